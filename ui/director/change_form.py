"""The form for a change of the sequence: what, of which session or car, how much, and why."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox

from racecontrol.choices import ANY_REASON
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import State
from ui.director.changes import CHANGES, DELAY, PRESENT, Change, Wanted
from ui.due import why_not
from ui.nouns import car
from ui.tr import NO_WORDS, first_up, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.answer_line import AnswerLine
from ui.widgets.panel import Themed
from ui.widgets.sentence import Sentence

NO_CAR: Final = later("Select the car: two digits, before the form has the keys.")
SEND: Final = ActLabel(
    later("Change it"), ("Enter",), later("make this change"), NO_WORDS, held=False
)


class ChangeForm(Themed):
    """`asked`: act and words; it goes out through the cancel bar."""

    asked = Signal(object, str)

    def __init__(self, now_ns: Callable[[], int]) -> None:
        super().__init__()
        self._now_ns = now_ns
        self._state = State()
        self._who: Person | None = None
        self._selected: int | None = None
        self.what, self.session = QComboBox(), QComboBox()
        self.what.addItems([worded(change.name) for change in CHANGES])
        self.amount, self.why = QSpinBox(), AnswerLine(tr("Why? One line."))
        self.driver, self.code = AnswerLine(tr("Driver")), AnswerLine(tr("CODE"))
        self.nation = AnswerLine(tr("NAT"))
        self.car_words, self.hint = Sentence(1, pad=False), Sentence(2, pad=False, size="label")
        self.send = ActButton(SEND, one_line=True)
        self._name_parts()
        self._layout = QGridLayout(self)
        self._place()
        self._connect()

    def _name_parts(self) -> None:
        self.amount.setRange(-1440, 1440)
        self.amount.setValue(5)
        self.amount.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        for widget, name in (
            (self.what, tr("What to change")),
            (self.session, tr("Session")),
            (self.amount, tr("How much")),
        ):
            widget.setAccessibleName(name)

    def _place(self) -> None:
        grid = self._layout
        for widget, row, column, span in (
            (self.what, 0, 0, 1), (self.session, 0, 1, 1), (self.amount, 0, 2, 1),
            (self.car_words, 1, 0, 1), (self.driver, 1, 1, 1), (self.code, 1, 2, 1),
            (self.nation, 1, 3, 1), (self.why, 2, 0, 2), (self.send, 2, 2, 2),
            (self.hint, 3, 0, 4),
        ):  # fmt: skip
            grid.addWidget(widget, row, column, 1, span)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(4, 1)
        self.themed()

    def _connect(self) -> None:
        for box in (self.what, self.session):
            box.currentIndexChanged.connect(self._take_up)
        self.amount.valueChanged.connect(self._tell)
        for field in (self.driver, self.code, self.nation, self.why):
            field.textEdited.connect(self._tell)
            field.returnPressed.connect(self._ask)
        self.send.confirmed.connect(self._ask)

    def themed(self) -> None:
        theme = self.theme
        pad = theme.space("s5")
        self._layout.setContentsMargins(0, theme.space("s1"), pad, theme.space("s1"))
        self._layout.setSpacing(theme.space("s3"))
        self.code.setFixedWidth(theme.px(64))
        self.nation.setFixedWidth(theme.px(64))
        super().themed()

    @property
    def change(self) -> Change:
        """The one that is chosen."""
        return CHANGES[max(0, self.what.currentIndex())]

    def show_state(self, state: State, who: Person, selected: int | None) -> None:
        """The sessions of this state; what was typed stays."""
        keys = list(state.sessions)
        if [self.session.itemData(i) for i in range(self.session.count())] != keys:
            with QSignalBlocker(self.session):
                self.session.clear()
                for key, session in state.sessions.items():
                    self.session.addItem(session.plan.name, key)
                self.session.setCurrentIndex(keys.index(_first_open(state)) if keys else -1)
        self._state, self._who, self._selected = state, who, selected
        self._show_fields()
        self._tell()

    def _take_up(self) -> None:
        """Another change, or another session: its own measure of how much."""
        if self.change.name is DELAY:
            self.amount.setValue(5)
        elif self.change.amount and self.session.currentData():
            plan = self._state.sessions[self.session.currentData()].plan
            self.amount.setValue(max(1, plan.laps - 1 if plan.laps else plan.duration_s // 60 - 1))
        self._show_fields()
        self._tell()

    def _show_fields(self) -> None:
        change = self.change
        key = self.session.currentData()
        plan = self._state.sessions[key].plan if key in self._state.sessions else None
        laps = change.name is not DELAY and plan is not None and plan.laps > 0
        self.amount.setSuffix(tr(" laps") if laps else tr(" min"))
        for widget, there in (
            (self.session, change.of_session), (self.amount, change.amount),
            (self.driver, change.driver), (self.code, change.driver),
            (self.nation, change.driver), (self.car_words, change.car),
        ):  # fmt: skip
            widget.setVisible(there)
        number = self._selected
        named = tr("No car selected") if number is None else car(self._state.meeting, number)
        self.car_words.say(first_up(named))

    def _wanted(self, reason: str) -> Wanted | None:
        session = self._state.sessions.get(self.session.currentData() or "")
        if session is None:
            return None
        number = -1 if self._selected is None else self._selected
        code, nation = self.code.text().strip().upper(), self.nation.text().strip().upper()
        driver = self.driver.text().strip()
        return Wanted(session, self.amount.value(), number, driver, code, nation, reason)

    def _reason(self) -> str:
        """Why this change cannot be made now; empty when only its reason is missing."""
        if self._who is None:
            return ""
        if self.change.car and self._selected is None:
            return worded(NO_CAR)
        wanted = self._wanted(self.why.text().strip() or ANY_REASON)
        if wanted is None:
            return tr("Choose a session.")
        return why_not(self._state, self.change.make(wanted), self._who, self._now_ns())

    def _tell(self) -> None:
        reason = self._reason()
        self.send.show_state(reason)
        self.hint.say(reason or tr("Free now. Enter sends it, then 5 s to take it back."))

    def _ask(self) -> None:
        self._tell()
        wanted = self._wanted(self.why.text().strip())
        if self.send.reason or wanted is None:
            return
        if self._needs_reason() and not wanted.reason:
            self.hint.say(tr("Say in a few words why."))
            self.why.setFocus()
            return
        self.asked.emit(self.change.make(wanted), self._words(wanted))
        self.why.clear()

    def _needs_reason(self) -> bool:
        return self.change.name is not PRESENT

    def _words(self, wanted: Wanted) -> str:
        change = self.change
        parts = [worded(change.name)]
        if change.amount:
            parts.append(f"{wanted.amount}{self.amount.suffix()}")
        if change.car:
            parts.append(car(self._state.meeting, wanted.entry))
        if change.of_session:
            parts.append(wanted.session.plan.name)
        return ", ".join(parts)


def _first_open(state: State) -> str:
    """The first session of which something can still be changed."""
    keys = list(state.sessions)
    return next((key for key in keys if state.sessions[key].open), keys[-1])
