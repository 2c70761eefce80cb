"""A circuit: its centre line by distance, and the lines at which passings happen.

The ground plane is x-z in metres, y is up (the game's own frame, fixed per track).
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
from msgspec import Struct


class LineKind(StrEnum):
    FINISH = "finish"  # start and finish, the end of the last sector
    SECTOR = "sector"  # the end of sector 1, 2 ...
    PIT_IN = "pit in"
    PIT_OUT = "pit out"
    MINI = "mini"  # the end of a mini-sector, for live deltas and gaps; never a fact of the meeting


class TimingLine(Struct, frozen=True):
    """A segment across the track: a passing is the car's position crossing it forwards."""

    kind: LineKind
    number: int  # sector that ends here for SECTOR and MINI (1, 2 ...), else 0
    x: float  # m, middle of the segment
    z: float
    normal_x: float  # unit vector in the direction of driving
    normal_z: float
    half_width: float  # m to each side of the middle
    distance_m: float  # along the centre line from the finish line


class Turn(Struct, frozen=True):
    number: int
    distance_m: float
    x: float
    z: float


class Circuit(Struct, frozen=True):
    key: str  # name of its file
    name: str
    country: str
    length_m: float
    centre: npt.NDArray[np.float64]  # (n, 3) x, y, z in driving order, starts at the finish line
    lines: tuple[TimingLine, ...]  # finish, sectors in order, pit in, pit out, minis in order
    turns: tuple[Turn, ...]
    pit_lane: npt.NDArray[np.float64]  # (m, 3), from pit in to pit out; (0, 3) when none is known
    half_width_m: float = 6.0  # of the road; beyond it is grass

    @property
    def sectors(self) -> int:
        """How many sectors a lap has."""
        return 1 + sum(line.kind is LineKind.SECTOR for line in self.lines)

    @property
    def mini_sectors(self) -> int:
        """How many mini-sectors a lap has; the last one ends at the finish line."""
        return 1 + sum(line.kind is LineKind.MINI for line in self.lines)

    @property
    def clockwise(self) -> bool:
        """The driving direction on a map with x to the right and z down the page."""
        x, z = self.centre[:, 0], self.centre[:, 2]
        return bool(np.sum(x * np.roll(z, -1) - z * np.roll(x, -1)) > 0)
