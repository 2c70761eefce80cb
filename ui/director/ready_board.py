"""The ready board as it is painted: twelve boxes in the places of the grid."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF

from racecontrol.meeting.model import Meeting
from ui.director.boxes import LOUD, BoxKind, BoxRow
from ui.theme import Theme
from ui.tr import later, tr, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_car, paint_octagon, paint_triangle
from ui.widgets.panel import Themed

PLACES = 12
NARROW = 92  # px of a box, below which the words stand under the car
EMPTY = later("No grid yet. F forms it.")


class ReadyBoard(Themed):
    """Three columns, four on a small screen; a click selects the car."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._selected: int | None = None
        self.rows: tuple[BoxRow, ...] = ()
        self.setAccessibleName(tr("Ready board"))

    def show_rows(
        self, meeting: Meeting | None, rows: tuple[BoxRow, ...], selected: int | None
    ) -> None:
        """These boxes."""
        if (meeting, rows, selected) != (self._meeting, self.rows, self._selected):
            self._meeting, self.rows, self._selected = meeting, rows, selected
            self.setAccessibleDescription(". ".join(row.sentence for row in rows))
            self.update()

    @property
    def _columns(self) -> int:
        return 4 if self.theme.small else 3

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(300), self.theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(180), self.theme.px(90))

    def rect_of(self, index: int) -> QRect:
        """Where the box of a place stands."""
        theme, columns = self.theme, self._columns
        count = max(PLACES, len(self.rows))
        lines = -(-count // columns)
        gap, pad = theme.space("s3"), theme.space("s5")
        wide = (self.width() - 2 * pad - (columns - 1) * gap) // columns
        high = (self.height() - (lines - 1) * gap) // lines
        column, line = index % columns, index // columns
        return QRect(pad + column * (wide + gap), line * (high + gap), wide, high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        for index, row in enumerate(self.rows):
            if self.rect_of(index).contains(spot):
                self.chosen.emit(row.number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.rows:
            room = self.rect().adjusted(theme.space("s5"), 0, 0, 0)
            paint_text(painter, room, worded(EMPTY), theme.font("body"), theme.colours.text3)
        for index, row in enumerate(self.rows):
            self._paint_box(painter, self.rect_of(index), row)

    def _paint_box(self, painter: QPainter, rect: QRect, row: BoxRow) -> None:
        theme = self.theme
        fill, edge, ink, wide = _looks(row.kind, theme)
        if row.number == self._selected:
            edge, wide = theme.colours.focus, 2
        painter.setPen(QPen(edge, wide))
        painter.setBrush(fill)
        radius = theme.radius("panel")
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
        narrow = rect.width() < theme.px(NARROW)
        inner = rect.adjusted(theme.space("s3"), 0, -theme.space("s3"), 0)
        left, room = self._paint_car(painter, inner, row, ink, narrow)
        if narrow and row.kind is BoxKind.READY:
            room = QRect(left, inner.y(), inner.right() - left + 1, inner.height())
        self._paint_words(painter, room, row, ink)

    def _paint_car(
        self, painter: QPainter, inner: QRect, row: BoxRow, ink: QColor, narrow: bool
    ) -> tuple[int, QRect]:
        """Place and chip. Answers with the chip's end and the room that the words have."""
        theme = self.theme
        high, wide = theme.height("car_chip"), theme.height("car_chip_width")
        top = inner.y() + theme.px(3) if narrow else inner.center().y() - high // 2
        x = inner.x()
        if not narrow:
            place = QRect(x, inner.y(), theme.px(18), inner.height())
            paint_text(painter, place, str(row.place), theme.font("label", "medium", True), ink)
            x += theme.px(20)
        absent = row.kind is BoxKind.ABSENT
        style = theme.car(self._meeting, row.number)
        paint_car(painter, QRect(x, top, wide, high), row.number, style, theme, faded=absent)
        end = x + wide + theme.space("s3")
        if not narrow:
            return end, QRect(end, inner.y(), inner.right() - end + 1, inner.height())
        below = top + high
        return end, QRect(inner.x(), below, inner.width(), inner.bottom() - below)

    def _paint_words(self, painter: QPainter, room: QRect, row: BoxRow, ink: QColor) -> None:
        theme = self.theme
        if row.kind is BoxKind.READY:
            _paint_tick(painter, room, ink, theme)
            return
        figures = row.kind in (BoxKind.GONE, BoxKind.EARLY, BoxKind.AWAITED)
        size = "figure" if row.kind is BoxKind.EARLY else "strong" if figures else "item"
        large = theme.font(size, "strong", figures=True)
        if not row.second or room.height() < theme.px(36):
            self._paint_mark(painter, room, row, ink)
            paint_text(painter, room, row.words, large, ink, RIGHT)
            return
        half = room.height() // 2
        upper = QRect(room.x(), room.y() + theme.px(2), room.width(), half)
        lower = QRect(room.x(), room.y() + half - theme.px(2), room.width(), half)
        self._paint_mark(painter, upper, row, ink)
        paint_text(painter, upper, row.words, large, ink, RIGHT)
        small = large if row.kind is BoxKind.MISSING else theme.font("label", "medium", True)
        paint_text(painter, lower, row.second, small, ink, RIGHT)

    def _paint_mark(self, painter: QPainter, room: QRect, row: BoxRow, ink: QColor) -> None:
        """Octagon for a car that stands, triangle for one that moved early, where there is room."""
        side = self.theme.px(10)
        if row.kind not in LOUD or room.width() < self.theme.px(86):
            return
        box = QRect(room.x(), room.center().y() - side // 2, side, side)
        (paint_octagon if row.kind is BoxKind.STANDS else paint_triangle)(painter, box, ink)


def _looks(kind: BoxKind, theme: Theme) -> tuple[QColor, QColor, QColor, int]:
    """Fill, edge, ink, and how wide the edge is."""
    c = theme.colours
    match kind:
        case BoxKind.READY:
            return c.background2, c.line3, c.text1, 1
        case BoxKind.MISSING | BoxKind.SILENT:
            return c.background1, c.needs_person, c.needs_person, 2
        case BoxKind.EARLY:
            return c.needs_person_fill, c.needs_person_fill, c.on_needs_person, 1
        case BoxKind.STANDS:
            return c.danger_fill, c.danger_fill, c.on_danger, 1
        case BoxKind.ABSENT | BoxKind.AWAITED:
            return c.background1, c.line1, c.text3, 1
        case _:
            return c.background2, c.line1, c.text1, 1


def _paint_tick(painter: QPainter, room: QRect, ink: QColor, theme: Theme) -> None:
    """A tick that can be seen from afar, with its word where there is room."""
    side = theme.px(18)
    right = room.right() - theme.px(2)
    if room.width() > theme.px(66):
        words = QRect(room.x(), room.y(), room.width() - side - theme.px(4), room.height())
        paint_text(painter, words, tr("Ready"), theme.font("item", "medium"), ink, LEFT)
    middle = room.center().y()
    tick = QPolygonF([QRectF(right - side, middle, 0, 0).topLeft(),
                      QRectF(right - side * 0.62, middle + side * 0.36, 0, 0).topLeft(),
                      QRectF(right, middle - side * 0.42, 0, 0).topLeft()])  # fmt: skip
    painter.setPen(QPen(ink, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(tick)
