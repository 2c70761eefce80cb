"""A tile: one rig as it is now, custom painted, and repainted only where it changed."""

import math
from collections import deque
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from racecontrol.meeting.model import Meeting
from racecontrol.timing.events import WALL_SECONDS_PER_TICK
from ui.technician.readings import Grade, Reading, Value
from ui.theme import Theme
from ui.tr import tr
from ui.widgets.lettering import RIGHT, paint_text, text_width
from ui.widgets.marks import ChipKind, chip_width, paint_car, paint_chip, paint_focus, paint_hatch
from ui.widgets.panel import Themed

SPARK_POINTS: Final = 20  # ten seconds at twice a second
CHIPS: Final = {Grade.NEEDS_PERSON: ChipKind.NEEDS_PERSON, Grade.IN_PROGRESS: ChipKind.PROGRESS}
STEPS: Final = {  # columns, rows
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class _Boxes(NamedTuple):
    head: QRect
    rate: QRect
    values: QRect
    foot: QRect


def _frame_of(reading: Reading) -> tuple[object, ...]:
    """What shows in head, foot and edge; all but the figures."""
    return (
        reading.rig,
        reading.entry,
        reading.grade,
        reading.word,
        reading.stale,
        len(reading.values),
        reading.proof,
        reading.proof_odd,
    )


class Tile(Themed):
    """One rig. What is normal is grey; only the value that differs is amber."""

    picked = Signal(int)  # rig number
    stepped = Signal(int, int)  # an arrow key: columns and rows

    def __init__(self, rig: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rig = rig
        self.reading: Reading | None = None
        self._meeting: Meeting | None = None
        self._chosen = False
        self._rates: deque[float] = deque(maxlen=SPARK_POINTS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_reading(self, meeting: Meeting, reading: Reading) -> None:
        """Called twice a second; repaints when a figure or the little curve changed."""
        before, was, same = tuple(self._rates), self.reading, meeting == self._meeting
        self._rates.append(float(reading.rate.words))
        self._meeting, self.reading = meeting, reading
        if was is None or not same or _frame_of(was) != _frame_of(reading):
            self.setAccessibleName(reading.sentence)
            self.update()
            return
        if was.sentence != reading.sentence:
            self.setAccessibleName(reading.sentence)
        if was.rate != reading.rate or before != tuple(self._rates):
            self.update(self._boxes().rate)
        if was.values != reading.values:
            for cell, old, new in zip(self._cells(), was.values, reading.values, strict=False):
                if old != new:
                    self.update(cell)

    def show_chosen(self, chosen: bool) -> None:
        """A white edge while the detail shows this rig."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    # ------------------------------------------------------------ looks

    def sizeHint(self) -> QSize:
        theme = self.theme
        return QSize(theme.px(303), theme.height("tile"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(160), self.theme.px(120))

    def _boxes(self) -> "_Boxes":
        """Where the parts of the tile stand."""
        theme = self.theme
        pad = theme.space("s5")
        inner = self.rect().adjusted(pad, theme.px(4), -pad, -theme.px(4))
        head = QRect(inner.left(), inner.top(), inner.width(), theme.px(38 if theme.small else 50))
        rate = QRect(inner.left(), head.bottom() + 1, inner.width(), theme.px(32))
        foot = QRect(inner.left(), 0, inner.width(), theme.px(24 if theme.small else 32))
        foot.moveBottom(inner.bottom())
        values = QRect(inner.left(), rate.bottom() + theme.px(6), inner.width(), 0)
        values.setBottom(foot.top() - theme.px(4))
        return _Boxes(head, rate, values, foot)

    def _cells(self) -> list[QRect]:
        """Where the values stand, one below the other, then the next column."""
        theme, box = self.theme, self._boxes().values
        columns = 1 if theme.small else 2
        high, gap = box.height() // 4, theme.px(20)
        wide = (box.width() - (columns - 1) * gap) // columns
        return [
            QRect(box.left() + column * (wide + gap), box.top() + row * high, wide, high)
            for column in range(columns)
            for row in range(4)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The parts that changed; of the ground under them only as much as is needed."""
        theme, painter, dirty = self.theme, QPainter(self), event.region()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reading = self.reading
        self._paint_ground(painter, theme, reading, event.rect())
        if reading is None:
            return
        boxes = self._boxes()
        if dirty.intersects(boxes.head):
            self._paint_head(painter, boxes.head, reading)
        if dirty.intersects(boxes.rate):
            self._paint_rate(painter, boxes.rate, reading)
        self._paint_values(painter, boxes.values, reading, dirty)
        if dirty.intersects(boxes.foot):
            self._paint_foot(painter, boxes.foot, reading)
        if self.hasFocus() and not self._chosen:
            paint_focus(painter, self.rect(), theme)

    def _paint_ground(
        self, painter: QPainter, theme: Theme, reading: Reading | None, dirty: QRect
    ) -> None:
        c = theme.colours
        radius = theme.radius("panel")
        edge, wide = c.line1, 1
        if reading is not None and reading.grade is Grade.NEEDS_PERSON:
            edge, wide = c.needs_person, 2 if self._chosen else 1
        elif reading is not None and reading.grade is Grade.IN_PROGRESS:
            edge = c.line3
        fill = c.selection if self._chosen else c.background1
        rim = math.ceil(radius) + 4
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.rect().adjusted(rim, rim, -rim, -rim).contains(dirty):
            painter.fillRect(dirty, fill)
        else:
            painter.setPen(QPen(edge, wide))
            painter.setBrush(fill)
            painter.drawRoundedRect(box, radius, radius)
        if reading is not None and reading.stale:
            paint_hatch(painter, self.rect().adjusted(2, 2, -2, -2), theme)
        if self._chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c.focus, 2))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), radius, radius)

    def _paint_head(self, painter: QPainter, head: QRect, reading: Reading) -> None:
        theme = self.theme
        c = theme.colours
        ink = c.text2 if reading.stale else c.text1
        rig = theme.font("code" if theme.small else "rig", "heavy", figures=True)
        wide = theme.px(22 if theme.small else 54 if head.width() > theme.px(260) else 44)
        wide = max(
            wide,
            QFontMetrics(rig).horizontalAdvance(str(self.rig)) + theme.px(4 if theme.small else 8),
        )
        number = QRect(head.left(), head.top(), wide, head.height())
        paint_text(painter, number, str(self.rig), rig, ink)
        x = number.right() + 1
        if reading.entry is not None:
            wide, high = theme.height("car_chip_width"), theme.height("car_chip")
            chip = QRect(x, head.center().y() - high // 2, wide, high)
            style = theme.car(self._meeting, reading.entry.number)
            paint_car(painter, chip, reading.entry.number, style, theme)
            code = QRect(chip.right() + theme.px(10), head.top(), theme.px(60), head.height())
            font = theme.font("code", "strong")
            if code.left() + text_width(reading.entry.code, font) < self._state_left(head, reading):
                paint_text(painter, code, reading.entry.code, font, ink)
        self._paint_state(painter, head, reading)

    def _state_left(self, head: QRect, reading: Reading) -> int:
        """Where the state word begins: a long one takes the place of the code."""
        kind = CHIPS.get(reading.grade)
        if kind is None:
            return head.right() - text_width(reading.word, self.theme.font("label", "medium", True))
        return head.right() - chip_width(reading.word, kind, self.theme)

    def _paint_state(self, painter: QPainter, head: QRect, reading: Reading) -> None:
        theme = self.theme
        kind = CHIPS.get(reading.grade)
        if kind is None:
            font = theme.font("label", "medium", figures=True)
            paint_text(painter, head, reading.word, font, theme.colours.text2, RIGHT)
            return
        left = head.right() + 1 - chip_width(reading.word, kind, theme)
        paint_chip(painter, left, head.center().y(), reading.word, kind, theme)

    def _paint_rate(self, painter: QPainter, line: QRect, reading: Reading) -> None:
        theme = self.theme
        c = theme.colours
        paint_text(painter, line, tr("Packets"), theme.font("label"), c.text3)
        unit = theme.font("label")
        paint_text(painter, line, "/s", unit, c.text3, RIGHT)
        figure = line.adjusted(0, 0, -theme.px(14), 0)
        ink = _ink(reading.rate, reading.stale, theme)
        paint_text(
            painter, figure, reading.rate.words, theme.font("strong", "strong", True), ink, RIGHT
        )
        spark = line.adjusted(theme.px(58), theme.px(6), -theme.px(74), -theme.px(6))
        if spark.width() > theme.px(30):
            self._paint_spark(painter, spark)

    def _paint_spark(self, painter: QPainter, box: QRect) -> None:
        """The rate of the last ten seconds, newest at the right; from none to the nominal one."""
        if len(self._rates) < 2:
            return
        nominal = 1 / WALL_SECONDS_PER_TICK
        step = box.width() / (SPARK_POINTS - 1)
        right = box.right() - step * (len(self._rates) - 1)
        points = [
            QPointF(
                right + index * step, box.bottom() - min(rate / nominal, 1.2) * box.height() / 1.2
            )
            for index, rate in enumerate(self._rates)
        ]
        painter.setPen(QPen(self.theme.colours.text3, 1.2))
        painter.drawPolyline(points)

    def _paint_values(
        self, painter: QPainter, box: QRect, reading: Reading, dirty: QRegion
    ) -> None:
        painter.setPen(self.theme.colours.line1)
        painter.drawLine(box.left(), box.top() - 2, box.right(), box.top() - 2)
        for cell, value in zip(self._cells(), reading.values, strict=False):
            if dirty.intersects(cell):
                self._paint_value(painter, cell, value, reading.stale)

    def _paint_value(self, painter: QPainter, cell: QRect, value: Value, stale: bool) -> None:
        theme = self.theme
        weight = "strong" if value.odd else "medium"
        font, small = theme.font("item", weight, figures=True), theme.font("label")
        taken = paint_text(painter, cell, value.words, font, _ink(value, stale, theme), RIGHT)
        if taken + text_width(value.label, small) < cell.width():  # a narrow one says it without
            paint_text(painter, cell, value.label, small, theme.colours.text3)

    def _paint_foot(self, painter: QPainter, foot: QRect, reading: Reading) -> None:
        theme = self.theme
        painter.setPen(theme.colours.line1)
        painter.drawLine(foot.left(), foot.top(), foot.right(), foot.top())
        font = theme.font("label", figures=True)
        ink = theme.colours.needs_person if reading.proof_odd else theme.colours.text2
        if reading.proof:
            strong = theme.font("label", "medium", figures=True)
            taken = paint_text(painter, foot, reading.proof, strong, ink, RIGHT)
        elif not theme.small:
            grey = theme.colours.text3
            taken = paint_text(painter, foot, reading.rig.address, font, grey, RIGHT)
        else:
            taken = 0
        if reading.entry is not None:
            words = f"{reading.entry.driver}, {reading.entry.nation}"
            room = foot.adjusted(0, 0, -taken - theme.px(8), 0)
            paint_text(painter, room, words, font, theme.colours.text2)

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(self.rig)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.picked.emit(self.rig)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)


def _ink(value: Value, stale: bool, theme: Theme) -> QColor:
    c = theme.colours
    if value.odd:
        return c.needs_person
    return c.text2 if stale else c.text1
