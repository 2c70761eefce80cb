"""Cases: what was noted and what became of it, in the order in which the stewards see it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.judged import Stage
from racecontrol.meeting.model import Decision, Incident
from racecontrol.meeting.stages import decisions_on
from racecontrol.meeting.state import State
from racecontrol.stewarding.cases import case_stage
from ui.tr import later, ruled, tr, worded


class CaseState(StrEnum):
    """How far a case is; each has its part of the list."""

    NEW = "new"
    INVESTIGATED = "under investigation"
    POSTPONED = "after the session"
    DECIDED = "decided"
    SERVED = "served"
    CLOSED = "no further action"

    @property
    def words(self) -> str:
        """The same in the language of the screens."""
        return worded(HEADS[self])

    @property
    def is_open(self) -> bool:
        """Whether it waits for the stewards."""
        return self in (CaseState.NEW, CaseState.INVESTIGATED, CaseState.POSTPONED)


HEADS: Final = {
    CaseState.NEW: later("New"),
    CaseState.INVESTIGATED: later("Under investigation"),
    CaseState.POSTPONED: later("After the session"),
    CaseState.DECIDED: later("Decided"),
    CaseState.SERVED: later("Served"),
    CaseState.CLOSED: later("No further action"),
}
STATES: Final = {
    Stage.NOTED: CaseState.NEW,
    Stage.INVESTIGATED: CaseState.INVESTIGATED,
    Stage.POSTPONED: CaseState.POSTPONED,
    Stage.DECIDED: CaseState.DECIDED,
    Stage.SERVED: CaseState.SERVED,
    Stage.CLOSED: CaseState.CLOSED,
}


class Case(Struct, frozen=True):
    """One incident with the decisions in force on it."""

    incident: Incident
    session: str  # name of the session
    decisions: tuple[Decision, ...]
    stage: Stage = Stage.NOTED
    why: str = ""  # of the last step

    @property
    def number(self) -> int:
        return self.incident.incident

    @property
    def state(self) -> CaseState:
        return STATES[self.stage]


def cases_of(state: State, car: int | None = None) -> tuple[Case, ...]:
    """Cases of the session at hand and open ones of any other, new first, then oldest first.

    `car` leaves only the cases of this car. One whose decisions were all rescinded is open again.
    """
    current = state.current.plan.key if state.current else ""
    cases = (case_of(state, incident) for incident in state.incidents.values())
    shown = [
        case
        for case in cases
        if (case.state.is_open or case.incident.session == current)
        and (car is None or car in case.incident.entries)
    ]
    order = list(CaseState)
    return tuple(sorted(shown, key=lambda case: (order.index(case.state), case.number)))


def case_of(state: State, incident: Incident) -> Case:
    """The case of one incident as the facts stand."""
    step = state.justice.step(incident.incident)
    return Case(
        incident,
        state.sessions[incident.session].plan.name,
        decisions_on(state, incident.incident),
        case_stage(state, incident.incident),
        step.reason if step else "",
    )


def is_open(state: State, incident: int) -> bool:
    """Whether a case waits for the stewards."""
    return incident in state.incidents and STATES[case_stage(state, incident)].is_open


def title(incident: Incident) -> str:
    """What and where in one line: `Causing a collision, turn 4, lap 6`."""
    parts = [ruled(incident.reason)]
    if incident.turn:
        parts.append(tr("turn {turn}", turn=incident.turn))
    if incident.lap:
        parts.append(tr("lap {lap}", lap=incident.lap))
    return ", ".join(parts)


def neighbour(numbers: Sequence[int], chosen: int, step: int) -> int:
    """The row `step` places on from the chosen one, without wrapping; 0 when there is none."""
    if not numbers:
        return 0
    if chosen not in numbers:
        return numbers[0] if step > 0 else numbers[-1]
    index = numbers.index(chosen) + step
    return numbers[min(max(index, 0), len(numbers) - 1)]
