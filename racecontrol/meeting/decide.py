"""`decide`: what an act leads to. The only place that says no."""

from typing import assert_never

from msgspec import Struct

from racecontrol.meeting.acts import (
    AnyAct,
    DeclareFinal,
    DeletePassing,
    EndSession,
    FormGrid,
    GiveDecision,
    InsertPassing,
    MovePassing,
    MoveTimingLine,
    NoteIncident,
    PublishResult,
    ReopenTie,
    RescindDecision,
    SettleTie,
    ShowFlag,
    SplitLap,
    StartSession,
    UndoCorrection,
    WithdrawChequered,
)
from racecontrol.meeting.bookmarks import BookmarkAct
from racecontrol.meeting.deciding.bookmarking import bookmarking
from racecontrol.meeting.deciding.correcting import corrected_by
from racecontrol.meeting.deciding.flow import automatic, flow_verdict, no_grid, not_for
from racecontrol.meeting.deciding.judging import judged, no_decision, not_theirs
from racecontrol.meeting.deciding.neutralising import no_flag, with_consequences
from racecontrol.meeting.deciding.parity import proving
from racecontrol.meeting.deciding.publishing import not_final
from racecontrol.meeting.deciding.rig_draw import drawing
from racecontrol.meeting.deciding.rigs import at_the_rig, passed_on
from racecontrol.meeting.deciding.settling import settling_of
from racecontrol.meeting.deciding.suspending import order_at_the_end, resumption
from racecontrol.meeting.distance import withdrawal
from racecontrol.meeting.facts import (
    AnyFact,
    DecisionGiven,
    DecisionRescinded,
    FlagShown,
    GridFormed,
    IncidentNoted,
    ResultDeclaredFinal,
    ResultPublished,
    SessionEnded,
    SessionStarted,
    TimingLineMoved,
)
from racecontrol.meeting.flow_acts import EventAct, FlowAct
from racecontrol.meeting.justice_acts import JusticeAct
from racecontrol.meeting.model import (
    Decision,
    Flag,
    Incident,
    LineMove,
    Meeting,
    Person,
    Phase,
    Role,
)
from racecontrol.meeting.parity_acts import ParityAct
from racecontrol.meeting.rig_acts import RigAct
from racecontrol.meeting.rig_draw_acts import RigDrawAct
from racecontrol.meeting.state import LAP_DELETION, Session, State


class Refused(Struct, frozen=True):
    """No, and why: one sentence for the person who asked."""

    reason: str


Verdict = tuple[AnyFact, ...] | Refused


def decide(state: State, act: AnyAct, who: Person, now_ns: int) -> Verdict:
    """The facts that an act leads to, or a refusal. Changes nothing.

    `now_ns` is the event clock. What a role may do is asked first, then whether it can be done now.
    """
    if state.meeting is None:
        return Refused("No event is loaded. Open an event file first.")
    refusal = _not_yours(state, act, who, now_ns)
    if refusal:
        return refusal
    if isinstance(act, FlowAct | EventAct):
        flow = flow_verdict(state, act, who, now_ns)
        return Refused(flow) if isinstance(flow, str) else flow
    if isinstance(act, JusticeAct):
        just = judged(state, act, who, now_ns)
        return Refused(just) if isinstance(just, str) else (just,)
    if isinstance(act, BookmarkAct):
        marked = bookmarking(state, act, who, now_ns)
        return Refused(marked) if isinstance(marked, str) else (marked,)
    if isinstance(act, RigAct | ParityAct | RigDrawAct):
        done = _of_rigs(state, act, who, now_ns)
        return Refused(done) if isinstance(done, str) else done
    if isinstance(act, RescindDecision):
        return _rescind(state, act, now_ns)
    if isinstance(act, MoveTimingLine):
        return _move_line(state, act, now_ns)
    if isinstance(act, SettleTie | ReopenTie):
        settled = settling_of(state, act, who, now_ns)
        return Refused(settled) if isinstance(settled, str) else (settled,)
    session = state.sessions.get(act.session)
    if session is None:
        return Refused(f"There is no session {act.session!r} in this event.")
    match act:
        case FormGrid():
            return _form_grid(state, session, act, now_ns)
        case StartSession():
            return _start(session, act, now_ns)
        case ShowFlag():
            return _show_flag(state.meeting, session, act, now_ns)
        case EndSession():
            return _end(state, session, now_ns)
        case NoteIncident():
            return _note(state, session, act, who, now_ns)
        case GiveDecision():
            return _give(state, session, act, who, now_ns)
        case PublishResult():
            return _publish(session, act, now_ns)
        case DeclareFinal():
            return _declare_final(state, session, act, who, now_ns)
        case InsertPassing() | MovePassing() | DeletePassing() | SplitLap() | UndoCorrection():
            made = corrected_by(state, session, act, who, now_ns)
            return Refused(made) if isinstance(made, str) else made
        case WithdrawChequered():
            taken = withdrawal(session, act, now_ns)
            return Refused(taken) if isinstance(taken, str) else (taken,)
        case _:
            assert_never(act)


