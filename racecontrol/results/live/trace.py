"""One car's running lap, followed sample by sample: where it is, since when, how fast.

Ticks, never arrival times: a lap begins at the tick at which the car was at the line, between the
last packet before the lap counter stepped and the first one after.
"""

from bisect import bisect_left
from typing import Final, NamedTuple

from racecontrol.results.live.curve import Curve
from racecontrol.timing.events import TICKS_PER_GAME_SECOND
from racecontrol.timing.sample import LIVE, LOADING, PAUSED

MS_PER_TICK: Final = 1000 / TICKS_PER_GAME_SECOND
LONGEST_HOLE: Final = 4  # ticks; over a longer one nothing is interpolated at the line
FASTEST_M_PER_TICK: Final = 3.0  # 648 km/h: a car that is further away was moved by the game
SLACK_M: Final = 10.0
ROOM_M: Final = 60.0  # of the ends of a lap that may be missing from its readings


class Reading(NamedTuple):
    """What is used of one sample."""

    lap: int
    packet_id: int
    flags: int
    distance_m: float  # in [0, length)
    speed_kmh: float
    fuel_l: float

    @property
    def on_track(self) -> bool:
        """Whether a person drives now."""
        return bool(self.flags & LIVE) and not self.flags & (PAUSED | LOADING) and self.lap >= 0


class Speed(NamedTuple):
    """The speed at one place of the lap."""

    at_m: float
    kmh: float


class Trace:
    """The running lap of one car."""

    def __init__(self, length_m: float) -> None:
        self._length_m = length_m
        self._last: Reading | None = None
        self._start_tick: float | None = None  # None: the start was not seen, or the lap is spoilt
        self._distances: list[float] = []
        self._elapsed: list[float] = []
        self._speeds: list[float] = []
        self.ended: Curve | None = None  # the last lap that was seen whole
        self.fuel_at_line: list[tuple[int, float]] = []  # lap that ended, litres
        self.moves: list[tuple[Speed, Speed]] = []  # of the last look: from, to; at_m may pass 0

    @property
    def lap(self) -> int:
        return -1 if self._last is None else self._last.lap

    @property
    def fuel_l(self) -> float | None:
        """In the tank now."""
        return None if self._last is None else self._last.fuel_l

    @property
    def place(self) -> tuple[float, float] | None:
        """Distance in m and elapsed ms of the running lap; None where its start is not known."""
        if self._last is None or self._start_tick is None:
            return None
        elapsed = (self._last.packet_id - self._start_tick) * MS_PER_TICK
        return self._unwrapped(self._last.distance_m), elapsed

    def follow(self, reading: Reading) -> None:
        """The next sample, newer than the last one."""
        last, self._last = self._last, reading
        if last is None or not reading.on_track or not last.on_track:
            self._begin(None)
            return
        ticks = reading.packet_id - last.packet_id
        moved = _wrapped(reading.distance_m - last.distance_m, self._length_m)
        if ticks <= 0 or abs(moved) > ticks * FASTEST_M_PER_TICK + SLACK_M:
            self._begin(None)
            return
        here = Speed(last.distance_m + moved, reading.speed_kmh)
        self.moves.append((Speed(last.distance_m, last.speed_kmh), here))
        if reading.lap == last.lap + 1:
            self._pass_line(last, reading, moved)
        elif reading.lap != last.lap:
            self._begin(None)
        self._keep(reading)

    def _pass_line(self, last: Reading, reading: Reading, moved: float) -> None:
        ticks = reading.packet_id - last.packet_id
        self.fuel_at_line.append((last.lap, reading.fuel_l))
        if ticks > LONGEST_HOLE or moved <= 0:
            self._begin(None)
            return
        to_line = _wrapped(-last.distance_m, self._length_m)
        at = last.packet_id + ticks * min(max(to_line / moved, 0.0), 1.0)
        if self._start_tick is not None:
            self._end(last.lap, (at - self._start_tick) * MS_PER_TICK)
        self._begin(at)

    def _end(self, lap: int, elapsed_ms: float) -> None:
        """A lap is a curve only where its readings reach from line to line."""
        if not self._distances or self._distances[0] > ROOM_M:
            return
        if self._distances[-1] < self._length_m - ROOM_M:
            return
        inside = bisect_left(self._distances, self._length_m)
        distances = [0.0, *self._distances[:inside], self._length_m]
        elapsed = [0.0, *self._elapsed[:inside], elapsed_ms]
        speeds = [self._speeds[0], *self._speeds[:inside], self._speeds[-1]]
        self.ended = Curve.through(lap, self._length_m, distances, elapsed, speeds)

    def _begin(self, tick: float | None) -> None:
        self._start_tick = tick
        self._distances, self._elapsed, self._speeds = [], [], []

    def _keep(self, reading: Reading) -> None:
        """Only what lies further on: a car that stands or turns round adds nothing."""
        if self._start_tick is None:
            return
        distance = self._unwrapped(reading.distance_m)
        if distance > (self._distances[-1] if self._distances else 0.0):
            self._distances.append(distance)
            self._elapsed.append((reading.packet_id - self._start_tick) * MS_PER_TICK)
            self._speeds.append(reading.speed_kmh)

    def _unwrapped(self, distance_m: float) -> float:
        """Along this lap: a little below 0 or above the length near the line."""
        near = self._distances[-1] if self._distances else 0.0
        return near + _wrapped(distance_m - near, self._length_m)


def _wrapped(moved_m: float, length_m: float) -> float:
    """The shorter way round, signed."""
    return (moved_m + length_m / 2) % length_m - length_m / 2
