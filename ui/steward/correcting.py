"""Ctrl K: the chosen case is about other cars, or has other words, as the form for notes says."""

from typing import TYPE_CHECKING

from racecontrol.meeting.justice_acts import CorrectIncident
from racecontrol.meeting.model import Incident
from ui import format as text
from ui.tr import later, tr

if TYPE_CHECKING:
    from ui.steward.window import Window


class Correcting:
    """A correction replaces the cars, the words, or the turn; what the form leaves out stays."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def bind(self) -> None:
        """The key in its window."""
        purpose = later("correct the chosen case: cars, words, turn as in the form")
        self._window.keys.bind("K", purpose, self.correct, ctrl=True)

    def correct(self) -> None:
        """Through the cancel bar, or say what is missing."""
        window, incident = self._window, self._window.incident
        if incident is None:
            window.say(tr("Choose a case."))
            return
        act = self._act(incident)
        if act == CorrectIncident(incident.incident):
            window.say(tr("Say in the form below the cases what is other than it was."))
            return
        window.offer_if_free(act, self._words(act))

    def _act(self, incident: Incident) -> CorrectIncident:
        form = self._window.note_form
        cars, words, turn = form.cars.chosen, form.reason.currentText().strip(), form.turn.value()
        return CorrectIncident(
            incident.incident,
            cars if set(cars) != set(incident.entries) else (),
            words if words != incident.reason else "",
            turn if turn and turn != incident.turn else -1,
        )

    def _words(self, act: CorrectIncident) -> str:
        parts = []
        if act.entries:
            cars = text.listed([text.car(number) for number in act.entries])
            parts.append(tr("cars {cars}", cars=cars))
        if act.reason:
            parts.append(act.reason)
        if act.turn >= 0:
            parts.append(tr("turn {turn}", turn=act.turn))
        return tr("correct case {number}: {what}", number=act.incident, what=", ".join(parts))
