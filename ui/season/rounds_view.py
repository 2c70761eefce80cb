"""The rounds of a driver, one line each: what was driven, what it gave, whether it counts."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from racecontrol.meeting.online import OnlineSeason
from racecontrol.season.drives import Drives
from racecontrol.season.windows import Ranked
from ui.season.chance_words import points as points_words
from ui.season.columns import Cell, Ink
from ui.season.lines import Lines, Part
from ui.season.otherwise import finish_words
from ui.tr import later, tr, worded

PARTS: Final = (
    Part(later("Round"), 52, right=True),
    Part(later("Held at"), 150, share=1),
    Part(later("Races"), 54, right=True),
    Part(later("Finish"), 62, right=True),
    Part(later("Lobby"), 72, right=True),
    Part(later("Points"), 66, right=True),
    Part("", 110),
)
NOBODY: Final = later("Choose a driver: his or her rounds stand here.")


@dataclass(frozen=True, slots=True)
class RoundLine:
    """Cells of a round."""

    cells: tuple[Cell, ...]
    spoken: str


def round_lines(row: Ranked, drives: Drives | None, online: OnlineSeason) -> tuple[RoundLine, ...]:
    """A line a round that was held; without `drives` the races are not known yet."""
    return tuple(_line(row, n, drives, online) for n in range(1, len(row.rounds) + 1))


def _line(row: Ranked, number: int, drives: Drives | None, online: OnlineSeason) -> RoundLine:
    points = row.rounds[number - 1]
    held = next((day for day in online.calendar if day.round == number), None)
    drive = drives.last_of(number) if drives else None
    tried = str(drives.tried(number)) if drives and drive else ""
    finish = finish_words(drive.position) if drive else ""
    ink, word = _worth(row, number, drives)
    cells = (
        Cell(str(number), Ink.STRONG),
        Cell(held.name or str(held.date) if held else "", Ink.QUIET),
        Cell(tried, Ink.QUIET),
        Cell(finish),
        Cell(f"{drive.lobby_dr:,}" if drive else "", Ink.QUIET),
        Cell("" if points is None else f"{points:,}", ink),
        Cell(word, Ink.BAD if ink is Ink.BAD else Ink.QUIET),
    )
    said = [word] if points is None else [points_words(points), word, finish]
    spoken = ", ".join(filter(None, said))
    return RoundLine(cells, tr("Round {round}: {what}", round=number, what=spoken))


def _worth(row: Ranked, number: int, drives: Drives | None) -> tuple[Ink, str]:
    if row.rounds[number - 1] is None:
        return Ink.QUIET, tr("not entered")
    if drives and number in drives.struck:
        return Ink.BAD, tr("struck off")
    counts = row.counts(number)
    return (Ink.STRONG, tr("counts")) if counts else (Ink.DROPPED, tr("dropped"))


class RoundsView(Lines[RoundLine]):
    """One line a round."""

    def __init__(self) -> None:
        name = tr("Rounds of the driver")
        super().__init__(PARTS, lambda line: line.spoken, worded(NOBODY), name)

    def paint_line(self, painter: QPainter, rect: QRect, line: RoundLine) -> None:
        self.paint_cells(painter, rect, line.cells)
