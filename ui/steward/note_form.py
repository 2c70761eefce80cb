"""Noting an incident: which cars, what, where. The fact that comes back makes the case."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from racecontrol.meeting.acts import NoteIncident
from racecontrol.meeting.justice_acts import LodgeProtest, NoteGamePenalty
from racecontrol.meeting.model import Incident, Meeting
from ui import format as text
from ui.steward.car_picker import CarPicker
from ui.steward.fields import Label, Line, NumberField, ReasonField, SecondsField
from ui.tr import later, tr, worded
from ui.widgets.panel import Themed

LAP_DIGITS = 3
NOTE = later("Note an incident")
KEYS = later("Ctrl N; Ctrl G in game; Ctrl P protest")


class NoteForm(Themed):
    """The form at the foot of the case list. What was typed stays until it was noted."""

    wished = Signal(object)  # NoteIncident
    other = Signal(object, str)  # NoteGamePenalty or LodgeProtest, and its words
    lacking = Signal(str)  # the sentence that says what is missing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = ""
        self.cars = CarPicker(tr("Cars of the incident"), several=True)
        self.reason = ReasonField()
        self.turn = NumberField(tr("Turn"), 2)
        self.lap = NumberField(tr("Lap"), LAP_DIGITS)
        self.button = QPushButton(tr("Note"))
        self.button.setAccessibleName(tr("Note this incident, Ctrl N"))
        self.button.setToolTip("Ctrl N")
        self.button.clicked.connect(self.submit)
        self.game = SecondsField(tr("Game took"))
        self.game_button = _button(tr("In game"), tr("Note what the game took by itself, Ctrl G"))
        self.game_button.clicked.connect(self.submit_game)
        self.protest_button = _button(
            tr("Protest"), tr("Lodge a protest of the chosen car, Ctrl P")
        )
        self.protest_button.clicked.connect(self.submit_protest)
        self._head = Label(worded(NOTE), worded(KEYS), strong=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        where = Line(self.turn, self.lap, self.button)
        rest = Line(self.game, self.game_button, self.protest_button)
        parts = (self._head, self.cars, Line(self.reason), where, rest)
        for part in parts:
            self._layout.addWidget(part)
        self.setAccessibleName(tr("Note an incident"))

    def show_session(self, meeting: Meeting | None, session: str, lap: int) -> None:
        """The session at hand, and the lap of its leader as what is likely meant."""
        self.cars.show_meeting(meeting)
        self._session = session
        if lap and not self.lap.hasFocus() and not self.cars.chosen:
            self.lap.setValue(lap)

    def show_moment(self, head: str, moment: Incident | None, lap: int) -> None:
        """Begin a case of a bookmark: its cars, its words, the lap then; None: of now."""
        self._head.say(head or worded(NOTE), worded(KEYS))
        if moment is not None:
            self.cars.choose(moment.entries)
            self.reason.setCurrentText(moment.reason)
            self.lap.setValue(lap)

    def submit(self) -> None:
        """Ask for it, or say what is missing."""
        if self._lacks(self._missing()):
            return
        reason = self.reason.currentText().strip()
        self.wished.emit(
            NoteIncident(
                self._session, self.cars.chosen, reason, self.turn.value(), self.lap.value()
            )
        )

    def submit_game(self) -> None:
        """Ask to note what the game took of the first car, or say what is missing."""
        seconds = None if self.game.ms() else (tr("Say how many seconds it took."), self.game)
        if self._lacks(self._missing() or seconds):
            return
        entry, reason = self.cars.chosen[0], self.reason.currentText().strip()
        act = NoteGamePenalty(self._session, entry, self.game.ms(), reason, self.lap.value())
        words = tr(
            "the game took {ms} s of car {car}",
            ms=f"{self.game.ms() / 1000:.1f}",
            car=text.car(entry),
        )
        self.other.emit(act, words)

    def submit_protest(self) -> None:
        """Ask to lodge a protest of the first car's competitor, or say what is missing."""
        if self._lacks(self._missing()):
            return
        entry, about = self.cars.chosen[0], self.reason.currentText().strip()
        act = LodgeProtest(self._session, entry, about)
        self.other.emit(act, tr("protest of car {car}: {about}", car=text.car(entry), about=about))

    def clear(self) -> None:
        """It was noted: letters and Ctrl Z are the console's again, and no field's."""
        inside = self.focusWidget()
        if inside is not None and inside.hasFocus():
            inside.clearFocus()
        self.cars.choose(())
        self.reason.setCurrentIndex(-1)
        self.reason.clearEditText()
        self.turn.setValue(0)
        self.game.clear()

    def themed(self) -> None:
        for button in (self.button, self.game_button, self.protest_button):
            button.setFont(self.theme.font("item", "medium"))
        super().themed()

    def _lacks(self, missing: tuple[str, QWidget] | None) -> bool:
        """Say what is missing, and go where it is entered: the keys of the form lead into it."""
        if missing is None:
            return False
        sentence, field = missing
        self.lacking.emit(sentence)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _missing(self) -> tuple[str, QWidget] | None:
        if not self._session:
            return tr("No session yet. An incident belongs to a session."), self
        if not self.cars.chosen:
            return tr("Choose the cars of the incident."), self.cars
        if not self.reason.currentText().strip():
            return tr("Say in a few words what happened."), self.reason
        return None


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
