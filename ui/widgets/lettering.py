"""Lines of text, each laid out once and then painted where it is wanted.

It loads nothing but Qt: a window that stands before the program is loaded paints with it.
"""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
MOST_HIGH: Final = 1000  # px of wrapped words


def paint_text(
    painter: QPainter,
    rect: QRect,
    words: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """One line of text, elided where it does not fit. Answers with its width in px.

    `align` is LEFT, RIGHT or CENTRE themselves.
    """
    if not words:
        return 0
    text, width, height = _set_text(words, font, rect.width())
    x, y = rect.x(), rect.y() + (rect.height() - height) // 2
    if align is RIGHT:
        x += rect.width() - width
    elif align is CENTRE:
        x += (rect.width() - width) // 2
    painter.setFont(font)
    painter.setPen(colour)
    if font.strikeOut():  # Qt shifts the stroke of a static text by the place of its widget
        painter.drawText(x, y + QFontMetrics(font).ascent(), text.text())
    else:
        painter.drawStaticText(x, y, text)
    return width


@lru_cache(maxsize=4096)
def _set_text(words: str, font: QFont, room: int) -> tuple[QStaticText, int, int]:
    """A line that is laid out once, its width and height in px: most words stand for a while."""
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(words)
    if width > room:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = room
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.prepare(font=font)
    return text, width, metrics.height()


@lru_cache(maxsize=4096)
def text_width(words: str, font: QFont) -> int:
    """Width of one line in px."""
    return QFontMetrics(font).horizontalAdvance(words)


@lru_cache(maxsize=4096)
def words_height(words: str, font: QFont, width: int) -> int:
    """Height in px of words that are wrapped at this width: a list asks for all of its rows."""
    room = QRect(0, 0, width, MOST_HIGH)
    return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
