"""Cases: what was noted and what became of it, in the order in which the stewards see it."""

from enum import StrEnum

from msgspec import Struct

from racecontrol.meeting.model import Decision, Incident
from racecontrol.meeting.state import State


class CaseState(StrEnum):
    """How far a case is; the value is the head of its part of the list."""

    NEW = "New"
    DECIDED = "Decided"


class Case(Struct, frozen=True):
    """One incident with the decisions in force on it."""

    incident: Incident
    session: str  # name of the session
    decisions: tuple[Decision, ...]

    @property
    def number(self) -> int:
        return self.incident.incident

    @property
    def state(self) -> CaseState:
        return CaseState.DECIDED if self.decisions else CaseState.NEW


def cases_of(state: State, car: int | None = None) -> tuple[Case, ...]:
    """Cases of the session at hand and open ones of any other, new first, then oldest first.

    `car` leaves only the cases of this car. A case whose decisions were all rescinded is new again.
    """
    current = state.current.plan.key if state.current else ""
    cases = (case_of(state, incident) for incident in state.incidents.values())
    shown = [
        case
        for case in cases
        if (case.state is CaseState.NEW or case.incident.session == current)
        and (car is None or car in case.incident.entries)
    ]
    return tuple(sorted(shown, key=lambda case: (case.state is CaseState.DECIDED, case.number)))


def case_of(state: State, incident: Incident) -> Case:
    """The case of one incident as the facts stand."""
    return Case(
        incident,
        state.sessions[incident.session].plan.name,
        tuple(
            decision
            for decision in state.in_force(incident.session)
            if decision.incident == incident.incident
        ),
    )


def title(incident: Incident) -> str:
    """What and where in one line: `Causing a collision, turn 4, lap 6`."""
    parts = [incident.reason]
    if incident.turn:
        parts.append(f"turn {incident.turn}")
    if incident.lap:
        parts.append(f"lap {incident.lap}")
    return ", ".join(parts)


def neighbour(cases: tuple[Case, ...], chosen: int, step: int) -> int:
    """The case `step` places on from the chosen one, without wrapping; 0 when there is none."""
    numbers = [case.number for case in cases]
    if not numbers:
        return 0
    if chosen not in numbers:
        return numbers[0] if step > 0 else numbers[-1]
    index = numbers.index(chosen) + step
    return numbers[min(max(index, 0), len(numbers) - 1)]
