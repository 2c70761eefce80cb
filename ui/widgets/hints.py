"""All keys of a screen, while `?` is held. It never lies over the band or the tower."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.tr import tr
from ui.widgets.marks import LEFT, key_width, paint_key, paint_text
from ui.widgets.panel import Themed


class Hints(Themed):
    """A table of key caps and words; the window places and shows it."""

    def __init__(self, table: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._table = tuple(table)
        self.setAccessibleName(tr("Keys of this screen"))
        self.hide()

    def show_table(self, table: Sequence[tuple[str, str]], area: QRect) -> None:
        """Stand over this part of the window."""
        self._table = tuple(table)
        self.setGeometry(area)
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c.line3, 1))
        painter.setBrush(c.background2)
        radius = theme.radius("panel")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        pad = theme.space("s7")
        head = QRect(pad, theme.px(12), self.width() - 2 * pad, theme.px(32))
        paint_text(painter, head, tr("Keys"), theme.font("strong", "strong"), c.text1, LEFT)
        row = theme.px(28)
        rows = max(1, (self.height() - theme.px(60)) // row)
        columns = -(-len(self._table) // rows)
        wide = (self.width() - 2 * pad) // max(1, columns)
        for index, (caps, words) in enumerate(self._table):
            x = pad + index // rows * wide
            y = theme.px(52) + index % rows * row
            self._paint_row(painter, QRect(x, y, wide, row), caps, words)

    def _paint_row(self, painter: QPainter, rect: QRect, caps: str, words: str) -> None:
        theme = self.theme
        x, middle = rect.x(), rect.center().y()
        for cap in caps.split():
            x += paint_key(painter, x, middle, cap, theme) + theme.space("s2")
        left = max(x + theme.space("s4"), rect.x() + 4 * key_width("Ctrl", theme))
        room = QRect(left, rect.y(), rect.right() - left, rect.height())
        paint_text(painter, room, words, theme.font("body"), theme.colours.text1, LEFT)
