"""Proof that a penalty was served: from speed and position of the car's own samples.

A drive-through is the pit lane from line to line, without a stop; a stop-and-go stands in it; a
penalty line of the game is a stretch of the track on which the car was slowed. What it cost is the
time against the car's own pace by distance, from where it still had that pace to where it has it
again. All of it is measured and told; a person decides whether it counts.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from racecontrol.meeting.judged import ServedBy, Service
from racecontrol.results.live.along import Along, Floats
from racecontrol.results.live.curve import Curve
from racecontrol.timing.events import TICKS_PER_GAME_SECOND
from racecontrol.tracks.circuit import Circuit, LineKind, TimingLine

Records = npt.NDArray[np.void]

MS_PER_TICK: Final = 1000 / TICKS_PER_GAME_SECOND
STANDS: Final = 0.3  # m/s: slower than this a car stands
LEAD_M: Final = 250.0  # before the stretch: there it still drives its own pace
LONGEST_WAY_BACK_M: Final = 1500.0  # until it has its pace again
OWN_PACE: Final = 0.97  # of the speed of its own lap at the same place
SLOWED: Final = 0.75  # of that speed: slower is not driving
LEAST_SLOWED_TICKS: Final = 20
PUSHING: Final = 128  # of 255 throttle: the driver did not want to be slow
KMH: Final = 3.6


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some samples in a row, by index: from `begin` up to but without `end`."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What a car did on a stretch. Distances along the centre line from the finish line."""

    by: ServedBy
    lap: int  # the console's lap counter as it began
    from_m: float
    to_m: float
    fastest_kmh: float
    stopped_ms: int  # the longest standstill
    stop_m: float
    lost_ms: int | None  # None: its own pace, or the way there and back, is not known

    def as_service(self, at_ns: int) -> Service:
        """For the fact; `at_ns` is the event clock at the end, from a passing."""
        return Service(
            self.by,
            at_ns,
            self.lap,
            round(self.from_m, 1),
            round(self.to_m, 1),
            round(self.fastest_kmh, 1),
            self.stopped_ms,
            round(self.stop_m, 1),
            self.lost_ms,
        )


