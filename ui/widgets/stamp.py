"""Marks that are painted once and then copied: a copy costs a fiftieth of corners and text."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

KEPT: Final = 1024  # pictures of a few kB; of words that change for ever the oldest go

Paint = Callable[..., None]  # painter, rectangle, and what the picture depends on


def stamp(painter: QPainter, rect: QRect, paint: Paint, *what: Hashable) -> None:
    """Put the picture that `paint(painter, rect, *what)` makes into the rectangle.

    Nothing may reach out of the rectangle, nor depend on anything that is not in `what`.
    """
    if painter.opacity() < 1:  # parts that lie over each other shine through; a copy's do not
        painter.save()
        paint(painter, rect, *what)
        painter.restore()
        return
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(rect.topLeft(), _picture(paint, rect.width(), rect.height(), ratio, *what))


@lru_cache(maxsize=KEPT)
def _picture(paint: Paint, width: int, height: int, ratio: float, *what: Hashable) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    own = QPainter(picture)
    paint(own, QRect(0, 0, width, height), *what)
    own.end()
    return picture
