"""The rankings on the screen: a table view that paints whole rows, and heads that sort."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from racecontrol.season.windows import Order
from ui.season.columns import Cell, Column, Ink
from ui.season.model import WAITING, Index, Line, RankingModel
from ui.theme import Theme, theme_of
from ui.tr import tr
from ui.widgets.lettering import LEFT, RIGHT, paint_text, text_width
from ui.widgets.marks import paint_focus
from ui.widgets.panel import paint_empty

STRETCHED: Final = ("name", "region", "area", "needs")
MOVES: Final = {
    Qt.Key.Key_Home: lambda _row, _page, _last: 0,
    Qt.Key.Key_End: lambda _row, _page, last: last,
    Qt.Key.Key_Up: lambda row, _page, _last: row - 1,
    Qt.Key.Key_Down: lambda row, _page, _last: row + 1,
    Qt.Key.Key_PageUp: lambda row, page, _last: row - page,
    Qt.Key.Key_PageDown: lambda row, page, _last: row + page,
}
Flag: Final = QItemSelectionModel.SelectionFlag


class Heads(QHeaderView):
    """The names of the columns; the one that sorts has an arrow."""

    def __init__(self, view: "RankingTable") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def sizeHint(self) -> QSize:
        return QSize(100, theme_of(self._view).height("column_head"))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        theme = theme_of(self._view)
        c, columns = theme.colours, self._view.rankings.columns
        painter.fillRect(rect, c.background2)
        if logical >= len(columns):
            return
        column, wanted = columns[logical], self._view.rankings.listing.wanted
        sorts = column.order is wanted.order and column.round == wanted.round
        room, font = _room(rect, theme), theme.font("label", "medium" if sorts else "normal")
        words = column.head
        if sorts:
            words += " ↑" if wanted.turned != (column.order in UPWARD) else " ↓"
        ink = c.text1 if sorts else c.text3
        paint_text(painter, room, words, font, ink, RIGHT if column.right else LEFT)
        painter.setPen(c.line1)
        painter.drawLine(rect.right(), rect.top() + 5, rect.right(), rect.bottom() - 5)


def _head_width(column: Column, theme: Theme) -> int:
    """A head has room for its words, in any language, and for the arrow when it sorts."""
    words = f"{column.head} ↓" if column.order else column.head
    return text_width(words, theme.font("label", "medium")) + 2 * theme.space("s3")


UPWARD: Final = (Order.RANKING, Order.NAME, Order.COUNTRY)  # the smallest first, unless turned


def _room(rect: QRect, theme: Theme) -> QRect:
    pad = theme.space("s3")
    return rect.adjusted(pad, 0, -pad, 0)


class RankingTable(QTableView):
    """Rows of a `RankingModel`; arrows, Home and End move in it, Enter opens a driver."""

    opened = Signal()  # Enter, or a double click
    current_row = Signal(int)
    sorted_by = Signal(object)  # the column whose head was clicked
    copied = Signal()

    def __init__(self, model: RankingModel) -> None:
        super().__init__()
        self.rankings = model
        self._empty = ""
        self._anchor: int | None = None  # where a selection with Shift began
        self.setModel(model)
        self.setHorizontalHeader(Heads(self))
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # it scrolls as it is
        self.setAccessibleName(tr("Rankings"))
        self.horizontalHeader().sectionClicked.connect(self._sort)
        self.themed()

    def themed(self) -> None:
        """The rows of this size of screen."""
        self.verticalHeader().setDefaultSectionSize(theme_of(self).height("list_row"))
        self.viewport().update()

    def say_empty(self, sentence: str) -> None:
        """What stands there while there is no row."""
        self._empty = sentence
        self.setAccessibleDescription(sentence)
        self.viewport().update()

    # ------------------------------------------------------------ columns

    def fit_columns(self, hidden: frozenset[str]) -> None:
        """Widths of the design; those in `hidden` are left out, the rest is shared."""
        theme, heads = theme_of(self), self.horizontalHeader()
        columns = self.rankings.columns
        widths = [max(theme.px(c.width), _head_width(c, theme)) for c in columns]
        for number, column in enumerate(columns):
            self.setColumnHidden(number, column.key in hidden)
            heads.resizeSection(number, widths[number])
        shown = [c for c in columns if c.key not in hidden]
        taken = sum(w for c, w in zip(columns, widths, strict=True) if c.key not in hidden)
        spare = self.viewport().width() - taken
        stretched = [n for n, c in enumerate(columns) if c.key in STRETCHED and c in shown]
        slack = sum(columns[n].width - columns[n].least for n in stretched) or 1
        for number in stretched:
            wide, least = widths[number], theme.px(columns[number].least)
            given = spare // len(stretched) if spare > 0 else spare * (wide - least) // slack
            heads.resizeSection(number, max(least, wide + given))

    def _sort(self, number: int) -> None:
        column = self.rankings.columns[number]
        if column.order is not None:
            self.sorted_by.emit(column)

    # ------------------------------------------------------------ moving

    @property
    def row(self) -> int:
        """The current row; -1: none."""
        return self.currentIndex().row()

    def go(self, row: int, *, extend: bool = False) -> None:
        """Make a row the current one, and bring it into sight."""
        model = self.model()
        if not model.rowCount():
            return
        row = max(0, min(row, model.rowCount() - 1))
        index = model.index(row, 0)
        flags = Flag.SelectCurrent if extend else Flag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags | Flag.Rows)
        self.scrollTo(index)

    def chosen_spans(self, most: int) -> list[tuple[int, int]] | None:
        """First row and number of rows of what is selected, in order; None: more than `most`."""
        ranges = self.selectionModel().selection().toList()
        spans = sorted((r.top(), r.bottom() - r.top() + 1) for r in ranges)
        return None if sum(rows for _, rows in spans) > most else spans

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End and Enter are the table's; every other key is the window's."""
        key = Qt.Key(event.key())
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        move: Callable[[int, int, int], int] | None = MOVES.get(key)
        if move is not None:
            page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize())
            row = move(max(self.row, 0), page - 1, self.model().rowCount() - 1)
            self._move_to(row, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            bar, step = self.horizontalScrollBar(), theme_of(self).px(60)
            bar.setValue(bar.value() + (step if key == Qt.Key.Key_Right else -step))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not ctrl:
            self.opened.emit()
        elif ctrl and key == Qt.Key.Key_C:
            self.copied.emit()
        elif ctrl and key == Qt.Key.Key_A:
            self.selectAll()
        else:
            event.ignore()

    def _move_to(self, row: int, *, extend: bool) -> None:
        if extend and self.row >= 0:
            row = max(0, min(row, self.model().rowCount() - 1))
            anchor = self._anchor if self._anchor is not None else self.row
            self._anchor = anchor
            top, bottom = sorted((anchor, row))
            chosen = QItemSelection(self.model().index(top, 0), self.model().index(bottom, 0))
            index = self.model().index(row, 0)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.selectionModel().select(chosen, Flag.ClearAndSelect | Flag.Rows)
            self.scrollTo(index)
        else:
            self._anchor = None
            self.go(row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()}:  # the others scroll as they are
            high = self.verticalHeader().defaultSectionSize()
            room = QRect(0, self.rowViewportPosition(row), self.viewport().width(), high)
            self.viewport().update(room)
        self.current_row.emit(current.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.row >= 0:
            self.opened.emit()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows, without a delegate for each cell: it keeps up with a held key."""
        theme, painter = theme_of(self), QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colours.background1)
        if not self.rankings.rowCount():
            paint_empty(painter, self.viewport().rect(), self._empty, theme)
        else:
            places = self._places()
            for part in event.region():  # type: ignore[attr-defined]  # it can be walked
                self._paint_part(painter, part, places, theme)
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect(), theme)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is there moves as it is; the focus ring, which moved with it, is painted anew."""
        super().scrollContentsBy(dx, dy)
        view, thick = self.viewport().rect(), theme_of(self).px(2) + 1
        high = self.verticalHeader().defaultSectionSize() * (abs(dy) + 1)
        for part in (
            QRect(0, 0, thick, view.height()),
            QRect(view.right() - thick, 0, thick + 1, view.height()),
            QRect(0, 0, view.width(), min(high, view.height())),
            QRect(0, max(0, view.height() - high), view.width(), high),
        ):
            self.viewport().update(part)

    def _paint_part(
        self,
        painter: QPainter,
        part: QRect,
        places: list[tuple[int, Column, int, int]],
        theme: Theme,
    ) -> None:
        """The rows and the columns of them that lie in a part of what is to be painted."""
        last = self.rowAt(part.bottom())
        last = self.rankings.rowCount() - 1 if last < 0 else last
        seen = [one for one in places if one[2] <= part.right() and one[2] + one[3] > part.left()]
        for row in range(max(self.rowAt(part.top()), 0), last + 1):
            self._paint_row(painter, row, seen, theme)

    def _places(self) -> list[tuple[int, Column, int, int]]:
        """Number, column, left and width of those that can be seen."""
        heads, wide = self.horizontalHeader(), self.viewport().width()
        found = []
        for number, column in enumerate(self.rankings.columns):
            left, width = heads.sectionViewportPosition(number), heads.sectionSize(number)
            if not self.isColumnHidden(number) and left < wide and left + width > 0:
                found.append((number, column, left, width))
        return found

    def _paint_row(
        self, painter: QPainter, row: int, places: list[tuple[int, Column, int, int]], theme: Theme
    ) -> None:
        c, high = theme.colours, self.verticalHeader().defaultSectionSize()
        rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), high)
        line = self.rankings.line(row)
        current = row == self.row
        if current or self.selectionModel().isRowSelected(row, QModelIndex()):
            painter.fillRect(rect, c.selection)
        if line is None:
            room = QRect(places[0][2], rect.y(), places[0][3], high) if places else rect
            paint_text(painter, _room(room, theme), WAITING, theme.font("item"), c.text3, RIGHT)
        else:
            for number, column, left, width in places:
                box = _room(QRect(left, rect.y(), width, high), theme)
                paint_cell(painter, box, line.cells[number], column.right, theme)
        self._paint_edges(painter, rect, row, line, current, theme)

    def _paint_edges(
        self, painter: QPainter, rect: QRect, row: int, line: Line | None, current: bool,
        theme: Theme,
    ) -> None:  # fmt: skip
        c = theme.colours
        below = self.rankings.held(row + 1)
        another = line and below and _ranking(line) != _ranking(below)
        painter.setPen(QPen(c.line3 if another and self._by_rank else c.line1, 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if current:
            wide = theme.tokens["border"]["selection_bar"]
            painter.fillRect(QRect(rect.left(), rect.top(), wide, rect.height()), c.focus)

    @property
    def _by_rank(self) -> bool:
        return self.rankings.listing.wanted.order is Order.RANKING


def _ranking(line: Line) -> tuple[str, str]:
    return line.row.league, line.row.region


def _ink(ink: Ink, theme: Theme) -> QColor:
    """Asked for every cell in sight: without a table that would be made each time."""
    c = theme.colours
    if ink is Ink.QUIET or ink is Ink.DROPPED:
        return c.text2
    if ink is Ink.GOOD:
        return c.personal_best
    return c.danger if ink is Ink.BAD else c.text1


def paint_cell(painter: QPainter, room: QRect, cell: Cell, right: bool, theme: Theme) -> None:
    """Words in their ink; what was dropped is struck through."""
    if not cell.words:
        return
    ink = _ink(cell.ink, theme)
    strong = cell.ink in (Ink.STRONG, Ink.GOOD)
    font = theme.font("item", "medium" if strong else "normal", figures=True)
    wide = paint_text(painter, room, cell.words, font, ink, RIGHT if right else LEFT)
    if cell.ink is Ink.DROPPED:
        left = room.right() - wide if right else room.left()
        middle = room.center().y()
        painter.setPen(QPen(ink, 1))
        painter.drawLine(left - 1, middle, left + wide + 1, middle)
