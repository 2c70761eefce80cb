"""Strips of traces over one time axis, with their names, values and seconds beside them."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.charts.channels import Channel, Samples
from ui.charts.strips import NO_TRACE, Strips, Trace
from ui.charts.thinning import Floats
from ui.tr import worded
from ui.widgets.lettering import CENTRE, LEFT, RIGHT, paint_text
from ui.widgets.panel import Themed

SMALL_STRIP: Final = 42  # px at scale 1


class _Labels(Themed):
    """Left of each strip: its name, its unit, and the value of each trace at the cursor."""

    def __init__(self, stack: "TraceStack") -> None:
        super().__init__()
        self._stack = stack

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(112 if self.theme.small else 128), 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rows = self._stack.channels
        for index, channel in enumerate(rows):
            top = self.height() * index // len(rows)
            bottom = self.height() * (index + 1) // len(rows)
            self._paint_row(painter, QRect(0, top, self.width(), bottom - top), index, channel)

    def _paint_row(self, painter: QPainter, row: QRect, index: int, channel: Channel) -> None:
        theme = self.theme
        c, pad = theme.colours, theme.space("s5")
        if index:
            painter.setPen(c.line1)
            painter.drawLine(row.left(), row.top(), row.right(), row.top())
        line = round(theme.px(18))
        first = QRect(row.left() + pad, row.top() + theme.px(5), row.width() - pad, line)
        paint_text(painter, first, worded(channel.name), theme.font("body", "medium"), c.text1)
        unit = first.translated(0, line - theme.px(2))
        if unit.bottom() <= row.bottom():
            paint_text(painter, unit, worded(channel.unit), theme.font("label"), c.text3)
        font = theme.font("figure", "medium", figures=True)
        for curve, words in enumerate(self._stack.values(index)):
            box = QRect(row.right() - theme.px(52), first.top() + curve * line, theme.px(42), line)
            if box.bottom() <= row.bottom():
                paint_text(painter, box, words, font, c.text1, RIGHT)


class _Axis(Themed):
    """Above the strips: seconds, and the words of the cursor."""

    def __init__(self, stack: "TraceStack") -> None:
        super().__init__()
        self._stack = stack

    def sizeHint(self) -> QSize:
        return QSize(100, self.theme.height("column_head"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        font = theme.font("label", figures=True)
        low, high = self._stack.strips.span_s
        half, ticks = theme.px(24), self._stack.strips.ticks()
        tight = self.width() < len(ticks) * 2 * half  # every second one has room
        for second in ticks:
            if tight and second % (2 * ticks.step):
                continue
            x = round((second - low) / (high - low) * (self.width() - 1))
            words = f"{second:+d}".replace("-", "−").replace("+0", "0") + " s"
            align = LEFT if second == low else RIGHT if second == high else CENTRE
            left = min(max(x - half, 0), self.width() - 2 * half)
            box = QRect(left, 0, 2 * half, self.height())
            paint_text(painter, box, words, font, theme.colours.text2, align)


class TraceStack(Themed):
    """Strips one above the other, each with one trace per car, solid then dashed."""

    cursor_moved = Signal(float)  # seconds on the axis

    def __init__(
        self,
        channels: Sequence[Channel],
        span_s: tuple[float, float],
        step_s: int,
        curves: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.strips = Strips(channels, span_s, step_s, curves, self)
        self._words: list[list[str]] = [[""] * curves for _ in channels]
        self._labels, self._axis = _Labels(self), _Axis(self)
        self._lay_out()

    @property
    def channels(self) -> list[Channel]:
        """What is drawn, from the top."""
        return self.strips.channels

    def minimumSizeHint(self) -> QSize:
        """Each strip keeps its height; on a small screen a lower one."""
        theme = self.theme
        strip = theme.px(SMALL_STRIP) if theme.small else self._strip_px()
        return QSize(200, strip * len(self.channels) + theme.height("column_head"))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _strip_px(self) -> int:
        return self.theme.height("evidence_strip") * 3 // 4

    # ------------------------------------------------------------- what is shown

    def draw(self, curve: int, seconds: Floats, samples: Samples) -> None:
        """Show these samples as the trace `curve` of every strip; `seconds` is their place."""
        for row, channel in enumerate(self.channels):
            self.strips.put(row, curve, Trace.of(seconds, channel.read(samples)))
        self._read_cursor()

    def draw_values(
        self, first_row: int, curve: int, seconds: Floats, rows: Iterable[Floats]
    ) -> None:
        """Show values that are no samples in strips below each other, in units of their channel."""
        for row, values in enumerate(rows, first_row):
            self.strips.put(row, curve, Trace.of(seconds, values))
        self._read_cursor()

    def clear(self, curve: int) -> None:
        """Show nothing as this trace."""
        for row in range(len(self.channels)):
            self.strips.put(row, curve, NO_TRACE)
        self._read_cursor()

    def set_channel(self, row: int, channel: Channel) -> None:
        """Show something else in a strip, such as the steering that the packets carry."""
        if self.channels[row] is not channel:
            self.strips.show_channel(row, channel)
            self._labels.update()

    def set_pens(self, colours: Sequence[QColor]) -> None:
        """Colours of the traces, in their order; without any they have that of text."""
        self.strips.show_colours(colours)

    def put_cursor(self, second: float) -> None:
        """Move the cursor."""
        self.strips.show_cursor(second)
        self._read_cursor()

    @property
    def cursor_s(self) -> float:
        """Where the cursor is, seconds on the axis."""
        return self.strips.cursor_s

    def values(self, row: int) -> tuple[str, ...]:
        """The value of each trace at the cursor; a dash where it has none."""
        return tuple(self._words[row])

    # ------------------------------------------------------------- how it is made

    def themed(self) -> None:
        super().themed()
        for child in (self._labels, self._axis, self.strips):
            child.themed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The strips let clicks through: a click is a place on the axis."""
        x = event.position().x() - self.strips.x()
        low, high = self.strips.span_s
        second = low + (high - low) * x / max(1, self.strips.width())
        if low <= second <= high:
            self.put_cursor(second)
            self.cursor_moved.emit(self.cursor_s)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self._axis, 0, 1)
        layout.addWidget(self._labels, 1, 0)
        layout.addWidget(self.strips, 1, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(1, 1)

    def _read_cursor(self) -> None:
        rows = range(len(self.channels))
        words = [[_figure(value) for value in self.strips.at_cursor(row)] for row in rows]
        if words != self._words:
            self._words = words
            self._labels.update()


def _figure(value: float | None) -> str:
    """Whole numbers; nothing is ever minus zero."""
    return "–" if value is None else str(round(value)).replace("-", "−")
