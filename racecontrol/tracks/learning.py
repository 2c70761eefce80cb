"""Learning a track from driven laps: one is enough, several sharpen it.

The feed has no track id, so that a circuit the program has not met is learnt while somebody drives:
the centre line is the middle of the ways driven (with few drivers: their racing line), the finish
line lies where the game stepped the lap counter, sectors and mini-sectors lie at equal distances.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from racecontrol.tracks.beside import places_beside
from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.closing import ClosedPath, Unclosed, close_path, evenly, round_length
from racecontrol.tracks.driven import DrivenLap, RefusedLap, driven_laps
from racecontrol.tracks.finish_line import FinishLine, Step, line_through, steps_of
from racecontrol.tracks.laying import (
    NO_LANE,
    CircuitFacts,
    FinishFacts,
    PitLaneFacts,
    Plan,
    equal_sectors_m,
)
from racecontrol.tracks.library import TrackError
from racecontrol.tracks.pit_lane import driven_pit_lane

Records = npt.NDArray[np.void]

HALF_WIDTH_M: Final = 7.5  # of a road whose edges nobody has surveyed
LINE_HALF_WIDTH_M: Final = 20.0  # the way driven may have been along one edge of a wide road
SAME_ROAD_M: Final = 12.0  # ways that lie further apart than this are not averaged


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """A track as it was learnt, to be saved, and how far to trust it."""

    plan: Plan
    laps: tuple[int, ...]  # numbers of the laps it was learnt from
    refused: tuple[RefusedLap, ...]
    bridged_m: float  # drawn straight ahead, because no lap drove it
    finish_error_m: float  # half of what the finish line's place is open to
    finish_steps: int


def learn(
    recordings: Sequence[Records], name: str, *, country: str = "", sectors: int = 3
) -> Learnt:
    """The track of these samples, one array of SAMPLE a console and drive.

    Raises TrackError when no lap of them can be learnt from, with the reason.
    """
    laps: list[DrivenLap] = []
    refused: list[RefusedLap] = []
    steps: list[Step] = []
    for samples in recordings:
        good, bad = driven_laps(samples)
        laps += good
        refused += bad
        steps += steps_of(samples)
    finish = _finish(laps, refused, steps)
    used, paths, unclosed = _closed(laps, finish)
    refused += unclosed
    if not paths:
        raise TrackError(_nothing_learnt(refused))
    begin = np.array([finish.x, 0.0, finish.z])
    centre, strays = _middle([evenly(path.points, begin) for path in paths], begin)
    refused += [
        RefusedLap(used[index].lap, f"leaves the road of the fastest lap by {metres:.0f} m")
        for index, metres in strays.items()
    ]
    plan = plan_of(name, country, centre, finish, sectors)
    for samples in recordings:
        plan = with_pit_lane(plan, samples)
    bridged_m = min(path.bridged_m for path in paths)
    return Learnt(
        plan,
        tuple(sorted(lap.lap for index, lap in enumerate(used) if index not in strays)),
        tuple(refused),
        bridged_m,
        finish.error_m,
        finish.steps,
    )


def plan_of(name: str, country: str, centre: Floats, finish: FinishLine, sectors: int = 3) -> Plan:
    """A plan with sectors and mini-sectors of equal length; `centre` begins at the finish line."""
    centre = np.round(centre, 3)
    length_m = round(round_length(centre), 3)
    facts = CircuitFacts(
        name=name,
        country=country,
        length_m=length_m,
        half_width_m=HALF_WIDTH_M,
        sectors_m=equal_sectors_m(length_m, sectors),
        line_half_width_m=LINE_HALF_WIDTH_M,
        finish=finish_facts(finish),
    )
    return Plan(facts, centre, NO_LANE)


def finish_facts(finish: FinishLine, half_width_m: float = LINE_HALF_WIDTH_M) -> FinishFacts:
    """A learnt finish line as the file of a circuit keeps it: to the millimetre."""
    return FinishFacts(
        x=round(finish.x, 3),
        z=round(finish.z, 3),
        heading_deg=round(float(np.degrees(np.arctan2(finish.normal_z, finish.normal_x))), 4),
        half_width_m=half_width_m,
    )


def with_pit_lane(plan: Plan, samples: Records) -> Plan:
    """The plan with the pit lane, where these samples drive through it and none is known yet."""
    if plan.facts.pit_lane is not None:
        return plan
    line = CentreLine.through(plan.centre, plan.facts.length_m)
    lane = driven_pit_lane(line, samples, plan.facts.half_width_m)
    if lane is None:
        return plan
    pit = PitLaneFacts(
        in_m=lane.in_m,
        out_m=lane.out_m,
        offset_m=lane.offset_m,
        half_width_m=lane.half_width_m,
    )
    facts = msgspec.structs.replace(plan.facts, pit_lane=pit)
    return Plan(facts, plan.centre, np.round(lane.points, 3))


def _finish(
    laps: Sequence[DrivenLap], refused: Sequence[RefusedLap], steps: Sequence[Step]
) -> FinishLine:
    """The line of the steps that ended or began a good lap; the others may lie in the pits."""
    if not laps:
        raise TrackError(_nothing_learnt(refused))
    ends = np.array([lap.points[-1] for lap in laps])[:, [0, 2]]
    near = [
        step for step in steps if np.min(np.linalg.norm(ends - step.after, axis=1)) < SAME_ROAD_M
    ]
    finish = line_through(near)
    assert finish is not None  # every good lap ended with a step
    return finish


def _closed(
    laps: Sequence[DrivenLap], finish: FinishLine
) -> tuple[list[DrivenLap], list[ClosedPath], list[RefusedLap]]:
    """The laps that close, fastest first: the fastest is the cleanest."""
    used: list[DrivenLap] = []
    paths: list[ClosedPath] = []
    refused: list[RefusedLap] = []
    for lap in sorted(laps, key=lambda lap: (not lap.from_line, lap.official_ms)):
        try:
            paths.append(close_path(_between_lines(lap, finish)))
            used.append(lap)
        except Unclosed as reason:
            refused.append(RefusedLap(lap.lap, str(reason)))
    return used, paths, refused


def _between_lines(lap: DrivenLap, finish: FinishLine) -> Floats:
    """The lap's points, its ends moved onto the finish line where they lie beside it."""
    points = lap.points.copy()
    normal = np.array([finish.normal_x, finish.normal_z])
    past = (points[:, [0, 2]] - [finish.x, finish.z]) @ normal
    ends = [(-1, -2), (0, 1)] if lap.from_line else [(-1, -2)]
    for end, inner in ends:
        if past[end] * past[inner] < 0:
            share = past[end] / (past[end] - past[inner])
            points[end] += share * (points[inner] - points[end])
    return points


