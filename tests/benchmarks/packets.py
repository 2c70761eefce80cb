"""Sealed packets of type A with what timing reads."""

import struct
from collections.abc import Iterator

from drivers.gt7 import _gt7
from racecontrol.timing.clock import TICK_NS

TICK_S = TICK_NS / 1e9
LENGTH = 296


def packet(
    packet_id: int,
    x: float,
    z: float,
    vx: float,
    vz: float,
    *,
    speed: float,
    lap: int = 1,
    last_lap_ms: int = -1,
) -> bytes:
    """One datagram; metres, metres per second."""
    raw = bytearray(LENGTH)
    raw[:4] = b"0S7G"
    struct.pack_into("<6f", raw, 4, x, 0, z, vx, 0, vz)
    struct.pack_into("<f", raw, 0x4C, speed)
    struct.pack_into("<ihhii", raw, 0x70, packet_id, lap, 0, -1, last_lap_ms)
    struct.pack_into("<H", raw, 0x8E, 1)
    return _gt7.seal(bytes(raw), packet_id * 2_654_435_761 & 0xFFFFFFFF)


def lapping(count: int, lap_ticks: int = 600, speed: float = 60.0) -> Iterator[bytes]:
    """A car that crosses x = 0 once in lap_ticks and is then put back."""
    for number in range(count):
        at = number % lap_ticks
        x = at * speed * TICK_S - 100
        lap = number // lap_ticks + 1 + (x >= 0)
        yield packet(number + 1, x, 0.0, speed, 0.0, speed=speed, lap=lap, last_lap_ms=10_000)
