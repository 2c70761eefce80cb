"""What each rig should be doing now, by the state of the meeting."""

from typing import Final

from msgspec import Struct

from racecontrol.meeting.flow import Ready
from racecontrol.meeting.model import Entry, Phase
from racecontrol.meeting.starting import to_start
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S

SETTLED_NS: Final = 3 * NS_PER_S  # after a start, or a restart: games take their time


class Due(Struct, frozen=True):
    """What a rig should be doing."""

    races: bool = False  # its car is due on the track, and the race has run for some seconds
    under_way: bool = False  # a session is on the grid, or runs
    running: bool = False  # it runs, and has for some seconds
    ready: bool = False  # rig and driver, by the ready board
    entry: Entry | None = None
    car: str = ""  # as the event file has it: Gr.3


def due_of(state: State, now_ns: int) -> dict[int, Due]:
    """Rig -> what it should be doing. `now_ns` is the event clock."""
    assert state.meeting is not None
    session = state.current
    entries = {entry.rig: entry for entry in state.meeting.entries}
    return {
        rig.number: _of_rig(state, session, entries.get(rig.number), now_ns)
        for rig in state.meeting.rigs
    }


def _of_rig(state: State, session: Session | None, entry: Entry | None, now_ns: int) -> Due:
    if session is None or entry is None or entry.number not in state.eligible(session):
        return Due(entry=entry)
    under_way = session.running or session.phase is Phase.GRID
    ready = session.flow.start.ready.get(entry.number, Ready()).both
    races = _races(session, entry.number, now_ns)
    running = session.running and now_ns > _since_ns(session) + SETTLED_NS
    return Due(races, under_way, running, ready, entry, session.plan.car)


def _races(session: Session, number: int, now_ns: int) -> bool:
    """Green, and long enough. Under red, and after the flag, consoles go where they like."""
    if session.plan.format != "race" or session.phase is not Phase.STARTED:
        return False
    if session.red or session.flow.suspension or number not in to_start(session):
        return False
    return now_ns > _since_ns(session) + SETTLED_NS


def _since_ns(session: Session) -> int:
    return max(session.started_ns, session.flow.leg_ns)
