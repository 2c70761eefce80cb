"""Which compound, which driver, from the chosen lap on: what a person sees and the game hides."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from racecontrol.meeting.flow_acts import NoteStint
from racecontrol.meeting.model import StintNote
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.stints import stints_of
from racecontrol.stewarding.last_chance import laps_to_spare
from racecontrol.stewarding.obligations import owed
from ui.tr import counted, tr
from ui.widgets.key_label import KeyLabel
from ui.widgets.panel import Themed

COMPOUNDS: Final = ("hard", "medium", "soft", "intermediate", "wet")  # of the game, for racing


class StintLine(Themed):
    """Two fields; Enter in either of them asks for the note."""

    noted = Signal(object)  # NoteStint
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.compound, self.driver = _Field(tr("Compound")), _Field(tr("Driver"))
        self._label = KeyLabel("T", tr("from here on"))
        self._of: tuple[str, int, int] | None = None  # session, entry, lap
        self._layout = QHBoxLayout(self)
        for widget, stretch in ((self._label, 0), (self.compound, 1), (self.driver, 1)):
            self._layout.addWidget(widget, stretch)
        for field in (self.compound, self.driver):
            field.entered.connect(self._ask)
            field.left.connect(self.left)
        self.themed()

    def themed(self) -> None:
        theme = self.theme
        self._layout.setContentsMargins(theme.space("s5"), 0, theme.space("s5"), 0)
        self._layout.setSpacing(theme.px(6))
        for box in (self.compound, self.driver):
            box.setFont(theme.font("body", figures=True))
            box.setFixedHeight(theme.height("button"))
        super().themed()

    def show_lap(self, state: State, session: Session | None, entry: int | None, lap: int) -> None:
        """The chosen lap of a car; what is written stays while the lap is the same."""
        of = (session.plan.key, entry, lap) if session and entry is not None and lap else None
        self.setEnabled(of is not None)
        if of == self._of or session is None or entry is None:
            return
        self._of = of
        stints = [stint for stint in stints_of(session, entry) if stint.lap <= lap]
        now = stints[-1] if stints else StintNote(entry, lap)
        rule = state.meeting.rule(session.plan.key) if state.meeting else None
        asked = rule.tyres.mandatory if rule and rule.tyres else ()
        drivers = dict.fromkeys(note.driver for note in session.flow.stints if note.entry == entry)
        self.compound.offer(tuple(dict.fromkeys((*asked, *COMPOUNDS))), now.compound)
        self.driver.offer(tuple(name for name in drivers if name), now.driver)

    def _ask(self) -> None:
        if self._of is not None:
            session, entry, lap = self._of
            words = self.compound.words, self.driver.words
            self.noted.emit(NoteStint(session, entry, lap, *words))
            self.left.emit()


class _Field(QComboBox):
    """A name out of a list, or one that is written."""

    entered = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        edit = self.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(name)

    @property
    def words(self) -> str:
        return self.currentText().strip()

    def offer(self, names: tuple[str, ...], now: str) -> None:
        """These to choose from, this one in it."""
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(names))
            self.setCurrentIndex(-1)
            self.setEditText(now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def asked_of(state: State, entry: int) -> str:
    """What the session still asks of a car, in one line; empty: nothing."""
    session = state.current
    if session is None:
        return ""
    asked = [one.sentence for one in owed(state, session, entry)]
    spare = laps_to_spare(state, session, entry) if asked else None
    return " ".join(asked if spare is None else [*asked, _spare_words(spare)])


def _spare_words(spare: int) -> str:
    """How long the car may still wait with it."""
    if spare < 0:
        return tr("Too late for it.")
    if not spare:
        return tr("No lap to spare.")
    return counted("%n lap to spare.", "%n laps to spare.", spare)


def stint_words(session: Session | None, entry: int) -> str:
    """`, medium, Ana`: what was noted of the running stint; empty: nothing."""
    stints = stints_of(session, entry) if session else ()
    if not stints:
        return ""
    return "".join(f", {word}" for word in (stints[-1].compound, stints[-1].driver) if word)
