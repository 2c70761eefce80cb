"""A running event with a lighting desk and a button: real sockets, journal and control."""

from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace
from pythonosc.osc_message_builder import OscMessageBuilder

from drivers.cues.limits import Buckets
from racecontrol.control import Accepted, Control, open_meeting
from racecontrol.frontdoor.stage_cues import open_cues
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import AnyAct, FormGrid
from racecontrol.meeting.flow_acts import ArmStart, StartLights
from racecontrol.meeting.model import CueTarget, Meeting, Role
from racecontrol.meeting.procedures import StartRules
from racecontrol.meeting.remote import Button, ButtonAct, Remote
from racecontrol.meeting.state import Session
from racecontrol.timing.telemetry import LapStep
from racecontrol.tracks.library import load
from tests.cues.ear import Ear, free_port, is_at
from tests.story import DIRECTOR, meeting

SPEED = 20.0  # of the event clock: five lights in a quarter of a second
TOKEN = "foot-of-the-director"
GAME_S = 1_001_000_000


def held(event: Meeting, hold_ms: int) -> Meeting:
    """With so long a hold of the start lights."""
    start = StartRules(hold_least_ms=hold_ms, hold_most_ms=hold_ms)
    rulebook = event.rulebook
    procedures = replace(rulebook.procedures, start=start)
    return replace(event, rulebook=replace(rulebook, procedures=procedures))


class Hall:
    """A running event with its cues, and an ear as the lighting desk."""

    def __init__(
        self,
        path: Path,
        desk: Ear,
        stack: ExitStack,
        others: tuple[CueTarget, ...] = (),
        port: int = 0,
        generous: bool = False,
        hold_ms: int = 500,
    ) -> None:
        """`generous`: the button may do everything, and as often as it likes."""
        self.desk = desk
        self.journal = SqliteJournal(path, "test")
        stack.callback(self.journal.close)
        event = held(meeting(7, 12, laps=2), hold_ms)
        circuits = {"saltmere": load("saltmere")}
        clock = open_meeting(self.journal, event, SPEED)
        self.control = Control(self.journal, clock, circuits)
        acts = tuple(ButtonAct) if generous else (ButtonAct.EVERYDAY, ButtonAct.RED)
        button = Button(TOKEN, "M. Footswitch", Role.DIRECTOR, acts)
        self.remote = Remote(port or free_port(), "127.0.0.1", ("127.0.0.0/8",), (button,))
        event = replace(event, cues=(*others, desk.noun()))
        self.stage, self.order = open_cues(stack, event, self.remote, self.control, circuits)
        if generous:
            assert self.stage._listener is not None
            self.stage._listener._from_one = Buckets(10**6, 10**6)
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
