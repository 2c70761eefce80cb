"""Between the control thread and the screens: facts come as queued signals, acts go as futures.

`Update`, `Answer` and `JournalHealth` are those of `racecontrol.control`, `RigHealth` is that of
`racecontrol.timing.health`.
"""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar, cast

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from racecontrol.control import Answer, JournalHealth, Update
from racecontrol.cues.health import CuesHealth
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.decide import Refused
from racecontrol.meeting.model import Doubt, Person
from racecontrol.meeting.state import State
from racecontrol.proving import Trial
from racecontrol.results.live.curve import Curve
from racecontrol.results.live.rows import NOTHING, LiveView
from racecontrol.rigs.box import BoxState, LineHealth
from racecontrol.rigs.desk import Wheelbases
from racecontrol.rigs.health import ConsoleHealth
from racecontrol.stewarding.detectors.blue import Blue
from racecontrol.stewarding.evidence import Recall
from racecontrol.timing.health import Records, RigHealth
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.recognition import Match
from ui.tr import later, tr, worded
from ui.widgets.pace import Turns

T = TypeVar("T")
HEALTH_NS: Final = 300_000_000  # consoles ask one beat after the other


class Clock(Protocol):
    """The event clock."""

    @property
    def speed(self) -> float: ...
    def now(self) -> int: ...


class Control(Protocol):
    """What the screens need of `racecontrol.control`."""

    @property
    def state(self) -> State: ...
    @property
    def clock(self) -> Clock: ...
    def submit(self, act: AnyAct, who: Person) -> Future[Answer]: ...
    def subscribe(self, subscriber: Callable[[Update], None], /) -> Callable[[], None]: ...
    def journal_health(self) -> JournalHealth: ...


class Live(Protocol):
    """What the screens need of `racecontrol.results.live`."""

    def look(self, state: State, /, *, samples: bool = True) -> LiveView:
        """The live figures now, or but for what samples tell; only ever from the GUI thread."""

    def pace(self, entry: int, /) -> Curve | None:
        """A car's quickest lap of the session as time by distance; from the GUI thread."""

    def delta_ms(self, entry: int, other: int, lap: int) -> int | None:
        """A car's running lap against any lap of any car, where it is now; None: not known."""


class NoLive:
    """For a desk without live timing: towers and maps from the facts alone."""

    def look(self, state: State, /, *, samples: bool = True) -> LiveView:
        del state, samples
        return NOTHING

    def pace(self, entry: int) -> None:
        del entry

    def delta_ms(self, entry: int, other: int, lap: int) -> int | None:
        del entry, other, lap
        return None


class Telemetry(Protocol):
    """What the screens need of the timing: the latest sample and the last minutes of each rig."""

    def latest(self) -> Records:
        """Array of SAMPLE, one per rig in the order of the meeting's rigs."""

    def history(self, rig: int, seconds: float) -> Records:
        """Array of SAMPLE of one rig, oldest first."""

    def health(self) -> tuple[RigHealth, ...]:
        """One RigHealth per rig."""

    def unknown_sources(self) -> tuple[int, str | None]:
        """Datagrams from addresses that are no rig's: how many, and the last address."""


class Proving(Protocol):
    """What the screens need of `racecontrol.proving`."""

    @property
    def trials(self) -> Mapping[int, Trial]:
        """The guided tests that run, by rig."""

    def begin(self, rig: int, check: str, who: Person, /) -> None:
        """Run a guided test; one that runs at the same rig is given up."""

    def give_up(self, rig: int, /) -> None:
        """End the test of this rig without a verdict."""


class SharedTelemetry:
    """Telemetry for several consoles in one process: the health of a moment is worked out once.

    Rates and losses are of seconds; an age is at most HEALTH_NS older than it looks.
    """

    def __init__(self, telemetry: Telemetry) -> None:
        self.latest = telemetry.latest
        self.history = telemetry.history
        self.unknown_sources = telemetry.unknown_sources
        self._telemetry = telemetry
        self._health: tuple[RigHealth, ...] = ()
        self._asked_ns = 0  # monotonic

    def health(self) -> tuple[RigHealth, ...]:
        """One RigHealth per rig, not older than HEALTH_NS."""
        now_ns = time.monotonic_ns()
        if not self._health or now_ns - self._asked_ns > HEALTH_NS:
            self._health, self._asked_ns = self._telemetry.health(), now_ns
        return self._health


