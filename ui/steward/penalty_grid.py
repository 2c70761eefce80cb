"""The penalties that the rulebook allows, numbered; one of them is chosen."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from racecontrol.stewarding.penalties import Penalty
from ui.tr import ruled, tr
from ui.widgets.lettering import paint_text
from ui.widgets.marks import key_width, paint_focus, paint_key
from ui.widgets.panel import Themed

COLUMNS = 3
NUMBERED = 9  # the digits that choose one
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class PenaltyGrid(Themed):
    """Keys 1 to 9 while the form has the focus, the arrows, or a click."""

    chosen_changed = Signal(str)  # code

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._penalties: tuple[Penalty, ...] = ()
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._describe()

    @property
    def chosen(self) -> str:
        """The code, empty when none is chosen."""
        return self._chosen

    @property
    def penalties(self) -> tuple[Penalty, ...]:
        return self._penalties

    def show_penalties(self, penalties: tuple[Penalty, ...]) -> None:
        """What may be given."""
        if penalties != self._penalties:
            self._penalties = penalties
            self.updateGeometry()
            self.update()

    def choose(self, code: str) -> None:
        """Show this choice; says nothing."""
        if code != self._chosen:
            self._chosen = code
            self._describe()
            self.update()

    def pick(self, index: int) -> bool:
        """As a click on the box does. False when there is no such box."""
        if not 0 <= index < len(self._penalties):
            return False
        self.choose(self._penalties[index].code)
        self.chosen_changed.emit(self._chosen)
        return True

    def box(self, index: int) -> QRect:
        """Where a penalty stands."""
        theme = self.theme
        pad, gap = theme.space("s5"), theme.px(6)
        wide = (self.width() - 2 * pad - (COLUMNS - 1) * gap) // COLUMNS
        row, column = divmod(index, COLUMNS)
        return QRect(pad + column * (wide + gap), row * (self._high() + gap), wide, self._high())

    def _high(self) -> int:
        return self.theme.px(26 if self.theme.small else 32)

    def sizeHint(self) -> QSize:
        rows = max(1, -(-len(self._penalties) // COLUMNS))
        return QSize(300, rows * (self._high() + self.theme.px(6)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, penalty in enumerate(self._penalties):
            self._paint_box(painter, index, penalty)

    def _paint_box(self, painter: QPainter, index: int, penalty: Penalty) -> None:
        theme = self.theme
        c, box = theme.colours, self.box(index)
        chosen = penalty.code == self._chosen
        painter.setPen(QPen(c.focus if chosen else c.line2, 2 if chosen else 1))
        painter.setBrush(c.background3 if chosen else c.background2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.radius("chip")
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)
        pad = theme.px(5 if theme.small else 8)
        x = box.left() + pad
        if index < NUMBERED:
            paint_key(painter, x, box.center().y() + 1, str(index + 1), theme)
        if index < NUMBERED or not theme.small:
            x += key_width("1", theme) + pad
        words = QRect(x, box.top(), box.right() - theme.px(2) - x, box.height())
        size = "body" if theme.small else "item"
        paint_text(painter, words, ruled(penalty.name), theme.font(size, "medium", True), c.text1)
        if self.hasFocus() and chosen:
            paint_focus(painter, box, theme)

    def _describe(self) -> None:
        names = {penalty.code: ruled(penalty.name) for penalty in self._penalties}
        self.setAccessibleName(
            tr("Penalty, {name}", name=names.get(self._chosen) or tr("none chosen"))
        )

    # ------------------------------------------------------------ mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pick(self._at(event.position().toPoint()))

    def _at(self, point: QPoint) -> int:
        boxes = range(len(self._penalties))
        return next((index for index in boxes if self.box(index).contains(point)), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        codes = [penalty.code for penalty in self._penalties]
        index = codes.index(self._chosen) + step if self._chosen in codes else 0
        self.pick(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)
