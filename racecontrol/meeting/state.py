"""The state of a meeting, and `apply`: the only place that changes it.

State is frozen; `apply` answers with a new one. Replaying the facts of a journal from the start
gives the same state bit for bit.
"""

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.corrections import corrected
from racecontrol.meeting.facts import (
    AnyFact,
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
    TimingLineMoved,
)
from racecontrol.meeting.justice import Justice, after
from racecontrol.meeting.justice_facts import IncidentCorrected, JusticeFact, ResultReopened
from racecontrol.meeting.model import (
    Correction,
    Decision,
    Doubt,
    Flag,
    Incident,
    Lap,
    Line,
    LineMove,
    Meeting,
    Passing,
    Phase,
    SessionPlan,
)

NOT_ITS_OWN = (Doubt.OTHER_SESSION, Doubt.SECOND_CONSOLE, Doubt.OTHER_TRACK)


class Run(Struct, frozen=True):
    """What one entry did in one session: as corrected, and as it was recorded."""

    laps: tuple[Lap, ...] = ()
    passings: tuple[Passing, ...] = ()  # of all lines, in order
    marks: dict[int, int] = {}  # progress (see `progress_of`) -> event clock, ns
    recorded: tuple[Lap, ...] = ()
    seen: tuple[Passing, ...] = ()
    corrections: tuple[Correction, ...] = ()  # in force, oldest first

    @property
    def last_own(self) -> Lap | None:
        """The last recorded lap of the car's own console, whether it counts or not."""
        own = (lap for lap in reversed(self.recorded) if lap.doubt not in NOT_ITS_OWN)
        return next(own, None)

    @property
    def progress(self) -> int:
        """The last timing line passed, counted from the start; -1 before the first."""
        return max(self.marks, default=-1)


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
    justice: Justice = Justice()  # penalties served, incidents, protests, signatures

    @property
    def current(self) -> Session | None:
        """The session on the grid or running; else the last that was; else none."""
        last = None
        for session in self.sessions.values():
            if session.running or session.phase is Phase.GRID:
                return session
            if session.phase is not Phase.SCHEDULED:
                last = session
        return last

    def in_force(self, session: str, entry: int | None = None) -> tuple[Decision, ...]:
        """Decisions of a session that were not rescinded, of one entry or of all, oldest first."""
        return tuple(
            decision
            for number, decision in self.decisions.items()
            if decision.session == session
            and number not in self.rescinded
            and entry in (None, decision.entry)
        )


SECTOR_STRIDE = 32  # more sectors than any circuit has


def progress_of(lap: int, sector: int) -> int:
    """Timing lines in order: the end of `sector` of `lap`; sector 0 is the end of the lap itself.

    Rises with every line that is passed; two cars at the same figure are on the same line.
    """
    return (lap + 1) * SECTOR_STRIDE if sector == 0 else lap * SECTOR_STRIDE + sector


def apply(state: State, fact: AnyFact) -> State:
    """The state after one more fact. Total: every fact that was journalled can be applied."""
    if isinstance(fact, JusticeFact):
        return _after_justice(state, fact)
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
        case RigFellSilent(rig=rig, at_ns=at_ns):
            return replace(state, silent_rigs=state.silent_rigs | {rig: at_ns})
        case RigHeardAgain(rig=rig):
            left = {other: ns for other, ns in state.silent_rigs.items() if other != rig}
            return replace(state, silent_rigs=left)
        case _:
            session = _apply_to_session(state.sessions[fact.session], fact)
            return replace(state, sessions=state.sessions | {fact.session: session})


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
    GridFormed
    | SessionStarted
    | PassingRecorded
    | LapCompleted
    | FlagShown
    | SessionEnded
    | ResultPublished
    | ResultDeclaredFinal
    | LapCorrected
    | CorrectionUndone
)


def _apply_to_session(session: Session, fact: SessionFact) -> Session:
    match fact:
        case GridFormed(slots=slots):
            return replace(session, phase=Phase.GRID, grid=slots)
        case SessionStarted(at_ns=at_ns):
            return replace(session, phase=Phase.STARTED, started_ns=at_ns)
        case PassingRecorded(passing=passing):
            return _with_run(session, passing.entry, _after_passing(session, passing))
        case LapCompleted(lap=lap):
            return _with_run(session, lap.entry, _after_lap(session, lap))
        case FlagShown():
            return _after_flag(session, fact)
        case SessionEnded(at_ns=at_ns):
            return replace(session, phase=Phase.ENDED, ended_ns=at_ns, flags=())
        case ResultPublished(revision=revision, digest=digest, at_ns=at_ns):
            shown = Publication(revision, digest, at_ns, fact.content)
            published = (*session.published, shown)
            return replace(session, phase=Phase.PROVISIONAL, published=published)
        case ResultDeclaredFinal():
            return replace(session, phase=Phase.FINAL)
        case LapCorrected(correction=correction):
            run = session.run(correction.entry)
            made = (*run.corrections, correction)
            run = _recomputed(session, replace(run, corrections=made))
            corrections = session.corrections | {correction.correction: correction}
            return replace(_with_run(session, correction.entry, run), corrections=corrections)
        case CorrectionUndone():
            return _after_undo(session, fact)
        case _:
            assert_never(fact)


def _with_run(session: Session, entry: int, run: Run) -> Session:
    return replace(session, runs=session.runs | {entry: run})


def _after_passing(session: Session, passing: Passing) -> Run:
    """Only sector lines count as progress: a lap's end is its `LapCompleted`."""
    run = session.run(passing.entry)
    run = replace(run, seen=(*run.seen, passing))
    if run.corrections:
        return _recomputed(session, run)
    marks = run.marks | _marks_of(passing)
    return replace(run, passings=run.seen, marks=marks)


def _after_lap(session: Session, lap: Lap) -> Run:
    run = session.run(lap.entry)
    run = replace(run, recorded=(*run.recorded, lap))
    if run.corrections:
        return _recomputed(session, run)
    return replace(run, laps=run.recorded, marks=run.marks | _marks_of(lap))


def _marks_of(done: Lap | Passing) -> dict[int, int]:
    if isinstance(done, Lap):
        return {progress_of(done.lap, 0): done.at_ns} if done.live else {}
    if done.line is not Line.SECTOR:
        return {}
    return {progress_of(done.lap, done.sector): done.at_ns}


def _recomputed(session: Session, run: Run) -> Run:
    """From what was recorded, with the corrections in force on top."""
    laps, passings = corrected(
        run.recorded, run.seen, run.corrections, session.started_ns if session.plan.laps else None
    )
    marks: dict[int, int] = {}
    for passing in passings:
        marks |= _marks_of(passing)
    for lap in laps:
        marks |= _marks_of(lap)
    return replace(run, laps=laps, passings=passings, marks=marks)


def _after_undo(session: Session, fact: CorrectionUndone) -> Session:
    run = session.run(fact.entry)
    left = tuple(c for c in run.corrections if c.correction != fact.correction)
    run = _recomputed(session, replace(run, corrections=left))
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
