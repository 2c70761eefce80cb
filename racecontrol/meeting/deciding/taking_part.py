"""What the acts on the whole event lead to: entries, the automatic advance, parc ferme.

Part of `decide`.
"""

from typing import assert_never

from racecontrol.meeting.deciding.sequencing import next_step
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.flow_acts import (
    EventAct,
    MoveStep,
    ReinstateEntry,
    ReleaseRig,
    SealRig,
    SetAdvance,
    WithdrawEntry,
)
from racecontrol.meeting.flow_facts import (
    AdvanceSet,
    EntryReinstated,
    EntryWithdrawn,
    RigReleased,
    RigSealed,
    StepMoved,
)
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import Session, State

Facts = tuple[AnyFact, ...]


def of_the_event(state: State, act: EventAct, now_ns: int) -> Facts | str:
    """The facts, or why not in one sentence. `now_ns` is the event clock."""
    match act:
        case WithdrawEntry():
            return _withdraw(state, act, now_ns)
        case ReinstateEntry():
            if act.entry not in state.event.withdrawn:
                return f"Car {act.entry:02d} is not withdrawn."
            if not act.reason.strip():
                return "Say in a few words why."
            return (EntryReinstated(act.entry, act.reason.strip(), now_ns),)
        case SetAdvance():
            return _advance(state, act, now_ns)
        case MoveStep():
            return _move(state, act, now_ns)
        case ReleaseRig():
            return _release(state, act, now_ns)
        case SealRig():
            if act.rig not in state.event.released:
                return f"Rig {act.rig} is not released."
            return (RigSealed(act.rig, now_ns),)
        case _:
            assert_never(act)


def _withdraw(state: State, act: WithdrawEntry, now_ns: int) -> Facts | str:
    assert state.meeting is not None
    if act.entry not in {entry.number for entry in state.meeting.entries}:
        return f"Car {act.entry:02d} is not entered."
    if act.entry in state.event.withdrawn:
        return f"Car {act.entry:02d} is withdrawn already."
    if not act.reason.strip():
        return "Say in a few words why."
    for session in state.sessions.values():
        if session.running and act.entry in session.grid:
            return f"{session.plan.name} is running: withdraw car {act.entry:02d} after it."
    return (EntryWithdrawn(act.entry, act.reason.strip(), now_ns),)


def _advance(state: State, act: SetAdvance, now_ns: int) -> Facts | str:
    if act.paused and not act.automatic:
        return "The event does not advance by itself: there is nothing to pause."
    if (act.automatic, act.paused) == (state.event.automatic, bool(state.event.paused_ns)):
        if not act.automatic:
            return "The event does not advance by itself."
        return f"The event {'waits' if act.paused else 'advances by itself'} already."
    return (AdvanceSet(act.automatic, act.paused, now_ns),)


def _move(state: State, act: MoveStep, now_ns: int) -> Facts | str:
    if not state.event.automatic:
        return "The event does not advance by itself: there is no step to move."
    if act.by_s == 0:
        return "Say by how many seconds."
    if next_step(state, now_ns) is None:
        return "No step comes by itself now: a person goes on."
    return (StepMoved(act.by_s, now_ns),)


def parc_ferme(state: State) -> bool:
    """Whether rigs and set-ups are sealed: from a session's grid on, to the end of the event."""
    if state.meeting is None:
        return False
    wanted = state.meeting.rulebook.procedures.parc_ferme_from
    begun = (Phase.SCHEDULED, Phase.CANCELLED)
    sealing = [
        session
        for session in state.sessions.values()
        if (session.plan.key == wanted if wanted else session.plan.format != "practice")
    ]
    over = all(s.phase in (Phase.FINAL, Phase.CANCELLED) for s in state.sessions.values())
    return any(session.phase not in begun for session in sealing) and not over


def locking(state: State) -> Session | None:
    """The session that lets nobody write to a rig: armed for its start, or green."""
    for session in state.sessions.values():
        armed = session.flow.start.armed is not None and not session.flow.start.lights
        waits = session.phase is Phase.GRID or session.flow.taken is not None
        if (session.running and not session.red) or (armed and waits):
            return session
    return None


def _release(state: State, act: ReleaseRig, now_ns: int) -> Facts | str:
    assert state.meeting is not None
    if act.rig not in {rig.number for rig in state.meeting.rigs}:
        return f"There is no rig {act.rig}."
    if act.rig in state.event.released:
        return f"Rig {act.rig} is released already."
    if not parc_ferme(state) and locking(state) is None:
        return "Parc ferme is not in force: every rig is free."
    if not act.reason.strip():
        return "Say in a few words why."
    return (RigReleased(act.rig, act.reason.strip(), now_ns),)
