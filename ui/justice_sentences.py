"""Penalties served, incidents, protests and signatures as plain sentences."""

from typing import assert_never

from racecontrol.meeting.judged import GamePenalty, Protest, ServedBy, Service
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
from racecontrol.meeting.model import Incident, Meeting
from racecontrol.meeting.state import State
from racecontrol.stewarding.penalties import PENALTIES
from ui import format as text


def justice_sentence(fact: JusticeFact, state: State) -> str:
    """One sentence. `state` is the one after the fact."""
    match fact:
        case PenaltyServed(decision=number, service=service):
            return f"{_penalty(state, number)} served: {service_words(service)}."
        case ServiceTakenBack(decision=number, reason=reason):
            return f"{_penalty(state, number)} not served after all: {_no_stop(reason)}."
        case PenaltyCarried(decision=number, session=key, reason=reason):
            name = state.sessions[key].plan.name
            return f"{_penalty(state, number)} carried over to {name}: {_no_stop(reason)}."
        case GamePenaltyNoted(penalty=penalty):
            return f"{game_words(state, penalty)}."
        case GamePenaltyTakenBack(number=number, reason=reason):
            return f"Penalty {number} of the game taken back: {_no_stop(reason)}."
        case ProtestLodged(protest=protest):
            return f"{protest_words(state, protest)}."
        case ProtestRuled(protest=number, upheld=upheld, reason=reason):
            kind = _first_up(state.justice.protests[number].kind.value)
            return f"{kind} {number} {'upheld' if upheld else 'rejected'}: {_no_stop(reason)}."
        case ResultSigned(session=key, by=by):
            return f"Result of {state.sessions[key].plan.name} signed by {by}."
        case ResultReopened(session=key, reason=reason):
            name = state.sessions[key].plan.name
            return f"Result of {name} is provisional again: {_no_stop(reason)}."
        case _:
            return _incident(state, fact)


StageFact = (
    IncidentInvestigated | IncidentPostponed | IncidentClosed | IncidentReopened | IncidentCorrected
)


def _incident(state: State, fact: StageFact) -> str:
    match fact:
        case IncidentInvestigated(incident=number):
            return f"{_case(state, number)} under investigation."
        case IncidentPostponed(incident=number):
            return f"{_case(state, number)} will be investigated after the session."
        case IncidentClosed(incident=number, reason=reason):
            why = f", {_no_stop(reason)}" if reason else ""
            return f"{_case(state, number)} reviewed, no further action{why}."
        case IncidentReopened(incident=number, reason=reason):
            return f"{_case(state, number)} reopened: {_no_stop(reason)}."
        case IncidentCorrected(incident=incident, before=before):
            word = fact.word.capitalize()
            changes = corrected_words(before, incident)
            return f"{word}: case {incident.incident}, {changes}."
        case _:
            assert_never(fact)


def service_words(service: Service) -> str:
    """`drive-through on lap 7, at most 79.4 km/h, cost 21.3 s`, without a full stop."""
    parts = [service.by.value if service.by is not ServedBy.SEEN else "seen by a steward"]
    if service.lap:
        parts[0] += f" on lap {service.lap}"
    if service.stopped_ms:
        parts.append(f"stood {_seconds(service.stopped_ms)} s")
    if service.fastest_kmh:
        parts.append(f"at most {service.fastest_kmh:.1f} km/h")
    if service.lost_ms is not None:
        parts.append(f"cost {_seconds(service.lost_ms)} s")
    return ", ".join(parts)


def game_words(state: State, penalty: GamePenalty) -> str:
    """`Car 31 (KSZ): the game took 2.0 s, contact`, without a full stop."""
    who = _first_up(_car(state.meeting, penalty.entry))
    took = f"the game took {_seconds(penalty.taken_ms)} s"
    return f"{who}: {took}, {_no_stop(penalty.reason)}"


def protest_words(state: State, protest: Protest) -> str:
    """`Protest 1 of car 31 (KSZ): ...`, without a full stop."""
    kind = _first_up(protest.kind.value)
    against = f" against decision {protest.decision}" if protest.decision else ""
    who = _car(state.meeting, protest.entry)
    return f"{kind} {protest.number} of {who}{against}: {_no_stop(protest.about)}"


def corrected_words(before: Incident, now: Incident) -> str:
    """What is other than it was: `cars 06 and 20, not 06 and 47`."""
    parts = []
    if before.entries != now.entries:
        cars = text.listed([text.car(number) for number in now.entries])
        old = text.listed([text.car(number) for number in before.entries])
        parts.append(f"{'cars' if len(now.entries) > 1 else 'car'} {cars}, not {old}")
    if before.reason != now.reason:
        parts.append(_no_stop(now.reason))
    if before.turn != now.turn:
        parts.append(f"turn {now.turn}")
    if before.lap != now.lap:
        parts.append(f"lap {now.lap}")
    return ", ".join(parts)


def _penalty(state: State, number: int) -> str:
    """`Car 31 (KSZ), drive-through`."""
    decision = state.decisions[number]
    penalty = PENALTIES.get(decision.penalty)
    name = penalty.name if penalty else decision.penalty
    name = name if name[:1].isdigit() else name[:1].lower() + name[1:]
    return f"{_first_up(_car(state.meeting, decision.entry))}, {name}"


def _case(state: State, number: int) -> str:
    incident = state.incidents[number]
    cars = text.listed([_car(state.meeting, entry) for entry in incident.entries])
    return f"Case {number}, {cars}, {_no_stop(incident.reason)}:"


def _car(meeting: Meeting | None, number: int) -> str:
    codes = {entry.number: entry.code for entry in meeting.entries} if meeting else {}
    code = codes.get(number)
    return f"car {text.car(number)} ({code})" if code else f"car {text.car(number)}"


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.1f}"


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _no_stop(words: str) -> str:
    return words.rstrip(".")
