"""A car that drives through the pit lane of a circuit, as samples whose truth is known."""

from dataclasses import dataclass, field

import numpy as np

from racecontrol.stewarding.service import Records
from racecontrol.tracks.circuit import Circuit, LineKind
from tests.tracks.drive import Drive, brisk

RAMP_M = 8.0  # it is slow a little before the line, and until a little after


@dataclass
class Visit:
    """The car's own pace, and `slow` m/s in the pit lane."""

    circuit: Circuit
    slow: float = 20.0
    into_lane: bool = True
    in_m: float = field(init=False)
    out_m: float = field(init=False)
    lane_m: float = field(init=False)
    aside_m: float = field(init=False)

    def __post_init__(self) -> None:
        lines = {line.kind: line for line in self.circuit.lines}
        line = lines[LineKind.PIT_IN]
        self.in_m, self.out_m = line.distance_m, lines[LineKind.PIT_OUT].distance_m
        self.lane_m = (self.out_m - self.in_m) % self.circuit.length_m
        road = Drive(self.circuit).road
        middle, heading = road.point_at(self.in_m), road.heading_at(self.in_m)
        away = np.array([line.x, line.z]) - middle[[0, 2]]
        self.aside_m = float(away[1] * heading[0] - away[0] * heading[1])

    def inside(self, metres: float, room: float = 0.0) -> bool:
        return (metres - self.in_m + room) % self.circuit.length_m <= self.lane_m + 2 * room

    def speed(self, metres: float) -> float:
        own = brisk(metres % self.circuit.length_m)
        return self.slow if self.inside(metres, RAMP_M) else own

    def offset(self, metres: float) -> float:
        return self.aside_m if self.into_lane and self.inside(metres, 2 * RAMP_M) else 0.0

    def samples(self, before_m: float = 600.0, after_m: float = 900.0) -> Records:
        """From so far before the pit lane to so far after it."""
        end_m = self.in_m + self.lane_m + after_m
        return Drive(self.circuit, self.in_m - before_m, end_m, self.speed, self.offset).samples()
