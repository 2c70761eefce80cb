"""A list whose rows are painted by us: arrows move in it, every other key is the window's."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Theme, theme_of
from ui.widgets.marks import paint_focus
from ui.widgets.panel import paint_empty

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
LIST_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
NEWS = 8  # rows that may be put on top at once
Paint = Callable[[QPainter, QRect, Any, Theme], None]
Height = Callable[[Any, int, Theme], int]


class RowModel(QAbstractListModel, Generic[Row]):
    """Frozen rows and the sentence each says to a screen reader."""

    changed = Signal()  # after all other signals of one change

    def __init__(self, sentence: Callable[[Row], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take up new rows: a few on top of the old ones, others, or some that differ."""
        old, new = self._rows, tuple(rows)
        if old == new:
            return
        if on_top := _put_on_top(old, new):
            self._insert(on_top, new)
        elif len(old) != len(new):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
        else:
            self._replace(new)
        self.changed.emit()

    def _replace(self, new: tuple[Row, ...]) -> None:
        """As many rows as before."""
        old, self._rows = self._rows, new
        for row, (was, now) in enumerate(zip(old, new, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _insert(self, on_top: int, new: tuple[Row, ...]) -> None:
        """The list goes on as it was below them, but for what fell off its end."""
        self.beginInsertRows(QModelIndex(), 0, on_top - 1)
        self._rows = (*new[:on_top], *self._rows)
        self.endInsertRows()
        if len(self._rows) > len(new):
            self.beginRemoveRows(QModelIndex(), len(new), len(self._rows) - 1)
            self._rows = new
            self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._sentence(self._rows[index.row()])
        return None


def _put_on_top(old: tuple[Row, ...], new: tuple[Row, ...]) -> int:
    """How many rows were put on top of the old ones; 0: it is not that alone that changed."""
    for count in range(1, min(NEWS, len(new) - 1) + 1):
        if old and new[count:] == old[: len(new) - count]:
            return count
    return 0


class _Heights(QStyledItemDelegate):
    """Tells the list how high its rows are; the view paints them itself."""

    def __init__(self, view: "RowView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return self._view.size_of(index.row())


class RowView(QListView):
    """Shows a RowModel. `paint` paints a row into its rectangle, `height` says how high it is."""

    def __init__(
        self, model: RowModel[Any], paint: Paint, height: Height, empty: str, name: str
    ) -> None:
        super().__init__()
        self.row_model = model
        self._paint, self._height, self._empty = paint, height, empty
        self.setModel(model)
        model.changed.connect(self._lay_out)
        self.setItemDelegate(_Heights(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)

    def size_of(self, row: int) -> QSize:
        """How much room a row takes."""
        width = self.viewport().width()
        return QSize(width, self._height(self.row_model.rows[row], width, theme_of(self)))

    def say_empty(self, sentence: str) -> None:
        """What stands here while there is no row."""
        if sentence != self._empty:
            self._empty = sentence
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in LIST_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """A row that is as high as before is painted again; another height moves the others."""
        place = self.visualRect(top_left)  # where it was laid out, as high as it is now
        below = self.row_model.index(top_left.row() + 1)
        rest = self.contentsSize().height() - self.verticalOffset()
        end = self.visualRect(below).top() if below.isValid() else rest
        self.viewport().update(place)
        if end != place.bottom() + 1:
            self.scheduleDelayedItemsLayout()
        if QAccessible.isActive():
            super().dataChanged(top_left, bottom_right, roles)

    def _lay_out(self) -> None:
        """At once, before anything is painted: else the list is painted as it was, then anew."""
        if self.isVisible():
            self.executeDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Row by row with one painter: handed to a delegate, each would cost as much again."""
        painter, theme = QPainter(self.viewport()), theme_of(self)
        first = self.indexAt(event.rect().topLeft())
        rect = self.visualRect(first)
        for row in self.row_model.rows[first.row() :] if first.isValid() else ():
            rect.setHeight(self._height(row, rect.width(), theme))
            painter.save()
            self._paint(painter, rect, row, theme)
            painter.restore()
            if rect.bottom() >= event.rect().bottom():
                break
            rect = rect.translated(0, rect.height())
        if not self.row_model.rows:
            paint_empty(painter, self.viewport().rect(), self._empty, theme)
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect(), theme)
