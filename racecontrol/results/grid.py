"""The grid of a session: where the rules take it from, and the grid drops still to be taken.

Steps of the FIA F1 2026 sporting regulations: a penalised car takes a temporary position (its
classification and its drop together); cars without a drop fill the free positions; the penalised
move up into what is left; more than 15 places start behind every classified car; cars without a
place start last. Here the disqualified stand behind those.
"""

from collections.abc import Sequence

from msgspec import Struct

from racecontrol.meeting.lots import drawn as drawn
from racecontrol.meeting.model import Decision
from racecontrol.meeting.rulebook import GridBy, GridRule
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Classification, Status
from racecontrol.results.standings import standings
from racecontrol.sessions import classify
from racecontrol.stewarding.penalties import PENALTIES

RACE = "race"  # the format whose grid a drop counts for
BACK_BEYOND = 15  # places: a longer drop means the back of the grid


def propose(state: State, session: Session) -> tuple[int, ...]:
    """Entry numbers, first place first; every entry that may start stands on it once.

    From where the plan or the rulebook takes it; by number where neither says, where a person
    sets it, or where the session it comes from has not ended.
    """
    order = _order(state, session)
    lost = drops(state, session)
    beyond = state.meeting.rulebook.grid_drops.back_beyond if state.meeting else BACK_BEYOND
    dropped = with_drops(order.classified, lost, beyond)
    free = state.eligible(session)
    whole = (*dropped, *order.others, *order.disqualified)
    return tuple(number for number in whole if number in free)


class _Order(Struct, frozen=True):
    """Cars by place, cars without one, and the disqualified."""

    classified: tuple[int, ...]
    others: tuple[int, ...] = ()
    disqualified: tuple[int, ...] = ()


def rule_of(state: State, session: Session) -> GridRule | None:
    """Where the grid comes from: the session of the plan, else what the rulebook says."""
    assert state.meeting is not None
    rule = state.meeting.rule(session.plan.key)
    said = rule.grid if rule else None
    if session.plan.grid_from:
        turned = said.reversed_top if said and said.by is GridBy.RESULT else 0
        return GridRule(GridBy.RESULT, session.plan.grid_from, turned)
    return said


def _order(state: State, session: Session) -> _Order:
    assert state.meeting is not None
    numbers = tuple(sorted(entry.number for entry in state.meeting.entries))
    rule = rule_of(state, session)
    match rule.by if rule else GridBy.NUMBER:
        case GridBy.RESULT:
            assert rule is not None
            return _result(state, rule, numbers)
        case GridBy.POINTS:
            assert rule is not None
            ranked = tuple(row.entry for row in standings(state))
            return _Order(reversed_top(ranked, rule.reversed_top))
        case GridBy.DRAW:
            assert rule is not None
            return _Order(drawn(numbers, rule.seed or state.meeting.key))
        case GridBy.NUMBER | GridBy.MANUAL:
            return _Order(numbers)


def reversed_top(order: Sequence[int], top: int) -> tuple[int, ...]:
    """The first `top` turned round, the others as they are."""
    return (*reversed(order[:top]), *order[top:])


def _result(state: State, rule: GridRule, numbers: tuple[int, ...]) -> _Order:
    source = state.sessions.get(rule.session)
    if source is None or not source.ended_ns:
        return _Order(numbers)
    classified, others, disqualified = _groups(classify(state, source), list(numbers))
    turned = reversed_top(classified, rule.reversed_top)
    return _Order(turned, tuple(others), tuple(disqualified))


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


def with_drops(
    classified: Sequence[int], lost: dict[int, int], back_beyond: int = BACK_BEYOND
) -> tuple[int, ...]:
    """The order of classified cars after their grid drops (places, by entry number)."""
    back = [number for number in classified if lost.get(number, 0) > back_beyond]
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
