"""Crossings and laps in Python: the specification of crossing.c and lap.c.

The game steps its lap counter in the first packet past its finish line, and gives the official
time in that same packet. Our line may lie a little elsewhere, so a step looks for its crossing up
to MATCH_TICKS before, and then waits as long for one after.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from racecontrol.timing.events import BRIDGE_TICKS, WALL_SECONDS_PER_TICK, EventKind
from racecontrol.timing.sample import LIVE, LOADING, PAUSED, SAMPLE

MATCH_TICKS: Final = 12
STANDING_TICKS: Final = 1800  # a lap 1 begun sooner than this after standing is not flying
NEWTON_STEPS: Final = 8
EXACT_TICKS: Final = 4  # more between two samples (3 lost packets) make a crossing an estimate
BEHIND_M: Final = 0.5  # how far behind a line a car must be before it can cross it again

Point = tuple[float, float, float]
Row = tuple[int | float, ...]  # the fields of events.EVENT
Emit = Callable[[Row], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What timing needs of one sample."""

    arrival_ns: int
    packet_id: int
    lap: int
    laps_total: int
    last_lap_ms: int
    flags: int
    position: Point
    velocity: Point
    speed: float

    @classmethod
    def of(cls, sample: bytes) -> "Reading":
        record = np.frombuffer(sample, dtype=SAMPLE)[0]
        return cls(
            arrival_ns=int(record["arrival_ns"]),
            packet_id=int(record["packet_id"]),
            lap=int(record["lap"]),
            laps_total=int(record["laps_total"]),
            last_lap_ms=int(record["last_lap_ms"]),
            flags=int(record["flags"]),
            position=tuple(record["position"].tolist()),
            velocity=tuple(record["velocity"].tolist()),
            speed=float(record["speed"]),
        )

    @property
    def live(self) -> bool:
        return self.flags & (LIVE | PAUSED | LOADING) == LIVE


@dataclass(frozen=True, slots=True)
class Cubic:
    """A cubic Hermite curve along one axis, w from 0 to 1."""

    a: float
    b: float
    c: float
    d: float

    @classmethod
    def hermite(cls, p0: float, p1: float, m0: float, m1: float) -> "Cubic":
        return cls(2 * p0 - 2 * p1 + m0 + m1, -3 * p0 + 3 * p1 - 2 * m0 - m1, m0, p0)

    def value(self, w: float) -> float:
        return ((self.a * w + self.b) * w + self.c) * w + self.d

    def slope(self, w: float) -> float:
        return (3 * self.a * w + 2 * self.b) * w + self.c

    def root(self, start: float) -> float:
        """The root of a curve below 0 at 0 and not at 1: Newton in a bracket that only shrinks."""
        low, high, w = 0.0, 1.0, start
        for _ in range(NEWTON_STEPS):
            f, g = self.value(w), self.slope(w)
            low, high = (w, high) if f < 0 else (low, w)
            following = w - f / g if g > 0 else -1.0
            w = following if low <= following <= high else (low + high) / 2
        return w


@dataclass(frozen=True, slots=True)
class Line:
    """A timing line; x and z of its middle in m, a normal of length 1 that points forwards."""

    x: float
    z: float
    normal_x: float
    normal_z: float
    half_width: float

    @classmethod
    def of(cls, x: float, z: float, normal_x: float, normal_z: float, half_width: float) -> "Line":
        good = math.isfinite(x) and math.isfinite(z) and half_width > 0
        if not (good and abs(math.hypot(normal_x, normal_z) - 1) < 1e-3):
            raise ValueError("a line needs a place, a normal of length 1 and a half width above 0")
        return cls(x, z, normal_x, normal_z, half_width)

    def crossing(self, start: Reading, end: Reading, ticks: float) -> float | None:
        """The part of the way in time, 0 to 1, at which the car went over it forwards."""
        nx, nz = self.normal_x, self.normal_z
        before, after = self._place(start, nx, nz), self._place(end, nx, nz)
        if not (before < 0 <= after):
            return None
        seconds = ticks * WALL_SECONDS_PER_TICK
        share = self._curve(start, end, seconds, nx, nz).root(before / (before - after))
        across = self._curve(start, end, seconds, -nz, nx).value(share)
        return share if abs(across) <= self.half_width else None

    def past(self, at: Reading) -> float:
        """How far past the line, m; negative before it."""
        return self._place(at, self.normal_x, self.normal_z)

    def _place(self, at: Reading, ax: float, az: float) -> float:
        return (at.position[0] - self.x) * ax + (at.position[2] - self.z) * az

    def _curve(self, start: Reading, end: Reading, seconds: float, ax: float, az: float) -> Cubic:
        p0, p1 = self._place(start, ax, az), self._place(end, ax, az)
        m0 = (start.velocity[0] * ax + start.velocity[2] * az) * seconds
        m1 = (end.velocity[0] * ax + end.velocity[2] * az) * seconds
        if not (math.isfinite(m0) and math.isfinite(m1)):
            m0 = m1 = p1 - p0  # a feed without velocities: a straight line
        return Cubic.hermite(p0, p1, m0, m1)


