"""One-lap attack: the first flying lap counts, whatever comes after it; a deleted one is lost."""

from typing import Final

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.by_time import Mark, by_time
from racecontrol.results.classification import (
    Classification,
    counted_laps,
    deleted_laps,
    starters,
)

ON_TRACK: Final = False


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """When every car has had its lap, or the time is over."""
    due_ns = session.due_ns
    cars = [n for n in starters(state, session) if n not in session.flow.absent]
    attacks = [attack(session, number) for number in cars]
    if attacks and all(attacks):
        return max(lap.at_ns for lap in attacks if lap)
    return due_ns if due_ns is not None and now_ns >= due_ns else None


def attack(session: Session, number: int) -> Lap | None:
    """The lap that counts: the first one that began at a crossing of the line."""
    return next((lap for lap in counted_laps(session, number) if lap.flying), None)


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By the lap; without one, as on the list."""
    return tuple(row.entry for row in classify(state, session))


def classify(state: State, session: Session) -> Classification:
    """The shortest lap first; a car whose lap was deleted has no time."""
    marks = {}
    for number in starters(state, session):
        lap = attack(session, number)
        if lap and lap.lap not in deleted_laps(state, session, number):
            marks[number] = Mark(lap.official_ms, lap.at_ns, lap.lap)
    return by_time(state, session, marks)
