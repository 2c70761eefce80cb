"""Driven laps: cut from samples, and refused with a reason where a track cannot be learnt from.

A lap ends where the lap counter stepped by one with a time. It begins at such a step, too, or
somewhere else: then its way may start up to some 300 m past the line (`closing.py`).
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.tracks.centre_line import Floats
from racecontrol.tracks.finish_line import Step, steps_of

Records = npt.NDArray[np.void]

HALTED: Final = 0b110  # bits of a sample's flags: paused, loading
TICK_S: Final = 1.001 / 60  # velocities are per second of the wall
LONGEST_HOLE: Final = 12  # ids in a row that may be missing
LEAST_LAP_M: Final = 400.0
_LEAST_STEP_M: Final = 0.5  # closer points of a path say nothing about its direction


class DrivenLap(Struct, frozen=True, eq=False):
    """One lap that a track can be learnt from."""

    lap: int
    official_ms: int
    points: Floats  # (n, 3) m, to the first packet past the line
    speeds: Floats  # (n,) m/s
    from_line: bool  # it begins with the last packet before the line


class RefusedLap(Struct, frozen=True):
    """A lap that a track cannot be learnt from, and why (the end of a sentence)."""

    lap: int
    reason: str

    def __str__(self) -> str:
        return f"Lap {self.lap} {self.reason}."


def driven_laps(samples: Records) -> tuple[list[DrivenLap], list[RefusedLap]]:
    """The laps of one console's samples, in order: those to learn from, and the refused ones."""
    good: list[DrivenLap] = []
    refused: list[RefusedLap] = []
    starts = {step.index: step for step in steps_of(samples)}
    for step in starts.values():
        if step.lap < 2 or step.official_ms <= 0:
            continue
        first = _first_of_lap(samples, step)
        from_line = first in starts
        own = samples[first - from_line : step.index + 1]
        reason = why_not(own)
        if reason:
            refused.append(RefusedLap(step.lap - 1, reason))
            continue
        points = np.asarray(own["position"], dtype=np.float64)
        speeds = np.asarray(own["speed"], dtype=np.float64)
        good.append(DrivenLap(step.lap - 1, step.official_ms, points, speeds, from_line))
    return good, refused


def _first_of_lap(samples: Records, step: Step) -> int:
    """The first sample of the lap that the step ended."""
    before = samples["lap"][: step.index] != step.lap - 1
    falls = np.diff(samples["packet_id"][: step.index].astype(np.int64)) < 0
    begins = [int(i[-1]) + 1 for i in (np.flatnonzero(before), np.flatnonzero(falls)) if len(i)]
    return max(begins, default=0)


def why_not(samples: Records) -> str:
    """Why no track can be learnt from these samples of one lap; empty where it can."""
    if len(samples) < 3:
        return "is empty"
    if np.any(samples["flags"] & HALTED):
        return "was paused or loading"
    ticks = np.diff(samples["packet_id"].astype(np.int64))
    position = np.asarray(samples["position"], dtype=np.float64)
    ways = np.linalg.norm(np.diff(position, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(ways)])
    if ticks.max() > LONGEST_HOLE + 1:
        at = along[int(ticks.argmax())]
        return f"has a hole of {int(ticks.max()) - 1} packets after {at:.0f} m"
    speed = np.asarray(samples["speed"], dtype=np.float64)
    seconds = ticks.astype(np.float64) * TICK_S
    reach = np.maximum(speed[:-1], speed[1:]) * seconds * 1.3 + 0.5
    if np.any(ways > reach):
        worst = int(np.argmax(ways - reach))
        return f"jumps by {ways[worst]:.0f} m after {along[worst]:.0f} m"
    if along[-1] < LEAST_LAP_M:
        return f"is only {along[-1]:.0f} m long"
    return _turned_round(position)


def _turned_round(position: Floats) -> str:
    path = thinned(position, 5.0)[:, [0, 2]]
    moves = np.diff(path, axis=0)
    moves /= np.maximum(np.linalg.norm(moves, axis=1, keepdims=True), 1e-9)
    back = np.flatnonzero(np.sum(moves[1:] * moves[:-1], axis=1) < -0.2)
    return f"turns round after about {5 * (int(back[0]) + 1)} m" if len(back) else ""


def thinned(path: Floats, step_m: float = _LEAST_STEP_M) -> Floats:
    """The path with at most one point per step of the way driven: none while the car stands."""
    ways = np.linalg.norm(np.diff(path, axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(ways)])
    return np.asarray(path[np.diff(np.floor(along / step_m), prepend=-1.0) > 0])
