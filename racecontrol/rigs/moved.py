"""What a driver lost who was moved to another rig: from the first trouble to the next timing line.

A measure for people: who credits time says how much. Times are of the event clock.
"""

from statistics import median

from racecontrol.meeting.parity_facts import EntryMoved, TimeCredited
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS


def trouble_ns(state: State, rig: int, until_ns: int) -> int:
    """Since when this rig is silent, or has a fault that lasts; 0: neither, before `until_ns`."""
    found = [fault.since_ns for fault in state.rigs.faults.get(rig, {}).values()]
    found += [state.silent_rigs[rig]] if rig in state.silent_rigs else []
    return min((at_ns for at_ns in found if 0 < at_ns <= until_ns), default=0)


def unheard_laps(state: State, session: str, entry: int, silent_ns: int, now_ns: int) -> int:
    """Laps that the car may have ended since its rig is silent: at most so many. 0: none.

    Nobody heard them, so they are missing in its count. `silent_ns`: since when; 0: it is not.
    """
    run = state.sessions[session].run(entry) if session in state.sessions else None
    if run is None or not silent_ns:
        return 0
    lap_ns = _usual_lap_ns(state.sessions[session], entry)
    ended = [lap.at_ns for lap in run.laps if lap.at_ns <= now_ns]
    since_ns = ended[-1] if ended else state.sessions[session].started_ns
    if not lap_ns or not since_ns:
        return 0
    due = max(0, max(silent_ns, since_ns) - since_ns) // lap_ns  # that did not come while heard
    return max(0, (now_ns - since_ns) // lap_ns - due)


def _usual_lap_ns(session: Session, entry: int) -> int:
    """Of this car, or of all where it has ended none; event clock. 0: nobody has ended one."""
    laps = session.run(entry).laps or [lap for run in session.runs.values() for lap in run.laps]
    return round(median(lap.official_ms for lap in laps) * GAME_NS_PER_MS) if laps else 0


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
