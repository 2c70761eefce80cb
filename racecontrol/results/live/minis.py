"""Mini-sector times: of the running lap, each with its mark, and the bests they are held to.

Not journalled (see the package). What is kept of a car is its running lap, its best times and the
marks of its last laps: the same size on lap 3 as on lap 120.
"""

from collections.abc import Mapping
from typing import Final

from racecontrol.results.live.course import Course
from racecontrol.results.live.places import LAPS_KEPT
from racecontrol.results.tower import Mark, TimeCell
from racecontrol.timing.events import TICKS_PER_GAME_SECOND
from racecontrol.timing.telemetry import Passing
from racecontrol.tracks.circuit import LineKind, TimingLine

_MS_PER_TICK: Final = 1000 / TICKS_PER_GAME_SECOND
NOT_YET: Final = TimeCell()


class MiniSectors:
    """One car's mini-sectors."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self.lap = -1  # the running one; -1 before the first passing
        self.times: list[int | None] = []  # ms, of the running lap
        self.bests: list[int | None] = [None] * course.mini_sectors
        self.marks: dict[int, int] = {}  # progress -> event clock, ns; of the last laps
        self.errors: dict[int, int] = {}  # progress -> standard error of the mark, ns
        self._last: tuple[int, float] | None = None  # number of the last point of the lap, tick
        self._clear(-1)

    def take(self, passing: Passing, line: TimingLine) -> None:
        """One live passing of the finish line or the end of a mini-sector; others are ignored."""
        if line.kind is LineKind.FINISH:
            self._end_lap(passing)
        elif line.kind is LineKind.MINI:
            self._end_mini(passing, line.number)

    def _end_mini(self, passing: Passing, number: int) -> None:
        if passing.lap != self.lap:
            self._clear(passing.lap)
        self._note(number, passing.tick)
        self._mark(self._course.at_mini(passing.lap, number), passing)

    def _end_lap(self, passing: Passing) -> None:
        """The first crossing from a grid behind the line ends no lap, though one is counted."""
        if passing.lap == self.lap:
            self._note(self._course.mini_sectors, passing.tick)
            self._mark(self._course.at_line(passing.lap), passing)
        self._clear(passing.lap + 1)
        self._last = (0, passing.tick)

    def _note(self, number: int, tick: float) -> None:
        """A time needs both ends: after a point that was missed the next one has none."""
        before, self._last = self._last, (number, tick)
        if before is None or before[0] != number - 1:
            return
        ms = round((tick - before[1]) * _MS_PER_TICK)
        self.times[number - 1] = ms
        best = self.bests[number - 1]
        if self.lap > 0 and (best is None or ms < best):  # an out lap sets no best
            self.bests[number - 1] = ms

    def _mark(self, progress: int, passing: Passing) -> None:
        self.marks[progress], self.errors[progress] = passing.at_ns, passing.error_ns
        oldest = progress - LAPS_KEPT * self._course.points
        if len(self.marks) > (LAPS_KEPT + 1) * self._course.points:
            self.marks = {at: ns for at, ns in self.marks.items() if at >= oldest}
            self.errors = {at: ns for at, ns in self.errors.items() if at >= oldest}

    def _clear(self, lap: int) -> None:
        self.lap = lap
        self.times = [None] * self._course.mini_sectors
        self._last = None


def session_bests(cars: Mapping[int, MiniSectors], count: int) -> tuple[int | None, ...]:
    """The best time of all cars in each mini-sector."""
    return tuple(
        min((ms for car in cars.values() if (ms := car.bests[i]) is not None), default=None)
        for i in range(count)
    )


def cells(car: MiniSectors, session: tuple[int | None, ...]) -> tuple[TimeCell, ...]:
    """The ticks of the running lap: `ms` None where the car has not been."""
    return tuple(
        NOT_YET if ms is None else TimeCell(ms, _mark_of(ms, session[i], car.bests[i]))
        for i, ms in enumerate(car.times)
    )


def _mark_of(ms: int, session_best: int | None, own_best: int | None) -> Mark:
    if ms == session_best:
        return Mark.SESSION_BEST
    return Mark.PERSONAL_BEST if ms == own_best else Mark.NONE
