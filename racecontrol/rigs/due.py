"""What each rig should be doing now, by the state of the meeting."""

from typing import Final

from msgspec import Struct

from racecontrol.meeting.deciding.starting import to_start
from racecontrol.meeting.flow import Ready
from racecontrol.meeting.model import Entry, Phase
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S

SETTLED_NS: Final = 3 * NS_PER_S  # after a start, or a restart: games and we take our time


class Due(Struct, frozen=True):
    """What a rig should be doing."""

    races: bool = False  # its car is due on the track, and the race has run for some seconds
    under_way: bool = False  # a session is on the grid, or runs
    running: bool = False  # it runs, and has for some seconds
    ready: bool = False  # rig and driver, by the ready board
    entry: Entry | None = None
    car: str = ""  # as the event file has it: Gr.3
    car_code: int = 0  # that the session asks of every rig; 0: what the entry says


def due_of(state: State, now_ns: int, speed: float = 1.0) -> dict[int, Due]:
    """Rig -> what it should be doing. `now_ns` is the event clock, which runs at `speed`."""
    assert state.meeting is not None
    session = state.current
    entries = {entry.rig: entry for entry in state.meeting.entries}
    settled_ns = now_ns - round(SETTLED_NS * max(1.0, speed))
    return {
        rig.number: _of_rig(state, session, entries.get(rig.number), settled_ns)
        for rig in state.meeting.rigs
    }


def _of_rig(state: State, session: Session | None, entry: Entry | None, settled_ns: int) -> Due:
    """`settled_ns`: what began before it has settled by now."""
    if session is None or entry is None or entry.number not in state.eligible(session):
        return Due(entry=entry)
    under_way = session.running or session.phase is Phase.GRID
    ready = session.flow.start.ready.get(entry.number, Ready()).both
    races = _races(session, entry.number, settled_ns)
    running = session.running and settled_ns > _since_ns(session)
    plan = session.plan
    return Due(races, under_way, running, ready, entry, plan.car, plan.car_code)


def _races(session: Session, number: int, settled_ns: int) -> bool:
    """Green, and long enough. Under red, and after the flag, consoles go where they like."""
    if session.plan.format != "race" or session.phase is not Phase.STARTED:
        return False
    if session.red or session.flow.suspension or number not in to_start(session):
        return False
    return settled_ns > _since_ns(session)


def _since_ns(session: Session) -> int:
    return max(session.started_ns, session.flow.leg_ns)
