"""The centre line as a smooth closed curve: a periodic cubic spline by distance.

Second derivatives are continuous, so that heading and curvature have no steps where the stored
points are. Distances wrap: -8 m is eight metres before the finish line.
"""

import itertools
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Floats = npt.NDArray[np.float64]


class CentreLine(Struct, frozen=True, eq=False):
    """A closed curve x, y, z by distance in m; build it with `through`."""

    length_m: float
    knots: Floats  # (n + 1,) m, from 0 to length_m
    points: Floats  # (n + 1, 3) m, the last one is the first
    bends: Floats  # (n + 1, 3) 1/m, second derivatives at the knots

    @classmethod
    def through(cls, points: Floats, length_m: float) -> Self:
        """The curve through (n, 3) points in driving order; raises ValueError for n < 3."""
        if len(points) < 3:
            raise ValueError("a centre line needs at least three points")
        closed = np.vstack([points, points[:1]]).astype(np.float64)
        chords = np.linalg.norm(np.diff(closed, axis=0), axis=1)
        knots = np.concatenate([[0.0], np.cumsum(chords)])
        knots *= length_m / knots[-1]
        bends = _periodic_bends(np.diff(knots), closed)
        return cls(length_m, knots, closed, np.vstack([bends, bends[:1]]))

    def point_at(self, distance_m: npt.ArrayLike) -> Floats:
        """x, y, z in m, shape (..., 3)."""
        return self.frame_at(distance_m)[0]

    def tangent_at(self, distance_m: npt.ArrayLike) -> Floats:
        """Direction of driving, derivative by distance, close to unit length, shape (..., 3)."""
        return self.frame_at(distance_m)[1]

    def frame_at(self, distance_m: npt.ArrayLike) -> tuple[Floats, Floats]:
        """Point and tangent in one go, for long arrays of distances."""
        i, h, t = self._locate(distance_m)
        u = 1 - t
        here, there = self.points[i], self.points[i + 1]
        bend_here, bend_there = self.bends[i], self.bends[i + 1]
        point = u * here + t * there
        point += h * h / 6 * ((u**3 - u) * bend_here + (t**3 - t) * bend_there)
        bent = (3 * t * t - 1) * bend_there - (3 * u * u - 1) * bend_here
        return point, np.asarray((there - here) / h + h / 6 * bent)

    def heading_at(self, distance_m: npt.ArrayLike) -> Floats:
        """Unit direction in the ground plane (x, z), shape (..., 2)."""
        flat = self.tangent_at(distance_m)[..., [0, 2]]
        return np.asarray(flat / np.linalg.norm(flat, axis=-1, keepdims=True))

    def curvature_at(self, distance_m: npt.ArrayLike) -> Floats:
        """1/m in the ground plane, positive where the road turns right (from x towards z)."""
        i, _, t = self._locate(distance_m)
        second = (1 - t) * self.bends[i] + t * self.bends[i + 1]
        first = self.tangent_at(distance_m)
        cross = first[..., 0] * second[..., 2] - first[..., 2] * second[..., 0]
        speed = np.hypot(first[..., 0], first[..., 2])
        return np.asarray(cross / speed**3)

    def beside(self, distance_m: npt.ArrayLike, offset_m: npt.ArrayLike) -> Floats:
        """The point `offset_m` to the right of the centre line, shape (..., 3)."""
        return sideways(*self.frame_at(distance_m), offset_m)

    def nearest_m(self, x: float, z: float) -> float:
        """Distance in m, in [0, length), of the point of the curve nearest to x, z."""
        away = (self.points[:-1, 0] - x) ** 2 + (self.points[:-1, 2] - z) ** 2
        distance = float(self.knots[int(np.argmin(away))])
        for _ in range(8):  # Newton on the projection; the knots are only metres apart
            point, tangent = self.point_at(distance), self.tangent_at(distance)
            along = (x - point[0]) * tangent[0] + (z - point[2]) * tangent[2]
            step = float(along / (tangent[0] ** 2 + tangent[2] ** 2))
            distance += step
            if abs(step) < 1e-9:
                break
        return distance % self.length_m

    def _locate(self, distance_m: npt.ArrayLike) -> tuple[npt.NDArray[np.intp], Floats, Floats]:
        """Index of the span, its length and the share of it, the last two shaped (..., 1)."""
        wrapped = np.mod(np.asarray(distance_m, dtype=np.float64), self.length_m)
        i = np.clip(np.searchsorted(self.knots, wrapped, "right") - 1, 0, len(self.knots) - 2)
        h = self.knots[i + 1] - self.knots[i]
        t = (wrapped - self.knots[i]) / h
        return np.asarray(i), np.asarray(h)[..., None], np.asarray(t)[..., None]


def sideways(point: Floats, tangent: Floats, offset_m: npt.ArrayLike) -> Floats:
    """Points moved to the right of their direction of driving, in the ground plane."""
    offset = np.asarray(offset_m, dtype=np.float64)
    share = offset / np.hypot(tangent[..., 0], tangent[..., 2])
    moved = point.copy()
    moved[..., 0] -= tangent[..., 2] * share
    moved[..., 2] += tangent[..., 0] * share
    return moved


def _periodic_bends(spans: Floats, closed: Floats) -> Floats:
    """Second derivatives of the closed spline: a cyclic tridiagonal system, solved by bordering."""
    slopes = np.diff(closed, axis=0) / spans[:, None]
    before = np.roll(spans, 1)
    right = 6 * (slopes - np.roll(slopes, 1, axis=0))
    diagonal = 2 * (before + spans)
    corner = float(spans[-1])  # couples the first and the last unknown
    diagonal[0] += corner  # Sherman-Morrison with gamma = -corner
    diagonal[-1] += corner
    border = np.zeros(len(spans))
    border[0], border[-1] = -corner, corner
    both = _tridiagonal(before, diagonal, spans, np.column_stack([right, border]))
    y, q = both[:, :3], both[:, 3]
    return np.asarray(y - np.outer(q, (y[0] - y[-1]) / (1 + q[0] - q[-1])))


def _tridiagonal(lower: Floats, diagonal: Floats, upper: Floats, right: Floats) -> Floats:
    """Thomas' algorithm for several right-hand sides; well conditioned by dominance."""
    d, r = diagonal.copy(), right.copy()
    for i, k in itertools.pairwise(range(len(d))):
        factor = lower[k] / d[i]
        d[k] -= factor * upper[i]
        r[k] -= factor * r[i]
    r[-1] /= d[-1]
    for i in range(len(d) - 2, -1, -1):
        r[i] = (r[i] - upper[i] * r[i + 1]) / d[i]
    return r
