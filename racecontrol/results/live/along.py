"""How far along the lap points are, many at once: the nearest place of the centre line."""

from typing import Final, Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.tracks.circuit import Circuit

AT_ONCE: Final = 16
Floats = npt.NDArray[np.float64]


class Along(Struct, frozen=True, eq=False):
    """The chords of a centre line. Height counts too: a bridge is not the road below it."""

    length_m: float
    points: Floats  # (n, 3)
    chords: Floats  # (n, 3), from each point to the next
    squares: Floats  # (n,) of the points
    spans: Floats  # (n,) of the chords, squared
    distances: Floats  # (n,) m

    @classmethod
    def of(cls, circuit: Circuit) -> Self:
        points = np.asarray(circuit.centre, dtype=np.float64)
        chords = np.roll(points, -1, axis=0) - points
        lengths = np.linalg.norm(chords, axis=1)
        distances = np.concatenate([[0.0], np.cumsum(lengths)])
        distances *= circuit.length_m / distances[-1]
        return cls(
            circuit.length_m,
            points,
            chords,
            np.sum(points**2, axis=1),
            lengths**2,
            distances,
        )

    def distance_m(self, positions: npt.ArrayLike) -> Floats:
        """Distances in m, in [0, length), of positions of shape (m, 3).

        The spline between two points is followed by its chord: all cars are measured alike.
        """
        spots = np.asarray(positions, dtype=np.float64).reshape(-1, 3)
        nearest = self._nearest(spots)
        after = self._share(spots, nearest)
        before = (nearest - 1) % len(self.points)
        behind = after < 0
        chord = np.where(behind, before, nearest)
        share = np.where(behind, self._share(spots, before), after)
        steps = self.distances[chord + 1] - self.distances[chord]
        return np.asarray((self.distances[chord] + np.clip(share, 0, 1) * steps) % self.length_m)

    def _nearest(self, spots: Floats) -> npt.NDArray[np.intp]:
        """The nearest point of each spot, some spots at a time.

        All at once would be a megabyte that is asked of the kernel ten times a second, and a
        product large enough to wake other cores for.
        """
        near = [
            np.argmin(self.squares - 2 * spots[at : at + AT_ONCE] @ self.points.T, axis=1)
            for at in range(0, len(spots), AT_ONCE)
        ]
        return np.concatenate(near) if near else np.empty(0, np.intp)

    def _share(self, spots: Floats, chord: npt.NDArray[np.intp]) -> Floats:
        away = spots - self.points[chord]
        return np.asarray(np.sum(away * self.chords[chord], axis=1) / self.spans[chord])
