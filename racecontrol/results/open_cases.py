"""Each decision that is still open, with what it would do: the table of places still open."""

from msgspec import Struct

from racecontrol.meeting.state import Session, State
from racecontrol.results.effect import (
    all_served,
    effect_of,
    heaviest,
    order_now,
    pending_incidents,
)
from racecontrol.stewarding.in_force import penalties_in_force


class OpenCase(Struct, frozen=True):
    """One car of a case with the heaviest that the rulebook allows, or a penalty not yet served."""

    entry: int
    penalty: str  # code of `stewarding.penalties`
    before: int  # place if the session ended now
    after: int  # if this penalty is given; if it is served
    gains: tuple[int, ...] = ()  # cars that move up
    incident: int = 0  # 0: a penalty to be served
    decision: int = 0
    lap: int = 0  # that would be deleted

    @property
    def given(self) -> bool:
        """Whether it was given, and is to be served."""
        return self.decision > 0


def open_cases(state: State, session: Session) -> tuple[OpenCase, ...]:
    """Cases first, by number, then penalties to be served; those that move nobody as well."""
    return (*_of_cases(state, session), *_of_penalties(state, session))


def _of_cases(state: State, session: Session) -> tuple[OpenCase, ...]:
    rows = []
    for incident in pending_incidents(state, session):
        for number in incident.entries:
            worst = heaviest(state, session, incident, number)
            if worst is None:
                continue
            moves = effect_of(state, worst)
            own = next((move for move in moves if move.entry == number), None)
            if own is not None:
                gains = tuple(move.entry for move in moves if move.after < move.before)
                places, code = (own.before, own.after), worst.penalty
                case = incident.incident
                rows.append(OpenCase(number, code, *places, gains, incident=case, lap=worst.lap))
    return tuple(rows)


def _of_penalties(state: State, session: Session) -> tuple[OpenCase, ...]:
    was = order_now(state, session)
    rows = []
    for one in penalties_in_force(state, session):
        decision = one.decision
        if not one.is_open or decision.entry not in was:
            continue
        served = all_served(state, session, (decision.entry,))
        becomes = order_now(served, served.sessions[session.plan.key])
        gains = tuple(n for n in was if becomes.index(n) < was.index(n))
        places = (was.index(decision.entry) + 1, becomes.index(decision.entry) + 1)
        given = decision.decision
        rows.append(OpenCase(decision.entry, decision.penalty, *places, gains, decision=given))
    return tuple(rows)
