"""The flow of a session (start, neutralisation, suspension, attempts): a part of `state`.

Frozen like all of it. `after` says what a fact of the flow does to a session.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.flow_facts import (
    CarStationary,
    EntryAbsent,
    EntryPresent,
    FlowFact,
    FormationBegun,
    LightsBegun,
    LimitExceeded,
    MovedEarly,
    NeutralisationSet,
    OrderTaken,
    PitLaneSet,
    ReactionMeasured,
    ReadyMarked,
    SessionCancelled,
    SessionDelayed,
    SessionRerun,
    SessionResumed,
    SessionShortened,
    SessionSuspended,
    StartAborted,
    StartArmed,
    StartFact,
    StintNoted,
)
from racecontrol.meeting.model import Entry, Lap, Passing, Phase, StintNote
from racecontrol.meeting.procedures import Neutral, NeutralStep, PitEnd, StartKind
from racecontrol.meeting.run import Run

if TYPE_CHECKING:
    from racecontrol.meeting.state import Session

    Recompute = Callable[[Session, Run, int], Run]


class Ready(Struct, frozen=True):
    """A box of the ready board."""

    rig: bool = False
    driver: bool = False

    @property
    def both(self) -> bool:
        return self.rig and self.driver


class Start(Struct, frozen=True):
    """The start procedure as far as it has come, and what was measured at it."""

    ready: dict[int, Ready] = {}
    kind: StartKind = StartKind.STANDING
    formation_ns: int = 0  # 0: none has begun
    armed: StartArmed | None = None
    lights: LightsBegun | None = None
    early: dict[int, MovedEarly] = {}
    reactions: dict[int, ReactionMeasured] = {}
    stationary: dict[int, CarStationary] = {}


class Neutralised(Struct, frozen=True):
    """A stretch of the session under a safety car or its like; 0: not yet."""

    kind: Neutral
    from_ns: int
    ending_ns: int = 0
    to_ns: int = 0


class Suspension(Struct, frozen=True):
    """A red flag: the clock stands from `at_ns` to `resumed_ns`."""

    at_ns: int
    resumed_ns: int = 0
    taken: OrderTaken | None = None
    before: dict[int, Any] = {}  # entry -> `Run` as driven, nothing counted back


class Attempt(Struct, frozen=True):
    """What was driven and counts no more: a start that was aborted, a session that is re-run."""

    started_ns: int
    until_ns: int
    reason: str
    runs: dict[int, Any]  # entry -> `Run`


class Flow(Struct, frozen=True):
    """Of one session."""

    start: Start = Start()
    neutralised: tuple[Neutralised, ...] = ()
    pit_entry_open: bool = True
    pit_exit_open: bool = True
    exceeded: tuple[LimitExceeded, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    offsets: dict[int, int] = {}  # entry -> session lap less lap of the console
    totals: tuple[int, ...] = ()  # distances that the consoles may show besides the plan's
    absent: dict[int, str] = {}  # entry -> why
    entered: dict[int, Entry] = {}  # as it was, where a substitute came later
    stints: tuple[StintNote, ...] = ()  # one of each car and lap, in the order they were noted
    delay_s: int = 0
    cancelled: str = ""  # why

    @property
    def suspension(self) -> Suspension | None:
        """The red flag that is out."""
        last = self.suspensions[-1] if self.suspensions else None
        return last if last and not last.resumed_ns else None

    @property
    def taken(self) -> OrderTaken | None:
        """The order that was confirmed for the red flag that is out."""
        return self.suspension.taken if self.suspension else None

    @property
    def restart(self) -> OrderTaken | None:
        """The order of the last restart, also once the cars were sent off in it."""
        return self.suspensions[-1].taken if self.suspensions else None

    @property
    def neutral(self) -> Neutralised | None:
        """What the track is under now."""
        last = self.neutralised[-1] if self.neutralised else None
        return last if last and not last.to_ns else None

    @property
    def stopped_ns(self) -> int:
        """How long the clock has stood, in suspensions that are over."""
        return sum(s.resumed_ns - s.at_ns for s in self.suspensions if s.resumed_ns)

    @property
    def leg_ns(self) -> int:
        """When the session was last resumed; 0: never."""
        return max((s.resumed_ns for s in self.suspensions), default=0)


def after(session: Session, fact: FlowFact, recompute: Recompute) -> Session:
    """The session after a fact of its flow. `recompute` makes a run's laps from its records."""
    match fact:
        case StartAborted() if session.flow.suspension:
            return _with_start(session, fact)
        case StartAborted():
            removed = replace(session.plan, laps=max(1, session.plan.laps - fact.laps_removed))
            plan = removed if session.plan.laps else session.plan
            return _void(session, Phase.GRID, fact.at_ns, fact.reason, plan=plan)
        case SessionRerun():
            return _void(session, Phase.SCHEDULED, fact.at_ns, fact.reason)
        case SessionCancelled(reason=reason):
            flow = replace(session.flow, cancelled=reason)
            return replace(session, phase=Phase.CANCELLED, flow=flow)
        case SessionShortened(laps=laps, duration_s=duration_s):
            plan = replace(session.plan, laps=laps, duration_s=duration_s)
            return replace(session, plan=plan, flow=_with_total(session))
        case OrderTaken():
            return _after_order(session, fact, recompute)
        case SessionResumed():
            return _after_resuming(session, fact)
        case ReadyMarked() | FormationBegun() | StartArmed() | LightsBegun():
            return _with_start(session, fact)
        case MovedEarly() | ReactionMeasured() | CarStationary():
            return _with_start(session, fact)
        case SessionDelayed() | EntryAbsent() | EntryPresent():
            return replace(session, flow=_after_sequence(session.flow, fact))
        case StintNoted(note=note):
            return replace(session, flow=_with_stint(session.flow, note))
        case NeutralisationSet() | PitLaneSet() | LimitExceeded() | SessionSuspended():
            return replace(session, flow=_after_neutral(session.flow, fact))
        case _:
            assert_never(fact)


