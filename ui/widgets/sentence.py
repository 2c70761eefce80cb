"""A sentence in a panel, wrapped, in an ink of the theme."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from ui.widgets.panel import Themed


class Sentence(Themed):
    """`lines`: how many it has room for; what is longer is in the tooltip."""

    def __init__(self, lines: int = 1, pad: bool = True, size: str = "body") -> None:
        super().__init__()
        self._lines, self._pad, self._size = lines, pad, size
        self._words, self._amber = "", False

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def say(self, words: str, amber: bool = False) -> None:
        """Other words; `amber`: they need a person."""
        if (words, amber) != (self._words, self._amber):
            self._words, self._amber = words, amber
            self.setToolTip(words)
            self.setAccessibleName(words)
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.theme.font(self._size, figures=True))
        return QSize(self.theme.px(120), self._lines * metrics.lineSpacing() + self.theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(60), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        pad = theme.space("s5") if self._pad else 0
        room = QRect(pad, theme.px(2), self.width() - 2 * pad, self.height() - theme.px(2))
        painter.setFont(theme.font(self._size, figures=True))
        painter.setPen(theme.colours.needs_person if self._amber else theme.colours.text1)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._words)
