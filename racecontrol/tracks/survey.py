"""A circuit from surveyed edges of its road: points on the left and on the right, in no order.

Each point knows its side and which way the road runs there. The middle is found by walking: from
a place where the finish line was crossed, some metres along the heading of the edges beside, then
to the middle between the nearest edge on the left and on the right, until the walk comes back.
"""

from dataclasses import dataclass
from typing import Final, Self

import msgspec
import numpy as np
import numpy.typing as npt

from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.closing import Unclosed, close_path, evenly
from racecontrol.tracks.finish_line import FinishLine
from racecontrol.tracks.laying import Plan, TurnFacts
from racecontrol.tracks.learning import plan_of

_STEP_M: Final = 4.0
_AHEAD_M: Final = 6.0  # edges so far along count for a place
_ASIDE_M: Final = 35.0
_ALIGNED: Final = 0.6  # cosine between the walk and the edge's heading
_MOST_CHANGE_M: Final = 1.5  # sideways, a step
_MOST_BLIND: Final = 15  # steps without an edge on either side
_LONGEST_M: Final = 60_000.0
_HALF_ROAD_M: Final = 6.0  # to begin with, where one side is not known
_SMOOTH_M: Final = 10.0  # surveyed edges are ragged
_LENGTH_SHARE: Final = 0.2  # published lengths of short layouts are off by up to 17 %


class Edge(msgspec.Struct, frozen=True):
    """A point of an edge, m, and the unit direction of the road there."""

    x: float
    z: float
    hx: float
    hz: float
    side: str
    y: float | None = None


class Crossing(msgspec.Struct, frozen=True):
    """A place where the finish line was crossed, and the direction of the car."""

    x: float
    z: float
    hx: float
    hz: float


class Apex(msgspec.Struct, frozen=True):
    """Where a corner is."""

    x: float
    z: float


class Corner(msgspec.Struct, frozen=True):
    """A numbered corner."""

    n: int
    apex: Apex | None = None


class Official(msgspec.Struct, frozen=True):
    """What the game's own list of tracks says."""

    official_name: str = ""
    length_m: float | None = None


class Meta(msgspec.Struct, frozen=True):
    """Of which track the survey is."""

    track: str
    official: Official | None = None


class Survey(msgspec.Struct, frozen=True):
    """What is read of a survey; other fields are passed over."""

    meta: Meta
    edges: tuple[Edge, ...]
    finish_crossings: tuple[Crossing, ...]
    corners: tuple[Corner, ...] = ()


def surveyed_plan(survey: Survey) -> Plan:
    """The plan of a survey; raises Unclosed where its edges do not lead round."""
    if not survey.finish_crossings or not survey.edges:
        raise Unclosed("has no edges or no crossing of the finish line")
    walked, half_width_m = _walk(survey)
    finish = _finish(survey.finish_crossings)
    begin = np.array([finish.x, 0.0, finish.z])
    centre = evenly(close_path(walked).points, begin, _SMOOTH_M)
    plan = plan_of(survey.meta.track, "", centre, finish)
    _compare_length(plan, survey)
    facts = msgspec.structs.replace(
        plan.facts, half_width_m=round(half_width_m, 1), turns=_turns(survey, plan)
    )
    return Plan(facts, plan.centre, plan.pit_lane)


def _finish(crossings: tuple[Crossing, ...]) -> FinishLine:
    """First packets past the line, at any speed: the earliest of them is the nearest."""
    way = np.array([(c.hx, c.hz) for c in crossings]).mean(axis=0)
    way /= np.hypot(*way)
    places = np.array([(c.x, c.z) for c in crossings])
    past = (places - places[0]) @ way
    near = places[np.abs(past - np.median(past)) < 3.0]
    past = (near - near[0]) @ way
    middle = near.mean(axis=0)
    middle += way * (past.min() - float((middle - near[0]) @ way))
    error = max(float(np.ptp(past)) / 2, 0.3)
    return FinishLine(
        float(middle[0]), float(middle[1]), float(way[0]), float(way[1]), error, len(near)
    )


