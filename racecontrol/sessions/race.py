"""Race: a distance in laps (or a duration), the winner covers it in the shortest time."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.model import Source
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    GAME_NS_PER_MS,
    Classification,
    ClassifiedRow,
    Gap,
    Status,
    added_ms,
    best_lap,
    counted_laps,
    disqualified,
    placed,
    started,
    starters,
)

ON_TRACK: Final = True
NS_PER_S: Final = 1_000_000_000


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """When the flag falls: as the leader covers the distance, or passes the line after the time."""
    del state
    ends = []
    due_ns = session.started_ns + session.plan.duration_s * NS_PER_S
    for run in session.runs.values():
        for lap in run.laps:
            if lap.live and (
                lap.lap >= session.plan.laps
                if session.plan.laps
                else lap.at_ns >= due_ns and now_ns >= due_ns
            ):
                ends.append(lap.at_ns)
                break
    return min(ends, default=None)


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By the last timing line passed (which counts laps first), then by the time there.

    Cars that took the flag stand as classified, before all that are still on their way; before
    the first line, the grid.
    """
    numbers = starters(state, session)
    rows = {row.entry: row for row in classify(state, session)} if session.chequered_ns else {}

    def key(number: int) -> tuple[int, int, int, int]:
        row = rows.get(number)
        if row and row.status is Status.FINISHED:
            return (0, row.place, 0, 0)
        run = session.run(number)
        progress = run.progress
        return (1, -progress, run.marks.get(progress, 0), numbers.index(number))

    return tuple(sorted(numbers, key=key))


class _Score(Struct, frozen=True):
    """What a car drove, before places are given."""

    row: ClassifiedRow
    last_ns: int  # event clock at its last counted lap: breaks a tie on the millisecond
    grid: int


def classify(state: State, session: Session) -> Classification:
    """The classification as the facts give it now; final once the session has ended."""
    numbers = starters(state, session)
    scores = [_score(state, session, number, slot) for slot, number in enumerate(numbers)]
    scores.sort(key=_order)
    rows = _with_share(state, [score.row for score in scores])
    assert state.meeting is not None
    points = state.meeting.points(session.plan.key)
    return placed(_with_gaps(rows), points)


def _score(state: State, session: Session, number: int, slot: int) -> _Score:
    laps = counted_laps(session, number)
    penalty_ms = added_ms(state, session, number)
    best = best_lap(state, session, number)
    contiguous = [lap.lap for lap in laps] == list(range(1, len(laps) + 1))
    total = None
    if laps and contiguous:
        total = sum(lap.official_ms for lap in laps)
    elif laps:  # a lap is missing: the event clock has the whole, if not each part
        total = round((laps[-1].at_ns - session.started_ns) / GAME_NS_PER_MS)
    row = ClassifiedRow(
        0,
        number,
        _status(state, session, number),
        laps[-1].lap if laps else 0,
        None if total is None else total + penalty_ms,
        penalty_ms,
        Gap(),
        Gap(),
        best.official_ms if best else None,
        best.lap if best else 0,
        estimated=not contiguous or any(lap.source is Source.BY_HAND for lap in laps),
    )
    return _Score(row, laps[-1].at_ns if laps else 0, slot)


def _status(state: State, session: Session, number: int) -> Status:
    if disqualified(state, session, number):
        return Status.DSQ
    laps = counted_laps(session, number)
    if session.chequered_ns and laps and laps[-1].at_ns >= session.chequered_ns:
        return Status.FINISHED
    if session.open:
        return Status.RUNNING
    if not session.chequered_ns and laps:  # ended without a flag: results as at the last line
        return Status.FINISHED
    return Status.DNF if started(session, number) else Status.DNS


def _order(score: _Score) -> tuple[int, int, int, int, int]:
    group = {Status.DSQ: 2, Status.DNS: 1}.get(score.row.status, 0)
    total = score.row.total_ms if score.row.total_ms is not None else 0
    return (group, -score.row.laps, total, score.last_ns, score.grid)


def _with_share(state: State, rows: list[ClassifiedRow]) -> list[ClassifiedRow]:
    """Below the share of the winner's laps a car is not classified; above it a retired one is."""
    assert state.meeting is not None
    winner = rows[0].laps if rows else 0
    least = state.meeting.rulebook.least_laps(winner)
    result = []
    for row in rows:
        if row.status is Status.DNF and row.laps >= max(least, 1):
            row = replace(row, place=1)  # keeps a place: `placed` says which
        elif row.status is Status.FINISHED and row.laps < least:
            row = replace(row, status=Status.NC)
        result.append(row)
    return sorted(result, key=lambda row: _listing(row))


def _listing(row: ClassifiedRow) -> int:
    """Classified, then not classified and retired, then not started, then disqualified."""
    if row.status is Status.DNF:
        return 0 if row.place else 1
    return {Status.NC: 1, Status.DNS: 2, Status.DSQ: 3}.get(row.status, 0)


def _with_gaps(rows: list[ClassifiedRow]) -> list[ClassifiedRow]:
    result: list[ClassifiedRow] = []
    for row in rows:
        if not result or row.total_ms is None or row.status in (Status.DNS, Status.DSQ):
            result.append(row)
            continue
        result.append(
            replace(row, gap=gap_between(rows[0], row), interval=gap_between(result[-1], row))
        )
    return result


def gap_between(ahead: ClassifiedRow, row: ClassifiedRow) -> Gap:
    """Laps when there are any, else time."""
    if ahead.laps > row.laps:
        return Gap(laps=ahead.laps - row.laps)
    if ahead.total_ms is None or row.total_ms is None:
        return Gap()
    return Gap(ms=row.total_ms - ahead.total_ms)
