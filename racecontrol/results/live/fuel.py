"""Fuel: what is left, what a lap takes, and for how many laps it lasts."""

import itertools
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

LAPS: Final = 3  # that the use per lap is taken from


class Fuel(Struct, frozen=True):
    """None where the game gives no level, or no lap has shown yet what one takes."""

    level_l: float | None = None
    per_lap_l: float | None = None

    @property
    def laps_left(self) -> float | None:
        """How many laps the tank lasts at that use."""
        if self.level_l is None or not self.per_lap_l:
            return None
        return self.level_l / self.per_lap_l


def fuel(level_l: float | None, at_line: Sequence[tuple[int, float]]) -> Fuel:
    """From the level now and the levels at the ends of laps (lap, litres), oldest first.

    A lap on which the level rose was refuelled and says nothing; so does a hole between two laps.
    """
    if level_l is None or level_l < 0 or level_l != level_l:  # NaN: not in this packet type
        return Fuel()
    used = [
        before[1] - after[1]
        for before, after in itertools.pairwise(at_line)
        if after[0] == before[0] + 1 and before[1] > after[1]
    ][-LAPS:]
    return Fuel(level_l, sum(used) / len(used) if used else None)
