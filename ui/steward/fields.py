"""Input fields of the stewards' forms: a label above, the field below, sized by the theme."""

from PySide6.QtCore import QLocale, QRect, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QDoubleValidator, QIntValidator, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.steward.reasons import REASONS
from ui.theme import theme_of
from ui.widgets.lettering import paint_text, text_width
from ui.widgets.panel import Themed
from ui.widgets.reason_field import ReasonField as ReasonOf


class Label(Themed):
    """A grey word before a field, or a small head with a remark."""

    def __init__(self, words: str, remark: str = "", strong: bool = False) -> None:
        super().__init__()
        self._words, self._remark, self._strong = words, remark, strong

    def say(self, words: str, remark: str = "") -> None:
        """Other words."""
        if (words, remark) != (self._words, self._remark):
            self._words, self._remark = words, remark
            self.update()

    @property
    def words(self) -> tuple[str, str]:
        return self._words, self._remark

    def sizeHint(self) -> QSize:
        return QSize(60, self.theme.height("list_row"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, pad = theme.colours, theme.space("s5")
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        font = theme.font("body", "medium") if self._strong else theme.font("label")
        ink = c.text1 if self._strong else c.text3
        width = paint_text(painter, inner, self._words, font, ink)
        if self._remark:
            left = inner.left() + width + theme.px(8)
            rest = QRect(left, 0, inner.right() - left, self.height())
            paint_text(painter, rest, self._remark, theme.font("label"), c.text3)


class Rule(Themed):
    """A line between two parts of a panel."""

    def sizeHint(self) -> QSize:
        return QSize(10, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.colours.line1)


class NumberField(QLineEdit):
    """A whole number with its name inside the field; empty is 0, which is `not known`."""

    valueChanged = Signal(int)

    def __init__(self, name: str, digits: int) -> None:
        super().__init__()
        self._name = name
        self.setValidator(QIntValidator(0, 10**digits - 1, self))
        self.setMaxLength(digits)
        self.setAccessibleName(name)
        self.textChanged.connect(lambda _: self.valueChanged.emit(self.value()))

    def value(self) -> int:
        return int(self.text() or 0)

    def setValue(self, value: int) -> None:
        if value != self.value():
            self.setText(str(value) if value else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name stands left of the figure, in the ink of labels."""
        theme = theme_of(self)
        font = theme.font("label")
        left = theme.px(9)
        room = text_width(self._name, font) + theme.px(5)
        if self.textMargins().left() != room:
            self.setTextMargins(room, 0, 0, 0)
        super().paintEvent(event)
        box = QRect(left, 0, room, self.height())
        paint_text(QPainter(self), box, self._name, font, theme.colours.text3)


class SecondsField(NumberField):
    """Seconds with a tenth; empty is nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name, 2)
        self.setMaxLength(4)
        tenths = QDoubleValidator(0, 99.9, 1, self)
        tenths.setLocale(QLocale.c())
        self.setValidator(tenths)

    def value(self) -> int:
        return self.ms()

    def ms(self) -> int:
        """What it says, ms."""
        try:
            return round(float(self.text().replace(",", ".") or 0) * 1000)
        except ValueError:
            return 0


class ReasonField(ReasonOf):
    """The sport's own reasons, or words of one's own."""

    def __init__(self) -> None:
        super().__init__(REASONS)

    def offer(self, reasons: tuple[str, ...]) -> None:
        """Other words to choose from; what is written stays."""
        if reasons == tuple(self.itemText(i) for i in range(self.count())):
            return
        written = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(reasons))
            self.setCurrentIndex(-1)
            self.setEditText(written)


class Line(Themed):
    """Fields side by side with the padding of a panel."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self._layout = QHBoxLayout(self)
        for field in fields:
            self._layout.addWidget(field)
        self.themed()

    def themed(self) -> None:
        theme = self.theme
        pad = theme.space("s5")
        self._layout.setContentsMargins(pad, theme.px(2), pad, theme.px(4))
        self._layout.setSpacing(theme.px(6))
        for field in self.findChildren(QWidget):
            if isinstance(field, QComboBox | QLineEdit) and field.parent() is self:
                field.setFont(theme.font("item", figures=True))
                field.setFixedHeight(theme.height("button"))
        super().themed()
