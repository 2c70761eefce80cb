"""Parts of the detail: the head of a rig, figures in two columns, its last events."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from racecontrol.meeting.model import Meeting
from ui import format as text
from ui.technician.events import Event
from ui.technician.readings import Reading, Value
from ui.technician.tiles import CHIPS
from ui.theme import Theme
from ui.tr import tr
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import chip_width, paint_car, paint_chip
from ui.widgets.panel import Themed
from ui.widgets.rows import RowModel, RowView


class DetailHead(Themed):
    """Rig number, car, driver, address, and the state word."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._reading: Reading | None = None

    def show_reading(self, meeting: Meeting, reading: Reading) -> None:
        """Called twice a second; repaints when something differs."""
        if reading != self._reading:
            self._meeting, self._reading = meeting, reading
            self.setAccessibleName(reading.sentence)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(44 if self.theme.small else 56))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        reading = self._reading
        if reading is None:
            return
        c, pad = theme.colours, theme.space("s5")
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        rig = theme.font("rig", "heavy", figures=True)
        x = inner.left() + paint_text(painter, inner, str(reading.rig.number), rig, c.text1)
        x = max(x + theme.px(16), inner.left() + theme.px(46))
        state = self._paint_state(painter, inner, reading)
        words, below = (
            tr("rig {rig}, no car", rig=reading.rig.number),
            tr("console {address}", address=reading.rig.address),
        )
        entry = reading.entry
        if entry is not None:
            wide, high = theme.height("car_chip_width"), theme.height("car_chip")
            chip = QRect(x, inner.center().y() - high // 2, wide, high)
            paint_car(painter, chip, entry.number, theme.car(self._meeting, entry.number), theme)
            x = chip.right() + theme.px(14)
            words = f"{entry.code}  {entry.driver}, {entry.nation}"
            below = tr("seat {rig}, {below}", rig=entry.rig, below=below)
        middle = inner.center().y()
        line = QRect(x, middle - theme.px(20), state - theme.px(12) - x, theme.px(20))
        paint_text(painter, line, words, theme.font("strong", "medium"), c.text1)
        under = line.translated(0, theme.px(20))
        paint_text(painter, under, below, theme.font("label", figures=True), c.text2)

    def _paint_state(self, painter: QPainter, inner: QRect, reading: Reading) -> int:
        """Answers with its left edge."""
        theme = self.theme
        kind = CHIPS.get(reading.grade)
        if kind is None:
            font = theme.font("item", "medium", figures=True)
            right = theme.colours.text2
            return inner.right() - paint_text(painter, inner, reading.word, font, right, RIGHT)
        left = inner.right() + 1 - chip_width(reading.word, kind, theme)
        paint_chip(painter, left, inner.center().y(), reading.word, kind, theme)
        return left


ROW: Final = 21  # px of a label with its figure


class Values(Themed):
    """Labels and figures in two columns."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: tuple[Value, ...] = ()
        self.setAccessibleName(name)

    @property
    def values(self) -> tuple[Value, ...]:
        return self._values

    def show_values(self, values: tuple[Value, ...]) -> None:
        """Put these in; nothing is painted when they are the same."""
        if values != self._values:
            grown = len(values) != len(self._values)
            self._values = values
            self.setAccessibleDescription("; ".join(f"{v.label} {v.words}" for v in values))
            if grown:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        rows = -(-max(1, len(self._values)) // 2)
        return QSize(300, rows * self.theme.px(ROW) + self.theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        pad, gap = theme.space("s5"), theme.px(28)
        wide = (self.width() - 2 * pad - gap) // 2
        rows = -(-max(1, len(self._values)) // 2)
        high = theme.px(ROW)
        for index, value in enumerate(self._values):
            column, row = divmod(index, rows)
            cell = QRect(pad + column * (wide + gap), theme.px(4) + row * high, wide, high)
            paint_text(painter, cell, value.label, theme.font("label"), theme.colours.text3)
            ink = theme.colours.needs_person if value.odd else theme.colours.text1
            font = theme.font("item", "strong" if value.odd else "medium", figures=True)
            paint_text(painter, cell, value.words, font, ink, RIGHT)


Told = tuple[str, str]  # time of day, sentence


class Events(RowView):
    """All that the log keeps of a rig, newest first; what has no room is scrolled to."""

    def __init__(self) -> None:
        self._told: RowModel[Told] = RowModel(lambda row: f"{row[0]} {row[1]}")
        super().__init__(self._told, _paint_event, _event_height, "", tr("Last events"))
        self._told.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)

    @property
    def rows(self) -> tuple[Told, ...]:
        """Time of day and sentence, newest first."""
        return self._told.rows

    def show_events(self, events: tuple[Event, ...], empty: str) -> None:
        """Put these in; `empty` is said where there are none."""
        self.say_empty(empty)
        rows = tuple((text.time_of_day(event.at_ns), event.sentence) for event in events)
        self._told.show_rows(rows)

    def sizeHint(self) -> QSize:
        return QSize(300, 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 52)


def _room(rect: QRect, theme: Theme) -> QRect:
    return rect.adjusted(theme.space("s5") + theme.px(72), 0, -theme.space("s5"), 0)


def _event_height(row: Told, width: int, theme: Theme) -> int:
    """Two lines where one does not hold the sentence."""
    line = theme.height("list_row")
    room = _room(QRect(0, 0, width, line), theme).width()
    wide = QFontMetrics(theme.font("body", figures=True)).horizontalAdvance(row[1])
    return line if wide <= room else line + theme.px(18)


def _paint_event(painter: QPainter, rect: QRect, row: Told, theme: Theme) -> None:
    figure = theme.font("body", figures=True)
    at = QRect(rect.left() + theme.space("s5"), rect.top(), theme.px(72), theme.height("list_row"))
    paint_text(painter, at, row[0], figure, theme.colours.text2)
    painter.setFont(figure)
    painter.setPen(theme.colours.text1)
    flags = int(LEFT) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(_room(rect, theme), flags, row[1])
