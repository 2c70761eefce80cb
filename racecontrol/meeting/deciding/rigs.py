"""What the acts on a rig lead to, or the sentence that refuses them. Part of `decide`.

Nothing is written to a device of a rig while a session is armed or green, unless the director has
released that rig. What a lamp shows is no such write: it says what race control has decided.
"""

from typing import Final, assert_never

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.deciding.taking_part import locking
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.flow_acts import MarkReady
from racecontrol.meeting.flow_facts import ReadyMarked
from racecontrol.meeting.model import Person, Phase, Role
from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_acts import (
    AcceptBase,
    AnswerCall,
    BringToPc,
    LiftQuarantine,
    QuarantineRig,
    ResetEstop,
    RigAct,
    SetBasePower,
    TakeToConsole,
)
from racecontrol.meeting.rig_facts import (
    BaseAccepted,
    BasePlaced,
    BasePowerOrdered,
    CallAnswered,
    EstopReset,
    QuarantineLifted,
    RigQuarantined,
)
from racecontrol.meeting.state import State
from racecontrol.meeting.units import NS_PER_MS

Facts = tuple[AnyFact, ...]


def at_the_rig(state: State, act: RigAct, who: Person, now_ns: int) -> Facts | str:
    """The facts, or why not in one sentence. `now_ns` is the event clock."""
    assert state.meeting is not None
    rig = next((rig for rig in state.meeting.rigs if rig.number == act.rig), None)
    if rig is None:
        return f"There is no rig {act.rig}."
    if who.role not in (Role.TECHNICIAN, Role.DIRECTOR):
        return "Only the rig technician or the race director can do that."
    match act:
        case ResetEstop():
            return _reset(state, act, who, now_ns)
        case AnswerCall():
            if act.rig not in state.rigs.calls:
                return f"The driver on rig {act.rig} has not called."
            return (CallAnswered(act.rig, who.name, now_ns),)
        case SetBasePower():
            if rig.box is None:
                return f"Rig {act.rig} has no rig box. Say which one in the event file."
            return _switch(state, act, who, now_ns)
        case TakeToConsole() | BringToPc():
            return _carry(state, act, who, now_ns)
        case AcceptBase():
            return _accept(state, act, who, now_ns)
        case QuarantineRig():
            return _quarantine(state, act, who, now_ns)
        case LiftQuarantine():
            return _lift(state, act, who, now_ns)
        case _:
            assert_never(act)


def _reset(state: State, act: ResetEstop, who: Person, now_ns: int) -> Facts | str:
    estop = state.rigs.estops.get(act.rig)
    if estop is None:
        return f"The e-stop of rig {act.rig} was not pressed."
    if not estop.closed_ns:
        return f"The e-stop loop of rig {act.rig} is still open. Release the button first."
    return (EstopReset(act.rig, who.name, now_ns),)


def _switch(state: State, act: SetBasePower, who: Person, now_ns: int) -> Facts | str:
    refusal = no_write(state, act.rig)
    if refusal:
        return refusal
    if not act.reason.strip():
        return "Say in a few words why."
    if act.on and act.rig in state.rigs.estops:
        return f"The e-stop of rig {act.rig} is not reset. Reset it first."
    ordered = state.rigs.power_ordered.get(act.rig, True)
    if ordered is act.on and state.rigs.power.get(act.rig, act.on) is act.on:
        return f"The wheelbase of rig {act.rig} is {'on' if act.on else 'off'} already."
    return (BasePowerOrdered(act.rig, act.on, act.reason.strip(), who.name, now_ns),)


def _carry(state: State, act: TakeToConsole | BringToPc, who: Person, now_ns: int) -> Facts | str:
    """A cable in somebody's hand is no write to a device: it may be carried at any time."""
    place = state.rigs.places.get(act.rig)
    if isinstance(act, TakeToConsole):
        if place is Place.CONSOLE:
            return f"The wheelbase of rig {act.rig} is on its console already."
        return (BasePlaced(act.rig, Place.CONSOLE, who.name, now_ns),)
    if place is not Place.CONSOLE:
        return f"The wheelbase of rig {act.rig} is not on its console."
    return (BasePlaced(act.rig, Place.MISSING, who.name, now_ns),)


CHANGES: Final = (FaultKind.TUNING, FaultKind.RIM)


def _accept(state: State, act: AcceptBase, who: Person, now_ns: int) -> Facts | str:
    if state.rigs.places.get(act.rig) is not Place.PC:
        return f"The wheelbase of rig {act.rig} is not on the PC. What it is like cannot be read."
    if not any(kind in CHANGES for kind in state.rigs.faults.get(act.rig, {})):
        return f"Nothing has changed at the wheelbase of rig {act.rig}."
    return (BaseAccepted(act.rig, who.name, now_ns),)


def _quarantine(state: State, act: QuarantineRig, who: Person, now_ns: int) -> Facts | str:
    """At any time: it says what a person knows, and is no write to a device."""
    if act.rig in state.rigs.quarantined:
        return f"Rig {act.rig} is in quarantine already. Lift it to give another reason."
    reason = act.reason.strip().rstrip(".")
    if not reason:
        return "Say in a few words why."
    out = RigQuarantined(act.rig, act.part, reason, who.name, now_ns)
    return (out, *_not_ready(state, act.rig, now_ns))


def _not_ready(state: State, rig: int, now_ns: int) -> Facts:
    """What the ready board said of it before a start does not hold any more."""
    session, meeting = state.current, state.meeting
    if (
        session is None
        or meeting is None
        or not (session.phase is Phase.GRID or session.flow.taken)
    ):
        return ()
    ready = session.flow.start.ready
    return tuple(
        ReadyMarked(session.plan.key, entry.number, False, False, now_ns)
        for entry in meeting.entries
        if entry.rig == rig and entry.number in ready and ready[entry.number].rig
    )


def _lift(state: State, act: LiftQuarantine, who: Person, now_ns: int) -> Facts | str:
    out = state.rigs.quarantined.get(act.rig)
    if out is None:
        return f"Rig {act.rig} is not in quarantine."
    lasted_ms = max(0, now_ns - out.since_ns) // NS_PER_MS
    return (QuarantineLifted(act.rig, who.name, lasted_ms, now_ns),)


def no_write(state: State, rig: int) -> str:
    """Why nothing may be written to a device of this rig now; empty: it may."""
    session = locking(state)
    if session is None or rig in state.event.released:
        return ""
    how = "runs" if session.running else "is armed"
    return (
        f"No writing to rigs while {session.plan.name} {how}. The director can release rig {rig}."
    )


def passed_on(state: State, act: AnyAct) -> bool:
    """Whether the program only passes on what the driver's own switch says."""
    if not isinstance(act, MarkReady) or not act.driver or state.meeting is None:
        return False
    rigs = [entry.rig for entry in state.meeting.entries if entry.number == act.entry]
    return bool(rigs) and (rigs[0] in state.rigs.ready) is act.ready
