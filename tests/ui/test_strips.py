"""Strips of traces: what is drawn of samples, and where it stands."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from ui.charts.channels import SPEED, STEERING, THROTTLE
from ui.charts.strips import BUCKETS, polylines
from ui.charts.traces import TraceStack

WHITE, BLUE = QColor("#ffffff"), QColor("#0000ff")
SIZE = 640, 300


@pytest.fixture
def stack(qtbot):
    made = TraceStack((SPEED, THROTTLE, STEERING), (-60, 0), 10, 2)
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.set_pens((WHITE, BLUE))
    made.show()
    return made


def painted(stack, colour):
    """Of each strip, where pixels of about this colour are: shares of it, from top and left."""
    image, rows = stack.strips.grab().toImage(), len(stack.channels)
    wide, high = image.width(), image.height() // rows
    found = [[] for _ in range(rows)]
    for y in range(high * rows):
        for x in range(wide - 3):  # the cursor stands at the right end
            if image.pixelColor(x, y) == colour:
                found[y // high].append(((y % high) / high, x / wide))
    return found


def test_a_line_breaks_where_a_value_is_missing():
    y = np.array([1, 2, np.nan, 4, np.nan, np.nan, 7, 8, 9])
    lines = list(polylines(np.arange(9.0), y))
    assert [[(p.x(), p.y()) for p in line.toList()] for line in lines] == [
        [(0, 1), (1, 2)],
        [(6, 7), (7, 8), (8, 9)],
    ]
    assert list(polylines(np.empty(0), np.empty(0))) == []
    assert list(polylines(np.arange(3.0), np.full(3, np.nan))) == []


def test_a_value_stands_at_its_height_and_second(stack):
    seconds = np.linspace(-30, 0, 200)
    flat = (np.full(200, 80.0), np.full(200, 50.0), np.full(200, np.nan))
    stack.draw_values(0, 0, seconds, flat)
    speed, throttle, steering = painted(stack, WHITE)
    assert {round(y, 1) for y, _ in speed} <= {0.7, 0.8}
    assert {round(y, 1) for y, _ in throttle} == {0.5}
    assert min(x for _, x in speed) == pytest.approx(0.5, abs=0.02)
    assert steering == []


def test_the_second_trace_has_its_own_ink_and_is_dashed(stack):
    seconds = np.linspace(-60, 0, 300)
    stack.draw_values(0, 0, seconds, [np.full(300, 80.0)])
    stack.draw_values(0, 1, seconds, [np.full(300, 240.0)])
    solid, dashed = painted(stack, WHITE)[0], painted(stack, BLUE)[0]
    assert dashed and len(dashed) < 0.9 * len(solid)
    stack.clear(1)
    assert painted(stack, BLUE)[0] == []


def test_what_is_drawn_of_a_minute_is_no_more_than_pixels_show_and_keeps_its_peak(stack):
    seconds = np.linspace(-60, 0, 3600)
    values = np.zeros(3600)
    values[1234] = 300.0
    stack.draw_values(0, 0, seconds, [values])
    assert 0 < stack.strips.drawn(0, 0) <= 2 * BUCKETS + 10
    assert min(y for y, _ in painted(stack, WHITE)[0]) < 0.2


def test_another_channel_has_another_range(stack):
    seconds = np.linspace(-60, 0, 300)
    stack.draw_values(0, 0, seconds, [np.full(300, 90.0)])
    low = max(y for y, _ in painted(stack, WHITE)[0])
    stack.set_channel(0, THROTTLE)
    assert max(y for y, _ in painted(stack, WHITE)[0]) < low - 0.4
