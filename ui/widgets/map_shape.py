"""The circuit as a picture: turned so that it fills its place, cut into sectors, in pixels.

Looked at from above: x to the right, z down, as the game's frame has it; never mirrored.
"""

import itertools
import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.tracks.circuit import Circuit, LineKind

Floats = npt.NDArray[np.float64]
WORTH_TURNING: Final = 1.10  # a turned picture must be this much larger than one with north up
NOMINAL: Final = (384, 340)  # px: a circuit is turned for this place, so that it never turns again
LEAST_APART: Final = 1.7  # radii between the centres of two dots
RINGS: Final = (1.8, 2.6, 3.6, 4.6)  # radii from where a dot is to where it may be drawn
ANGLES: Final = tuple(math.radians(step) for step in range(0, 180, 15))


class MapShape(Struct, frozen=True):
    """A way from metres to pixels, and the circuit's parts in pixels."""

    turn: Floats  # (2, 2) px per m
    shift: Floats  # (2,) px
    sectors: tuple[Floats, ...]  # (n, 2) px each, in driving order
    lines: tuple[tuple[Floats, Floats], ...]  # ends of each sector line, the finish line first
    turns: tuple[tuple[int, Floats], ...]  # number and where it is written
    names: tuple[Floats, ...]  # where S1, S2 ... are written
    pit_lane: Floats  # (m, 2) px

    def to_px(self, x: float, z: float) -> tuple[float, float]:
        """Where a place on the ground is in the picture."""
        (a, b), (c, d) = self.turn.tolist()
        right, down = self.shift.tolist()
        return a * x + b * z + right, c * x + d * z + down


