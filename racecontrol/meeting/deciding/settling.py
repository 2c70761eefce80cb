"""Ties in points that the rulebook's chain leaves open: a person gives the order.

What is settled holds for exactly these entries, and only while the chain leaves exactly them tied:
when points change, the order waits, and is not applied to another tie.
"""

from racecontrol.meeting.acts import ReopenTie, SettleTie
from racecontrol.meeting.facts import TieReopened, TieSettled
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import State

FactOrReason = TieSettled | TieReopened | str


def settling_of(state: State, act: SettleTie | ReopenTie, who: Person, now_ns: int) -> FactOrReason:
    """The fact that follows, or why not."""
    assert state.meeting is not None
    if not act.reason.strip():
        return "An order of a tie needs its reason."
    if len(set(act.order)) != len(act.order):
        return "An entry stands in this order twice."
    if isinstance(act, ReopenTie):
        if not any(set(settled.order) == set(act.order) for settled in state.settled):
            return "This tie was not settled."
        return TieReopened(act.order, act.reason.strip(), now_ns, who.name)
    if len(act.order) < 2:
        return "A tie has at least two entries."
    known = {entry.number for entry in state.meeting.entries}
    strange = [number for number in act.order if number not in known]
    if strange:
        return f"Car {strange[0]:02d} is not entered."
    return TieSettled(act.order, act.reason.strip(), now_ns, who.name)
