"""What the acts of an event's sequence lead to, or the sentence that refuses them.

Part of `decide`; so is the automatic advance: which step comes next by itself, and when.
"""

from enum import StrEnum
from typing import Final, assert_never

from msgspec import Struct

from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.flow_acts import (
    CancelSession,
    DeclareAbsent,
    DeclarePresent,
    DelaySession,
    NameSubstitute,
    RerunSession,
    SequenceAct,
    ShortenSession,
)
from racecontrol.meeting.flow_facts import (
    EntryAbsent,
    EntryPresent,
    SessionCancelled,
    SessionDelayed,
    SessionRerun,
    SessionShortened,
    SubstituteNamed,
)
from racecontrol.meeting.model import Meeting, Phase
from racecontrol.meeting.procedures import AdvanceRules
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S

LONGEST_DELAY_S: Final = 86_400
TO_COME: Final = (Phase.SCHEDULED, Phase.GRID)
Facts = tuple[AnyFact, ...]


def sequencing(state: State, session: Session, act: SequenceAct, now_ns: int) -> Facts | str:
    """The facts, or why not in one sentence. `now_ns` is the event clock."""
    assert state.meeting is not None
    if not isinstance(act, DeclarePresent) and not act.reason.strip():
        return "Say in a few words why."
    match act:
        case DelaySession():
            return _delay(session, act, now_ns)
        case CancelSession():
            return _cancel(session, act, now_ns)
        case ShortenSession():
            return _shorten(session, act, now_ns)
        case RerunSession():
            return _rerun(state, session, act, now_ns)
        case DeclareAbsent():
            return _absent(state, session, act, now_ns)
        case DeclarePresent():
            return _present(session, act, now_ns)
        case NameSubstitute():
            return _substitute(state, state.meeting, session, act, now_ns)
        case _:
            assert_never(act)


def _delay(session: Session, act: DelaySession, now_ns: int) -> Facts | str:
    if session.phase not in TO_COME:
        return f"{session.plan.name} is not to come: it cannot be delayed."
    if act.by_s == 0 or abs(act.by_s) > LONGEST_DELAY_S:
        return "Say a delay between one second and one day."
    return (SessionDelayed(act.session, act.by_s, act.reason.strip(), now_ns),)


def _cancel(session: Session, act: CancelSession, now_ns: int) -> Facts | str:
    if session.phase is Phase.CANCELLED:
        return f"{session.plan.name} is cancelled already."
    if session.phase not in TO_COME:
        return f"{session.plan.name} has started: it can be ended, not cancelled."
    return (SessionCancelled(act.session, act.reason.strip(), now_ns),)


def _shorten(session: Session, act: ShortenSession, now_ns: int) -> Facts | str:
    name, plan = session.plan.name, session.plan
    if session.phase not in (*TO_COME, Phase.STARTED):
        return f"{name} is over: it cannot be shortened."
    if session.flow.taken:
        return "Say the distance with the restart order."
    if plan.laps:
        done = laps_done(session)
        if act.duration_s or not 0 < act.laps < plan.laps:
            return f"{name} has {plan.laps} laps. Say fewer, and at least one."
        if session.phase is Phase.STARTED and act.laps <= done:
            return f"The leader has done {done} laps: say at least {done + 1}."
    elif act.laps or not 0 < act.duration_s < plan.duration_s:
        return f"{name} has {plan.duration_s} s. Say less, and at least one second."
    elif act.duration_s * NS_PER_S <= session.elapsed_ns(now_ns):
        return f"{name} has run for longer than that. End it instead."
    laps, duration_s = act.laps, act.duration_s
    return (SessionShortened(act.session, laps, duration_s, act.reason.strip(), now_ns),)


def laps_done(session: Session) -> int:
    """Laps that the car furthest ahead has ended."""
    ended = (lap.lap for run in session.runs.values() for lap in run.laps if lap.live)
    return max(ended, default=0)


def _rerun(state: State, session: Session, act: RerunSession, now_ns: int) -> Facts | str:
    name = session.plan.name
    if session.phase is Phase.FINAL:
        return f"The result of {name} is final."
    if session.phase not in (Phase.ENDED, Phase.PROVISIONAL, Phase.CANCELLED):
        return f"{name} has not ended: there is nothing to run again."
    for other in state.sessions.values():
        if other.plan.grid_from == act.session and other.started_ns:
            return f"{other.plan.name} took its grid from {name} and has started."
    return (SessionRerun(act.session, act.reason.strip(), now_ns),)


def _absent(state: State, session: Session, act: DeclareAbsent, now_ns: int) -> Facts | str:
    refusal = _no_such_entry(state, act.entry)
    if refusal:
        return refusal
    if act.entry in session.flow.absent:
        return f"Car {act.entry:02d} is out of {session.plan.name} already."
    if session.phase not in (*TO_COME, Phase.STARTED):
        return f"{session.plan.name} is over."
    run = session.run(act.entry)
    if run.laps or run.passings:
        return f"Car {act.entry:02d} has started in {session.plan.name}: it can only retire."
    return (EntryAbsent(act.session, act.entry, act.reason.strip(), now_ns),)


def _present(session: Session, act: DeclarePresent, now_ns: int) -> Facts | str:
    if act.entry not in session.flow.absent:
        return f"Car {act.entry:02d} is not out of {session.plan.name}."
    if session.phase not in TO_COME:
        return f"{session.plan.name} has started without car {act.entry:02d}."
    return (EntryPresent(act.session, act.entry, now_ns),)


