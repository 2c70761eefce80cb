"""The cars move, in steps of four ticks; the whole session is a function of plan and seed.

Between two steps a car's distance and offset are quadratic in time: `trace` keeps position, speed
and acceleration of every step, and the moment a car crosses the line is a root, not a guess.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from drivers.simulation.memory import Memory, Moment
from drivers.simulation.plan import (
    CarPlan,
    JumpStart,
    Limit,
    RigDies,
    SessionKind,
    SessionPlan,
    Speeds,
    Stall,
    check,
)
from drivers.simulation.road import Road, thrust
from drivers.simulation.score import COOL_DOWN_S, Score
from drivers.simulation.script import Script, on_track
from drivers.simulation.temper import temper
from drivers.simulation.traffic import (
    LENGTH_M,
    NOBODY,
    OVERLAP_M,
    Car,
    Neighbour,
    aim_sideways,
    consider_passing,
    free_speed,
    neighbours,
    safe_speed,
)

TICKS_PER_STEP: Final = 4
STEP_S: Final = TICKS_PER_STEP / 60  # of game time

TRACE: Final = np.dtype(
    [
        ("s", "f8"),  # m along the centre line
        ("v", "f8"),
        ("a", "f8"),
        ("d", "f8"),  # m to the right of it
        ("w", "f8"),
        ("b", "f8"),
        ("yaw", "f8"),  # rad
        ("rank", "i4"),  # 1 leads
        ("in_pit", "?"),
    ]
)

_PIT_SPEED: Final = 22.0  # m/s
_BRAKES: Final = 14.5  # m/s2
_COOL_PACE: Final = 0.62
_OUT_LAP_PACE: Final = 0.93
_PACE_LAG_S: Final = 0.7
_GRID_STEP_M: Final = 8.0
_GRID_SIDE_M: Final = 2.3
_GARAGE_STEP_M: Final = 8.0
_GARAGE_DEPTH_M: Final = 4.5  # beside the pit lane, away from the track
_RELEASE_S: Final = 3.2
EARLY_THRUST: Final = 9.0  # m/s2 of a car that goes before the lights are out
_LIFT: Final = 13.0  # m/s2 of a field that is told to slow down
_BUNCHED_M: Final = 16.0  # behind a safety car: from here on nobody catches up
_CATCHING_UP: Final = 1.5


class World:
    """One session's cars on one road. `grow` computes on; nothing here knows a clock."""

    def __init__(self, road: Road, plan: SessionPlan, cars: Sequence[CarPlan], seed: int) -> None:
        check(plan, cars)
        self.road, self.plan = road, plan
        self.score = Score(plan, len(cars))
        names = [car.name for car in cars]
        circuit = road.circuit
        self.script = Script(
            names, circuit.half_width_m, circuit.length_m, on_track(plan.incidents)
        )
        order = [names.index(name) for name in plan.grid or names]
        self.cars = [
            self._place(plan, car, index, order.index(index), seed)
            for index, car in enumerate(cars)
        ]
        for car in self.cars:
            _mind_script(car, plan)
        self.limit: Limit | None = None
        self.steps = 0
        self._memory = Memory()
        self._trace = np.zeros((1024, len(cars)), TRACE)

    @property
    def now(self) -> float:
        """Game seconds that are computed."""
        return self.steps * STEP_S

    @property
    def trace(self) -> npt.NDArray[np.void]:
        """State at the begin of every step so far, shape (steps, cars)."""
        return self._trace[: self.steps]

    def grow(self, until_s: float) -> None:
        """Compute until the trace covers that game second."""
        while self.now <= until_s:
            self._step()

    def back_to(self, at_s: float) -> None:
        """Take back what was computed after that game second, but for the step that it is in.

        An order that follows holds from there on. What lies further back than the memory stays.
        """
        wanted = math.floor(max(at_s, 0.0) / STEP_S) + 1
        moment = self._memory.last_before(wanted) if wanted < self.steps else None
        if moment is not None:
            self.steps, self.score, self.script = moment.step, moment.score, moment.script
            self.cars = list(moment.cars)
            while self.steps < wanted:
                self._step()
        self._memory.forget()

    def _place(self, plan: SessionPlan, car: CarPlan, index: int, slot: int, seed: int) -> Car:
        """The car on its grid slot, or in front of its garage."""
        mind = temper(car, index, seed, plan.name, self.road.corners)
        if plan.kind is SessionKind.RACE:
            side = _GRID_SIDE_M if slot % 2 else -_GRID_SIDE_M
            start = -_GRID_STEP_M * (slot + 1)
            return Car(index, mind, start, side, lap=1, waits_until=mind.reaction_s)
        start = self.road.pit_out_m() - 6.0 - _GARAGE_STEP_M * slot
        leaves = 2.0 + _RELEASE_S * (slot + 0.8 * mind.release)
        waiting = Car(index, mind, start, 0.0, waits_until=leaves)
        self._into_garage(waiting)
        return waiting

    def _step(self) -> None:
        if self._memory.wants(self.steps):
            self._memory.keep(Moment.of(self.steps, self.cars, self.score, self.script))
        now = self.now
        for car in self.cars:
            if car.back <= now:
                self._bring_back(car, now)
        near = neighbours(self.cars, self.road.circuit.length_m)
        self.script.step(self.cars, near, now)
        moves = [self._decide(car, near[car.index], now) for car in self.cars]
        for car, (a, b) in zip(self.cars, moves, strict=True):
            car.a, car.b = a, b
        for car in sorted(self.cars, key=lambda car: -car.s):
            _keep_off(car, near[car.index])
        self._record()
        self._move(now)
        self.steps += 1

    def _bring_back(self, car: Car, now: float) -> None:
        """Out of its garage, at the begin of the lap that it had lost."""
        car.dies = car.back = math.inf
        if car.flagged:
            return
        self.score.join(car.index, now)
        crossed = len(self.score.cars[car.index].crossings)
        car.s = self.road.circuit.length_m * crossed + self.road.pit_out_m() - 6.0
        self._into_garage(car)
        car.v = car.w = 0.0
        car.target, car.gone = NOBODY, False

    def _into_garage(self, car: Car) -> None:
        """Beside the pit lane, where it has one."""
        lane = self.road.pit_offset[self.road.index(car.s)]
        car.d = lane + (_GARAGE_DEPTH_M if lane > 0 else -_GARAGE_DEPTH_M)
        car.in_pit = lane != 0

    def _decide(self, car: Car, near: list[Neighbour], now: float) -> tuple[float, float]:
        """Accelerations along and to the right in m/s2 for this step."""
        if car.gone or now < car.waits_until:
            return 0.0, 0.0
        self._find_pace(car)
        free = free_speed(car, self.road, near, STEP_S)
        if self.limit is None:
            consider_passing(car, self.road, near, free, now)
        elif not car.flagged:
            car.target = NOBODY
            leads = car.s == max(other.s for other in self.cars)
            free = slowed(car, near, free, self.limit, leads=leads)
        if car.in_pit:
            free = min(free, _PIT_SPEED)
        if car.flagged:  # no hurry to slow down; the road's own limit still holds
            free = max(free, min(car.v - 3.0 * STEP_S, self.road.speed_at(car.s)))
        wish = min(free, safe_speed(car, near, STEP_S))
        push = thrust(car.v) * (1.1 if car.target != NOBODY else 1.04)
        if car.prey != NOBODY:
            push *= 1.15
        if car.s < 60:
            push *= car.temper.launch
        a = min(max((wish - car.v) / STEP_S, -_BRAKES), max(push, 0.0))
        return max(a, -car.v / STEP_S), self._steer(car, near, now)

    def _find_pace(self, car: Car) -> None:
        """The share of the allowed speed goes over from one corner's form to the next's."""
        corner = self.road.corner[self.road.index(car.s)]
        wish = car.temper.pace(car.lap, corner)
        if car.lap == 0:
            wish *= _OUT_LAP_PACE
        if car.flagged:
            wish = _COOL_PACE
        car.pace += (wish - car.pace) * STEP_S / _PACE_LAG_S

    def _steer(self, car: Car, near: list[Neighbour], now: float) -> float:
        aim = aim_sideways(car, self.road, near, now)
        nimble = min(car.v / 8, 1.0)  # a standing car moves to no side
        fastest = (9.0 if car.in_pit else 3.6) * nimble
        hardest = 30.0 if car.in_pit else 14.0
        glide = min(max((aim - car.d) / 0.55, -fastest), fastest)
        return min(max((glide - car.w) / STEP_S, -hardest), hardest)

    def _record(self) -> None:
        if self.steps == len(self._trace):
            self._trace = np.concatenate([self._trace, np.zeros_like(self._trace)])
        ranks = self._ranks()
        self._trace[self.steps] = [
            (car.s, car.v, car.a, car.d, car.w, car.b, car.yaw, ranks[car.index], car.in_pit)
            for car in self.cars
        ]

    def _ranks(self) -> list[int]:
        """Live positions by car: in a race by distance, else by best lap."""
        cars = self.score.cars
        if self.plan.kind is SessionKind.RACE:
            key = [
                (-len(cars[c.index].laps_ms), cars[c.index].finished, 0.0)
                if cars[c.index].finished is not None
                else (-len(cars[c.index].laps_ms), 1e9, -c.s)
                for c in self.cars
            ]
        else:
            key = [
                (cars[c.index].best_ms[-1] if cars[c.index].best_ms else 1 << 30, 0.0, 0.0)
                for c in self.cars
            ]
        ranks = [0] * len(self.cars)
        for rank, index in enumerate(sorted(range(len(self.cars)), key=lambda i: key[i]), 1):
            ranks[index] = rank
        return ranks

    def _move(self, now: float) -> None:
        length = self.road.circuit.length_m
        crossed: list[tuple[float, int]] = []
        for car in self.cars:
            line_m = length * (len(self.score.cars[car.index].crossings) + 1)
            end = car.s + car.v * STEP_S + car.a * STEP_S**2 / 2
            if end >= line_m:
                crossed.append((now + time_to(line_m - car.s, car.v, car.a), car.index))
            car.s = end
            car.v = max(car.v + car.a * STEP_S, 0.0)
            car.d += car.w * STEP_S + car.b * STEP_S**2 / 2
            car.w += car.b * STEP_S
            if car.in_pit and self.road.pit_offset[self.road.index(car.s)] == 0:
                car.in_pit = False
        for when, index in sorted(crossed):
            self.score.cross(index, when)
        for car in self.cars:
            self._book(car, now)

    def _book(self, car: Car, now: float) -> None:
        finished = self.score.cars[car.index].finished
        car.lap = self.score.lap_at(car.index)
        car.flagged = finished is not None
        dead = car.dies <= now and not car.flagged
        car.gone = dead or (finished is not None and now > finished + COOL_DOWN_S)
        if car.gone:
            car.v = car.w = 0.0


