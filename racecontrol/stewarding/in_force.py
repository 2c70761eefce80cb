"""Penalties in force: what each of them is worth now, and what is still to be done about it.

A penalty that is served on the track has to be served before the car crosses the line more often
than the rulebook allows; given in the last laps, time is added instead; not served, time is added.
Where a rulebook is silent: two crossings and three laps (FIA F1 2026 sporting regulations,
B1.9.5). What the game took by itself for the same thing is counted against it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.judged import GamePenalty, Service
from racecontrol.meeting.model import Decision, Line, Phase
from racecontrol.meeting.state import Session, State
from racecontrol.stewarding.penalties import PENALTIES, Penalty

CROSSINGS: Final = 2  # of the line, within which a penalty has to be served
LAST_LAPS: Final = 3  # given in these, time is added instead
CHEQUERED_PHASES: Final = (Phase.CHEQUERED, Phase.ENDED, Phase.PROVISIONAL, Phase.FINAL)


class PenaltyState(StrEnum):
    """Where a penalty stands."""

    RECORDED = "recorded"  # nothing to serve
    ADDED = "time added"
    UNSERVED = "unserved"
    SERVING = "being served"
    SERVED = "served"
    EXPIRED = "not served, time added"
    CARRIED = "carried over"
    IN_GAME = "taken in the game"
    RESCINDED = "rescinded"


class InForce(Struct, frozen=True):
    """One decision with its penalty, as it stands."""

    decision: Decision
    penalty: Penalty
    state: PenaltyState
    session: str  # where it is due
    added_ms: int = 0  # to the race time, if the session ended now
    crossings_left: int | None = None  # before it is too late; 0: in this lap
    service: Service | None = None
    taken_ms: int = 0  # by the game itself

    @property
    def is_open(self) -> bool:
        """Whether a car may still serve it."""
        return self.state in (PenaltyState.UNSERVED, PenaltyState.SERVING)


def due_decisions(state: State, key: str, entry: int | None = None) -> tuple[Decision, ...]:
    """Decisions in force that count in a session: given in it, or carried to it; oldest first."""
    carried = state.justice.carried
    here = [d for d in state.in_force(key, entry) if d.decision not in carried]
    for number, fact in carried.items():
        decision = state.decisions[number]
        wanted = fact.session == key and entry in (None, decision.entry)
        if wanted and number not in state.rescinded:
            here.append(decision)
    return tuple(sorted(here, key=lambda decision: decision.decision))


def penalties_in_force(
    state: State, session: Session, entry: int | None = None
) -> tuple[InForce, ...]:
    """All that count in a session, of one car or of all, oldest first."""
    decisions = due_decisions(state, session.plan.key, entry)
    return tuple(_in_force(state, session, decision) for decision in decisions)


def standing_of(state: State, decision: Decision) -> InForce:
    """How one decision stands, also one that was rescinded or carried over."""
    penalty = PENALTIES[decision.penalty]
    if decision.decision in state.rescinded:
        return InForce(decision, penalty, PenaltyState.RESCINDED, decision.session)
    carried = state.justice.carried.get(decision.decision)
    if carried is None:
        return _in_force(state, state.sessions[decision.session], decision)
    there = state.sessions[carried.session]
    if there.phase in (Phase.SCHEDULED, Phase.GRID):
        return InForce(decision, penalty, PenaltyState.CARRIED, carried.session)
    return _in_force(state, there, decision)


def time_added_ms(state: State, session: Session, entry: int) -> int:
    """What the penalties of a car add to its race time, if the session ended now."""
    return sum(one.added_ms for one in penalties_in_force(state, session, entry))


def _in_force(state: State, session: Session, decision: Decision) -> InForce:
    penalty = PENALTIES[decision.penalty]
    key = session.plan.key
    if not penalty.can_be_served:
        return InForce(decision, penalty, PenaltyState.RECORDED, key)
    served = state.justice.served.get(decision.decision)
    if served:
        return InForce(decision, penalty, PenaltyState.SERVED, key, service=served.service)
    taken_ms = sum(noted.taken_ms for noted in game_penalties_for(state, decision))
    left_ms = max(0, _worth_ms(state, session, decision, penalty) - taken_ms)
    if taken_ms and not left_ms:
        return InForce(decision, penalty, PenaltyState.IN_GAME, key, taken_ms=taken_ms)
    standing, crossings = _unserved(state, session, decision, penalty)
    return InForce(decision, penalty, standing, key, left_ms, crossings, taken_ms=taken_ms)


def _worth_ms(state: State, session: Session, decision: Decision, penalty: Penalty) -> int:
    """What it adds when it is not served."""
    assert state.meeting is not None
    if not penalty.served_on_track:
        return penalty.added_ms
    book = state.meeting.rulebook
    stopped_ms, by_rule = book.serving.suspended_ms, book.unserved_ms(penalty.code)
    if stopped_ms is not None and _stopped_before_served(state, session, decision):
        return stopped_ms
    return penalty.added_ms if by_rule is None else by_rule


def _stopped_before_served(state: State, session: Session, decision: Decision) -> bool:
    """Whether it could still be served when the race was stopped, and then went on no more."""
    reds = session.flow.suspensions
    stopped = bool(reds) and session.ended_ns > 0 and reds[-1].resumed_ns == session.ended_ns
    if not stopped or session.chequered_ns or decision.at_ns > session.ended_ns:
        return False
    in_time = crossings_since(session, decision) <= _allowed(state)
    return in_time and not _given_late(state, session, decision)


def _unserved(
    state: State, session: Session, decision: Decision, penalty: Penalty
) -> tuple[PenaltyState, int | None]:
    """The state of a penalty that nobody served, and how many crossings are left."""
    if not penalty.served_on_track or _given_late(state, session, decision):
        return PenaltyState.ADDED, None
    if session.phase in CHEQUERED_PHASES:
        return PenaltyState.EXPIRED, None
    left = _allowed(state) - crossings_since(session, decision)
    if _in_pit_lane(session, decision):
        return PenaltyState.SERVING, max(left, 0)
    return (PenaltyState.UNSERVED, left) if left >= 0 else (PenaltyState.EXPIRED, None)


def _allowed(state: State) -> int:
    assert state.meeting is not None
    stated = state.meeting.rulebook.serving.crossings
    return CROSSINGS if stated is None else stated


def _given_late(state: State, session: Session, decision: Decision) -> bool:
    """Given after the flag, or while the leader was in one of the last laps of a distance."""
    assert state.meeting is not None
    if decision.session != session.plan.key:
        return False  # carried over: due from the start
    if session.chequered_ns and decision.at_ns >= session.chequered_ns:
        return True
    if not session.plan.laps:
        return False
    stated = state.meeting.rulebook.serving.last_laps
    last = LAST_LAPS if stated is None else stated
    laps = (lap for run in session.runs.values() for lap in run.laps if lap.live)
    done = max((lap.lap for lap in laps if lap.at_ns <= decision.at_ns), default=0)
    return done + 1 > session.plan.laps - last


def crossings_since(session: Session, decision: Decision) -> int:
    """How often the car crossed the line on the track since; through the pit lane counts not."""
    since_ns = due_since_ns(session, decision)
    in_lane = tuple(pit_visits(session, decision.entry))
    return sum(
        lap.live
        and lap.at_ns > since_ns
        and not any(begin <= lap.at_ns <= (end or lap.at_ns) for begin, end in in_lane)
        for lap in session.run(decision.entry).laps
    )


def due_since_ns(session: Session, decision: Decision) -> int:
    """From when on it can be served: as it was given; carried over, from the start on."""
    here = decision.session == session.plan.key
    return max(decision.at_ns, session.started_ns) if here else session.started_ns


def pit_visits(session: Session, entry: int) -> Iterator[tuple[int, int | None]]:
    """When a car was in the pit lane, event clock: in and out; out is None while it is there."""
    begin: int | None = None
    for passing in session.run(entry).passings:
        if passing.line is Line.PIT_IN:
            begin = passing.at_ns
        elif passing.line is Line.PIT_OUT and begin is not None:
            yield begin, passing.at_ns
            begin = None
    if begin is not None:
        yield begin, None


def _in_pit_lane(session: Session, decision: Decision) -> bool:
    visits = tuple(pit_visits(session, decision.entry))
    return (
        bool(visits) and visits[-1][1] is None and visits[-1][0] >= due_since_ns(session, decision)
    )


def game_penalties_for(state: State, decision: Decision) -> tuple[GamePenalty, ...]:
    """Penalties of the game that are counted against a decision.

    Those that name it; and those on its incident that name none, against the first decision on
    that incident that costs this car time. Nobody is punished twice.
    """
    return tuple(
        noted
        for noted in state.justice.game_penalties.values()
        if noted.entry == decision.entry and _is_for(state, noted, decision)
    )


def _is_for(state: State, noted: GamePenalty, decision: Decision) -> bool:
    if noted.decision:
        return noted.decision == decision.decision
    if not noted.incident or noted.incident != decision.incident:
        return False
    first = next(
        other
        for other in state.in_force(decision.session, decision.entry)
        if other.incident == noted.incident and PENALTIES[other.penalty].can_be_served
    )
    return first.decision == decision.decision
