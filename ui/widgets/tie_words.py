"""Ties in points that the rulebook's chain leaves open: who, and what the chain compared."""

from typing import Final

from msgspec import Struct

from racecontrol.meeting.rulebook import TieBy, TieStep
from racecontrol.meeting.state import State
from racecontrol.results.points import total
from racecontrol.results.standings import standings
from racecontrol.results.ties import Standing, key_of
from ui import format as text
from ui.tr import later, tr, worded

ENDINGS: Final = {1: later("{n}st"), 2: later("{n}nd"), 3: later("{n}rd")}
TH: Final = later("{n}th")


class TiedCar(Struct, frozen=True):
    """One of those who are equal."""

    number: int
    driver: str
    code: str
    nation: str


class Compared(Struct, frozen=True):
    """A link of the chain, and what each car has there, in the order of `Tie.cars`."""

    words: str
    values: tuple[str, ...]
    equal: bool


class Tie(Struct, frozen=True):
    """Entries with equal points; `settled`: a person gave the order that stands here."""

    rank: int
    points: str
    cars: tuple[TiedCar, ...]
    compared: tuple[Compared, ...]
    settled: bool = False
    reason: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(car.number for car in self.cars)

    @property
    def names(self) -> str:
        return text.listed([car.driver for car in self.cars])


def ties_of(state: State) -> tuple[Tie, ...]:
    """Open ties first, then those that were settled and still stand; best rank first."""
    if state.meeting is None or not any(s.ended_ns for s in state.sessions.values()):
        return ()
    rows = standings(state)
    groups: dict[frozenset[int], list[Standing]] = {}
    for row in rows:
        if row.tied_with:
            groups.setdefault(frozenset((row.entry, *row.tied_with)), []).append(row)
    opened = [_tie(state, group) for group in groups.values()]
    by_number = {row.entry: row for row in rows}
    settled = []
    for one in state.settled:
        group = [by_number[number] for number in one.order if number in by_number]
        places = [row.final_rank for row in group]
        if group and len({row.points for row in group}) == 1 and places == sorted(places):
            settled.append(_tie(state, group, one.reason))
    return (*opened, *settled)


def _tie(state: State, group: list[Standing], reason: str | None = None) -> Tie:
    assert state.meeting is not None
    entries = [state.meeting.entry(row.entry) for row in group]
    chain = state.meeting.rulebook.ties.chain
    return Tie(
        group[0].final_rank,
        str(group[0].points),
        tuple(TiedCar(e.number, e.driver, e.code, e.nation) for e in entries),
        tuple(_compared(state, step, group) for step in chain),
        reason is not None,
        reason or "",
    )


def _compared(state: State, step: TieStep, group: list[Standing]) -> Compared:
    key = key_of(step)
    values = tuple(_value(step, row) for row in group)
    return Compared(_step_words(state, step), values, len({str(key(row)) for row in group}) == 1)


def _step_words(state: State, step: TieStep) -> str:
    session = state.sessions.get(step.session)
    name = session.plan.name if session else step.session
    match step.by:
        case TieBy.COUNTBACK:
            return tr("Places, counted")
        case TieBy.PLACE:
            return tr("Place in {name}", name=name)
        case TieBy.POINTS:
            return tr("Points in {name}", name=name)


def _value(step: TieStep, row: Standing) -> str:
    if step.by is TieBy.COUNTBACK:
        counts = [f"{n} × {ordinal(place)}" for place, n in enumerate(row.countback, 1) if n]
        return ", ".join(counts) or tr("none")
    scores = [s for s in row.scores if s.session == step.session]
    if not scores:
        return tr("not there")
    if step.by is TieBy.PLACE:
        return ordinal(min(s.place for s in scores)) if scores[-1].place else tr("no place")
    return str(total(score.points for score in scores))


def ordinal(place: int) -> str:
    """`1st`, `2nd`, `11th`."""
    if place % 100 in (11, 12, 13):
        return worded(TH, n=place)
    return worded(ENDINGS.get(place % 10, TH), n=place)
