"""Cars that do what race control orders, and nobody else acts: officials conduct an event by hand.

Nothing is scripted but what happens to the cars. Every round looks at the state alone, so that it
does not matter who gave an order, or whether this program was started again in the middle.
"""

import threading
import time
from collections.abc import Callable, Collection
from typing import Final

from msgspec import Struct

from racecontrol.cars import Cars, RehearsalError, Stage, rest_of
from racecontrol.control import Control, Update
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.neutral_pace import SAFETY_CAR_KMH

STEP_S: Final = 0.05
BEFORE_GO_NS: Final = NS_PER_S // 4  # of the wall: an order to go reaches the cars so long before


class _Leg(Struct, frozen=True):
    """What the cars stand on the grid for: another attempt, or a restart, is another leg."""

    session: str
    attempts: int
    orders: int  # taken after red flags
    grid: tuple[int, ...]

    @classmethod
    def of(cls, session: Session) -> "_Leg":
        taken = [one.taken for one in session.flow.suspensions if one.taken]
        grid = taken[-1].slots if taken else session.grid
        return cls(session.plan.key, len(session.flow.attempts), len(taken), grid)


class Following:
    """Follows the current session until it is told to stop. Raises RehearsalError."""

    def __init__(
        self, control: Control, stage: Stage, *, heard: Callable[[], Collection[int]]
    ) -> None:
        """`heard`: numbers of the rigs that are."""
        self._control, self._stage = control, stage
        self._cars = Cars(control, stage, heard, self._pause)
        self._ending, self._woken = threading.Event(), threading.Event()
        self._leg: _Leg | None = None  # that the cars are prepared for
        self._gone_ns = 0  # when they were let go, event clock; 0: they stand
        self._waved = self._stopped = False
        self._first = True

    def stop(self) -> None:
        """End soon; `run` then raises RehearsalError."""
        self._ending.set()
        self._woken.set()

    def run(self) -> None:
        """Until it is told to stop. Raises RehearsalError."""
        unsubscribe = self._control.subscribe(self._wake)
        try:
            while True:
                self.look(self._control.state)
                self._pause()
        finally:
            unsubscribe()

    def look(self, state: State) -> None:
        """One round: what the cars have to be told by now."""
        session = state.current
        if session is None:
            return
        leg = _Leg.of(session)
        if self._first and session.running and not session.flow.suspension:
            self._take_up(session, leg)
        elif _on_grid(session):
            self._prepare(session, leg)
        elif session.running and not session.flow.suspension:
            self._let_go(session, leg)
        elif session.phase in (Phase.ENDED, Phase.CANCELLED):
            self._into_the_menu()
        self._first = False
        if self._gone_ns:
            self._keep(session)

    def _take_up(self, session: Session, leg: _Leg) -> None:
        """Where the lights are still on, the cars stand and wait for them to go out."""
        if _go_ns(session) > self._control.clock.now():
            self._prepare(session, leg)
            return
        self._leg, self._gone_ns = leg, _go_ns(session)
        self._cars.take_up(session)

    def _prepare(self, session: Session, leg: _Leg) -> None:
        """Once a leg; again where the lights were begun and the start aborted."""
        if leg == self._leg and not self._gone_ns:
            return
        if self._gone_ns:
            self._into_the_menu()
        self._leg, self._waved = leg, False
        self._cars.prepare(*rest_of(session), 0)

    def _let_go(self, session: Session, leg: _Leg) -> None:
        """The order may come long before: a start that is called off finds the cars standing."""
        go_ns = _go_ns(session)
        if self._gone_ns or leg != self._leg:
            return
        clock = self._control.clock
        wait_ns = round((go_ns - clock.now()) / clock.speed)
        if wait_ns <= BEFORE_GO_NS:
            self._gone_ns = go_ns
            self._stage.go(time.monotonic_ns() + wait_ns, 0)

    def _keep(self, session: Session) -> None:
        """Pace, seats and the flag of cars that drive."""
        self._cars.seat()
        if session.flow.suspension:
            if not self._stopped:
                self._stopped = True
                self._stage.slow(SAFETY_CAR_KMH, 1.0, False)
            return
        self._cars.keep_pace(session)
        if session.chequered_ns and not self._waved:
            self._waved = True
            self._stage.chequered()

    def _into_the_menu(self) -> None:
        if self._leg is not None:
            self._stage.menu()
        self._leg, self._gone_ns, self._stopped = None, 0, False

    def _pause(self) -> None:
        self._woken.wait(STEP_S)
        self._woken.clear()
        if self._ending.is_set():
            raise RehearsalError("The rehearsal was stopped.")

    def _wake(self, _update: Update) -> None:
        self._woken.set()


def _on_grid(session: Session) -> bool:
    """Formed and not yet started; or the order after a red flag is taken and the restart waits."""
    return session.phase is Phase.GRID or (session.running and session.flow.taken is not None)


def _go_ns(session: Session) -> int:
    """When the session was started, or started again."""
    return max(session.started_ns, session.flow.leg_ns)
