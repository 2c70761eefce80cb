"""The classification of a session by one lap of each car: what the formats by time share."""

from collections.abc import Callable

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    Classification,
    counted_laps,
    disqualified,
    started,
    starters,
)
from racecontrol.results.timed import Timed, classified_by_time, status_without_track

Pick = Callable[[State, Session, int], Lap | None]  # the lap of an entry that counts


def time_over(session: Session, now_ns: int) -> int | None:
    """When the duration of the session ended; None while it has not, or where it has none."""
    due_ns = session.due_ns
    return due_ns if due_ns is not None and now_ns >= due_ns else None


def classify_by_lap(state: State, session: Session, pick: Pick) -> Classification:
    """Best lap first, as `pick` chooses it."""
    assert state.meeting is not None
    cars = [
        _timed(state, session, number, slot, pick)
        for slot, number in enumerate(starters(state, session))
    ]
    return classified_by_time(cars, state.meeting.points(session.plan.key))


def _timed(state: State, session: Session, number: int, slot: int, pick: Pick) -> Timed:
    lap = pick(state, session, number)
    status = status_without_track(
        disqualified=disqualified(state, session, number),
        has_time=lap is not None,
        running=session.open,
        started=started(session, number),
    )
    laps = len(counted_laps(session, number))
    if lap is None:
        return Timed(number, status, laps, None, slot=slot)
    return Timed(number, status, laps, lap.official_ms, lap.at_ns, lap.lap, slot)
