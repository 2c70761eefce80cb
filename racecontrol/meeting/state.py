"""The state of a meeting, and `apply`: the only place that changes it.

State is frozen; `apply` answers with a new one. Replaying the facts of a journal from the start
gives the same state bit for bit.
"""

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting import flow as flowing
from racecontrol.meeting.bookmarks import BookmarkFact, Bookmarks
from racecontrol.meeting.corrections import corrected
from racecontrol.meeting.event_flow import EventFlow, after_event_fact
from racecontrol.meeting.facts import (
    AnyFact,
    ChequeredMoved,
    ChequeredWithdrawn,
    CorrectionUndone,
    DecisionGiven,
    DecisionRescinded,
    FlagShown,
    GridFormed,
    IncidentNoted,
    LapCompleted,
    LapCorrected,
    MeetingOpened,
    PassingRecorded,
    ProgramStarted,
    ResultDeclaredFinal,
    ResultPublished,
    RigFellSilent,
    RigHeardAgain,
    SessionEnded,
    SessionStarted,
    TieReopened,
    TieSettled,
    TimingLineMoved,
)
from racecontrol.meeting.flow import Flow, Start
from racecontrol.meeting.flow_facts import EventFact, FlowFact
from racecontrol.meeting.justice import Justice, after
from racecontrol.meeting.justice_facts import IncidentCorrected, JusticeFact, ResultReopened
from racecontrol.meeting.model import (
    Correction,
    Decision,
    Flag,
    Incident,
    Lap,
    LineMove,
    Meeting,
    Passing,
    Phase,
    SessionPlan,
)
from racecontrol.meeting.parity_facts import ParityFact
from racecontrol.meeting.parity_state import Parity, after_parity_fact
from racecontrol.meeting.rig_desk import RigDesk, after_rig_fact
from racecontrol.meeting.rig_draw import RigDraw, after_draw_fact
from racecontrol.meeting.rig_draw_facts import RigDrawFact
from racecontrol.meeting.rig_facts import RigFact
from racecontrol.meeting.run import Run, marks_of
from racecontrol.meeting.told import TOLD, Told, told_after
from racecontrol.meeting.units import NS_PER_S

LAP_DELETION = "lap-deletion"  # the penalty that names a lap


class FlagInForce(Struct, frozen=True):
    flag: Flag
    at_ns: int
    sector: int = 0  # 0: the whole track


class Publication(Struct, frozen=True):
    revision: int
    digest: str
    at_ns: int
    content: str = ""  # the rows as published, canonical JSON


class Session(Struct, frozen=True):
    """A session, from its plan to its final result."""

    plan: SessionPlan
    phase: Phase = Phase.SCHEDULED
    grid: tuple[int, ...] = ()
    started_ns: int = 0
    chequered_ns: int = 0  # 0: the flag has not been shown
    ended_ns: int = 0
    flags: tuple[FlagInForce, ...] = ()  # in force; none means green while it runs
    car_flags: tuple[FlagShown, ...] = ()  # shown to one car, all of them
    runs: dict[int, Run] = {}
    corrections: dict[int, Correction] = {}  # all of them, also those taken back
    undone: dict[int, str] = {}  # correction -> the reason
    published: tuple[Publication, ...] = ()
    flow: Flow = Flow()
    phase_ns: int = 0  # when the phase was entered; 0: not said

    @property
    def running(self) -> bool:
        """Whether cars are being timed."""
        return self.phase in (Phase.STARTED, Phase.CHEQUERED)

    @property
    def open(self) -> bool:
        """Whether more laps may come: it is to come, or on its way."""
        return self.running or self.phase in (Phase.SCHEDULED, Phase.GRID)

    @property
    def red(self) -> bool:
        return any(flag.flag is Flag.RED for flag in self.flags)

    @property
    def void_before_ns(self) -> int:
        """What was driven before does not count any more; 0: all counts."""
        return max((attempt.until_ns for attempt in self.flow.attempts), default=0)

    @property
    def due_ns(self) -> int | None:
        """When its time is over; None without a duration, and while the clock stands."""
        if not (self.plan.duration_s and self.started_ns) or self.flow.suspension:
            return None
        return self.started_ns + self.plan.duration_s * NS_PER_S + self.flow.stopped_ns

    def elapsed_ns(self, now_ns: int) -> int:
        """What the session clock shows: it stands under red; 0 before the start."""
        if not self.started_ns:
            return 0
        red = self.flow.suspension
        until_ns = min(now_ns, red.at_ns if red else now_ns, self.ended_ns or now_ns)
        return max(0, until_ns - self.started_ns - self.flow.stopped_ns)

    def idle_ns(self, entry: int) -> int:
        """How long a car was out of the race: from the last line that counts to each restart."""
        idle_ns = 0
        for red in self.flow.suspensions:
            if red.taken and red.resumed_ns and self.ended_ns != red.resumed_ns:
                ends = (lap.at_ns for lap in self.run(entry).laps if lap.at_ns <= red.resumed_ns)
                idle_ns += red.resumed_ns - max(ends, default=self.started_ns)
        return idle_ns

    def begins_of(self, entry: int) -> dict[int, int] | None:
        """Lap -> when it began from the grid, event clock; None where laps begin at the line."""
        if not self.plan.laps:
            return None
        again = {
            red.taken.laps.get(entry, 0) + 1: red.resumed_ns
            for red in self.flow.suspensions
            if red.taken and red.resumed_ns
        }
        return {1: self.started_ns} | again

    def lap_of(self, entry: int, console_lap: int) -> int:
        """The lap of the session for a console's lap counter, which may have begun again."""
        return console_lap + self.flow.offsets.get(entry, 0)

    def drove(self, entry: int) -> bool:
        """Whether it drove what a red flag counted back."""
        return any(entry in suspension.before for suspension in self.flow.suspensions)

    def run(self, entry: int) -> Run:
        """What this entry did so far; an empty run when nothing."""
        return self.runs.get(entry, Run())


