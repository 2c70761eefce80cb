"""From what the timing loop saw to facts: which car, which session, which lap counts.

Only a running session records. A lap that was not live throughout, or is shorter than ten seconds
of samples, is recorded but never scores.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from racecontrol.meeting.facts import AnyFact, LapCompleted, PassingRecorded
from racecontrol.meeting.model import (
    Doubt,
    Entry,
    Lap,
    Line,
    Meeting,
    Passing,
    Source,
)
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.sectors import completed_sectors
from racecontrol.timing.events import TICKS_PER_GAME_SECOND
from racecontrol.timing.telemetry import LapStep, Restart
from racecontrol.timing.telemetry import Passing as SeenPassing
from racecontrol.tracks.circuit import LineKind, TimingLine

LEAST_SAMPLES: Final = 600  # ten seconds: shorter laps are menus that flicker
EARLY_NS: Final = 50_000_000  # how much sooner than the start a passing may be and still count
US_PER_TICK: Final = 1_000_000 / TICKS_PER_GAME_SECOND

MOST_MISSING: Final = 60  # packets of a lap: one second
PLAUSIBLE: Final = (0.7, 1.5)  # what a missed lap may have taken, in times of the known one


class MissedLap(Struct, frozen=True):
    """The lap counter is ahead of what was recorded: a lap ended while nobody listened.

    `last` is the last lap that ended, with the game's time for it; laps before it may be missing.
    """

    rig: int
    last: int
    official_ms: int
    seen_ns: int  # event clock, when the sample came
    lap_clock_ms: int  # the game's clock of the running lap; -1 where the packets have none
    laps_total: int | None = None  # of the sample; None: not known


class Doubted(Struct, frozen=True):
    """A lap that the guard refuses: it is written down with the cause, and never scores."""

    seen: LapStep
    doubt: Doubt


LINES: Final = {  # a mini-sector is for the live screens: its passing is no fact
    LineKind.FINISH: Line.FINISH,
    LineKind.SECTOR: Line.SECTOR,
    LineKind.PIT_IN: Line.PIT_IN,
    LineKind.PIT_OUT: Line.PIT_OUT,
}


def facts_of(
    state: State,
    seen: SeenPassing | LapStep | Doubted | MissedLap | Restart,
    lines: Sequence[TimingLine],
) -> tuple[AnyFact, ...]:
    """The facts that follow from one thing the timing loop saw; none when it does not concern us.

    `lines` are the timing lines of the running session's track, in the loop's order.
    """
    if isinstance(seen, Restart):
        return ()  # a game that was started again: its next lap counts from there
    session = state.current
    if state.meeting is None or session is None or not session.running:
        return ()
    doubt: Doubt | None = None
    if isinstance(seen, Doubted):
        doubt, seen = seen.doubt, seen.seen
    entry = _entry_on(state.meeting, seen.rig)
    if isinstance(seen, MissedLap):
        return _missed(session, entry, seen) if entry else ()
    if entry is None or seen.at_ns < session.started_ns - EARLY_NS:
        return ()
    if entry.number in session.flow.absent:
        return ()
    if isinstance(seen, LapStep):
        return _lap(state, session, entry, seen, lines, doubt)
    return _passing(session, entry, seen, lines[seen.line_index])


def _entry_on(meeting: Meeting, rig_index: int) -> Entry | None:
    number = meeting.rigs[rig_index].number
    return next((entry for entry in meeting.entries if entry.rig == number), None)


def _passing(
    session: Session, entry: Entry, seen: SeenPassing, line: TimingLine
) -> tuple[AnyFact, ...]:
    if not seen.live or seen.lap < 0 or line.kind not in LINES:
        return ()
    passing = Passing(
        entry.number,
        LINES[line.kind],
        line.number,
        session.lap_of(entry.number, seen.lap),
        round(seen.tick * US_PER_TICK),
        seen.at_ns,
        seen.error_ns,
    )
    return (PassingRecorded(session.plan.key, passing),)


def _lap(
    state: State,
    session: Session,
    entry: Entry,
    seen: LapStep,
    lines: Sequence[TimingLine],
    doubt: Doubt | None,
) -> tuple[AnyFact, ...]:
    if seen.lap < 1:
        return ()  # the out lap: the game gives it no time
    sectors = 1 + sum(line.kind is LineKind.SECTOR for line in lines)
    if doubt is None and other_session(
        session, entry.number, seen.lap, seen.laps_total, seen.official_ms, seen.at_ns
    ):
        doubt = Doubt.OTHER_SESSION
    holed = seen.missing > MOST_MISSING
    number = session.lap_of(entry.number, seen.lap)
    since_ns = state.one_clock_since_ns(session, entry.number, number)
    passings = tuple(p for p in session.run(entry.number).seen if p.at_ns >= since_ns)
    lap = Lap(
        entry.number,
        number,
        seen.official_ms,
        _derived_us(seen),
        completed_sectors(passings, number, sectors, seen.official_ms) if lines else (),
        seen.at_ns,
        seen.error_ns,
        seen.live and seen.samples >= LEAST_SAMPLES and (doubt is None or doubt.scores),
        seen.flying or seen.lap > 1,  # from lap 2 on a lap begins where the counter stepped
        seen.missing,
        seen.doubled,
        Source.INTERPOLATED if holed else Source.GAME,
        doubt,
        estimated=seen.estimated,
    )
    return (LapCompleted(session.plan.key, lap),)


def other_session(
    session: Session, entry: int, lap: int, laps_total: int, official_ms: int, at_ns: int
) -> bool:
    """Whether a console that says it ended `lap` at `at_ns` must be in another session.

    Its distance is another one, or it cannot have driven so far since this session began. In a
    session by time the counter may run on from before: there only the lap itself must fit.
    """
    if laps_total not in (session.plan.laps, *session.flow.totals):
        return True
    own = session.run(entry).last_own
    begun_ns = max(own.at_ns if own else session.started_ns, session.flow.leg_ns)
    unheard = session.lap_of(entry, lap) - (own.lap if own else 0)
    if session.plan.laps == 0:
        unheard = min(1, unheard)
    least_ns = PLAUSIBLE[0] * max(unheard, 0) * official_ms * GAME_NS_PER_MS
    return at_ns - begun_ns < least_ns


def _derived_us(seen: LapStep) -> int | None:
    """Our own time; none where so much was lost that a line may have been crossed in the hole."""
    if seen.derived_ms is None or seen.missing > MOST_MISSING:
        return None
    return round(seen.derived_ms * 1000)


def _missed(session: Session, entry: Entry, seen: MissedLap) -> tuple[AnyFact, ...]:
    """The last lap that ended unheard, where its time agrees with the clock; else nothing.

    Of several only the last one's time is known: the others stay missing, and the total of the
    race is then taken from the event clock.
    """
    before = session.run(entry.number).last_own
    recorded = before.lap if before else 0
    last = session.lap_of(entry.number, seen.last)
    unheard = last - recorded
    total = session.plan.laps if seen.laps_total is None else seen.laps_total
    fits = total in (session.plan.laps, *session.flow.totals)
    if not fits or unheard < 1 or seen.last < 1 or seen.official_ms <= 0:
        return ()
    lap_ns = seen.official_ms * GAME_NS_PER_MS
    begun_ns = max(before.at_ns if before else session.started_ns, session.flow.leg_ns)
    known_begin = before is not None or session.plan.laps > 0  # an out lap has no known length
    at_ns = seen.seen_ns - max(seen.lap_clock_ms, 0) * GAME_NS_PER_MS
    if unheard == 1 and known_begin:
        at_ns = begun_ns + lap_ns
    took = (at_ns - begun_ns) / (unheard * lap_ns)
    if at_ns > seen.seen_ns or took < PLAUSIBLE[0] or (known_begin and took > PLAUSIBLE[1]):
        return ()
    lap = Lap(
        entry.number,
        last,
        seen.official_ms,
        None,
        (),
        at_ns,
        0 if unheard == 1 and known_begin else seen.seen_ns - at_ns,
        True,
        seen.last > 1,
        round(seen.official_ms * TICKS_PER_GAME_SECOND / 1000),
        0,
        Source.BACKUP,
        estimated=True,
    )
    return (LapCompleted(session.plan.key, lap),)