class Driven:
    """The samples of one car with its way along the lap, computed once."""

    def __init__(self, samples: Records, circuit: Circuit, along: Along | None = None) -> None:
        """`samples` of SAMPLE, ids rising."""
        self.samples, self.circuit = samples, circuit
        self.ticks = samples["packet_id"].astype(np.float64)
        known = along or Along.of(circuit)
        places = known.distance_m(samples["position"]) if len(samples) else np.zeros(0)
        self.way_m: Floats = np.unwrap(places, period=circuit.length_m)  # rises over the line

    def pit_visits(self) -> tuple[Stretch, ...]:
        """Each time through the whole pit lane: from its entry line to its exit line."""
        ins, outs = (self._crossings(kind) for kind in (LineKind.PIT_IN, LineKind.PIT_OUT))
        visits = []
        for begin, following in pairwise([*ins, len(self.samples)]):
            end = next((out for out in outs if begin < out < following), None)
            if end is not None:
                visits.append(Stretch(begin, end))
        return tuple(visits)

    def _crossings(self, kind: LineKind) -> list[int]:
        """Index of the first sample past a timing line, each time it was crossed forwards."""
        line = next((line for line in self.circuit.lines if line.kind is kind), None)
        return [] if line is None or len(self.samples) == 0 else self._crossed(line)

    def _crossed(self, line: TimingLine) -> list[int]:
        spots = self.samples["position"][:, [0, 2]].astype(np.float64) - (line.x, line.z)
        ahead = spots @ (line.normal_x, line.normal_z)
        aside = np.abs(spots @ (-line.normal_z, line.normal_x))
        here = (ahead[:-1] < 0) & (ahead[1:] >= 0) & (aside[1:] <= line.half_width)
        return [int(index) + 1 for index in np.flatnonzero(here)]

    def between(self, from_m: float, to_m: float) -> tuple[Stretch, ...]:
        """Each time over a stretch of the track, whole; it may lead over the finish line."""
        length = self.circuit.length_m
        span = (to_m - from_m) % length
        found = []
        if len(self.way_m) == 0:
            return ()
        first = int(np.floor((self.way_m[0] - from_m) / length))
        for lap in range(first, int(np.ceil(self.way_m[-1] / length)) + 1):
            begin, end = np.searchsorted(
                np.maximum.accumulate(self.way_m),
                [from_m + lap * length, from_m + lap * length + span],
            )
            if 0 < begin < end < len(self.way_m):
                found.append(Stretch(int(begin), int(end)))
        return tuple(found)

    # ------------------------------------------------------------ measures

    def visit(self, stretch: Stretch, pace: Curve | None = None) -> Measure:
        """What was done in the pit lane."""
        measure = self.measure(stretch, ServedBy.DRIVE_THROUGH, pace)
        if measure.stopped_ms == 0:
            return measure
        return Measure(
            ServedBy.STOP, measure.lap, measure.from_m, measure.to_m, measure.fastest_kmh,
            measure.stopped_ms, measure.stop_m, measure.lost_ms,
        )  # fmt: skip

    def measure(self, stretch: Stretch, by: ServedBy, pace: Curve | None = None) -> Measure:
        """Speed, standstill and cost of a stretch."""
        inside = slice(stretch.begin, stretch.end)
        speed = self.samples["speed"][inside]
        begin, ticks = self._standstill(stretch)
        length = self.circuit.length_m
        last = min(stretch.end, len(self.way_m) - 1)
        return Measure(
            by,
            int(self.samples["lap"][stretch.begin]),
            float(self.way_m[stretch.begin] % length),
            float(self.way_m[last] % length),
            float(speed.max()) * KMH,
            round(ticks * MS_PER_TICK),
            float(self.way_m[begin] % length) if ticks else 0.0,
            self.lost_ms(stretch, pace) if pace else None,
        )

    def _standstill(self, stretch: Stretch) -> tuple[int, float]:
        """Where the longest standstill began, and its ticks."""
        stands = self.samples["speed"][stretch.begin : stretch.end] < STANDS
        edges = np.flatnonzero(np.diff(np.concatenate([[False], stands, [False]]).astype(np.int8)))
        longest = (stretch.begin, 0.0)
        for begin, end in edges.reshape(-1, 2) + stretch.begin:
            until = min(int(end), len(self.ticks) - 1)
            ticks = float(self.ticks[until] - self.ticks[begin])
            if ticks > longest[1]:
                longest = (int(begin), ticks)
        return longest

    def lost_ms(self, stretch: Stretch, pace: Curve) -> int | None:
        """Time lost against the car's own pace, ms; None where its way there or back is missing."""
        began = self.way_m[stretch.begin] - LEAD_M
        before = int(np.searchsorted(np.maximum.accumulate(self.way_m), began))
        after = self._back_at_pace(stretch.end, pace)
        if self.way_m[0] > began or after is None:
            return None
        took = (self.ticks[after] - self.ticks[before]) * MS_PER_TICK
        own = elapsed_ms(pace, self.circuit.length_m, self.way_m[[before, after]])
        return round(float(took - (own[1] - own[0])))

    def _back_at_pace(self, index: int, pace: Curve) -> int | None:
        """The first sample from there on with the speed of the car's own lap."""
        if index >= len(self.way_m):
            return None
        near = self.way_m[index:] <= self.way_m[index] + LONGEST_WAY_BACK_M
        own = speed_at(pace, self.circuit.length_m, self.way_m[index:])
        fast = self.samples["speed"][index:] >= OWN_PACE * own
        back = np.flatnonzero(near & fast)
        return index + int(back[0]) if len(back) else None

    def slowed(self, pace: Curve) -> tuple[Measure, ...]:
        """Where the game slowed the car although its driver was on the throttle.

        That is what a penalty line looks like. The pit lane is left out.
        """
        own = speed_at(pace, self.circuit.length_m, self.way_m)
        slow = self.samples["speed"] < SLOWED * own
        for visit in self.pit_visits():
            slow[visit.begin : visit.end] = False
        edges = np.flatnonzero(np.diff(np.concatenate([[False], slow, [False]]).astype(np.int8)))
        found = [Stretch(int(begin), int(end)) for begin, end in edges.reshape(-1, 2)]
        return tuple(
            self.measure(stretch, ServedBy.SLOW_ZONE, pace)
            for stretch in found
            if stretch.end - stretch.begin >= LEAST_SLOWED_TICKS and self._pushes(stretch)
        )

    def _pushes(self, stretch: Stretch) -> bool:
        throttle = self.samples["throttle"][stretch.begin : stretch.end]
        brake = self.samples["brake"][stretch.begin : stretch.end]
        return bool(np.median(throttle) >= PUSHING and np.median(brake) < PUSHING)


def elapsed_ms(pace: Curve, length_m: float, way_m: Floats) -> Floats:
    """Time of a car at that pace, lap after lap, ms since it began lap 0."""
    laps = np.floor(way_m / length_m)
    knots = np.arange(len(pace.elapsed_ms)) * pace.step_m
    inside = np.interp(way_m - laps * length_m, knots, pace.elapsed_ms)
    return np.asarray(laps * float(pace.elapsed_ms[-1]) + inside)


def speed_at(pace: Curve, length_m: float, way_m: Floats) -> Floats:
    """Speed of a lap by distance, m/s."""
    knots = (np.arange(len(pace.elapsed_ms) - 1) + 0.5) * pace.step_m
    seconds = np.maximum(np.diff(pace.elapsed_ms.astype(np.float64)), 1e-3) / 1000
    return np.asarray(np.interp(np.mod(way_m, length_m), knots, pace.step_m / seconds))
