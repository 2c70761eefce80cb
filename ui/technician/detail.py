"""One rig in detail: who sits there, the last minute of its telemetry, counters, last events."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from racecontrol.meeting.model import Meeting
from racecontrol.results.photo import BLIND_SPOT
from racecontrol.timing.health import Records
from ui import format as text
from ui.charts.channels import BRAKE, SPEED, THROTTLE
from ui.charts.thinning import seconds_from
from ui.technician.doubts import SENTENCES
from ui.technician.events import Event
from ui.technician.readings import Reading, Value
from ui.technician.tiles import CHIPS
from ui.widgets.marks import RIGHT, chip_width, paint_car, paint_chip, paint_hatch, paint_text
from ui.widgets.panel import EmptyWords, Panel, Themed, paint_empty

if TYPE_CHECKING:
    from ui.charts.traces import TraceStack

SPAN_S: Final = 60  # of the event clock
NO_RIG: Final = "Choose a rig: click its tile, or type the two digits of its car."


class DetailHead(Themed):
    """Rig number, car, driver, address, and the state word."""

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._reading: Reading | None = None

    def show_reading(self, meeting: Meeting, reading: Reading) -> None:
        """Called twice a second; repaints when something differs."""
        if reading != self._reading:
            self._meeting, self._reading = meeting, reading
            self.setAccessibleName(reading.sentence)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(44 if self.theme.small else 66))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        reading = self._reading
        if reading is None:
            return
        c, pad = theme.colours, theme.space("s5")
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        rig = theme.font("rig", "heavy", figures=True)
        x = inner.left() + paint_text(painter, inner, str(reading.rig.number), rig, c.text1)
        x = max(x + theme.px(16), inner.left() + theme.px(46))
        state = self._paint_state(painter, inner, reading)
        words, below = f"rig {reading.rig.number}, no car", f"console {reading.rig.address}"
        entry = reading.entry
        if entry is not None:
            wide, high = theme.height("car_chip_width"), theme.height("car_chip")
            chip = QRect(x, inner.center().y() - high // 2, wide, high)
            paint_car(painter, chip, entry.number, theme.car(self._meeting, entry.number), theme)
            x = chip.right() + theme.px(14)
            words = f"{entry.code}  {entry.driver}, {entry.nation}"
            below = f"seat {entry.rig}, {below}"
        middle = inner.center().y()
        line = QRect(x, middle - theme.px(20), state - theme.px(12) - x, theme.px(20))
        paint_text(painter, line, words, theme.font("strong", "medium"), c.text1)
        under = line.translated(0, theme.px(20))
        paint_text(painter, under, below, theme.font("label", figures=True), c.text2)

    def _paint_state(self, painter: QPainter, inner: QRect, reading: Reading) -> int:
        """Answers with its left edge."""
        theme = self.theme
        kind = CHIPS.get(reading.grade)
        if kind is None:
            font = theme.font("item", "medium", figures=True)
            right = theme.colours.text2
            return inner.right() - paint_text(painter, inner, reading.word, font, right, RIGHT)
        left = inner.right() + 1 - chip_width(reading.word, kind, theme)
        paint_chip(painter, left, inner.center().y(), reading.word, kind, theme)
        return left


class Values(Themed):
    """Labels and figures in two columns."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: tuple[Value, ...] = ()
        self.setAccessibleName(name)

    @property
    def values(self) -> tuple[Value, ...]:
        return self._values

    def show_values(self, values: tuple[Value, ...]) -> None:
        """Put these in; nothing is painted when they are the same."""
        if values != self._values:
            grown = len(values) != len(self._values)
            self._values = values
            self.setAccessibleDescription("; ".join(f"{v.label} {v.words}" for v in values))
            if grown:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        rows = -(-max(1, len(self._values)) // 2)
        return QSize(300, rows * self.theme.height("list_row") + self.theme.px(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        pad, gap = theme.space("s5"), theme.px(28)
        wide = (self.width() - 2 * pad - gap) // 2
        rows = -(-max(1, len(self._values)) // 2)
        high = theme.height("list_row")
        for index, value in enumerate(self._values):
            column, row = divmod(index, rows)
            cell = QRect(pad + column * (wide + gap), theme.px(4) + row * high, wide, high)
            paint_text(painter, cell, value.label, theme.font("label"), theme.colours.text3)
            ink = theme.colours.needs_person if value.odd else theme.colours.text1
            font = theme.font("item", "strong" if value.odd else "medium", figures=True)
            paint_text(painter, cell, value.words, font, ink, RIGHT)


class Events(Themed):
    """The last events of the rig, as many as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[str, str], ...] = ()
        self._empty = ""
        self.setAccessibleName("Last events")

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        """Time of day and sentence, newest first."""
        return self._rows

    def show_events(self, events: tuple[Event, ...], empty: str) -> None:
        """Put these in; `empty` is said where there are none."""
        rows = tuple((text.time_of_day(event.at_ns), event.sentence) for event in events)
        if (rows, empty) != (self._rows, self._empty):
            self._rows, self._empty = rows, empty
            told = "; ".join(f"{at} {sentence}" for at, sentence in rows[:5])
            self.setAccessibleDescription(told or empty)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.height("list_row") * 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.theme.height("list_row") * 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        if not self._rows:
            paint_empty(painter, self.rect(), self._empty, theme)
            return
        pad, high = theme.space("s5"), theme.height("list_row")
        room = (self.height() - theme.px(8)) // high
        for index, (at, sentence) in enumerate(self._rows[:room]):
            row = QRect(pad, theme.px(4) + index * high, self.width() - 2 * pad, high)
            figure = theme.font("body", figures=True)
            paint_text(painter, row, at, figure, theme.colours.text2)
            rest = row.adjusted(theme.px(72), 0, 0, 0)
            paint_text(painter, rest, sentence, figure, theme.colours.text1)


class _Veil(Themed):
    """Hatching over the traces of a stale rig; lets the mouse through."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_hatch(QPainter(self), self.rect(), self.theme)


class Detail(Themed):
    """The pane at the right. pyqtgraph is loaded when a rig is first chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.values, self.counters = DetailHead(), Values("Stream"), Values("Counters")
        self.events = Events()
        self.stack: TraceStack | None = None
        self.stream_remark = BLIND_SPOT
        self._empty = EmptyWords(NO_RIG)
        self._veil: _Veil | None = None
        self._build()

    def _build(self) -> None:
        self._who = Panel("Rig")
        self._who.set_body(self._empty)
        self._who.set_body(self.head, 0)
        self._traces = Panel("Telemetry", f"last {SPAN_S} s")
        self._stream = Panel("Stream", BLIND_SPOT)
        self._stream.set_body(self.values, 0)
        self._stream.set_body(self.counters, 0)
        self._last = Panel("Last events", "newest first")
        self._last.set_body(self.events)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for panel, stretch in (
            (self._who, 0),
            (self._traces, 5),
            (self._stream, 0),
            (self._last, 4),
        ):
            self._layout.addWidget(panel, stretch)
        self.head.hide()
        for panel in (self._traces, self._stream, self._last):
            panel.hide()

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        super().themed()

    def show_rig(
        self, meeting: Meeting, reading: Reading, track: Value, counters: tuple[Value, ...]
    ) -> None:
        """What is known of the rig now; called twice a second."""
        if self._empty.isVisibleTo(self):
            self._empty.hide()
            for part in (self.head, self._traces, self._stream, self._last):
                part.show()
        self.head.show_reading(meeting, reading)
        self.values.show_values((reading.rate, *reading.values[:5], track))
        self.counters.show_values(counters)
        self.stream_remark = SENTENCES[reading.doubt] if reading.doubt else BLIND_SPOT
        self._stream.head.show_words("Stream", self.stream_remark)
        self._show_veil(reading.stale)

    def draw(self, samples: Records, now_ns: int, speed: float) -> None:
        """The last minute up to `now_ns` (monotonic); called some eight times a second."""
        stack = self._ready_stack()
        seconds = seconds_from(samples["arrival_ns"], now_ns, speed)
        first = int(np.searchsorted(seconds, -SPAN_S))  # a slice: a minute of samples is a megabyte
        stack.draw(0, seconds[first:], samples[first:])

    def _ready_stack(self) -> "TraceStack":
        if self.stack is None:
            from ui.charts.traces import TraceStack  # most of a second: only when it is needed

            self.stack = TraceStack((SPEED, THROTTLE, BRAKE), (-SPAN_S, 0), 10, 1, self._traces)
            self._traces.set_body(self.stack)
            self.stack.put_cursor(0)
        return self.stack

    def _show_veil(self, stale: bool) -> None:
        if self.stack is None:
            return
        if self._veil is None:
            self._veil = _Veil(self.stack)
            self._veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._veil.setGeometry(self.stack.rect())
        if stale != self._veil.isVisibleTo(self.stack):
            self._veil.setVisible(stale)
            self._veil.raise_()