def _mind_script(car: Car, plan: SessionPlan) -> None:
    """What the script has a driver do from the start on."""
    for incident in plan.incidents:
        if incident.car != car.temper.name:
            continue
        match incident:
            case JumpStart(by_s=by_s):
                car.lead_s, car.waits_until = by_s, 0.0
                car.v = EARLY_THRUST * by_s
                car.s += EARLY_THRUST * by_s**2 / 2
            case Stall(for_s=for_s):
                car.waits_until = for_s
            case Speeds(by_kmh=by_kmh):
                car.excess = by_kmh / 3.6
            case RigDies(at_s=at_s, back_s=back_s):
                car.dies, car.back = at_s, back_s
            case _:
                pass


def slowed(car: Car, near: list[Neighbour], free: float, limit: Limit, *, leads: bool) -> float:
    """What a driver goes at on a neutralised track, in m/s, where `free` would be possible."""
    most = free * limit.share
    if limit.kmh:
        most = min(most, limit.kmh / 3.6)
    ahead = min((n.ahead for n in near if n.ahead > 0), default=math.inf)
    if limit.bunched and ahead > _BUNCHED_M and not leads:
        most *= _CATCHING_UP
    most = min(free, most + car.excess)
    return max(most, min(free, car.v - _LIFT * STEP_S))


def time_to(distance_m: float, v: float, a: float) -> float:
    """Seconds to cover a distance from speed v with acceleration a; no cancellation for small a."""
    root = math.sqrt(max(v * v + 2 * a * distance_m, 0.0))
    return 2 * distance_m / (v + root)


def _keep_off(car: Car, near: list[Neighbour]) -> None:
    """The last word: nobody drives into the car ahead on the same line, brakes or not."""
    for ahead, other in near:
        if ahead < LENGTH_M - 0.5 or ahead > 40 or abs(other.d - car.d) >= OVERLAP_M:
            continue
        leaves = ahead + other.v * STEP_S + other.a * STEP_S**2 / 2 - LENGTH_M - 0.1
        room = leaves - car.v * STEP_S
        car.a = min(car.a, max(2 * room / STEP_S**2, -car.v / STEP_S))
