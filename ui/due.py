"""What is due and what is free: the session whose turn it is, and why an act cannot be done now."""

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.model import Person, Phase
from racecontrol.meeting.state import Session, State
from ui.tr import ruled, tr


def why_not(state: State, act: AnyAct | None, who: Person, now_ns: int) -> str:
    """The reason for which an act would be refused now; empty when it is free."""
    if act is None:
        return tr("There is no session.")
    verdict = decide(state, act, who, now_ns)
    return ruled(verdict.reason) if isinstance(verdict, Refused) else ""


def next_session(state: State) -> Session | None:
    """The session whose next step is due: the one that goes on, else the first not yet begun."""
    current = state.current
    if current is not None and current.phase is not Phase.FINAL:
        return current
    scheduled = (s for s in state.sessions.values() if s.phase is Phase.SCHEDULED)
    return next(scheduled, current)
