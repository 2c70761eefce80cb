"""A panel: a head with a title, a grey remark and a place at the right, and a body below."""

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme, theme_of
from ui.widgets.lettering import LEFT, RIGHT, paint_text, text_width


class Themed(QWidget):
    """A widget that takes colours, type and lengths from its window's theme."""

    @property
    def theme(self) -> Theme:
        """The look of the window this stands in."""
        return theme_of(self)

    def themed(self) -> None:
        """Called when the theme, the scale or the size class of the screen has changed."""
        self.updateGeometry()
        self.update()


class PanelHead(Themed):
    """One line: title, remark, and at the right words in plain ink."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._remark, self._right = title, remark, ""

    def sizeHint(self) -> QSize:
        return QSize(120, self.theme.height("panel_head"))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.theme.height("panel_head"))

    @property
    def words(self) -> tuple[str, str, str]:
        """Title, remark, and what stands at the right."""
        return self._title, self._remark, self._right

    @property
    def remark(self) -> str:
        """The grey words beside the title."""
        return self._remark

    def show_words(self, title: str, remark: str = "", right: str = "") -> None:
        """Put other words into the head; nothing is painted when they are the same."""
        if (title, remark, right) != (self._title, self._remark, self._right):
            self._title, self._remark, self._right = title, remark, right
            self.setToolTip(remark)  # a narrow head has no room for all of it
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        pad = theme.space("s5")
        line = self.rect().adjusted(pad, 0, -pad, 0)
        painter.setPen(theme.colours.line1)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        small, plain = theme.font("label"), theme.font("body", "medium")
        right = text_width(self._right, small)
        paint_text(painter, line, self._right, small, theme.colours.text2, RIGHT)
        title = paint_text(painter, line, self._title, plain, theme.colours.text1, LEFT)
        left = line.left() + title + theme.space("s5")
        rest = QRect(left, 0, line.right() - right - theme.space("s5") - left, self.height())
        if rest.width() > theme.px(30):
            paint_text(painter, rest, self._remark, small, theme.colours.text3, LEFT)


class Panel(Themed):
    """A panel with a head; put the body in with `set_body`."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setMinimumWidth(self.theme.px(200))  # a splitter must not squeeze it to nothing
        self.head = PanelHead(title, remark, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)

    def set_body(self, body: QWidget, stretch: int = 1) -> None:
        """Add a widget below the head; the last ones added stand lowest."""
        self._layout.addWidget(body, stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Most of it lies below a part that changed: only the rim costs more than a filling."""
        theme, painter = self.theme, QPainter(self)
        radius = theme.radius("panel")
        rim = math.ceil(radius) + 1
        if self.rect().adjusted(rim, rim, -rim, -rim).contains(event.rect()):
            painter.fillRect(event.rect(), theme.colours.background1)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colours.line1)
        painter.setBrush(theme.colours.background1)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)


class EmptyWords(Themed):
    """The sentence of an empty panel."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self.setAccessibleName(sentence)

    def say(self, sentence: str) -> None:
        """Another sentence."""
        if sentence != self._sentence:
            self._sentence = sentence
            self.setAccessibleName(sentence)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_empty(QPainter(self), self.rect(), self._sentence, self.theme)


def paint_empty(painter: QPainter, rect: QRect, sentence: str, theme: Theme) -> None:
    """The sentence of an empty place, at its top."""
    pad = theme.space("s5")
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colours.text3)
    inner = rect.adjusted(pad, pad, -pad, -pad)
    flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(inner, int(flags), sentence)