def _middle(lines: Sequence[Floats], begin: Floats) -> tuple[Floats, dict[int, float]]:
    """The middle of several closed lines: for each point of the first, the median place beside.

    A line that leaves the first one's road (through the pits, over grass) does not count: how far
    it did, by its index.
    """
    first = lines[0]
    line = CentreLine.through(first, round_length(first))
    offsets = [np.zeros(len(first))]
    strays: dict[int, float] = {}
    for index, other in enumerate(lines[1:], 1):
        offset = _offsets(line, other)
        farthest = float(np.abs(offset).max())
        if farthest < SAME_ROAD_M:
            offsets.append(offset)
        else:
            strays[index] = farthest
    if len(offsets) == 1:
        return first, strays
    middle = np.median(np.array(offsets), axis=0)
    return evenly(line.beside(line.knots[:-1], middle), begin), strays


def _offsets(line: CentreLine, other: Floats) -> Floats:
    """How far to the right of each knot of the line the other one passes."""
    beside = places_beside(line, other)
    order = np.argsort(beside.distance_m)
    along, offset = beside.distance_m[order], beside.offset_m[order]
    return np.interp(line.knots[:-1], along, offset, period=line.length_m)


def _nothing_learnt(refused: Sequence[RefusedLap]) -> str:
    if not refused:
        return (
            "No track can be learnt from this: no lap was completed in it (the lap counter never "
            "stepped on from lap 1 or later with a time)."
        )
    return f"No track can be learnt from this: {' '.join(str(lap) for lap in refused[:3])}"
