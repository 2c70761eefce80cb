"""Painting one row of the tower, and its head."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from racecontrol.meeting.model import Meeting, Source
from racecontrol.results.tower import Mark
from ui.director.tower_columns import Placed
from ui.director.tower_lines import Cell, Line
from ui.theme import Theme
from ui.tr import worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text, text_width
from ui.widgets.marks import chip_width, paint_car, paint_chip, paint_hatch, paint_ticks

LETTER_ROOM = 10  # px for S or P before a time
MOST_CHIPS = 2
LIT_OPACITY = 0.24


def paint_head(painter: QPainter, rect: QRect, columns: Sequence[Placed], theme: Theme) -> None:
    """The names of the columns."""
    font, ink = theme.font("label"), theme.colours.text3
    for placed in columns:
        room = QRect(rect.x() + placed.x, rect.y(), placed.width, rect.height())
        align = RIGHT if placed.column.right else LEFT
        paint_text(painter, room, worded(placed.column.head), font, ink, align)


def cell_rect(row: QRect, placed: Placed) -> QRect:
    """Where a cell of this row may be painted, with the letter before a time and the wash."""
    return QRect(
        row.x() + placed.x - LETTER_ROOM, row.y(), placed.width + LETTER_ROOM + 4, row.height()
    )


class RowPainter:
    """Paints rows of one tower; made anew when its theme, size or meeting changes."""

    def __init__(self, theme: Theme, columns: Sequence[Placed], meeting: Meeting | None) -> None:
        self._theme, self.columns, self._meeting = theme, tuple(columns), meeting
        c = theme.colours
        self._ink = {
            Mark.NONE: c.text1,
            Mark.PERSONAL_BEST: c.personal_best,
            Mark.SESSION_BEST: c.session_best,
        }
        self._figure = theme.font("figure", "medium", figures=True)
        self._plain = theme.font("figure", "normal", figures=True)
        self._letter = theme.font("mark", "heavy")
        self._minor = theme.font("body", "normal", figures=True)

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        line: Line,
        selected: bool,
        lit: dict[str, float],
        dirty: QRegion,
    ) -> None:
        """The cells of one row in `dirty`; `lit`: how fresh a change is, 1 down to 0, by column."""
        c = self._theme.colours
        painter.fillRect(rect, c.selection if selected else c.background1)
        if line.stale_words:
            paint_hatch(painter, rect, self._theme)
        for placed in self.columns:
            if not dirty.intersects(cell_rect(rect, placed)):
                continue
            room = QRect(rect.x() + placed.x, rect.y(), placed.width, rect.height())
            if lit.get(placed.column.key, 0) > 0:
                self._paint_lit(painter, room, lit[placed.column.key])
            self._paint_cell(painter, room, placed, line)
        painter.setPen(c.line1)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if selected:
            self._paint_selection(painter, rect)

    def _paint_lit(self, painter: QPainter, room: QRect, fresh: float) -> None:
        wash = QColor(self._theme.colours.text1)
        wash.setAlphaF(LIT_OPACITY * fresh)
        painter.fillRect(room.adjusted(-2, 3, 3, -4), wash)

    def _paint_selection(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        painter.setPen(theme.colours.text1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        bar = theme.px(theme.tokens["border"]["selection_bar"])
        painter.fillRect(QRect(rect.x(), rect.y(), bar, rect.height()), theme.colours.text1)

    def _paint_cell(self, painter: QPainter, room: QRect, placed: Placed, line: Line) -> None:
        theme, key = self._theme, placed.column.key
        strong = theme.colours.text2 if line.stale_words else theme.colours.text1
        match key:
            case "place":
                font = theme.font("place", "strong", figures=True)
                paint_text(painter, room, str(line.place), font, strong, RIGHT)
            case "change":
                self._paint_change(painter, room, line.change)
            case "number":
                self._paint_number(painter, room, line)
            case "code":
                font = theme.font("code", "strong")
                paint_text(painter, room, line.cells["code"].words, font, strong)
            case "status":
                self._paint_chips(painter, room, line)
            case "minis":
                old = bool(line.stale_words)
                paint_ticks(painter, room, line.ticks.marks, line.ticks.breaks, theme, old)
            case _:
                cell = line.cells.get(key, Cell())
                self._paint_figure(painter, room, placed, cell, bool(line.stale_words))

    def _paint_change(self, painter: QPainter, room: QRect, change: int) -> None:
        words = f"{'▲' if change > 0 else '▼'}{abs(change)}" if change else "–"
        font = self._theme.font("label", "medium", figures=True)
        paint_text(painter, room, words, font, self._theme.colours.text2)

    def _paint_number(self, painter: QPainter, room: QRect, line: Line) -> None:
        theme = self._theme
        high, wide = theme.height("car_chip"), theme.height("car_chip_width")
        chip = QRect(room.x(), room.center().y() - high // 2 + 1, wide, high)
        style = theme.car(self._meeting, line.number)
        paint_car(painter, chip, line.number, style, theme, faded=bool(line.stale_words))

    def _paint_figure(
        self, painter: QPainter, room: QRect, placed: Placed, cell: Cell, stale: bool
    ) -> None:
        c = self._theme.colours
        if not placed.column.right:
            paint_text(painter, room, cell.words, self._minor, c.text2, LEFT)
            return
        dim = stale or cell.second_rank
        by_hand = cell.source is Source.BY_HAND
        ink = c.human if by_hand else c.text2 if dim else self._ink[cell.mark]
        font = self._plain if dim or placed.column.key.startswith("sector") else self._figure
        width = paint_text(painter, room, cell.words, font, ink, RIGHT)
        word = cell.source.value or cell.mark.value
        if word:
            letter = QRect(room.right() - width - LETTER_ROOM, room.y(), LETTER_ROOM, room.height())
            paint_text(painter, letter, word, self._letter, ink, LEFT)
        if by_hand:
            below = room.center().y() + painter.fontMetrics().height() // 2
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            painter.drawLine(room.right() - width, below, room.right(), below)

    def _paint_chips(self, painter: QPainter, room: QRect, line: Line) -> None:
        """The most urgent ones that fit, and how many more there are."""
        theme = self._theme
        x, middle = room.x(), room.center().y() + 1
        shown = 0
        for word, kind in line.chips[:MOST_CHIPS]:
            rest = len(line.chips) - shown - 1
            more = theme.px(26) if rest else 0
            if shown and x + chip_width(word, kind, theme) + more > room.right():
                break
            x += paint_chip(painter, x, middle, word, kind, theme) + theme.space("s2")
            shown += 1
        if shown < len(line.chips):
            words = f"+{len(line.chips) - shown}"
            self._paint_more(painter, x, middle, words)

    def _paint_more(self, painter: QPainter, x: int, middle: int, words: str) -> None:
        font = self._theme.font("mark", "medium", figures=True)
        room = QRect(x + 2, middle - 10, text_width(words, font) + 2, 20)
        paint_text(painter, room, words, font, self._theme.colours.text2)
