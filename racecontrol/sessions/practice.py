"""Practice: a duration; best laps are listed, and nothing hangs on them."""

from typing import Final

from racecontrol.meeting.state import Session, State
from racecontrol.results.by_time import Mark, by_time
from racecontrol.results.classification import Classification, best_lap, starters
from racecontrol.sessions import qualifying

ON_TRACK: Final = False


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """When the time is over."""
    return qualifying.chequered_at(state, session, now_ns)


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By best lap; without one, as on the list."""
    return tuple(row.entry for row in classify(state, session))


def classify(state: State, session: Session) -> Classification:
    """Best lap first."""
    bests = {number: best_lap(state, session, number) for number in starters(state, session)}
    marks = {n: Mark(lap.official_ms, lap.at_ns, lap.lap) for n, lap in bests.items() if lap}
    return by_time(state, session, marks)
