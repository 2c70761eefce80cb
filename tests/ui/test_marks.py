"""Words as the consoles paint them."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ui.widgets.lettering import paint_text

WIDE, HIGH = 400, 120


@pytest.mark.parametrize("place", [(0, 0), (150, 60)])
@pytest.mark.usefixtures("qapp")
def test_the_stroke_goes_through_the_words_wherever_the_widget_is(place):
    def ink(struck: bool) -> tuple[int, int]:
        """Where the fullest row begins and ends."""
        font = QFont()
        font.setPixelSize(16)
        font.setStrikeOut(struck)
        image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.translate(*place)
        wide = paint_text(painter, QRect(0, 0, 200, 40), "Warning", font, QColor("white"))
        painter.end()
        rows = [
            [x for x in range(WIDE) if QColor(image.pixel(x, y)).red() > 128] for y in range(HIGH)
        ]
        fullest = max(rows, key=len)
        assert place[0] <= fullest[0] <= fullest[-1] <= place[0] + wide
        return len(fullest), wide

    full, wide = ink(True)
    assert full >= wide - 2
    assert ink(False)[0] < wide - 2
