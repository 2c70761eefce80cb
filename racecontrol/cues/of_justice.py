"""Incidents, penalties, protests: what the hall is told of the stewards' work."""

from typing import assert_never

from racecontrol.cues.cue import Cue, cue
from racecontrol.cues.of_results import standing_cues
from racecontrol.meeting.facts import DecisionGiven, DecisionRescinded, IncidentNoted
from racecontrol.meeting.justice_facts import (
    GamePenaltyNoted,
    GamePenaltyTakenBack,
    IncidentClosed,
    IncidentCorrected,
    IncidentInvestigated,
    IncidentPostponed,
    IncidentReopened,
    JusticeFact,
    PenaltyCarried,
    PenaltyServed,
    ProtestLodged,
    ProtestRuled,
    ResultReopened,
    ResultSigned,
    ServiceTakenBack,
)
from racecontrol.meeting.model import Incident
from racecontrol.meeting.stages import stage_of
from racecontrol.meeting.state import State
from racecontrol.stewarding.penalties import PENALTIES

Staged = IncidentInvestigated | IncidentPostponed | IncidentClosed | IncidentReopened
Told = JusticeFact | IncidentNoted | DecisionGiven | DecisionRescinded


def justice_cues(fact: Told, after: State) -> tuple[Cue, ...]:
    """The cues of a fact of justice."""
    if isinstance(fact, Staged):
        return (_stage(fact.incident, after),)
    if isinstance(fact, IncidentNoted | IncidentCorrected):
        return (_incident(fact),)
    if isinstance(fact, PenaltyServed | ServiceTakenBack | PenaltyCarried):
        return (_service(fact, after),)
    match fact:
        case DecisionGiven(decision=given):
            name = PENALTIES[given.penalty].name
            about = (given.decision, given.entry, name, given.reason, given.incident)
            return (cue("penalty/published", *about),)
        case DecisionRescinded(decision=number, reason=reason):
            entry = after.decisions[number].entry
            return (cue("penalty/rescinded", number, entry, reason),)
        case GamePenaltyNoted(penalty=taken):
            return (cue("penalty/by-game", taken.entry, taken.taken_ms, taken.reason),)
        case ProtestLodged(protest=asked):
            return (cue("protest/lodged", asked.number, asked.entry, asked.kind.value),)
        case ProtestRuled(protest=number, upheld=upheld):
            entry = after.justice.protests[number].entry
            return (cue("protest/ruled", number, entry, int(upheld)),)
        case ResultSigned():
            return (cue("result/signed", fact.session, fact.by, fact.role.value),)
        case ResultReopened():
            told = cue("result/reopened", fact.session, fact.reason)
            return (told, *standing_cues(after))
        case GamePenaltyTakenBack():
            return ()
        case _:
            assert_never(fact)


def _stage(number: int, after: State) -> Cue:
    entries = after.incidents[number].entries
    return cue("incident/stage", number, cars(entries), stage_of(after, number).value)


def _incident(fact: IncidentNoted | IncidentCorrected) -> Cue:
    path = "incident/noted" if isinstance(fact, IncidentNoted) else "incident/corrected"
    return cue(path, *_about(fact.incident))


def _about(incident: Incident) -> tuple[int | str, ...]:
    where = (incident.turn, incident.lap)
    said = (incident.reason, incident.noted_by)
    return (incident.incident, cars(incident.entries), *where, *said)


def _service(fact: PenaltyServed | ServiceTakenBack | PenaltyCarried, after: State) -> Cue:
    about = (fact.decision, after.decisions[fact.decision].entry)
    match fact:
        case PenaltyServed():
            return cue("penalty/served", *about)
        case ServiceTakenBack():
            return cue("penalty/not-served", *about, fact.reason)
        case PenaltyCarried():
            return cue("penalty/carried", *about, fact.session)


def cars(entries: tuple[int, ...]) -> str:
    """Numbers of cars in one argument: 7 12."""
    return " ".join(str(number) for number in entries)
