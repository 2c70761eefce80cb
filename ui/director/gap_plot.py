"""The plot of the gap chart. It loads pyqtgraph: import it when there is something to plot."""

from collections.abc import Mapping

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout

from racecontrol.meeting.model import Meeting
from ui.director.gaps import chip_places
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed

ENDS_WIDTH = 96
LEAST_S = 5.0  # the chart never shows less than this
MOST_S = 90.0  # a car that stopped must not press the others into one line
Points = tuple[tuple[int, float], ...]


class GapPlot(Themed):
    """Lines, one per car, and the cars' chips where the lines end."""

    def __init__(self) -> None:
        super().__init__()
        self._plot = pg.PlotWidget(background=None)
        self._curves: dict[int, pg.PlotDataItem] = {}
        self._ends = _Ends(self._plot)
        self._selected: int | None = None
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
        for number in set(self._curves) - set(gaps):
            self._plot.removeItem(self._curves.pop(number))
        for number, points in gaps.items():
            curve = self._curves.get(number) or self._new_curve(number)
            curve.setData([lap for lap, _ in points], [behind for _, behind in points])
        self._selected = selected
        self._fit(gaps)
        self._pens()
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
        self._pens()
        super().themed()

    def _quiet(self) -> None:
        """A picture, not a tool: no menu, no mouse, no own ranges."""
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.invertY(True)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.showGrid(x=False, y=True, alpha=0.25)
        self._plot.setAntialiasing(True)
        self._plot.getPlotItem().setContentsMargins(4, 4, 0, 2)

    def _new_curve(self, number: int) -> pg.PlotDataItem:
        curve = self._plot.plot()
        self._curves[number] = curve
        return curve

    def _fit(self, gaps: Mapping[int, Points]) -> None:
        behind = [b for points in gaps.values() for _, b in points]
        bottom = min(max([LEAST_S, *behind]) * 1.06, MOST_S)
        driven = max((points[-1][0] for points in gaps.values() if points), default=1)
        end = max(driven, 2)
        self._plot.setYRange(-bottom * 0.03, bottom, padding=0)
        self._plot.setXRange(1, end, padding=0.01)
        step = max(1, -(-end // 16))
        self._plot.getAxis("bottom").setTicks(
            [[(lap, str(lap)) for lap in range(1, end + 1, step)], []]
        )

    def _pens(self) -> None:
        c = self.theme.colours
        for number, curve in self._curves.items():
            if number == self._selected:
                curve.setPen(pg.mkPen(c.text1, width=2.5))
                curve.setZValue(10)
            else:
                curve.setPen(pg.mkPen(c.line3, width=1))
                curve.setZValue(0)


class _Ends(Themed):
    """Chips beside the plot, each joined to the end of its line."""

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
        ends = sorted((self._y(behind), number) for number, (_, behind) in self._last.items())
        room = min(high, (self.height() - 4) / max(1, len(ends)))
        places = chip_places([y for y, _ in ends], room, 2, self.height() - 2)
        left = theme.px(52)
        for (y, number), place in zip(ends, places, strict=True):
            chosen = number == self._selected
            painter.setPen(QPen(theme.colours.text1 if chosen else theme.colours.line3, 1))
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
