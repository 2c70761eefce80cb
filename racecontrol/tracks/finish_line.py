"""The finish line, from where the game stepped its lap counter.

The game steps the counter in the first packet past the line, so the line lies between that packet
and the one before. Steps from lap 1 on come first: a lap 1 may begin somewhere else than at the
line; steps from lap 0 to 1 count where they agree. Three things sharpen the place:

- every further step narrows it to what all of them allow;
- packets of type C carry the lap clock, which in that packet still shows the old lap, rounded up
  to ms: less the official time it is how long ago the line was crossed;
- official times of laps in a row say how the crossings differ, and with cars at different places
  across the road, how the line is turned.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Records = npt.NDArray[np.void]
Vector = npt.NDArray[np.float64]

TICK_MS: Final = 1000 / 60  # of game time
_NEAR_M: Final = 50.0  # steps further from the first are another circuit's
_LEAST_SPEED: Final = 5.0  # m/s
_MOST_LOST: Final = 4  # ids between the two packets of a step
_CLOCK_MS: Final = 1.0  # how far the clock's and the official time's rounding may be off together
_TIME_MS: Final = 0.5  # what an official time is good to
_TURN_RAD: Final = math.radians(1.0)  # how much a line is turned against the road, give or take
_LEAST_SPREAD_M: Final = 1.0  # across the road, before a turn is looked for


class FinishLine(Struct, frozen=True):
    """Its middle and unit normal in the ground plane (x, z), and how well it is known."""

    x: float
    z: float
    normal_x: float
    normal_z: float
    error_m: float  # half the way that the steps leave open, along the normal
    steps: int  # how many agree


class Step(Struct, frozen=True):
    """One step of the lap counter: the packets before and after it."""

    index: int  # of the packet after it
    lap: int  # that began
    official_ms: int  # of the lap that ended; -1 where the game gave none
    before: Vector  # (2,) m, ground plane
    after: Vector
    velocity: Vector  # (2,) m/s
    tick_before: int
    tick_after: int
    shares: tuple[float, float]  # of the way from before to after, between which the line lies

    @property
    def middle(self) -> Vector:
        return (self.before + self.after) / 2


def steps_of(samples: Records) -> list[Step]:
    """Every step of the lap counter by one, at speed, in the order of the samples."""
    laps = samples["lap"].astype(np.int64)
    ids = samples["packet_id"].astype(np.int64)
    close = (np.diff(laps) == 1) & (np.diff(ids) > 0) & (np.diff(ids) <= _MOST_LOST)
    after = np.flatnonzero(close & (laps[:-1] >= 0) & (samples["speed"][1:] > _LEAST_SPEED)) + 1
    return [_step(samples, int(i)) for i in after]


def finish_line(samples: Records) -> FinishLine | None:
    """The finish line of samples (SAMPLE records of one console); None where there is no step."""
    return line_through(steps_of(samples))


def line_through(steps: Sequence[Step]) -> FinishLine | None:
    """The line that these steps agree on; None without steps."""
    flying = [step for step in steps if step.lap > 1 and step.official_ms > 0]
    first = [step for step in steps if step.lap == 1]
    if not flying:
        flying, first = first, []
    if not flying:
        return None
    origin = flying[0].middle
    near = [step for step in flying if np.hypot(*(step.middle - origin)) < _NEAR_M]
    total = np.sum([step.velocity for step in near], axis=0)
    normal = np.asarray(total / np.hypot(*total))
    turn = _turn(near, origin, normal)
    normal = np.array(
        [
            normal[0] * math.cos(turn) - normal[1] * math.sin(turn),
            normal[0] * math.sin(turn) + normal[1] * math.cos(turn),
        ]
    )
    low, high, agreeing = _bracket([*near, *first], origin, normal)
    x, z = origin + normal * (low + high) / 2
    return FinishLine(
        float(x), float(z), float(normal[0]), float(normal[1]), (high - low) / 2, agreeing
    )


def _step(samples: Records, index: int) -> Step:
    now, before = samples[index], samples[index - 1]
    official_ms = int(now["last_lap_ms"])
    ticks = int(now["packet_id"]) - int(before["packet_id"])
    return Step(
        index=index,
        lap=int(now["lap"]),
        official_ms=official_ms,
        before=_ground(before, "position"),
        after=_ground(now, "position"),
        velocity=_ground(now, "velocity"),
        tick_before=int(before["packet_id"]),
        tick_after=int(now["packet_id"]),
        shares=_shares(int(now["lap_clock_ms"]), official_ms, ticks),
    )


def _shares(clock_ms: int, official_ms: int, ticks: int) -> tuple[float, float]:
    """Between which shares of the way the lap clock puts the line; all of it without a clock."""
    if clock_ms <= 0 or official_ms <= 0:
        return 0.0, 1.0
    past_ms = clock_ms - 0.5 - official_ms  # the clock is rounded up
    earliest = 1 - (past_ms + _CLOCK_MS) / (ticks * TICK_MS)
    latest = 1 - (past_ms - _CLOCK_MS) / (ticks * TICK_MS)
    if latest < 0 or earliest > 1:
        return 0.0, 1.0  # this clock does not count the lap that ended
    return max(earliest, 0.0), min(latest, 1.0)


def _ground(record: np.void, field: str) -> Vector:
    return np.asarray(record[field][[0, 2]], dtype=np.float64)


def _bracket(steps: Sequence[Step], origin: Vector, normal: Vector) -> tuple[float, float, int]:
    """How far along the normal the line can lie, and how many steps agree.

    A step that contradicts those before it is left out.
    """
    low, high, agreeing = -math.inf, math.inf, 0
    for step in steps:
        before = float((step.before - origin) @ normal)
        way = float((step.after - step.before) @ normal)
        nearest, farthest = before + way * step.shares[0], before + way * step.shares[1]
        if max(low, nearest) < min(high, farthest):
            low, high, agreeing = max(low, nearest), min(high, farthest), agreeing + 1
    return low, high, agreeing


def _turn(steps: Sequence[Step], origin: Vector, normal: Vector) -> float:
    """By how much (rad) the line is turned, from official times of laps in a row; 0 unless known.

    Least squares of two unknowns, the line's place and its turn, with what is likely beforehand.
    """
    in_a_row = [(i, i + 1) for i in range(len(steps) - 1) if steps[i + 1].lap == steps[i].lap + 1]
    low, high, _ = _bracket(steps, origin, normal)
    crossings = [_crossing(step, origin, normal, (low + high) / 2) for step in steps]
    if len(in_a_row) < 2 or np.ptp([aside for _, _, aside in crossings]) < _LEAST_SPREAD_M:
        return 0.0
    rows, right = [], []
    for i, k in in_a_row:
        (early, pace, aside), (late, next_pace, next_aside) = crossings[i], crossings[k]
        # A line turned by a small angle is met `aside` times the angle sooner.
        rows.append([next_pace - pace, aside * pace - next_aside * next_pace])
        right.append(steps[k].official_ms - (late - early))
    likely = np.diag([_TIME_MS / max((high - low) / 4, 1e-3), _TIME_MS / _TURN_RAD])
    matrix = np.vstack([rows, likely])
    solution = np.linalg.lstsq(matrix, np.array([*right, 0.0, 0.0]), rcond=None)[0]
    return float(solution[1])


def _crossing(
    step: Step, origin: Vector, normal: Vector, place: float
) -> tuple[float, float, float]:
    """When (ms of game time) the line was crossed, ms per metre there, and metres aside."""
    before = float((step.before - origin) @ normal)
    way = float((step.after - step.before) @ normal)
    ticks = step.tick_after - step.tick_before
    share = (place - before) / way
    at = step.before + share * (step.after - step.before) - origin
    aside = float(at[1] * normal[0] - at[0] * normal[1])
    return (step.tick_before + share * ticks) * TICK_MS, ticks * TICK_MS / way, aside
