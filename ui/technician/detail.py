"""One rig in detail: who sits there, what the driver did and what the car did, devices, events."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from racecontrol.meeting.model import Meeting
from racecontrol.results.photo import BLIND_SPOT
from racecontrol.rigs.desk import TracePoint
from racecontrol.timing.health import Records
from ui.charts.channels import BRAKE, SPEED, STEERING, THROTTLE, steering_of
from ui.charts.thinning import seconds_from
from ui.charts.traces import TraceStack
from ui.technician.base_trace import base_values
from ui.technician.detail_parts import DetailHead, Events, Values
from ui.technician.doubts import SENTENCES
from ui.technician.readings import Reading, Value
from ui.technician.rig_page import RigPage
from ui.tr import NO_WORDS, later, ruled, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.marks import paint_hatch
from ui.widgets.pages import Pages
from ui.widgets.panel import EmptyWords, Panel, Themed

SPAN_S: Final = 60  # of the event clock
NO_RIG: Final = later("Choose a rig: click its tile, or type the two digits of its car.")
BOTH: Final = later("last 60 s; solid: the car, dashed: the wheelbase")
STREAM: Final = ActLabel(
    later("Stream, events"), ("Page Up",), later("show stream and events"), NO_WORDS, held=False
)
DEVICES: Final = ActLabel(
    later("Devices, golden"), ("Page Down",), later("show the devices"), NO_WORDS, held=False
)
STEERING_ROW: Final = 1
CAR, BASE = 0, 1  # traces of a strip


class _Veil(Themed):
    """Hatching over the traces of a stale rig; lets the mouse through."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_hatch(QPainter(self), self.rect(), self.theme)


class Detail(Themed):
    """The pane at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.values, self.counters = (
            DetailHead(),
            Values(tr("Stream")),
            Values(tr("Counters")),
        )
        self.events, self.devices = Events(), RigPage()
        self.tabs = ActButton(STREAM, one_line=True), ActButton(DEVICES, one_line=True)
        self.pages = Pages()
        self.stack = TraceStack((SPEED, STEERING, THROTTLE, BRAKE), (-SPAN_S, 0), 10, 2)
        self.stream_remark = ruled(BLIND_SPOT)
        self._empty = EmptyWords(worded(NO_RIG))
        self._veil = _Veil(self.stack)
        self._build()
        for at, tab in enumerate(self.tabs):
            tab.confirmed.connect(lambda at=at: self.turn(at))
        self.turn(0)

    def _build(self) -> None:
        self._who = Panel(tr("Rig"))
        self._who.set_body(self._empty)
        self._who.set_body(self.head, 0)
        self._traces = Panel(tr("Input and response"), worded(BOTH))
        self._traces.set_body(self.stack)
        self._veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._veil.hide()
        self._stream = Panel(tr("Stream"), ruled(BLIND_SPOT))
        self._stream.set_body(self.values, 0)
        self._stream.set_body(self.counters, 0)
        self._last = Panel(tr("Last events"), tr("newest first"))
        self._last.set_body(self.events)
        self._now = _column((self._stream, 0), (self._last, 1))
        self.pages.addWidget(self._now)
        self.pages.addWidget(self.devices)
        self._tab_row = Themed()
        row = QHBoxLayout(self._tab_row)
        row.setContentsMargins(0, 0, 0, 0)
        for tab in self.tabs:
            row.addWidget(tab)
        row.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._hidden = (self._traces, self._tab_row, self.pages)
        for part, stretch in zip((self._who, *self._hidden), (0, 4, 0, 6), strict=True):
            self._layout.addWidget(part, stretch)
        for part in (self.head, *self._hidden):
            part.hide()

    def themed(self) -> None:
        gap = self.theme.space("s4")
        for layout in (self._layout, self._now.layout(), self._tab_row.layout()):
            if layout is not None:
                layout.setSpacing(gap)
        self._make_room()
        super().themed()

    def turn(self, at: int) -> None:
        """To stream and events (0), or to the devices (1)."""
        self.pages.setCurrentIndex(at)
        for index, tab in enumerate(self.tabs):
            tab.show_state("", "" if index == at else None)
        self._make_room()

    def _make_room(self) -> None:
        """A small screen has no room for traces above the devices, nor for the counters."""
        devices = self.pages.currentIndex() == 1
        shown = self._tab_row.isVisibleTo(self) and not (devices and self.theme.small)
        self._traces.setVisible(shown)
        self.counters.setVisible(not self.theme.small)

    def show_rig(
        self, meeting: Meeting, reading: Reading, track: Value, counters: tuple[Value, ...]
    ) -> None:
        """What is known of the rig now; called twice a second."""
        if self._empty.isVisibleTo(self):
            self._empty.hide()
            for part in (self.head, *self._hidden):
                part.show()
        self.head.show_reading(meeting, reading)
        kind = Value(tr("Type"), reading.packet_type or "–")
        self.values.show_values((reading.rate, *reading.values[:4], kind, track))
        self.counters.show_values(counters)
        self.stream_remark = (
            worded(SENTENCES[reading.doubt]) if reading.doubt else ruled(BLIND_SPOT)
        )
        self._stream.head.show_words(tr("Stream"), self.stream_remark)
        self._show_veil(reading.stale)

    def show_base(self, sentence: str) -> None:
        """Why there is no trace of the base; empty: there is one."""
        self._traces.head.show_words(tr("Input and response"), sentence or worded(BOTH))

    @property
    def trace_remark(self) -> str:
        """What stands above the traces."""
        return self._traces.head.remark

    def draw(self, samples: Records, now_ns: int, speed: float) -> None:
        """The last minute up to `now_ns` (monotonic); called three times a second."""
        seconds = seconds_from(samples["arrival_ns"], now_ns, speed)
        first = int(np.searchsorted(seconds, -SPAN_S))  # a slice: a minute of samples is a megabyte
        self.stack.set_channel(STEERING_ROW, steering_of(samples[first:]))
        self.stack.draw(CAR, seconds[first:], samples[first:])

    def draw_base(
        self, points: Sequence[TracePoint], now_ns: int, speed: float, range_deg: int
    ) -> None:
        """What the base itself said in the same minute; without points nothing is drawn of it."""
        if not points:
            self.stack.clear(BASE)
            return
        at_ns, rows = base_values(points, self.stack.channels[STEERING_ROW], range_deg)
        seconds = seconds_from(at_ns, now_ns, speed)
        first = int(np.searchsorted(seconds, -SPAN_S))
        inside = (values[first:] for values in rows)
        self.stack.draw_values(STEERING_ROW, BASE, seconds[first:], inside)

    def _show_veil(self, stale: bool) -> None:
        self._veil.setGeometry(self.stack.rect())
        if stale != self._veil.isVisibleTo(self.stack):
            self._veil.setVisible(stale)
            self._veil.raise_()


def _column(*parts: tuple[QWidget, int]) -> Themed:
    column = Themed()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for part, stretch in parts:
        layout.addWidget(part, stretch)
    return column
