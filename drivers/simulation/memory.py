"""What was computed ahead can be taken back: the world as it was a little while ago.

The stage computes ahead of what it sends, by less than a second of the wall, and at twenty times
life that is a long stretch of a race. An order of race control holds from the moment it is given,
so the cars go back to that moment and drive on under it.
"""

from collections import deque
from copy import copy
from dataclasses import dataclass
from typing import Final

from drivers.simulation.score import Score
from drivers.simulation.script import Script
from drivers.simulation.traffic import Car

EVERY_STEPS: Final = 8
_KEPT: Final = 256  # moments: more than two minutes of the game


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that moves, at the begin of a step."""

    step: int
    cars: tuple[Car, ...]
    score: Score
    script: Script

    @classmethod
    def of(cls, step: int, cars: list[Car], score: Score, script: Script) -> "Moment":
        """A copy that the world's further course does not change."""
        return cls(step, tuple(copy(car) for car in cars), score.copied(), script.copied())


class Memory:
    """The last moments of a world, one every few steps."""

    def __init__(self) -> None:
        self._moments: deque[Moment] = deque(maxlen=_KEPT)

    def wants(self, step: int) -> bool:
        """Whether the world should be kept as it is at the begin of this step."""
        return not self._moments or step >= self._moments[-1].step + EVERY_STEPS

    def keep(self, moment: Moment) -> None:
        self._moments.append(moment)

    def last_before(self, step: int) -> Moment | None:
        """The latest moment at or before that step, and none after it is kept. None: too old."""
        while self._moments and self._moments[-1].step > step:
            self._moments.pop()
        return self._moments[-1] if self._moments else None

    def forget(self) -> None:
        """Orders changed: what was is no way to come here again."""
        self._moments.clear()
