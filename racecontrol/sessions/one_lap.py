"""One-lap attack: each car has a single attempt, its first flying lap. Deleted, it has no time."""

from typing import Final

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.best_laps import classify_by_lap, time_over
from racecontrol.results.classification import (
    Classification,
    counted_laps,
    deleted_laps,
    laps_under_red,
    starters,
)

ON_TRACK: Final = False


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """When every car has had its attempt, or the time is over."""
    cars = [n for n in starters(state, session) if n not in session.flow.absent]
    attempts = [attempt(session, number) for number in cars]
    if attempts and all(attempts):
        return max(lap.at_ns for lap in attempts if lap)
    return time_over(session, now_ns)


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By the attempt; without one, as on the grid."""
    return tuple(row.entry for row in classify(state, session))


def classify(state: State, session: Session) -> Classification:
    """Best attempt first; of two equal ones the one that was set first."""
    return classify_by_lap(state, session, _standing_attempt)


def attempt(session: Session, entry: int) -> Lap | None:
    """The first flying lap that counts: later ones are none. One that red spoilt is none either."""
    spoilt = laps_under_red(session, entry)
    laps = (lap for lap in counted_laps(session, entry) if lap.lap not in spoilt)
    return next((lap for lap in laps if lap.flying), None)


def _standing_attempt(state: State, session: Session, entry: int) -> Lap | None:
    lap = attempt(session, entry)
    return lap if lap and lap.lap not in deleted_laps(state, session, entry) else None
