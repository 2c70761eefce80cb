"""The cars of a rehearsal: onto the grid, off it, slow where the track is neutralised."""

import time
from collections.abc import Callable, Collection, Mapping
from typing import Final, Protocol

import msgspec

from racecontrol.control import Control
from racecontrol.meeting.model import SessionPlan
from racecontrol.meeting.procedures import Neutral
from racecontrol.meeting.state import Session
from racecontrol.meeting.units import NS_PER_S
from racecontrol.neutral_pace import pace_under
from racecontrol.timing.events import WALL_SECONDS_PER_TICK

HEARD_S: Final = 15.0  # how long the consoles may take to be heard


class RehearsalError(Exception):
    """The rehearsal cannot go on; one sentence."""


class Stage(Protocol):
    """The cars of a rehearsal. `drivers.simulation.stage` has the simulated ones."""

    def prepare(self, plan: SessionPlan, grid: tuple[int, ...], elapsed_ticks: int) -> None: ...
    def go(self, at_monotonic_ns: int, elapsed_ticks: int) -> None: ...
    def chequered(self) -> None: ...
    def slow(self, kmh: float, share: float, bunched: bool) -> None: ...
    def free(self) -> None: ...
    def seat(self, rigs: Mapping[int, int]) -> None: ...  # entry -> rig
    def menu(self) -> None: ...


class Cars:
    """What a session asks of the cars, told to the stage. Raises RehearsalError."""

    def __init__(
        self,
        control: Control,
        stage: Stage,
        heard: Callable[[], Collection[int]],
        pause: Callable[[], None],
    ) -> None:
        """`heard`: numbers of the rigs that are; `pause` waits a moment, or raises to end."""
        self.stage = stage
        self._control, self._heard, self._pause = control, heard, pause
        self._slowed: Neutral | None = None  # what the cars were told to keep to

    def prepare(self, plan: SessionPlan, grid: tuple[int, ...], elapsed_ticks: int) -> None:
        """The cars onto the grid, each for the console at which its driver sits."""
        self._slowed = None
        self.seat()
        self.stage.prepare(plan, grid, elapsed_ticks)
        deadline = time.monotonic() + HEARD_S
        sat = set(self.seat().values())
        while not sat <= set(self._heard()):
            if time.monotonic() > deadline:
                count = len(sat & set(self._heard()))
                raise RehearsalError(f"Only {count} of {len(sat)} rigs are heard.")
            self._pause()

    def take_up(self, session: Session) -> None:
        """The program was killed in the middle: the cars drove on meanwhile."""
        self.prepare(*rest_of(session), self._ticks_at(session, time.monotonic_ns()))
        at_monotonic_ns = time.monotonic_ns() + NS_PER_S // 2
        self.stage.go(at_monotonic_ns, self._ticks_at(session, at_monotonic_ns))

    def seat(self) -> dict[int, int]:
        """Who sits where, by whatever act: entry -> rig."""
        meeting = self._control.state.meeting
        assert meeting is not None
        rigs = {entry.number: entry.rig for entry in meeting.entries}
        self.stage.seat(rigs)
        return rigs

    def keep_pace(self, session: Session) -> None:
        """The cars slow down under what is in force, whoever ordered it, and go on after it."""
        kind = session.flow.neutral.kind if session.flow.neutral else None
        if kind is self._slowed:
            return
        self._slowed = kind
        meeting = self._control.state.meeting
        if kind is None or meeting is None:
            self.stage.free()
        else:
            self.stage.slow(*pace_under(kind, meeting.rulebook.procedures.neutral))

    def _ticks_at(self, session: Session, monotonic_ns: int) -> int:
        """Ticks of the consoles since the session began."""
        began_ns = max(session.started_ns, session.flow.leg_ns)
        elapsed_ns = self._control.clock.from_monotonic(monotonic_ns) - began_ns
        return max(0, round(elapsed_ns / NS_PER_S / WALL_SECONDS_PER_TICK))


def rest_of(session: Session) -> tuple[SessionPlan, tuple[int, ...]]:
    """What the consoles drive after a restart: the laps that are left, in the order taken."""
    taken = [s.taken for s in session.flow.suspensions if s.taken]
    if not taken:
        return session.plan, session.grid
    left = max(taken[-1].distance - max(taken[-1].laps.values()), 0)
    others = tuple(number for number in session.grid if number not in taken[-1].slots)
    key = f"{session.plan.key}-{len(taken)}"
    rest = msgspec.structs.replace(session.plan, key=key, laps=left)
    return rest, (*taken[-1].slots, *others)
