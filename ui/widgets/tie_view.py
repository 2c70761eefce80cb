"""A tie as a table: one column a car, in the order that would be given, one line a comparison."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from racecontrol.meeting.model import Meeting
from ui.tr import tr
from ui.widgets.lettering import LEFT, paint_text
from ui.widgets.marks import paint_car, paint_focus, paint_triangle
from ui.widgets.panel import Themed
from ui.widgets.tie_words import Compared, Tie, TiedCar, ordinal

CARRY: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TURN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TieView(Themed):
    """Left and Right choose a car, with Ctrl they carry it; Up and Down turn to another tie."""

    turned = Signal(int)
    carried = Signal(int, int)  # from, to
    pressed = Signal()  # Enter went down, and up again
    let_go = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self.tie: Tie | None = None
        self.order: tuple[int, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Tie in points"))

    def show_tie(self, meeting: Meeting | None, tie: Tie | None, order: tuple[int, ...]) -> None:
        """`order`: the cars as they would stand, better one first."""
        if (meeting, tie, order) != (self._meeting, self.tie, self.order):
            self._meeting, self.tie, self.order = meeting, tie, order
            self.at = min(self.at, max(0, len(order) - 1))
            self.setAccessibleDescription(tie.names if tie else "")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(360), self.theme.px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(70))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in TURN:
            self.turned.emit(TURN[key])
        elif key in CARRY and self.order:
            to = self.at + CARRY[key]
            if 0 <= to < len(self.order):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.carried.emit(self.at, to)
                self.at = to
                self.update()
        elif key in ENTER and not self._window_wants():
            if not event.isAutoRepeat():
                self.pressed.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            self.let_go.emit()
        event.ignore()

    def _window_wants(self) -> bool:
        """Enter belongs to the window while it waits for it: a chord, or the cancel bar."""
        wanted = getattr(self.window(), "wants_enter", None)
        return callable(wanted) and bool(wanted())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self.order)):
            if self._column(index).contains(event.position().toPoint()):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.carried.emit(self.at, index)
                self.at = index
                self.update()

    def _names_wide(self) -> int:
        return self.theme.px(110 if self.theme.small else 150)

    def _column(self, index: int) -> QRect:
        theme = self.theme
        left = theme.space("s5") + self._names_wide()
        wide = (self.width() - left - theme.space("s5")) // max(2, len(self.order))
        return QRect(left + index * wide, 0, wide, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.tie is not None:
            self._paint_tie(painter, self.tie)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self.theme)

    def _paint_tie(self, painter: QPainter, tie: Tie) -> None:
        theme = self.theme
        head = theme.px(34 if theme.small else 60)
        lines = max(1, len(tie.compared))
        high = min(theme.px(28), max(theme.px(17), (self.height() - head) // lines))
        if not tie.compared:
            head = self.height()
        cars = {car.number: car for car in tie.cars}
        for index, number in enumerate(self.order):
            self._paint_car(painter, self._column(index), cars[number], index, head)
        for line, compared in enumerate(tie.compared):
            room = QRect(theme.space("s5"), head + line * high, self.width(), high)
            self._paint_line(painter, room, compared, tie)

    def _paint_car(
        self, painter: QPainter, column: QRect, car: TiedCar, index: int, head: int
    ) -> None:
        theme = self.theme
        c = theme.colours
        if index == self.at and self.hasFocus():
            painter.setPen(QPen(c.focus, 1))
            painter.setBrush(c.selection)
            painter.drawRect(column.adjusted(0, 2, -4, -3))
        assert self.tie is not None
        place = ordinal(self.tie.rank + index)
        x = column.x() + theme.space("s3")
        top = QRect(x, theme.px(4), column.width(), head - 4 if theme.small else head // 2)
        font = theme.font("strong", "strong", True)
        x += paint_text(painter, top, place, font, c.text1, LEFT) + theme.space("s4")
        high = theme.height("car_chip")
        chip = QRect(x, top.center().y() - high // 2, theme.height("car_chip_width"), high)
        paint_car(painter, chip, car.number, theme.car(self._meeting, car.number), theme)
        if theme.small:
            room = QRect(chip.right() + 6, 0, column.right() - chip.right() - 10, head)
            paint_text(painter, room, car.code, theme.font("item", "medium"), c.text1, LEFT)
            return
        name = QRect(column.x() + theme.space("s3"), head // 2 + theme.px(2),
                     column.width() - theme.space("s4"), head // 2 - theme.px(2))  # fmt: skip
        words = f"{car.driver}, {car.nation}"
        paint_text(painter, name, words, theme.font("item", "medium"), c.text1, LEFT)

    def _paint_line(self, painter: QPainter, room: QRect, compared: Compared, tie: Tie) -> None:
        theme = self.theme
        c = theme.colours
        painter.setPen(c.line1)
        painter.drawLine(room.x(), room.y(), self.width() - theme.space("s5"), room.y())
        name = QRect(room.x(), room.y(), self._names_wide() - theme.px(18), room.height())
        paint_text(painter, name, compared.words, theme.font("body"), c.text3, LEFT)
        if compared.equal:
            side = theme.px(9)
            spot = QRect(name.right() + 3, room.center().y() - side // 2, side, side)
            paint_triangle(painter, spot, c.needs_person)
        values = dict(zip(tie.numbers, compared.values, strict=True))
        for index, number in enumerate(self.order):
            column = self._column(index)
            cell = QRect(
                column.x() + theme.space("s3"), room.y(), column.width() - 8, room.height()
            )
            font = theme.font("body", "medium", figures=True)
            paint_text(painter, cell, values[number], font, c.text1, LEFT)
