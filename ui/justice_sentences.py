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
from racecontrol.meeting.model import Incident
from racecontrol.meeting.state import State
from racecontrol.stewarding.penalties import PENALTIES
from ui import format as text
from ui.nouns import car, noun, reason_of
from ui.tr import first_up, ruled, tr


def justice_sentence(fact: JusticeFact, state: State) -> str:
    """One sentence. `state` is the one after the fact."""
    match fact:
        case PenaltyServed(decision=number, service=service):
            return tr(
                "{penalty} served: {service}.",
                penalty=_penalty(state, number),
                service=service_words(service),
            )
        case ServiceTakenBack(decision=number, reason=reason):
            return tr(
                "{penalty} not served after all: {reason}.",
                penalty=_penalty(state, number),
                reason=reason_of(reason),
            )
        case PenaltyCarried(decision=number, session=key, reason=reason):
            name = state.sessions[key].plan.name
            return tr(
                "{penalty} carried over to {name}: {reason}.",
                penalty=_penalty(state, number),
                name=name,
                reason=reason_of(reason),
            )
        case GamePenaltyNoted(penalty=penalty):
            return f"{game_words(state, penalty)}."
        case GamePenaltyTakenBack(number=number, reason=reason):
            return tr(
                "Penalty {number} of the game taken back: {reason}.",
                number=number,
                reason=reason_of(reason),
            )
        case ProtestLodged(protest=protest):
            return f"{protest_words(state, protest)}."
        case ProtestRuled(protest=number, upheld=upheld, reason=reason):
            ruling: dict[str, object] = {
                "protest": first_up(noun(state.justice.protests[number].kind)),
                "number": number,
                "reason": reason_of(reason),
            }
            if upheld:
                return tr("{protest} {number} upheld: {reason}.", **ruling)
            return tr("{protest} {number} rejected: {reason}.", **ruling)
        case ResultSigned(session=key, by=by):
            return tr("Result of {plan} signed by {by}.", plan=state.sessions[key].plan.name, by=by)
        case ResultReopened(session=key, reason=reason):
            name = state.sessions[key].plan.name
            return tr(
                "Result of {name} is provisional again: {reason}.",
                name=name,
                reason=reason_of(reason),
            )
        case _:
            return _incident(state, fact)


StageFact = (
    IncidentInvestigated | IncidentPostponed | IncidentClosed | IncidentReopened | IncidentCorrected
)


def _incident(state: State, fact: StageFact) -> str:
    match fact:
        case IncidentInvestigated(incident=number):
            return tr("{case} under investigation.", case=_case(state, number))
        case IncidentPostponed(incident=number):
            return tr("{case} will be investigated after the session.", case=_case(state, number))
        case IncidentClosed(incident=number, reason=reason):
            why = f", {reason_of(reason)}" if reason else ""
            return tr(
                "{case} reviewed, no further action{why}.", case=_case(state, number), why=why
            )
        case IncidentReopened(incident=number, reason=reason):
            return tr(
                "{case} reopened: {reason}.", case=_case(state, number), reason=reason_of(reason)
            )
        case IncidentCorrected(incident=incident, before=before):
            word = first_up(ruled(fact.word.lower()))
            changes = corrected_words(before, incident)
            return tr(
                "{word}: case {incident}, {changes}.",
                word=word,
                incident=incident.incident,
                changes=changes,
            )
        case _:
            assert_never(fact)


def service_words(service: Service) -> str:
    """`drive-through on lap 7, at most 79.4 km/h, cost 21.3 s`, without a full stop."""
    parts = [noun(service.by) if service.by is not ServedBy.SEEN else tr("seen by a steward")]
    if service.lap:
        parts[0] += tr(" on lap {lap}", lap=service.lap)
    if service.stopped_ms:
        parts.append(tr("stood {stopped} s", stopped=_seconds(service.stopped_ms)))
    if service.fastest_kmh:
        parts.append(tr("at most {fastest_kmh} km/h", fastest_kmh=f"{service.fastest_kmh:.1f}"))
    if service.lost_ms is not None:
        parts.append(tr("cost {lost} s", lost=_seconds(service.lost_ms)))
    return ", ".join(parts)


def game_words(state: State, penalty: GamePenalty) -> str:
    """`Car 31 (KSZ): the game took 2.0 s, contact`, without a full stop."""
    who = first_up(car(state.meeting, penalty.entry))
    took = tr("the game took {taken} s", taken=_seconds(penalty.taken_ms))
    return f"{who}: {took}, {reason_of(penalty.reason)}"


def protest_words(state: State, protest: Protest) -> str:
    """`Protest 1 of car 31 (KSZ): ...`, without a full stop."""
    kind = first_up(noun(protest.kind))
    against = (
        tr(" against decision {decision}", decision=protest.decision) if protest.decision else ""
    )
    who = car(state.meeting, protest.entry)
    return tr(
        "{kind} {protest} of {who}{against}: {about}",
        kind=kind,
        protest=protest.number,
        who=who,
        against=against,
        about=reason_of(protest.about),
    )


def corrected_words(before: Incident, now: Incident) -> str:
    """What is other than it was: `cars 06 and 20, not 06 and 47`."""
    parts = []
    if before.entries != now.entries:
        cars = text.listed([text.car(number) for number in now.entries])
        old = text.listed([text.car(number) for number in before.entries])
        parts.append(
            tr("cars {cars}, not {old}", cars=cars, old=old)
            if len(now.entries) > 1
            else tr("car {car}, not {old}", car=cars, old=old)
        )
    if before.reason != now.reason:
        parts.append(reason_of(now.reason))
    if before.turn != now.turn:
        parts.append(tr("turn {turn}", turn=now.turn))
    if before.lap != now.lap:
        parts.append(tr("lap {lap}", lap=now.lap))
    return ", ".join(parts)


def _penalty(state: State, number: int) -> str:
    """`Car 31 (KSZ), drive-through`."""
    decision = state.decisions[number]
    penalty = PENALTIES.get(decision.penalty)
    name = ruled(penalty.name) if penalty else decision.penalty
    name = name if name[:1].isdigit() else name[:1].lower() + name[1:]
    return f"{first_up(car(state.meeting, decision.entry))}, {name}"


def _case(state: State, number: int) -> str:
    incident = state.incidents[number]
    cars = text.listed([car(state.meeting, entry) for entry in incident.entries])
    return tr(
        "Case {number}, {cars}, {reason}:",
        number=number,
        cars=cars,
        reason=reason_of(incident.reason),
    )


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.1f}"
