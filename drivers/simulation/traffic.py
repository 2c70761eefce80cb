"""Cars among cars: following, passing, keeping apart.

Every decision looks at the state at the begin of a step, so that the order of the cars in memory
does not matter. Lengths and widths are of a touring car; positions are of its middle.
"""

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

from drivers.simulation.road import Road
from drivers.simulation.temper import Temper

LENGTH_M: Final = 4.6
WIDTH_M: Final = 1.95
TOUCH_M: Final = LENGTH_M + 0.2  # from middle to middle, when bumpers meet
OVERLAP_M: Final = 2.05  # closer than this sideways, one follows the other
SPACE_M: Final = 2.5  # sideways, that drivers keep
NOBODY: Final = -1
_SIGHT_M: Final = 200.0
_BRAKING: Final = 9.0  # m/s2 that a follower counts on
_HEADWAY_S: Final = 0.13
_NEAREST_GAP_M: Final = 1.6  # bumper to bumper
_TOW_M: Final = 38.0
_TOW: Final = 0.014  # faster in another's slipstream, at its best
_ATTACK: Final = 0.018  # faster while passing: late on the brakes
_HUNT: Final = 0.05  # faster before the script's contact, so that it comes about
_SQUEEZED: Final = 0.016  # slower while being passed, off the line
_ATTACK_S: Final = 6.0
_REST_S: Final = 5.0  # after a pass or a vain try


@dataclass(slots=True)
class Car:
    """The state of one car at the begin of a step."""

    index: int
    temper: Temper
    s: float  # m along the centre line since the start of the session's first lap
    d: float  # m to the right of the centre line
    v: float = 0.0  # m/s along the centre line
    w: float = 0.0  # m/s to the right
    a: float = 0.0  # m/s2, of this step
    b: float = 0.0  # m/s2 to the right, of this step
    yaw: float = 0.0  # rad, nose to the left of the direction of the road
    pace: float = 0.95  # share of the allowed speed
    lap: int = 0
    target: int = NOBODY  # the car that is being passed
    prey: int = NOBODY  # the car it is about to run into, by the script
    side: float = 1.0
    until: float = 0.0  # s, of the attack
    rest: float = 0.0  # s, no attack before
    in_pit: bool = False
    waits_until: float = 0.0  # s, lights or garage
    flagged: bool = False
    gone: bool = False
    troubled: bool = False  # a scripted incident has the car in its hands
    speed_cap: float = 1e3
    aim: float | None = None  # m to the right, instead of the driving line
    lead_s: float = 0.0  # how long before the start it began to move
    excess: float = 0.0  # m/s, faster than a neutralised track allows
    dies: float = math.inf  # s, when its console dies
    back: float = math.inf  # s, when it goes on


class Neighbour(NamedTuple):
    """Another car near by; `ahead` in m from middle to middle, negative behind."""

    ahead: float
    car: Car


def neighbours(cars: list[Car], length_m: float) -> list[list[Neighbour]]:
    """For each car (by index) the others near by; cars in the pit lane meet only each other."""
    near: list[list[Neighbour]] = [[] for _ in cars]
    ring = sorted((car for car in cars if not car.gone), key=lambda car: car.s % length_m)
    for place, car in enumerate(ring):
        seen = 0
        for step in range(1, len(ring)):
            other = ring[(place + step) % len(ring)]
            ahead = (other.s - car.s) % length_m
            if ahead > _SIGHT_M or seen == 5:
                break
            if other.in_pit is car.in_pit:
                seen += 1
                near[car.index].append(Neighbour(ahead, other))
                near[other.index].append(Neighbour(-ahead, car))
    return near


def free_speed(car: Car, road: Road, near: list[Neighbour], dt: float) -> float:
    """What the driver would drive here with nobody to mind, in m/s; in a tow it is more."""
    boost = 1.0
    for ahead, other in near:
        if 0 < ahead < _TOW_M + LENGTH_M and abs(other.d - car.d) < 3 and other.v > 30:
            boost = max(boost, 1 + _TOW * (1 - (ahead - LENGTH_M) / _TOW_M))
        if other.target == car.index and abs(ahead) < 9:
            boost -= _SQUEEZED
        elif car.target == NOBODY and LENGTH_M > ahead > 0 and abs(other.d - car.d) < 4:
            boost -= _SQUEEZED  # side by side without a pass on: the one behind gives way
    if car.target != NOBODY:
        boost += _ATTACK
    if car.prey != NOBODY:
        boost += _HUNT
    return min(car.pace * boost * road.speed_at(car.s + car.v * dt), car.speed_cap)


