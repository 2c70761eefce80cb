"""The pit lane, from somebody who drove through it.

A pit lane leaves the known centre line by more than the half width of the road, is driven at pit
speed, goes the same way and comes back. An excursion over grass is too short or too fast for that;
a shortcut comes back too far along.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from racecontrol.tracks.beside import places_beside
from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.driven import HALTED, thinned

Records = npt.NDArray[np.void]

PIT_SPEED: Final = 25.0  # m/s: 80 km/h and the slip of a limiter
_LEAST_SLOW_S: Final = 4.0
_LEAST_SLOW_SHARE: Final = 0.5
_LEAST_LANE_M: Final = 80.0
_MOST_LANE_M: Final = 1500.0
_FARTHEST_M: Final = 120.0  # from the centre line
_POINT_STEP_M: Final = 4.0
_WIDEST_LINE_M: Final = 5.0
_TICKS_PER_S: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class PitLane:
    """A pit lane as it was driven; distances along the centre line, offset to the right of it."""

    in_m: float
    out_m: float
    offset_m: float  # where it is slow, the median
    half_width_m: float  # of its timing lines: they must not reach onto the track
    points: Floats  # (m, 3) m, from leaving the road to coming back


def driven_pit_lane(line: CentreLine, samples: Records, half_width_m: float) -> PitLane | None:
    """The first pit lane that these samples (SAMPLE) drive through whole; None without one."""
    moving = samples[(samples["lap"] >= 0) & (samples["flags"] & HALTED == 0)]
    if len(moving) < _LEAST_SLOW_S * _TICKS_PER_S or np.all(moving["speed"] > PIT_SPEED):
        return None
    points = np.asarray(moving["position"], dtype=np.float64)
    beside = places_beside(line, points)
    away = np.abs(beside.offset_m) > half_width_m
    edges = np.flatnonzero(np.diff(np.concatenate([[False], away, [False]]).astype(np.int8)))
    for first, end in edges.reshape(-1, 2):
        if first == 0 or end == len(moving):
            continue  # it began or ended in the lane: not driven whole
        lane = _lane(line, points, beside.distance_m, beside.offset_m, moving, (first, end))
        if lane is not None:
            return lane
    return None


def _lane(
    line: CentreLine,
    points: Floats,
    distance_m: Floats,
    offset_m: Floats,
    moving: Records,
    span: tuple[int, int],
) -> PitLane | None:
    """The stretch as a pit lane, where it is one."""
    first, end = span
    here = slice(first, end)
    slow = moving["speed"][here] < PIT_SPEED
    if slow.sum() < max(_LEAST_SLOW_S * _TICKS_PER_S, _LEAST_SLOW_SHARE * len(slow)):
        return None
    inner = np.flatnonzero(slow) + first
    in_m, out_m = float(distance_m[inner[0]]), float(distance_m[inner[-1]])
    passed = (distance_m[end - 1] - distance_m[first]) % line.length_m
    driven = np.linalg.norm(np.diff(points[here], axis=0), axis=1)
    offset = float(np.median(offset_m[inner]))
    if not _LEAST_LANE_M < passed < _MOST_LANE_M or not 0.7 < driven.sum() / passed < 1.5:
        return None
    if driven.max() > 2.0 or np.abs(offset_m[here]).max() > _FARTHEST_M:
        return None
    if np.ptp(np.sign(offset_m[here])) > 0:
        return None  # it swapped sides
    nearest = float(np.min(np.abs(offset_m[inner[[0, -1]]])))
    return PitLane(
        in_m=round(in_m, 1),
        out_m=round(out_m, 1),
        offset_m=round(offset, 1),
        half_width_m=round(min(_WIDEST_LINE_M, nearest / 2), 1),
        points=thinned(points[max(first - 1, 0) : end + 1], _POINT_STEP_M),
    )