class RecorderHealth(Struct, frozen=True):
    """Whether the raw capture is written: a few words, and whether that is as it should be."""

    words: str
    normal: bool = True


def no_recorder() -> RecorderHealth:
    """For a desk that records nothing, such as one that plays a recording."""
    return RecorderHealth("off", normal=False)


@dataclass(frozen=True)
class Desk:
    """All that a console is given: where facts come from, where acts go, who sits there."""

    control: Control
    telemetry: Telemetry
    circuits: Mapping[str, Circuit]  # by the key of the session's track
    people: Mapping[str, Person]  # by console: director, steward, technician
    recorder: Callable[[], RecorderHealth] = no_recorder
    doubts: Callable[[], tuple[Doubt | None, ...]] = tuple  # of the impostor guard, by rig
    live: Live = field(default_factory=NoLive)
    places: Callable[[], tuple[tuple[Match, ...], ...]] = tuple  # tracks each rig may be on
    track_remark: Callable[[], str] = str  # why a moved line is only in the journal; or empty
    cues: Callable[[], CuesHealth] = CuesHealth
    blues: Callable[[], tuple[Blue, ...]] = tuple  # cars about to be lapped, newest first
    advance_refused: Callable[[], str] = str  # why the last automatic step was not taken; or empty
    consoles: Callable[[], tuple[ConsoleHealth, ...]] = tuple  # of the watch, by rig; or none
    proving: Proving | None = None  # None: no guided tests
    wheelbases: Wheelbases | None = None  # None: this machine reads none
    boxes: Callable[[], Mapping[int, BoxState]] = dict  # the last reading of each, by rig
    lines: Callable[[], tuple[LineHealth, ...]] = tuple  # the buses of the boxes
    season_page: tuple[str, ...] = ()  # the command that opens it; (): the event names no season
    recall: Recall | None = None  # None: nothing is recorded

    def circuit(self, track: str) -> Circuit | None:
        """The circuit of a track, None when there is no track file."""
        return self.circuits.get(track)


class Bridge(QObject):
    """Brings the control thread's news into the GUI thread, in order; never waits for it."""

    updated = Signal(object)  # Update
    _answered = Signal(object, object)  # on_answer, Accepted | Refused

    def __init__(self, control: Control, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.turns = Turns()
        self._kept: dict[Callable[..., object], tuple[int, State, object]] = {}
        self._answered.connect(self._hand_over)
        self._unsubscribe = control.subscribe(self._on_update)

    @property
    def state(self) -> State:
        """The latest state."""
        return self._control.state

    def now_ns(self) -> int:
        """The event clock."""
        return self._control.clock.now()

    def once(self, compute: Callable[[Desk, State], T], desk: Desk) -> T:
        """What all consoles show alike is worked out once; of this state, not over HEALTH_NS old.

        `desk` is that of any console, as they differ in nothing.
        """
        state, now_ns = self.state, time.monotonic_ns()
        at_ns, of, known = self._kept.get(compute, (0, None, None))
        if of is state and now_ns - at_ns < HEALTH_NS:
            return cast(T, known)
        found = compute(desk, state)
        self._kept[compute] = (now_ns, state, found)
        return found

    def submit(self, act: AnyAct, who: Person, on_answer: Callable[[Answer], None]) -> None:
        """Ask for an act. `on_answer` gets `Accepted` or `Refused` in the GUI thread, later."""
        try:
            future = self._control.submit(act, who)
        except RuntimeError:
            self._answered.emit(on_answer, Refused(worded(STOPPED)))
            return
        future.add_done_callback(lambda done: self._answered.emit(on_answer, _answer_of(done)))

    def close(self) -> None:
        """Hear no more."""
        self._unsubscribe()

    def _on_update(self, update: Update) -> None:
        """On the control thread: the signal is queued, since this object lives in the GUI's."""
        self.updated.emit(update)

    @Slot(object, object)
    def _hand_over(self, on_answer: Callable[[Answer], None], answer: Answer) -> None:
        on_answer(answer)


STOPPED = later("The control has stopped. The act was not taken. Start the program again.")


def _answer_of(done: Future[Answer]) -> Answer:
    """A future that failed is a refusal in words: the screen goes on."""
    if done.cancelled():
        return Refused(worded(STOPPED))
    failure = done.exception()
    if failure is not None:
        return Refused(tr("The act was not taken: {failure}", failure=failure))
    return done.result()
