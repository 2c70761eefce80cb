"""Live timing: facts, line passings and samples in, at the screen's pace; frozen rows out.

    timing loop's thread -> take(passing) -> queue \\
    screen's timer -> look(state) <- telemetry.history (every sample since the last look)

`look` belongs to one thread. It reads whole samples, not the latest ones, so that a screen that
stood still for some seconds misses nothing.
"""

import itertools
from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from operator import is_
from typing import Final, Protocol

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import best_lap
from racecontrol.results.live.along import Along
from racecontrol.results.live.car import Car
from racecontrol.results.live.course import Course
from racecontrol.results.live.curve import Curve
from racecontrol.results.live.fuel import fuel
from racecontrol.results.live.ideal import ideal_ms
from racecontrol.results.live.lap_chart import Chart, lap_charts
from racecontrol.results.live.minis import cells, session_bests
from racecontrol.results.live.places import FactMarks, Places, places
from racecontrol.results.live.rows import NOTHING, LiveRow, LiveView
from racecontrol.results.live.stints import Stint, stint_of
from racecontrol.results.live.trace import Reading
from racecontrol.results.live.traps import Trap, traps_of
from racecontrol.results.tower import TimeCell
from racecontrol.timing.health import Records
from racecontrol.timing.telemetry import Passing, Timed
from racecontrol.tracks.circuit import Circuit

QUEUE: Final = 8192  # passings: ten minutes of twelve rigs, should no screen look
FIRST_LOOK_S: Final = 1.0
OVERLAP_S: Final = 0.15  # of two looks: the event clock and the console's do not run alike
LONGEST_LOOK_S: Final = 60.0
FULL_RATE_SPEED: Final = 2.0  # in a rehearsal faster than that more samples are left out
EVERY: Final = 3  # at life's pace: 20 samples a second are followed
KMH: Final = 3.6
_FIELDS: Final = ("lap", "packet_id", "flags", "speed", "fuel_level")


class Samples(Protocol):
    """What is needed of the telemetry."""

    def history(self, rig: int, seconds: float) -> Records: ...


class Clock(Protocol):
    """The event clock."""

    @property
    def speed(self) -> float: ...
    def now(self) -> int: ...


class _FromFacts(Struct, frozen=True):
    """What follows of one car from the facts alone."""

    best: Lap | None
    ideal_ms: int | None
    stint: Stint
    chart: Chart


class _Still(Struct, frozen=True):
    """What only a fact or a passing changes, and no sample."""

    state: State
    places: Places
    cells: dict[int, tuple[TimeCell, ...]]  # mini-sectors by entry


