"""The wire of Gran Turismo 7's "Simulator Interface": heartbeats and packet layouts.

The length of a datagram tells its type. Each type is the one before it with more bytes at the end
(C extends ~, which extends B, which extends A), so one list of fields serves all four.
"""

import struct
from typing import Final

import numpy as np
from msgspec import Struct

HEARTBEAT_INTERVAL_S: Final = 1.5  # clients with 10 s work; 1 to 2 s is safe by every account
PACKETS_PER_WALL_SECOND: Final = 60 / 1.001

KEY: Final = b"Simulator Interface Packet GT7 ver 0.0"[:32]
MAGIC: Final = b"0S7G"
SEED_OFFSET: Final = 0x40
PACKET_ID_OFFSET: Final = 0x70


class PacketType(Struct, frozen=True):
    """One of the four packet types; `constant` makes the nonce from the seed."""

    letter: str
    length: int  # bytes
    constant: int

    @property
    def heartbeat(self) -> bytes:
        """What asks a console for this type."""
        return self.letter.encode("ascii")


PACKET_TYPES: Final = (
    PacketType("A", 296, 0xDEADBEAF),
    PacketType("B", 316, 0xDEADBEEF),
    PacketType("~", 344, 0x55FABB4F),
    PacketType("C", 368, 0xDEADBEEF),
)
BY_LENGTH: Final = {kind.length: kind for kind in PACKET_TYPES}
BY_LETTER: Final = {kind.letter: kind for kind in PACKET_TYPES}
LONGEST: Final = max(BY_LENGTH)

# name, NumPy code, count, offset. Names are those of the sample (units there), but for `magic`,
# `seed`, `gears` (low nibble: current, high nibble: suggested) and the bytes that are always zero.
WIRE_FIELDS: Final[tuple[tuple[str, str, int, int], ...]] = (
    ("magic", "S4", 1, 0x00),
    ("position", "<f4", 3, 0x04),
    ("velocity", "<f4", 3, 0x10),
    ("rotation", "<f4", 4, 0x1C),
    ("angular_velocity", "<f4", 3, 0x2C),
    ("body_height", "<f4", 1, 0x38),
    ("engine_rpm", "<f4", 1, 0x3C),
    ("seed", "<u4", 1, SEED_OFFSET),
    ("fuel_level", "<f4", 1, 0x44),
    ("fuel_capacity", "<f4", 1, 0x48),
    ("speed", "<f4", 1, 0x4C),
    ("boost", "<f4", 1, 0x50),
    ("oil_pressure", "<f4", 1, 0x54),
    ("water_temperature", "<f4", 1, 0x58),
    ("oil_temperature", "<f4", 1, 0x5C),
    ("tyre_temperature", "<f4", 4, 0x60),
    ("packet_id", "<i4", 1, PACKET_ID_OFFSET),
    ("lap", "<i2", 1, 0x74),
    ("laps_total", "<i2", 1, 0x76),
    ("best_lap_ms", "<i4", 1, 0x78),
    ("last_lap_ms", "<i4", 1, 0x7C),
    ("time_of_day_ms", "<i4", 1, 0x80),
    ("race_position", "<i2", 1, 0x84),
    ("cars_in_race", "<i2", 1, 0x86),
    ("rpm_alert_min", "<i2", 1, 0x88),
    ("rpm_alert_max", "<i2", 1, 0x8A),
    ("top_speed_kmh", "<i2", 1, 0x8C),
    ("flags", "<u2", 1, 0x8E),
    ("gears", "u1", 1, 0x90),
    ("throttle", "u1", 1, 0x91),
    ("brake", "u1", 1, 0x92),
    ("zero_93", "u1", 1, 0x93),
    ("road_plane", "<f4", 4, 0x94),
    ("wheel_speed", "<f4", 4, 0xA4),
    ("tyre_radius", "<f4", 4, 0xB4),
    ("suspension", "<f4", 4, 0xC4),
    ("zeros_d4", "<f4", 8, 0xD4),
    ("clutch_pedal", "<f4", 1, 0xF4),
    ("clutch_engagement", "<f4", 1, 0xF8),
    ("gearbox_rpm", "<f4", 1, 0xFC),
    ("top_speed_ratio", "<f4", 1, 0x100),
    ("gear_ratios", "<f4", 8, 0x104),
    ("car_code", "<i4", 1, 0x124),
    ("steering", "<f4", 1, 0x128),  # B begins
    ("steering_rate", "<f4", 1, 0x12C),
    ("sway", "<f4", 1, 0x130),
    ("heave", "<f4", 1, 0x134),
    ("surge", "<f4", 1, 0x138),
    ("throttle_pedal", "u1", 1, 0x13C),  # ~ begins
    ("brake_output", "u1", 1, 0x13D),
    ("drivetrain", "u1", 1, 0x13E),
    ("energy_flag", "u1", 1, 0x13F),
    ("torque_vectoring", "<f4", 4, 0x140),
    ("energy_recovery", "<f4", 1, 0x150),
    ("unknown_154", "<f4", 1, 0x154),
    ("surface", "S1", 4, 0x158),  # C begins
    ("lap_clock_ms", "<i4", 1, 0x15C),
    ("steer_angle", "<f4", 2, 0x160),
    ("wheelbase", "<f4", 1, 0x168),
    ("category", "S4", 1, 0x16C),
)


def _wire(kind: PacketType) -> np.dtype[np.void]:
    """The clear packet of one type as a NumPy record without gaps."""
    fields = [field for field in WIRE_FIELDS if field[3] < kind.length]
    return np.dtype(
        {
            "names": [name for name, _, _, _ in fields],
            "formats": [code if count == 1 else (code, (count,)) for _, code, count, _ in fields],
            "offsets": [offset for _, _, _, offset in fields],
            "itemsize": kind.length,
        }
    )


WIRE_A: Final = _wire(BY_LETTER["A"])
WIRE_B: Final = _wire(BY_LETTER["B"])
WIRE_TILDE: Final = _wire(BY_LETTER["~"])
WIRE_C: Final = _wire(BY_LETTER["C"])
WIRE: Final = {"A": WIRE_A, "B": WIRE_B, "~": WIRE_TILDE, "C": WIRE_C}


def packet_id_of(clear: bytes) -> int:
    """The packet id of a clear packet."""
    (packet_id,) = struct.unpack_from("<i", clear, PACKET_ID_OFFSET)
    return int(packet_id)


def seed_of(packet: bytes) -> int:
    """The seed of a datagram, or of a clear packet that was unsealed by us."""
    return int.from_bytes(packet[SEED_OFFSET : SEED_OFFSET + 4], "little")
