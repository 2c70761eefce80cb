"""A car driven round a circuit, as samples whose truth is known, and as packets in a file."""

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from racecontrol.timing.sample import LIVE, SAMPLE
from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.circuit import Circuit

TICK_S = 1 / 60
SHELF = Path(__file__).parents[2] / "assets" / "tracks"

Records = npt.NDArray[np.void]
ByDistance = Callable[[float], float]


def weaving(metres: float) -> float:
    """A driving line: to and fro across the road."""
    return 2.0 * math.sin(metres / 170)


def brisk(metres: float) -> float:
    """m/s, never the same from lap to lap."""
    return 48 + 12 * math.sin(metres / 311)


@dataclass
class Drive:
    """What is driven, and where the game's own finish line really lies."""

    circuit: Circuit
    from_m: float = -80.0
    to_m: float = 0.0  # past this, the recording ends
    speed: ByDistance = brisk
    offset: ByDistance = weaving
    first_lap: int = 0  # the counter before the first crossing
    finish_m: float = 0.0  # the line is so far along the centre line ...
    turned_deg: float = 0.0  # ... and turned against the road
    lap_clock: bool = False
    noise_m: float = 0.0
    seed: int = 1
    road: CentreLine = field(init=False)

    def __post_init__(self) -> None:
        self.road = CentreLine.through(self.circuit.centre, self.circuit.length_m)

    def samples(self) -> Records:
        """One sample a tick, with the game's lap counter and times."""
        metres = self._metres()
        sides = np.array([self.offset(m) for m in metres])
        position = self.road.beside(metres, sides)
        rng = np.random.default_rng(self.seed)
        samples = np.zeros(len(metres), SAMPLE)
        samples["packet_id"] = 5000 + np.arange(len(metres))
        samples["position"] = position + rng.normal(0, self.noise_m, position.shape)
        samples["velocity"] = np.gradient(position, axis=0) / TICK_S
        samples["speed"] = np.linalg.norm(samples["velocity"], axis=1)
        samples["flags"] = LIVE
        samples["lap_clock_ms"] = samples["best_lap_ms"] = samples["last_lap_ms"] = -1
        samples["lap"] = self.first_lap
        self._count_laps(samples, metres, position)
        return samples

    def _metres(self) -> npt.NDArray[np.float64]:
        here, all_of_them = self.from_m, []
        while here < self.to_m:
            all_of_them.append(here)
            here += self.speed(here) * TICK_S
        return np.array(all_of_them)

    def line(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Middle and normal of the true finish line in the ground plane."""
        middle = self.road.point_at(self.finish_m)[[0, 2]]
        heading = self.road.heading_at(self.finish_m)
        turn = math.atan2(heading[1], heading[0]) + math.radians(self.turned_deg)
        return middle, np.array([math.cos(turn), math.sin(turn)])

    def _count_laps(self, samples: Records, metres, position) -> None:
        middle, normal = self.line()
        past = (position[:, [0, 2]] - middle) @ normal
        length = self.circuit.length_m
        aside = np.abs((metres - self.finish_m + length / 2) % length - length / 2)
        steps = np.flatnonzero((past[:-1] < 0) & (past[1:] >= 0) & (aside[1:] < 100)) + 1
        begun = None
        for count, step in enumerate(steps.tolist(), 1):
            crossed = step - past[step] / (past[step] - past[step - 1])
            samples["lap"][step:] = self.first_lap + count
            if begun is not None:
                samples["last_lap_ms"][step:] = round((crossed - begun) * TICK_S * 1000)
            if self.lap_clock:  # in the packet of the step it still shows the old lap
                ticks = np.arange(len(samples) - step - 1) + step + 1 - crossed
                samples["lap_clock_ms"][step + 1 :] = np.ceil(ticks * 1000 * TICK_S - 1e-6)
                if begun is not None:
                    samples["lap_clock_ms"][step] = math.ceil((step - begun) * 1000 * TICK_S)
            begun = crossed


def clear_packets(samples: Records) -> bytes:
    """The samples as decrypted packets of type A, back to back."""
    packets = bytearray()
    for s in samples:
        raw = bytearray(296)
        raw[:4] = b"0S7G"
        struct.pack_into("<6f", raw, 4, *s["position"], *s["velocity"])
        struct.pack_into("<f", raw, 0x4C, s["speed"])
        struct.pack_into("<ihhii", raw, 0x70, s["packet_id"], s["lap"], 0, -1, s["last_lap_ms"])
        struct.pack_into("<H", raw, 0x8E, s["flags"])
        packets += raw
    return bytes(packets)
