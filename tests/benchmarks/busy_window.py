"""A window that paints like a tower and, four times a second, holds the GIL for 50 ms."""

import os
import time

PAINT_MS = 16
HOLD_MS = 50
HOLD_EVERY_MS = 250
ROWS, COLUMNS = 12, 20


def keep_busy(seconds: float) -> None:
    """Paints 240 texts at 1600 x 900, 60 times a second, off the screen; returns after it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Tower(QWidget):
        def paintEvent(self, _: QPaintEvent) -> None:
            with QPainter(self) as painter:
                for cell in range(ROWS * COLUMNS):
                    row, column = divmod(cell, COLUMNS)
                    painter.drawText(80 * column, 40 + 70 * row, f"{time.monotonic():.3f}")

    app = QApplication.instance() or QApplication([])
    tower = Tower()
    tower.resize(1600, 900)
    tower.show()
    numbers = _numbers_for(HOLD_MS / 1e3)
    paint, hold, end = QTimer(), QTimer(), QTimer()
    paint.timeout.connect(tower.repaint)
    hold.timeout.connect(lambda: sorted(numbers))
    end.setSingleShot(True)
    end.timeout.connect(app.quit)
    paint.start(PAINT_MS)
    hold.start(HOLD_EVERY_MS)
    end.start(round(seconds * 1e3))
    app.exec()
    paint.stop()
    hold.stop()
    tower.close()


def _numbers_for(seconds: float) -> list[float]:
    """A list that one call of sorted() takes about so long for: a single hold of the GIL."""
    count, took = 10_000, 0.0
    while took < seconds:
        numbers = [(index * 7919 % 104_729) / 3 for index in range(count)]
        start = time.thread_time()
        sorted(numbers)
        took = time.thread_time() - start
        count = max(count + 1, min(4 * count, round(count * 1.05 * seconds / max(took, 1e-4))))
    return numbers
