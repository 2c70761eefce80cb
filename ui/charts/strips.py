"""Strips one above the other over one time axis, each with its traces: fixed ranges, thinned.

A whole chart is painted anew three times a second while a rig drives, so one widget paints it all.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.charts.channels import Channel
from ui.charts.thinning import Floats, thin, value_at, with_gaps
from ui.widgets.panel import Themed
from ui.widgets.polygon import polygon

GAP_S: Final = 0.25  # of the event clock: more without a sample is a break in the line
BUCKETS: Final = 360  # stretches per trace: about two points per pixel
ROOM: Final = 0.06  # above and below a range, as a share of it
STYLES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
EMPTY: Final = np.empty(0)


class Trace(Struct, frozen=True):
    """One trace of a strip: all its samples, and the points that are drawn of them."""

    x: Floats = EMPTY
    y: Floats = EMPTY
    drawn_x: Floats = EMPTY
    drawn_y: Floats = EMPTY  # NaN: the line breaks here

    @classmethod
    def of(cls, seconds: Floats, values: Floats) -> "Trace":
        """Of samples at these places of the axis, oldest first."""
        return cls(seconds, values, *with_gaps(*thin(seconds, values, BUCKETS), GAP_S))

    def at(self, second: float) -> float | None:
        """The value there; None where no sample is near."""
        return value_at(self.x, self.y, second, GAP_S)


NO_TRACE: Final = Trace()


class Strips(Themed):
    """Grid, traces and cursor of all strips; `step_s` between two lines of the grid."""

    def __init__(
        self,
        channels: Sequence[Channel],
        span_s: tuple[float, float],
        step_s: int,
        curves: int,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.channels, self.span_s, self._step_s = list(channels), span_s, step_s
        self.cursor_s = 0.0
        self._colours: tuple[QColor, ...] = ()
        self._curves = curves
        self._traces = [[NO_TRACE] * curves for _ in channels]
        self.setMinimumSize(1, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def put(self, row: int, curve: int, trace: Trace) -> None:
        """Show this in a strip."""
        self._traces[row][curve] = trace
        self.update()

    def show_channel(self, row: int, channel: Channel) -> None:
        """Another range and another unit for a strip."""
        self.channels[row] = channel
        self.update()

    def show_cursor(self, second: float) -> None:
        """A line at this place of the axis; one outside of it stands at its end."""
        low, high = self.span_s
        self.cursor_s = min(max(second, low), high)
        self.update()

    def show_colours(self, colours: Sequence[QColor]) -> None:
        """Of the traces, in their order; without any they have that of text."""
        if tuple(colours) != self._colours:
            self._colours = tuple(colours)
            self.update()

    @property
    def pens(self) -> tuple[QPen, ...]:
        """One for each trace: solid, then dashed."""
        ink = self._colours or (self.theme.colours.text1,) * self._curves
        return tuple(
            QPen(colour, 1, STYLES[index % len(STYLES)]) for index, colour in enumerate(ink)
        )

    def drawn(self, row: int, curve: int) -> int:
        """How many points are drawn of a trace."""
        return len(self._traces[row][curve].drawn_x)

    def at_cursor(self, row: int) -> list[float | None]:
        """The value of each trace of a strip."""
        return [trace.at(self.cursor_s) for trace in self._traces[row]]

    def ticks(self) -> range:
        """Whole seconds with a line."""
        low, high = self.span_s
        return range(round(low), round(high) + 1, self._step_s)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, rows = QPainter(self), self.theme.colours, len(self.channels)
        painter.fillRect(event.rect(), colours.background1)
        pens = self.pens
        for row in range(rows):
            top, bottom = (self.height() * at // rows for at in (row, row + 1))
            strip = QRect(0, top, self.width(), bottom - top)
            painter.setClipRect(strip)
            self._paint_grid(painter, strip, self.channels[row])
            self._paint_traces(painter, strip, row, pens)
        painter.setClipping(False)
        painter.setPen(colours.text1)
        at = round(self._x(self.cursor_s))
        painter.drawLine(at, 0, at, self.height())

    def _paint_grid(self, painter: QPainter, strip: QRect, channel: Channel) -> None:
        """One line per tick, and one along zero (or the least value)."""
        painter.setPen(self.theme.colours.line1)
        for second in self.ticks():
            at = round(self._x(second))
            painter.drawLine(at, strip.top(), at, strip.bottom())
        zero = round(_y(strip, channel, max(channel.low, min(0.0, channel.high))))
        painter.drawLine(0, zero, strip.right(), zero)

    def _paint_traces(
        self, painter: QPainter, strip: QRect, row: int, pens: Sequence[QPen]
    ) -> None:
        for trace, pen in zip(self._traces[row], pens, strict=False):
            painter.setPen(pen)
            x, y = self._x(trace.drawn_x), _y(strip, self.channels[row], trace.drawn_y)
            for line in polylines(x, y):
                painter.drawPolyline(line)

    def _x(self, seconds: Any) -> Any:
        """Seconds, one or an array, as px of this widget."""
        low, high = self.span_s
        return (seconds - low) * ((self.width() - 1) / (high - low))


def _y(strip: QRect, channel: Channel, values: Any) -> Any:
    """Values of a channel, one or an array, as px of a strip."""
    room = (channel.high - channel.low) * ROOM
    low, high = channel.low - room, channel.high + room
    return strip.top() + (high - values) * ((strip.height() - 1) / (high - low))


def polylines(x: Floats, y: Floats) -> Iterator[QPolygonF]:
    """The stretches between the NaNs of `y`; a point alone is no line."""
    known = np.concatenate([[False], ~np.isnan(y), [False]])
    steps = np.flatnonzero(known[1:] != known[:-1]).tolist()
    for begin, end in zip(steps[::2], steps[1::2], strict=True):
        if end - begin > 1:
            yield polygon(np.stack([x[begin:end], y[begin:end]], axis=1))