def _with_total(session: Session) -> Flow:
    """The consoles go on over the distance that they were set to."""
    totals = dict.fromkeys((*session.flow.totals, session.plan.laps))
    return replace(session.flow, totals=tuple(totals))


def _void(session: Session, phase: Phase, at_ns: int, reason: str, **changes: Any) -> Session:
    """Back to before the start; what was driven is kept, and counts no more."""
    attempt = Attempt(session.started_ns, at_ns, reason, session.runs)
    driven = session.started_ns > 0
    flow = replace(
        _with_total(session),
        start=Start(ready={} if phase is Phase.SCHEDULED else session.flow.start.ready),
        neutralised=(),
        suspensions=(),
        offsets={},
        exceeded=(),
        stints=(),
        cancelled="",
        pit_entry_open=True,
        pit_exit_open=True,
        attempts=(*session.flow.attempts, attempt) if driven else session.flow.attempts,
    )
    return replace(
        session, phase=phase, started_ns=0, chequered_ns=0, ended_ns=0, flags=(), car_flags=(),
        runs={}, flow=flow, **changes,
    )  # fmt: skip


# ---- the sequence ----


def _after_sequence(flow: Flow, fact: SessionDelayed | EntryAbsent | EntryPresent) -> Flow:
    match fact:
        case SessionDelayed(by_s=by_s):
            return replace(flow, delay_s=flow.delay_s + by_s)
        case EntryAbsent(entry=entry, reason=reason):
            return replace(flow, absent=flow.absent | {entry: reason})
        case EntryPresent(entry=entry):
            return replace(flow, absent={k: v for k, v in flow.absent.items() if k != entry})


# ---- stints ----


def _with_stint(flow: Flow, note: StintNote) -> Flow:
    said = bool(note.compound or note.driver)
    others = (one for one in flow.stints if (one.entry, one.lap) != (note.entry, note.lap))
    return replace(flow, stints=(*others, note) if said else tuple(others))


# ---- the start ----


def _with_start(session: Session, fact: StartFact) -> Session:
    start = _after_start(session.flow.start, fact)
    return replace(session, flow=replace(session.flow, start=start))


def _after_start(start: Start, fact: StartFact) -> Start:
    match fact:
        case ReadyMarked(entry=entry, driver=driver, ready=ready):
            box = start.ready.get(entry, Ready())
            box = replace(box, driver=ready) if driver else replace(box, rig=ready)
            return replace(start, ready=start.ready | {entry: box})
        case FormationBegun(kind=kind, at_ns=at_ns):
            return replace(start, kind=kind, formation_ns=at_ns, armed=None)
        case StartArmed():
            return replace(start, armed=fact)
        case LightsBegun():
            return replace(start, lights=fact)
        case MovedEarly(entry=entry):
            return replace(start, early=start.early | {entry: fact})
        case ReactionMeasured(entry=entry):
            return replace(start, reactions=start.reactions | {entry: fact})
        case CarStationary(entry=entry):
            return replace(start, stationary=start.stationary | {entry: fact})
        case StartAborted():
            return Start(start.ready)
        case _:
            assert_never(fact)


