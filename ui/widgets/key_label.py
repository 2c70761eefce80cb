"""A key cap with what it is for, before a field."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ui.tr import tr
from ui.widgets.lettering import paint_text, text_width
from ui.widgets.marks import key_width, paint_key
from ui.widgets.panel import Themed


class KeyLabel(Themed):
    """One line, as wide as it needs."""

    def __init__(self, cap: str, words: str) -> None:
        super().__init__()
        self._cap, self._words = cap, words
        self.setAccessibleName(tr("{words}, key {cap}", words=words, cap=cap))

    def sizeHint(self) -> QSize:
        theme = self.theme
        words = text_width(self._words, theme.font("label"))
        return QSize(
            key_width(theme.cap(self._cap), theme) + theme.px(6) + words, theme.height("list_row")
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        wide = paint_key(painter, 0, self.height() // 2, theme.cap(self._cap), theme)
        room = self.rect().adjusted(wide + theme.px(5), 0, 0, 0)
        paint_text(painter, room, self._words, theme.font("label"), theme.colours.text3)
