"""The grid of a session: from a classification, with the grid drops that are still to be taken.

Steps of the FIA F1 2026 sporting regulations: a penalised car takes a temporary position (its
classification and its drop together); cars without a drop fill the free positions; the penalised
move up into what is left; more than 15 places start behind every classified car; cars without a
place start last. Here the disqualified stand behind those.
"""

from collections.abc import Sequence

from racecontrol.meeting.model import Decision
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Classification, Status
from racecontrol.sessions import classify
from racecontrol.stewarding.penalties import PENALTIES

RACE = "race"  # the format whose grid a drop counts for
BACK_BEYOND = 15  # places: a longer drop means the back of the grid


def propose(state: State, session: Session) -> tuple[int, ...]:
    """Entry numbers, first place first; every entry that may start stands on it once.

    By number where the plan names no session, or that session has not ended.
    """
    classified, others, disqualified = _result(state, session)
    lost = drops(state, session)
    free = state.eligible(session)
    order = (*with_drops(classified, lost), *others, *disqualified)
    return tuple(number for number in order if number in free)


def _result(state: State, session: Session) -> tuple[list[int], list[int], list[int]]:
    """Classified cars by place, cars without a place, and the disqualified."""
    assert state.meeting is not None
    numbers = sorted(entry.number for entry in state.meeting.entries)
    source = state.sessions.get(session.plan.grid_from)
    if source is None or not source.ended_ns:
        return numbers, [], []
    return _groups(classify(state, source), numbers)


def _groups(rows: Classification, numbers: list[int]) -> tuple[list[int], list[int], list[int]]:
    """An entry that was not in that session stands behind the others without a place."""
    classified = [row.entry for row in rows if row.place]
    disqualified = [row.entry for row in rows if row.status is Status.DSQ]
    others = [row.entry for row in rows if not row.place and row.status is not Status.DSQ]
    seen = {row.entry for row in rows}
    absent = [number for number in numbers if number not in seen]
    return classified, others + absent, disqualified


def drops(state: State, session: Session) -> dict[int, int]:
    """Grid places each entry still has to lose, at this race; nothing at any other format."""
    lost: dict[int, int] = {}
    if session.plan.format != RACE:
        return lost
    keys = list(state.sessions)
    for key in keys[: keys.index(session.plan.key)]:
        for decision in state.in_force(key):
            places = PENALTIES[decision.penalty].grid_places
            if places and not _used(state, decision, session):
                lost[decision.entry] = lost.get(decision.entry, 0) + places
    return lost


def _used(state: State, decision: Decision, session: Session) -> bool:
    """Whether a race between the decision's session and this one started after the decision."""
    keys = list(state.sessions)
    between = keys[keys.index(decision.session) + 1 : keys.index(session.plan.key)]
    races = [state.sessions[key] for key in between if state.sessions[key].plan.format == RACE]
    return any(race.started_ns and decision.at_ns <= race.started_ns for race in races)


def with_drops(classified: Sequence[int], lost: dict[int, int]) -> tuple[int, ...]:
    """The order of classified cars after their grid drops (places, by entry number)."""
    back = [number for number in classified if lost.get(number, 0) > BACK_BEYOND]
    temporary = _temporary(classified, {n: d for n, d in lost.items() if n not in back and d > 0})
    held = set(temporary.values()) | set(back)
    filled = _filled(temporary, [number for number in classified if number not in held])
    return (*filled, *back)


def _temporary(classified: Sequence[int], lost: dict[int, int]) -> dict[int, int]:
    """Position -> car. Of two at the same position the better classified one keeps it."""
    wished = sorted(
        (place + lost[number], place, number)
        for place, number in enumerate(classified, 1)
        if number in lost
    )
    taken: dict[int, int] = {}
    for position, _, number in wished:
        while position in taken:
            position += 1
        taken[position] = number
    return taken


def _filled(temporary: dict[int, int], others: list[int]) -> list[int]:
    """The others fill the free positions in order; what is behind a gap moves up."""
    result: list[int] = []
    waiting = iter(others)
    last = max(temporary, default=0)
    for position in range(1, last + 1):
        number = temporary.get(position)
        number = next(waiting, None) if number is None else number
        if number is not None:
            result.append(number)
    return [*result, *waiting]
