"""From what the timing loop saw to facts: which car, which session, which lap counts.

Only a running session records. A lap that was not live throughout, or is shorter than ten seconds
of samples, is recorded but never scores.
"""

from collections.abc import Sequence
from typing import Final

from racecontrol.meeting.facts import AnyFact, LapCompleted, PassingRecorded
from racecontrol.meeting.model import Entry, Lap, Line, Meeting, Passing
from racecontrol.meeting.state import Session, State
from racecontrol.results.sectors import completed_sectors
from racecontrol.timing.telemetry import LapStep, Restart
from racecontrol.timing.telemetry import Passing as SeenPassing
from racecontrol.tracks.circuit import LineKind, TimingLine

LEAST_SAMPLES: Final = 600  # ten seconds: shorter laps are menus that flicker
EARLY_NS: Final = 50_000_000  # how much sooner than the start a passing may be and still count
US_PER_TICK: Final = 1_000_000 / 60

LINES: Final = {
    LineKind.FINISH: Line.FINISH,
    LineKind.SECTOR: Line.SECTOR,
    LineKind.PIT_IN: Line.PIT_IN,
    LineKind.PIT_OUT: Line.PIT_OUT,
}


def facts_of(
    state: State, seen: SeenPassing | LapStep | Restart, lines: Sequence[TimingLine]
) -> tuple[AnyFact, ...]:
    """The facts that follow from one thing the timing loop saw; none when it does not concern us.

    `lines` are the timing lines of the running session's track, in the loop's order.
    """
    if isinstance(seen, Restart):
        return ()  # a game that was started again: its next lap counts from there
    session = state.current
    if state.meeting is None or session is None or not session.running:
        return ()
    entry = _entry_on(state.meeting, seen.rig)
    if entry is None or seen.at_ns < session.started_ns - EARLY_NS:
        return ()
    if isinstance(seen, LapStep):
        return _lap(session, entry, seen, lines)
    return _passing(session, entry, seen, lines[seen.line_index])


def _entry_on(meeting: Meeting, rig_index: int) -> Entry | None:
    number = meeting.rigs[rig_index].number
    return next((entry for entry in meeting.entries if entry.rig == number), None)


def _passing(
    session: Session, entry: Entry, seen: SeenPassing, line: TimingLine
) -> tuple[AnyFact, ...]:
    if not seen.live or seen.lap < 0:
        return ()
    passing = Passing(
        entry.number,
        LINES[line.kind],
        line.number,
        seen.lap,
        round(seen.tick * US_PER_TICK),
        seen.at_ns,
        seen.error_ns,
    )
    return (PassingRecorded(session.plan.key, passing),)


def _lap(
    session: Session, entry: Entry, seen: LapStep, lines: Sequence[TimingLine]
) -> tuple[AnyFact, ...]:
    if seen.lap < 1:
        return ()  # the out lap: the game gives it no time
    sectors = 1 + sum(line.kind is LineKind.SECTOR for line in lines)
    passings = session.run(entry.number).passings
    lap = Lap(
        entry.number,
        seen.lap,
        seen.official_ms,
        None if seen.derived_ms is None else round(seen.derived_ms * 1000),
        completed_sectors(passings, seen.lap, sectors, seen.official_ms) if lines else (),
        seen.at_ns,
        seen.error_ns,
        seen.live and seen.samples >= LEAST_SAMPLES,
        seen.flying,
        seen.missing,
        seen.doubled,
    )
    return (LapCompleted(session.plan.key, lap),)
