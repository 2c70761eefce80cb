"""The page of parity: the table of all rigs against the golden one, ticks, and the acts below."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from racecontrol.meeting.parity import Value, name_of
from racecontrol.meeting.parity_acts import TickValue
from ui.technician.parity_acts import ParityActs
from ui.technician.parity_rows import TICKED, count_words, parity_table, verdict
from ui.technician.rig_table import RigTable
from ui.technician.view import View
from ui.tr import NO_WORDS, later, ruled, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.answer_line import AnswerLine
from ui.widgets.panel import Panel, Themed
from ui.widgets.sentence import Sentence

NOTHING: Final = later(
    "Nothing is read yet. Plug the wheelbases into this machine, or load a golden file."
)
ALL_EQUAL: Final = later("No difference: every value of every rig is as the golden one.")
TICK: Final = ActLabel(
    later("Tick for the rig"), (), later("tick this value for the rig"), NO_WORDS, held=False
)
TICK_ALL: Final = ActLabel(later("For all rigs"), (), later("tick this value for all rigs"))
CHOOSE: Final = later("Choose a cell: a click, or the arrows.")


class TickLine(Themed):
    """What the chosen cell says; a value that no program reads is ticked here."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Sentence(1, pad=False)
        self.field = AnswerLine(tr("What is it?"), tr("Value that is ticked"))
        self.one, self.all = ActButton(TICK, one_line=True), ActButton(TICK_ALL, one_line=True)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.words, 3)
        for widget in (self.field, self.one, self.all):
            self._layout.addWidget(widget, 1)
        self.show_key("")

    def themed(self) -> None:
        pad = self.theme.space("s5")
        self._layout.setContentsMargins(pad, 2, pad, 2)
        self._layout.setSpacing(self.theme.space("s4"))
        self.setFixedHeight(self.theme.height("button") + 6)
        super().themed()

    def show_key(self, key: str, golden: str = "") -> None:
        """Another row was chosen; the golden value stands in the field, to be confirmed."""
        for widget in (self.field, self.one, self.all):
            widget.setVisible(key in TICKED)
        self.field.setText(golden)


class ParityPage(Themed):
    """`picked`: a rig was chosen; `wished`: the button, the act, its words."""

    picked = Signal(int)
    wished = Signal(ActButton, object, str)
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = RigTable(tr("Parity of the rigs"), worded(NOTHING), wide=True)
        self.only = QCheckBox(tr("Only differences"))
        self.panel, self.acts, self.tick = Panel(tr("Parity")), ParityActs(), TickLine()
        self.verdict = Sentence(1, size="item")
        self.view = View()
        self._place()
        self.only.toggled.connect(self._show_table)
        self.table.picked.connect(self._picked)
        self.acts.wished.connect(self.wished)
        self.acts.said.connect(self.said)
        self.tick.one.confirmed.connect(lambda: self._tick((self.view.rig,)))
        self.tick.all.confirmed.connect(self._tick_all)
        self.tick.field.returnPressed.connect(lambda: self._tick((self.view.rig,)))
        for button in (self.tick.one, self.tick.all):
            button.let_go.connect(self.said)

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 2, 12, 2)
        top.addWidget(self.verdict, 1)
        top.addWidget(self.only)
        body = Themed()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(top)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.tick)
        self.panel.set_body(body)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.panel, 1)
        self._layout.addWidget(self.acts, 0)

    def themed(self) -> None:
        self._layout.setSpacing(self.theme.space("s4"))
        self.only.setFont(self.theme.font("body"))
        self.table.themed()
        super().themed()

    def turn_filter(self) -> None:
        """All values, or only those in which a rig differs."""
        self.only.toggle()

    # ------------------------------------------------------------ what is shown

    def show_view(self, view: View) -> None:
        """After each fact, and twice a second for where the bases are."""
        self.view = view
        self._show_table()
        words, good = verdict(view.state)
        golden = view.state.parity.golden
        self.verdict.say(words, amber=bool(golden and not good))
        source = (
            tr("golden: {source}, {values} values", source=golden.source, values=len(golden.values))
            if golden
            else ""
        )
        self.panel.head.show_words(tr("Parity"), source, count_words(view.state))
        self.acts.show_view(view)
        self._show_tick()

    def _show_table(self) -> None:
        only = self.only.isChecked()
        state = self.view.state
        self.table.say_empty(worded(ALL_EQUAL) if only and state.parity.golden else worded(NOTHING))
        self.table.show_content(parity_table(state, self.view.bases, only, self.view.order))
        self.table.choose(self.view.rig)

    def _show_tick(self) -> None:
        key = self.table.key
        row = next((row for row in self.table.content.rows if row.key == key), None)
        at = self.table.column_of(self.table.rig) - len(self.table.content.leads)
        if row is None or at < 0:
            self.tick.words.say(worded(CHOOSE))
            return
        self.tick.words.say(row.cells[at].sentence)
        if key in TICKED:
            wanted = Value(key, self.tick.field.text() or "?")
            reason = self.view.why_not_here(TickValue(self.view.rig, wanted))
            self.tick.one.show_state(reason)
            self.tick.all.show_state(reason)

    def _picked(self, rig: int, key: str) -> None:
        if key != self.table.key:
            golden = self.view.state.parity.golden_sheet.get(key)
            self.tick.show_key(key, golden.text if golden else "")
        self.table.choose(rig or self.table.rig, key)
        self._show_tick()
        if rig:
            self.picked.emit(rig)

    # ------------------------------------------------------------ ticks

    def _tick_all(self) -> None:
        self._tick(tuple(rig.number for rig in self.view.rigs))

    def _tick(self, rigs: tuple[int, ...]) -> None:
        key, words = self.table.key, self.tick.field.text().strip()
        if key not in TICKED:
            return
        if not words:
            self.said.emit(tr("Say what {value} is.", value=ruled(name_of(key)).lower()))
            self.tick.field.setFocus()
            return
        for rig in rigs:
            said = tr("Rig {rig}: {value} {words}", rig=rig, value=ruled(name_of(key)), words=words)
            self.wished.emit(self.tick.one, TickValue(rig, Value(key, words)), said)
