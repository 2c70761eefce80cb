"""Sum of tests: the best laps of several sessions, added; least first.

As the qualifying of the World Finals of 2024: five licence tests (gran-turismo.com, race report
00_5403313). The plan names the sessions in `sum_of`; who has no time in one of them has none. The
session itself has no cars on the track: it is started and ended when the tests are over.
"""

from typing import Final

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    Classification,
    best_lap,
    disqualified,
    started,
    starters,
)
from racecontrol.results.timed import Timed, classified_by_time, status_without_track

ON_TRACK: Final = False


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """Never by itself."""
    del state, session, now_ns
    return None


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By the sum so far as it stands."""
    return tuple(row.entry for row in classify(state, session))


def classify(state: State, session: Session) -> Classification:
    """Least sum first; of two equal ones the one that was complete first."""
    assert state.meeting is not None
    cars = [
        _timed(state, session, number, slot) for slot, number in enumerate(starters(state, session))
    ]
    return classified_by_time(cars, state.meeting.points(session.plan.key))


def _timed(state: State, session: Session, number: int, slot: int) -> Timed:
    tests = [state.sessions[key] for key in session.plan.sum_of if key in state.sessions]
    bests = [best_lap(state, test, number) for test in tests]
    laps = [lap for lap in bests if lap]
    complete = bool(bests) and len(laps) == len(session.plan.sum_of)
    held = (session, *tests)
    status = status_without_track(
        disqualified=any(disqualified(state, one, number) for one in held),
        has_time=complete,
        running=session.open,
        started=any(started(one, number) for one in tests),
    )
    if not complete:
        return Timed(number, status, len(laps), None, slot=slot)
    return Timed(number, status, len(laps), _sum_ms(laps), laps[-1].at_ns, slot=slot)


def _sum_ms(laps: list[Lap]) -> int:
    return sum(lap.official_ms for lap in laps)