class LiveTiming:
    """The live figures of the running session; begins afresh with each session."""

    def __init__(
        self, samples: Samples, clock: Clock, circuits: Mapping[str, Circuit] | None = None
    ) -> None:
        """`circuits` by the key of a session's track; without one there are no live figures."""
        self._samples, self._clock = samples, clock
        self._circuits = circuits or {}
        self._queue: deque[Passing] = deque(maxlen=QUEUE)
        self._book: _Book | None = None
        self._looked_ns = 0

    def take(self, seen: Timed) -> None:
        """What the timing loop saw; from any thread."""
        if isinstance(seen, Passing) and seen.live:
            self._queue.append(seen)

    def look(self, state: State, *, samples: bool = True) -> LiveView:
        """The rows now: takes up all that came since the last look; without `samples`, which the
        next look then takes up as well, the passings alone: what places are made of."""
        session = state.current
        book = self._book_of(session)
        if book is None or session is None or state.meeting is None:
            self._queue.clear()
            return NOTHING
        rigs = [rig.number for rig in state.meeting.rigs]
        by_rig = {entry.rig: entry.number for entry in state.meeting.entries}
        numbers = {i: by_rig[rig] for i, rig in enumerate(rigs) if rig in by_rig}
        if session.running:
            since_ns = max(session.started_ns, session.flow.leg_ns)
            book.take_passings(self._drain(), numbers, since_ns)
            if samples:
                book.follow(self._readings(book, numbers))
        return book.view(state, session)

    def delta_ms(self, entry: int, other: int, lap: int) -> int | None:
        """A car's running lap against any lap of any car of this session, where it is now."""
        if self._book is None or not {entry, other} <= self._book.cars.keys():
            return None
        cars = self._book.cars
        return cars[entry].delta_to(cars[other].curves.get(lap))

    def pace(self, entry: int) -> Curve | None:
        """A car's own pace: its quickest lap of this session that was seen whole."""
        if self._book is None or entry not in self._book.cars:
            return None
        curves = self._book.cars[entry].curves.values()
        return min(curves, key=lambda curve: float(curve.elapsed_ms[-1]), default=None)

    def _book_of(self, session: Session | None) -> "_Book | None":
        circuit = self._circuits.get(session.plan.track) if session else None
        if session is None or circuit is None:
            self._book = None
        elif self._book is None or not self._book.is_of(session, circuit):
            self._book = _Book(session, circuit)
        return self._book

    def _drain(self) -> list[Passing]:
        return [self._queue.popleft() for _ in range(len(self._queue))]

    def _readings(self, book: "_Book", numbers: Mapping[int, int]) -> dict[int, list[Reading]]:
        """By entry, the samples since the last look; all positions in one go."""
        now_ns = self._clock.now()
        passed_s = (now_ns - self._looked_ns) / 1e9 if self._looked_ns else FIRST_LOOK_S
        self._looked_ns = now_ns
        seconds = min(passed_s + OVERLAP_S, LONGEST_LOOK_S)
        every = max(EVERY, round(self._clock.speed / FULL_RATE_SPEED))
        fresh = {
            number: _fresh(self._samples.history(rig, seconds), book.car(number).newest_id, every)
            for rig, number in numbers.items()
        }
        fresh = {number: samples for number, samples in fresh.items() if len(samples)}
        if not fresh:
            return {}
        distances = book.along.distance_m(
            np.concatenate([samples["position"] for samples in fresh.values()])
        ).tolist()
        ends = list(itertools.accumulate(len(samples) for samples in fresh.values()))
        return {
            number: _as_readings(
                samples, distances[end - len(samples) : end], book.offsets.get(number, 0)
            )
            for (number, samples), end in zip(fresh.items(), ends, strict=True)
        }


def _fresh(samples: Records, newest_id: int, every: int) -> Records:
    """Those to follow next, newer than `newest_id`: one in `every`, and both around the line.

    All ids count when the game was restarted. What is left out is read again by the next look,
    whose history overlaps this one, so that a line that falls between two looks is not missed.
    """
    ids, laps = samples["packet_id"].tolist(), samples["lap"].tolist()
    first = bisect_right(ids, newest_id) if ids and ids[-1] >= newest_id else 0
    last = len(ids) - 1
    keep = [
        i
        for i in range(first, len(ids))  # a handful: NumPy would take longer
        if ids[i] % every == 0
        or (i > 0 and laps[i] != laps[i - 1])
        or (i < last and laps[i] != laps[i + 1])
    ]
    return np.asarray(samples[keep])


def _as_readings(samples: Records, distances_m: Sequence[float], offset: int = 0) -> list[Reading]:
    """`offset`: laps of the session before the console's own began; a menu stays one."""
    counted, packet_id, flags, speed, fuel_l = (samples[name].tolist() for name in _FIELDS)
    lap = [number + offset if number >= 0 else number for number in counted]
    return [
        Reading(*row)
        for row in zip(
            lap, packet_id, flags, distances_m, (v * KMH for v in speed), fuel_l, strict=True
        )
    ]


