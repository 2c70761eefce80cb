"""From a driven path to a closed line with a point every few metres.

A lap from the finish line to the finish line hardly closes: its ends lie a few metres aside. A
first lap may begin up to some 300 m past the line, where the start line is; what is missing lies
straight ahead and is drawn. Anything else is no lap.
"""

from typing import Final

import numpy as np
from msgspec import Struct

from racecontrol.tracks.centre_line import Floats
from racecontrol.tracks.driven import thinned

STEP_M: Final = 3.0  # between points of a learnt centre line
SMOOTH_M: Final = 3.0  # sigma; cuts a corner of 20 m radius by 0.2 m
_NEAR_M: Final = 25.0  # ends that lie no further apart are the same place
_LONGEST_BRIDGE_M: Final = 350.0
_STRAIGHT: Final = np.cos(np.radians(12))
_LONGEST_JUMP_M: Final = 30.0
_BLEND_M: Final = 100.0  # over which ends that lie aside are brought together
_LOOK_M: Final = 8.0  # for the heading at an end


class Unclosed(ValueError):
    """The path is no lap; the text is the end of a sentence."""


class ClosedPath(Struct, frozen=True, eq=False):
    """A lap as a closed polygon, its first point is where the driven one begins."""

    points: Floats  # (n, 3) m, in driving order; the last is not the first
    bridged_m: float  # how much of it was drawn straight ahead, not driven


def close_path(path: Floats) -> ClosedPath:
    """Close a driven lap, shape (n, 3); raises Unclosed."""
    path = thinned(path)
    if len(path) < 50:
        raise Unclosed("has too few points")
    jumps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    if jumps.max() > _LONGEST_JUMP_M:
        raise Unclosed(
            f"has a hole of {jumps.max():.0f} m after {jumps[: jumps.argmax()].sum():.0f} m"
        )
    path = _without_overlap(path)
    gap = path[0] - path[-1]
    apart = float(np.linalg.norm(gap))
    if apart <= _NEAR_M:
        return ClosedPath(_brought_together(path), 0.0)
    leaving, arriving = _heading(path), -_heading(path[::-1])
    ahead = min(float(gap @ leaving), float(gap @ arriving)) / apart
    if apart > _LONGEST_BRIDGE_M or ahead < _STRAIGHT:
        raise Unclosed(f"ends {apart:.0f} m from where it began")
    return ClosedPath(np.vstack([path, _bridge(path, leaving, arriving)]), apart)


def evenly(closed: Floats, start: Floats, smooth_m: float = SMOOTH_M) -> Floats:
    """The closed polygon from near `start` on (x, y, z; y does not count), evenly and smoothly."""
    corners = np.vstack([closed, closed[:1]])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))])
    begin = _nearest_along(corners, along, start)
    count = max(round(along[-1] / STEP_M), 8)
    at = (begin + np.arange(count) * along[-1] / count) % along[-1]
    even = np.column_stack([np.interp(at, along, corners[:, axis]) for axis in range(3)])
    return _smoothed(even, smooth_m * count / along[-1]) if smooth_m else even


def round_length(closed: Floats) -> float:
    """Length of the closed polygon in m."""
    return float(np.linalg.norm(np.roll(closed, -1, axis=0) - closed, axis=1).sum())


def _smoothed(even: Floats, sigma: float) -> Floats:
    """A Gaussian round the lap; sigma in points."""
    waves = np.fft.rfftfreq(len(even)) * 2 * np.pi
    damped = np.fft.rfft(even, axis=0) * np.exp(-0.5 * (waves * sigma) ** 2)[:, None]
    return np.fft.irfft(damped, n=len(even), axis=0)


def _nearest_along(corners: Floats, along: Floats, place: Floats) -> float:
    """How far along the polygon the foot of the place is (ground plane)."""
    flat, spot = corners[:, [0, 2]], place[[0, 2]]
    side = np.diff(flat, axis=0)
    share = np.sum((spot - flat[:-1]) * side, axis=1) / np.maximum(np.sum(side**2, axis=1), 1e-12)
    share = np.clip(share, 0, 1)
    away = np.linalg.norm(flat[:-1] + share[:, None] * side - spot, axis=1)
    best = int(away.argmin())
    return float(along[best] + share[best] * (along[best + 1] - along[best]))


def _without_overlap(path: Floats) -> Floats:
    """Without the points at the end that lie past the begin already."""
    heading, begin = _heading(path), path[0]
    end = len(path)
    while end > 50:
        past = path[end - 1] - begin
        if np.linalg.norm(past) > _NEAR_M or float(past @ heading) < -0.2:
            break
        end -= 1
    return path[:end]


def _heading(path: Floats) -> Floats:
    """Unit direction at the begin of the path."""
    away = np.linalg.norm(path - path[0], axis=1)
    reach = int(np.argmax(away > _LOOK_M)) or len(path) - 1
    return np.asarray((path[reach] - path[0]) / away[reach])


def _brought_together(path: Floats) -> Floats:
    """Both ends moved sideways by half of what they lie apart, less and less inwards."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    heading, gap = _heading(path), path[0] - path[-1]
    aside = gap - heading * float(gap @ heading)
    reach = min(_BLEND_M, along[-1] / 4)
    early = np.clip(1 - along / reach, 0, 1)
    late = np.clip(1 - (along[-1] - along) / reach, 0, 1)
    ease = late**2 * (3 - 2 * late) - early**2 * (3 - 2 * early)
    return np.asarray(path + ease[:, None] / 2 * aside)


def _bridge(path: Floats, leaving: Floats, arriving: Floats) -> Floats:
    """Points of a cubic from the end of the path to its begin, both left out."""
    begin, end = path[-1], path[0]
    apart = float(np.linalg.norm(end - begin))
    t = np.linspace(0, 1, max(int(apart / STEP_M), 2) + 1)[1:-1, None]
    h = t * t * (3 - 2 * t)
    out, back = t * (1 - t) ** 2 * apart, t * t * (t - 1) * apart
    return np.asarray(begin + h * (end - begin) + out * arriving + back * leaving)
