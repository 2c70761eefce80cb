"""One console: who listens to it, which packet type, and its clock.

The first heartbeat wins: its letter and its sender stay until the stream has lapsed. A real
console stops when it hears nothing for about 16 s; its clock runs at its own rate and phase.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from drivers.gt7.packet import BY_LETTER, PACKETS_PER_WALL_SECOND

LAPSE_NS: Final = 16_000_000_000
_RATE_ERROR: Final = 3e-6  # a quartz is good to a few parts in a million


@dataclass(slots=True)
class Listener:
    """Who hears the stream; `letter` is empty when nobody does."""

    letter: str = ""
    host: str = ""
    heard_ns: int = 0

    def hear(self, beat: bytes, host: str, now_ns: int) -> None:
        """A heartbeat came in; one that no console knows is ignored."""
        asked = beat[:1].decode("ascii", "replace")
        if asked not in BY_LETTER or len(beat) != 1:
            return
        if not self.listens(now_ns):
            self.letter, self.host = asked, host
        elif host != self.host:
            return  # a second listener does not move a running stream
        self.heard_ns = now_ns

    def listens(self, now_ns: int) -> bool:
        """Whether the stream runs."""
        return self.letter != "" and now_ns - self.heard_ns < LAPSE_NS


@dataclass(frozen=True, slots=True)
class Clock:
    """When a console's packets leave: packet k at `base_ns + k * period_ns`."""

    base_ns: int
    period_ns: float
    first_id: int

    def ticks(self, begin_ns: int, end_ns: int) -> npt.NDArray[np.int64]:
        """The packets that leave in [begin, end)."""
        first = -(-(begin_ns - self.base_ns) // self.period_ns)
        end = -(-(end_ns - self.base_ns) // self.period_ns)
        return np.arange(int(first), int(end), dtype=np.int64)

    def leaves_ns(self, ticks: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """When those packets leave, in ns of the monotonic clock."""
        return np.asarray(self.base_ns + np.round(ticks * self.period_ns).astype(np.int64))

    def game_s(self, ticks: npt.NDArray[np.int64], zero_ns: int) -> npt.NDArray[np.float64]:
        """Game seconds since that moment, by this console's clock."""
        since = (self.base_ns - zero_ns) / self.period_ns + ticks
        return np.asarray(since / 60)


def clock(index: int, seed: int, base_ns: int, speed: float) -> Clock:
    """The clock of console `index`: phase, rate error and first packet id from the seed."""
    rng = np.random.default_rng([seed, index, 0xC10C])
    period = 1e9 / (PACKETS_PER_WALL_SECOND * speed)
    return Clock(
        base_ns=base_ns + round(period * rng.uniform()),
        period_ns=period * (1 + _RATE_ERROR * rng.uniform(-1, 1)),
        first_id=int(rng.integers(2_000, 900_000)),
    )
