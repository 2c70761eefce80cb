"""A circuit as a driver sees it: how fast, on which line, where to pass. Tables every 2 m."""

import itertools
import math
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.circuit import Circuit, LineKind

STEP_M: Final = 2.0
TOP_SPEED: Final = 74.0  # m/s
BRAKING: Final = 13.0  # m/s2 that a driver plans with
_GRIP: Final = 15.5  # m/s2 sideways, without downforce
_DOWNFORCE: Final = 0.0030  # m/s2 more grip per (m/s)2
POWER: Final = 340.0  # W/kg
TRACTION: Final = 7.5  # m/s2
DRAG: Final = 7.0e-4  # 1/m


def thrust(speed: float) -> float:
    """The acceleration in m/s2 that engine and tyres give at that speed, drag taken off."""
    return min(TRACTION, POWER / max(speed, 1.0)) - DRAG * speed * speed


@dataclass(frozen=True, slots=True, eq=False)
class Road:
    """Tables by distance; lists, because single look-ups of them are what the steps do."""

    circuit: Circuit
    line: CentreLine
    speed: list[float]  # m/s, what grip, power and brakes allow
    wander: list[float]  # m to the right, the driving line
    corner: list[int]  # which corner comes next, 0 ..
    chance: list[bool]  # a pass may be tried here
    pit_offset: list[float]  # m to the right, the pit lane and its ramps; 0 elsewhere
    corners: int
    step_m: float

    @classmethod
    def of(cls, circuit: Circuit) -> Self:
        """The tables of a circuit."""
        line = CentreLine.through(circuit.centre, circuit.length_m)
        count = round(circuit.length_m / STEP_M)
        step = circuit.length_m / count
        bend = _smooth(line.curvature_at(np.arange(count) * step), 3)
        speed = _allowed_speed(np.abs(bend), step)
        room = circuit.half_width_m - 2.2
        corner, corners = _corners(circuit, count, step)
        chance = (np.abs(bend) < 1 / 220) & (np.array(speed) > 30.0)
        return cls(
            circuit=circuit,
            line=line,
            speed=speed,
            wander=_driving_line(bend, step, room),
            corner=corner,
            chance=chance.tolist(),
            pit_offset=_pit_offset(circuit, line, count, step),
            corners=corners,
            step_m=step,
        )

    def speed_at(self, distance_m: float) -> float:
        """m/s that the road allows there."""
        place = distance_m / self.step_m
        i = int(place // 1)
        here = self.speed[i % len(self.speed)]
        return here + (place - i) * (self.speed[(i + 1) % len(self.speed)] - here)

    def index(self, distance_m: float) -> int:
        """Row of the tables for that distance."""
        return int(distance_m / self.step_m // 1) % len(self.speed)

    def pit_out_m(self) -> float:
        """Where the pit lane's exit line is, or 0 where there is none."""
        for timing_line in self.circuit.lines:
            if timing_line.kind is LineKind.PIT_OUT:
                return timing_line.distance_m
        return 0.0


def _smooth(values: Floats, passes: int) -> Floats:
    for _ in range(passes):
        values = (np.roll(values, 1) + 2 * values + np.roll(values, -1)) / 4
    return values


def _allowed_speed(bend: Floats, step: float) -> list[float]:
    """Grip in the corners, then brakes backwards and thrust forwards, twice round."""
    curve = np.maximum(bend, 1e-6)
    stiff = np.maximum(curve - _DOWNFORCE, _GRIP / TOP_SPEED**2)
    limit = np.minimum(np.sqrt(_GRIP / stiff), TOP_SPEED).tolist()
    speed = list(limit)
    count = len(speed)
    for i in range(2 * count, 0, -1):
        here, ahead = (i - 1) % count, i % count
        share = _spare_grip(speed[ahead], limit[ahead])
        reach = (speed[ahead] ** 2 + 2 * BRAKING * share * step) ** 0.5
        speed[here] = min(speed[here], reach)
    for i in range(2 * count):
        here, ahead = i % count, (i + 1) % count
        share = _spare_grip(speed[here], limit[here])
        reach = max(speed[here] ** 2 + 2 * thrust(speed[here]) * share * step, 0.0) ** 0.5
        speed[ahead] = min(speed[ahead], reach)
    return speed


def _spare_grip(speed: float, limit: float) -> float:
    """What cornering leaves of the grip; a little always, for nobody drives on a circle's edge."""
    used = min((speed / limit) ** 2, 1.0) if limit < TOP_SPEED else 0.0
    return max(math.sqrt(1 - used * used), 0.12)


def _driving_line(bend: Floats, step: float, room: float) -> list[float]:
    """To the inside at the apex, outside before and after: bend less its surroundings."""
    reach = round(75 / step)
    around = (np.roll(bend, reach) + np.roll(bend, -reach)) / 2
    line = _smooth(np.tanh((bend - 0.9 * around) * 130), 400) * room
    straight = _smooth((np.abs(bend) < 1e-3).astype(float), 100)
    return list((line * (1 - 0.3 * straight)).tolist())


def _corners(circuit: Circuit, count: int, step: float) -> tuple[list[int], int]:
    """For each row the turn that comes next (the last one, until 25 m past it)."""
    ends = sorted(turn.distance_m + 25 for turn in circuit.turns) or [circuit.length_m / 2]
    nearest = np.searchsorted(ends, np.arange(count) * step) % len(ends)
    return nearest.tolist(), len(ends)


def _pit_offset(circuit: Circuit, line: CentreLine, count: int, step: float) -> list[float]:
    """The pit lane as an offset by distance, read from its points."""
    table = np.zeros(count)
    rows: list[tuple[float, float]] = []
    for x, _, z in circuit.pit_lane:
        metres = line.nearest_m(x, z)
        point, heading = line.point_at(metres), line.heading_at(metres)
        rows.append((metres, float(-(x - point[0]) * heading[1] + (z - point[2]) * heading[0])))
    for (from_m, from_offset), (to_m, to_offset) in itertools.pairwise(rows):
        span = (to_m - from_m) % circuit.length_m
        first = int(np.ceil(from_m / step))
        for row in range(first, int((from_m + span) / step) + 1):
            share = (row * step - from_m) / span
            table[row % count] = from_offset + share * (to_offset - from_offset)
    return list(table.tolist())