class State(Struct, frozen=True):
    """A whole meeting, as far as it has come."""

    meeting: Meeting | None = None
    sessions: dict[str, Session] = {}
    incidents: dict[int, Incident] = {}
    decisions: dict[int, Decision] = {}
    rescinded: dict[int, str] = {}  # decision -> the reason
    silent_rigs: dict[int, int] = {}  # rig -> event clock, since when
    program: ProgramStarted | None = None  # the last start
    line_moves: tuple[LineMove, ...] = ()  # timing lines laid elsewhere, oldest first
    settled: tuple[TieSettled, ...] = ()  # orders that people gave to open ties
    event: EventFlow = EventFlow()
    bookmarks: Bookmarks = Bookmarks()
    justice: Justice = Justice()  # penalties served, incidents, protests, signatures
    told: tuple[Told, ...] = ()  # the diary: what race control tells, oldest first
    parity: Parity = Parity()  # whether the rigs are equal
    rigs: RigDesk = RigDesk()  # buttons, lamps and faults
    rig_draw: RigDraw = RigDraw()  # who sits where, by lot

    @property
    def current(self) -> Session | None:
        """The session on the grid or running; else the last that was; else none."""
        last = None
        for session in self.sessions.values():
            if session.running or session.phase is Phase.GRID:
                return session
            if session.phase not in (Phase.SCHEDULED, Phase.CANCELLED):
                last = session
        return last

    def eligible(self, session: Session) -> tuple[int, ...]:
        """The entries that may start in it, by number: neither withdrawn nor unable to."""
        entries = self.meeting.entries if self.meeting else ()
        out = {*self.event.withdrawn, *session.flow.absent}
        return tuple(sorted(entry.number for entry in entries if entry.number not in out))

    def one_clock_since_ns(self, session: Session, entry: int, lap: int) -> int:
        """From when on, event clock, a lap's sectors are measured: from its begin on the grid, and
        by the console of one rig; before a driver changed rigs it was another one's clock."""
        begun_ns = (session.begins_of(entry) or {}).get(lap, 0)
        return max(begun_ns, self.parity.moved_ns(session.plan.key, entry))

    def in_force(self, session: str, entry: int | None = None) -> tuple[Decision, ...]:
        """Decisions of a session that were not rescinded, of one entry or of all, oldest first."""
        return tuple(
            decision
            for number, decision in self.decisions.items()
            if decision.session == session
            and number not in self.rescinded
            and entry in (None, decision.entry)
            and not self._is_void(decision)
        )

    def _is_void(self, decision: Decision) -> bool:
        """A lap that was deleted before the session began anew: that lap is none any more."""
        session = self.sessions[decision.session]
        return decision.penalty == LAP_DELETION and decision.at_ns < session.void_before_ns


