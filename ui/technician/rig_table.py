"""A table of rigs side by side: what is equal is grey, what is not is the only thing that shines.

A row is a parameter or a check, a column is a rig. A click or the arrows choose both.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme, theme_of
from ui.tr import tr
from ui.widgets.lettering import CENTRE, LEFT, paint_text
from ui.widgets.marks import paint_focus, paint_triangle
from ui.widgets.panel import paint_empty

Index = QModelIndex | QPersistentModelIndex
MOVES: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
NARROW: Final = 34  # px of a column of marks
WIDE: Final = 78  # px of a column of values


class Look(Enum):
    """What a cell says by its form."""

    EQUAL = "equal"  # grey
    PLAIN = "plain"  # a figure that is compared with nothing
    HUMAN = "by a person"  # sand ink
    DIFFERS = "differs"  # amber, with a triangle
    ABSENT = "absent"  # grey
    RUNNING = "running"  # blue


class Cell(Struct, frozen=True):
    """`sentence` is its tooltip, and what a screen reader says."""

    words: str
    look: Look
    sentence: str


class Row(Struct, frozen=True):
    key: str
    lead: tuple[Cell, ...]  # at the left: the name first
    cells: tuple[Cell, ...]  # one for each rig


class Head(Struct, frozen=True):
    """Of a rig's column: three lines, the first one large."""

    rig: int
    car: str = ""
    letters: str = ""
    below: str = ""
    odd: bool = False  # the letters need a person
    sentence: str = ""


class Content(Struct, frozen=True):
    """A whole table; `leads` are the heads of the columns at the left, `shares` their widths."""

    leads: tuple[str, ...] = ()
    shares: tuple[int, ...] = ()
    heads: tuple[Head, ...] = ()
    rows: tuple[Row, ...] = ()