class _Book:
    """All cars of one session on one circuit."""

    def __init__(self, session: Session, circuit: Circuit) -> None:
        self._key, self._started_ns = session.plan.key, session.started_ns
        self._leg_ns, self.offsets = session.flow.leg_ns, session.flow.offsets
        self._circuit = circuit
        self._traps_m = session.plan.speed_traps_m
        self._fastest_m: float | None = None
        self._marks = FactMarks()
        self._facts: dict[int, _FromFacts] = {}
        self._facts_of: tuple[object, ...] = ()
        self._quickest: int | None = None  # the entry that has the best lap of the session
        self._still: _Still | None = None
        self.course = Course.of(circuit.lines)
        self.along = Along.of(circuit)
        self.cars: dict[int, Car] = {}

    def is_of(self, session: Session, circuit: Circuit) -> bool:
        """Until the session is started again: what was counted back is no mark any more."""
        mine = (self._key, self._started_ns, self._leg_ns)
        its = (session.plan.key, session.started_ns, session.flow.leg_ns)
        return mine == its and self._circuit is circuit

    def car(self, number: int) -> Car:
        """The car of an entry, made when it is first heard of."""
        if number not in self.cars:
            self.cars[number] = Car(self.course, self._circuit.length_m)
        return self.cars[number]

    def take_passings(
        self, passings: Sequence[Passing], numbers: Mapping[int, int], since_ns: int
    ) -> None:
        """`numbers`: entries by index of the rig. What was seen before the start is left."""
        lines = self._circuit.lines
        for passing in passings:
            number = numbers.get(passing.rig)
            if number is None or passing.at_ns < since_ns or passing.line_index >= len(lines):
                continue
            lap = passing.lap + self.offsets.get(number, 0)
            counted = replace(passing, lap=lap) if self.offsets else passing
            self._still = None
            self.car(number).minis.take(counted, lines[passing.line_index])

    def follow(self, readings: Mapping[int, list[Reading]]) -> None:
        """New samples by entry."""
        traps = self.traps
        for number, rows in readings.items():
            car = self.car(number)
            car.follow(rows)
            car.traps.take(car.trace.moves, traps, self._circuit.length_m)
            if self._fastest_m is None and car.curves:
                self._fastest_m = next(iter(car.curves.values())).top_at_m

    @property
    def traps(self) -> tuple[Trap, ...]:
        return traps_of(self._traps_m, self._fastest_m)

    def view(self, state: State, session: Session) -> LiveView:
        """The rows as they stand."""
        self._take_facts(state, session)
        if self._still is None or self._still.state is not state:
            self._still = self._stands(state, session)
        still = self._still
        return LiveView(
            session.plan.key,
            {number: self._row(number, still.cells[number]) for number in self._facts},
            still.places,
            self.course.sector_breaks,
        )

    def _stands(self, state: State, session: Session) -> _Still:
        minis = {number: car.minis for number, car in self.cars.items()}
        minis |= {number: self.car(number).minis for number in self._facts}
        bests = session_bests(minis, self.course.mini_sectors)
        marks = {number: car.marks for number, car in minis.items()}
        errors = {number: car.errors for number, car in minis.items()}
        return _Still(
            state,
            places(state, session, self.course, marks, self._marks, errors),
            {number: cells(minis[number], bests) for number in self._facts},
        )

    def _take_facts(self, state: State, session: Session) -> None:
        """Only when they changed: ten looks a second, one fact a second."""
        seen = (session, state.decisions, state.rescinded)
        if len(self._facts_of) == len(seen) and all(map(is_, seen, self._facts_of)):
            return
        self._facts_of = seen
        charts = lap_charts(session) if session.plan.laps else {}
        assert state.meeting is not None
        self._facts = {
            number: _FromFacts(
                best_lap(state, session, number),
                ideal_ms(state, session, number),
                stint_of(session.run(number)),
                charts.get(number, Chart()),
            )
            for number in (entry.number for entry in state.meeting.entries)
        }
        bests = [(row.best.official_ms, n) for n, row in self._facts.items() if row.best]
        self._quickest = min(bests)[1] if bests else None

    def _row(self, number: int, ticks: tuple[TimeCell, ...]) -> LiveRow:
        facts, car = self._facts[number], self.car(number)
        place = car.trace.place
        own = car.delta_to(car.curve_of(facts.best))
        best_ms = facts.best.official_ms if facts.best else None
        return LiveRow(
            number,
            car.trace.lap,
            place[0] if place else None,
            ticks,
            best_ms,
            facts.ideal_ms,
            own,
            self._to_session_best(car),
            best_ms + own if best_ms is not None and own is not None else None,
            tuple(car.traps.at(trap) for trap in self.traps),
            facts.stint,
            facts.chart,
            fuel(car.trace.fuel_l, car.trace.fuel_at_line),
        )

    def _to_session_best(self, car: Car) -> int | None:
        number = self._quickest
        if number is None:
            return None
        return car.delta_to(self.car(number).curve_of(self._facts[number].best))
