"""A classification by one time for each car, the shortest first: what no race is decided by."""

from collections.abc import Mapping

from msgspec import Struct

from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    Classification,
    ClassifiedRow,
    Gap,
    Status,
    counted_laps,
    disqualified,
    placed,
    started,
    starters,
)


class Mark(Struct, frozen=True):
    """The time that counts for a car."""

    ms: int
    at_ns: int  # event clock, when it was set: of two equal ones the first is ahead
    lap: int = 0  # its number; 0: it is no single lap


def by_time(state: State, session: Session, marks: Mapping[int, Mark]) -> Classification:
    """Every starter; a car without a mark has no place."""
    numbers = starters(state, session)
    slots = {number: slot for slot, number in enumerate(numbers)}
    status = {number: _status(state, session, number, number in marks) for number in numbers}

    def key(number: int) -> tuple[int, int, int, int]:
        mark = marks.get(number, Mark(0, 0))
        return (_GROUPS.get(status[number], 1), mark.ms, mark.at_ns, slots[number])

    order = sorted(numbers, key=key)
    timed = [marks[n].ms for n in order if n in marks and status[n] is Status.FINISHED]
    rows, ahead_ms = [], None
    for number in order:
        mark = marks.get(number)
        counts = mark is not None and status[number] is Status.FINISHED
        rows.append(
            ClassifiedRow(
                0,
                number,
                status[number],
                len(counted_laps(session, number)),
                None,
                0,
                _behind(mark if counts else None, timed[0] if timed else None),
                _behind(mark if counts else None, ahead_ms),
                mark.ms if mark else None,
                mark.lap if mark else 0,
            )
        )
        ahead_ms = mark.ms if counts and mark else ahead_ms
    assert state.meeting is not None
    return placed(rows, state.meeting.rulebook.points.get(session.plan.key, ()))


_GROUPS = {Status.FINISHED: 0, Status.DNS: 2, Status.DSQ: 3}


def _behind(mark: Mark | None, other_ms: int | None) -> Gap:
    if mark is None or other_ms is None or mark.ms == other_ms:
        return Gap()
    return Gap(ms=mark.ms - other_ms)


def _status(state: State, session: Session, number: int, timed: bool) -> Status:
    if disqualified(state, session, number):
        return Status.DSQ
    if timed:
        return Status.FINISHED
    if session.open:
        return Status.RUNNING
    return Status.NC if started(session, number) else Status.DNS
