"""What the chosen case is about: time, session, place, and its cars as they stood then."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from racecontrol.meeting.model import Incident, Meeting
from racecontrol.meeting.state import State
from racecontrol.meeting.units import GAME_NS_PER_MS
from ui import format as text
from ui.steward.cases import title
from ui.steward.moment import CarThen, cars_then
from ui.tr import later, ruled, tr, worded
from ui.widgets.lettering import RIGHT, paint_text
from ui.widgets.marks import paint_car
from ui.widgets.panel import Themed, paint_empty

COLUMNS = (later("place"), later("gap"), later("interval"), later("lap"), later("last lap"))
WIDTHS = (64, 96, 96, 56, 108)


def where_and_when(state: State, incident: Incident) -> str:
    """`Race 1, 4:12.3 after the start, at 14:10:32, noted by R. Halloran`."""
    session = state.sessions.get(incident.session)
    parts = [session.plan.name] if session else [tr("Between sessions")]
    if session and session.started_ns and incident.at_ns >= session.started_ns:
        since = text.clock((incident.at_ns - session.started_ns) * 1_000_000 // GAME_NS_PER_MS)
        parts.append(tr("{since} after the start", since=since))
    parts.append(tr("at {at}", at=text.time_of_day(incident.at_ns)))
    if incident.noted_by:
        of_mark = incident.incident < 0  # a bookmark, not a case
        by = ruled(incident.noted_by)
        parts.append(
            tr("marked by {person}", person=by) if of_mark else tr("noted by {person}", person=by)
        )
    return ", ".join(parts)


def figures(car: CarThen) -> tuple[str, ...]:
    """The columns of one car; a dash where nothing was known then."""
    last = text.lap_time(car.last.official_ms) if car.last else ""
    return tuple(
        words or "–"
        for words in (
            str(car.place or ""),
            tr("leader") if car.place == 1 else text.gap(car.gap),
            text.interval(car.interval),
            str(car.lap or ""),
            last,
        )
    )


class FactsView(Themed):
    """Painted from one tuple of rows; computed when the case or the facts change."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._title = ""
        self._below = ""
        self._cars: tuple[CarThen, ...] = ()
        self.setAccessibleName(tr("What is known"))

    @property
    def words(self) -> tuple[str, str]:
        """The two lines above the cars."""
        return self._title, self._below

    @property
    def cars(self) -> tuple[CarThen, ...]:
        return self._cars

    def show_case(self, state: State, incident: Incident | None) -> None:
        """What is known of this incident; None: choose a case."""
        if incident is None:
            shown: tuple[object, ...] = (state.meeting, "", "", ())
        else:
            where = where_and_when(state, incident)
            cars = cars_then(state, incident) if incident.session in state.sessions else ()
            shown = (state.meeting, title(incident), where, cars)
        if shown != (self._meeting, self._title, self._below, self._cars):
            self._meeting, self._title, self._below, self._cars = shown  # type: ignore[assignment]
            self.setAccessibleDescription(f"{self._title}. {self._below}".strip(". "))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        rows = max(1, min(len(self._cars), 4))
        return QSize(300, theme.px(62) + theme.height("list_row") * (rows + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        if not self._title:
            paint_empty(painter, self.rect(), tr("Choose a case."), theme)
            return
        c, pad = theme.colours, theme.space("s5")
        line = QRect(pad, theme.px(8), self.width() - 2 * pad, theme.px(24))
        paint_text(painter, line, self._title, theme.font("strong", "strong", True), c.text1)
        below = QRect(pad, line.bottom(), line.width(), theme.px(20))
        paint_text(painter, below, self._below, theme.font("body", figures=True), c.text2)
        high = theme.height("list_row")
        row = QRect(pad, below.bottom() + theme.px(4), line.width(), high)
        self._paint_row(painter, row, tuple(map(worded, COLUMNS)), head=True)
        for car in self._cars[:4]:
            row = row.translated(0, high)
            self._paint_car(painter, row, car)

    def _paint_car(self, painter: QPainter, row: QRect, car: CarThen) -> None:
        theme = self.theme
        c = theme.colours
        painter.setPen(c.line1)
        painter.drawLine(row.left(), row.top(), row.right(), row.top())
        wide, high = theme.height("car_chip_width"), theme.height("car_chip")
        chip = QRect(row.left(), row.center().y() - high // 2 + 1, wide, high)
        number = car.entry.number
        paint_car(painter, chip, number, theme.car(self._meeting, number), theme)
        code = QRect(chip.right() + theme.px(10), row.top(), theme.px(44), row.height())
        paint_text(painter, code, car.entry.code, theme.font("item", "strong"), c.text1)
        name = QRect(code.right() + theme.px(4), row.top(), 0, row.height())
        name.setRight(self._columns_left(row) - theme.px(8))
        words = tr(
            "{driver}, {nation}, rig {rig}",
            driver=car.entry.driver,
            nation=car.entry.nation,
            rig=car.entry.rig,
        )
        if name.width() > theme.px(60):
            paint_text(painter, name, words, theme.font("body", figures=True), c.text2)
        self._paint_row(painter, row, figures(car))

    def _columns_left(self, row: QRect) -> int:
        return row.right() - self.theme.px(sum(WIDTHS))

    def _paint_row(
        self, painter: QPainter, row: QRect, words: tuple[str, ...], head: bool = False
    ) -> None:
        theme = self.theme
        size, ink = ("label", theme.colours.text3) if head else ("figure", theme.colours.text1)
        font = theme.font(size, "normal" if head else "medium", figures=True)
        left = self._columns_left(row)
        for word, width in zip(words, WIDTHS, strict=True):
            box = QRect(left, row.top(), theme.px(width), row.height())
            paint_text(painter, box, word, font, ink, RIGHT)
            left += theme.px(width)
