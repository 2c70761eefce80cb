"""Laying a circuit out: from the facts of its file and its centre line to its timing lines.

Distances are metres along the centre line from the finish line, offsets metres to the right of it.
"""

from typing import Final

import msgspec
import numpy as np

from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.circuit import Circuit, LineKind, TimingLine, Turn

MINI_SECTORS: Final = 20
_LANE_STEP_M: Final = 4.0
_KERB_M: Final = 2.0  # a car on the kerb still passes


class PitLaneFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the pit lane runs beside the track, and where its timing lines are.

    `offset_m` and `ramp_m` draw the lane where nobody has driven it; a driven one has its points.
    """

    in_m: float
    out_m: float
    offset_m: float  # negative: on the left
    half_width_m: float = 3.0
    ramp_m: float = 60.0  # from the track to the lane, before `in_m` and after `out_m`


class TurnFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One numbered turn."""

    number: int
    distance_m: float


class FinishFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The finish line where it is known better than from the centre line; its middle, ground plane.

    It lies at distance 0; `heading_deg` is its direction of driving, 0 towards x, 90 towards z.
    """

    x: float
    z: float
    heading_deg: float
    half_width_m: float


class CircuitFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the TOML file of a circuit says."""

    name: str
    country: str  # three letters; empty where it is not known
    length_m: float
    half_width_m: float
    sectors_m: tuple[float, ...]  # where the sectors but the last end
    turns: tuple[TurnFacts, ...] = ()
    pit_lane: PitLaneFacts | None = None
    mini_sectors: int | tuple[float, ...] = MINI_SECTORS  # so many alike, or where they end
    line_half_width_m: float | None = None  # of the timing lines; else the road and its kerbs
    finish: FinishFacts | None = None


class Plan(msgspec.Struct, frozen=True):
    """All that the files of a circuit hold."""

    facts: CircuitFacts
    centre: Floats  # (n, 3) m, in driving order from the finish line
    pit_lane: Floats  # (m, 3) m, as it was driven; (0, 3) where nobody has


NO_LANE: Final = np.empty((0, 3))


def lay_out(key: str, plan: Plan) -> Circuit:
    """The circuit of a plan that was checked."""
    facts = plan.facts
    line = CentreLine.through(plan.centre, facts.length_m)
    lane = plan.pit_lane if len(plan.pit_lane) else _drawn_lane(facts, line)
    return Circuit(
        key=key,
        name=facts.name,
        country=facts.country,
        length_m=facts.length_m,
        centre=plan.centre,
        lines=_timing_lines(facts, line, plan.pit_lane),
        turns=tuple(_turn(turn, line) for turn in facts.turns),
        pit_lane=lane,
        half_width_m=facts.half_width_m,
    )


def mini_ends_m(facts: CircuitFacts) -> tuple[float, ...]:
    """Where the mini-sectors but the last end."""
    if isinstance(facts.mini_sectors, tuple):
        return facts.mini_sectors
    count = facts.mini_sectors
    return tuple(facts.length_m * number / count for number in range(1, count))


def equal_sectors_m(length_m: float, sectors: int) -> tuple[float, ...]:
    """Sectors of the same length, to the decimetre: where all but the last end."""
    return tuple(round(length_m * number / sectors, 1) for number in range(1, sectors))


def _timing_lines(
    facts: CircuitFacts, line: CentreLine, driven_lane: Floats
) -> tuple[TimingLine, ...]:
    width = facts.line_half_width_m or facts.half_width_m + _KERB_M
    lines = [_finish(facts, line, width)]
    for number, metres in enumerate(facts.sectors_m, 1):
        lines.append(_across(line, LineKind.SECTOR, number, metres, 0.0, width))
    if (pit := facts.pit_lane) is not None:
        for kind, metres in ((LineKind.PIT_IN, pit.in_m), (LineKind.PIT_OUT, pit.out_m)):
            across = _across(line, kind, 0, metres, pit.offset_m, pit.half_width_m)
            lines.append(_in_the_lane(across, driven_lane) if len(driven_lane) else across)
    for number, metres in enumerate(mini_ends_m(facts), 1):
        lines.append(_across(line, LineKind.MINI, number, metres, 0.0, width))
    return tuple(lines)


def _finish(facts: CircuitFacts, line: CentreLine, width: float) -> TimingLine:
    if (known := facts.finish) is None:
        return _across(line, LineKind.FINISH, 0, 0.0, 0.0, width)
    heading = np.radians(known.heading_deg)
    return TimingLine(
        kind=LineKind.FINISH,
        number=0,
        x=known.x,
        z=known.z,
        normal_x=float(np.cos(heading)),
        normal_z=float(np.sin(heading)),
        half_width=known.half_width_m,
        distance_m=0.0,
    )


def _across(
    line: CentreLine, kind: LineKind, number: int, metres: float, offset: float, width: float
) -> TimingLine:
    point, heading = line.beside(metres, offset), line.heading_at(metres)
    return TimingLine(
        kind=kind,
        number=number,
        x=float(point[0]),
        z=float(point[2]),
        normal_x=float(heading[0]),
        normal_z=float(heading[1]),
        half_width=width,
        distance_m=metres,
    )


def _in_the_lane(across: TimingLine, lane: Floats) -> TimingLine:
    """The line moved onto a driven pit lane, which need not run along the track."""
    away = np.hypot(lane[:, 0] - across.x, lane[:, 2] - across.z)
    near = int(np.clip(np.argmin(away), 1, len(lane) - 2))
    along = (lane[near + 1] - lane[near - 1])[[0, 2]]
    along = along / np.hypot(*along)
    return TimingLine(
        kind=across.kind,
        number=0,
        x=float(lane[near, 0]),
        z=float(lane[near, 2]),
        normal_x=float(along[0]),
        normal_z=float(along[1]),
        half_width=across.half_width,
        distance_m=across.distance_m,
    )


def _turn(turn: TurnFacts, line: CentreLine) -> Turn:
    point = line.point_at(turn.distance_m)
    return Turn(turn.number, turn.distance_m, float(point[0]), float(point[2]))


def _drawn_lane(facts: CircuitFacts, line: CentreLine) -> Floats:
    """The middle of the pit lane with its ramps, shape (m, 3)."""
    if (pit := facts.pit_lane) is None:
        return NO_LANE
    inner = (pit.out_m - pit.in_m) % facts.length_m
    along = np.linspace(
        -pit.ramp_m, inner + pit.ramp_m, int((inner + 2 * pit.ramp_m) / _LANE_STEP_M) + 2
    )
    share = np.clip(np.minimum(along, inner - along) / pit.ramp_m + 1, 0, 1)
    return line.beside(pit.in_m + along, pit.offset_m * share**2 * (3 - 2 * share))
