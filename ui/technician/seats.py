"""The seats of the stage, large enough for the hall: rig, car, driver."""

import math

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen

from racecontrol.meeting.model import Entry, Rig
from racecontrol.meeting.state import State
from ui.technician.tile_grid import COLUMNS, FEW_RIGS
from ui.theme import Theme
from ui.tr import tr
from ui.widgets.lettering import paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed, paint_empty


class Seats(Themed):
    """In seat order; grey until the rigs are drawn. A click chooses the rig."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._state = State()

    def show_state(self, state: State) -> None:
        """Painted again where somebody sits elsewhere, or the draw went on."""
        was, self._state = self._state, state
        if (was.meeting, was.rig_draw) != (state.meeting, state.rig_draw):
            self.setAccessibleName("; ".join(seat_words(state)))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 360)

    def _boxes(self) -> dict[int, QRect]:
        """Rig -> where it stands."""
        rigs = self._state.meeting.rigs if self._state.meeting else ()
        columns = COLUMNS if len(rigs) <= FEW_RIGS else COLUMNS + 1
        rows = max(1, math.ceil(len(rigs) / columns))
        gap = self.theme.space("s4")
        wide = (self.width() - gap * (columns + 1)) // columns
        high = (self.height() - gap * (rows + 1)) // rows
        return {
            rig.number: QRect(
                gap + at % columns * (wide + gap), gap + at // columns * (high + gap), wide, high
            )
            for at, rig in enumerate(rigs)
        }

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        for rig, box in self._boxes().items():
            if box.contains(spot):
                self.picked.emit(rig)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, meeting = self.theme, QPainter(self), self._state.meeting
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if meeting is None:
            paint_empty(painter, self.rect(), tr("No entries."), theme)
            return
        sits = {entry.rig: entry for entry in meeting.entries}
        for rig, box in zip(meeting.rigs, self._boxes().values(), strict=True):
            self._paint_seat(painter, box, rig, sits.get(rig.number), theme)

    def _paint_seat(
        self, painter: QPainter, box: QRect, rig: Rig, entry: Entry | None, theme: Theme
    ) -> None:
        c, drawn = theme.colours, self._state.rig_draw.drawn
        decided = drawn is not None and entry is not None and entry.number in drawn.rigs
        painter.setPen(QPen(c.line3 if decided else c.line1, 1))
        painter.setBrush(c.background2 if decided else c.background1)
        painter.drawRoundedRect(box, theme.radius("panel"), theme.radius("panel"))
        ink = c.text1 if decided else c.text3
        pad = theme.space("s5")
        high = min(theme.px(56), box.height() // 2)
        top = QRect(box.x() + pad, box.center().y() - high, box.width() - 2 * pad, high)
        number = theme.font("code" if theme.small else "rig", "heavy", figures=True)
        wide = paint_text(painter, top, str(rig.number), number, ink) + theme.px(14)
        below = top.translated(0, high)
        name = theme.font("item" if theme.small else "place", "medium")
        if entry is None:
            paint_text(painter, below, tr("spare"), name, c.text3)
            return
        chip_wide, chip_high = theme.height("car_chip_width"), theme.height("car_chip")
        chip = QRect(top.x() + wide, top.center().y() - chip_high // 2, chip_wide, chip_high)
        style = theme.car(self._state.meeting, entry.number)
        paint_car(painter, chip, entry.number, style, theme)
        code = QRect(chip.right() + theme.px(10), top.y(), top.right() - chip.right(), top.height())
        paint_text(painter, code, entry.code, theme.font("code", "strong"), ink)
        words = f"{entry.driver}, {entry.nation}"
        paint_text(painter, below, words, name, ink)


def seat_words(state: State) -> tuple[str, ...]:
    """Each seat in words, for a screen reader."""
    if state.meeting is None:
        return ()
    sits = {entry.rig: entry for entry in state.meeting.entries}
    return tuple(
        tr("rig {rig}: {driver}", rig=rig.number, driver=sits[rig.number].driver)
        if rig.number in sits
        else tr("rig {rig}: spare", rig=rig.number)
        for rig in state.meeting.rigs
    )
