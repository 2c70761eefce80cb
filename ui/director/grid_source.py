"""A grid with where each of its places comes from."""

from collections.abc import Sequence

from msgspec import Struct

from racecontrol.meeting.model import Phase
from racecontrol.meeting.rulebook import GridBy
from racecontrol.meeting.state import Session, State
from racecontrol.results.grid import drops, rule_of
from racecontrol.results.standings import standings
from racecontrol.sessions import classify
from ui import format as text
from ui.nouns import noun
from ui.tr import tr


class Slot(Struct, frozen=True):
    """A place on the grid. `source`: `P3`, `P3, −5`, or why it stands where it stands."""

    place: int
    number: int
    code: str
    source: str
    by_hand: bool = False  # elsewhere than the book has it

    @property
    def sentence(self) -> str:
        return tr(
            "Place {place}: car {number} {code}, {source}",
            place=self.place,
            number=self.number,
            code=self.code,
            source=self.source,
        ).rstrip(", ")


def slots_of(
    state: State, session: Session, order: Sequence[int], book: Sequence[int]
) -> tuple[Slot, ...]:
    """An order with its sources; `book`: as the rulebook has it."""
    assert state.meeting is not None
    codes = {entry.number: entry.code for entry in state.meeting.entries}
    sources = _sources(state, session)
    lost = drops(state, session)
    slots = []
    for place, number in enumerate(order, 1):
        drop = f", −{lost[number]}" if lost.get(number) else ""
        moved = place > len(book) or book[place - 1] != number
        source = f"{sources.get(number, '')}{drop}".strip(", ")
        slots.append(Slot(place, number, codes.get(number, ""), source, moved))
    return tuple(slots)


def _sources(state: State, session: Session) -> dict[int, str]:
    """Entry -> its place in what the grid comes from."""
    rule = rule_of(state, session)
    if rule is None:
        return {}
    if rule.by is GridBy.RESULT and rule.session in state.sessions:
        source = state.sessions[rule.session]
        rows = classify(state, source) if source.ended_ns else ()
        return {row.entry: f"P{row.place}" if row.place else noun(row.status) for row in rows}
    if rule.by is GridBy.POINTS:
        return {row.entry: f"P{place}" for place, row in enumerate(standings(state), 1)}
    return {}


def source_words(state: State, session: Session) -> str:
    """Where the grid comes from, in one sentence."""
    rule = rule_of(state, session)
    turned = (
        tr(", the first {reversed_top} turned round", reversed_top=rule.reversed_top)
        if rule and rule.reversed_top
        else ""
    )
    match rule.by if rule else GridBy.NUMBER:
        case GridBy.RESULT:
            assert rule is not None
            return f"{_result_words(state, rule.session)}{turned}{_drop_words(state, session)}."
        case GridBy.POINTS:
            return tr(
                "From the standings{turned}{drop}.", turned=turned, drop=_drop_words(state, session)
            )
        case GridBy.DRAW:
            assert rule is not None and state.meeting is not None
            return tr("By lot, seed {value}.", value=repr(rule.seed or state.meeting.key))
        case GridBy.MANUAL:
            return tr("The rulebook leaves it to the race director: set it by hand.")
        case _:
            return tr("By number: the rulebook names no source.")


def _result_words(state: State, key: str) -> str:
    source = state.sessions.get(key)
    if source is None:
        return tr("From {key}, which this event does not have: by number", key=key)
    if not source.ended_ns:
        return tr(
            "From the result of {plan}, which has not ended: by number until then",
            plan=source.plan.name,
        )
    how = {Phase.FINAL: tr("final"), Phase.PROVISIONAL: tr("provisional")}.get(
        source.phase, tr("unpublished")
    )
    return tr("From the {how} result of {plan}", how=how, plan=source.plan.name)


def _drop_words(state: State, session: Session) -> str:
    lost = drops(state, session)
    if not lost:
        return ""
    named = [
        tr("car {car} loses {places}", car=text.car(number), places=places)
        for number, places in lost.items()
    ]
    return f"; {', '.join(named)}"
