"""All messages of race control, of the event as a whole."""

from racecontrol.meeting.facts import ResultDeclaredFinal, SessionEnded
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import State
from racecontrol.results.messages.feed import messages_of
from racecontrol.results.printing.kind import Content, OfEvent
from racecontrol.results.printing.said import message_table
from racecontrol.results.result_state import Result


def make(state: State) -> Content:
    return Content((message_table(state, messages_of(state), whole=True),))


def why_not(state: State) -> str:
    return "" if state.told else "Race control has said nothing yet."


def result(state: State) -> Result:
    over = (Phase.FINAL, Phase.CANCELLED)
    done = all(session.phase in over for session in state.sessions.values())
    return Result.FINAL if done and state.sessions else Result.PROVISIONAL


def revision(state: State) -> int:
    return sum(type(told.fact) in ISSUED for told in state.told)


ISSUED = frozenset({SessionEnded, ResultDeclaredFinal})
KIND = OfEvent(4, "all-messages", "All messages", make, result, revision, ISSUED, why_not)
