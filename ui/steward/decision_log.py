"""The decision log: car, penalty, reason, by whom, how it stands; struck through when rescinded."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from racecontrol.meeting.model import Meeting
from ui import format as text
from ui.steward.log import LogRow
from ui.theme import theme_of
from ui.widgets.marks import RIGHT, paint_car, paint_text
from ui.widgets.panel import paint_empty

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
EMPTY = "No decision yet."


class LogModel(QAbstractListModel):
    """Decisions, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[LogRow, ...] = ()

    def show_rows(self, rows: tuple[LogRow, ...]) -> None:
        """Put these rows in; nothing happens when they are the same."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return spoken(row)
        return None


def spoken(row: LogRow) -> str:
    """One decision in words."""
    decision = row.decision
    words = (
        f"Decision {decision.decision}, car {text.car(decision.entry)}: {row.penalty}, "
        f"{decision.reason}, by {decision.given_by} at {text.time_of_day(decision.at_ns)}"
    )
    words += f", {row.standing}" if row.standing else ""
    return words if row.in_force else f"{words}. Rescinded: {row.rescinded}"


def by_whom(row: LogRow) -> str:
    """The second line: session, case, who, when; and why it was rescinded."""
    decision = row.decision
    parts = [row.session]
    if decision.incident:
        parts.append(f"case {decision.incident}")
    if decision.given_by:
        parts.append(f"by {decision.given_by}")
    return ", ".join(parts)


class LogDelegate(QStyledItemDelegate):
    """Paints one decision."""

    def __init__(self, view: "DecisionLog") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, theme_of(self._view).height("case_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LogRow = index.data(ROW)
        painter.save()
        self._paint_row(painter, option.rect, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, rect: QRect, row: LogRow) -> None:
        theme = theme_of(self._view)
        c, pad = theme.colours, theme.space("s5")
        if row.decision.decision == self._view.chosen:
            painter.fillRect(rect, c.selection)
            painter.setPen(QPen(c.line3, 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setPen(c.line1)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(pad, 0, -pad, 0)
        ink = c.text1 if row.in_force else c.text2
        number = theme.font("item", "strong", figures=True)
        paint_text(painter, inner, str(row.decision.decision), number, c.text2)
        chip = self._paint_car(painter, inner, row)
        half = rect.height() // 2
        top = QRect(chip.right() + theme.px(12), rect.top() + theme.px(2), 0, half)
        top.setRight(inner.right() - theme.px(84))
        figure = theme.font("item", "normal", figures=True)
        when = QRect(inner.left(), top.top(), inner.width(), half)
        paint_text(painter, when, text.time_of_day(row.decision.at_ns), figure, c.text2, RIGHT)
        penalty = self._struck(theme.font("item", "strong", True), row)
        width = paint_text(painter, top, row.penalty, penalty, ink)
        reason = top.adjusted(width + theme.px(12), 0, 0, 0)
        paint_text(painter, reason, row.decision.reason, self._struck(figure, row), ink)
        below = QRect(top.left(), rect.top() + half - theme.px(2), top.width(), half)
        ink = c.needs_person if row.urgent else c.text1
        state = QRect(inner.left(), below.top(), inner.width(), half)
        label = theme.font("body", "medium", figures=True)
        taken = paint_text(painter, state, row.standing, label, ink, RIGHT)
        below.setRight(inner.right() - taken - theme.px(12))
        width = paint_text(painter, below, by_whom(row), theme.font("label"), c.text3)
        if not row.in_force:
            why = below.adjusted(width + theme.px(12), 0, theme.px(84), 0)
            words = f"Rescinded: {row.rescinded}"
            paint_text(painter, why, words, theme.font("label", "medium"), c.human)

    def _paint_car(self, painter: QPainter, inner: QRect, row: LogRow) -> QRect:
        theme = theme_of(self._view)
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        chip = QRect(inner.left() + theme.px(28), inner.center().y() - high // 2, wide, high)
        number = row.decision.entry
        style = theme.car(self._view.meeting, number)
        paint_car(painter, chip, number, style, theme, faded=not row.in_force)
        return chip

    def _struck(self, font: QFont, row: LogRow) -> QFont:
        """Through the words, not through the chip."""
        if row.in_force:
            return font
        struck = QFont(font)
        struck.setStrikeOut(True)
        return struck


class DecisionLog(QListView):
    """The log. `chosen` is the decision that the rescind field is about."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meeting: Meeting | None = None
        self.chosen = 0
        self.log = LogModel()
        self.setModel(self.log)
        self.setItemDelegate(LogDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Decision log")

    def show_log(self, meeting: Meeting | None, rows: tuple[LogRow, ...]) -> None:
        """Put these decisions in."""
        self.meeting = meeting
        self.log.show_rows(rows)

    def choose(self, number: int) -> None:
        """Mark this decision; says nothing."""
        if number != self.chosen:
            self.chosen = number
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            row: LogRow = index.data(ROW)
            self.picked.emit(row.decision.decision)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk; every other key is the console's, not a search in the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        numbers = [row.decision.decision for row in self.log.rows]
        if step is None or not numbers:
            event.ignore()
            return
        at = numbers.index(self.chosen) + step if self.chosen in numbers else 0
        self.picked.emit(numbers[min(max(at, 0), len(numbers) - 1)])

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if not self.log.rows:
            paint_empty(QPainter(self.viewport()), self.viewport().rect(), EMPTY, theme_of(self))

    def themed(self) -> None:
        """The rows of this size of screen."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
