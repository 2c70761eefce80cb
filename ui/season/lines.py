"""Short lists of lines with heads: as much of the width as each column may have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.season.columns import Cell
from ui.season.table import paint_cell
from ui.theme import Theme
from ui.tr import Label, counted, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text, text_width
from ui.widgets.panel import Themed
from ui.widgets.rows import Index, RowModel, RowView

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Part:
    """A column of a list: `share` of the width that is left over, beside its own, px."""

    head: Label
    width: int
    share: int = 0
    right: bool = False


def places(rect: QRect, parts: Sequence[Part], theme: Theme) -> list[QRect]:
    """Where each column stands in a line."""
    pad, gap = theme.space("s5"), theme.px(8)
    font = theme.font("label")
    widths = [max(theme.px(part.width), text_width(worded(part.head), font)) for part in parts]
    spare = rect.width() - 2 * pad - sum(widths) - gap * (len(parts) - 1)
    shares = sum(part.share for part in parts)
    x, found = rect.x() + pad, []
    for part, width in zip(parts, widths, strict=True):
        wide = width + (max(0, spare) * part.share // shares if shares else 0)
        found.append(QRect(x, rect.y(), wide, rect.height()))
        x += wide + gap
    return found


class _Heads(Themed):
    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self.parts = tuple(parts)

    def sizeHint(self) -> QSize:
        return QSize(80, self.theme.height("column_head"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.colours.background2)
        for part, room in zip(self.parts, places(self.rect(), self.parts, theme), strict=True):
            ink, font = theme.colours.text3, theme.font("label")
            paint_text(painter, room, worded(part.head), font, ink, RIGHT if part.right else LEFT)


class _List(RowView):
    """Arrows walk in it, Enter takes a line."""

    taken = Signal()

    def say_empty(self, sentence: str) -> None:
        self._empty = sentence
        self.viewport().update()

    def __init__(
        self, model: RowModel[Any], paint: Any, height: Any, empty: str, name: str
    ) -> None:
        super().__init__(model, paint, height, empty, name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(RowView.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.taken.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.row_model.rows:
            last = len(self.row_model.rows) - 1
            row = 0 if event.key() == Qt.Key.Key_Home else last
            self.setCurrentIndex(self.row_model.index(row))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.currentIndex().isValid():
            self.taken.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()


class Lines(Themed, Generic[Line]):
    """A list whose lines a subclass paints; `taken` with the line that Enter was pressed on."""

    taken = Signal(object)

    def __init__(
        self, parts: Sequence[Part], spoken: Callable[[Line], str], empty: str, name: str
    ) -> None:
        super().__init__()
        self.parts = tuple(parts)
        self._model: RowModel[Line] = RowModel(spoken, self)
        self.heads = _Heads(parts)
        self.view = _List(self._model, self._paint, self._height, empty, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heads)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.view.taken.connect(lambda: self.taken.emit(self.current))

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it shows."""
        return self._model.rows

    @property
    def current(self) -> Line | None:
        """The line that the arrows stand on."""
        index = self.view.currentIndex()
        return self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None

    def say_empty(self, sentence: str) -> None:
        """What stands there while there is no line."""
        self.view.say_empty(sentence)

    def rooms(self, rect: QRect) -> list[QRect]:
        """Where the columns stand in a line."""
        return places(rect, self.parts, self.theme)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Put these in."""
        self._model.show_rows(lines)

    def paint_line(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """A line into its rectangle."""
        raise NotImplementedError

    def line_height(self, line: Line, width: int) -> int:
        """How high a line is, px."""
        del line, width
        return self.theme.height("list_row")

    def texts(self, line: Line) -> Sequence[str]:
        """A line as it is copied."""
        return [cell.words for cell in getattr(line, "cells", ())]

    def copy(self) -> str:
        """All lines to the clipboard, as TSV with heads."""
        rows = [
            [worded(part.head) for part in self.parts],
            *(self.texts(line) for line in self.lines),
        ]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows) + "\n")
        return counted("%n line is copied.", "%n lines are copied.", len(self.lines))

    def paint_cells(self, painter: QPainter, rect: QRect, cells: Sequence[Cell]) -> None:
        """Cells in their columns."""
        theme = self.theme
        for part, room, cell in zip(
            self.parts, places(rect, self.parts, theme), cells, strict=True
        ):
            paint_cell(painter, room, cell, part.right, theme)

    def themed(self) -> None:
        super().themed()
        self.view.scheduleDelayedItemsLayout()

    def _height(self, line: Line, width: int, theme: Theme) -> int:
        del theme
        return self.line_height(line, width)

    def _paint(self, painter: QPainter, rect: QRect, line: Line, theme: Theme) -> None:
        c = theme.colours
        if self.view.hasFocus() and self.current is line:
            painter.fillRect(rect, c.selection)
            wide = theme.tokens["border"]["selection_bar"]
            painter.fillRect(QRect(rect.left(), rect.top(), wide, rect.height()), c.focus)
        painter.setPen(QPen(c.line1, 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        self.paint_line(painter, rect, line)
