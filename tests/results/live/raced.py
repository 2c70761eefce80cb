"""A whole race with a red flag: its facts, its passings, and when each car really was where."""

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from racecontrol.meeting.acts import ShowFlag, StartSession
from racecontrol.meeting.facts import LapCompleted, PassingRecorded, RigFellSilent, RigHeardAgain
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.model import Flag, Lap, Line, Passing
from racecontrol.meeting.run import progress_of
from racecontrol.results.live.course import Course
from racecontrol.results.live.order import LiveOrder
from racecontrol.timing.telemetry import Passing as SeenPassing
from racecontrol.tracks.circuit import LineKind
from tests.results.live.driven import CIRCUIT, LENGTH, elapsed_share
from tests.story import DIRECTOR, GAME_MS, START_NS, Story

COURSE = Course.of(CIRCUIT.lines)
ROUND_MS = 110_000  # from the red flag to the order: the slowest comes round
BREAK_MS = 300_000
ERROR_NS = 900
Silence = tuple[int, int]


class Plan(Struct, frozen=True):
    """What happens. Times are game ms after the start."""

    paces_ms: tuple[int, ...]  # of each car, in the order of the grid
    red_ms: int
    silences: dict[int, Silence] = {}  # slot on the grid -> from, to
    out: int | None = None  # slot of the car that does not drive after the restart
    laps: int = 7


class Seen(Struct, frozen=True):
    """A car at a point of the course."""

    at_ms: int
    slot: int
    line_index: int
    lap: int  # as its console counts
    lap_ms: int  # how long the lap took that ends there; 0: none does


@cache
def _points() -> tuple[tuple[int, float], ...]:
    """Index and share of the lap's time of every line on the course, the finish line last."""
    lines = [
        (i, elapsed_share(line.distance_m / LENGTH))
        for i, line in enumerate(CIRCUIT.lines)
        if line.kind in (LineKind.SECTOR, LineKind.MINI)
    ]
    return (*sorted(lines, key=lambda point: point[1]), (0, 1.0))


def leg(plan: Plan, slots: list[int], from_ms: int, to_ms: int) -> list[Seen]:
    """All passings of one leg; each car first crosses the line from its place on the grid."""
    found = []
    for place, slot in enumerate(slots):
        line_ms, pace = from_ms + 2_000 + 700 * place, plan.paces_ms[slot]
        found.append(Seen(line_ms, slot, 0, 1, 0))
        lap_from = line_ms
        for lap in range(1, plan.laps + 1):
            for index, share in _points():
                ended = lap_from + pace - (from_ms if lap == 1 else lap_from)
                at_ms = lap_from + round(share * pace)
                found.append(Seen(at_ms, slot, index, lap, 0 if index else ended))
            lap_from += pace
    return sorted((s for s in found if s.at_ms < to_ms), key=lambda s: (s.at_ms, s.slot))


class Raced:
    """Tells the race fact by fact; `truth`: car -> point of the session -> game ms."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.cars = plan, tuple(range(11, 11 + len(plan.paces_ms)))
        self.story = Story(*self.cars, laps=plan.laps)
        self.order = LiveOrder({"saltmere": CIRCUIT})
        self.truth: dict[int, dict[int, int]] = {car: {} for car in self.cars}
        self.now_ms = 0
        self._quiet: set[int] = set()

    def run(self) -> Iterator[None]:
        """Yields after everything that happened."""
        plan, story = self.plan, self.story
        story.start("race-1", *self.cars)
        taken_ms = plan.red_ms + ROUND_MS
        seen = leg(plan, list(range(len(self.cars))), 0, taken_ms)
        yield from self._drive([s for s in seen if s.at_ms < plan.red_ms])
        story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, plan.red_ms)
        yield from self._drive([s for s in seen if s.at_ms >= plan.red_ms])
        story.act(TakeOrder("race-1"), DIRECTOR, taken_ms)
        yield
        again_ms = taken_ms + BREAK_MS
        story.act(StartSession("race-1", START_NS + again_ms * GAME_MS), DIRECTOR, again_ms)
        yield
        slots = [car - self.cars[0] for car in self.taken]
        slots = [slot for slot in slots if slot != plan.out]
        yield from self._drive(leg(plan, slots, again_ms, again_ms + 400_000))

    @property
    def taken(self) -> tuple[int, ...]:
        """The order that the red flag led to."""
        (red,) = self.story.session.flow.suspensions
        assert red.taken is not None
        return red.taken.slots

    def _drive(self, seen: list[Seen]) -> Iterator[None]:
        for one in seen:
            if self.story.session.chequered_ns:
                return
            self.now_ms = one.at_ms
            self._mark(one)
            if self._hear(one):
                self._pass(one)
                yield

    def _hear(self, one: Seen) -> bool:
        """Whether its console is heard; and the facts of those that fall silent or return."""
        for slot, (from_ms, to_ms) in self.plan.silences.items():
            quiet, at_ns = from_ms <= one.at_ms < to_ms, START_NS + one.at_ms * GAME_MS
            if quiet and slot not in self._quiet:
                self._quiet.add(slot)
                self.story.add(RigFellSilent(slot + 1, at_ns))
            elif not quiet and slot in self._quiet:
                self._quiet.discard(slot)
                self.story.add(RigHeardAgain(slot + 1, at_ns, to_ms - from_ms))
        return one.slot not in self._quiet

    def _session_lap(self, one: Seen) -> int:
        return self.story.session.lap_of(self.cars[one.slot], one.lap)

    def _mark(self, one: Seen) -> None:
        line, lap = CIRCUIT.lines[one.line_index], self._session_lap(one)
        if line.kind is LineKind.MINI:
            at = COURSE.at_mini(lap, line.number)
        elif line.kind is LineKind.SECTOR:
            progress = COURSE.of_mark(progress_of(lap, line.number))
            assert progress is not None
            at = progress
        elif one.lap_ms:
            at = COURSE.at_line(lap)
        else:
            return
        self.truth[self.cars[one.slot]][at] = one.at_ms

    def _pass(self, one: Seen) -> None:
        car, line = self.cars[one.slot], CIRCUIT.lines[one.line_index]
        at_ns, lap = START_NS + one.at_ms * GAME_MS, self._session_lap(one)
        tick = one.at_ms * 0.06
        self.order.take(
            SeenPassing(one.slot, one.line_index, one.lap, tick, at_ns, ERROR_NS, True, 0)
        )
        if line.kind is LineKind.SECTOR:
            made = Passing(car, Line.SECTOR, line.number, lap, one.at_ms * 1000, at_ns, ERROR_NS)
            self.story.add(PassingRecorded("race-1", made))
        elif one.lap_ms:
            done = Lap(
                car, lap, one.lap_ms, one.lap_ms * 1000, (), at_ns, ERROR_NS, True, lap > 1, 0, 0
            )
            self.story.add(LapCompleted("race-1", done))
            if lap == self.plan.laps and not self.story.session.red:
                self.story.chequered(one.at_ms)
