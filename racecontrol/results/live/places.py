"""Order, gaps and intervals at the last timing point that each car passed, mini-sectors included.

The facts alone give order and gaps at the sector lines. Passings of mini-sectors make them finer
and never contradict them: both stand on one scale of progress, with the same event clock.
"""

from collections.abc import Mapping

from msgspec import Struct

from racecontrol.meeting.run import SECTOR_STRIDE
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.classification import Gap, Status
from racecontrol.results.live.course import Course
from racecontrol.sessions import classify, on_track, running_order

Marks = Mapping[int, int]  # progress on the course -> event clock, ns
LAPS_KEPT = 2  # of marks: a car further back is behind by laps


class Places(Struct, frozen=True):
    """Who is where: entries in order, and each one's marks."""

    order: tuple[int, ...]
    marks: dict[int, Marks]
    points: int  # of a lap

    def gap(self, ahead: int | None, number: int) -> Gap:
        """Behind a car ahead, at the last point that both passed: game ms, or whole laps."""
        if ahead is None or ahead == number:
            return Gap()
        mine, theirs = self.marks.get(number, {}), self.marks.get(ahead, {})
        if not mine or not theirs:
            return Gap()
        last = max(mine)
        laps = (max(theirs) - last) // self.points
        if laps >= 1:
            return Gap(laps=laps)
        shared = max((at for at in mine if at in theirs), default=None)
        if shared is None or last - shared >= self.points:
            return Gap()
        return Gap(ms=max(0, round((mine[shared] - theirs[shared]) / GAME_NS_PER_MS)))


def places(
    state: State, session: Session, course: Course, minis: Mapping[int, Marks], facts: "FactMarks"
) -> Places:
    """The places of a session now; `minis`: by entry, marks of what the facts do not hold."""
    marks: dict[int, Marks] = {
        number: {**minis.get(number, {}), **facts.of(session, course, number)}
        for number in {*session.runs, *minis}
    }
    base = running_order(state, session)
    if not (session.running and on_track(session)):
        return Places(base, marks, course.points)
    return Places(_on_the_road(state, session, base, marks), marks, course.points)


def _on_the_road(
    state: State, session: Session, base: tuple[int, ...], marks: Mapping[int, Marks]
) -> tuple[int, ...]:
    """Cars that took the flag stand as they are; the others by progress, then by time there."""
    rows = classify(state, session) if session.chequered_ns else ()
    done = {row.entry for row in rows if row.status is Status.FINISHED}

    def key(slot: int) -> tuple[int, int, int, int]:
        number = base[slot]
        if number in done:
            return (0, 0, 0, slot)
        mine = marks.get(number, {})
        last = max(mine, default=-1)
        return (1, -last, mine.get(last, 0), slot)

    return tuple(base[slot] for slot in sorted(range(len(base)), key=key))


class FactMarks:
    """Marks of the facts on the course, kept for as long as a run stays the same."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, dict[int, int]]] = {}

    def of(self, session: Session, course: Course, number: int) -> dict[int, int]:
        """The last laps of one car."""
        run = session.run(number)
        kept = self._kept.get(number)
        if kept is not None and kept[0] is run:
            return kept[1]
        oldest = max(run.marks, default=0) // SECTOR_STRIDE - LAPS_KEPT
        marks = {
            progress: at_ns
            for mark, at_ns in run.marks.items()
            if mark // SECTOR_STRIDE >= oldest and (progress := course.of_mark(mark)) is not None
        }
        self._kept[number] = (run, marks)
        return marks
