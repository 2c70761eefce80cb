"""Cars that drive round a real circuit by a known law: samples and passings with known answers."""

import math
from functools import cache
from typing import Any

import numpy as np

from racecontrol.timing.health import Records
from racecontrol.timing.sample import LIVE, SAMPLE
from racecontrol.timing.telemetry import Passing
from racecontrol.tracks import library
from racecontrol.tracks.centre_line import CentreLine
from tests.story import GAME_MS, START_NS

CIRCUIT = library.load("saltmere")
LENGTH = CIRCUIT.length_m
LINE = CentreLine.through(CIRCUIT.centre, LENGTH)
MINIS = [i for i, line in enumerate(CIRCUIT.lines) if line.kind == "mini"]


def warp(share: Any) -> Any:
    """Share of the lap that is driven after a share of its time: quick and slow parts."""
    return share + 0.08 * np.sin(2 * math.pi * share) / (2 * math.pi)


def elapsed_share(distance_share: float) -> float:
    """The other way round, by halving."""
    low, high = -1.0, 2.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if warp(middle) < distance_share else (low, middle)
    return low


def samples(
    rig: int, lap_ms: list[int], until_ms: float, *, from_ms: float = 0.0, fuel_per_lap: float = 0.0
) -> Records:
    """SAMPLEs of a car whose first lap counts as lap 1 and begins at 0 ms, at the line."""
    ends = np.concatenate([[0.0], np.cumsum(lap_ms)])
    ticks = np.arange(math.ceil(from_ms * 0.06), math.floor(until_ms * 0.06) + 1)
    ms = ticks * 1000 / 60 - 5.0  # the line lies between two packets
    lap = np.searchsorted(ends, ms, "right")
    begun = np.clip(lap, 1, len(lap_ms)) - 1
    own_ms = np.asarray(lap_ms)[begun]
    share = (ms - ends[begun]) / own_ms
    rows = np.zeros(len(ticks), SAMPLE)
    rows["rig"], rows["packet_id"], rows["lap"], rows["flags"] = rig, ticks + 1000, lap, LIVE
    rows["position"] = LINE.point_at(warp(share) * LENGTH)
    rows["speed"] = LENGTH / own_ms * (1 + 0.08 * np.cos(2 * math.pi * share)) * 1000
    rows["fuel_level"] = 60.0 - fuel_per_lap * (begun + share)
    return rows


@cache
def passings(rig: int, lap: int, begins_ms: float, lap_ms: float) -> list[Passing]:
    """Every mini-sector and the line of one lap, and the line that it begins at."""
    points = [(index, CIRCUIT.lines[index].distance_m / LENGTH, lap) for index in MINIS]
    points = [(0, 0.0, lap - 1), *points, (0, 1.0, lap)]
    made = []
    for index, share, counter in points:
        ms = begins_ms + elapsed_share(share) * lap_ms
        at_ns = START_NS + round(ms * GAME_MS)
        made.append(Passing(rig, index, counter, ms * 60 / 1000, at_ns, 900, True, 0))
    return made


class Heard:
    """A telemetry that gives back what was put in, up to a moment, and its clock."""

    def __init__(self, streams: dict[int, Records]) -> None:
        self.streams = streams
        self.ms = 0.0
        self.speed = 1.0

    def now(self) -> int:
        return START_NS + round(self.ms * GAME_MS)

    def history(self, rig: int, seconds: float) -> Records:
        stream = self.streams.get(rig, np.zeros(0, SAMPLE))
        newest = 1000 + self.ms * 60 / 1000
        ids = stream["packet_id"]
        return stream[(ids <= newest) & (ids > newest - seconds * 60)]