def is_drivable(start: Reading, end: Reading, ticks: float) -> bool:
    """Could a car have driven this? Else the game put it elsewhere, or the hole is too long."""
    dx, dy, dz = (b - a for a, b in zip(start.position, end.position, strict=True))
    fastest = 5.0
    for speed in (start.speed, end.speed):
        fastest = speed if speed > fastest else fastest
    reach = 1.5 * fastest * (ticks * WALL_SECONDS_PER_TICK) + 1
    return ticks <= BRIDGE_TICKS and math.sqrt(dx * dx + dy * dy + dz * dz) <= reach


@dataclass(slots=True)
class LapBook:
    """The lap being driven."""

    first_id: int
    live: bool
    start_tick: float = math.nan
    flying: bool = False
    estimated: bool = False  # its start
    samples: int = 1
    missing: int = 0
    doubled: int = 0


@dataclass(slots=True)
class Step:
    """A step of the lap counter that waits for its crossing of the finish line."""

    tick: float
    lap: int  # the lap that ended
    may_fly: bool
    row: Row | None  # of the lap that ended; None: 0 to 1, or the game gave no time


class RigBook:
    """Crossings and laps of one rig in one epoch."""

    def __init__(self, rig: int, reading: Reading, tick: float) -> None:
        self.rig = rig
        self.latest = reading
        self.tick = tick
        self.lap = LapBook(reading.packet_id, reading.live)
        self._step: Step | None = None
        self._finish_tick = math.nan  # last crossing of the finish line that no lap has taken
        self._finish_estimated = False
        self._crossed: set[int] = set()  # lines, until the car is well behind them again
        self._stood_tick = tick if reading.speed < 1 else -math.inf

    def epoch_row(self, reading: Reading) -> Row:
        return self._row(EventKind.EPOCH, reading, self.tick, lap=reading.lap)

    def follow(self, reading: Reading, tick: float, lines: Sequence[Line], emit: Emit) -> None:
        """The next sample: its passings, then its lap."""
        after_finish = False
        for at, index in self._hits(reading, tick, lines):
            emit(self._passing_row(reading, tick, at, index, after_finish))
            if index == 0:
                self._cross_finish(at, self._is_estimate(tick), emit)
                after_finish = True
        self._follow_lap(reading, tick, bool(lines), emit)
        self.latest, self.tick = reading, tick

    @property
    def is_waiting(self) -> bool:
        """Is there a step of the lap counter whose crossing has not come?"""
        return self._step is not None

    def give_up(self, emit: Emit) -> None:
        """Wait no longer for a crossing."""
        if self._step is not None:
            self._resolve(self._step, math.nan, True, emit)

    def forget_crossed(self) -> None:
        """Other lines, or a car that was put elsewhere."""
        self._crossed.clear()

    # ---- passings ----

    def _hits(
        self, reading: Reading, tick: float, lines: Sequence[Line]
    ) -> list[tuple[float, int]]:
        ticks = tick - self.tick
        if self.latest.lap < 0 or reading.lap < 0 or not is_drivable(self.latest, reading, ticks):
            self.forget_crossed()
            return []
        self._crossed = {i for i in self._crossed if not lines[i].past(self.latest) < -BEHIND_M}
        still = [(i, line) for i, line in enumerate(lines) if i not in self._crossed]
        shares = [(i, line.crossing(self.latest, reading, ticks)) for i, line in still]
        self._crossed |= {i for i, share in shares if share is not None}
        return sorted((self.tick + s * ticks, i) for i, s in shares if s is not None)

    def _is_estimate(self, tick: float) -> bool:
        return tick - self.tick > EXACT_TICKS

    def _passing_row(
        self, reading: Reading, tick: float, at: float, line: int, after_finish: bool
    ) -> Row:
        lap = reading.lap if after_finish else self.latest.lap
        if line == 0 and self._step is not None and at <= self._step.tick + MATCH_TICKS:
            lap = self._step.lap
        live = self.latest.live and reading.live
        row = self._row(EventKind.PASSING, reading, at, lap=lap, line=line, live=live)
        return (*row[:3], self._is_estimate(tick), *row[4:])

    def _cross_finish(self, at: float, estimated: bool, emit: Emit) -> None:
        if self._step is not None and at <= self._step.tick + MATCH_TICKS:
            self._resolve(self._step, at, estimated, emit)
        else:
            self._finish_tick, self._finish_estimated = at, estimated

    # ---- laps ----

    def _follow_lap(self, reading: Reading, tick: float, has_lines: bool, emit: Emit) -> None:
        if reading.lap != self.latest.lap:
            self._change_lap(reading, tick, has_lines, emit)
        else:
            self.lap.samples += 1
            self.lap.live = self.lap.live and reading.live
        if self._step is not None and tick > self._step.tick + MATCH_TICKS:
            self.give_up(emit)
        if reading.speed < 1:
            self._stood_tick = tick

    def _change_lap(self, reading: Reading, tick: float, has_lines: bool, emit: Emit) -> None:
        self.give_up(emit)
        ended, finish_tick = self.lap, self._finish_tick
        self.lap = LapBook(reading.packet_id, reading.live)
        self._finish_tick = math.nan
        if self.latest.lap < 0 or reading.lap != self.latest.lap + 1:
            return
        timed = self.latest.lap >= 1 and reading.last_lap_ms > 0
        may_fly = self.latest.lap >= 1 or tick - self._stood_tick > STANDING_TICKS
        row = self._lap_row(reading, ended, math.nan) if timed else None
        self._step = Step(tick, self.latest.lap, may_fly, row)
        if tick - finish_tick <= MATCH_TICKS:
            self._resolve(self._step, finish_tick, self._finish_estimated, emit)
        elif not has_lines:
            self._resolve(self._step, math.nan, True, emit)

    def _resolve(self, step: Step, tick: float, estimated: bool, emit: Emit) -> None:
        self._step = None
        self.lap.estimated = estimated and not math.isnan(tick)
        self.lap.start_tick = tick
        self.lap.flying = step.may_fly and not math.isnan(tick)
        if step.row is not None:
            emit((*step.row[:3], step.row[3] or estimated, *step.row[4:13], tick, *step.row[14:]))

    # ---- rows ----

    def _lap_row(self, reading: Reading, ended: LapBook, tick: float) -> Row:
        counts = (ended.missing, ended.doubled, ended.samples)
        flags = (ended.live, ended.flying, ended.estimated)
        head = (EventKind.LAP, *flags, self.rig, -1, self.latest.lap)
        middle = (reading.laps_total, reading.packet_id, reading.last_lap_ms)
        return (*head, *middle, *counts, tick, ended.start_tick, reading.arrival_ns)

    def _row(
        self,
        kind: EventKind,
        reading: Reading,
        tick: float,
        *,
        lap: int,
        line: int = -1,
        live: bool = False,
    ) -> Row:
        head = (
            kind,
            live,
            False,
            False,
            self.rig,
            line,
            lap,
            reading.laps_total,
            reading.packet_id,
        )
        return (*head, -1, 0, 0, 0, tick, math.nan, reading.arrival_ns)
