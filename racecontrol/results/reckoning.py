"""Dead reckoning: where a car whose stream died would be, at its last pace.

For the eye alone: its marks are carried on line by line, so that tower and gaps go on. Laps are
left as they are, so no classification ever holds any of it, and the next packet ends it.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.run import SECTOR_STRIDE, Run, progress_of
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.sessions import on_track

MOST_LAPS: Final = 3  # further on nobody knows


class Reckoning(Struct, frozen=True):
    """A session with the places of silent cars carried on, and which cars these are."""

    session: Session
    estimated: frozenset[int]


def reckoned(state: State, session: Session, now_ns: int) -> Reckoning:
    """The session as it may stand at `now_ns` (event clock). Unchanged while all are heard."""
    if not session.running or session.red or not on_track(session):
        return Reckoning(session, frozenset())
    runs = {
        number: _carried_on(session, session.run(number), now_ns)
        for number in _silent_cars(state)
        if number in session.runs
    }
    moved = {number: run for number, run in runs.items() if run.marks != session.run(number).marks}
    return Reckoning(replace(session, runs=session.runs | moved), frozenset(moved))


def _silent_cars(state: State) -> Iterable[int]:
    entries = state.meeting.entries if state.meeting else ()
    return [entry.number for entry in entries if entry.rig in state.silent_rigs]


def _carried_on(session: Session, run: Run, now_ns: int) -> Run:
    """Each line once more, a lap's time after it was passed; never the end of the race."""
    paces = [lap.official_ms for lap in run.laps if lap.live]
    if not paces or not run.marks:
        return run
    pace_ns = paces[-1] * GAME_NS_PER_MS
    end = progress_of(session.plan.laps or 10_000, 0)
    marks, last = dict(run.marks), run.progress
    furthest = last + MOST_LAPS * SECTOR_STRIDE
    while True:
        nearest = min((p for p in marks if p > last - SECTOR_STRIDE), default=last)
        following = nearest + SECTOR_STRIDE
        at_ns = max(marks[nearest] + pace_ns, marks[last])
        if following <= last or following >= min(end, furthest) or at_ns > now_ns:
            return replace(run, marks=marks)
        marks[following] = at_ns
        last = following
