"""The diary of an event: the facts that race control tells, in their order, as part of the state.

Few, where laps and passings are many. Each has the session and the lap of the leader as they were
then, so that nothing that comes later (a countback, a correction) changes what was told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from racecontrol.meeting.facts import (
    AnyFact,
    ChequeredWithdrawn,
    DecisionGiven,
    DecisionRescinded,
    FlagShown,
    GridFormed,
    IncidentNoted,
    ResultDeclaredFinal,
    ResultPublished,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.flow_facts import (
    EntryAbsent,
    EntryPresent,
    EntryReinstated,
    EntryWithdrawn,
    FormationBegun,
    NeutralisationSet,
    OrderTaken,
    PitLaneSet,
    SessionCancelled,
    SessionDelayed,
    SessionRerun,
    SessionResumed,
    SessionShortened,
    SessionSuspended,
    StartAborted,
    SubstituteNamed,
)
from racecontrol.meeting.justice_facts import (
    IncidentClosed,
    IncidentCorrected,
    IncidentInvestigated,
    IncidentPostponed,
    IncidentReopened,
    PenaltyServed,
    ProtestLodged,
    ProtestRuled,
    ResultReopened,
    ServiceTakenBack,
)

if TYPE_CHECKING:
    from racecontrol.meeting.state import State

TOLD: Final[frozenset[type]] = frozenset(
    {
        ChequeredWithdrawn,
        DecisionGiven,
        DecisionRescinded,
        EntryAbsent,
        EntryPresent,
        EntryReinstated,
        EntryWithdrawn,
        FlagShown,
        FormationBegun,
        GridFormed,
        IncidentClosed,
        IncidentCorrected,
        IncidentInvestigated,
        IncidentNoted,
        IncidentPostponed,
        IncidentReopened,
        NeutralisationSet,
        OrderTaken,
        PenaltyServed,
        PitLaneSet,
        ProtestLodged,
        ProtestRuled,
        ResultDeclaredFinal,
        ResultPublished,
        ResultReopened,
        ServiceTakenBack,
        SessionCancelled,
        SessionDelayed,
        SessionEnded,
        SessionRerun,
        SessionResumed,
        SessionShortened,
        SessionStarted,
        SessionSuspended,
        StartAborted,
        SubstituteNamed,
    }
)
RACE: Final = "race"  # the format in which laps are those of a leader


class Told(Struct, frozen=True):
    """One entry of the diary."""

    fact: AnyFact
    session: str  # key; "": of no session
    lap: int  # that the leader was in; 0: no race was under way
    at_ns: int  # event clock; never before that of the entry ahead
    lap_ms: int | None = None  # the lap that a decision deletes; None: there is none


def told_after(before: State, after: State, fact: AnyFact) -> tuple[Told, ...]:
    """The diary after one more fact, which is of a kind in `TOLD`."""
    session = session_of(after, fact)
    last_ns = before.told[-1].at_ns if before.told else 0
    at_ns, lap_ms = max(last_ns, _at_ns(fact)), _deleted_ms(before, fact)
    entry = Told(fact, session, _lap(before, session), at_ns, lap_ms)
    return (*before.told, entry)


def session_of(state: State, fact: Any) -> str:
    """Key of the session that a fact is about; "": of the event as a whole."""
    match fact:
        case IncidentNoted(incident=about) | IncidentCorrected(incident=about):
            return str(about.session)
        case DecisionGiven(decision=about) | ProtestLodged(protest=about):
            return str(about.session)
        case DecisionRescinded(decision=number) | PenaltyServed(decision=number):
            return state.decisions[number].session
        case ServiceTakenBack(decision=number):
            return state.decisions[number].session
        case ProtestRuled(protest=number):
            return state.justice.protests[number].session
        case EntryWithdrawn() | EntryReinstated():
            return ""
        case _ if hasattr(fact, "incident"):
            return state.incidents[fact.incident].session
        case _:
            return str(fact.session)


def _at_ns(fact: Any) -> int:
    """When it was told; 0 for one of an older journal that does not say."""
    match fact:
        case IncidentNoted(incident=about):
            return about.at_ns
        case DecisionGiven(decision=about) | ProtestLodged(protest=about):
            return about.at_ns
        case PenaltyServed(service=service):
            return service.at_ns
        case _:
            return int(fact.at_ns)


def _lap(state: State, key: str) -> int:
    """The lap that the leader of a race is in, at most the last one; 0: nobody leads a race."""
    session = state.sessions.get(key)
    if session is None or not session.started_ns or session.ended_ns:
        return 0
    if session.plan.format != RACE:
        return 0
    done = max((run.laps[-1].lap for run in session.runs.values() if run.laps), default=0)
    return min(done + 1, session.plan.laps or done + 1)


def _deleted_ms(state: State, fact: AnyFact) -> int | None:
    """The time of the lap that a decision deletes, or gives back."""
    match fact:
        case DecisionGiven(decision=decision):
            pass
        case DecisionRescinded(decision=number):
            decision = state.decisions[number]
        case _:
            return None
    laps = state.sessions[decision.session].run(decision.entry).laps
    return next((lap.official_ms for lap in laps if lap.lap == decision.lap), None)
