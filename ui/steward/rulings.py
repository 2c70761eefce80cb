"""Ruling on the oldest open protest: Y held upholds it, R held rejects it."""

from typing import TYPE_CHECKING, Final

from racecontrol.meeting.judged import Protest
from racecontrol.meeting.justice_acts import RuleOnProtest
from ui.nouns import noun
from ui.steward.fields import Line
from ui.tr import later, tr
from ui.widgets.act_button import ActButton, ActLabel

if TYPE_CHECKING:
    from ui.steward.window import Window

UPHOLD: Final = ActLabel(later("Uphold"), ("Y",), later("uphold the protest"))
REJECT: Final = ActLabel(later("Reject"), ("R",), later("reject the protest"))


class Rulings(Line):
    """Two buttons below the result, in sight while a protest is open."""

    def __init__(self) -> None:
        self.uphold, self.reject = (ActButton(label, one_line=True) for label in (UPHOLD, REJECT))
        super().__init__(self.uphold, self.reject)
        self._window: Window | None = None
        self.hide()

    def attach(self, window: "Window") -> None:
        """Connect the buttons and bind their keys in this window."""
        self._window = window
        for button, upheld in ((self.uphold, True), (self.reject, False)):
            button.let_go.connect(window.say)
            button.confirmed.connect(lambda yes=upheld: self._rule(yes))
            window.keys.bind(
                button.label.keys[0],
                later("{act}, hold", act=button.label.purpose),
                window.unless_writing(button.begin),
                button.end,
            )

    def show_free(self) -> None:
        """Whether there is something to rule on, and what is missing."""
        protest = self._open
        self.setVisible(protest is not None)
        lacking = "" if protest else tr("There is no open protest.")
        if protest and not self._why:
            lacking = tr("Say why, in the field below the log.")
        for button in (self.uphold, self.reject):
            button.show_state(lacking)

    @property
    def _open(self) -> Protest | None:
        """The oldest one of the session at hand."""
        window = self._window
        session = window.state.current if window else None
        if window is None or session is None:
            return None
        return next(iter(window.state.justice.open_protests(session.plan.key)), None)

    @property
    def _why(self) -> str:
        return self._window.why.text().strip() if self._window else ""

    def _rule(self, upheld: bool) -> None:
        protest, window = self._open, self._window
        if protest is None or window is None:
            return
        act = RuleOnProtest(protest.number, upheld, self._why)
        kind = noun(protest.kind)
        words = (
            tr("uphold {protest} {number}, {why}", protest=kind, number=act.protest, why=act.reason)
            if upheld
            else tr(
                "reject {protest} {number}, {why}", protest=kind, number=act.protest, why=act.reason
            )
        )
        window.offer(act, words)
