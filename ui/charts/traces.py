"""Strips of traces over one time axis, drawn by pyqtgraph: fixed ranges, linked x, thinned.

Loads pyqtgraph, which takes most of a second: import this module when it is first shown.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.charts.channels import Channel, Samples
from ui.charts.thinning import Floats, thin, value_at, with_gaps
from ui.tr import worded
from ui.widgets.marks import CENTRE, LEFT, RIGHT, paint_text
from ui.widgets.panel import Themed

GAP_S: Final = 0.25  # of the event clock: more without a sample is a break in the line
SMALL_STRIP: Final = 42  # px at scale 1
BUCKETS: Final = 360  # stretches per trace: about two points per pixel
STYLES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)
EMPTY: Final = np.empty(0)


class _Trace(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve in a strip whose ranges stand: nobody need ask its points where they lie.

    pyqtgraph would, several times for each picture, for longer than it takes to draw them.
    """

    def __init__(self, box: QRectF) -> None:
        self._box = box
        super().__init__(antialias=False)

    def show_in(self, box: QRectF) -> None:
        """The strip has another range."""
        self.prepareGeometryChange()
        self._box = box

    def boundingRect(self) -> QRectF:
        return self._box


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
        low, high = self._stack.span_s
        half, ticks = theme.px(24), self._stack.ticks()
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
        self.channels = list(channels)
        self.span_s = span_s
        self._step_s = step_s
        self._cursor_s = 0.0
        self._colours: tuple[QColor, ...] = ()
        self._points: list[list[tuple[Floats, Floats]]] = [
            [(EMPTY, EMPTY)] * curves for _ in channels
        ]
        self._words: list[list[str]] = [[""] * curves for _ in channels]
        self._labels, self._axis = _Labels(self), _Axis(self)
        self._view = pg.GraphicsLayoutWidget(parent=self)
        self._view.setMinimumSize(1, 1)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plots = [self._make_plot(row) for row in range(len(self.channels))]
        self._curves = [
            [self._make_curve(plot, channel) for _ in range(curves)]
            for plot, channel in zip(self._plots, channels, strict=True)
        ]
        self._grids = [
            self._make_grid(plot, c) for plot, c in zip(self._plots, channels, strict=True)
        ]
        self._cursors = [self._make_cursor(plot) for plot in self._plots]
        self._lay_out()
        self.themed()

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
            self._put(row, curve, seconds, channel.read(samples))
        self._read_cursor()

    def draw_values(
        self, first_row: int, curve: int, seconds: Floats, rows: Iterable[Floats]
    ) -> None:
        """Show values that are no samples in strips below each other, in units of their channel."""
        for row, values in enumerate(rows, first_row):
            self._put(row, curve, seconds, values)
        self._read_cursor()

    def _put(self, row: int, curve: int, seconds: Floats, values: Floats) -> None:
        self._points[row][curve] = (seconds, values)
        x, y = with_gaps(*thin(seconds, values, BUCKETS), GAP_S)
        self._curves[row][curve].setData(x, y, connect="finite")

    def clear(self, curve: int) -> None:
        """Show nothing as this trace."""
        for row in range(len(self.channels)):
            self._points[row][curve] = (EMPTY, EMPTY)
            self._curves[row][curve].setData(EMPTY, EMPTY)
        self._read_cursor()

    def set_channel(self, row: int, channel: Channel) -> None:
        """Show something else in a strip, such as the steering that the packets carry."""
        if self.channels[row] is not channel:
            self.channels[row] = channel
            self._plots[row].setYRange(channel.low, channel.high, padding=0.06)
            self._grids[row].setData(*self._grid_points(channel), connect="pairs")
            for curve in self._curves[row]:
                curve.show_in(self._box(channel))
            self._labels.update()

    def set_pens(self, colours: Sequence[QColor]) -> None:
        """Colours of the traces, in their order; without any they have that of text."""
        self._colours = tuple(colours)
        ink = [self.theme.colours.text1] * len(self._curves[0])
        for row in self._curves:
            for index, (curve, colour) in enumerate(zip(row, colours or ink, strict=False)):
                pen = pg.mkPen(colour, width=1)
                pen.setStyle(STYLES[index % len(STYLES)])
                curve.setPen(pen)

    def put_cursor(self, second: float) -> None:
        """Move the cursor."""
        low, high = self.span_s
        self._cursor_s = min(max(second, low), high)
        for line in self._cursors:
            line.setValue(self._cursor_s)
        self._read_cursor()

    @property
    def cursor_s(self) -> float:
        return self._cursor_s

    def values(self, row: int) -> tuple[str, ...]:
        """The value of each trace at the cursor; a dash where it has none."""
        return tuple(self._words[row])

    def shown_points(self, row: int, curve: int) -> int:
        """How many points are drawn of a trace, after thinning."""
        x, _ = self._curves[row][curve].getData()
        return 0 if x is None else len(x)

    def ticks(self) -> range:
        """Whole seconds with a line."""
        low, high = self.span_s
        return range(round(low), round(high) + 1, self._step_s)

    # ------------------------------------------------------------- how it is made

    def themed(self) -> None:
        super().themed()
        c = self.theme.colours
        self._view.setBackground(c.background1)
        grid = QPen(c.line1, 1)
        grid.setCosmetic(True)
        for line in self._grids:
            line.setPen(grid)
        for cursor in self._cursors:
            cursor.setPen(pg.mkPen(c.text1, width=1))
        self.set_pens(self._colours)
        for child in (self._labels, self._axis):
            child.themed()

    def mousePressEvent(self, event: object) -> None:
        """The view lets clicks through: a click is a place on the axis."""
        x = event.position().x() - self._view.x()  # type: ignore[attr-defined]
        low, high = self.span_s
        second = low + (high - low) * x / max(1, self._view.width())
        if low <= second <= high:
            self.put_cursor(second)
            self.cursor_moved.emit(self._cursor_s)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(0)
        layout.addWidget(self._axis, 0, 1)
        layout.addWidget(self._labels, 1, 0)
        layout.addWidget(self._view, 1, 1)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(1, 1)

    def _make_plot(self, row: int) -> pg.PlotItem:
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = self._view.ci.layout
        inner.setSpacing(0)
        inner.setContentsMargins(0, 0, 0, 0)
        plot = self._view.addPlot(row=row, col=0)
        for side in ("left", "bottom"):
            plot.hideAxis(side)
        plot.setMouseEnabled(False, False)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.disableAutoRange()
        plot.setXRange(*self.span_s, padding=0)
        channel = self.channels[row]
        plot.setYRange(channel.low, channel.high, padding=0.06)
        if row:
            plot.setXLink(self._view.getItem(0, 0))
        return plot

    def _make_curve(self, plot: pg.PlotItem, channel: Channel) -> _Trace:
        curve = _Trace(self._box(channel))
        plot.addItem(curve)
        return curve

    def _box(self, channel: Channel) -> QRectF:
        """All that can be seen of a strip, with the room beside its range."""
        low, high = self.span_s
        room = channel.high - channel.low
        return QRectF(low, channel.low - room, high - low, 3 * room)

    def _make_grid(self, plot: pg.PlotItem, channel: Channel) -> pg.PlotCurveItem:
        grid = pg.PlotCurveItem(*self._grid_points(channel), connect="pairs")
        grid.setZValue(-10)
        plot.addItem(grid, ignoreBounds=True)
        return grid

    def _grid_points(self, channel: Channel) -> tuple[Floats, Floats]:
        """One line per tick, and one along zero (or the least value)."""
        seconds = np.repeat(np.asarray(self.ticks(), np.float64), 2)
        room = channel.high - channel.low
        heights = np.tile([channel.low - room, channel.high + room], len(seconds) // 2)
        zero = max(channel.low, min(0.0, channel.high))
        x = np.concatenate([seconds, self.span_s])
        return x, np.concatenate([heights, [zero, zero]])

    def _make_cursor(self, plot: pg.PlotItem) -> pg.InfiniteLine:
        line = pg.InfiniteLine(0.0, angle=90)
        plot.addItem(line, ignoreBounds=True)
        return line

    def _read_cursor(self) -> None:
        words = [
            [_figure(value_at(x, y, self._cursor_s, GAP_S)) for x, y in row] for row in self._points
        ]
        if words != self._words:
            self._words = words
            self._labels.update()


def _figure(value: float | None) -> str:
    """Whole numbers; nothing is ever minus zero."""
    return "–" if value is None else str(round(value)).replace("-", "−")
