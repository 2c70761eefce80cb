"""Sum of several tests: the best times of other sessions, added; each of them is needed.

So was the qualifying of the World Finals of 2024: five tests of the driving licence, added. The
tests are sessions of their own, named in `sum_of`; this one is only counted, not driven.
"""

from typing import Final

from racecontrol import sessions
from racecontrol.meeting.state import Session, State
from racecontrol.results.by_time import Mark, by_time
from racecontrol.results.classification import Classification, starters

ON_TRACK: Final = False


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """Never by itself: there is nothing to drive."""
    del state, session, now_ns
    return None


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By the sum so far of those who have all times, then as on the list."""
    return tuple(row.entry for row in classify(state, session))


def classify(state: State, session: Session) -> Classification:
    """The least sum first; a car without a time in one of the tests has no place."""
    times: dict[int, list[int]] = {number: [] for number in starters(state, session)}
    for key in session.plan.sum_of:
        for row in sessions.classify(state, state.sessions[key]):
            if row.place and row.best_ms is not None and row.entry in times:
                times[row.entry].append(row.best_ms)
    tests = len(session.plan.sum_of)
    marks = {n: Mark(sum(each), 0) for n, each in times.items() if tests and len(each) == tests}
    return by_time(state, session, marks)
