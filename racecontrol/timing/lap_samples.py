"""The samples of each lap of a replay, and a lap as columns on a grid of 60 Hz.

The game steps its lap counter in the first packet past its line, so the samples of a lap are those
with its number. The grid is that of packet ids: where a packet is missing, the one before is held.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from racecontrol.timing.cores import TimingCore
from racecontrol.timing.events import TICKS_PER_GAME_SECOND, EventKind
from racecontrol.timing.sample import SAMPLE

STANDARD_GRAVITY: Final = 9.80665  # m/s2
LONGEST_LAP_TICKS: Final = 3600 * TICKS_PER_GAME_SECOND
WALL_TICKS_PER_SECOND: Final = 60 / 1.001  # velocities are metres to the wall second

Records = npt.NDArray[np.void]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LapSamples:
    """A lap that ended, with its samples."""

    rig: int
    lap: int
    official_ms: int
    live: bool
    started_ns: int  # arrival of the first sample, on the clock of the recording
    samples: Records  # of SAMPLE, ids rising


class LapCollector:
    """Gathers the samples of some rigs from their core, block by block."""

    def __init__(self, core: TimingCore, rigs: tuple[int, ...]) -> None:
        self._core = core
        self._parts: dict[int, list[Records]] = {rig: [] for rig in rigs}
        self._last_ns = dict.fromkeys(rigs, -(1 << 62))

    def take(self, rows: Records) -> None:
        """The samples that the core has got from the rows of a block."""
        for rig, parts in self._parts.items():
            count = int(np.count_nonzero((rows["rig"] == rig) & (rows["kind"] == 0)))
            if count == 0:
                continue
            samples = np.frombuffer(self._core.history(rig, count), SAMPLE)
            fresh = samples[_after(samples, parts)]
            parts.append(fresh)

    def laps(self, events: Records) -> Iterator[LapSamples]:
        """The laps that these events end, whose samples were taken."""
        for event in events[events["kind"] == EventKind.LAP]:
            rig = int(event["rig"])
            if rig not in self._parts:
                continue
            samples = np.concatenate(self._parts[rig])
            own = _of_lap(samples, int(event["lap"]), int(event["packet_id"]))
            self._parts[rig] = [samples[-LONGEST_LAP_TICKS:]]
            if len(own):
                yield LapSamples(
                    rig,
                    int(event["lap"]),
                    int(event["official_ms"]),
                    bool(event["live"]),
                    int(own["arrival_ns"][0]),
                    own,
                )


def _after(samples: Records, parts: list[Records]) -> slice:
    """History may reach back into what was taken: packets that were not used do not count."""
    if not parts or not len(parts[-1]):
        return slice(None)
    last = parts[-1][-1]
    seen = np.flatnonzero(
        (samples["packet_id"] == last["packet_id"]) & (samples["arrival_ns"] == last["arrival_ns"])
    )
    return slice(int(seen[-1]) + 1, None) if len(seen) else slice(None)


def _of_lap(samples: Records, lap: int, stepped_id: int) -> Records:
    """The last stretch of samples of this lap before the packet that stepped."""
    steps = np.flatnonzero((samples["packet_id"] == stepped_id) & (samples["lap"] == lap + 1))
    end = int(steps[-1]) if len(steps) else len(samples)
    before = samples[:end]
    rising = np.ones(len(before), bool)
    rising[1:] = before["packet_id"][1:] > before["packet_id"][:-1]
    good = (before["lap"] == lap) & rising
    breaks = np.flatnonzero(~good)
    start = int(breaks[-1]) + 1 if len(breaks) else 0
    # The first sample after a restart breaks the rise but belongs to what follows.
    if start and not rising[start - 1] and before["lap"][start - 1] == lap:
        start -= 1
    return before[start:]


# ---- columns ----


def columns_of(samples: Records) -> Mapping[str, npt.NDArray[np.generic]]:
    """A lap as columns of one length, name and unit in one; one row to the tick.

    Columns that the packet type does not carry are left out.
    """
    ids = samples["packet_id"].astype(np.int64)
    grid = np.arange(ids[0], min(ids[-1], ids[0] + LONGEST_LAP_TICKS) + 1)
    place = np.searchsorted(ids, grid, side="right") - 1
    held = samples[place]
    along, across = _accelerations(samples)
    columns: dict[str, npt.NDArray[np.generic]] = {
        "time_s": (grid - grid[0]) / TICKS_PER_GAME_SECOND,
        "distance_m": _distance(samples)[place],
        "packet_id": grid,
        "held": ids[place] != grid,
        "speed_kmh": held["speed"] * 3.6,
        "throttle_percent": held["throttle"] / 2.55,
        "brake_percent": held["brake"] / 2.55,
        "gear": _gear(held["gear"]),
        "engine_rpm": held["engine_rpm"],
        "steering_deg": np.degrees(held["steering"]),
        "x_m": held["position"][:, 0],
        "y_m": held["position"][:, 1],
        "z_m": held["position"][:, 2],
        "lateral_g": across[place],
        "longitudinal_g": along[place],
        "yaw_rate_deg_s": np.degrees(held["angular_velocity"][:, 1]),
        "fuel_level": held["fuel_level"],
        "boost_bar": held["boost"],
    }
    for wheel, name in enumerate(("fl", "fr", "rl", "rr")):
        columns[f"tyre_{name}_c"] = held["tyre_temperature"][:, wheel]
        columns[f"suspension_{name}_mm"] = held["suspension"][:, wheel] * 1000
    return {name: values for name, values in columns.items() if not _is_nothing(values)}


def _is_nothing(values: npt.NDArray[np.generic]) -> bool:
    return values.dtype.kind == "f" and bool(np.isnan(values.astype(np.float64)).all())


def _gear(gears: npt.NDArray[np.generic]) -> npt.NDArray[np.int8]:
    """-1 reverse, 0 neutral, 1 and up."""
    numbers = gears.astype(np.int8)
    return np.where(numbers == 0, -1, np.where(numbers == 15, 0, numbers)).astype(np.int8)


def _distance(samples: Records) -> Numbers:
    """Metres driven since the first sample."""
    steps = np.linalg.norm(np.diff(samples["position"].astype(np.float64), axis=0), axis=1)
    return np.concatenate([[0.0], np.cumsum(np.nan_to_num(steps))])


def _accelerations(samples: Records) -> tuple[Numbers, Numbers]:
    """Forwards and to the right, in g, from the velocity over the ground plane.

    From velocity, and not from the packet's own surge and sway, so that all packet types give the
    same. Below 1 m/s there is no direction, and both are 0.
    """
    velocity = samples["velocity"][:, [0, 2]].astype(np.float64)
    if len(samples) < 2:
        return np.zeros(len(samples)), np.zeros(len(samples))
    seconds = samples["packet_id"].astype(np.float64) / WALL_TICKS_PER_SECOND
    change = np.gradient(velocity, seconds, axis=0) / STANDARD_GRAVITY
    speed = np.hypot(velocity[:, 0], velocity[:, 1])
    forward = velocity / np.maximum(speed, 1.0)[:, None]
    along = np.sum(change * forward, axis=1)
    # y is up: seen from above, right of forward (x, z) is (-z, x).
    across = change[:, 1] * forward[:, 0] - change[:, 0] * forward[:, 1]
    moving = speed >= 1.0
    return np.where(moving, along, 0.0), np.where(moving, across, 0.0)