def _of_rigs(
    state: State, act: RigAct | ParityAct | RigDrawAct, who: Person, now_ns: int
) -> tuple[AnyFact, ...] | str:
    """The facts, or why not in one sentence."""
    if isinstance(act, RigAct):
        return at_the_rig(state, act, who, now_ns)
    if isinstance(act, ParityAct):
        return proving(state, act, who, now_ns)
    return drawing(state, act, who, now_ns)


RACE_DIRECTION = (
    FormGrid,
    StartSession,
    ShowFlag,
    WithdrawChequered,
    EndSession,
    PublishResult,
    DeclareFinal,
)
CORRECTING = (InsertPassing, MovePassing, DeletePassing, SplitLap, UndoCorrection)
STEWARDING = (GiveDecision, RescindDecision, SettleTie, ReopenTie)


def _not_yours(state: State, act: AnyAct, who: Person, now_ns: int) -> Refused | None:
    """The program may only note incidents, wave the flag that its own count asks for, and do what
    it was told to do by itself."""
    if who.role is Role.TIMING:
        counted = isinstance(act, ShowFlag) and act.flag is Flag.CHEQUERED
        by_itself = automatic(state, act, now_ns) or passed_on(state, act)
        allowed = counted or isinstance(act, NoteIncident) or by_itself
        return None if allowed else Refused("A machine may only note. People decide.")
    refusal = not_for(act, who.role) or not_theirs(act, who.role)
    if refusal:
        return Refused(refusal)
    if isinstance(act, STEWARDING) and who.role is not Role.STEWARD:
        return Refused("Only the stewards can decide.")
    if isinstance(act, RACE_DIRECTION) and who.role is not Role.DIRECTOR:
        return Refused("Only the race director can run a session.")
    if isinstance(act, CORRECTING) and who.role is not Role.DIRECTOR:
        return Refused("Only the race director can correct passings.")
    if isinstance(act, MoveTimingLine) and who.role is Role.STEWARD:
        return Refused("Only the rig technician or the race director can move a timing line.")
    return None


def _move_line(state: State, act: MoveTimingLine, now_ns: int) -> Verdict:
    """Whether its neighbours leave it room is the control's to say, which knows the track."""
    busy = next((other for other in state.sessions.values() if other.running), None)
    if busy and busy.plan.track == act.track:
        return Refused(f"{busy.plan.name} is being timed at these lines. End it first.")
    if act.from_m == act.to_m:
        return Refused("The line is there already.")
    move = LineMove(act.track, act.line, act.number, act.from_m, act.to_m)
    return (TimingLineMoved(move, now_ns),)


def _form_grid(state: State, session: Session, act: FormGrid, now_ns: int) -> Verdict:
    refusal = no_grid(state, session, act.slots)
    if refusal:
        return Refused(refusal)
    if session.phase not in (Phase.SCHEDULED, Phase.GRID):
        return Refused(f"{session.plan.name} has started already: its grid stands.")
    busy = next((other for other in state.sessions.values() if other.running), None)
    if busy:
        return Refused(f"{busy.plan.name} is still running. End it first.")
    assert state.meeting is not None
    known = {entry.number for entry in state.meeting.entries}
    strange = [number for number in act.slots if number not in known]
    if strange:
        return Refused(f"Car {strange[0]:02d} is not entered.")
    if len(set(act.slots)) != len(act.slots):
        return Refused("A car stands on the grid twice.")
    if not act.slots:
        return Refused("The grid is empty.")
    return (GridFormed(act.session, act.slots, now_ns),)


def _start(session: Session, act: StartSession, now_ns: int) -> Verdict:
    if session.phase is Phase.SCHEDULED:
        return Refused(f"{session.plan.name} has no grid yet. Form the grid first.")
    if session.flow.start.armed and not session.flow.start.lights:
        return Refused("The start is armed. Start the lights, or abort.")
    if session.flow.taken:
        return resumption(session, act.at_ns or now_ns)
    if session.phase is Phase.CANCELLED:
        return Refused(f"{session.plan.name} is cancelled.")
    if session.phase is not Phase.GRID:
        return Refused(f"{session.plan.name} has started already.")
    return (SessionStarted(act.session, act.at_ns or now_ns),)


def _show_flag(meeting: Meeting, session: Session, act: ShowFlag, now_ns: int) -> Verdict:
    if not session.running:
        return Refused(f"{session.plan.name} is not running: no flag can be shown.")
    if act.flag.to_one_car and act.entry not in {entry.number for entry in meeting.entries}:
        return Refused(f"The {act.flag} flag goes to one car. Choose the car first.")
    flowing = no_flag(session, act.flag)
    if flowing:
        return Refused(flowing)
    if act.flag is Flag.CHEQUERED:
        refusal = _no_chequered(session)
        if refusal:
            return refusal
    elif session.phase is Phase.CHEQUERED and act.flag is not Flag.RED and not act.flag.to_one_car:
        return Refused("The chequered flag is out. Only red can be shown now.")
    if session.red and act.flag in (Flag.YELLOW, Flag.DOUBLE_YELLOW):
        return Refused("The session is under red. Show green first.")
    shown = FlagShown(act.session, act.flag, act.at_ns or now_ns, act.sector, act.entry)
    return with_consequences(session, shown)