def apply(state: State, fact: AnyFact) -> State:
    """The state after one more fact. Total: every fact that was journalled can be applied."""
    now = _applied(state, fact)
    return replace(now, told=told_after(state, now, fact)) if type(fact) in TOLD else now


def _applied(state: State, fact: AnyFact) -> State:
    if isinstance(fact, PassingRecorded | LapCompleted):  # first: nearly every fact is one
        session = _after_timed(state.sessions[fact.session], fact)
        return replace(state, sessions=state.sessions | {fact.session: session})
    if isinstance(fact, JusticeFact):
        return _after_justice(state, fact)
    if isinstance(fact, BookmarkFact):
        return replace(state, bookmarks=state.bookmarks.after(fact))
    if isinstance(fact, ParityFact):
        return after_parity_fact(state, fact)
    if isinstance(fact, RigDrawFact):
        return after_draw_fact(state, fact)
    if isinstance(fact, RigFact):
        return replace(state, rigs=after_rig_fact(state.rigs, fact))
    match fact:
        case MeetingOpened(meeting=meeting):
            sessions = {plan.key: Session(plan) for plan in meeting.sessions}
            return replace(state, meeting=meeting, sessions=sessions)
        case ProgramStarted():
            return replace(state, program=fact)
        case IncidentNoted(incident=incident):
            return replace(state, incidents=state.incidents | {incident.incident: incident})
        case DecisionGiven(decision=decision):
            return replace(state, decisions=state.decisions | {decision.decision: decision})
        case DecisionRescinded(decision=number, reason=reason):
            return replace(state, rescinded=state.rescinded | {number: reason})
        case TimingLineMoved(move=move):
            return replace(state, line_moves=(*state.line_moves, move))
        case TieSettled() | TieReopened():
            return replace(state, settled=_after_settling(state.settled, fact))
        case RigFellSilent(rig=rig, at_ns=at_ns):
            return replace(state, silent_rigs=state.silent_rigs | {rig: at_ns})
        case RigHeardAgain(rig=rig):
            left = {other: ns for other, ns in state.silent_rigs.items() if other != rig}
            return replace(state, silent_rigs=left)
        case _ if isinstance(fact, EventFact):
            return after_event_fact(state, fact)
        case _:
            before = state.sessions[fact.session]
            session = _apply_to_session(before, fact)
            if session.phase is not before.phase:
                moved = replace(state.event, moved_s=0)
                session = replace(session, phase_ns=getattr(fact, "at_ns", 0))
                state = replace(state, event=moved)
            return replace(state, sessions=state.sessions | {fact.session: session})


def _after_settling(
    settled: tuple[TieSettled, ...], fact: TieSettled | TieReopened
) -> tuple[TieSettled, ...]:
    """Orders in force: a newer one of the same entries takes the place of the older."""
    others = tuple(one for one in settled if set(one.order) != set(fact.order))
    return (*others, fact) if isinstance(fact, TieSettled) else others


def _after_justice(state: State, fact: JusticeFact) -> State:
    state = replace(state, justice=after(state.justice, fact))
    if isinstance(fact, IncidentCorrected):
        now = fact.incident
        return replace(state, incidents=state.incidents | {now.incident: now})
    if isinstance(fact, ResultReopened):
        session = replace(state.sessions[fact.session], phase=Phase.PROVISIONAL)
        return replace(state, sessions=state.sessions | {fact.session: session})
    return state


SessionFact = (
    FlowFact
    | GridFormed
    | SessionStarted
    | FlagShown
    | SessionEnded
    | ResultPublished
    | ResultDeclaredFinal
    | LapCorrected
    | CorrectionUndone
    | ChequeredWithdrawn
    | ChequeredMoved
)


