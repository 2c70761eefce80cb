"""What a decision would do to the result, before it is given."""

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.facts import DecisionGiven
from racecontrol.meeting.model import Decision, Phase
from racecontrol.meeting.state import Session, State, apply
from racecontrol.results.classification import added_ms, disqualified
from racecontrol.results.tower import gap
from racecontrol.sessions import classify, on_track, running_order

LAP_MS = 3_600_000  # a lap behind outweighs any time


class Move(Struct, frozen=True):
    """One car's place before and after."""

    entry: int
    before: int
    after: int

    @property
    def moves(self) -> bool:
        return self.before != self.after


def effect_of(state: State, decision: Decision) -> tuple[Move, ...]:
    """Places as they are and as they would be, in the order they would have.

    In a running race that is the result if it ended now: places on the track, with the time
    penalties in force. Nothing is changed: the decision is only supposed.
    """
    supposed = replace(decision, decision=len(state.decisions) + 1)
    after = apply(state, DecisionGiven(supposed))
    was = _order(state, state.sessions[decision.session])
    becomes = _order(after, after.sessions[decision.session])
    return tuple(
        Move(number, was.index(number) + 1, place) for place, number in enumerate(becomes, 1)
    )


def _order(state: State, session: Session) -> tuple[int, ...]:
    """The result if the session ended now."""
    if not on_track(session) or session.phase is not Phase.STARTED:
        return tuple(row.entry for row in classify(state, session))
    order = running_order(state, session)

    def key(number: int) -> tuple[bool, int, int]:
        behind = gap(session, order[0], number)
        ms = behind.laps * LAP_MS + (behind.ms or 0) + added_ms(state, session, number)
        return (disqualified(state, session, number), ms, order.index(number))

    return tuple(sorted(order, key=key))
