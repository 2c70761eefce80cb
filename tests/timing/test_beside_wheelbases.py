"""Timing while wheelbases are pulled out and plugged in: not one bit of it changes."""

import random
import threading
from collections.abc import Callable, Iterable

from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.simulated import SimulatedPort
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState

RIGS = 12
LAPS = 25
LAP_PACKETS = 120
REPLUGS = 1_000
WAIT_S = 30
Datagram = tuple[int, bytes, int]  # rig, packet, arrival


def session(car) -> list[Datagram]:
    """Twelve cars over the line, lap by lap, as datagrams in the order of their arrival."""
    datagrams = []
    for rig in range(RIGS):
        for lap in range(LAPS):
            first = 1 + lap * LAP_PACKETS
            lap_of_car = car.straight(first, LAP_PACKETS, x=-60.0 - rig, speed=60.0 + rig / 10)
            for packet in car.past_the_line(lap_of_car, lap + 1, 60_000 + rig):
                arrival_ns = 10**12 + packet.packet_id * 16_683_333 + rig
                datagrams.append((rig, packet.sealed(), arrival_ns))
    return sorted(datagrams, key=lambda datagram: datagram[2])


def timed(car, datagrams: Iterable[Datagram], between: Callable[[int], None]) -> list[bytes]:
    """Everything the timing loop says of a session; `between` is called after each datagram."""
    core = car.c_core(RIGS, ring=1024)
    core.set_lines([car.FINISH])
    said = []
    for number, (rig, packet, arrival_ns) in enumerate(datagrams):
        core.feed(rig, packet, arrival_ns)
        between(number)
        if number % 256 == 0:
            said.append(core.drain())
    core.settle(2**62)
    return [*said, core.drain(), core.latest(), core.counters()]


def test_a_thousand_replugs_in_a_session_leave_every_passing_as_it_was(car):
    datagrams = session(car)
    quiet = timed(car, datagrams, lambda _: None)

    port = SimulatedPort(RIGS, rate_hz=125)
    rigs = [(rig, base.port, "") for rig, base in enumerate(port.bases, 1)]
    desk = WheelbaseDesk(port, rigs)
    told = threading.Event()
    desk.subscribe(lambda picture: told.set() if _ready(picture) else None)
    desk.start()
    assert told.wait(WAIT_S)
    chance = random.Random(7)
    every = len(datagrams) // REPLUGS

    def replug(number: int) -> None:
        if number % every == 0:
            base = chance.choice(port.bases)
            base.unplug()
            base.plug()

    stormy = timed(car, datagrams, replug)
    desk.stop()
    assert stormy == quiet
    assert sum(base.plugs for base in port.bases) >= REPLUGS
    assert b"".join(quiet[:-2])  # there were passings
    assert port.open_handles == 0


def _ready(picture: Picture) -> bool:
    return all(reading.state is BaseState.READY for reading in picture.readings)
