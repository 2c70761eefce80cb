"""What if one round had gone, or goes, otherwise: each finish with its points and its rank."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from racecontrol.season.outcomes import Outcome
from ui.season.chance_words import points
from ui.season.columns import Cell, Ink, signed
from ui.season.lines import Lines, Part
from ui.tr import counted, later, tr, worded

PARTS: Final = (
    Part(later("Finish"), 70, right=True),
    Part(later("Gives"), 60, right=True),
    Part(later("Total"), 66, right=True),
    Part(later("Change"), 62, right=True),
    Part(later("Rank"), 70, right=True),
    Part("", 120, share=1),
)
NOBODY: Final = later("Choose a driver to see what another result would be worth.")


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """Cells of an outcome."""

    outcome: Outcome
    cells: tuple[Cell, ...]
    spoken: str


def outcome_lines(
    found: tuple[Outcome, ...], rank: int, places: int, happened: bool
) -> tuple[OutcomeLine, ...]:
    """`places`: how many of the region go; 0: not known. `happened`: the round was driven."""
    return tuple(_line(one, rank, places, happened) for one in found)


def _line(one: Outcome, rank: int, places: int, happened: bool) -> OutcomeLine:
    finish = finish_words(one.position)
    moved = _moved(rank - one.rank)
    if happened and one.now:
        moved = tr("as it was")
    inside = 0 < one.rank <= places
    cells = (
        Cell(finish, Ink.STRONG if one.now else Ink.PLAIN),
        Cell(f"{one.given:,}"),
        Cell(f"{one.points:,}", Ink.STRONG),
        Cell(signed(one.change), Ink.QUIET),
        Cell(f"{one.rank:,}", Ink.GOOD if inside else Ink.STRONG),
        Cell(tr("{moved}, among the places", moved=moved) if inside else moved, Ink.QUIET),
    )
    ranked = tr("rank {rank}", rank=f"{one.rank:,}")
    spoken = f"{finish}: {points(one.points)}, {ranked}, {moved}"
    return OutcomeLine(one, cells, spoken)


def finish_words(position: int | None) -> str:
    """`P3`, `not fin.`."""
    return tr("not fin.") if position is None else tr("P{position}", position=position)


def _moved(places: int) -> str:
    """How many ranks up or down."""
    number = f"{abs(places):,}"
    if places > 0:
        return counted("{number} up", "{number} up", places, number=number)
    if places < 0:
        return counted("{number} down", "{number} down", -places, number=number)
    return tr("as now")


def headline(found: tuple[Outcome, ...], number: int, region: str, happened: bool) -> str:
    """`A win in round 6 would have given rank 12 of EMEA with 1,013 points.`"""
    if not found:
        return ""
    win = found[0]
    words = {
        "round": number,
        "rank": f"{win.rank:,}",
        "region": region,
        "points": points(win.points),
    }
    if happened and win.now:
        return tr("Round {round} was won: rank {rank} of {region}, {points}.", **words)
    if happened:
        return tr(
            "A win in round {round} would have given rank {rank} of {region} with {points}.",
            **words,
        )
    return tr(
        "A win in round {round} gives rank {rank} of {region} with {points}, as the others stand "
        "now.",
        **words,
    )


class OtherwiseView(Lines[OutcomeLine]):
    """A line a finish."""

    def __init__(self) -> None:
        spoken: Callable[[OutcomeLine], str] = lambda line: line.spoken  # noqa: E731
        name = tr("What if a round had gone otherwise")
        super().__init__(PARTS, spoken, worded(NOBODY), name)

    def paint_line(self, painter: QPainter, rect: QRect, line: OutcomeLine) -> None:
        if line.outcome.now:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), self.theme.colours.background2)
        self.paint_cells(painter, rect, line.cells)

    def line_height(self, line: OutcomeLine, width: int) -> int:
        """All of them are in sight where that leaves them legible."""
        del line, width
        fit = self.view.viewport().height() // max(1, len(self.lines))
        return min(self.theme.height("list_row"), max(self.theme.px(17), fit))
