"""What a fact tells the hall: the cues of one fact, with the state before and after it.

Every kind of fact stands here or in `of_justice`, or is named as one that tells nothing.
"""

from typing import Final, get_args

from racecontrol.cues.cue import Cue, cue
from racecontrol.cues.lights import light_cues
from racecontrol.cues.of_justice import justice_cues
from racecontrol.cues.of_results import grid_cues, result_cues, standing_cues
from racecontrol.cues.of_track import track_cues
from racecontrol.meeting.bookmarks import BookmarkFact
from racecontrol.meeting.deciding.starting import not_ready, to_start
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
from racecontrol.meeting.flow_facts import (
    AdvanceSet,
    CarStationary,
    EntryAbsent,
    EntryPresent,
    EntryReinstated,
    EntryWithdrawn,
    FormationBegun,
    LightsBegun,
    LimitExceeded,
    MovedEarly,
    NeutralisationSet,
    OrderTaken,
    PitLaneSet,
    ReactionMeasured,
    ReadyMarked,
    RigReleased,
    RigSealed,
    SessionCancelled,
    SessionDelayed,
    SessionRerun,
    SessionResumed,
    SessionShortened,
    SessionSuspended,
    StartAborted,
    StartArmed,
    StepMoved,
    StintNoted,
    SubstituteNamed,
)
from racecontrol.meeting.justice_facts import JusticeFact
from racecontrol.meeting.model import Flag
from racecontrol.meeting.parity_facts import EntryMoved, ParityFact
from racecontrol.meeting.procedures import Neutral, PitEnd
from racecontrol.meeting.rig_draw_facts import RigsDrawn, RigSeedCommitted
from racecontrol.meeting.rig_facts import EstopOpened, EstopReset, RigFact
from racecontrol.meeting.state import State
from racecontrol.sessions import running_order

Cues = tuple[Cue, ...]

# They tell the hall nothing by themselves: measures for officials, records of the program, what is
# done at the rigs and in the booth, and corrections, whose effect is seen in the figures.
SILENT: Final = (
    RigSeedCommitted, RigsDrawn,
    MeetingOpened, ProgramStarted, PassingRecorded, LapCorrected, CorrectionUndone,
    TimingLineMoved, ChequeredMoved, AdvanceSet, StepMoved, RigReleased, RigSealed,
    LimitExceeded, OrderTaken, StintNoted, *get_args(BookmarkFact),
)  # fmt: skip

NEUTRAL_PATHS: Final = {Neutral.VSC: "vsc", Neutral.FCY: "fcy", Neutral.SAFETY_CAR: "sc"}


def cues_of(before: State, fact: AnyFact, after: State) -> Cues:
    """The cues of one fact, in the order in which they are to be heard."""
    return (*_told(fact, after), *track_cues(before, fact, after))


def _told(fact: AnyFact, after: State) -> Cues:
    if isinstance(fact, SILENT):
        return ()
    if isinstance(fact, JusticeFact | IncidentNoted | DecisionGiven | DecisionRescinded):
        return justice_cues(fact, after)
    if isinstance(fact, RigFellSilent | RigHeardAgain | RigFact | ParityFact):
        return _of_a_rig(fact, after)
    if isinstance(fact, EntryAbsent | EntryPresent | EntryWithdrawn | EntryReinstated):
        return (_entry(fact),)
    if isinstance(fact, MovedEarly | ReactionMeasured | CarStationary):
        return (_measured(fact),)
    if isinstance(fact, SessionDelayed | SessionShortened | SessionRerun):
        return (_sequence(fact),)
    if isinstance(fact, ResultPublished | ResultDeclaredFinal):
        return (_result(fact), *result_cues(after, fact.session), *standing_cues(after))
    if isinstance(fact, TieSettled | TieReopened):
        return standing_cues(after)
    return _of_the_flow(fact, after)