def _walk(survey: Survey) -> tuple[Floats, float]:
    """Middles of the road from the finish line round to it, and half its usual width."""
    edges = _Edges.of(survey)
    begin = survey.finish_crossings[0]
    here, way = np.array([begin.x, begin.z]), np.array([begin.hx, begin.hz])
    half, blind, height = _HALF_ROAD_M, 0, 0.0
    path: list[tuple[float, float, float]] = []
    widths: list[float] = []
    while not _is_round(path):
        beside = edges.beside(here, way)
        blind = 0 if len(beside.ways) else blind + 1
        if blind > _MOST_BLIND or len(path) * _STEP_M > _LONGEST_M:
            raise Unclosed(f"has no edges beyond {len(path) * _STEP_M:.0f} m from its finish line")
        if not blind:
            turned = beside.ways.mean(axis=0)
            way = way + turned / np.hypot(*turned)
            way /= np.hypot(*way)
            if np.isfinite(beside.heights).any():
                height = float(np.nanmedian(beside.heights))
            middle, half = _between(beside.left_m, beside.right_m, half)
            here = here + np.clip(middle, -_MOST_CHANGE_M, _MOST_CHANGE_M) * _right_of(way)
            widths.append(half)
        path.append((float(here[0]), height, float(here[1])))
        here = here + _STEP_M * way
    return np.array(path), float(np.median(widths))


@dataclass(frozen=True, slots=True, eq=False)
class _Beside:
    """The edges beside a place."""

    ways: Floats  # (n, 2) unit
    heights: Floats  # (n,) m, NaN where not known
    left_m: Floats  # to the right of the place, those on the left
    right_m: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """All edges, sorted by x so that those near a place are found quickly."""

    flat: Floats  # (n, 2) m
    ways: Floats
    heights: Floats
    left: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, survey: Survey) -> Self:
        edges = sorted(survey.edges, key=lambda edge: edge.x)
        return cls(
            np.array([(e.x, e.z) for e in edges]),
            np.array([(e.hx, e.hz) for e in edges]),
            np.array([np.nan if e.y is None else e.y for e in edges]),
            np.array([e.side == "L" for e in edges]),
        )

    def beside(self, here: Floats, way: Floats) -> _Beside:
        reach = _ASIDE_M + _AHEAD_M
        first, end = np.searchsorted(self.flat[:, 0], (here[0] - reach, here[0] + reach))
        away, ways = self.flat[first:end] - here, self.ways[first:end]
        along, aside = away @ way, away @ _right_of(way)
        near = (np.abs(along) < _AHEAD_M) & (np.abs(aside) < _ASIDE_M) & (ways @ way > _ALIGNED)
        left = self.left[first:end]
        heights = self.heights[first:end][near]
        return _Beside(ways[near], heights, aside[near & left], aside[near & ~left])


def _right_of(way: Floats) -> Floats:
    return np.array([-way[1], way[0]])


def _between(left: Floats, right: Floats, half: float) -> tuple[float, float]:
    """The middle (m to the right of here) between the nearest edges, and half the width."""
    inner_left = float(np.median(left)) if len(left) else None
    inner_right = float(np.median(right)) if len(right) else None
    if inner_left is not None and inner_right is not None and inner_right > inner_left:
        return (inner_left + inner_right) / 2, (inner_right - inner_left) / 2
    if inner_left is not None and inner_right is None:
        return inner_left + half, half
    if inner_right is not None and inner_left is None:
        return inner_right - half, half
    return 0.0, half


def _is_round(path: list[tuple[float, float, float]]) -> bool:
    """True once the walk came back to within a few steps of its begin."""
    if len(path) * _STEP_M < 400:
        return False
    ahead = (path[0][0] - path[-1][0], path[0][2] - path[-1][2])
    return float(np.hypot(*ahead)) < 2 * _STEP_M


def _compare_length(plan: Plan, survey: Survey) -> None:
    official = survey.meta.official
    if official is None or not official.length_m:
        return
    if abs(plan.facts.length_m / official.length_m - 1) > _LENGTH_SHARE:
        raise Unclosed(
            f"leads round {plan.facts.length_m:.0f} m, but the track is {official.length_m:.0f} m "
            "long"
        )


def _turns(survey: Survey, plan: Plan) -> tuple[TurnFacts, ...]:
    line = CentreLine.through(plan.centre, plan.facts.length_m)
    places = [
        TurnFacts(corner.n, round(line.nearest_m(corner.apex.x, corner.apex.z), 1))
        for corner in survey.corners
        if corner.apex is not None
    ]
    return tuple(turn for turn in places if 0 < turn.distance_m < plan.facts.length_m)
