"""Ten seconds of somebody who turns a wheel and works its pedals, over and over."""

import math
import random
from typing import Final

from racecontrol.rigs.wheelbase import CENTRE

PERIOD_S: Final = 10
_FULL: Final = 0xFFFF
Counts = tuple[int, int, int, int]  # steering, throttle, brake, clutch


def movement(rate_hz: int, seed: int) -> tuple[Counts, ...]:
    """One period at `rate_hz` reports a second; the end joins the begin."""
    chance = random.Random(seed)
    return tuple(_at(step / rate_hz, chance) for step in range(PERIOD_S * rate_hz))


def _at(second: float, chance: random.Random) -> Counts:
    turn = 2 * math.pi * second / PERIOD_S
    steering = CENTRE + 8_000 * math.sin(2 * turn) + 3_500 * math.sin(5 * turn)
    push = math.sin(3 * turn)
    return (
        round(steering) + chance.randint(-1, 1),
        _pedal(push, chance),
        _pedal(-push, chance),
        chance.randint(0, 12),
    )


def _pedal(push: float, chance: random.Random) -> int:
    return min(max(round(_FULL * math.sqrt(max(push, 0.0))) + chance.randint(-20, 20), 0), _FULL)
