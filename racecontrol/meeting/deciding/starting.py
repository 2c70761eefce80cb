"""What the acts of a start lead to, or the sentence that refuses them. Part of `decide`."""

import hashlib
from typing import assert_never

from msgspec import Struct

from racecontrol.meeting.deciding.suspending import resumption
from racecontrol.meeting.facts import AnyFact, SessionStarted
from racecontrol.meeting.flow import Ready, Start
from racecontrol.meeting.flow_acts import (
    AbortStart,
    ArmStart,
    BeginFormation,
    MarkReady,
    StartAct,
    StartLights,
)
from racecontrol.meeting.flow_facts import (
    FormationBegun,
    LightsBegun,
    ReadyMarked,
    StartAborted,
    StartArmed,
)
from racecontrol.meeting.model import Meeting, Phase
from racecontrol.meeting.procedures import StartKind, StartRules
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_MS

Facts = tuple[AnyFact, ...]


def hold_of(seed: str, at_ns: int, least_ms: int, most_ms: int) -> int:
    """How long all lights stay on, ms, drawn when the start was armed.

    From the seed that came with the act and the moment at which it was taken: neither side alone
    can choose it, and the journal holds all that is needed to draw it again.
    """
    drawn = hashlib.sha256(f"{seed} {at_ns}".encode()).digest()
    return least_ms + int.from_bytes(drawn, "big") % (most_ms - least_ms + 1)


