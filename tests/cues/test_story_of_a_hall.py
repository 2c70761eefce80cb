"""What a hall sees and does in an event, told as it happens."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.cues.cue import Cue
from racecontrol.cues.desk import CueDesk
from racecontrol.meeting.acts import FormGrid, ShowFlag, StartSession
from racecontrol.meeting.flow_acts import AbortStart, Neutralise, TakeOrder
from racecontrol.meeting.model import CueTarget, Flag, Role
from racecontrol.meeting.procedures import Neutral
from racecontrol.meeting.remote import ButtonAct
from racecontrol.results.live.order import LiveOrder
from tests.cues.ear import Ear, is_at
from tests.cues.hall import TOKEN, Hall


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


def test_lights_that_were_to_come_are_withdrawn_when_the_start_is_aborted(
    tmp_path: Path, ear: Callable[[], Ear]
):
    with ExitStack() as stack:
        hall = Hall(tmp_path / "event.journal", ear(), stack, hold_ms=30_000)
        hall.start()
        hall.hears("start/light", 2)
        hall.act(AbortStart("race-1", "car 12 stalled"))
        hall.hears("start/aborted", "race-1", 1, "car 12 stalled")
        aborted = len(hall.desk.heard)
        hall.start()
        hall.hears("start/go")
        assert [one for one in hall.desk.heard[:aborted] if one[0].endswith("/go")] == []
        again = [one[1][0] for one in hall.desk.heard[aborted:] if one[0].endswith("/light")]
        assert again == [1, 2, 3, 4, 5]


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
        (
            "yellow",
            (1, "race-1", 7),
            "3 arguments came for yellow, it takes at most 2: sector: sector (0: the whole track), "
            "may be left out; session: its key, may be left out.",
        ),
        ("pause", (1, "race-1"), "2 arguments came for pause, it takes at most 1: on: 1 or 0,"),
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


def test_targets_that_are_dead_or_have_no_such_name_stop_nobody(
    tmp_path: Path, ear: Callable[[], Ear]
):
    with ExitStack() as stack:
        dead = (
            CueTarget("nowhere.invalid", 9, "lost"),
            CueTarget("127.0.0.1", 9, "refused", delay_ms=1),
        )
        hall = Hall(tmp_path / "event.journal", ear(), stack, dead)
        hall.start()
        hall.hears("start/go", "race-1")
        hall.hears("now/flag", "green")
        states = {target.title: target for target in hall.stage.health().targets}
        assert states["lost"].last_error == "no machine is called 'nowhere.invalid'"
        assert states["refused"].last_error == "Connection refused"
        assert not states[f"127.0.0.1:{hall.desk.port}"].failing
        assert not hall.stage.health().normal


def test_a_port_that_is_taken_is_said_and_the_event_runs(tmp_path: Path, ear: Callable[[], Ear]):
    with ExitStack() as stack:
        taken = ear()
        hall = Hall(tmp_path / "event.journal", ear(), stack, port=taken.port)
        assert "another program listens there" in hall.stage.health().not_listening
        hall.act(FormGrid("race-1", (7, 12)))
        hall.hears("session/phase", "race-1", "Race 1", "grid")


def test_a_round_of_the_desk_that_fails_is_counted_and_the_next_one_tells(
    hall: Hall, caplog: pytest.LogCaptureFixture
):
    told: list[str] = []

    def send(cues: Sequence[Cue], at_ns: int) -> None:
        assert at_ns > 0
        told.extend(cue.path for cue in cues)
        if len(told) == len(cues):
            raise RuntimeError("a mistake")

    desk = CueDesk(hall.control.state, hall.control.clock, LiveOrder({}), send)
    desk.start()
    hall.control.subscribe(desk.take)
    hall.act(FormGrid("race-1", (7, 12)))
    hall.hears("session/phase", "race-1", "Race 1", "grid")
    desk.stop()
    assert desk.failures == 1
    assert told[-1:] != []
    assert "session/phase" in told
    caplog.clear()


def test_the_token_is_nowhere_in_the_journal(hall: Hall, ear: Callable[[], Ear]):
    hall.start()
    hall.hears("start/go")
    hall.press(ear(), "yellow", 1)
    assert TOKEN.encode() not in hall.journal.path.read_bytes()


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Hall, Ear]]:
    """One event that all the presses of the next test go to."""
    with ExitStack() as stack:
        desk, foot = stack.enter_context(Ear()), stack.enter_context(Ear())
        hall = Hall(tmp_path_factory.mktemp("busy") / "event.journal", desk, stack, generous=True)
        yield hall, foot


ARGUMENTS = st.lists(
    st.one_of(
        st.integers(1 - 2**31, 2**31 - 1),  # python-osc sends the one below as 64 bits
        st.floats(width=32),
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40),
        st.sampled_from([7, 12, 1, 0, "race-1", "contact", "time-5", "#1"]),
    ),
    max_size=5,
)


@settings(max_examples=80)
@given(st.sampled_from([act.value for act in ButtonAct]), ARGUMENTS)
def test_whatever_a_button_sends_it_gets_one_answer_and_the_event_goes_on(
    busy: tuple[Hall, Ear], act: str, arguments: list[object]
):
    hall, foot = busy
    answer = hall.press(foot, act, *arguments)
    assert answer[1] == act or str(answer[5]).startswith("#")
    assert answer[2] in ("accepted", "refused")
    assert bool(answer[3]) == (answer[2] == "refused")
    assert "a fault of this program" not in hall.stage.health().ignored
