"""The laps of a car as bars: one that was missed is twice as high, one that was doubled is two."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from racecontrol.meeting.model import Lap, Source
from ui import format as text
from ui.director.lap_desk import LapDesk
from ui.tr import later, tr, worded
from ui.widgets.lettering import CENTRE, paint_text
from ui.widgets.marks import paint_hatch
from ui.widgets.panel import Themed, paint_empty

NO_CAR: Final = later("No car selected. Two digits select a car.")
NO_LAP: Final = later(
    "This car has no lap yet. H enters a passing by hand, at the moment of the key."
)
WIDEST: Final = 64  # px of a bar
LEAST_SHARE: Final = 0.08  # of the height, for the shortest bar


class LapBars(Themed):
    """One bar a lap, as high as it was long; the chosen one is framed."""

    def __init__(self, desk: LapDesk) -> None:
        super().__init__()
        self._desk = desk
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Laps of the selected car"))
        desk.changed.connect(self._show)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(96))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(64))

    def _show(self) -> None:
        desk = self._desk
        told = "; ".join(desk.words_of(lap) for lap in desk.laps)
        self.setAccessibleDescription(
            told or (worded(NO_CAR) if desk.entry is None else worded(NO_LAP))
        )
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        lap = self._lap_at(event.position().toPoint().x())
        if lap is not None:
            self._desk.choose(lap.lap)

    def event(self, event: QEvent) -> bool:
        """Who, when and why, where the pointer rests."""
        if isinstance(event, QHelpEvent):
            lap = self._lap_at(event.pos().x())
            words = self._desk.words_of(lap) if lap else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return bool(super().event(event))

    def _bar_width(self) -> int:
        room = self.width() - 2 * self.theme.space("s5")
        return max(4, min(self.theme.px(WIDEST), room // max(1, len(self._desk.laps))))

    def _lap_at(self, x: int) -> Lap | None:
        index = (x - self.theme.space("s5")) // self._bar_width()
        laps = self._desk.laps
        return laps[index] if 0 <= index < len(laps) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, laps = QPainter(self), self._desk.laps
        if not laps:
            empty = worded(NO_CAR) if self._desk.entry is None else worded(NO_LAP)
            paint_empty(painter, self.rect(), empty, self.theme)
            return
        longest = max(1, max(lap.official_ms for lap in laps))
        wide, left = self._bar_width(), self.theme.space("s5")
        for index, lap in enumerate(laps):
            room = QRect(left + index * wide, 0, wide, self.height())
            self._paint_bar(painter, room, lap, lap.official_ms / longest)

    def _paint_bar(self, painter: QPainter, room: QRect, lap: Lap, share: float) -> None:
        theme, c = self.theme, self.theme.colours
        foot = head = theme.px(18)
        tall = room.height() - foot - head - theme.px(2)
        high = round(tall * max(LEAST_SHARE, share))
        bar = QRect(room.x() + 2, room.bottom() - foot - high, room.width() - 4, high)
        painter.fillRect(bar, self._fill(lap))
        if lap.estimated or lap.source is not Source.GAME:
            paint_hatch(painter, bar, theme)
        chosen = lap.lap == self._desk.chosen
        if chosen:
            painter.setPen(QPen(c.focus if self.hasFocus() else c.text2, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(-1, -1, 0, 0))
        below = QRect(room.x(), room.bottom() - foot, room.width(), foot)
        ink = c.text1 if chosen else c.text2
        paint_text(painter, below, str(lap.lap), theme.font("label", figures=True), ink, CENTRE)
        above = QRect(room.x() - 8, bar.top() - head, room.width() + 16, head)
        if chosen:
            words = text.lap_time(lap.official_ms)
            paint_text(painter, above, words, theme.font("label", figures=True), ink, CENTRE)
        elif lap.source.value:
            paint_text(painter, above, lap.source.value, theme.font("mark", "heavy"), ink, CENTRE)

    def _fill(self, lap: Lap) -> QColor:
        c = self.theme.colours
        if not lap.live:
            return c.line1
        by_hand = lap.source is Source.BY_HAND or self._desk.differs(lap)
        return c.human if by_hand else c.track_line
