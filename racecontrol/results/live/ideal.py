"""The ideal lap: a driver's best time of every sector, on whichever lap it was."""

from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import counted_laps, deleted_laps


def ideal_ms(state: State, session: Session, number: int) -> int | None:
    """The sum of the best sectors of counted, not deleted laps; None while one is not known.

    Sector 1 from a standing start is left out: nobody can drive it again.
    """
    deleted = deleted_laps(state, session, number)
    laps = [lap for lap in counted_laps(session, number) if lap.lap not in deleted]
    count = max((len(lap.sectors_ms) for lap in laps), default=0)
    total = 0
    for index in range(count):
        times = [
            ms
            for lap in laps
            if index < len(lap.sectors_ms)
            and (ms := lap.sectors_ms[index]) is not None
            and (lap.flying or index > 0)
        ]
        if not times:
            return None
        total += min(times)
    return total if count else None
