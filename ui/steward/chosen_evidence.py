"""The evidence of the case, or the bookmark, that is chosen: collected as it grows, drawn when it
is looked at."""

from typing import TYPE_CHECKING

from ui.steward.evidence_panel import EvidencePanel
from ui.steward.keeper import EvidenceKeeper

if TYPE_CHECKING:
    from ui.steward.window import Window


class ChosenEvidence:
    """What is kept of all cases, and the panel that shows the one."""

    def __init__(self, window: "Window", panel: EvidencePanel) -> None:
        self._window, self.panel = window, panel
        self.keeper = EvidenceKeeper(window.desk.telemetry.history, window.desk.recall)
        self._due = False

    def show_soon(self) -> None:
        """At the next look: a fact is read first, and drawing takes as long as all of it."""
        self._due = True

    def show_due(self) -> None:
        """What `show_soon` left."""
        if self._due:
            self.show()

    def collect(self) -> None:
        """What came of the cases that still grow."""
        chosen, now_ns = self._window.chosen, self._window.bridge.now_ns()
        if chosen in self.keeper.collect(self._window.state, now_ns, chosen):
            self.show()

    def show(self) -> None:
        """Of what is chosen now."""
        self._due = False
        window, moment = self._window, self._window.moment
        marked = moment is not None and moment.incident < 0
        kept = self.keeper.of_moment(moment) if moment and marked else self.keeper.of(window.chosen)
        session = window.state.sessions.get(moment.session) if moment else None
        circuit = window.desk.circuit(session.plan.track) if session else None
        now_ns = window.bridge.now_ns()
        self.panel.show_evidence(window.state.meeting, moment, kept, now_ns, circuit)
