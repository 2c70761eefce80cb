"""Race: a distance in laps (or a duration), the winner covers it in the shortest time."""

from collections.abc import Sequence
from typing import Final

from racecontrol.meeting.distance import covered_ns
from racecontrol.meeting.model import Meeting, Source
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.classification import (
    Classification,
    Status,
    added_ms,
    best_lap,
    counted_laps,
    disqualified,
    started,
    starters,
)
from racecontrol.results.finish import Driven, classified
from racecontrol.results.points import shortened

ON_TRACK: Final = True


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """When the flag falls: as the leader covers the distance, or passes the line after the time."""
    del state
    return covered_ns(session, now_ns)


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """By the last timing line passed (which counts laps first), then by the time there.

    Cars that took the flag stand as classified, before all that are still on their way; before
    the first line, the grid. Under a red flag whose order was taken, that order.
    """
    numbers = starters(state, session)
    if taken := session.flow.taken:
        return (*taken.slots, *(number for number in numbers if number not in taken.slots))
    rows = {row.entry: row for row in classify(state, session)} if session.chequered_ns else {}

    def key(number: int) -> tuple[int, int, int, int]:
        row = rows.get(number)
        if row and row.status is Status.FINISHED:
            return (0, row.place, 0, 0)
        run = session.run(number)
        progress = run.progress
        return (1, -progress, run.marks.get(progress, 0), numbers.index(number))

    return tuple(sorted(numbers, key=key))


def classify(state: State, session: Session) -> Classification:
    """The classification as the facts give it now; final once the session has ended."""
    assert state.meeting is not None
    cars = driven(state, session)
    return classified(cars, state.meeting.rulebook, _points(state.meeting, session, cars))


def _points(meeting: Meeting, session: Session, cars: Sequence[Driven]) -> tuple[int, ...]:
    """What the race gives; fewer where it was stopped for good before its distance."""
    full = meeting.points(session.plan.key)
    if not session.ended_ns or session.chequered_ns or not session.plan.laps:
        return full
    leader = max(cars, key=lambda car: (car.laps, -car.last_ns), default=None)
    if leader is None:
        return full
    percent = leader.laps * 100 // session.plan.laps
    return shortened(meeting.rulebook, full, percent, green_laps(session, leader.entry))


def green_laps(session: Session, entry: int) -> int:
    """Laps of a car during none of which the track was neutralised."""
    slow = [(one.from_ns, one.to_ns or session.ended_ns) for one in session.flow.neutralised]
    begins = session.begins_of(entry) or {}
    green, begun_ns = 0, session.started_ns
    for lap in counted_laps(session, entry):
        begun_ns = max(begun_ns, begins.get(lap.lap, 0))
        green += not any(from_ns < lap.at_ns and to_ns > begun_ns for from_ns, to_ns in slow)
        begun_ns = lap.at_ns
    return green


def driven(state: State, session: Session) -> tuple[Driven, ...]:
    """What each car drove, with its penalties, in the order of the grid."""
    return tuple(
        _driven(state, session, number, slot)
        for slot, number in enumerate(starters(state, session))
    )


def _driven(state: State, session: Session, number: int, slot: int) -> Driven:
    laps = counted_laps(session, number)
    best = best_lap(state, session, number)
    contiguous = [lap.lap for lap in laps] == list(range(1, len(laps) + 1))
    total = None
    if laps and contiguous and not state.parity.moved_ns(session.plan.key, number):
        total = sum(lap.official_ms for lap in laps)
    elif laps:  # a lap is missing, or time between two consoles: the event clock has the whole
        driven_ns = laps[-1].at_ns - session.started_ns - session.idle_ns(number)
        total = round(driven_ns / GAME_NS_PER_MS)
    return Driven(
        number,
        _status(state, session, number),
        laps[-1].lap if laps else 0,
        total,
        laps[-1].at_ns if laps else 0,
        slot,
        added_ms(state, session, number),
        best.official_ms if best else None,
        best.lap if best else 0,
        estimated=not contiguous or any(lap.source is Source.BY_HAND for lap in laps),
    )


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
