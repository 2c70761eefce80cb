"""What neutralisations lead to, and what a flag brings with it. Part of `decide`."""

from typing import assert_never

from racecontrol.meeting.deciding.suspending import resumption, taking_order
from racecontrol.meeting.facts import AnyFact, FlagShown
from racecontrol.meeting.flow_acts import (
    EndNeutralisation,
    NeutralAct,
    Neutralise,
    SetPitLane,
    TakeOrder,
)
from racecontrol.meeting.flow_facts import NeutralisationSet, PitLaneSet, SessionSuspended
from racecontrol.meeting.model import Flag, Phase
from racecontrol.meeting.procedures import NeutralStep, PitEnd
from racecontrol.meeting.state import Session, State

Facts = tuple[AnyFact, ...]


def neutralising(state: State, session: Session, act: NeutralAct, now_ns: int) -> Facts | str:
    """The facts, or why not in one sentence. `now_ns` is the event clock."""
    match act:
        case Neutralise():
            return _neutralise(session, act, now_ns)
        case EndNeutralisation():
            return _announce_end(session, now_ns)
        case SetPitLane():
            return _set_pit_lane(session, act, now_ns)
        case TakeOrder():
            return taking_order(state, session, act, now_ns)
        case _:
            assert_never(act)


def _neutralise(session: Session, act: Neutralise, now_ns: int) -> Facts | str:
    if not session.running:
        return f"{session.plan.name} is not running: there is nothing to neutralise."
    if session.phase is Phase.CHEQUERED:
        return "The chequered flag is out. Only red can be shown now."
    if session.red:
        return "The session is under red."
    now = session.flow.neutral
    if now and now.kind is act.kind and not now.ending_ns:
        return f"The {act.kind} is out already."
    deployed = NeutralisationSet(act.session, act.kind, NeutralStep.DEPLOYED, now_ns)
    return (*_over(session, now_ns), deployed)


def _over(session: Session, at_ns: int) -> Facts:
    now = session.flow.neutral
    if now is None:
        return ()
    return (NeutralisationSet(session.plan.key, now.kind, NeutralStep.OVER, at_ns),)


def _announce_end(session: Session, now_ns: int) -> Facts | str:
    now = session.flow.neutral
    if now is None or not session.running:
        return "The track is not neutralised."
    if now.ending_ns:
        return f"The end of the {now.kind} is announced already. Show green to end it."
    return (NeutralisationSet(session.plan.key, now.kind, NeutralStep.ENDING, now_ns),)


def _set_pit_lane(session: Session, act: SetPitLane, now_ns: int) -> Facts | str:
    if not session.running and session.phase is not Phase.GRID:
        return f"{session.plan.name} is not under way."
    is_open = session.flow.pit_entry_open if act.end is PitEnd.ENTRY else session.flow.pit_exit_open
    if is_open is act.open:
        return f"Pit {act.end} is {'open' if is_open else 'closed'} already."
    return (PitLaneSet(act.session, act.end, act.open, now_ns),)


def no_flag(session: Session, flag: Flag) -> str:
    """Why the flow does not let this flag be shown; empty when it does."""
    red = session.flow.suspension
    if flag is Flag.GREEN and red and red.taken:
        return "The order is taken. Restart with the lights, or start the session."
    if flag is Flag.CHEQUERED and red:
        return "The session is under red. End it, or restart it."
    if flag is Flag.RED and red:
        return "The session is under red already."
    return ""


def with_consequences(session: Session, shown: FlagShown) -> Facts:
    """What comes with a flag to all: red stops the clock, green of the whole track lets it run."""
    at_ns, whole = shown.at_ns, shown.sector == 0
    red = session.flow.suspension
    if shown.flag is Flag.RED:
        stops = session.phase is Phase.STARTED and not red
        suspended = (SessionSuspended(shown.session, at_ns),) if stops else ()
        return (shown, *_over(session, at_ns), *suspended)
    if shown.flag is Flag.GREEN and whole:
        resumed = resumption(session, at_ns) if red else ()
        return (shown, *_over(session, at_ns), *resumed)
    return (shown,)