def shape_of(circuit: Circuit, width: int, height: int, margin: int) -> MapShape:
    """The circuit in a picture of this size, px, with a margin on all sides."""
    ground = circuit.centre[:, [0, 2]].astype(np.float64)
    turn = _turn_of(ground)
    room = np.array([max(1, width - 2 * margin), max(1, height - 2 * margin)])
    turn = turn * float((room / np.maximum(np.ptp(ground @ turn.T, axis=0), 1)).min())
    turned = ground @ turn.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    size = np.array([width, height], dtype=np.float64)
    shift = size / 2 - (low + high) / 2
    line = turned + shift
    sectors = _cut(circuit, line)
    return MapShape(
        turn,
        shift,
        sectors,
        tuple(_across(circuit, index, turn, shift) for index in range(len(sectors))),
        tuple((t.number, _beside(turn @ [t.x, t.z] + shift, line, size)) for t in circuit.turns),
        tuple(_beside(part[len(part) // 2], line, size, 34.0) for part in sectors),
        circuit.pit_lane[:, [0, 2]] @ turn.T + shift,
    )


def _turn_of(ground: Floats) -> Floats:
    """How a circuit is turned; north stays up unless turning makes it clearly larger."""

    def size(angle: float) -> float:
        spread = np.ptp(ground @ _rotation(angle).T, axis=0)
        return float(min(NOMINAL[0] / max(spread[0], 1), NOMINAL[1] / max(spread[1], 1)))

    best = max(ANGLES, key=size)
    return _rotation(best if size(best) > size(0.0) * WORTH_TURNING else 0.0)


def _rotation(angle: float) -> Floats:
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def _cut(circuit: Circuit, line: Floats) -> tuple[Floats, ...]:
    """The closed line in sectors; each begins where the one before it ends."""
    steps = np.linalg.norm(np.diff(np.vstack([circuit.centre, circuit.centre[:1]]), axis=0), axis=1)
    along = np.concatenate([[0.0], np.cumsum(steps)]) * (circuit.length_m / steps.sum())
    closed = np.vstack([line, line[:1]])
    ends = [end.distance_m for end in circuit.lines if end.kind is LineKind.SECTOR]
    cuts = [0, *(int(np.searchsorted(along, end)) for end in ends), len(closed) - 1]
    return tuple(closed[a : b + 1] for a, b in itertools.pairwise(cuts))


def _across(circuit: Circuit, index: int, turn: Floats, shift: Floats) -> tuple[Floats, Floats]:
    """A timing line as a stroke of some length over the track."""
    timed = [line for line in circuit.lines if line.kind in (LineKind.FINISH, LineKind.SECTOR)]
    timing = timed[index]
    middle = turn @ np.array([timing.x, timing.z]) + shift
    along = turn @ np.array([timing.normal_x, timing.normal_z])
    along = along / max(float(np.linalg.norm(along)), 1e-9)
    half = np.array([-along[1], along[0]]) * 9
    return middle - half, middle + half


def _beside(point: Floats, line: Floats, size: Floats, away: float = 17.0) -> Floats:
    """A place for a label: on the side of the track where there is most room."""
    nearest = int(np.argmin(np.linalg.norm(line - point, axis=1)))
    tangent = line[(nearest + 3) % len(line)] - line[nearest - 3]
    across = np.array([-tangent[1], tangent[0]])
    across = across / max(float(np.linalg.norm(across)), 1e-9) * away
    return max((point + across, point - across), key=lambda spot: _room(spot, line, size))


def _room(spot: Floats, line: Floats, size: Floats) -> float:
    """How far a label is from the track and from the edge, whichever is nearer."""
    edge = float(np.minimum(spot, size - spot).min()) - 12
    return min(float(np.linalg.norm(line - spot, axis=1).min()), edge)


def drawn_apart(
    points: Sequence[tuple[float, float]], radius: float, size: tuple[float, float]
) -> list[tuple[float, float]]:
    """Where dots are drawn so that none covers another; a free one stays where it is.

    Those that have to give way go towards the middle of the picture of this `size`, and never over
    its edge. Greedy and stable: an earlier dot is never moved by a later one.
    """
    placed: list[tuple[float, float]] = []
    for x, y in points:
        placed.append(_free_place(x, y, placed, radius, size))
    return placed


def _free_place(
    x: float,
    y: float,
    placed: list[tuple[float, float]],
    radius: float,
    size: tuple[float, float],
) -> tuple[float, float]:
    reach = (RINGS[-1] + LEAST_APART) * radius  # of what may be in the way of a place tried here
    near = [(a, b) for a, b in placed if abs(a - x) < reach and abs(b - y) < reach]
    if _is_free(x, y, near, radius):
        return x, y
    right, bottom = size[0] - radius, size[1] - radius
    inwards = math.atan2(size[1] / 2 - y, size[0] / 2 - x)
    for across, down in _ASIDE[round(inwards / _STEP) % len(_ASIDE)]:
        a, b = x + across * radius, y + down * radius
        inside = radius <= a <= right and radius <= b <= bottom
        if inside and _is_free(a, b, near, radius):
            return a, b
    return x, y


def _is_free(x: float, y: float, placed: list[tuple[float, float]], radius: float) -> bool:
    least = (LEAST_APART * radius) ** 2
    for a, b in placed:  # noqa: SIM110 - a generator costs thrice, thirty times a second
        if (x - a) * (x - a) + (y - b) * (y - b) < least:
            return False
    return True


_STEPS: Final = 24
_STEP: Final = math.tau / _STEPS
_SIDE: Final = 5  # steps to each side that are still inwards


def _aside(first: int) -> tuple[tuple[float, float], ...]:
    """Places around a dot that are tried in turn, in its radii: those on the side of direction
    `first`, in steps clockwise from the right, the nearest first; then those on the other side."""
    steps = sorted(range(1 - _STEPS // 2, 1 + _STEPS // 2), key=abs)
    sides = ([s for s in steps if abs(s) <= _SIDE], [s for s in steps if abs(s) > _SIDE])
    return tuple(
        (ring * math.cos((first + step) * _STEP), ring * math.sin((first + step) * _STEP))
        for side in sides
        for ring in RINGS
        for step in side
    )


_ASIDE: Final = tuple(_aside(first) for first in range(_STEPS))
