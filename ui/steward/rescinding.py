"""U: the decision that is chosen in the log is rescinded, with the reason of the field below it."""

from typing import TYPE_CHECKING

from racecontrol.meeting.acts import RescindDecision
from ui import format as text
from ui.steward.fields import Label
from ui.steward.log import penalty_words
from ui.tr import later, tr
from ui.widgets.act_button import ActButton, ActLabel

if TYPE_CHECKING:
    from ui.steward.window import Window


class Rescinding:
    """The button, and above the reason the line that says which decision it is about."""

    def __init__(self) -> None:
        label = ActLabel(later("Rescind"), ("U",), later("rescind the decision"))
        self.button, self.head = ActButton(label), Label("")
        self._window: Window | None = None

    def attach(self, window: "Window") -> None:
        """To a window that has its log and its field for the reason."""
        self._window = window
        purpose = later("rescind the chosen decision, hold")
        window.keys.bind("U", purpose, window.unless_writing(self.button.begin), self.button.end)
        self.button.confirmed.connect(self._ask)

    def show_free(self) -> None:
        """Whether it can be rescinded now, and what is missing where it cannot."""
        if self._window is not None:
            self.button.show_state(self._lacking(self._window), short=tr("not yet"))

    def _lacking(self, window: "Window") -> str:
        decision = window.state.decisions.get(window.log.chosen)
        if decision is None:
            self.head.say(tr("Rescind"), tr("choose a decision in the log"))
            return tr("Choose a decision in the log.")
        what = tr(
            "{penalty} to {car}", penalty=penalty_words(decision), car=text.car(decision.entry)
        )
        self.head.say(tr("Rescind decision {decision}", decision=decision.decision), what)
        if decision.decision in window.state.rescinded:
            return tr("Decision {decision} is rescinded already.", decision=decision.decision)
        return "" if window.why.text().strip() else tr("Say why it is rescinded.")

    def _ask(self) -> None:
        window = self._window
        if window is None:
            return
        act = RescindDecision(window.log.chosen, window.why.text().strip())
        words = tr(
            "rescind decision {decision}, {reason}", decision=act.decision, reason=act.reason
        )
        window.offer(act, words, self.button)
