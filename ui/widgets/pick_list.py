"""A list of which one row is chosen: the mouse picks a row, the arrows walk from it."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame

from racecontrol.meeting.model import Meeting
from ui.theme import Theme
from ui.widgets.rows import Height, Paint, RowModel, RowView

STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PickList(RowView):
    """Rows of which some have a number; `chosen` is that of the row that other panels show."""

    picked = Signal(int)
    stepped = Signal(int)  # by the arrow keys: 1 down, -1 up

    def __init__(
        self,
        sentence: Callable[[Any], str],
        number: Callable[[Any], int | None],
        paint: Paint,
        height: Height,
        empty: str,
        name: str,
    ) -> None:
        """`number` of a row; None for a head, or another row that cannot be picked."""
        self.list = RowModel[Any](sentence)
        super().__init__(self.list, paint, height, empty, name)
        self.list.setParent(self)
        self._number = number
        self.meeting: Meeting | None = None
        self.chosen = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def rows(self) -> tuple[Any, ...]:
        return self.list.rows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Put these rows in."""
        self.list.show_rows(rows)

    def choose(self, number: int) -> None:
        """Mark this row, and bring it into view; says nothing."""
        if number == self.chosen:
            return
        self.chosen = number
        row = self.row_of(number)
        if row >= 0:
            self.scrollTo(self.list.index(row))
        self.viewport().update()

    def row_of(self, number: int) -> int:
        """Where the row of this number stands; -1 when it is not shown."""
        numbers = [self._number(row) for row in self.rows]
        return numbers.index(number) if number in numbers else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        number = self._number(self.rows[index.row()]) if index.isValid() else None
        if number is not None:
            self.picked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every other key is the console's, not a search in the list."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.stepped.emit(step)

    def themed(self) -> None:
        """The rows of this size of screen."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def paint_ground(
        self, painter: QPainter, rect: QRect, chosen: bool, theme: Theme, bar: bool = True
    ) -> None:
        """The chosen row has its own ground, outline and bar; the others a line below."""
        c = theme.colours
        if not chosen:
            painter.setPen(c.line1)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            return
        painter.fillRect(rect, c.selection)
        painter.setPen(QPen(c.line3, 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if bar:
            wide = theme.tokens["border"]["selection_bar"]
            painter.fillRect(QRect(rect.left(), rect.top(), wide, rect.height()), c.focus)
