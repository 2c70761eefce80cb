"""The control strip: acts in a fixed order, then the selected car, then the last act."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from racecontrol.meeting.model import Meeting
from ui.tr import tr
from ui.widgets.act_button import ActButton
from ui.widgets.last_act import LastAct
from ui.widgets.lettering import LEFT, paint_text, text_width
from ui.widgets.marks import key_width, paint_car, paint_key
from ui.widgets.panel import Themed


class Selection(Themed):
    """The selected car, with the keys that act on it."""

    def __init__(self, keys: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        """`keys`: pairs of key cap and verb that act on a selected car."""
        super().__init__(parent)
        self._keys = tuple(keys)
        self._meeting: Meeting | None = None
        self._number: int | None = None
        self._typed = ""
        self._remark = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Selected car"))

    def show_car(self, meeting: Meeting | None, number: int | None) -> None:
        """This car, or none."""
        if (meeting, number) != (self._meeting, self._number) or self._typed or self._remark:
            self._meeting, self._number = meeting, number
            self._typed = self._remark = ""
            self._describe()

    def show_typed(self, typed: str) -> None:
        """The first digit of two: `0_`."""
        self._typed = typed
        self._describe()

    def show_remark(self, remark: str) -> None:
        """`No car 45.`"""
        self._typed, self._remark = "", remark
        self._describe()

    def words(self) -> str:
        """The first line."""
        if self._typed:
            return self._typed
        if self._remark:
            return self._remark
        if self._number is None or self._meeting is None:
            return tr("No car selected")
        entry = self._meeting.entry(self._number)
        return tr("{code}, rig {rig}", code=entry.code, rig=entry.rig)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words())
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        least = theme.px(190) if theme.small else max(theme.px(252), self._keys_width())
        return QSize(least, theme.height("strip_button"))

    def _keys_width(self) -> int:
        """All verbs have room, in a language with longer ones as well."""
        theme, wide = self.theme, 2 * self.theme.space("s5")
        for key, verb in self._verbs:
            wide += key_width(theme.cap(key), theme) + theme.space("s2")
            wide += text_width(verb, theme.font("label")) + theme.space("s3")
        return wide

    @property
    def _verbs(self) -> tuple[tuple[str, str], ...]:
        return (*self._keys, ("Esc", tr("clear")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._number is not None and not self._typed and not self._remark
        painter.setPen(QPen(c.line3 if chosen else c.line1, 1))
        painter.setBrush(c.background2 if chosen else c.background1)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.radius("panel"), theme.radius("panel"))
        pad, high = theme.space("s5"), self.height()
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        line = inner if theme.small else QRect(inner.x(), 0, inner.width(), high * 29 // 50)
        if chosen and self._number is not None:
            chip = QRect(
                line.x(),
                line.center().y() - theme.height("car_chip") // 2,
                theme.height("car_chip_width"),
                theme.height("car_chip"),
            )
            paint_car(painter, chip, self._number, theme.car(self._meeting, self._number), theme)
            line = line.adjusted(chip.width() + theme.space("s4"), 0, 0, 0)
        ink = c.text1 if chosen or self._typed else c.text2
        paint_text(painter, line, self.words(), theme.font("figure", "medium", True), ink, LEFT)
        if not theme.small:
            below = QRect(inner.x(), high // 2, inner.width(), high // 2 - theme.px(4))
            self._paint_keys(painter, below, chosen)

    def _paint_keys(self, painter: QPainter, line: QRect, chosen: bool) -> None:
        theme = self.theme
        font, grey = theme.font("label"), theme.colours.text3
        if not chosen:
            paint_text(painter, line, tr("two digits select a car"), font, grey, LEFT)
            return
        x = line.x()
        for key, verb in self._verbs:
            x += paint_key(painter, x, line.center().y(), theme.cap(key), theme) + theme.space("s2")
            room = QRect(x, line.y(), line.right() - x, line.height())
            x += paint_text(painter, room, verb, font, grey, LEFT) + theme.space("s3")


class ControlStrip(Themed):
    """The lowest strip; the same three parts on every console."""

    def __init__(
        self,
        buttons: Sequence[ActButton],
        keys: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.buttons = tuple(buttons)
        self.selection = Selection(keys, self)
        self.last_act = LastAct(self)
        self.last_act.setObjectName("last act")
        self._layout = QHBoxLayout(self)
        for button in self.buttons:
            self._layout.addWidget(button)
            button.let_go.connect(self.last_act.say)
        self._layout.addStretch(1)
        self._layout.addWidget(self.selection)
        self._layout.addWidget(self.last_act, 6)
        self.setAccessibleName(tr("Control strip"))
        self.themed()

    def themed(self) -> None:
        """Distances of this size of screen."""
        theme = self.theme
        pad = theme.space("s6") if not theme.small else theme.space("s3")
        self._layout.setContentsMargins(pad, 0, pad, 0)
        self._layout.setSpacing(theme.space("s4"))
        super().themed()

    def sizeHint(self) -> QSize:
        return QSize(800, self.theme.height("strip"))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, self.theme.height("strip"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.colours.background0)
        painter.setPen(theme.colours.line1)
        painter.drawLine(0, 0, self.width(), 0)
