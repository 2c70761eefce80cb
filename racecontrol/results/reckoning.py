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
from racecontrol.tracks.circuit import Circuit, LineKind

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
    if not paces or not _heard_since(session.flow.leg_ns, run):
        return run
    pace_ns = paces[-1] * GAME_NS_PER_MS
    end = progress_of(session.plan.laps or 10_000, 0)
    marks, last = _of_this_leg(session.flow.leg_ns, run), run.progress
    furthest = last + MOST_LAPS * SECTOR_STRIDE
    while True:
        nearest = min((p for p in marks if p > last - SECTOR_STRIDE), default=last)
        following = nearest + SECTOR_STRIDE
        at_ns = max(marks[nearest] + pace_ns, marks[last])
        if following <= last or following >= min(end, furthest) or at_ns > now_ns:
            return replace(run, marks=marks | run.marks)
        marks[following] = at_ns
        last = following


def _heard_since(leg_ns: int, run: Run) -> bool:
    """Whether it passed a line since the last restart: else nobody knows that it drives at all."""
    return bool(run.marks) and run.marks[run.progress] >= leg_ns


def _of_this_leg(leg_ns: int, run: Run) -> dict[int, int]:
    """Its marks, those of before a restart as though the car had come to the line at that."""
    before_ns = max((ns for ns in run.marks.values() if ns < leg_ns), default=leg_ns)
    stood_ns = leg_ns - before_ns
    return {at: ns + stood_ns if ns < leg_ns else ns for at, ns in run.marks.items()}


def reckoned_m(state: State, session: Session, now_ns: int, circuit: Circuit) -> dict[int, float]:
    """Where the silent cars would be, metres from the line, for the map: by the last pace.

    Empty under red and before the first lap; a car stays where nobody knows how it went on.
    """
    if not session.running or session.red or not on_track(session):
        return {}
    ends = {line.number: line.distance_m for line in circuit.lines if line.kind is LineKind.SECTOR}
    places = {}
    for number in _silent_cars(state):
        run = _carried_on(session, session.run(number), now_ns)
        share = _share(session.flow.leg_ns, run, now_ns)
        if share is not None:
            at, ahead = run.progress, _following(run)
            begin_m = ends.get(at % SECTOR_STRIDE, 0.0)
            end_m = ends.get(ahead % SECTOR_STRIDE, circuit.length_m)
            places[number] = (begin_m + share * (end_m - begin_m)) % circuit.length_m
    return places


def _following(run: Run) -> int:
    """The line that comes next, as the lap before had it."""
    last = run.progress
    nearest = min((p for p in run.marks if p > last - SECTOR_STRIDE), default=last)
    return nearest + SECTOR_STRIDE


def _share(leg_ns: int, run: Run, now_ns: int) -> float | None:
    """How much of the way to the next line is gone, by the last pace; None: no lap says."""
    paces = [lap.official_ms for lap in run.laps if lap.live]
    if not paces or not _heard_since(leg_ns, run):
        return None
    before_ns = _of_this_leg(leg_ns, run)[_following(run) - SECTOR_STRIDE]
    last_ns = run.marks[run.progress]
    took_ns = before_ns + paces[-1] * GAME_NS_PER_MS - last_ns
    return min(1.0, (now_ns - last_ns) / took_ns) if took_ns > 0 else 1.0
