"""The selected car, live: deltas, predicted and ideal lap, speed traps, stint, fuel."""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.meeting.state import State
from racecontrol.results.live.rows import LiveView
from racecontrol.results.tower import Mark
from ui.director.car_figures import Figure, figures
from ui.sentences import car
from ui.widgets.marks import LEFT, RIGHT, paint_hatch, paint_text
from ui.widgets.panel import Panel, Themed, paint_empty

TITLE: Final = "Car, live"
NO_CAR: Final = "No car selected. Two digits select a car."
NO_LAP: Final = "Nothing of this car yet. It begins with the first lap of a session."
COLUMNS: Final = 2


class CarFigures(Themed):
    """Labels and figures, column by column."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: tuple[Figure, ...] = ()
        self._empty = ""
        self._stale = False
        self.show_figures((), NO_CAR, stale=False)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What is shown."""
        return self._figures

    def show_figures(self, shown: tuple[Figure, ...], empty: str, stale: bool) -> None:
        """Called ten times a second; nothing is painted where nothing differs."""
        if (shown, empty, stale) == (self._figures, self._empty, self._stale):
            return
        self._figures, self._empty, self._stale = shown, empty, stale
        told = "; ".join(f"{figure.label} {figure.words}" for figure in shown) or empty
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(400), 7 * self.theme.height("list_row") + self.theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), 4 * self.theme.height("list_row"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        if not self._figures:
            paint_empty(painter, self.rect(), self._empty, theme)
            return
        if self._stale:
            paint_hatch(painter, self.rect(), theme)
        pad, gap = theme.space("s5"), theme.px(24)
        rows = -(-len(self._figures) // COLUMNS)
        wide = (self.width() - 2 * pad - gap) // COLUMNS
        high = min(theme.height("list_row"), (self.height() - theme.px(8)) // rows)
        for index, figure in enumerate(self._figures):
            column, row = divmod(index, rows)
            cell = QRect(pad + column * (wide + gap), theme.px(4) + row * high, wide, high)
            self._paint_figure(painter, cell, figure)

    def _paint_figure(self, painter: QPainter, cell: QRect, figure: Figure) -> None:
        theme, c = self.theme, self.theme.colours
        inks = {Mark.PERSONAL_BEST: c.personal_best, Mark.SESSION_BEST: c.session_best}
        ink = c.text2 if self._stale else inks.get(figure.mark, c.text1)
        font = theme.font("item", "medium", figures=True)
        taken = paint_text(painter, cell, figure.words, font, ink, RIGHT)
        label = cell.adjusted(0, 0, -taken - theme.px(8), 0)
        paint_text(painter, label, figure.label, theme.font("label"), c.text3, LEFT)


class CarPanel(Panel):
    """The panel: it stays in its place, and says when no car is selected."""

    def __init__(self) -> None:
        super().__init__(TITLE)
        self.body = CarFigures()
        self.set_body(self.body)

    def show_car(self, state: State, live: LiveView, selected: int | None, stale: bool) -> None:
        """The selected car now; `stale`: nothing came from its rig for a second."""
        known = {entry.number for entry in state.meeting.entries} if state.meeting else set()
        if selected is None or selected not in known:
            self.head.show_words(TITLE)
            self.body.show_figures((), NO_CAR, stale=False)
            return
        self.head.show_words(TITLE, "figures at this moment", car(state.meeting, selected))
        if selected not in live.rows:
            self.body.show_figures((), NO_LAP, stale=False)
            return
        ahead = _ahead(live, selected)
        interval = live.places.gap(ahead, selected) if live.places and ahead is not None else None
        self.body.show_figures(figures(live.row(selected), interval), NO_LAP, stale)


def _ahead(live: LiveView, number: int) -> int | None:
    order = live.places.order if live.places else ()
    place = order.index(number) if number in order else 0
    return order[place - 1] if place > 0 else None