def _no_chequered(session: Session) -> Refused | None:
    """A race over a distance ends when its leader has covered it, not before."""
    if session.phase is Phase.CHEQUERED:
        return Refused("The chequered flag is out already.")
    if session.plan.laps:
        done = max((run.laps[-1].lap for run in session.runs.values() if run.laps), default=0)
        if done < session.plan.laps - 1:
            return Refused(
                f"Chequered is free from lap {session.plan.laps}. To stop earlier, end the session."
            )
    return None


def _end(state: State, session: Session, now_ns: int) -> Verdict:
    if not session.running:
        return Refused(f"{session.plan.name} is not running.")
    counted_back = order_at_the_end(state, session, now_ns)
    return (*counted_back, SessionEnded(session.plan.key, now_ns))


def _note(state: State, session: Session, act: NoteIncident, who: Person, now_ns: int) -> Verdict:
    assert state.meeting is not None
    known = {entry.number for entry in state.meeting.entries}
    strange = [number for number in act.entries if number not in known]
    if strange:
        return Refused(f"Car {strange[0]:02d} is not entered.")
    if not act.entries:
        return Refused("An incident needs at least one car.")
    if not act.reason.strip():
        return Refused("Say in a few words what happened.")
    number = len(state.incidents) + 1
    incident = Incident(
        number,
        session.plan.key,
        act.at_ns or now_ns,
        act.entries,
        act.reason.strip(),
        act.turn,
        act.lap,
        who.name,
    )
    return (IncidentNoted(incident),)


def _give(state: State, session: Session, act: GiveDecision, who: Person, now_ns: int) -> Verdict:
    assert state.meeting is not None
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return Refused(f"{session.plan.name} has not started: nothing to decide on.")
    if session.phase is Phase.FINAL:
        return Refused(f"The result of {session.plan.name} is final.")
    if act.entry not in {entry.number for entry in state.meeting.entries}:
        return Refused(f"Car {act.entry:02d} is not entered.")
    if act.penalty not in state.meeting.rulebook.penalties:
        return Refused(f"{state.meeting.rulebook.name} does not allow {act.penalty!r}.")
    if act.incident and act.incident not in state.incidents:
        return Refused(f"There is no incident {act.incident}.")
    if act.penalty == LAP_DELETION and not _drove(session, act.entry, act.lap):
        return Refused(f"Car {act.entry:02d} has no lap {act.lap} to delete.")
    if not act.reason.strip():
        return Refused("A decision needs its reason.")
    unfit = no_decision(state, act)
    if unfit:
        return Refused(unfit)
    decision = Decision(
        len(state.decisions) + 1,
        act.session,
        now_ns,
        act.entry,
        act.penalty,
        act.reason.strip(),
        act.incident,
        act.lap,
        who.name,
        act.infringement.strip(),
        act.found.strip(),
    )
    return (DecisionGiven(decision),)


def _drove(session: Session, entry: int, lap: int) -> bool:
    return any(done.lap == lap for done in session.run(entry).laps)


def _rescind(state: State, act: RescindDecision, now_ns: int) -> Verdict:
    decision = state.decisions.get(act.decision)
    if decision is None:
        return Refused(f"There is no decision {act.decision}.")
    if act.decision in state.rescinded:
        return Refused(f"Decision {act.decision} is rescinded already.")
    if state.sessions[decision.session].phase is Phase.FINAL:
        return Refused(f"The result of {state.sessions[decision.session].plan.name} is final.")
    if not act.reason.strip():
        return Refused("Rescinding a decision needs its reason.")
    return (DecisionRescinded(act.decision, act.reason.strip(), now_ns),)


def _publish(session: Session, act: PublishResult, now_ns: int) -> Verdict:
    if session.phase not in (Phase.ENDED, Phase.PROVISIONAL):
        return Refused(f"{session.plan.name} has not ended: there is no result to publish.")
    revision = len(session.published) + 1
    return (ResultPublished(act.session, revision, act.digest, now_ns, act.content),)


def _declare_final(
    state: State, session: Session, act: DeclareFinal, who: Person, now_ns: int
) -> Verdict:
    if session.phase is not Phase.PROVISIONAL:
        return Refused(f"{session.plan.name} has no provisional result to declare final.")
    if session.published[-1].digest != act.digest:
        return Refused("Decisions changed the result since it was published. Publish it again.")
    held = not_final(state, session, who, now_ns)
    if held:
        return Refused(held)
    return (ResultDeclaredFinal(act.session, act.digest, now_ns),)
