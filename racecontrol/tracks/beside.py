"""Where points lie relative to a centre line, many at once: how far along, how far to the right."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from racecontrol.tracks.centre_line import CentreLine, Floats

_CHUNK: Final = 256
_WRONG_WAY_M2: Final = 1e6  # a place on a road that runs elsewhere is taken only if none is nearer


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """Places by centre line, one row a point."""

    distance_m: Floats  # along the centre line, in [0, length)
    offset_m: Floats  # to the right of it


def places_beside(line: CentreLine, points: Floats) -> Beside:
    """The nearest place of the line for each point of a path, shape (n, 3), in driving order.

    Where two parts of the track are near, the one that runs the way the path runs is taken.
    """
    flat = points[:, [0, 2]]
    moves = np.gradient(flat, axis=0)
    moves /= np.maximum(np.hypot(moves[:, 0], moves[:, 1]), 1e-9)[:, None]
    knots = line.points[:-1][:, [0, 2]]
    ways = line.heading_at(line.knots[:-1])
    nearest = np.concatenate(
        [
            _nearest(flat[i : i + _CHUNK], moves[i : i + _CHUNK], knots, ways)
            for i in range(0, len(flat), _CHUNK)
        ]
    )
    return _projected(line, flat, line.knots[nearest])


def _nearest(flat: Floats, moves: Floats, knots: Floats, ways: Floats) -> npt.NDArray[np.intp]:
    squares = np.sum(flat**2, axis=1)[:, None] + np.sum(knots**2, axis=1) - 2 * flat @ knots.T
    squares += np.where(moves @ ways.T < 0, _WRONG_WAY_M2, 0.0)
    return np.asarray(squares.argmin(axis=1))


def _projected(line: CentreLine, flat: Floats, distance_m: Floats) -> Beside:
    """Newton on the projection, from the nearest knots on."""
    for _ in range(4):
        point, tangent = line.frame_at(distance_m)
        way = tangent[:, [0, 2]]
        along = np.sum((flat - point[:, [0, 2]]) * way, axis=1)
        distance_m = distance_m + np.clip(along / np.sum(way**2, axis=1), -10, 10)
    point, heading = line.point_at(distance_m), line.heading_at(distance_m)
    away = flat - point[:, [0, 2]]
    offset = away[:, 1] * heading[:, 0] - away[:, 0] * heading[:, 1]
    return Beside(np.mod(distance_m, line.length_m), np.asarray(offset))
