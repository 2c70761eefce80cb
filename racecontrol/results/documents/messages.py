"""Messages of race control in one session."""

from racecontrol.meeting.state import Session, State
from racecontrol.results.messages.feed import messages_of
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.said import message_table


def make(state: State, session: Session) -> Content:
    return Content((message_table(state, messages_of(state, session.plan.key)),))


def why_not(state: State, session: Session) -> str:
    key = session.plan.key
    said = any(told.session == key for told in state.told)
    return "" if said else f"Race control has said nothing on {session.plan.name} yet."


KIND = OfSession(9, "messages", "Race control messages", make, why_not)