class _Model(QAbstractTableModel):
    """Cells as frozen structs; only those that differ are said to have changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.content = Content()

    def show_content(self, new: Content) -> None:
        old, self_shape = self.content, _shape(self.content)
        if old == new:
            return
        if self_shape != _shape(new):
            self.beginResetModel()
            self.content = new
            self.endResetModel()
            return
        self.content = new
        if old.heads != new.heads or old.leads != new.leads:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        for at, (was, now) in enumerate(zip(old.rows, new.rows, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.content.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.content.leads) + len(self.content.heads)

    def cell(self, index: Index) -> Cell:
        row = self.content.rows[index.row()]
        return (*row.lead, *row.cells)[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.cell(index).sentence
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Vertical:
            return None
        leads = len(self.content.leads)
        head = self.content.heads[section - leads] if section >= leads else None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("rig {rig}", rig=head.rig) if head else self.content.leads[section]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return head.sentence if head else None
        return None


def _shape(content: Content) -> tuple[object, ...]:
    rigs = tuple(head.rig for head in content.heads)
    return content.leads, rigs, tuple(row.key for row in content.rows)


class RigTable(QTableView):
    """`picked`: a person chose this rig and this row; either may be as before."""

    picked = Signal(int, str)  # rig (0: a column at the left), key of the row
    typed = Signal(int)  # a digit, where the table takes them

    def __init__(self, name: str, empty: str, wide: bool, digits: bool = False) -> None:
        """`wide`: columns hold values, not marks alone. `digits`: it takes them, while in front."""
        super().__init__()
        self.table = _Model(self)
        self.rig, self.key = 0, ""
        self._empty, self._wide, self._digits = empty, wide, digits
        self.setModel(self.table)
        self.setItemDelegate(_Painter(self))
        self.heads = _Heads(self)
        self.setHorizontalHeader(self.heads)
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.selectionModel().currentChanged.connect(self._moved)
        self.heads.sectionClicked.connect(self._head_clicked)
        self.setTabKeyNavigation(False)

    @property
    def content(self) -> Content:
        return self.table.content

    def show_content(self, content: Content) -> None:
        """Put this in; nothing is painted when it is the same."""
        before = _shape(self.table.content)
        self.table.show_content(content)
        if before != _shape(content):
            self.fit()
            self._stand()

    def say_empty(self, sentence: str) -> None:
        """What stands in the table while it has no row."""
        if sentence != self._empty:
            self._empty = sentence
            self.viewport().update()

    def choose(self, rig: int, key: str = "") -> None:
        """Mark this rig's column, and this row where one is named; says nothing."""
        if (rig, key or self.key) == (self.rig, self.key):
            return
        self.rig, self.key = rig, key or self.key
        self._stand()
        self.viewport().update()
        self.heads.viewport().update()

    def step(self, rows: int) -> None:
        """Choose a row further down."""
        keys = [row.key for row in self.content.rows]
        if keys:
            at = keys.index(self.key) + rows if self.key in keys else 0
            self.picked.emit(self.rig, keys[max(0, min(at, len(keys) - 1))])

    def column_of(self, rig: int) -> int:
        """-1: no such rig."""
        rigs = [head.rig for head in self.content.heads]
        return len(self.content.leads) + rigs.index(rig) if rig in rigs else -1

    def _rig_at(self, column: int) -> int:
        at = column - len(self.content.leads)
        return self.content.heads[at].rig if 0 <= at < len(self.content.heads) else 0

    def _stand(self) -> None:
        """The cursor of the keyboard where the choice is."""
        keys = [row.key for row in self.content.rows]
        row = keys.index(self.key) if self.key in keys else 0
        index = self.table.index(row, max(0, self.column_of(self.rig)))
        if index.isValid():
            choose = self.selectionModel()
            choose.blockSignals(True)
            choose.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            choose.blockSignals(False)
            self.scrollTo(index)

    def _moved(self, now: Index, _before: Index) -> None:
        if now.isValid():
            rig = self._rig_at(now.column()) or self.rig
            self.picked.emit(rig, self.content.rows[now.row()].key)

    def _head_clicked(self, column: int) -> None:
        if self._rig_at(column):
            self.picked.emit(self._rig_at(column), self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows are the table's, and digits may be; every other key is the window's."""
        if event.key() in MOVES:
            super().keyPressEvent(event)
        elif self._digits and event.text().isdigit() and not event.isAutoRepeat():
            self.typed.emit(int(event.text()))
        else:
            event.ignore()

    # ------------------------------------------------------------ looks

    def themed(self) -> None:
        """Rows and columns of this size of screen."""
        self.fit()
        self.heads.updateGeometry()
        self.viewport().update()

    def fit(self) -> None:
        """The columns fill the width; those of the rigs are all alike."""
        theme, content = theme_of(self), self.content
        high = (21 if theme.small else 24) if self._wide else (22 if theme.small else 27)
        self.verticalHeader().setDefaultSectionSize(theme.px(high))
        width = self.viewport().width()
        rigs = len(content.heads)
        if not rigs:
            return
        least = theme.px(WIDE if self._wide else NARROW)
        leads = sum(content.shares)
        each = min(least, (width - theme.px(leads) * (0.7 if theme.small else 1)) / rigs)
        left = width - int(each) * rigs
        for at, share in enumerate(content.shares):
            self.setColumnWidth(at, left * share // leads)
        for at in range(rigs):
            self.setColumnWidth(len(content.leads) + at, int(each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if not self.content.rows:
            paint_empty(painter, self.viewport().rect(), self._empty, theme_of(self))
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect(), theme_of(self))


class _Heads(QHeaderView):
    """Rig, car, letters, and a word below; the chosen rig stands on its own ground."""

    def __init__(self, table: RigTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(20)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self._table)
        return QSize(super().sizeHint().width(), sum(theme.px(high) for high in self._lines()) + 6)

    def _lines(self) -> tuple[int, ...]:
        """Their heights; those that no rig has take no room."""
        heads = self._table.content.heads
        lines = [24]
        for part in ("car", "letters", "below"):
            if any(getattr(head, part) for head in heads):
                lines.append(17)
        return tuple(lines)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, content = theme_of(self._table), self._table.content
        painter.save()
        chosen = section == self._table.column_of(self._table.rig)
        c = theme.colours
        painter.fillRect(rect, c.selection if chosen else c.background2)
        at = section - len(content.leads)
        if at < 0:
            room = rect.adjusted(theme.space("s5") if not section else theme.space("s3"), 0, 0, -4)
            room.setTop(rect.bottom() - theme.px(24))
            paint_text(painter, room, content.leads[section], theme.font("label"), c.text3, LEFT)
        elif at < len(content.heads):
            self._paint_rig(painter, rect, content.heads[at], theme)
        painter.setPen(QPen(c.line2, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_rig(self, painter: QPainter, rect: QRect, head: Head, theme: Theme) -> None:
        c, top = theme.colours, rect.top() + 3
        odd = c.needs_person if head.odd else c.text2
        lines = (
            (str(head.rig), theme.font("strong", "strong", figures=True), c.text1),
            (head.car, theme.font("label"), c.text3),
            (head.letters, theme.font("body", "strong", figures=True), odd),
            (head.below, theme.font("mark", figures=True), c.text3),
        )
        heights = iter(self._lines())
        for words, font, ink in lines:
            if words or ink is c.text1:
                high = theme.px(next(heights, 17))
                room = QRect(rect.left(), top, rect.width(), high)
                paint_text(painter, room, words, font, ink, CENTRE)
                top += high


class _Painter(QStyledItemDelegate):
    """Each cell by its look."""

    def __init__(self, table: RigTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, table = theme_of(self._table), self._table
        rect: QRect = option.rect
        c = theme.colours
        row = table.content.rows[index.row()]
        here = index.column() == table.column_of(table.rig)
        if row.key == table.key or here:
            painter.fillRect(rect, c.background3 if here and row.key == table.key else c.selection)
        painter.setPen(c.line1)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell = table.table.cell(index)
        lead = index.column() < len(table.content.leads)
        self._paint_words(painter, rect, cell, theme, index.column() if lead else -1)

    def _paint_words(
        self, painter: QPainter, rect: QRect, cell: Cell, theme: Theme, lead: int
    ) -> None:
        odd = cell.look is Look.DIFFERS
        narrow = lead < 0 and rect.width() <= theme.px(NARROW)
        size = "item" if lead == 0 or narrow else "body"
        font = theme.font(size, "strong" if odd else "normal", figures=True)
        pad = theme.space("s5") if lead == 0 else theme.space("s3") if lead > 0 else theme.px(3)
        room = rect.adjusted(pad, 0, -theme.px(3), 0)
        if odd and rect.width() > theme.px(WIDE) * 3 // 4:
            side = theme.px(9)
            mark = QRect(room.left(), rect.center().y() - side // 2, side, side)
            paint_triangle(painter, mark, theme.colours.needs_person)
            room.setLeft(room.left() + side + theme.px(4))
        align = LEFT if lead >= 0 or (odd and not narrow) else CENTRE
        paint_text(painter, room, cell.words, font, _ink(cell.look, theme), align)


def _ink(look: Look, theme: Theme) -> QColor:
    c = theme.colours
    match look:
        case Look.DIFFERS:
            return c.needs_person
        case Look.HUMAN:
            return c.human
        case Look.RUNNING:
            return c.info
        case Look.PLAIN:
            return c.text1
        case _:
            return c.text3


def words_of(cells: Sequence[Cell]) -> tuple[str, ...]:
    """As they are copied and exported."""
    return tuple(cell.words for cell in cells)
