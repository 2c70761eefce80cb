"""How well a gap is known: the joint standard error of the two passings that it lies between."""

import math

from racecontrol.meeting.model import Line
from racecontrol.meeting.run import Run, progress_of
from racecontrol.meeting.state import Session
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.classification import Gap


def joint_ns(one: int | None, other: int | None) -> int | None:
    """Of two standard errors; None where one is not known."""
    return None if one is None or other is None else round(math.hypot(one, other))


def in_the_bar(gap: Gap, bar_ns: int | None) -> bool:
    """Whether the clocks cannot tell which of the two cars is ahead."""
    return gap.ms is not None and bar_ns is not None and gap.ms * GAME_NS_PER_MS < bar_ns


def errors_of(run: Run) -> dict[int, int]:
    """Standard errors of a car's marks, by progress (see `progress_of`), ns."""
    sectors = {
        progress_of(passing.lap, passing.sector): passing.error_ns
        for passing in run.passings
        if passing.line is Line.SECTOR
    }
    return sectors | {progress_of(lap.lap, 0): lap.error_ns for lap in run.laps if lap.live}


def bar_ns(session: Session, ahead: int | None, number: int) -> int | None:
    """Of the gap at the last timing line of the facts that this car passed; None: not known."""
    if ahead is None or ahead == number:
        return None
    mine, theirs = session.run(number), session.run(ahead)
    at = mine.progress
    if at not in theirs.marks:
        return None
    return joint_ns(errors_of(mine).get(at), errors_of(theirs).get(at))
