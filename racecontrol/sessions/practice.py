"""Practice: a duration; listed by best lap, as qualifying. Nothing depends on it."""

from typing import Final

from racecontrol.meeting.state import Session, State
from racecontrol.results.best_laps import classify_by_lap, time_over
from racecontrol.results.classification import Classification, best_lap

ON_TRACK: Final = False


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """When the time is over."""
    del state
    return time_over(session, now_ns)


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By best lap; without one, as on the grid."""
    return tuple(row.entry for row in classify(state, session))


def classify(state: State, session: Session) -> Classification:
    """Best lap first."""
    return classify_by_lap(state, session, best_lap)
