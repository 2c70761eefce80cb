"""Both timing cores, and a car that sends real packets."""

import math
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import pytest

from drivers.gt7 import _gt7
from drivers.gt7 import twin as gt7_twin
from racecontrol.timing import _timing
from racecontrol.timing.clock import TICK_NS
from racecontrol.timing.events import COUNTERS, EVENT, EventKind
from racecontrol.timing.sample import LIVE, SAMPLE
from racecontrol.timing.twin import TwinCore

TICK_S = TICK_NS / 1e9
FINISH = (0.0, 0.0, 1.0, 0.0, 10.0)  # across x = 0, driven towards +x


@dataclass(frozen=True)
class Packet:
    """A packet of type A with what timing reads; the rest is zero."""

    packet_id: int = 1
    x: float = 0.0
    z: float = 0.0
    vx: float = 0.0
    vz: float = 0.0
    lap: int = 1
    laps_total: int = 5
    last_lap_ms: int = -1
    flags: int = LIVE
    speed: float | None = None  # the length of the velocity

    def but(self, **changes) -> "Packet":
        return replace(self, **changes)

    def clear(self) -> bytes:
        speed = math.hypot(self.vx, self.vz) if self.speed is None else self.speed
        raw = bytearray(296)
        raw[:4] = b"0S7G"
        struct.pack_into("<6f", raw, 4, self.x, 0, self.z, self.vx, 0, self.vz)
        struct.pack_into("<f", raw, 0x4C, speed)
        struct.pack_into(
            "<ihhii", raw, 0x70, self.packet_id, self.lap, self.laps_total, -1, self.last_lap_ms
        )
        struct.pack_into("<H", raw, 0x8E, self.flags)
        return bytes(raw)

    def sealed(self) -> bytes:
        return _gt7.seal(self.clear(), self.packet_id & 0xFFFFFFFF)


def straight(
    first_id: int, count: int, *, x: float, speed: float, gain: float = 0.0, **fields
) -> list[Packet]:
    """A car on the x axis from x, with a speed in m/s that gains m/s2: one packet a tick."""
    packets = []
    for number in range(count):
        t = number * TICK_S
        fields_now = {"x": x + speed * t + gain * t * t / 2, "vx": speed + gain * t}
        packets.append(Packet(first_id + number, **{**fields_now, **fields}))
    return packets


def past_the_line(packets: Iterable[Packet], lap: int, last_lap_ms: int = 60_000) -> list[Packet]:
    """The game's own counting: the first packet past x = 0 has the next lap and the last time."""
    return [
        packet.but(lap=lap + 1, last_lap_ms=last_lap_ms) if packet.x >= 0 else packet.but(lap=lap)
        for packet in packets
    ]


def c_core(rigs: int = 1, **options) -> _timing.Core:
    return _timing.Core(_gt7.feed_capsule(), rigs, **options)


def twin_core(rigs: int = 1, **options) -> TwinCore:
    return TwinCore(_gt7, rigs, **options)


def slow_twin_core(rigs: int = 1, **options) -> TwinCore:
    return TwinCore(gt7_twin, rigs, **options)


def feed(core, packets: Iterable[Packet], rig: int = 0, start_ns: int = 10**12) -> list[int]:
    """Feeds packets with undelayed arrivals; the verdicts."""
    return [
        core.feed(rig, packet.sealed(), start_ns + round(packet.packet_id * TICK_NS))
        for packet in packets
    ]


def events_of(core) -> np.ndarray:
    return np.frombuffer(core.drain(), dtype=EVENT)


def of_kind(events: np.ndarray, kind: EventKind) -> np.ndarray:
    return events[events["kind"] == kind]


def counters_of(core, rig: int = 0) -> np.void:
    return np.frombuffer(core.counters(), dtype=COUNTERS)[rig]


def samples_of(data: bytes) -> np.ndarray:
    return np.frombuffer(data, dtype=SAMPLE)


@pytest.fixture(scope="session")
def car() -> SimpleNamespace:
    """What tests need to build packets and read records."""
    return SimpleNamespace(
        Packet=Packet,
        FINISH=FINISH,
        TICK_S=TICK_S,
        straight=straight,
        past_the_line=past_the_line,
        feed=feed,
        events_of=events_of,
        of_kind=of_kind,
        counters_of=counters_of,
        samples_of=samples_of,
        c_core=c_core,
        twin_core=twin_core,
        slow_twin_core=slow_twin_core,
    )


@pytest.fixture(scope="session", params=["C", "twin"])
def new_core(request: pytest.FixtureRequest) -> Callable:
    """Makes a core, in C and then in Python: every test that asks for it runs on both."""
    return c_core if request.param == "C" else twin_core