def _of_the_flow(fact: AnyFact, after: State) -> Cues:
    match fact:
        case GridFormed(session=key):
            return grid_cues(after, key)
        case SessionSuspended(session=key):
            return (cue("session/suspended", key),)
        case SessionResumed(session=key, at_ns=at_ns):
            resumed = cue("session/resumed", key, at_ns=at_ns)
            return (resumed, cue("start/go", key, at_ns=at_ns))
        case SessionStarted(session=key, at_ns=at_ns):
            return (cue("start/go", key, at_ns=at_ns),)
        case LightsBegun():
            return light_cues(fact)
        case ReadyMarked():
            return _board(fact, after)
        case FormationBegun(session=key, kind=kind):
            return (cue("start/formation", key, kind.value),)
        case StartArmed(session=key):
            return (cue("start/armed", key),)
        case StartAborted():
            return (cue("start/aborted", fact.session, fact.laps_removed, fact.reason),)
        case FlagShown(flag=flag) if flag.to_one_car:
            return (cue("flag/car", fact.entry, flag.value),)
        case FlagShown(flag=Flag.CHEQUERED, session=key):
            return (cue("chequered", key, _leader(after, key)),)
        case ChequeredWithdrawn():
            return (cue("chequered/withdrawn", fact.session, fact.reason),)
        case NeutralisationSet(kind=kind, step=step):
            return (cue(f"neutral/{NEUTRAL_PATHS[kind]}", step.value),)
        case PitLaneSet(end=end, open=is_open):
            path = "pit/entry" if end is PitEnd.ENTRY else "pit/exit"
            return (cue(path, int(is_open)),)
        case LapCompleted(lap=lap) if lap.live:
            return (cue("lap/completed", lap.entry, lap.lap, lap.official_ms),)
        case SubstituteNamed():
            who = (fact.entry, fact.code, fact.driver)
            return (cue("entry/substitute", *who, fact.session),)
        case FlagShown() | LapCompleted() | SessionEnded() | SessionCancelled():
            return ()  # `track_cues` tells what follows for flags and phases
        case _:
            raise TypeError(f"no cue is said for {type(fact).__name__}")


def _of_a_rig(fact: RigFellSilent | RigHeardAgain | RigFact | ParityFact, after: State) -> Cues:
    """Proofs, faults and signals are the technician's; the hall hears of what stops a driver."""
    match fact:
        case RigFellSilent(rig=rig):
            return (cue("rig/silent", rig, _car_of(after, rig)),)
        case RigHeardAgain(rig=rig):
            return (cue("rig/heard", rig, _car_of(after, rig)),)
        case EstopOpened(rig=rig):
            return (cue("rig/estop", rig, _car_of(after, rig), 1),)
        case EstopReset(rig=rig):
            return (cue("rig/estop", rig, _car_of(after, rig), 0),)
        case EntryMoved():
            return (cue("rig/moved", fact.entry, fact.from_rig, fact.to_rig),)
        case _:
            return ()


def _result(fact: ResultPublished | ResultDeclaredFinal) -> Cue:
    if isinstance(fact, ResultPublished):
        return cue("result/provisional", fact.session, fact.revision)
    return cue("result/final", fact.session)


def _entry(fact: EntryAbsent | EntryPresent | EntryWithdrawn | EntryReinstated) -> Cue:
    match fact:
        case EntryAbsent():
            return cue("entry/absent", fact.entry, fact.session, fact.reason)
        case EntryPresent():
            return cue("entry/present", fact.entry, fact.session)
        case EntryWithdrawn():
            return cue("entry/withdrawn", fact.entry, fact.reason)
        case EntryReinstated():
            return cue("entry/reinstated", fact.entry, fact.reason)


def _measured(fact: MovedEarly | ReactionMeasured | CarStationary) -> Cue:
    match fact:
        case MovedEarly():
            return cue("start/early", fact.entry, fact.moved_mm, fact.before_ms)
        case ReactionMeasured():
            return cue("start/reaction", fact.entry, fact.moved_ms)
        case CarStationary():
            return cue("start/stationary", fact.entry, fact.still_ms)


def _sequence(fact: SessionDelayed | SessionShortened | SessionRerun) -> Cue:
    match fact:
        case SessionDelayed():
            return cue("session/delayed", fact.session, fact.by_s, fact.reason)
        case SessionShortened():
            length = (fact.laps, fact.duration_s)
            return cue("session/shortened", fact.session, *length, fact.reason)
        case SessionRerun():
            return cue("session/rerun", fact.session, fact.reason)


def _board(fact: ReadyMarked, after: State) -> Cues:
    session = after.sessions[fact.session]
    cars = len(to_start(session))
    which = "board/driver" if fact.driver else "board/rig"
    return (
        cue(which, fact.entry, int(fact.ready)),
        cue("board/ready", cars - len(not_ready(session)), cars),
    )


def _leader(state: State, key: str) -> int:
    order = running_order(state, state.sessions[key])
    return order[0] if order else -1


def _car_of(state: State, rig: int) -> int:
    entries = state.meeting.entries if state.meeting else ()
    return next((entry.number for entry in entries if entry.rig == rig), -1)
