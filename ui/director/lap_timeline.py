"""The chosen lap on a line of time, and the passing that ends it: dragged, or put in by a click."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygon

from racecontrol.meeting.model import Line
from ui import format as text
from ui.director.lap_change import Kind
from ui.director.lap_desk import LapDesk
from ui.tr import later, tr, worded
from ui.widgets.lettering import CENTRE, LEFT, RIGHT, paint_text
from ui.widgets.panel import Themed

NEAR: Final = 10  # px: so close to a mark the mouse takes it
MARGIN: Final = 0.04  # of the span, at both ends
HINT: Final = later("click: a passing here; drag a mark: move it")


class LapTimeline(Themed):
    """From the begin of the chosen lap to the end of the next one."""

    def __init__(self, desk: LapDesk) -> None:
        super().__init__()
        self._desk = desk
        self._held = False
        self.setAccessibleName(tr("Passings around the chosen lap"))
        self.setMouseTracking(True)
        desk.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(48))

    # ------------------------------------------------------------ time and place

    def _ends(self) -> tuple[float, float] | None:
        span = self._desk.span()
        if span is None or span[0] >= span[1]:
            return None
        more = (span[1] - span[0]) * MARGIN
        return span[0] - more, span[1] + more

    def x_of(self, at_ns: int) -> int:
        """Where a moment is, px."""
        ends = self._ends()
        if ends is None:
            return 0
        pad = self.theme.space("s5")
        share = (at_ns - ends[0]) / (ends[1] - ends[0])
        return round(pad + share * (self.width() - 2 * pad))

    def at_ns(self, x: int) -> int:
        """The moment at a place, event clock."""
        ends = self._ends()
        if ends is None:
            return 0
        pad = self.theme.space("s5")
        return round(ends[0] + (x - pad) / (self.width() - 2 * pad) * (ends[1] - ends[0]))

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Near a mark: take it. Elsewhere: put a passing there."""
        if self._ends() is None:
            return
        x, desk = event.position().toPoint().x(), self._desk
        self._held = True
        thought = desk.change.at_ns if desk.change and desk.change.has_moment else None
        if thought is None and desk.lap and abs(x - self.x_of(desk.lap.at_ns)) <= NEAR:
            desk.grip()
        elif thought is None or abs(x - self.x_of(thought)) > NEAR:
            desk.place(self.at_ns(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().toPoint().x()
        if self._held and event.buttons() & Qt.MouseButton.LeftButton:
            self._desk.place(self.at_ns(x))
            return
        lap = self._desk.lap
        near = lap is not None and abs(x - self.x_of(lap.at_ns)) <= NEAR
        shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.CrossCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = False

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ends() is None:
            return
        painter, theme, c = QPainter(self), self.theme, self.theme.colours
        pad, middle = theme.space("s5"), self.height() // 2
        painter.setPen(QPen(c.line2, 2))
        painter.drawLine(pad, middle, self.width() - pad, middle)
        self._paint_sectors(painter, middle)
        self._paint_laps(painter, middle)
        change = self._desk.change
        if change is None:
            room = QRect(pad, self.height() - theme.px(17), self.width() - 2 * pad, theme.px(17))
            paint_text(painter, room, worded(HINT), theme.font("label"), c.text3, RIGHT)
        elif change.has_moment:
            self._paint_mark(painter, middle, change.at_ns)
        elif change.kind is Kind.DELETE and self._desk.lap is not None:
            x, arm = self.x_of(self._desk.lap.at_ns), theme.px(7)
            painter.setPen(QPen(c.human, 2))
            painter.drawLine(x - arm, middle - arm, x + arm, middle + arm)
            painter.drawLine(x - arm, middle + arm, x + arm, middle - arm)

    def _paint_sectors(self, painter: QPainter, middle: int) -> None:
        """Short ticks: where the ends of sectors were passed."""
        desk = self._desk
        passings = desk.passings
        painter.setPen(QPen(self.theme.colours.line3, 1))
        for passing in passings:
            x = self.x_of(passing.at_ns)
            if passing.line is Line.SECTOR and 0 < x < self.width():
                painter.drawLine(x, middle - 4, x, middle + 4)

    def _paint_laps(self, painter: QPainter, middle: int) -> None:
        """Long ticks with the number of the lap that ended there, and its time of day."""
        theme, c = self.theme, self.theme.colours
        font = theme.font("label", figures=True)
        for lap in self._desk.counting:
            x = self.x_of(lap.at_ns)
            if not 0 < x < self.width() or not lap.live:
                continue
            chosen = lap.lap == self._desk.chosen
            painter.setPen(QPen(c.text1 if chosen else c.line3, 2))
            painter.drawLine(x, middle - theme.px(9), x, middle + theme.px(9))
            words = tr("end of lap {lap}", lap=lap.lap)
            room = QRect(x - theme.px(120), 0, theme.px(240), middle - theme.px(9))
            align = CENTRE
            if x > self.width() - theme.px(60):
                room, align = QRect(x - theme.px(160), 0, theme.px(156), room.height()), RIGHT
            elif x < theme.px(60):
                room, align = QRect(x, 0, theme.px(160), room.height()), LEFT
            paint_text(painter, room, words, font, c.text1 if chosen else c.text2, align)

    def _paint_mark(self, painter: QPainter, middle: int, at_ns: int) -> None:
        theme, c = self.theme, self.theme.colours
        x, arm = self.x_of(at_ns), theme.px(7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.human)
        corners = [(x, middle - arm), (x + arm, middle), (x, middle + arm), (x - arm, middle)]
        painter.drawPolygon(QPolygon([QPoint(*corner) for corner in corners]))
        below = middle + theme.px(9)
        wide = theme.px(110)
        left = min(max(0, x - wide // 2), self.width() - wide)
        room = QRect(left, below, wide, self.height() - below)
        words = text.moment(at_ns)
        paint_text(painter, room, words, theme.font("label", figures=True), c.human, CENTRE)
