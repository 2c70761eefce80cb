"""The plot of the gap chart. It loads pyqtgraph: import it when there is something to plot."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout

from racecontrol.meeting.model import Meeting
from ui.director.gaps import chip_places, order_at_line
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed

ENDS_WIDTH = 96
LEAST_S = 5.0  # the chart never shows less than this
MOST_S = 90.0  # a car that stopped must not press the others into one line
STEP_S: Final = 5.0  # the axis grows by this: it stands still while gaps do not
CHOSEN_WIDTH: Final = 2.5  # px
Points = tuple[tuple[int, float], ...]


class _Lines(pg.GraphicsObject):  # type: ignore[misc]
    """The lines of all cars as one item: with one for each a crossing took five times as long."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: Mapping[int, Points] = {}
        self._selected: int | None = None
        self._box = QRectF()
        self._inks = (QColor(), QColor())  # of the selected car and of the others

    def show_gaps(self, gaps: Mapping[int, Points], selected: int | None, box: QRectF) -> None:
        """`box` is what the axes show."""
        if box != self._box:
            self.prepareGeometryChange()
        self.gaps, self._selected, self._box = gaps, selected, box
        self.update()

    def show_inks(self, chosen: QColor, other: QColor) -> None:
        """Of the selected car, and of the others."""
        self._inks = chosen, other
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(self._inks[1], 1))
        for number, points in self.gaps.items():
            if number != self._selected:
                painter.drawPolyline([QPointF(*point) for point in points])
        painter.setPen(_pen(self._inks[0], CHOSEN_WIDTH))
        chosen = self.gaps.get(self._selected or 0, ())
        painter.drawPolyline([QPointF(*point) for point in chosen])


def _pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setCosmetic(True)
    return pen


class GapPlot(Themed):
    """Lines, one per car, and the cars' chips where the lines end."""

    def __init__(self) -> None:
        super().__init__()
        self._plot = pg.PlotWidget(background=None)
        self.lines = _Lines()
        self._plot.addItem(self.lines, ignoreBounds=True)
        self._ends = _Ends(self._plot)
        self._box = QRectF()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 6, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self._plot, 1)
        layout.addWidget(self._ends)
        self._quiet()
        self.themed()

    def show_gaps(
        self, meeting: Meeting | None, gaps: Mapping[int, Points], selected: int | None
    ) -> None:
        """The cars' points: laps completed, and seconds behind the first car there."""
        self._fit(gaps)
        self.lines.show_gaps(gaps, selected, self._box)
        last = {number: points[-1] for number, points in gaps.items() if points}
        self._ends.show_cars(meeting, last, selected)

    def themed(self) -> None:
        """Axes in the theme's ink and type."""
        theme = self.theme
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(QPen(theme.colours.line2, 1))
            axis.setTextPen(theme.colours.text2)
            axis.setTickFont(theme.font("label", figures=True))
        self._plot.setBackground(theme.colours.background1)
        self._ends.setFixedWidth(theme.px(ENDS_WIDTH))
        self.lines.show_inks(theme.colours.text1, theme.colours.line3)
        super().themed()

    def _quiet(self) -> None:
        """A picture, not a tool: no menu, no mouse, no own ranges."""
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.invertY(True)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.showGrid(x=False, y=True, alpha=0.25)
        self._plot.getPlotItem().setContentsMargins(4, 4, 0, 2)

    def _fit(self, gaps: Mapping[int, Points]) -> None:
        """The axes are laid out again only where they end elsewhere."""
        behind = max((b for points in gaps.values() for _, b in points), default=0.0)
        bottom = min(max(LEAST_S, -(-behind // STEP_S) * STEP_S), MOST_S)
        end = max([2, *(points[-1][0] for points in gaps.values() if points)])
        box = QRectF(1, -bottom * 0.03, end - 1, bottom * 1.06)
        if box == self._box:
            return
        self._box = box
        self._plot.setYRange(box.top(), box.bottom(), padding=0)
        self._plot.setXRange(1, end, padding=0.01)
        step = max(1, -(-end // 16))
        self._plot.getAxis("bottom").setTicks(
            [[(lap, str(lap)) for lap in range(1, end + 1, step)], []]
        )


class _Ends(Themed):
    """Chips beside the plot in the order at the line, each joined to the end of its line."""

    def __init__(self, plot: pg.PlotWidget) -> None:
        super().__init__()
        self._plot = plot
        self._meeting: Meeting | None = None
        self._last: dict[int, tuple[int, float]] = {}
        self._selected: int | None = None
        plot.installEventFilter(self)

    def show_cars(
        self, meeting: Meeting | None, last: dict[int, tuple[int, float]], selected: int | None
    ) -> None:
        """Where each line ends: lap and seconds."""
        self._meeting, self._last, self._selected = meeting, last, selected
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The plot was laid out again: the ends have moved."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.update()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(19)
        order = order_at_line(self._last)
        heights = [self._y(self._last[number][1]) for number in order]
        room = min(high, (self.height() - 4) / max(1, len(order)))
        places = chip_places(list(accumulate(heights, max)), room, 2, self.height() - 2)
        left, most = theme.px(52), max((lap for lap, _ in self._last.values()), default=0)
        for number, y, place in zip(order, heights, places, strict=True):
            chosen = number == self._selected
            painter.setPen(QPen(theme.colours.text1 if chosen else theme.colours.line3, 1))
            if self._last[number][0] == most:  # else its line ends further left
                painter.drawPolyline(
                    [QPointF(0, y), QPointF(left * 0.4, y), QPointF(left * 0.8, place)]
                )
            painter.drawLine(QPointF(left * 0.8, place), QPointF(left, place))
            chip = QRect(left, round(place - room / 2), theme.px(30), round(room) - 1)
            paint_car(painter, chip, number, theme.car(self._meeting, number), theme)

    def _y(self, behind: float) -> float:
        """Where this gap is in the plot, px of this widget; a far one at the lower edge."""
        view = self._plot.getViewBox()
        scene = view.mapViewToScene(QPointF(0, behind))
        y = self._plot.mapFromScene(scene).y()
        return float(min(max(y, 4), self.height() - 4))
