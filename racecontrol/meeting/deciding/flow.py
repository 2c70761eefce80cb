"""The acts of the flow, each to the module that knows it, and who may do it. Part of `decide`."""

from typing import Final

from racecontrol.meeting.acts import (
    AnyAct,
    DeclareFinal,
    EndSession,
    FormGrid,
    PublishResult,
    ShowFlag,
    StartSession,
)
from racecontrol.meeting.deciding.neutralising import neutralising
from racecontrol.meeting.deciding.sequencing import StepKind, next_step, sequencing
from racecontrol.meeting.deciding.starting import starting
from racecontrol.meeting.deciding.taking_part import of_the_event
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.flow_acts import (
    EventAct,
    FlowAct,
    MarkReady,
    NoteStint,
    SealRig,
    SequenceAct,
    StartAct,
)
from racecontrol.meeting.model import Flag, Person, Role
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.stints import stint_noted

Facts = tuple[AnyFact, ...]

STEPS: Final = {
    FormGrid: StepKind.FORM_GRID,
    StartSession: StepKind.START,
    EndSession: StepKind.END,
    PublishResult: StepKind.PUBLISH,
    DeclareFinal: StepKind.FINAL,
}


def flow_verdict(state: State, act: FlowAct | EventAct, who: Person, now_ns: int) -> Facts | str:
    """The facts that an act of the flow leads to, or why not in one sentence."""
    if isinstance(act, EventAct):
        return of_the_event(state, act, now_ns)
    session = state.sessions.get(act.session)
    if session is None:
        return f"There is no session {act.session!r} in this event."
    if isinstance(act, SequenceAct):
        return sequencing(state, session, act, now_ns)
    if isinstance(act, StartAct):
        return starting(state, session, act, now_ns)
    if isinstance(act, NoteStint):
        noted = stint_noted(state, session, act, who, now_ns)
        return noted if isinstance(noted, str) else (noted,)
    return neutralising(state, session, act, now_ns)


def not_for(act: AnyAct, role: Role) -> str:
    """Why this role may not do an act of the flow; empty when it may, or for another act."""
    if not isinstance(act, FlowAct | EventAct) or role is Role.DIRECTOR:
        return ""
    if isinstance(act, NoteStint):
        return ""
    if isinstance(act, MarkReady | SealRig):
        may = role is Role.TECHNICIAN
        return "" if may else "Only the race director and the technician can say that."
    return "Only the race director can run a session."


def automatic(state: State, act: AnyAct, now_ns: int) -> bool:
    """Whether the program may do this act by itself: the director, or the rulebook, said so."""
    if isinstance(act, ShowFlag) and act.flag is Flag.BLUE and state.meeting:
        return state.meeting.rulebook.procedures.neutral.blue_automatic
    kind = STEPS.get(type(act))
    if kind is None or not state.event.automatic or state.event.paused_ns:
        return False
    step = next_step(state, now_ns)
    due = step is not None and step.at_ns <= now_ns
    return due and step is not None and (step.kind, step.session) == (kind, _session_of(act))


def _session_of(act: AnyAct) -> str:
    return str(getattr(act, "session", ""))


def no_grid(state: State, session: Session, slots: tuple[int, ...]) -> str:
    """Why the flow does not let this grid be formed; empty when it does."""
    if session.flow.cancelled:
        return f"{session.plan.name} is cancelled. Order it to be run after all first."
    for number in slots:
        if number in state.event.withdrawn:
            return f"Car {number:02d} is withdrawn."
        if number in session.flow.absent:
            return f"Car {number:02d} cannot start in {session.plan.name}."
    return ""
