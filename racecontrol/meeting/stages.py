"""How far an incident is: what people said of it, and the decisions in force on it."""

from racecontrol.meeting.judged import Stage
from racecontrol.meeting.model import Decision
from racecontrol.meeting.state import State


def decisions_on(state: State, incident: int) -> tuple[Decision, ...]:
    """Decisions in force on an incident, oldest first."""
    session = state.incidents[incident].session
    return tuple(d for d in state.in_force(session) if d.incident == incident)


def stage_of(state: State, incident: int) -> Stage:
    """The stage of an incident. Reopened after its decision, it is under investigation again.

    Whether what was decided is served as well is told by `stewarding.cases`, which knows penalties.
    """
    step = state.justice.step(incident)
    given = decisions_on(state, incident)
    if given and (step is None or given[-1].at_ns >= step.at_ns):
        return Stage.DECIDED
    return step.stage if step else Stage.NOTED
