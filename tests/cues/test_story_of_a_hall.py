"""An event with a lighting desk and a footswitch: real sockets, journal and control."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from msgspec.structs import replace
from pythonosc.osc_message_builder import OscMessageBuilder

from racecontrol.control import Accepted, Control, open_meeting
from racecontrol.frontdoor.stage_cues import open_cues
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import AnyAct, FormGrid, ShowFlag, StartSession
from racecontrol.meeting.flow_acts import AbortStart, ArmStart, Neutralise, StartLights, TakeOrder
from racecontrol.meeting.model import Flag, Role
from racecontrol.meeting.procedures import Neutral
from racecontrol.meeting.remote import Button, ButtonAct, Remote
from racecontrol.meeting.state import Session
from racecontrol.timing.telemetry import LapStep
from racecontrol.tracks.library import load
from tests.cues.ear import Ear, free_port, is_at
from tests.story import DIRECTOR, meeting

SPEED = 20.0  # of the event clock: five lights in a quarter of a second
TOKEN = "foot-of-the-director"
GAME_S = 1_001_000_000


class Hall:
    """A running event with its cues, and an ear as the lighting desk."""

    def __init__(self, path: Path, desk: Ear, stack: ExitStack) -> None:
        self.desk = desk
        self.journal = SqliteJournal(path, "test")
        stack.callback(self.journal.close)
        event = meeting(7, 12, laps=2)
        circuits = {"saltmere": load("saltmere")}
        clock = open_meeting(self.journal, event, SPEED)
        self.control = Control(self.journal, clock, circuits)
        button = Button(TOKEN, "M. Footswitch", Role.DIRECTOR, (ButtonAct.EVERYDAY, ButtonAct.RED))
        self.remote = Remote(free_port(), "127.0.0.1", ("127.0.0.0/8",), (button,))
        event = replace(event, cues=(desk.noun(),))
        self.stage, self.order = open_cues(stack, event, self.remote, self.control, circuits)
        self.control.start()
        stack.callback(self.control.stop)

    def act(self, act: AnyAct) -> None:
        answer = self.control.submit(act, DIRECTOR).result(timeout=10)
        assert isinstance(answer, Accepted), answer

    def start(self) -> None:
        self.act(FormGrid("race-1", (7, 12)))
        self.act(ArmStart("race-1", anyway=True))
        self.act(StartLights("race-1"))

    def lap(self, rig: int, lap: int, end_s: float, ms: int) -> None:
        at_ns = self.session.started_ns + round(end_s * GAME_S)
        self.control.observe(
            LapStep(rig, lap, 2, ms, ms + 0.2, at_ns, 900, None, True, lap > 1, 0, 0, 3000, 9)
        )

    @property
    def session(self) -> Session:
        return self.control.state.sessions["race-1"]

    def hears(self, path: str, *arguments: object) -> None:
        self.desk.until(is_at(f"/race/test/{path}", *arguments))

    def press(self, foot: Ear, act: str, *arguments: object) -> list[object]:
        """A message from a button; the acknowledgement."""
        self.send(foot, f"/racecontrol/act/{act}", TOKEN, *arguments)
        heard = foot.until(is_at("/racecontrol/ack"))[-1][1]
        foot.heard.clear()
        return heard

    def send(self, foot: Ear, address: str, *arguments: object) -> None:
        builder = OscMessageBuilder(address)
        for value in arguments:
            builder.add_arg(value)
        foot.socket.sendto(builder.build().dgram, ("127.0.0.1", self.remote.port))


@pytest.fixture
def ear() -> Iterator[Callable[[], Ear]]:
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Ear())


@pytest.fixture
def hall(tmp_path: Path, ear: Callable[[], Ear]) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield Hall(tmp_path / "event.journal", ear(), stack)


def test_the_desk_sees_the_lights_in_order_then_go_a_flag_and_the_chequered_flag(hall: Hall):
    hall.start()
    hall.hears("start/go", "race-1")
    lights = [
        (address.removeprefix("/race/test/start/"), values)
        for address, values in hall.desk.of("/race/test/start/")
    ]
    assert lights == [
        ("armed", ["race-1"]),
        *(("light", [nth, 5]) for nth in (1, 2, 3, 4, 5)),
        ("hold", [5]),
        ("go", ["race-1"]),
    ]
    hall.hears("flag/track", "green")
    hall.act(ShowFlag("race-1", Flag.YELLOW, sector=2))
    hall.hears("flag/sector/2", "yellow")
    for lap, (first, second) in enumerate([(60.0, 61.0), (120.0, 121.5)], 1):
        hall.lap(0, lap, first, 60_000)
        hall.lap(1, lap, second, 60_500)
    hall.hears("chequered", "race-1", 7)
    hall.hears("finish", 7, 1, 2)
    hall.hears("flag/track", "chequered")
    assert hall.desk.of("/race/test/lap/completed")[0][1] == [7, 1, 60_000]
    assert hall.desk.of("/race/test/leader")[-1][1] == [7, "D07", "Driver 7"]


def test_lights_that_were_to_come_are_withdrawn_when_the_start_is_aborted(hall: Hall):
    hall.start()
    hall.hears("start/light", 2)
    hall.act(AbortStart("race-1", "car 12 stalled"))
    hall.hears("start/aborted", "race-1", 1, "car 12 stalled")
    hall.start()
    hall.hears("start/go")
    after = [values[0] for address, values in hall.desk.of("/race/test/start/light")]
    assert after[-5:] == [1, 2, 3, 4, 5]
    assert after.count(5) == 1
    assert len(hall.desk.of("/race/test/start/go")) == 1


def test_a_red_flag_and_the_restart_are_told_with_the_neutralisation_before(hall: Hall):
    hall.start()
    hall.hears("start/go")
    hall.act(Neutralise("race-1", Neutral.SAFETY_CAR))
    hall.hears("neutral/sc", "deployed")
    hall.act(ShowFlag("race-1", Flag.RED))
    hall.hears("flag/red", 1)
    hall.hears("neutral/sc", "over")
    hall.hears("session/suspended", "race-1")
    hall.hears("now/flag", "red")
    hall.act(TakeOrder("race-1"))
    hall.act(StartSession("race-1"))
    hall.hears("flag/red", 0)
    hall.hears("session/resumed", "race-1")


def test_a_footswitch_shows_red_in_the_name_of_its_person(hall: Hall, ear: Callable[[], Ear]):
    hall.start()
    hall.hears("start/go")
    foot = ear()
    number, act, outcome, said, seq, request = hall.press(foot, "red", "#1")
    assert (number, act, outcome, said, request) == (1, "red", "accepted", "", "#1")
    hall.hears("flag/red", 1)
    recorded = next(r for r in hall.journal.read() if r.seq == seq)
    assert recorded.fact.flag is Flag.RED
    assert (recorded.who.name, recorded.who.role) == ("M. Footswitch", Role.DIRECTOR)


def test_a_request_sent_again_is_done_once_and_answered_again(hall: Hall, ear: Callable[[], Ear]):
    hall.start()
    hall.hears("start/go")
    foot = ear()
    first = hall.press(foot, "yellow", 1, "#44")
    head = hall.journal.head
    assert hall.press(foot, "yellow", 1, "#44") == first
    assert hall.journal.head == head
    assert hall.stage.health().ignored == {"sent again": 1}
    assert hall.press(foot, "yellow", 2, "#45")[0] == 2


@pytest.mark.parametrize(
    ("act", "arguments", "said"),
    [
        ("yellow", (), "Race 1 is not running: no flag can be shown."),
        ("chequered", (), "This button may not do 'chequered'. Name it in the event file."),
        ("yelow", (), "There is no act 'yelow'. Did you mean 'yellow'?"),
        ("yellow", ("two",), "The arguments of yellow are: sector: sector (0: the whole track),"),
        ("blue", (), "The arguments of blue are: car: car number."),
        ("note", (7, "x" * 300), "The arguments of note are: car: car number; reason: text"),
        ("yellow", (1, "race-9"), "There is no session 'race-9'."),
    ],
)
def test_a_refusal_is_answered_with_its_sentence(
    hall: Hall, ear: Callable[[], Ear], act: str, arguments: tuple[object, ...], said: str
):
    hall.act(FormGrid("race-1", (7, 12)))
    head = hall.journal.head
    _, _, outcome, sentence, seq, _ = hall.press(ear(), act, *arguments)
    assert (outcome, seq) == ("refused", 0)
    assert str(sentence).startswith(said)
    assert hall.journal.head == head


def test_nobody_without_the_token_is_answered(hall: Hall, ear: Callable[[], Ear]):
    foot = ear()
    hall.send(foot, "/racecontrol/act/red", "not-the-token")
    hall.send(foot, "/racecontrol/act/red")
    hall.send(foot, "/elsewhere", TOKEN)
    hall.send(foot, "/racecontrol/state", TOKEN, "phase")
    assert foot.take() == [("/racecontrol/state/phase", ["scheduled"])]
    assert hall.stage.health().ignored == {"wrong token": 2, "unknown address": 1}


def test_a_button_is_shown_what_it_can_do_and_why_not(hall: Hall, ear: Callable[[], Ear]):
    foot = ear()
    hall.send(foot, "/racecontrol/state", TOKEN)
    foot.until(is_at("/racecontrol/state/can/pause"))
    shown = dict(foot.heard)
    assert shown["/racecontrol/state/session"] == ["qualifying"]
    assert shown["/racecontrol/state/can/form-grid"] == [1, ""]
    assert shown["/racecontrol/state/can/red"] == [
        0,
        "Qualifying is not running: no flag can be shown.",
    ]
    assert "/racecontrol/state/can/chequered" not in shown


def test_a_monitor_with_a_token_gets_a_copy_of_all_cues_and_of_what_is_asked(
    hall: Hall, ear: Callable[[], Ear]
):
    monitor = ear()
    hall.send(monitor, "/racecontrol/monitor", TOKEN)
    monitor.until(is_at("/racecontrol/target"))
    hall.act(FormGrid("race-1", (7, 12)))
    monitor.until(is_at("/race/test/session/phase", "race-1", "Race 1", "grid"))
    hall.press(ear(), "pit-exit", 0)
    monitor.until(is_at("/race/test/pit/exit", 0))
    asked = monitor.until(lambda one: one[0] == "/racecontrol/asked")[-1][1]
    assert asked[1:] == ["M. Footswitch", "pit-exit", "0", "accepted", ""]
