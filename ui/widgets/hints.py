"""All keys of a screen, while `?` is held. It never lies over the band or the tower."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.tr import tr
from ui.widgets.lettering import LEFT, RIGHT, paint_text, text_width, words_height
from ui.widgets.marks import key_width, paint_key
from ui.widgets.panel import Themed

LINE: Final = 28  # px at 100 %
COLUMN: Final = 250  # px at 100 %: less makes a word a line
Table = tuple[tuple[str, str], ...]


class Hints(Themed):
    """A table of key caps and words; the window places and shows it.

    What has no room stands on a page of its own: asked for again, the next one is shown.
    """

    def __init__(self, table: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._table: Table = tuple(table)
        self._page = -1
        self.setAccessibleName(tr("Keys of this screen"))
        self.hide()

    @property
    def pages(self) -> list[list[Table]]:
        """The columns of each page, from the left."""
        area = self._area()
        count = max(1, area.width() // self.theme.px(COLUMN))
        heights = [self._fitted(words)[1] for _, words in self._table]
        most = min(area.height(), sum(heights) // count + 2 * self.theme.px(LINE))
        columns: list[Table] = []
        used = most + 1
        for row, high in zip(self._table, heights, strict=True):
            if used + high > most:
                columns.append(())
                used = 0
            columns[-1] = (*columns[-1], row)
            used += high
        return [columns[at : at + count] for at in range(0, len(columns), count)]

    def show_table(self, table: Sequence[tuple[str, str]], area: QRect) -> None:
        """Stand over this part of the window."""
        self._table = tuple(table)
        self.setGeometry(area)
        self._page = (self._page + 1) % max(1, len(self.pages))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, pages = self.theme, QPainter(self), self.pages
        c, area = theme.colours, self._area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(c.line3, 1))
        painter.setBrush(c.background2)
        radius = theme.radius("panel")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        head = QRect(area.x(), theme.px(12), area.width(), theme.px(32))
        paint_text(painter, head, tr("Keys"), theme.font("strong", "strong"), c.text1, LEFT)
        if len(pages) > 1:
            page, all_of = self._page % len(pages) + 1, len(pages)
            said = tr("{page} of {pages}: ? again turns", page=page, pages=all_of)
            paint_text(painter, head, said, theme.font("body"), c.text2, RIGHT)
        for index, part in enumerate(pages[self._page % len(pages)] if pages else ()):
            left = area.x() + index * self._column()
            self._paint_column(painter, left, area.y(), part)

    def _area(self) -> QRect:
        theme = self.theme
        pad = theme.space("s7")
        return self.rect().adjusted(pad, theme.px(52), -pad, -theme.space("s4"))

    def _column(self) -> int:
        """Width in px."""
        area = self._area()
        return area.width() // max(1, area.width() // self.theme.px(COLUMN))

    def _room(self) -> int:
        """Width of the words: they begin where the widest keys end."""
        keys = max((_caps_width(caps, self.theme) for caps, _ in self._table), default=0)
        return self._column() - keys - self.theme.space("s4") - self.theme.space("s5")

    def _paint_column(self, painter: QPainter, left: int, top: int, part: Table) -> None:
        theme, wide = self.theme, self._room()
        begin = left + self._column() - theme.space("s5") - wide
        for caps, words in part:
            font, high = self._fitted(words)
            x, middle = left, top + high // 2
            for cap in caps.split():
                x += paint_key(painter, x, middle, cap, theme) + theme.space("s2")
            painter.setFont(font)
            painter.setPen(theme.colours.text1)
            room = QRect(begin, top, wide, high)
            painter.drawText(room, int(LEFT | Qt.TextFlag.TextWordWrap), words)
            top += high

    def _fitted(self, words: str) -> tuple[QFont, int]:
        """The type in which these words stand, and the height of their row."""
        theme, wide = self.theme, self._room()
        body, label = theme.font("body"), theme.font("label")
        if text_width(words, body) <= wide:
            return body, theme.px(LINE)
        return label, max(theme.px(LINE), words_height(words, label, wide) + theme.space("s2"))


def _caps_width(caps: str, theme: Theme) -> int:
    return sum(key_width(cap, theme) + theme.space("s2") for cap in caps.split())
