"""What a technician's hands and feet do at a simulated base in the guided tests of a rig.

Each movement is a list of (ns, steering, throttle, brake, clutch): as the base would report it,
500 times a second, with the noise of its sensors. Every base is a little different, by its seed.
"""

import random
from collections.abc import Iterator
from typing import Final

from racecontrol.rigs.wheelbase import CENTRE, COUNTS

RATE_HZ: Final = 500
STEP_NS: Final = 1_000_000_000 // RATE_HZ
FULL: Final = COUNTS - 1
REST_S: Final = 1.5
QUIET: Final = 1  # counts of a wheel that nobody touches
SLACK: Final = 12  # counts by which a wheel is off its stop
FOOT: Final = 30  # counts of a pedal that is held

Point = tuple[int, int, int, int, int]
Leg = tuple[float, float]  # seconds, and where the movement is at its end, 0 to 1


def turned_to(degrees: float, range_deg: int, seed: int) -> list[Point]:
    """From straight ahead into a stop of the jig, and held there."""
    chance = random.Random(seed)
    stop = CENTRE + degrees * COUNTS / range_deg + chance.uniform(-SLACK, SLACK)
    return _steered(((0.5, stop), (REST_S, stop)), chance)


def lock_to_lock(seed: int) -> list[Point]:
    """Twice from lock to lock, then back to the middle, and held there."""
    chance = random.Random(seed)
    middle = CENTRE + chance.uniform(-SLACK, SLACK)
    turns = ((0.6, 0.0), (1.2, float(FULL))) * 2
    return _steered((*turns, (0.6, 0.0), (0.6, middle), (REST_S, middle)), chance)


def hands_off(seconds: float, seed: int) -> list[Point]:
    """A wheel at rest."""
    chance = random.Random(seed)
    return _steered(((seconds, float(CENTRE)),), chance, CENTRE)


def kept_turning(seconds: float, seed: int) -> list[Point]:
    """To and fro, without a rest."""
    chance = random.Random(seed)
    sides = (CENTRE + 9_000.0, CENTRE - 9_000.0)
    legs = tuple((0.5, sides[turn % 2]) for turn in range(round(seconds / 0.5)))
    return _steered(legs, chance)


def pedals_pressed(seed: int) -> list[Point]:
    """Each pedal slowly to its stop and back, one after the other; then the feet are off."""
    chance = random.Random(seed)
    points: list[Point] = []
    for pedal in range(3):
        shares = [*_line(((0.8, 1.0), (0.3, 1.0), (0.8, 0.0)), 0.0)]
        for share in shares:
            points.append(_pedals(len(points), pedal, share, chance))
    rest = round(REST_S * RATE_HZ)
    return points + [_pedals(len(points) + at, 0, 0.0, chance) for at in range(rest)]


def _pedals(at: int, pedal: int, share: float, chance: random.Random) -> Point:
    counts = [0, 0, 0]
    held = chance.randint(0, FOOT) if share == 0 else -chance.randint(0, FOOT)
    counts[pedal] = min(max(round(share * FULL) + held, 0), FULL)
    return (at * STEP_NS, CENTRE, counts[0], counts[1], counts[2])


def _steered(
    legs: tuple[Leg, ...], chance: random.Random, begin: float = float(CENTRE)
) -> list[Point]:
    points: list[Point] = []
    for at, count in enumerate(_line(legs, begin)):
        noisy = round(count) + chance.randint(0, QUIET)
        points.append((at * STEP_NS, min(max(noisy, 0), FULL), 0, 0, 0))
    return points


def _line(legs: tuple[Leg, ...], begin: float) -> Iterator[float]:
    """Along straight lines, one point to the report."""
    for seconds, end in legs:
        steps = max(round(seconds * RATE_HZ), 1)
        for step in range(1, steps + 1):
            yield begin + (end - begin) * step / steps
        begin = end
