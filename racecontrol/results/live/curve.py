"""A lap as time by distance, and what a running lap is against it."""

from typing import Final, Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

STEP_M: Final = 1.0  # at 54 km/h under full braking a metre bends by less than half a millisecond


class Curve(Struct, frozen=True, eq=False):
    """When a lap was where: elapsed game ms at every metre from the line to the line."""

    lap: int
    step_m: float
    elapsed_ms: npt.NDArray[np.float32]
    top_kmh: float
    top_at_m: float

    @classmethod
    def through(
        cls,
        lap: int,
        length_m: float,
        distances_m: list[float],
        elapsed_ms: list[float],
        speeds_kmh: list[float],
    ) -> Self:
        """The curve through readings whose distances rise from about 0 to about the length."""
        count = max(2, round(length_m / STEP_M) + 1)
        grid = np.linspace(0.0, length_m, count)
        top = int(np.argmax(speeds_kmh))
        return cls(
            lap,
            length_m / (count - 1),
            np.interp(grid, distances_m, elapsed_ms).astype(np.float32),
            speeds_kmh[top],
            distances_m[top] % length_m,
        )

    def at(self, distance_m: float) -> float:
        """Elapsed ms at a distance; the ends of the lap bound it."""
        place = min(max(distance_m / self.step_m, 0.0), len(self.elapsed_ms) - 1.0)
        i = min(int(place), len(self.elapsed_ms) - 2)
        low, high = float(self.elapsed_ms[i]), float(self.elapsed_ms[i + 1])
        return low + (high - low) * (place - i)


def delta_ms(curve: Curve, distance_m: float, elapsed_ms: float) -> int:
    """How much later than that lap a car is at the same place; negative: it is quicker."""
    return round(elapsed_ms - curve.at(distance_m))