def _no_such_entry(state: State, number: int) -> str:
    assert state.meeting is not None
    if number not in {entry.number for entry in state.meeting.entries}:
        return f"Car {number:02d} is not entered."
    if number in state.event.withdrawn:
        return f"Car {number:02d} is withdrawn."
    return ""


# ---- substitutes ----


def _substitute(
    state: State, meeting: Meeting, session: Session, act: NameSubstitute, now_ns: int
) -> Facts | str:
    refusal = (
        _no_such_entry(state, act.entry)
        or _too_late(state, meeting, session)
        or _not_a_driver(meeting, act)
    )
    if refusal:
        return refusal
    rules = meeting.rulebook.procedures
    used = sum(made.entry == act.entry for made in state.event.substitutes)
    if used >= rules.substitutes:
        allowed = "no substitute" if not rules.substitutes else f"{rules.substitutes} for each car"
        return f"{meeting.rulebook.name} allows {allowed}."
    return (
        SubstituteNamed(
            act.session, act.entry, act.driver.strip(), act.code, act.nation,
            act.reason.strip(), now_ns,
        ),
    )  # fmt: skip


def _too_late(state: State, meeting: Meeting, session: Session) -> str:
    if session.phase not in TO_COME:
        return f"{session.plan.name} has started: its drivers stand."
    keys = list(state.sessions)
    last = meeting.rulebook.procedures.substitutes_until
    if last in keys and keys.index(session.plan.key) > keys.index(last):
        name = state.sessions[last].plan.name
        return f"{meeting.rulebook.name} allows no substitute after {name}."
    running = next((other for other in state.sessions.values() if other.running), None)
    return f"{running.plan.name} is still running." if running else ""


def _not_a_driver(meeting: Meeting, act: NameSubstitute) -> str:
    if not act.driver.strip():
        return "Say the name of the substitute."
    for what, text in (("code", act.code), ("nation", act.nation)):
        if len(text) != 3 or not text.isascii() or not text.isalnum() or text != text.upper():
            return f"The {what} {text!r} must be three capital letters or digits."
    same = [e for e in meeting.entries if e.code == act.code and e.number != act.entry]
    return f"Car {same[0].number:02d} has the code {act.code} already." if same else ""


# ---- the automatic advance ----


class StepKind(StrEnum):
    FORM_GRID = "form the grid"
    START = "start"
    END = "end"
    PUBLISH = "publish the result"
    FINAL = "declare the result final"


class Step(Struct, frozen=True):
    """What comes next by itself."""

    kind: StepKind
    session: str
    at_ns: int  # event clock; while the advance is paused it moves with the time


def next_step(state: State, now_ns: int) -> Step | None:
    """The step that is due first; None where only a person can go on (a race is never started)."""
    if state.meeting is None:
        return None
    rules = state.meeting.rulebook.procedures.advance
    steps = [step for session in state.sessions.values() for step in _ending(session, rules)]
    busy = any(s.running or s.phase is Phase.GRID for s in state.sessions.values())
    steps += [] if busy else _opening(state, rules)
    first = min(steps, key=lambda step: step.at_ns, default=None)
    if first is None:
        return None
    paused_ns = now_ns - state.event.paused_ns if state.event.paused_ns else 0
    at_ns = first.at_ns + state.event.moved_s * NS_PER_S + paused_ns
    return Step(first.kind, first.session, at_ns)


def _ending(session: Session, rules: AdvanceRules) -> list[Step]:
    """The next step of a session that has its grid."""
    key = session.plan.key
    match session.phase:
        case Phase.GRID if session.plan.format != "race":
            return [Step(StepKind.START, key, session.phase_ns + rules.start_s * NS_PER_S)]
        case Phase.CHEQUERED if not session.red:
            return [Step(StepKind.END, key, session.chequered_ns + rules.end_s * NS_PER_S)]
        case Phase.ENDED:
            return [Step(StepKind.PUBLISH, key, session.ended_ns + rules.publish_s * NS_PER_S)]
        case Phase.PROVISIONAL:
            shown_ns = session.published[-1].at_ns
            return [Step(StepKind.FINAL, key, shown_ns + rules.final_s * NS_PER_S)]
        case _:
            return []


def _opening(state: State, rules: AdvanceRules) -> list[Step]:
    """The grid of the next session: by the timetable, or a while after the last result."""
    scheduled = [s for s in state.sessions.values() if s.phase is Phase.SCHEDULED]
    if not scheduled:
        return []
    session = scheduled[0]
    starts_ns = starts_at(state, session)
    if starts_ns is not None:
        at_ns = starts_ns - rules.start_s * NS_PER_S
        return [Step(StepKind.FORM_GRID, session.plan.key, at_ns)]
    shown = [s.published[-1].at_ns for s in state.sessions.values() if s.published]
    if not shown or any(s.phase is Phase.ENDED for s in state.sessions.values()):
        return []
    at_ns = max(shown) + rules.grid_s * NS_PER_S
    return [Step(StepKind.FORM_GRID, session.plan.key, at_ns)]


def starts_at(state: State, session: Session) -> int | None:
    """By the timetable, with the delays of this session and those before; None without a time."""
    if session.plan.starts is None:
        return None
    delay_s = 0
    for other in state.sessions.values():
        delay_s += other.flow.delay_s
        if other.plan.key == session.plan.key:
            break
    return (round(session.plan.starts.timestamp()) + delay_s) * NS_PER_S
