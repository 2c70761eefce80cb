"""What detectors see of one car: its samples on the event clock."""

from typing import Final, Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.timing.clock import EventClock
from racecontrol.timing.health import Records

TICK_ERROR_MS: Final = 17  # a sample is taken sixty times a second: nothing is known in between

Floats = npt.NDArray[np.float64]


class Motion(Struct, frozen=True, eq=False):
    """Consecutive samples of one car, oldest first; all arrays have length n."""

    at_ns: npt.NDArray[np.int64]  # event clock
    position: Floats  # (n, 3) m
    speed_kmh: Floats
    throttle: npt.NDArray[np.int64]  # 0 to 255

    @classmethod
    def of(cls, samples: Records, tick_ns: float, clock: EventClock) -> Self:
        """From records of one console since its game started.

        A datagram is late, never early: the least delayed one of them says when a tick was, and
        the ids carry that to all the others. `tick_ns` is monotonic time.
        """
        ids = samples["packet_id"].astype(np.int64)
        at_ns = np.zeros(0, np.int64)
        if len(ids):
            since_ns = np.round((ids - ids[0]) * tick_ns).astype(np.int64)
            first_ns = int((samples["arrival_ns"] - since_ns).min())
            base_ns = clock.from_monotonic(first_ns)
            at_ns = base_ns + np.round(since_ns * clock.speed).astype(np.int64)
        return cls(
            at_ns,
            samples["position"].astype(np.float64),
            samples["speed"].astype(np.float64) * 3.6,
            samples["throttle"].astype(np.int64),
        )

    def since(self, at_ns: int) -> "Motion":
        """The samples from that moment on."""
        kept = self.at_ns >= at_ns
        return Motion(
            self.at_ns[kept], self.position[kept], self.speed_kmh[kept], self.throttle[kept]
        )

    def covers(self, at_ns: int) -> bool:
        """Whether there are samples on both sides of that moment."""
        return bool(len(self.at_ns)) and self.at_ns[0] <= at_ns <= self.at_ns[-1]

    def place_at(self, at_ns: int) -> Floats:
        """Where the car was, between the two samples around that moment; shape (3,)."""
        return np.array([np.interp(at_ns, self.at_ns, self.position[:, axis]) for axis in range(3)])

    def moved_mm(self, place: Floats) -> Floats:
        """How far each sample is from a place, mm, shape (n,)."""
        return np.asarray(np.linalg.norm(self.position - place, axis=1) * 1000)


def first_above_ns(at_ns: npt.NDArray[np.int64], values: Floats, level: float) -> int | None:
    """When values first rose above a level, between two samples; None when they did not."""
    above = np.flatnonzero(values > level)
    if not len(above):
        return None
    after = int(above[0])
    if after == 0:
        return int(at_ns[0])
    low, high = float(values[after - 1]), float(values[after])
    share = (level - low) / (high - low)
    return round(int(at_ns[after - 1]) + share * int(at_ns[after] - at_ns[after - 1]))
