"""Finish-line gates that others measured: put onto the known circuits of the same place.

A CSV file with the columns TRACK, P1X, P1Y, P2X, P2Y (the ends of the gate), DIRECTION (PX, NX, PY
or NY: the driving direction is that axis, positive or negative) and MINX, MINY, MAXX, MAXY (the box
of a lap). Its Y is the ground plane's z.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from racecontrol.tracks.centre_line import CentreLine
from racecontrol.tracks.editing import with_finish
from racecontrol.tracks.laying import FinishFacts, Plan
from racecontrol.tracks.library import TrackError

COLUMNS: Final = ["TRACK", "P1X", "P1Y", "P2X", "P2Y", "DIRECTION", "MINX", "MINY", "MAXX", "MAXY"]
_AXES: Final = {"PX": (1.0, 0.0), "NX": (-1.0, 0.0), "PY": (0.0, 1.0), "NY": (0.0, -1.0)}
_SAME_BOX: Final = 0.9  # intersection over union
_FROM_FINISH_M: Final = 30.0  # further along, it is another layout's gate
_TURNED_DEG: Final = 15.0


@dataclass(frozen=True, slots=True)
class Gate:
    """A finish line: both ends in the ground plane (x, z), m, and the driving direction."""

    track: str  # the number the file gives the layout
    ends: tuple[tuple[float, float], tuple[float, float]]
    normal: tuple[float, float]
    box: tuple[float, float, float, float]  # least x and z, most x and z of a lap

    @property
    def middle(self) -> tuple[float, float]:
        (x1, z1), (x2, z2) = self.ends
        return (x1 + x2) / 2, (z1 + z2) / 2


@dataclass(frozen=True, slots=True)
class Fit:
    """A gate on a circuit."""

    gate: Gate
    key: str
    overlap: float  # of the boxes, 1 is the same
    moved_m: float  # how far along the circuit its finish line would move


def read_gates(path: Path) -> tuple[Gate, ...]:
    """The gates of a CSV file; raises TrackError."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    except OSError as error:
        raise TrackError(f"The file {path} cannot be read: {error.strerror or error}.") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise TrackError(f"The file {path} is not a CSV text file: {error}.") from error
    if missing:
        raise TrackError(f"The file {path} has no column {missing[0]}: it holds no gates.")
    return tuple(_gate(row, path.name, number) for number, row in enumerate(rows, 2))


def _gate(row: dict[str, str], name: str, number: int) -> Gate:
    try:
        ax, az, bx, bz = (float(row[column]) for column in COLUMNS[1:5])
        box = tuple(float(row[column]) for column in COLUMNS[6:])
        axis = _AXES[row["DIRECTION"]]
    except (ValueError, TypeError, KeyError) as wrong:
        raise TrackError(f"Line {number} of {name} is no gate: {wrong}.") from wrong
    length = float(np.hypot(bx - ax, bz - az))
    if not np.isfinite([*box, length]).all() or length < 1:
        raise TrackError(f"Line {number} of {name} is no gate: its ends are the same place.")
    normal = (-(bz - az) / length, (bx - ax) / length)
    sign = 1.0 if normal[0] * axis[0] + normal[1] * axis[1] >= 0 else -1.0
    x0, z0, x1, z1 = box
    return Gate(
        row["TRACK"], ((ax, az), (bx, bz)), (sign * normal[0], sign * normal[1]), (x0, z0, x1, z1)
    )


def fitting_gate(key: str, plan: Plan, gates: Sequence[Gate]) -> Fit | None:
    """The gate that lies at the circuit's finish line, the same way round and with the same box."""
    line = CentreLine.through(plan.centre, plan.facts.length_m)
    fits = [fit for gate in gates if (fit := _fit(key, plan, line, gate)) is not None]
    return max(fits, key=lambda fit: fit.overlap, default=None)


def _fit(key: str, plan: Plan, line: CentreLine, gate: Gate) -> Fit | None:
    flat = plan.centre[:, [0, 2]]
    overlap = _overlap((*flat.min(axis=0), *flat.max(axis=0)), gate.box)
    if overlap < _SAME_BOX:
        return None
    along = line.nearest_m(*gate.middle)
    point, heading = line.point_at(along), line.heading_at(along)
    away = float(np.hypot(point[0] - gate.middle[0], point[2] - gate.middle[1]))
    moved = (along + line.length_m / 2) % line.length_m - line.length_m / 2
    width = float(np.hypot(*np.subtract(*gate.ends)))
    if abs(moved) > _FROM_FINISH_M or away > width:
        return None
    if float(heading @ gate.normal) < np.cos(np.radians(_TURNED_DEG)):
        return None
    return Fit(gate, key, overlap, moved)


def _overlap(a: Sequence[float], b: Sequence[float]) -> float:
    wide = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    high = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    both = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - wide * high
    return float(wide * high / both) if both > 0 else 0.0


def with_gate(plan: Plan, gate: Gate) -> Plan:
    """The plan with its finish line at the gate; everything else stays where it was."""
    x, z = gate.middle
    half_m = float(np.hypot(*np.subtract(*gate.ends))) / 2
    finish = FinishFacts(
        x=round(x, 3),
        z=round(z, 3),
        heading_deg=round(float(np.degrees(np.arctan2(gate.normal[1], gate.normal[0]))), 4),
        half_width_m=round(max(half_m, plan.facts.line_half_width_m or 0.0), 3),
    )
    return with_finish(plan, finish)
