"""Qualifying: a duration; the best flying lap begun before the flag counts."""

from typing import Final

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    Classification,
    ClassifiedRow,
    Gap,
    Status,
    best_lap,
    counted_laps,
    disqualified,
    placed,
    started,
    starters,
)

ON_TRACK: Final = False
NS_PER_S: Final = 1_000_000_000


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """When the time is over."""
    del state
    due_ns = session.started_ns + session.plan.duration_s * NS_PER_S
    return due_ns if session.plan.duration_s and now_ns >= due_ns else None


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By best lap; without one, as on the grid."""
    return tuple(row.entry for row in classify(state, session))


def classify(state: State, session: Session) -> Classification:
    """Best lap first; of two equal ones the one that was set first. Without a lap: no place."""
    numbers = starters(state, session)
    bests = {number: best_lap(state, session, number) for number in numbers}
    first = min((lap.official_ms for lap in bests.values() if lap), default=None)
    order = sorted(numbers, key=lambda number: _order(state, session, number, bests[number]))
    rows: list[ClassifiedRow] = []
    for number in order:
        ahead = rows[-1].best_ms if rows else None
        rows.append(_row(state, session, number, bests[number], first, ahead))
    assert state.meeting is not None
    return placed(rows, state.meeting.points(session.plan.key))


def _order(
    state: State, session: Session, number: int, best: Lap | None
) -> tuple[int, int, int, int]:
    slot = starters(state, session).index(number)
    group = 3 if disqualified(state, session, number) else 0
    if best is None:
        return (group or (1 if started(session, number) else 2), 0, 0, slot)
    return (group, best.official_ms, best.at_ns, slot)


def _row(
    state: State,
    session: Session,
    number: int,
    best: Lap | None,
    first_ms: int | None,
    ahead_ms: int | None,
) -> ClassifiedRow:
    def behind(other_ms: int | None) -> Gap:
        if best is None or other_ms is None or best.official_ms == first_ms == other_ms:
            return Gap()
        return Gap(ms=best.official_ms - other_ms)

    return ClassifiedRow(
        0,
        number,
        _status(state, session, number, best),
        len(counted_laps(session, number)),
        None,
        0,
        behind(first_ms),
        behind(ahead_ms),
        best.official_ms if best else None,
        best.lap if best else 0,
    )


def _status(state: State, session: Session, number: int, best: Lap | None) -> Status:
    if disqualified(state, session, number):
        return Status.DSQ
    if best:
        return Status.FINISHED
    if session.open:
        return Status.RUNNING
    return Status.NC if started(session, number) else Status.DNS
