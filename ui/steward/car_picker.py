"""A row of car chips to choose from: one car, or several."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from racecontrol.meeting.model import Meeting
from ui import format as text
from ui.tr import tr
from ui.widgets.marks import paint_car, paint_focus
from ui.widgets.panel import Themed

GAP = 3  # between chips; less where that puts all cars on one line
TOGGLES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CarPicker(Themed):
    """Chips in the order of the entry list. What is not chosen fades as soon as one is."""

    changed = Signal(tuple)  # entry numbers, in the order in which they were chosen

    def __init__(self, name: str, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._several = name, several
        self._meeting: Meeting | None = None
        self._chosen: tuple[int, ...] = ()
        self._marked = 0  # where the arrow keys are
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    @property
    def chosen(self) -> tuple[int, ...]:
        return self._chosen

    def show_meeting(self, meeting: Meeting | None) -> None:
        """The cars to choose from."""
        if meeting is not self._meeting:
            self._meeting = meeting
            self.updateGeometry()
            self.update()

    def choose(self, chosen: tuple[int, ...]) -> None:
        """Show this choice; says nothing."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._describe()
            self.update()

    def toggle(self, number: int) -> None:
        """As a click on the chip does."""
        if number in self._chosen:
            chosen = tuple(other for other in self._chosen if other != number)
        else:
            chosen = (*self._chosen, number) if self._several else (number,)
        self.choose(chosen)
        self.changed.emit(chosen)

    def chip_rect(self, number: int) -> QRect:
        """Where the chip of a car is."""
        return self._chip(self._numbers().index(number))

    # ------------------------------------------------------------ looks

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-max(1, len(self._numbers())) // self._columns(width))
        chip = self.theme.height("car_chip")
        return rows * max(chip + self.theme.px(4), self.theme.px(24)) + self.theme.px(4)

    def sizeHint(self) -> QSize:
        width = self.theme.px(380)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        for index, number in enumerate(self._numbers()):
            chip = self._chip(index)
            faded = bool(self._chosen) and number not in self._chosen
            paint_car(painter, chip, number, theme.car(self._meeting, number), theme, faded)
            if number in self._chosen:
                painter.setPen(QPen(theme.colours.focus, theme.px(2)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(chip.adjusted(-2, -2, 1, 1))
            elif self.hasFocus() and index == self._marked:
                paint_focus(painter, chip.adjusted(-3, -3, 3, 3), theme)

    def _numbers(self) -> list[int]:
        return [entry.number for entry in self._meeting.entries] if self._meeting else []

    def _columns(self, width: int) -> int:
        theme = self.theme
        wide = theme.height("car_chip_width")
        room = width - 2 * theme.space("s5") + 1
        if len(self._numbers()) * (wide + 1) <= room:
            return max(1, len(self._numbers()))
        return max(1, (room + GAP) // (wide + GAP))

    def _chip(self, index: int) -> QRect:
        theme = self.theme
        columns = self._columns(self.width())
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        line = max(high + theme.px(4), theme.px(24))
        row, column = divmod(index, columns)
        room = self.width() - 2 * theme.space("s5") - wide
        step = min(wide + theme.px(GAP), room / max(1, columns - 1))
        x = theme.space("s5") + int(column * step)
        return QRect(x, theme.px(3) + row * line, wide, high)

    def _describe(self) -> None:
        cars = [text.car(number) for number in self._chosen]
        chosen = tr("cars {cars}", cars=text.listed(cars)) if cars else tr("no car chosen")
        self.setAccessibleName(f"{self._name}, {chosen}")

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self._marked = self._numbers().index(number)
            self.toggle(number)

    def _at(self, point: QPoint) -> int | None:
        for index, number in enumerate(self._numbers()):
            if self._chip(index).adjusted(-1, -2, 1, 2).contains(point):
                return number
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        numbers = self._numbers()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and numbers:
            self._marked = min(max(self._marked + step, 0), len(numbers) - 1)
            self.update()
        elif event.key() in TOGGLES and self._marked < len(numbers):
            self.toggle(numbers[self._marked])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)
