"""The grid as it stands on the road: two staggered rows, first place at the left."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from racecontrol.meeting.model import Meeting
from ui.director.grid_source import Slot
from ui.tr import tr
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_car, paint_focus
from ui.widgets.panel import Themed

WALK: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
PLACES: Final = 12


class GridView(Themed):
    """Arrows choose a place; with Ctrl they carry its car. A second click puts the car there."""

    carried = Signal(int, int)  # from place, to place, both from 0
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self.slots: tuple[Slot, ...] = ()
        self.at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Grid"))

    def show_slots(self, meeting: Meeting | None, slots: tuple[Slot, ...]) -> None:
        """These places."""
        if (meeting, slots) != (self._meeting, self.slots):
            self._meeting, self.slots = meeting, slots
            self.at = min(self.at, max(0, len(slots) - 1))
            self.setAccessibleDescription(". ".join(slot.sentence for slot in slots))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), self.theme.px(90 if self.theme.small else 150))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(70))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = WALK.get(Qt.Key(event.key()))
        if step is not None:
            to = self.at + step
            if 0 <= to < len(self.slots):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.carried.emit(self.at, to)
                self.at = to
                self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._window_wants():
            self.confirmed.emit()
        else:
            event.ignore()

    def _window_wants(self) -> bool:
        """Enter belongs to the window while it waits for it: a chord, or the cancel bar."""
        wanted = getattr(self.window(), "wants_enter", None)
        return callable(wanted) and bool(wanted())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        for index in range(len(self.slots)):
            if self._cell(index).contains(spot):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.carried.emit(self.at, index)
                self.at = index
                self.update()

    def _cell(self, index: int) -> QRect:
        theme = self.theme
        pad, gap = theme.space("s5"), theme.space("s4")
        columns = -(-max(PLACES, len(self.slots)) // 2)
        stagger = theme.px(18)
        wide = (self.width() - 2 * pad - stagger - (columns - 1) * gap) // columns
        high = (self.height() - 3 * gap) // 2
        column, row = index // 2, index % 2
        return QRect(
            pad + column * (wide + gap) + row * stagger, gap + row * (high + gap), wide, high
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, slot in enumerate(self.slots):
            self._paint_slot(painter, self._cell(index), slot, index == self.at)
        if self.hasFocus():
            paint_focus(painter, self.rect(), self.theme)

    def _paint_slot(self, painter: QPainter, cell: QRect, slot: Slot, here: bool) -> None:
        theme = self.theme
        c = theme.colours
        marked = here and self.hasFocus()
        edge = c.focus if marked else c.human if slot.by_hand else c.line2
        painter.setPen(QPen(edge, 2 if marked or slot.by_hand else 1))
        painter.setBrush(c.selection if marked else c.background1)
        radius = theme.radius("chip")
        painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), radius, radius)
        pad = theme.space("s4")
        half = cell.height() // 2
        top = QRect(cell.x() + pad, cell.y() + theme.px(2), cell.width() - 2 * pad, half)
        low = QRect(top.x(), cell.y() + half, top.width(), half - theme.px(2))
        size = "figure" if theme.small else "place"
        paint_text(painter, top, str(slot.place), theme.font(size, "strong", True), c.text1, LEFT)
        high = theme.height("car_chip")
        chip = QRect(
            top.right() - theme.height("car_chip_width"),
            top.center().y() - high // 2,
            theme.height("car_chip_width"),
            high,
        )
        paint_car(painter, chip, slot.number, theme.car(self._meeting, slot.number), theme)
        paint_text(painter, low, slot.code, theme.font("item", "strong"), c.text1, LEFT)
        ink = c.human if slot.by_hand else c.text2
        font = theme.font("label", "medium", figures=True)
        paint_text(painter, low, slot.source, font, ink, RIGHT)
