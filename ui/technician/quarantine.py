"""A rig, or the wheelbase at it, is taken out of use, and comes back: part, reason, and one key."""

import time
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from racecontrol.meeting.quarantine import Part, Quarantine
from racecontrol.meeting.rig_acts import LiftQuarantine, QuarantineRig
from racecontrol.meeting.state import State
from ui import format as text
from ui.nouns import noun, reason_of
from ui.technician.view import View
from ui.tr import later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.panel import Themed
from ui.widgets.reason_field import ReasonField
from ui.widgets.sentence import Sentence

QUARANTINE: Final = ActLabel(
    later("Quarantine"), ("Q",), later("take the rig out, or lift its quarantine")
)
REST_NS: Final = 1_500_000_000  # between taking out and lifting
PARTS: Final = {Part.RIG: later("the rig"), Part.BASE: later("its wheelbase")}
REASONS: Final = (
    later("fault not understood"),
    later("waits for a spare part"),
    later("does not become equal"),
    later("smell, heat or noise"),
)


class QuarantineLine(Themed):
    """Of the chosen rig. `wished`: the button, the act, its words."""

    wished = Signal(ActButton, object, str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.button = ActButton(QUARANTINE, one_line=True)
        self.part = QComboBox()
        self.part.addItems([worded(words) for words in PARTS.values()])
        self.part.setAccessibleName(tr("What goes into quarantine"))
        self.reason, self.words = ReasonField([words.english for words in REASONS]), Sentence(2)
        self.view = View()
        self._wished_ns: int | None = None  # monotonic
        self._of = 0  # the rig that the reason is for
        row = QHBoxLayout()
        for widget, share in ((self.button, 0), (self.part, 0), (self.reason, 1)):
            row.addWidget(widget, share)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(row)
        self._layout.addWidget(self.words)
        self._row = row
        self.button.confirmed.connect(self._wish)
        self.button.let_go.connect(self.said)
        self.reason.currentTextChanged.connect(lambda _: self._show())

    def themed(self) -> None:
        self._row.setSpacing(self.theme.space("s4"))
        self._layout.setSpacing(0)
        super().themed()

    @property
    def _out(self) -> Quarantine | None:
        return self.view.state.rigs.quarantined.get(self.view.rig)

    def show_view(self, view: View) -> None:
        """What is known of the chosen rig; of another one another reason is proposed."""
        self.view = view
        if view.rig != self._of:
            self._of = view.rig
            self.reason.setEditText(worst_fault(view.state, view.rig))
        self._show()

    def _show(self) -> None:
        out = self._out
        for field in (self.part, self.reason):
            field.setVisible(out is None)
        self.words.setVisible(out is not None)
        since = "" if out is None else text.time_of_day(out.since_ns)
        self.words.say(quarantine_words(self.view.rig, out) if out else "")
        act = self._lift() if out else self._take()
        self.button.show_state(self.view.why_not_here(act), since if out else None)

    def _take(self) -> QuarantineRig:
        part = tuple(PARTS)[max(0, self.part.currentIndex())]
        return QuarantineRig(self.view.rig, part, self.reason.words)

    def _lift(self) -> LiftQuarantine:
        return LiftQuarantine(self.view.rig)

    def _wish(self) -> None:
        """A key that is held on and on does not take back what it has just done."""
        rig, now_ns = self.view.rig, time.monotonic_ns()
        before, self._wished_ns = self._wished_ns, now_ns
        if before is not None and now_ns - before < REST_NS:
            return
        if self._out is not None:
            words = tr("Quarantine of rig {rig} lifted", rig=rig)
            self.wished.emit(self.button, self._lift(), words)
            return
        words = tr("Rig {rig} is in quarantine", rig=rig)
        self.wished.emit(self.button, self._take(), words)


def worst_fault(state: State, rig: int) -> str:
    """A reason at hand: its gravest fault, in a word; empty: none lasts."""
    faults = state.rigs.faults.get(rig, {}).values()
    worst = max(faults, key=lambda fault: (fault.danger, fault.since_ns), default=None)
    return noun(worst.kind) if worst else ""


def quarantine_words(rig: int, out: Quarantine) -> str:
    """What is out, why, by whom, and since when."""
    values = {
        "rig": rig,
        "why": reason_of(out.reason),
        "by": out.by,
        "at": text.time_of_day(out.since_ns),
    }
    if out.part is Part.BASE:
        return tr("The wheelbase of rig {rig} is in quarantine: {why}. {by}, {at}.", **values)
    return tr("Rig {rig} is in quarantine: {why}. {by}, {at}.", **values)
