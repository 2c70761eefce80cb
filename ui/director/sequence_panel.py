"""The sequence of the event: where it is, what comes next and why not yet, and what may change."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.flow_acts import MoveStep, SetAdvance
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import State
from ui.director.change_form import ChangeForm
from ui.director.controls import ADVANCE, Controls, Row
from ui.director.sequence import line_of, next_of
from ui.director.sequence_line import NextWords, SequenceLine
from ui.tr import later, tr, worded
from ui.widgets.panel import Panel, Themed

TITLE: Final = later("Sequence")
MINUTE_S: Final = 60


class SequencePanel(Panel):
    """`asked`: a control of `ADVANCE`; `wished`: a change of the sequence and its words."""

    asked = Signal(str)
    wished = Signal(object, str)

    def __init__(self, now_ns: Callable[[], int]) -> None:
        super().__init__(worded(TITLE))
        self.line, self.next = SequenceLine(), NextWords()
        self.controls = Controls(ADVANCE, parent=self)
        self.form = ChangeForm(now_ns)
        self.set_body(self.line, 0)
        self.set_body(self._lower(), 1)
        self.controls.asked.connect(self.asked)
        self.form.asked.connect(self.wished)
        self.setFocusProxy(self.form.what)

    def _lower(self) -> Themed:
        lower, left = Themed(), Themed()
        columns, rows = QHBoxLayout(lower), QVBoxLayout(left)
        for layout in (columns, rows):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        rows.addWidget(self.next)
        rows.addWidget(Row(list(self.controls.buttons.values())))
        rows.addStretch(1)
        columns.addWidget(left, 1)
        columns.addWidget(self.form, 1)
        return lower

    def show_state(
        self,
        state: State,
        who: Person,
        now_ns: int,
        refused: str,
        selected: int | None,
        turns: str = "",
    ) -> None:
        """`refused`: why the last automatic step was not taken; or empty."""
        self.line.show_boxes(line_of(state))
        self.next.show_next(next_of(state, who, now_ns, refused))
        acts = {name: advance_act(state, name) for name in ADVANCE}
        lit = {"advance": "on"} if state.event.automatic else {}
        self.controls.show_state(state, who, now_ns, None, lit, acts)
        self.form.show_state(state, who, selected)
        self.head.show_words(worded(TITLE), _remark(state), turns)


def advance_act(state: State, name: str) -> AnyAct:
    """The act of a control of `ADVANCE`."""
    automatic, paused = state.event.automatic, bool(state.event.paused_ns)
    match name:
        case "advance":
            return SetAdvance(not automatic)
        case "pause":
            return SetAdvance(automatic, not paused)
        case "sooner":
            return MoveStep(-MINUTE_S)
        case _:
            return MoveStep(MINUTE_S)


def _remark(state: State) -> str:
    if not state.event.automatic:
        return tr("every step is taken by hand")
    return tr("the next step waits") if state.event.paused_ns else tr("steps come by themselves")
