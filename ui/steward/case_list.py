"""The list of cases: new ones above, decided ones below, a line of its own for an empty part."""

from dataclasses import dataclass
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
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
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
from ui.steward.cases import Case, CaseState, title
from ui.steward.log import penalty_words
from ui.theme import Theme, theme_of
from ui.widgets.marks import RIGHT, paint_car, paint_text, text_width

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A head, a sentence, or a case with its age as text."""

    head: str = ""
    count: int = 0
    sentence: str = ""
    case: Case | None = None
    age: str = ""


def rows_of(cases: tuple[Case, ...], now_ns: int) -> tuple[Row, ...]:
    """The whole list: each state keeps its head; an empty one says so."""
    rows: list[Row] = []
    for state in CaseState:
        inside = [case for case in cases if case.state is state]
        rows.append(Row(head=state.value, count=len(inside)))
        rows += [Row(case=case, age=text.span(now_ns - case.incident.at_ns)) for case in inside]
    if not cases:
        rows.insert(1, Row(sentence="None."))
    return tuple(rows)


class CaseModel(QAbstractListModel):
    """Rows of the list; only rows that differ are told to the view."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Put these rows in."""
        if [_key(row) for row in rows] != [_key(row) for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        changed = [
            i for i, (new, old) in enumerate(zip(rows, self.rows, strict=True)) if new != old
        ]
        self.rows = rows
        for index in changed:
            self.dataChanged.emit(self.index(index), self.index(index))

    def row_of(self, number: int) -> int:
        """The row of a case, -1 when it is not shown."""
        for index, row in enumerate(self.rows):
            if row.case and row.case.number == number:
                return index
        return -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return _spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].case is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _key(row: Row) -> tuple[str, str, int]:
    return (row.head, row.sentence, row.case.number if row.case else 0)


def _spoken(row: Row) -> str:
    if row.case is None:
        return f"{row.head}, {row.count} cases" if row.head else row.sentence
    cars = text.listed([text.car(number) for number in row.case.incident.entries])
    words = f"{row.case.state.value}. Case {row.case.number}, cars {cars}: "
    return f"{words}{title(row.case.incident)}. {row.age} old"


class CaseDelegate(QStyledItemDelegate):
    """Paints a whole row: number, chips, what and where, age."""

    def __init__(self, view: "CaseList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_of(self._view)
        name = "case_row" if index.data(ROW).case else "list_row"
        return QSize(100, theme.height(name))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        if row.case:
            self._paint_case(painter, rect, row, row.case)
        else:
            self._paint_line(painter, rect, row)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme = theme_of(self._view)
        c, pad = theme.colours, theme.space("s5")
        inner = rect.adjusted(pad, 0, -pad, 0)
        if not row.head:
            paint_text(painter, inner, row.sentence, theme.font("body"), c.text3)
            return
        painter.fillRect(rect, c.background2)
        font = theme.font("label", "medium", figures=True)
        paint_text(painter, inner, row.head, font, c.text2)
        paint_text(painter, inner, str(row.count), font, c.text2, RIGHT)

    def _paint_case(self, painter: QPainter, rect: QRect, row: Row, case: Case) -> None:
        theme = theme_of(self._view)
        c, pad = theme.colours, theme.space("s5")
        new = case.state.is_open
        self._paint_ground(painter, rect, case, theme)
        inner = rect.adjusted(pad, 0, -pad, 0)
        ink = c.needs_person if new else c.text1
        paint_text(painter, inner, f"{case.number:02d}", theme.font("item", "strong", True), ink)
        x = inner.left() + theme.px(24 if theme.small else 34)
        x = self._paint_cars(painter, x, rect, case, theme)
        figure = theme.font("item", "normal", figures=True)
        age = text_width(row.age, figure)
        paint_text(painter, inner, row.age, figure, c.text1, RIGHT)
        words = QRect(x, rect.top(), inner.right() - age - theme.px(8) - x, rect.height())
        if theme.small:
            paint_text(painter, words, title(case.incident), theme.font("item"), c.text1)
            return
        top = QRect(words.x(), rect.top() + theme.px(7), words.width(), theme.px(20))
        paint_text(painter, top, title(case.incident), theme.font("item", "medium", True), c.text1)
        below = top.translated(0, theme.px(19))
        paint_text(painter, below, second_line(case), theme.font("label", "normal", True), c.text3)

    def _paint_ground(self, painter: QPainter, rect: QRect, case: Case, theme: Theme) -> None:
        c = theme.colours
        bar = QRect(rect.left(), rect.top(), theme.tokens["border"]["selection_bar"], rect.height())
        if case.number == self._view.chosen:
            painter.fillRect(rect, c.selection)
            painter.setPen(QPen(c.line3, 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.fillRect(bar, c.focus)
            return
        painter.setPen(c.line1)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if case.state.is_open:
            painter.fillRect(bar, c.needs_person)

    def _paint_cars(self, painter: QPainter, x: int, rect: QRect, case: Case, theme: Theme) -> int:
        """Two chips at most and a plus; answers with where the words begin."""
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        entries = case.incident.entries
        shown = entries[:2] if len(entries) <= 2 else entries[:1]
        left = x
        for number in shown:
            chip = QRect(left, rect.center().y() - high // 2, wide, high)
            paint_car(painter, chip, number, theme.car(self._view.meeting, number), theme)
            left += wide + theme.px(3)
        if len(entries) > len(shown):
            more = QRect(left, rect.top(), wide, rect.height())
            font = theme.font("label", "medium", figures=True)
            paint_text(painter, more, f"+{len(entries) - 1}", font, theme.colours.text2)
        return x + 2 * (wide + theme.px(3)) + theme.px(6)


def second_line(case: Case) -> str:
    """Who noted it; when decided, what was given to whom."""
    if case.state is CaseState.CLOSED:
        return f"{case.session}, {case.why or 'no further action'}"
    if case.decisions:
        given = [f"{text.car(d.entry)} {penalty_words(d).lower()}" for d in case.decisions]
        return f"{case.session}, {text.listed(given)}"
    noted = case.incident.noted_by
    return f"{case.session}, noted by {noted}" if noted else case.session


class CaseList(QListView):
    """The list itself. `chosen` is the number of the case that the other panels show."""

    picked = Signal(int)
    stepped = Signal(int)  # by the arrow keys: 1 down, -1 up

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meeting: Meeting | None = None
        self.chosen = 0
        self.cases = CaseModel()
        self.setModel(self.cases)
        self.setItemDelegate(CaseDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Cases")

    def show_cases(self, meeting: Meeting | None, cases: tuple[Case, ...], now_ns: int) -> None:
        """Put these cases in, with their age now."""
        self.meeting = meeting
        self.cases.show_rows(rows_of(cases, now_ns))

    def choose(self, number: int) -> None:
        """Mark this case; says nothing."""
        if number == self.chosen:
            return
        self.chosen = number
        row = self.cases.row_of(number)
        if row >= 0:
            self.scrollTo(self.cases.index(row))
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row: Row | None = index.data(ROW) if index.isValid() else None
        if row and row.case:
            self.picked.emit(row.case.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk; every other key is the console's, not a search in the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.stepped.emit(step)

    def themed(self) -> None:
        """The rows of this size of screen."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