def _apply_to_session(session: Session, fact: SessionFact) -> Session:
    match fact:
        case GridFormed(slots=slots):
            flow = replace(session.flow, start=Start(session.flow.start.ready))
            return replace(session, phase=Phase.GRID, grid=slots, flow=flow)
        case SessionStarted(at_ns=at_ns):
            return replace(session, phase=Phase.STARTED, started_ns=at_ns)
        case FlagShown():
            return _after_flag(session, fact)
        case SessionEnded(at_ns=at_ns):
            flow = flowing.at_the_end(session.flow, at_ns)
            return replace(session, phase=Phase.ENDED, ended_ns=at_ns, flags=(), flow=flow)
        case ResultPublished(revision=revision, digest=digest, at_ns=at_ns):
            shown = Publication(revision, digest, at_ns, fact.content)
            published = (*session.published, shown)
            return replace(session, phase=Phase.PROVISIONAL, published=published)
        case ResultDeclaredFinal():
            return replace(session, phase=Phase.FINAL)
        case LapCorrected(correction=correction):
            run = session.run(correction.entry)
            made = (*run.corrections, correction)
            run = _recomputed(session, replace(run, corrections=made), correction.entry)
            corrections = session.corrections | {correction.correction: correction}
            return replace(_with_run(session, correction.entry, run), corrections=corrections)
        case CorrectionUndone():
            return _after_undo(session, fact)
        case ChequeredWithdrawn():
            phase = Phase.STARTED if session.phase is Phase.CHEQUERED else session.phase
            return replace(session, phase=phase, chequered_ns=0)
        case ChequeredMoved(flag_ns=flag_ns):
            return replace(session, chequered_ns=flag_ns)
        case _ if isinstance(fact, FlowFact):
            return flowing.after(session, fact, _recomputed)
        case _:
            assert_never(fact)


def _after_timed(session: Session, fact: PassingRecorded | LapCompleted) -> Session:
    done = fact.passing if isinstance(fact, PassingRecorded) else fact.lap
    if session.flow.taken:
        return flowing.kept_aside(session, done, Run())
    after = (
        _after_passing(session, done) if isinstance(done, Passing) else _after_lap(session, done)
    )
    return _with_run(session, done.entry, after)


def _with_run(session: Session, entry: int, run: Run) -> Session:
    return replace(session, runs=session.runs | {entry: run})


def _after_passing(session: Session, passing: Passing) -> Run:
    """Only sector lines count as progress: a lap's end is its `LapCompleted`."""
    run = session.run(passing.entry)
    run = replace(run, seen=(*run.seen, passing))
    if run.corrections:
        return _recomputed(session, run, passing.entry)
    marks = run.marks | marks_of(passing)
    return replace(run, passings=run.seen, marks=marks)


def _after_lap(session: Session, lap: Lap) -> Run:
    run = session.run(lap.entry)
    run = replace(run, recorded=(*run.recorded, lap))
    if run.corrections:
        return _recomputed(session, run, lap.entry)
    return replace(run, laps=run.recorded, marks=run.marks | marks_of(lap))


def _recomputed(session: Session, run: Run, entry: int) -> Run:
    """From what was recorded, with the corrections in force on top."""
    laps, passings = corrected(run.recorded, run.seen, run.corrections, session.begins_of(entry))
    marks: dict[int, int] = {}
    for passing in passings:
        marks |= marks_of(passing)
    for lap in laps:
        marks |= marks_of(lap)
    return replace(run, laps=laps, passings=passings, marks=marks)


def _after_undo(session: Session, fact: CorrectionUndone) -> Session:
    run = session.run(fact.entry)
    left = tuple(c for c in run.corrections if c.correction != fact.correction)
    run = _recomputed(session, replace(run, corrections=left), fact.entry)
    undone = session.undone | {fact.correction: fact.reason}
    return replace(_with_run(session, fact.entry, run), undone=undone)


def _after_flag(session: Session, fact: FlagShown) -> Session:
    if fact.flag.to_one_car:
        return replace(session, car_flags=(*session.car_flags, fact))
    if fact.flag is Flag.CHEQUERED:
        return replace(session, phase=Phase.CHEQUERED, chequered_ns=fact.at_ns, flags=())
    return replace(session, flags=_flags_after(session.flags, fact))


def _flags_after(flags: tuple[FlagInForce, ...], fact: FlagShown) -> tuple[FlagInForce, ...]:
    """Green clears (the track, or one sector); red clears the rest; yellow takes its sector."""
    shown = FlagInForce(fact.flag, fact.at_ns, fact.sector)
    others = tuple(flag for flag in flags if fact.sector and flag.sector != fact.sector)
    if fact.flag is Flag.GREEN:
        return others
    if fact.flag is Flag.RED:
        return (shown,)
    return (*others, shown)
