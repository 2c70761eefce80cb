"""The traces of the chosen case: speed, throttle, brake and steering of its first two cars."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSplitter

from racecontrol.meeting.model import Incident, Meeting
from racecontrol.meeting.units import NS_PER_S
from racecontrol.tracks.circuit import Circuit
from ui import format as text
from ui.charts.channels import BRAKE, SPEED, STEERING, THROTTLE, steering_of
from ui.charts.traces import TraceStack
from ui.steward.evidence import (
    AFTER_S,
    BEFORE_S,
    CARS,
    CarTrace,
    Evidence,
    Origin,
    gap_sentence,
)
from ui.steward.fields import Label
from ui.steward.top_view import TopView, scene
from ui.theme import Theme, contrast
from ui.tr import later, tr
from ui.widgets.panel import EmptyWords, Panel

LINES = (later("solid line"), later("dashed line"))
STEERING_ROW = 3
WIDTHS = (640, 320)  # of strips and view from above; kept as shares


class EvidencePanel(Panel):
    """Empty until there is something to draw."""

    def __init__(self) -> None:
        super().__init__(tr("Evidence"), tr("from the cars' own data"))
        self._empty = EmptyWords(tr("Choose a case."))
        self._gaps = Label("")
        self.stack = TraceStack((SPEED, THROTTLE, BRAKE, STEERING), (-BEFORE_S, AFTER_S), 1, CARS)
        self._shown: Evidence | None = None
        self._meeting: Meeting | None = None
        self._circuit: Circuit | None = None
        self.above = TopView()
        self._side = QSplitter(Qt.Orientation.Horizontal)
        for index, (part, wide) in enumerate(zip((self.stack, self.above), WIDTHS, strict=True)):
            self._side.addWidget(part)
            self._side.setStretchFactor(index, wide)
        self._side.setSizes(list(WIDTHS))
        self._side.hide()
        self.set_body(self._empty)
        self.set_body(self._gaps, 0)
        self.set_body(self._side, 10)
        self._gaps.hide()
        self.stack.cursor_moved.connect(self._look)

    @property
    def sentence(self) -> str:
        """What is said of missing data, or of a missing choice."""
        if self._gaps.isVisibleTo(self):
            return self._gaps.words[0]
        return self._empty.accessibleName() if self._empty.isVisibleTo(self) else ""

    def show_evidence(
        self,
        meeting: Meeting | None,
        incident: Incident | None,
        evidence: Evidence | None,
        now: int,
        circuit: Circuit | None = None,
    ) -> None:
        """Draw this; `now` is the event clock. Nothing happens when it is what is shown."""
        self._circuit = circuit
        if incident is None:
            self._say(tr("Choose a case."))
            return
        until_s = (now - incident.at_ns) / NS_PER_S
        traces = evidence.traces if evidence else ()
        sentences = _of_recording(evidence) or _sentences(incident, traces, until_s)
        if not any(len(trace.seconds) for trace in traces):
            self._say(" ".join(sentences))
            return
        self._gaps.say(" ".join(sentences))
        self._gaps.setVisible(bool(sentences))
        if evidence is not None and evidence is not self._shown:
            self._shown = evidence
            self._draw(meeting, evidence)

    @property
    def cursor_s(self) -> float | None:
        """Game seconds from the moment of the case; None: nothing is shown."""
        return self.stack.cursor_s if self._shown else None

    def put_cursor(self, second: float) -> None:
        """Look at another moment."""
        if self._shown:
            self.stack.put_cursor(second)
            self._look()

    def _look(self) -> None:
        """From above, at the cursor."""
        if self._shown:
            shown = scene(self._shown.traces[:CARS], self._circuit, self.stack.cursor_s)
            self.above.show_scene(self._meeting, shown)

    def themed(self) -> None:
        super().themed()
        self.above.setVisible(not self.theme.small)
        if self._shown:
            self.stack.set_pens(self._pens(self._shown))

    def _say(self, sentence: str) -> None:
        self._shown = None
        self._empty.say(sentence)
        self._empty.show()
        self._gaps.hide()
        self.head.show_words(tr("Evidence"), tr("from the cars' own data"))
        self._side.hide()

    def _draw(self, meeting: Meeting | None, evidence: Evidence) -> None:
        self._empty.hide()
        self._side.show()
        names = [
            f"{text.car(trace.entry)} {line}"
            for trace, line in zip(evidence.traces, LINES, strict=False)
        ]
        self.head.show_words(tr("Evidence"), tr("from the cars' own data"), ", ".join(names))
        self._meeting = meeting
        self.stack.set_pens(self._pens(evidence))
        self.stack.set_channel(STEERING_ROW, steering_of(evidence.traces[0].samples))
        for index in range(CARS):
            if index < len(evidence.traces):
                trace = evidence.traces[index]
                self.stack.draw(index, trace.seconds, trace.samples)
            else:
                self.stack.clear(index)
        self._look()

    def _pens(self, evidence: Evidence) -> list[QColor]:
        return [line_colour(self.theme, self._meeting, trace.entry) for trace in evidence.traces]


def _of_recording(evidence: Evidence | None) -> list[str]:
    """What is said while the recording is read, and where it has nothing."""
    if evidence is None or evidence.origin is Origin.MEMORY:
        return []
    if evidence.origin is Origin.READING:
        return [tr("Reading the recording ...")]
    if any(len(trace.seconds) for trace in evidence.traces):
        return []
    return [tr("No recording of this moment."), *([evidence.why] if evidence.why else [])]


def _sentences(incident: Incident, traces: tuple[CarTrace, ...], until_s: float) -> list[str]:
    by_car: dict[int, Any] = {trace.entry: trace.seconds for trace in traces}
    told = [
        gap_sentence(incident, number, by_car.get(number, ()), until_s)
        for number in incident.entries[:CARS]
    ]
    return [sentence for sentence in told if sentence]


def line_colour(theme: Theme, meeting: Meeting | None, number: int) -> QColor:
    """The chip's colour; white ink where it would not stand out from the panel."""
    fill = theme.car(meeting, number).fill
    ground = theme.colours.background1
    least = float(theme.tokens["contrast"]["floor"]["shape"])
    return fill if contrast(fill, ground) >= least else theme.colours.text1
