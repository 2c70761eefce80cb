"""Recognising the track: which of the known circuits is a car driving, and which way round?

The feed has no track id. A way of 1500 m, or a whole lap of a shorter circuit, is compared with the
signature of each known circuit: first its box and, once a lap is closed, its length; then how far
the way lies from the centre line, and whether it advances along it as far as it was driven (the
way through an infield the circuit does not have advances too little). Distances within a road's
width cost nothing, because drivers take different lines.

Costs become confidences (they add up to 1 with "none of these"), so that two circuits which share
all of the way driven so far are both offered with about a half each, until the way parts them.
"""

import contextlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from racecontrol.tracks.centre_line import Floats
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.library import TrackError, circuits, load_plan

LEAST_WAY_M: Final = 1500.0
SURE: Final = 0.9  # a match with at least this confidence need not be asked about
_STEP_M: Final = 20.0  # between the points of a signature, and of a way that is compared
_MOST_POINTS: Final = 400  # of a way; longer ones are compared at longer steps
_WORTH_OFFERING: Final = 0.05
_BOX_ROOM_M: Final = 40.0  # pit lanes and run-offs
_IN_BOX: Final = 0.9  # of the way
_ROUGH_POINTS: Final = 24
_ROUGH_M: Final = 45.0
_ROUGH_SHARE: Final = 0.7
_FREE_M: Final = 7.0  # from the centre line: another line on the same road
_SCALE_M: Final = 5.0
_MOST_COST: Final = 6.0  # of one point gone off
_PIT_COST: Final = 1.2  # of one point beside the road and along it: it may be the pit lane
_PIT_M: Final = 45.0
_PARALLEL: Final = 0.95
_STRANGER_COST: Final = 1.0  # a point, of the hypothesis that it is none of these ...
_VARIANT_COST: Final = 10.0  # ... or an unknown layout that shares most of a known one
_TOGETHER: Final = 3.0  # neighbouring points err together
_LAG_M: Final = 25.0  # how far a step's advance may differ from the way driven
_LAG_COST: Final = 6.0
_WRONG_WAY_M2: Final = 1e8
_CLOSED_M: Final = 60.0
_LENGTH_SHARE: Final = 0.08  # chords through a corner are shorter than the road


class Direction(StrEnum):
    FORWARDS = "forwards"
    BACKWARDS = "backwards"  # the reverse layout of the circuit


class Match(Struct, frozen=True):
    """A circuit that the way fits."""

    key: str
    confidence: float  # 0 to 1; all that are offered and "none of these" add up to about 1
    direction: Direction


class Signature(Struct, frozen=True, eq=False):
    """What is compared of a circuit: a point every 20 m in the ground plane."""

    key: str
    length_m: float
    points: Floats  # (n, 2) m
    ways: Floats  # (n, 2) unit, driving direction from each point to the next
    low: Floats  # (2,) m, corner of the box
    high: Floats


def signature_of(circuit: Circuit) -> Signature:
    """The signature of a circuit."""
    return signature_through(circuit.key, circuit.centre[:, [0, 2]], circuit.length_m)


def signature_through(key: str, flat: Floats, length_m: float) -> Signature:
    """The signature of a closed line, shape (n, 2), in driving order."""
    corners = np.vstack([flat, flat[:1]]).astype(np.float64)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(corners, axis=0).T))])
    count = max(round(along[-1] / _STEP_M), 8)
    at = np.arange(count) * along[-1] / count
    points = np.column_stack([np.interp(at, along, corners[:, axis]) for axis in (0, 1)])
    ways = _unit(np.roll(points, -1, axis=0) - points)
    return Signature(key, length_m, points, ways, points.min(axis=0), points.max(axis=0))


def known_signatures(folder: Path | None = None) -> tuple[Signature, ...]:
    """Signatures of all known circuits (`library.circuits`); one that cannot be read is left out.

    A spoilt file of one circuit must not keep the others from being recognised; loading that
    circuit says what is wrong with it.
    """
    found = []
    for key in circuits(folder):
        with contextlib.suppress(TrackError):
            plan = load_plan(key, folder)
            found.append(signature_through(key, plan.centre[:, [0, 2]], plan.facts.length_m))
    return tuple(found)


def recognise(path: Floats, known: Iterable[Signature]) -> tuple[Match, ...]:
    """The circuits that a driven way fits, best first; none where no known one does.

    `path` has x, y, z (n, 3) or x, z (n, 2) in the order driven, at any rate up to some 50 m apart.
    Also empty while the way is too short to tell.
    """
    way = _way_of(path)
    if way is None:
        return ()
    likely = _prefiltered(way, [s for s in known if way.length_m >= _enough_m(s)])
    return _weighed(way, likely)


class _Way(Struct, frozen=True, eq=False):
    points: Floats  # (m, 2), some 20 m apart
    steps_m: Floats  # (m - 1,) driven between them
    weight: float  # of one point, 1 where they are 20 m apart
    ways: Floats  # (m, 2) unit
    length_m: float
    lap_m: float | None  # length of the lap, once closed


def _way_of(path: Floats) -> _Way | None:
    flat = np.asarray(path, dtype=np.float64)[:, [0, -1]]
    steps = np.hypot(*np.diff(flat, axis=0).T) if len(flat) > 1 else np.empty(0)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    step = max(_STEP_M, along[-1] / _MOST_POINTS)
    kept = np.flatnonzero(np.diff(np.floor(along / step), prepend=-1.0) > 0)
    if len(kept) < 8:
        return None
    points, at = flat[kept], along[kept]
    ways = _unit(np.gradient(points, axis=0))
    lap_m = _lap_length(points, ways, at)
    return _Way(points, np.diff(at), step / _STEP_M, ways, float(along[-1]), lap_m)


