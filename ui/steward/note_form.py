"""Noting an incident: which cars, what, where. The fact that comes back makes the case."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from racecontrol.meeting.acts import NoteIncident
from racecontrol.meeting.model import Meeting
from ui.steward.car_picker import CarPicker
from ui.steward.fields import Label, Line, NumberField, ReasonField
from ui.widgets.panel import Themed

LAP_DIGITS = 3


class NoteForm(Themed):
    """The form at the foot of the case list. What was typed stays until it was noted."""

    wished = Signal(object)  # NoteIncident
    lacking = Signal(str)  # the sentence that says what is missing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = ""
        self.cars = CarPicker("Cars of the incident", several=True)
        self.reason = ReasonField()
        self.turn = NumberField("Turn", 2)
        self.lap = NumberField("Lap", LAP_DIGITS)
        self.button = QPushButton("Note")
        self.button.setAccessibleName("Note this incident, Ctrl N")
        self.button.setToolTip("Ctrl N")
        self.button.clicked.connect(self.submit)
        self._head = Label("Note an incident", "Ctrl N", strong=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        parts = (self._head, self.cars, Line(self.reason), Line(self.turn, self.lap, self.button))
        for part in parts:
            self._layout.addWidget(part)
        self.setAccessibleName("Note an incident")

    def show_session(self, meeting: Meeting | None, session: str, lap: int) -> None:
        """The session at hand, and the lap of its leader as what is likely meant."""
        self.cars.show_meeting(meeting)
        self._session = session
        if lap and not self.lap.hasFocus() and not self.cars.chosen:
            self.lap.setValue(lap)

    def submit(self) -> None:
        """Ask for it, or say what is missing."""
        sentence = self._missing()
        if sentence:
            self.lacking.emit(sentence)
            return
        reason = self.reason.currentText().strip()
        self.wished.emit(
            NoteIncident(
                self._session, self.cars.chosen, reason, self.turn.value(), self.lap.value()
            )
        )

    def clear(self) -> None:
        """The incident was noted."""
        self.cars.choose(())
        self.reason.setCurrentIndex(-1)
        self.reason.clearEditText()
        self.turn.setValue(0)

    def themed(self) -> None:
        self.button.setFont(self.theme.font("item", "medium"))
        super().themed()

    def _missing(self) -> str:
        if not self._session:
            return "No session yet. An incident belongs to a session."
        if not self.cars.chosen:
            return "Choose the cars of the incident."
        return "" if self.reason.currentText().strip() else "Say in a few words what happened."
