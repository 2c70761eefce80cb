"""Points of a driver after each round, with the line of the last place. Loads pyqtgraph."""

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QVBoxLayout

from ui.tr import later, tr, worded
from ui.widgets.panel import Themed

Values = Sequence[int | None]
WITH_POINTS: Final = later("points {points}")
WITH_CUT: Final = later("cut {points}")


class PointsPlot(Themed):
    """A solid line for the driver, a dashed one for the cut; each ends in its words."""

    def __init__(self) -> None:
        super().__init__()
        self._plot = pg.PlotWidget(background=None)
        self._mine, self._cut = self._plot.plot(), self._plot.plot()
        self._words = [pg.TextItem(anchor=(0, 0.5)), pg.TextItem(anchor=(0, 0.5))]
        for item in self._words:
            self._plot.addItem(item)
        self._ends: tuple[Values, Values] = ((), ())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 0)
        layout.addWidget(self._plot)
        self._quiet()
        self.themed()

    def show_points(self, mine: Values, cut: Values, rounds: int) -> None:
        """Points after each round; None where there was no cut. `rounds`: of the season."""
        self._ends = (mine, cut)
        for curve, values in ((self._mine, mine), (self._cut, cut)):
            known = [(n, value) for n, value in enumerate(values, 1) if value is not None]
            curve.setData([n for n, _ in known], [value for _, value in known])
        top = max([100, *(v for v in (*mine, *cut) if v is not None)])
        self._plot.setYRange(0, top * 1.08, padding=0)
        self._plot.setXRange(0.8, max(rounds, 2) + 0.9, padding=0)
        self._plot.getAxis("bottom").setTicks(
            [[(n, tr("R{round}", round=n)) for n in range(1, rounds + 1)], []]
        )
        self.setAccessibleName(_spoken(mine))
        self._label(top)

    def themed(self) -> None:
        """Axes and lines in the theme's ink and type."""
        theme = self.theme
        c = theme.colours
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(QPen(c.line2, 1))
            axis.setTextPen(c.text2)
            axis.setTickFont(theme.font("label", figures=True))
        self._plot.setBackground(c.background1)
        self._mine.setPen(pg.mkPen(c.text1, width=2.5))
        self._mine.setSymbol("o")
        self._mine.setSymbolSize(7)
        self._mine.setSymbolBrush(c.text1)
        self._mine.setSymbolPen(None)
        self._cut.setPen(pg.mkPen(c.info, width=2, style=Qt.PenStyle.DashLine))
        for item, ink in zip(self._words, (c.text1, c.info), strict=True):
            item.setColor(ink)
            item.setFont(theme.font("label", "medium", figures=True))
        super().themed()

    def _label(self, top: int) -> None:
        """Where lines end side by side their words stand apart."""
        mine, cut = (self._last(values) for values in self._ends)
        places = [float(found[1]) if found else 0.0 for found in (mine, cut)]
        apart = top * 0.09
        if mine and cut and abs(places[0] - places[1]) < apart:
            middle, above = sum(places) / 2, 1 if places[0] >= places[1] else -1
            places = [middle + above * apart / 2, middle - above * apart / 2]
        named = ((WITH_POINTS, mine), (WITH_CUT, cut))
        for item, (words, found), place in zip(self._words, named, places, strict=True):
            item.setText(worded(words, points=f"{found[1]:,}") if found else "")
            if found:
                item.setPos(found[0] + 0.12, place)

    @staticmethod
    def _last(values: Values) -> tuple[int, int] | None:
        known = [(n, value) for n, value in enumerate(values, 1) if value is not None]
        return known[-1] if known else None

    def _quiet(self) -> None:
        """A picture, not a tool: no menu, no mouse, no own ranges."""
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.showGrid(x=False, y=True, alpha=0.25)
        self._plot.setAntialiasing(True)
        self._plot.setMinimumHeight(self.theme.px(120))


def _spoken(mine: Values) -> str:
    """For a screen reader."""
    if not mine:
        return tr("No points yet")
    each = (tr("round {round}: {points}", round=n, points=v) for n, v in enumerate(mine, 1))
    return ": ".join((tr("Points after each round"), "; ".join(each)))
