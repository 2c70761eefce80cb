"""What a driver lost who was moved to another rig: from the first trouble to the next timing line.

A measure for people: who credits time says how much. Times are of the event clock.
"""

from racecontrol.meeting.parity_facts import EntryMoved, TimeCredited
from racecontrol.meeting.state import State
from racecontrol.meeting.units import GAME_NS_PER_MS


def trouble_ns(state: State, rig: int, until_ns: int) -> int:
    """Since when this rig is silent, or has a fault that lasts; 0: neither, before `until_ns`."""
    found = [fault.since_ns for fault in state.rigs.faults.get(rig, {}).values()]
    found += [state.silent_rigs[rig]] if rig in state.silent_rigs else []
    return min((at_ns for at_ns in found if 0 < at_ns <= until_ns), default=0)


def back_ns(state: State, moved: EntryMoved) -> int:
    """When the car passed a timing line from its new rig first; 0: not yet."""
    session = state.sessions.get(moved.session)
    if session is None:
        return 0
    run = session.run(moved.entry)
    passed = (*(lap.at_ns for lap in run.laps), *(one.at_ns for one in run.passings))
    return min((at_ns for at_ns in passed if at_ns > moved.at_ns), default=0)


def lost_ms(state: State, moved: EntryMoved) -> int:
    """Game time from the trouble, or the move where none was seen, to that line; 0: not back."""
    end_ns = back_ns(state, moved)
    since_ns = trouble_ns(state, moved.from_rig, moved.at_ns) or moved.at_ns
    return max(0, end_ns - since_ns) // GAME_NS_PER_MS if end_ns else 0


def credit_of(state: State, moved: EntryMoved) -> TimeCredited | None:
    """The time that was credited for this move, the last one where it was done twice."""
    given = (c for c in reversed(state.parity.credits) if c.at_ns >= moved.at_ns)
    return next((c for c in given if c.entry == moved.entry and c.session == moved.session), None)


def uncredited(state: State) -> tuple[EntryMoved, ...]:
    """Moves in a session for which nobody has credited time, oldest first."""
    return tuple(
        move for move in state.parity.moves if move.session and credit_of(state, move) is None
    )