def safe_speed(car: Car, near: list[Neighbour], dt: float) -> float:
    """What the cars ahead on the same line leave, in m/s."""
    limit = 1e3
    for ahead, other in near:
        if ahead < LENGTH_M - 0.5 or abs(other.d - car.d) >= OVERLAP_M:
            continue
        if ahead > 40 and other.v >= car.v:
            continue
        if other.index == car.prey:
            limit = min(limit, other.v + 4 * (ahead - TOUCH_M))
            continue
        gap = ahead - LENGTH_M - _NEAREST_GAP_M
        limit = min(limit, (other.v**2 + 2 * _BRAKING * max(gap, 0.0)) ** 0.5)
        if car.target != other.index:
            limit = min(limit, max(other.v + 0.9 * (gap - _HEADWAY_S * car.v), 0.0))
        if gap < 0:
            limit = min(limit, max(other.v + gap / (4 * dt), 0.0))
    return limit


def consider_passing(car: Car, road: Road, near: list[Neighbour], free: float, now: float) -> None:
    """Begin, keep up or give up an attack on the car ahead."""
    if car.target != NOBODY:
        _follow_up(car, near, now)
        return
    victim = _next_ahead(car, near)
    hunting = car.prey != NOBODY
    if victim is None or car.in_pit or car.troubled or hunting or now < 3.0:
        return
    ahead, other = victim
    slow = other.v < 0.88 * free and ahead < 24 + 2.6 * (car.v - other.v)
    if not slow and (
        now < car.rest
        or ahead > LENGTH_M + 5 + 0.25 * car.v
        or free < 1.0005 * other.v
        or not road.chance[road.index(car.s)]
        or not car.temper.dares(car.lap, road.corner[road.index(car.s)])
    ):
        return
    side = _free_side(car, other, road, near)
    if side:
        car.target, car.side, car.until = other.index, side, now + _ATTACK_S


def _follow_up(car: Car, near: list[Neighbour], now: float) -> None:
    ahead = next((there for there, other in near if other.index == car.target), None)
    if ahead is None or ahead < -LENGTH_M - 3 or now > car.until:
        passed = ahead is None or ahead < 0
        for _, other in near:
            if passed and other.index == car.target:
                other.rest = now + _REST_S
        car.target = NOBODY
        car.rest = now + (0.0 if passed else _REST_S)


def _next_ahead(car: Car, near: list[Neighbour]) -> Neighbour | None:
    in_line = [n for n in near if n.ahead > 0 and abs(n.car.d - car.d) < OVERLAP_M]
    return min(in_line, key=lambda n: n.ahead, default=None)


def _free_side(car: Car, other: Car, road: Road, near: list[Neighbour]) -> float:
    """+1 right, -1 left, 0 no room. The inside of what comes is tried first."""
    room = road.circuit.half_width_m - 1.0
    inside = 1.0 if road.wander[road.index(car.s + 60)] > other.d else -1.0
    for side in (inside, -inside):
        lane = other.d + side * (SPACE_M + 0.3)
        taken = any(
            -10 < n.ahead < 16 and n.car is not other and abs(n.car.d - lane) < SPACE_M
            for n in near
        )
        if abs(lane) <= room and not taken:
            return side
    return 0.0


def aim_sideways(car: Car, road: Road, near: list[Neighbour], now: float) -> float:
    """Where the driver wants the car, in m to the right, with the neighbours minded."""
    if car.in_pit:
        return road.pit_offset[road.index(car.s + 0.5 * car.v)]
    wish = road.wander[road.index(car.s + 0.6 * car.v)] + car.temper.habit_m
    if now < 12:  # off the grid slot and onto the line only by and by
        wish = car.d + (wish - car.d) * max(now - 3.0, 0.0) / 9
    if car.aim is not None:
        wish = car.aim
    low, high = -road.circuit.half_width_m + 1.0, road.circuit.half_width_m - 1.0
    if car.aim is not None:
        low, high = min(low, car.aim), max(high, car.aim)
    for ahead, other in near:
        if other.index == car.target and car.aim is None:
            wish = other.d + car.side * (SPACE_M + 0.3)
        closing = car.v - other.v if ahead > 0 else other.v - car.v
        beside = abs(other.d - car.d) >= OVERLAP_M - 0.1
        if abs(ahead) < LENGTH_M + 5 + 1.3 * max(closing, 0.0) and beside:
            if other.d > car.d:
                high = min(high, other.d - SPACE_M)
            else:
                low = max(low, other.d + SPACE_M)
    if low > high:
        return (low + high) / 2
    return min(max(wish, low), high)
