"""A sample: one telemetry reading of one rig, as one record of plain numbers.

`sample.h` is the same record for C. `FIELDS` is the one list of both: a test compares names,
offsets and size with what the compiled module reports. An array of samples is a NumPy array of
`SAMPLE`; there is no Python object per packet.

A field that the packet type does not carry is NaN (floats), -1 (integers) or zero bytes (text).
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Self

import numpy as np

FIELDS: Final[tuple[tuple[str, str, int, str], ...]] = (
    # name, NumPy code, count, unit and meaning
    ("arrival_ns", "i8", 1, "ns, monotonic clock of this machine: when the kernel received it"),
    ("packet_id", "i4", 1, "ticks, +1 per packet; restarts with the game"),
    ("rig", "i2", 1, "index of the rig, 0 first"),
    ("packet_type", "S1", 1, "A, B, ~ or C"),
    ("lap", "i2", 1, "-1 menu, 0 before the first line, 1.. racing, total + 1 after the flag"),
    ("laps_total", "i2", 1, "0 none (timed), -1 menu"),
    ("best_lap_ms", "i4", 1, "ms, -1 unset"),
    ("last_lap_ms", "i4", 1, "ms, -1 unset; changes with the lap counter"),
    ("time_of_day_ms", "i4", 1, "ms since midnight on the track; not a clock"),
    ("race_position", "i2", 1, "-1 not given"),
    ("cars_in_race", "i2", 1, "-1 not given"),
    ("flags", "u2", 1, "bit 0 on track and live, 1 paused, 2 loading, 3 in gear, ..."),
    ("position", "f4", 3, "m; x, y up, z"),
    ("velocity", "f4", 3, "m per wall second"),
    ("rotation", "f4", 4, "unit quaternion x, y, z, w, body to world; body -z is forward"),
    ("angular_velocity", "f4", 3, "rad/s; the second is yaw"),
    ("body_height", "f4", 1, "m above the road plane"),
    ("engine_rpm", "f4", 1, "1/min"),
    ("fuel_level", "f4", 1, "litres, or battery"),
    ("fuel_capacity", "f4", 1, "litres"),
    ("speed", "f4", 1, "m/s, never negative"),
    ("boost", "f4", 1, "bar, absolute"),
    ("oil_pressure", "f4", 1, "bar"),
    ("water_temperature", "f4", 1, "degrees C, always 85"),
    ("oil_temperature", "f4", 1, "degrees C, always 110"),
    ("tyre_temperature", "f4", 4, "degrees C; FL FR RL RR"),
    ("rpm_alert_min", "i2", 1, "1/min, shift light"),
    ("rpm_alert_max", "i2", 1, "1/min, limiter"),
    ("top_speed_kmh", "i2", 1, "km/h, from the gearing"),
    ("gear", "u1", 1, "0 reverse, 1.., 15 neutral"),
    ("suggested_gear", "u1", 1, "15 none"),
    ("throttle", "u1", 1, "0 to 255, after traction control"),
    ("brake", "u1", 1, "0 to 255, pedal"),
    ("road_plane", "f4", 4, "nx, ny, nz, d"),
    ("wheel_speed", "f4", 4, "rad/s, negative forward; FL FR RL RR"),
    ("tyre_radius", "f4", 4, "m"),
    ("suspension", "f4", 4, "m"),
    ("clutch_pedal", "f4", 1, "0 to 1"),
    ("clutch_engagement", "f4", 1, "0 to 1"),
    ("gearbox_rpm", "f4", 1, "1/min"),
    ("top_speed_ratio", "f4", 1, "transmission ratio at top speed"),
    ("gear_ratios", "f4", 8, "ratios 1 to 8"),
    ("car_code", "i4", 1, "0 in menus"),
    ("steering", "f4", 1, "rad at the wheel (B)"),
    ("steering_rate", "f4", 1, "rad/s (B)"),
    ("sway", "f4", 1, "m/s2 lateral (B)"),
    ("heave", "f4", 1, "m/s2 (B)"),
    ("surge", "f4", 1, "m/s2 along (B)"),
    ("throttle_pedal", "i2", 1, "0 to 255, before traction control (~)"),
    ("brake_output", "i2", 1, "0 to 255, after ABS (~)"),
    ("drivetrain", "i2", 1, "code (~)"),
    ("energy_flag", "i2", 1, "no gas consumption (~)"),
    ("torque_vectoring", "f4", 4, "per wheel (~)"),
    ("energy_recovery", "f4", 1, "(~)"),
    ("unknown_154", "f4", 1, "meaning not known (~)"),
    ("surface", "S1", 4, "T tarmac, C kerb, G grass, D dirt, S sand, s snow; FL FR RL RR (C)"),
    ("lap_clock_ms", "i4", 1, "ms, the game's own lap clock, -1 unset (C)"),
    ("steer_angle", "f4", 2, "rad, front wheels L R, left positive (C)"),
    ("wheelbase", "f4", 1, "m, left hand (C)"),
    ("category", "S4", 1, "GR1 GR2 GR3 GR4 GRB GRN GRX (C)"),
)

# What is read where a recording is gone through for its passings; the other fields are absent.
TIMING_FIELDS: Final = (
    "packet_id",
    "packet_type",
    "lap",
    "laps_total",
    "best_lap_ms",
    "last_lap_ms",
    "flags",
    "position",
    "velocity",
    "speed",
    "gear",
    "suggested_gear",
    "throttle",
    "brake",
)

LIVE: Final = 1 << 0
PAUSED: Final = 1 << 1
LOADING: Final = 1 << 2

SAMPLE: Final = np.dtype(
    [(name, code) if count == 1 else (name, code, (count,)) for name, code, count, _ in FIELDS],
    align=True,
)


class Verdict(IntEnum):
    """What a feed answers to a datagram; the same numbers as rc_verdict in sample.h."""

    ACCEPTED = 0
    BAD_LENGTH = 1
    BAD_MAGIC = 2


Pair = tuple[float, float]
Vector = tuple[float, float, float]
Wheels = tuple[float, float, float, float]  # FL FR RL RR, or four numbers of another kind


@dataclass(frozen=True, slots=True)
class Sample:
    """One record of SAMPLE in plain Python, for looking at one reading; units as in FIELDS."""

    arrival_ns: int
    packet_id: int
    rig: int
    packet_type: str
    lap: int
    laps_total: int
    best_lap_ms: int
    last_lap_ms: int
    time_of_day_ms: int
    race_position: int
    cars_in_race: int
    flags: int
    position: Vector
    velocity: Vector
    rotation: Wheels
    angular_velocity: Vector
    body_height: float
    engine_rpm: float
    fuel_level: float
    fuel_capacity: float
    speed: float
    boost: float
    oil_pressure: float
    water_temperature: float
    oil_temperature: float
    tyre_temperature: Wheels
    rpm_alert_min: int
    rpm_alert_max: int
    top_speed_kmh: int
    gear: int
    suggested_gear: int
    throttle: int
    brake: int
    road_plane: Wheels
    wheel_speed: Wheels
    tyre_radius: Wheels
    suspension: Wheels
    clutch_pedal: float
    clutch_engagement: float
    gearbox_rpm: float
    top_speed_ratio: float
    gear_ratios: tuple[float, ...]
    car_code: int
    steering: float
    steering_rate: float
    sway: float
    heave: float
    surge: float
    throttle_pedal: int
    brake_output: int
    drivetrain: int
    energy_flag: int
    torque_vectoring: Wheels
    energy_recovery: float
    unknown_154: float
    surface: tuple[str, str, str, str]
    lap_clock_ms: int
    steer_angle: Pair
    wheelbase: float
    category: str

    @classmethod
    def from_record(cls, record: np.void) -> Self:
        """One element of an array of SAMPLE as a Sample."""
        return cls(*(_plain(record[name]) for name, _, _, _ in FIELDS))

    @property
    def is_live(self) -> bool:
        """True while a person drives: not in replays, menus and demonstrations."""
        return bool(self.flags & LIVE)


def _plain(value: Any) -> Any:
    """A NumPy scalar or row as int, float, str or a tuple of these."""
    if isinstance(value, np.ndarray):
        return tuple(_plain(element) for element in value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value.item()
