"""The flow of a whole event: who takes part, whether it advances by itself, which rigs are free.

A part of `state`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.flow_facts import (
    AdvanceSet,
    EntryReinstated,
    EntryWithdrawn,
    EventFact,
    RigReleased,
    RigSealed,
    StepMoved,
    SubstituteNamed,
)
from racecontrol.meeting.model import Entry

if TYPE_CHECKING:
    from racecontrol.meeting.state import Session, State


class EventFlow(Struct, frozen=True):
    """Of one event."""

    withdrawn: dict[int, str] = {}  # entry -> why
    substitutes: tuple[SubstituteNamed, ...] = ()
    automatic: bool = False  # the next steps come by themselves
    paused_ns: int = 0  # since when they wait; 0: they do not
    moved_s: int = 0  # how much later the next step comes
    released: dict[int, str] = {}  # rig -> why it may be worked on


def after_event_fact(state: State, fact: EventFact) -> State:
    """The state after a fact of the whole event."""
    if isinstance(fact, SubstituteNamed):
        return _after_substitute(state, fact)
    return replace(state, event=_after(state.event, fact))


def _after(event: EventFlow, fact: EventFact) -> EventFlow:
    match fact:
        case EntryWithdrawn(entry=entry, reason=reason):
            return replace(event, withdrawn=event.withdrawn | {entry: reason})
        case EntryReinstated(entry=entry):
            return replace(event, withdrawn=_without(event.withdrawn, entry))
        case AdvanceSet():
            return _after_advance(event, fact)
        case StepMoved(by_s=by_s):
            return replace(event, moved_s=event.moved_s + by_s)
        case RigReleased(rig=rig, reason=reason):
            return replace(event, released=event.released | {rig: reason})
        case RigSealed(rig=rig):
            return replace(event, released=_without(event.released, rig))
        case SubstituteNamed():
            return replace(event, substitutes=(*event.substitutes, fact))
        case _:
            assert_never(fact)


def _without(known: dict[int, str], key: int) -> dict[int, str]:
    return {other: why for other, why in known.items() if other != key}


def _after_advance(event: EventFlow, fact: AdvanceSet) -> EventFlow:
    """A pause moves the next step by its own length."""
    waited_s = (fact.at_ns - event.paused_ns) // 1_000_000_000 if event.paused_ns else 0
    paused_ns = (event.paused_ns or fact.at_ns) if fact.paused else 0
    moved_s = event.moved_s if fact.paused else event.moved_s + waited_s
    return replace(event, automatic=fact.automatic, paused_ns=paused_ns, moved_s=moved_s)


def _after_substitute(state: State, fact: SubstituteNamed) -> State:
    """From that session on; the sessions before keep the driver that they had."""
    assert state.meeting is not None
    old = state.meeting.entry(fact.entry)
    new = replace(old, driver=fact.driver, code=fact.code, nation=fact.nation)
    entries = tuple(new if e.number == new.number else e for e in state.meeting.entries)
    keys = list(state.sessions)
    sessions = dict(state.sessions)
    for key in keys[: keys.index(fact.session)]:
        sessions[key] = _remembering(sessions[key], old)
    return replace(
        state,
        meeting=replace(state.meeting, entries=entries),
        sessions=sessions,
        event=_after(state.event, fact),
    )


def _remembering(session: Session, old: Entry) -> Session:
    if old.number in session.flow.entered:
        return session
    entered = session.flow.entered | {old.number: old}
    return replace(session, flow=replace(session.flow, entered=entered))


def entry_in(state: State, session: Session, number: int) -> Entry:
    """The entry as it was in that session, at the rig where it ended. KeyError: there is none."""
    assert state.meeting is not None
    entry = session.flow.entered.get(number) or state.meeting.entry(number)
    rig = rig_at(state, number, session.ended_ns) if session.ended_ns else entry.rig
    return entry if rig == entry.rig else replace(entry, rig=rig)


def rig_at(state: State, entry: int, at_ns: int) -> int:
    """The rig at which an entry sat then: drivers may be moved to another one."""
    assert state.meeting is not None
    rig = state.meeting.entry(entry).rig
    for move in reversed([one for one in state.parity.moves if one.entry == entry]):
        if move.at_ns <= at_ns:
            return move.to_rig
        rig = move.from_rig
    return rig
