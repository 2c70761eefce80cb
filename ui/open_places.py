"""Places still open, for a screen: looked up again when a case changes, else once a second.

What a case can do is computed from whole scenes of the result; the places below it move with every
line that a car passes, and need not be newer than a person can read.
"""

import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from racecontrol.meeting.state import Session, State
from racecontrol.results.effect import open_spans as open_spans

EVERY_MS: Final = 1000
Rows = TypeVar("Rows")


class Kept(Generic[Rows]):
    """What was computed from a state, as long as it is good enough."""

    def __init__(
        self, compute: Callable[[State, Session], tuple[Rows, ...]], every_ms: int = EVERY_MS
    ) -> None:
        self._compute, self._every_ms = compute, every_ms
        self._of: tuple[object, ...] = ()
        self._state: State | None = None
        self._rows: tuple[Rows, ...] = ()
        self._at_ms = 0

    def of(self, state: State, session: Session) -> tuple[Rows, ...]:
        """The rows of this session: at once when a case, a decision or the session is another."""
        of = (session.plan.key, session.phase, *_judged(state))
        now_ms = time.monotonic_ns() // 1_000_000
        aged = state is not self._state and now_ms - self._at_ms >= self._every_ms
        if aged or not _same(of, self._of):
            self._of, self._state, self._at_ms = of, state, now_ms
            self._rows = self._compute(state, session)
        return self._rows


def _judged(state: State) -> tuple[object, ...]:
    return (state.incidents, state.decisions, state.rescinded, state.justice)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """By identity: a state that was not touched keeps its parts."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other, strict=True)
    )
