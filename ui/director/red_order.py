"""The order after a red flag as the screen shows it: by the book, and beside it the alternative."""

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from racecontrol.meeting.deciding.suspending import (
    RestartProposal,
    RestartRow,
    alternative,
    proposal,
)
from racecontrol.meeting.procedures import Countback
from racecontrol.meeting.state import Session, State
from ui import format as text
from ui.nouns import car
from ui.sentences import penalty_words
from ui.tr import later, ruled, tr

LINES: Final = {
    Countback.LAST_CROSSING: later("leader's last crossing"),
    Countback.PENULTIMATE_LAP: later("end of the lap before"),
}


class OrderRow(Struct, frozen=True):
    """A car as counted back. `moved`: places better (above zero) than in the other table."""

    place: int  # 0: it does not start again
    number: int
    code: str
    words: str
    unsure: bool = False
    moved: int = 0

    @property
    def sentence(self) -> str:
        sure = tr(", not past the line since") if self.unsure else ""
        return tr(
            "{value}: car {number}, {words}{sure}",
            value=self.place or tr("out"),
            number=self.number,
            words=self.words,
            sure=sure,
        )


class OrderTable(Struct, frozen=True):
    """One way to count back."""

    title: str
    line: str
    rows: tuple[OrderRow, ...]
    proposed: RestartProposal

    @property
    def unsure(self) -> int:
        return sum(row.unsure for row in self.rows)


def tables(
    state: State, session: Session | None, leave_out: Collection[int]
) -> tuple[OrderTable, OrderTable] | str:
    """By the book and the other way; or why there is no order, in one sentence."""
    if session is None:
        return tr("No session is under way.")
    book, other = proposal(state, session), alternative(state, session)
    if isinstance(book, str):
        return ruled(book)
    if isinstance(other, str):
        return other
    return (
        _table(state, tr("By the book"), book, other, leave_out),
        _table(state, tr("Alternative"), other, book, leave_out),
    )


def _table(
    state: State, title: str, one: RestartProposal, other: RestartProposal, out: Collection[int]
) -> OrderTable:
    slots = [number for number in one.slots if number not in out]
    others = [number for number in other.slots if number not in out]
    unsure = set(one.unsure)
    codes = {e.number: e.code for e in state.meeting.entries} if state.meeting else {}
    rows = []
    for row in one.rows:
        place = slots.index(row.entry) + 1 if row.entry in slots else 0
        moved = others.index(row.entry) + 1 - place if place else 0
        code = codes.get(row.entry, "")
        words = _behind(row, one, place)
        rows.append(OrderRow(place, row.entry, code, words, row.entry in unsure, moved))
    at = f", {text.moment(one.line_ns)}" if one.line_ns else ""
    lap = tr("end of lap {lap}{at}", lap=one.lap, at=at) if one.lap else tr("the grid")
    return OrderTable(f"{title}: {LINES[one.countback]}", lap, tuple(rows), one)


def _behind(row: RestartRow, one: RestartProposal, place: int) -> str:
    if not place:
        return tr("stays out")
    if not one.lap:
        return ""
    if row.behind_ms is None:
        down = one.lap - row.laps
        return f"−{text.laps(down)}" if down > 0 else ""
    return tr("Leader") if not row.behind_ms else text.difference(row.behind_ms)


def left_words(session: Session, proposed: RestartProposal, distance: int) -> str:
    """`5 laps left of 14`, or the time that is left; and where the clock stands."""
    red = session.flow.suspension
    stands = ""
    if red:
        stands = tr(
            " Session clock stands at {elapsed}.", elapsed=text.clock(session.elapsed_ns(red.at_ns))
        )
    if distance:
        left = distance - proposed.lap
        planned = (
            ""
            if distance == proposed.distance
            else tr(" (planned {distance})", distance=proposed.distance)
        )
        return tr(
            "{laps} left of {distance}{planned}.{stands}",
            laps=text.laps(left),
            distance=distance,
            planned=planned,
            stands=stands,
        )
    if proposed.left_ns is not None:
        return tr("{left} left.{stands}", left=text.span(proposed.left_ns), stands=stands)
    return stands.strip()


def carried_words(state: State, proposed: RestartProposal) -> str:
    """The penalties that go on into the restart."""
    given = [state.decisions[number] for number in proposed.carried]
    if not given:
        return tr("No penalty is carried over.")
    parts = [f"{penalty_words(one)} {car(state.meeting, one.entry)}" for one in given]
    return tr("Carried over: {join}.", join=", ".join(parts))
