"""Order, gaps and intervals at the last timing point that each car passed, mini-sectors included.

The facts alone give order and gaps at the sector lines. Passings of mini-sectors make them finer
and never contradict them: both stand on one scale of progress, with the same event clock.
"""

from collections.abc import Container, Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from racecontrol.meeting.run import SECTOR_STRIDE
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Gap, Status
from racecontrol.results.gap_error import errors_of, joint_ns
from racecontrol.results.live.course import Course
from racecontrol.results.race_clock import RaceClock
from racecontrol.sessions import classify, on_track, running_order

Marks = Mapping[int, int]  # progress on the course -> event clock, ns
LAPS_KEPT = 2  # of marks: a car further back is behind by laps


class Places(Struct, frozen=True):
    """Who is where: entries in order, and each one's marks."""

    order: tuple[int, ...]
    marks: dict[int, Marks]
    points: int  # of a lap
    errors: dict[int, Marks] = {}  # by entry: progress -> standard error of the mark, ns
    clock: RaceClock = RaceClock()
    counted_back: bool = False  # under red: what was seen elsewhere than at the line is over

    def gap(self, ahead: int | None, number: int) -> Gap:
        """Behind a car ahead, at the last point that both passed: game ms, or whole laps.

        Not known where that says nothing of now (`RaceClock.gap`).
        """
        if ahead is None or ahead == number:
            return Gap()
        mine, theirs = self.marks.get(number, {}), self.marks.get(ahead, {})
        if not mine or not theirs:
            return Gap()
        laps = (max(theirs) - max(mine)) // self.points
        if laps >= 1:
            return Gap(laps=laps)
        shared = self._shared(ahead, number)
        if shared is None:
            return Gap()
        return self.clock.gap(mine, theirs, shared, partial(self.bar_ns, ahead, number))

    def _shared(self, ahead: int, number: int) -> int | None:
        """The last point that both passed, where it is not a lap ago."""
        mine, theirs = self.marks.get(number, {}), self.marks.get(ahead, {})
        shared = max(mine.keys() & theirs.keys(), default=None)
        if shared is None or max(mine) - shared >= self.points:
            return None
        return None if self.counted_back and shared % self.points else shared

    def bar_ns(self, ahead: int | None, number: int) -> int | None:
        """The joint standard error of that gap, event clock; None where one is not known."""
        shared = None if ahead is None or ahead == number else self._shared(ahead, number)
        if ahead is None or shared is None:
            return None
        errors = [self.errors.get(car, {}).get(shared) for car in (ahead, number)]
        return joint_ns(*errors)


def places(
    state: State,
    session: Session,
    course: Course,
    minis: Mapping[int, Marks],
    facts: "FactMarks",
    errors: Mapping[int, Marks] = MappingProxyType({}),
) -> Places:
    """The places of a session now; `minis`: by entry, marks of what the facts do not hold, and
    `errors` the standard error of each.

    Once the order was taken under a red flag, what was driven behind its line counts no more:
    the facts were counted back, and the mini-sectors are left out.
    """
    counted_back = session.flow.taken is not None
    if counted_back:
        minis, errors = {}, {}
    marks: dict[int, Marks] = {}
    known: dict[int, Marks] = {}
    for number in {*session.runs, *minis}:
        of_facts, their_errors = facts.of(session, course, number)
        marks[number] = {**minis.get(number, {}), **of_facts}
        known[number] = {**errors.get(number, {}), **their_errors}
    base = running_order(state, session)
    if session.running and on_track(session) and not counted_back:
        done = _finished(state, session)
        for number, laps in done.items():  # the lap back to the pits brings nobody further
            last = course.at_line(laps)
            marks[number] = {at: ns for at, ns in marks[number].items() if at <= last}
        base = _on_the_road(base, marks, done)
    return Places(base, marks, course.points, known, RaceClock.of(session), counted_back)


def _finished(state: State, session: Session) -> dict[int, int]:
    """Cars that took the flag, and after how many laps."""
    rows = classify(state, session) if session.chequered_ns else ()
    return {row.entry: row.laps for row in rows if row.status is Status.FINISHED}


def _on_the_road(
    base: tuple[int, ...], marks: Mapping[int, Marks], done: Container[int]
) -> tuple[int, ...]:
    """Cars that took the flag stand as they are; the others by progress, then by time there."""

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
        self._kept: dict[int, tuple[object, tuple[Marks, Marks]]] = {}

    def of(self, session: Session, course: Course, number: int) -> tuple[Marks, Marks]:
        """The last laps of one car: its marks, and the standard error of each."""
        run = session.run(number)
        kept = self._kept.get(number)
        if kept is None or kept[0] is not run:
            kept = (run, (_newest(run.marks, course), _newest(errors_of(run), course)))
            self._kept[number] = kept
        return kept[1]


def _newest(marks: Marks, course: Course) -> Marks:
    """Those of the last laps, on the scale of the course."""
    oldest = max(marks, default=0) // SECTOR_STRIDE - LAPS_KEPT
    return {
        progress: value
        for mark, value in marks.items()
        if mark // SECTOR_STRIDE >= oldest and (progress := course.of_mark(mark)) is not None
    }
