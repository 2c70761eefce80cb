"""The selected car, live: deltas, predicted and ideal lap, speed traps, stint, fuel."""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.meeting.state import State
from racecontrol.results.live.rows import LiveView
from racecontrol.results.photo import BLIND_SPOT
from racecontrol.results.tower import Mark
from ui.bridge import Live
from ui.director.car_figures import Asked, Figure, Held, Road, figures
from ui.director.lap_picker import LapPicker
from ui.director.stint_line import asked_of, stint_words
from ui.nouns import car
from ui.tr import later, ruled, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_hatch
from ui.widgets.panel import Panel, Themed, paint_empty

TITLE: Final = later("Car, live")
NO_CAR: Final = later("No car selected. Two digits select a car.")
NO_LAP: Final = later("Nothing of this car yet. It begins with the first lap of a session.")
COLUMNS: Final = 2


class CarFigures(Themed):
    """Labels and figures, column by column."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: tuple[Figure, ...] = ()
        self._empty = ""
        self._stale = False
        self.show_figures((), worded(NO_CAR), stale=False)

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
        short = [figure for figure in self._figures if not figure.wide]
        long = [figure for figure in self._figures if figure.wide]
        rows, top, whole = -(-len(short) // COLUMNS), theme.px(4), self.width() - 2 * pad
        wide = (whole - gap) // COLUMNS
        high = min(theme.height("list_row"), (self.height() - theme.px(8)) // (rows + len(long)))
        for index, figure in enumerate(short):
            column, row = divmod(index, rows)
            cell = QRect(pad + column * (wide + gap), top + row * high, wide, high)
            self._paint_figure(painter, cell, figure)
        for row, figure in enumerate(long, rows):
            self._paint_figure(painter, QRect(pad, top + row * high, whole, high), figure)

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

    def __init__(self, live: Live) -> None:
        super().__init__(worded(TITLE), ruled(BLIND_SPOT))
        self._live = live
        self.body, self.picker = CarFigures(), LapPicker()
        self.set_body(self.body)
        self.set_body(self.picker, 0)

    def show_car(
        self, state: State, live: LiveView, selected: int | None, road: Road, *, stale: bool
    ) -> None:
        """The selected car now; `road`: its gaps as the tower has them; `stale`: nothing came
        from its rig for a second."""
        known = {entry.number for entry in state.meeting.entries} if state.meeting else set()
        self.picker.show_session(state.meeting, state.current)
        if selected is None or selected not in known:
            self.head.show_words(worded(TITLE), ruled(BLIND_SPOT))
            self.body.show_figures((), worded(NO_CAR), stale=False)
            return
        self.head.show_words(worded(TITLE), ruled(BLIND_SPOT), car(state.meeting, selected))
        if selected not in live.rows:
            self.body.show_figures((), worded(NO_LAP), stale=False)
            return
        racing = state.current is not None and state.current.plan.format == "race"
        where = road if racing else Road(guessed=road.guessed)
        asked = Asked(stint_words(state.current, selected), asked_of(state, selected))
        shown = figures(live.row(selected), where, self._held(state, selected), asked)
        self.body.show_figures(shown, worded(NO_LAP), stale)

    def _held(self, state: State, selected: int) -> Held:
        other, session = self.picker.other, state.current
        if other is None or session is None:
            return Held()
        lap = other.number(state, session)
        ms = None if lap is None else self._live.delta_ms(selected, other.entry, lap)
        return Held(other.words, ms)