def lights_on(lights: LightsBegun, now_ns: int) -> int:
    """How many lights are on at that moment; 0 before the first, and when they have gone out."""
    if not lights.at_ns <= now_ns < lights.out_ns:
        return 0
    return min(lights.lights, 1 + (now_ns - lights.at_ns) // (lights.step_ms * NS_PER_MS))


def to_start(session: Session) -> tuple[int, ...]:
    """The cars that are to start, first place first."""
    return tuple(number for number in places_to_start(session) if number not in session.flow.absent)


def places_to_start(session: Session) -> tuple[int, ...]:
    """The places of the grid, or of the last restart, whoever is there to take them."""
    return session.flow.restart.slots if session.flow.restart else session.grid


def not_ready(session: Session) -> tuple[int, ...]:
    """The cars whose rig or driver is not ready, by place."""
    ready = session.flow.start.ready
    return tuple(n for n in to_start(session) if not ready.get(n, Ready()).both)


class Box(Struct, frozen=True):
    """One box of the ready board, and what was measured of its car at the start."""

    entry: int
    rig: bool  # ready
    driver: bool
    moved_early_mm: int  # before the lights went out, beyond the tolerance; 0: it did not
    reaction_ms: int | None  # from lights out to its first movement; None: not measured
    stands: bool  # the others have gone and it has not


def board(session: Session) -> tuple[Box, ...]:
    """The boxes of the cars that are to start, first place first."""
    start = session.flow.start
    return tuple(_box(start, number) for number in to_start(session))


def _box(start: Start, number: int) -> Box:
    ready = start.ready.get(number, Ready())
    early, reaction = start.early.get(number), start.reactions.get(number)
    return Box(
        number,
        ready.rig,
        ready.driver,
        early.moved_mm if early else 0,
        reaction.moved_ms if reaction else None,
        number in start.stationary and reaction is None,
    )


def starting(state: State, session: Session, act: StartAct, now_ns: int) -> Facts | str:
    """The facts, or why not in one sentence. `now_ns` is the event clock."""
    assert state.meeting is not None
    match act:
        case MarkReady():
            return _kept_out(state, act) or _mark(state.meeting, session, act, now_ns)
        case BeginFormation():
            return _form_up(session, act, now_ns)
        case ArmStart():
            return _arm(session, act, state.meeting.rulebook.procedures.start, now_ns)
        case StartLights():
            return _light(session, act, state.meeting.rulebook.procedures.start, now_ns)
        case AbortStart():
            return _abort(session, act, state.meeting.rulebook.procedures.start, now_ns)
        case _:
            assert_never(act)


def _not_before_a_start(session: Session) -> str:
    """A start, or a restart, is still to come: else why not."""
    if session.phase is Phase.GRID or session.flow.taken:
        return ""
    if session.phase is Phase.SCHEDULED:
        return f"{session.plan.name} has no grid yet. Form the grid first."
    if session.red:
        return "The session is under red. Take the order first."
    return f"{session.plan.name} has started already."


def _kept_out(state: State, act: MarkReady) -> str:
    """A rig in quarantine is not ready, whoever says so; a driver may be."""
    entries = state.meeting.entries if state.meeting and act.ready and not act.driver else ()
    rigs = [entry.rig for entry in entries if entry.number == act.entry]
    return state.rigs.kept_out(rigs[0]) if rigs else ""


def _mark(meeting: Meeting, session: Session, act: MarkReady, now_ns: int) -> Facts | str:
    refusal = _not_before_a_start(session)
    if refusal:
        return refusal
    if act.entry not in to_start(session):
        return f"Car {act.entry:02d} is not on the grid of {session.plan.name}."
    box = session.flow.start.ready.get(act.entry, Ready())
    if (box.driver if act.driver else box.rig) is act.ready:
        what = "Driver" if act.driver else "Rig"
        return f"{what} of car {act.entry:02d} is marked so already."
    del meeting
    return (ReadyMarked(act.session, act.entry, act.driver, act.ready, now_ns),)


def _form_up(session: Session, act: BeginFormation, now_ns: int) -> Facts | str:
    refusal = _not_before_a_start(session)
    if refusal:
        return refusal
    if session.plan.format != "race":
        return f"{session.plan.name} is no race: it has no formation lap."
    if session.flow.start.armed:
        return "The start is armed. Abort it first."
    return (FormationBegun(act.session, act.kind, now_ns),)


def _arm(session: Session, act: ArmStart, rules: StartRules, now_ns: int) -> Facts | str:
    refusal = _not_before_a_start(session)
    if refusal:
        return refusal
    if session.plan.format != "race":
        return f"{session.plan.name} is no race: it starts without lights."
    start = session.flow.start
    if start.kind is StartKind.ROLLING and start.formation_ns:
        return "A rolling start has no lights. Start the session when the cars come round."
    if start.armed:
        return "The start is armed already."
    missing = not_ready(session)
    if missing and not act.anyway:
        ready = len(to_start(session)) - len(missing)
        return f"{ready} of {len(to_start(session))} are ready: car {missing[0]:02d} is not."
    hold_ms = hold_of(act.seed, now_ns, rules.hold_least_ms, rules.hold_most_ms)
    return (
        StartArmed(act.session, act.seed, rules.hold_least_ms, rules.hold_most_ms, hold_ms, now_ns),
    )


def _light(session: Session, act: StartLights, rules: StartRules, now_ns: int) -> Facts | str:
    refusal = _not_before_a_start(session)
    if refusal:
        return refusal
    armed = session.flow.start.armed
    if armed is None:
        return "The start is not armed. Arm it first."
    if act.at_ns and act.at_ns < now_ns:
        return "That moment has passed."
    at_ns = act.at_ns or now_ns
    out_ns = at_ns + ((rules.lights - 1) * rules.light_step_ms + armed.hold_ms) * NS_PER_MS
    lights = LightsBegun(
        act.session, rules.lights, rules.light_step_ms, armed.hold_ms, out_ns, at_ns
    )
    if session.flow.taken:
        return (lights, *resumption(session, out_ns))
    return (lights, SessionStarted(act.session, out_ns))


def _abort(session: Session, act: AbortStart, rules: StartRules, now_ns: int) -> Facts | str:
    refusal = _no_abort(session)
    if refusal:
        return refusal
    if not act.reason.strip():
        return "Say in a few words why the start is aborted."
    removed = rules.laps_per_abort if act.laps_removed < 0 else act.laps_removed
    most = max(0, session.plan.laps - 1)
    if act.laps_removed > most:
        return f"{session.plan.name} has {session.plan.laps} laps: at least one must stay."
    if session.flow.suspension:
        removed = 0  # a restart that waits again: its distance was said with the order
    return (StartAborted(act.session, min(removed, most), act.reason.strip(), now_ns),)


def _no_abort(session: Session) -> str:
    start = session.flow.start
    if session.phase is Phase.GRID or session.flow.taken:
        return "" if start.armed or start.formation_ns else "No start is under way."
    if session.phase is not Phase.STARTED:
        return "No start is under way."
    if session.red:
        return "The session is under red: its start is over."
    if session.flow.leg_ns:
        return "This is a restart. Show red to stop it; what was driven before stands."
    if any(lap.live and lap.lap > 0 for run in session.runs.values() for lap in run.laps):
        return "A lap is done: the start is over. Show red to stop the race."
    return ""
