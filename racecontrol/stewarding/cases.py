"""Cases: an incident with its stage, what was decided on it, and decisions like it before."""

from typing import Final

from msgspec import Struct

from racecontrol.meeting.judged import Stage
from racecontrol.meeting.model import Decision, Incident
from racecontrol.meeting.stages import decisions_on, stage_of
from racecontrol.meeting.state import State
from racecontrol.stewarding.in_force import PenaltyState, standing_of
from racecontrol.stewarding.infringements import (
    infringement_of,
    offence_number,
    ordinal,
    same,
)
from racecontrol.stewarding.penalties import PENALTIES

OPEN: Final = (Stage.NOTED, Stage.INVESTIGATED, Stage.POSTPONED)
NOTHING: Final = "no further action"
WEIGHT: Final = {code: place for place, code in enumerate(PENALTIES, 1)}  # the rows' own order


def case_stage(state: State, incident: int) -> Stage:
    """The stage, with SERVED where all that had to be served on the track was."""
    stage = stage_of(state, incident)
    if stage is not Stage.DECIDED:
        return stage
    standing = [standing_of(state, decision) for decision in decisions_on(state, incident)]
    on_track = [one.state for one in standing if one.penalty.served_on_track]
    done = (PenaltyState.SERVED, PenaltyState.IN_GAME)
    return Stage.SERVED if on_track and all(one in done for one in on_track) else stage


def open_cases(state: State, session: str, entry: int | None = None) -> tuple[int, ...]:
    """Incidents of a session on which nothing was decided yet, of one car or of all."""
    return tuple(
        number
        for number, incident in state.incidents.items()
        if incident.session == session
        and (entry is None or entry in incident.entries)
        and stage_of(state, number) in OPEN
    )


class FourParts(Struct, frozen=True):
    """A decision as its document has it."""

    fact: str
    infringement: str
    decision: str
    reason: str


def four_parts(state: State, decision: Decision) -> FourParts:
    """Fact, infringement, decision, reason; the second offence of a car says so."""
    incident = state.incidents.get(decision.incident)
    number = offence_number(state, decision)
    times = f" ({ordinal(number)} offence)" if number > 1 else ""
    penalty = PENALTIES[decision.penalty]
    lap = f" of lap {decision.lap}" if penalty.deletes_lap else ""
    return FourParts(
        decision.found or (found_words(incident) if incident else ""),
        infringement_of(decision) + times,
        penalty.name + lap,
        decision.reason,
    )


def found_words(incident: Incident) -> str:
    """What is known of an incident without anybody's words: who, where, when."""
    cars = " and ".join(f"car {number:02d}" for number in incident.entries)
    turn = f" at turn {incident.turn}" if incident.turn else ""
    lap = f" on lap {incident.lap}" if incident.lap else ""
    return f"{cars[:1].upper()}{cars[1:]}{turn}{lap}: {incident.reason.rstrip('.')}."


class Precedent(Struct, frozen=True):
    """An earlier case like this one, and how it ended."""

    incident: int  # 0: a decision without a case
    session: str  # name of the session
    entries: tuple[int, ...]
    penalty: str  # code; "": no further action
    at_ns: int
    entry: int = -1  # on whom it was given; -1: on nobody

    @property
    def outcome(self) -> str:
        return PENALTIES[self.penalty].name if self.penalty else NOTHING


def precedents(state: State, infringement: str, besides: int = 0) -> tuple[Precedent, ...]:
    """Cases of the meeting with the same infringement that ended, newest first.

    `besides` is the case that is asked for.
    """
    given = [
        _given(state, decision)
        for number, decision in state.decisions.items()
        if number not in state.rescinded
        and same(infringement_of(decision), infringement)
        and (not besides or decision.incident != besides)
    ]
    closed = [
        _closed(state, incident)
        for number, incident in state.incidents.items()
        if same(incident.reason, infringement)
        and number != besides
        and stage_of(state, number) is Stage.CLOSED
    ]
    return tuple(sorted((*given, *closed), key=lambda one: -one.at_ns))


def _given(state: State, decision: Decision) -> Precedent:
    incident = state.incidents.get(decision.incident)
    return Precedent(
        decision.incident,
        state.sessions[decision.session].plan.name,
        incident.entries if incident else (decision.entry,),
        decision.penalty,
        decision.at_ns,
        decision.entry,
    )


def _closed(state: State, incident: Incident) -> Precedent:
    step = state.justice.step(incident.incident)
    at_ns = step.at_ns if step else incident.at_ns
    name = state.sessions[incident.session].plan.name
    return Precedent(incident.incident, name, incident.entries, "", at_ns)


def range_of(earlier: tuple[Precedent, ...]) -> tuple[str, str] | None:
    """The lightest and the heaviest outcome so far, as codes, "" for none; None: no precedent."""
    codes = sorted((one.penalty for one in earlier), key=lambda code: WEIGHT.get(code, 0))
    return (codes[0], codes[-1]) if codes else None


def outside(earlier: tuple[Precedent, ...], code: str) -> str:
    """`Outside the range so far: none to 10 s.`; empty inside it, or where there is no range."""
    least_most = range_of(earlier)
    if least_most is None:
        return ""
    least, most = (WEIGHT.get(end, 0) for end in least_most)
    if least <= WEIGHT.get(code, 0) <= most:
        return ""
    return f"Outside the range so far: {range_words(earlier)}."


def range_words(earlier: tuple[Precedent, ...]) -> str:
    """`none to 10 s`; empty without a precedent."""
    ends = range_of(earlier)
    if ends is None:
        return ""
    words = [_in_a_sentence(PENALTIES[code].name) if code else "none" for code in ends]
    return words[0] if words[0] == words[1] else f"{words[0]} to {words[1]}"


def _in_a_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]