def _lap_length(points: Floats, ways: Floats, at: Floats) -> float | None:
    """How long the way was when it first came back to its begin, going the same way."""
    apart = points - points[0]
    near = np.hypot(apart[:, 0], apart[:, 1]) < _CLOSED_M
    back = near & (ways @ ways[0] > 0.5) & (at > 10 * _CLOSED_M)
    if not back.any():
        return None
    i = int(np.argmax(back))
    return float(at[i] - apart[i] @ ways[0])


def _enough_m(signature: Signature) -> float:
    return min(LEAST_WAY_M, 0.9 * signature.length_m)


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.hypot(*vectors.T), 1e-9)[:, None])


# ---- from all to a few ----


def _prefiltered(way: _Way, known: Sequence[Signature]) -> list[Signature]:
    fitting = [s for s in known if _fits_box(way, s) and _fits_length(way, s)]
    if not fitting:
        return []
    rough = way.points[np.linspace(0, len(way.points) - 1, _ROUGH_POINTS).astype(int)]
    every = np.concatenate([s.points for s in fitting])
    squares = _squares(rough, every)
    firsts = np.cumsum([0, *(len(s.points) for s in fitting[:-1])])
    nearest = np.minimum.reduceat(squares, firsts, axis=1)
    share = np.mean(nearest < _ROUGH_M**2, axis=0)
    return [s for s, near in zip(fitting, share, strict=True) if near >= _ROUGH_SHARE]


def _fits_box(way: _Way, signature: Signature) -> bool:
    inside = (way.points > signature.low - _BOX_ROOM_M) & (
        way.points < signature.high + _BOX_ROOM_M
    )
    return bool(np.mean(inside.all(axis=1)) >= _IN_BOX)


def _fits_length(way: _Way, signature: Signature) -> bool:
    if way.lap_m is None:
        return way.length_m < 1.1 * signature.length_m + LEAST_WAY_M
    return abs(way.lap_m / signature.length_m - 1) < _LENGTH_SHARE


# ---- the few, one by one ----


def _weighed(way: _Way, likely: Sequence[Signature]) -> tuple[Match, ...]:
    tried = [(s, d, _cost(way, s, d)) for s in likely for d in Direction]
    stranger = min(_STRANGER_COST * way.weight * len(way.points) / _TOGETHER, _VARIANT_COST)
    least = min([stranger, *(cost for _, _, cost in tried)])
    weights = [float(np.exp(least - cost)) for _, _, cost in tried]
    total = sum(weights) + float(np.exp(least - stranger))
    matches = [
        Match(s.key, weight / total, direction)
        for (s, direction, _), weight in zip(tried, weights, strict=True)
        if weight / total >= _WORTH_OFFERING
    ]
    return tuple(sorted(matches, key=lambda match: (-match.confidence, match.key)))


def _cost(way: _Way, signature: Signature, direction: Direction) -> float:
    """How badly the way fits the circuit driven in that direction; 0 is on the road throughout."""
    sign = 1 if direction is Direction.FORWARDS else -1
    away_m, at_m, along = _places(way, signature, sign)
    most = np.where((along > _PARALLEL) & (away_m < _PIT_M), _PIT_COST, _MOST_COST)
    cost = np.minimum((np.maximum(away_m - _FREE_M, 0) / _SCALE_M) ** 2, most)
    together = way.weight / _TOGETHER
    return float(cost.sum() * together + _LAG_COST * _lags(way, signature, sign, at_m))


def _lags(way: _Way, signature: Signature, sign: int, at_m: npt.NDArray[np.float64]) -> int:
    """How often the advance along the circuit differs from the way driven."""
    half = signature.length_m / 2
    advance = (sign * np.diff(at_m) + half) % signature.length_m - half
    return int(np.sum(np.abs(advance - way.steps_m) > _LAG_M + 0.15 * way.steps_m))


def _places(way: _Way, signature: Signature, sign: int) -> tuple[Floats, Floats, Floats]:
    """Each point's distance from the circuit, how far along it it is, and how parallel it goes."""
    points = signature.points
    parallel = sign * way.ways @ signature.ways.T
    squares = _squares(way.points, points) + np.where(parallel < 0, _WRONG_WAY_M2, 0.0)
    nearest = squares.argmin(axis=1)
    best, at = np.full(len(nearest), np.inf), np.zeros(len(nearest))
    step = signature.length_m / len(points)
    for back in (0, 1):  # the sides before and after the nearest point
        i = (nearest - back) % len(points)
        side = points[(i + 1) % len(points)] - points[i]
        share = np.sum((way.points - points[i]) * side, axis=1) / np.sum(side**2, axis=1)
        share = np.clip(share, 0, 1)
        apart = np.hypot(*(way.points - points[i] - share[:, None] * side).T)
        at = np.where(apart < best, (i + share) * step, at)
        best = np.minimum(apart, best)
    along = parallel[np.arange(len(nearest)), nearest]
    return np.where(along < 0, np.inf, best), at, along


def _squares(some: Floats, others: Floats) -> Floats:
    """Squares of the distances between all of some and all of others, shape (n, m)."""
    apart_x = some[:, :1] - others[:, 0]
    apart_z = some[:, 1:] - others[:, 1]
    return np.asarray(apart_x * apart_x + apart_z * apart_z)