# ---- neutralisation and suspension ----


def _after_neutral(
    flow: Flow, fact: NeutralisationSet | PitLaneSet | LimitExceeded | SessionSuspended
) -> Flow:
    match fact:
        case NeutralisationSet():
            return replace(flow, neutralised=_neutralised(flow.neutralised, fact))
        case PitLaneSet(end=PitEnd.ENTRY, open=is_open):
            return replace(flow, pit_entry_open=is_open)
        case PitLaneSet(open=is_open):
            return replace(flow, pit_exit_open=is_open)
        case LimitExceeded():
            return replace(flow, exceeded=(*flow.exceeded, fact))
        case SessionSuspended(at_ns=at_ns):
            start = Start()  # all that was measured at the first one is in the journal
            suspensions = (*flow.suspensions, Suspension(at_ns))
            return replace(flow, suspensions=suspensions, start=start)


def _neutralised(
    so_far: tuple[Neutralised, ...], fact: NeutralisationSet
) -> tuple[Neutralised, ...]:
    if fact.step is NeutralStep.DEPLOYED or not so_far:
        return (*so_far, Neutralised(fact.kind, fact.at_ns))
    match fact.step:
        case NeutralStep.ENDING:
            return (*so_far[:-1], replace(so_far[-1], ending_ns=fact.at_ns))
        case NeutralStep.OVER:
            return (*so_far[:-1], replace(so_far[-1], to_ns=fact.at_ns))


def _after_order(session: Session, fact: OrderTaken, recompute: Recompute) -> Session:
    """Count back: from what was driven, however often the order is taken."""
    flow = session.flow
    last = flow.suspensions[-1]
    before = last.before if last.taken else session.runs
    taken = replace(last, taken=fact, before=before)
    plan = replace(session.plan, laps=fact.distance) if session.plan.laps else session.plan
    shown = _with_total(session)
    left = fact.distance - max(fact.laps.values(), default=0)
    totals = dict.fromkeys((*shown.totals, left)) if fact.distance else shown.totals
    session = replace(
        session,
        plan=plan,
        flow=replace(shown, suspensions=(*flow.suspensions[:-1], taken), totals=tuple(totals)),
    )
    runs = {
        entry: recompute(session, counted_back(run, fact.laps.get(entry, 0)), entry)
        for entry, run in before.items()
    }
    return replace(session, runs=runs)


def kept_aside(session: Session, done: Lap | Passing, nothing: Run) -> Session:
    """What ends after the order was taken counts only should the order be taken again."""
    last = session.flow.suspensions[-1]
    run = last.before.get(done.entry, nothing)
    if isinstance(done, Lap):
        run = replace(run, recorded=(*run.recorded, done), laps=(*run.laps, done))
    else:
        run = replace(run, seen=(*run.seen, done), passings=(*run.passings, done))
    before = last.before | {done.entry: run}
    suspensions = (*session.flow.suspensions[:-1], replace(last, before=before))
    return replace(session, flow=replace(session.flow, suspensions=suspensions))


def counted_back(run: Run, laps: int) -> Run:
    """A run up to the end of that lap, as corrected; its marks are still to be recomputed.

    Corrections change numbers, so what they made is kept, and they themselves are done with.
    """
    return replace(
        run,
        recorded=tuple(lap for lap in run.laps if lap.lap <= laps),
        seen=tuple(passing for passing in run.passings if passing.lap <= laps),
        corrections=(),
    )


def _after_resuming(session: Session, fact: SessionResumed) -> Session:
    flow = session.flow
    over = replace(flow.suspensions[-1], resumed_ns=fact.at_ns, before={})
    flow = replace(flow, suspensions=(*flow.suspensions[:-1], over), offsets=fact.offsets)
    return replace(session, flow=flow, flags=())


def at_the_end(flow: Flow, at_ns: int) -> Flow:
    """What is in force when a session ends is over with it."""
    suspensions, neutralised = flow.suspensions, flow.neutralised
    if flow.suspension:
        suspensions = (*suspensions[:-1], replace(flow.suspension, resumed_ns=at_ns))
    if flow.neutral:
        neutralised = (*neutralised[:-1], replace(flow.neutral, to_ns=at_ns))
    return replace(flow, suspensions=suspensions, neutralised=neutralised)
