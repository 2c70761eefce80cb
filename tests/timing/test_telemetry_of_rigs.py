"""Telemetry as the program uses it, over a real socket."""

import math
import select
import socket
import time

import numpy as np
import pytest

from drivers.gt7 import _gt7
from racecontrol.timing.clock import EventClock
from racecontrol.timing.events import EVENT, EventKind
from racecontrol.timing.health import Signal
from racecontrol.timing.telemetry import LapStep, Passing, Restart, Telemetry, timed
from racecontrol.tracks.circuit import LineKind, TimingLine

PATIENCE_S = 10
FINISH_LINE = TimingLine(LineKind.FINISH, 0, 0.0, 0.0, 1.0, 0.0, 10.0, 0.0)
SECTOR_LINE = TimingLine(LineKind.SECTOR, 1, 40.0, 0.0, 1.0, 0.0, 10.0, 40.0)
ADDRESSES = ["127.0.2.1", "127.0.2.2"]


@pytest.fixture
def rigs():
    """Telemetry of two rigs, and a function by which a rig sends."""
    receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    receiver.bind(("127.0.0.1", 0))
    senders = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in ADDRESSES]
    for sock, address in zip(senders, ADDRESSES, strict=True):
        sock.bind((address, 0))
    telemetry = Telemetry(
        receiver.fileno(),
        _gt7.feed_capsule(),
        ADDRESSES,
        clock=EventClock.starting_now(base_ns=10**15, speed=2.0),
        lines=[FINISH_LINE, SECTOR_LINE],
        capture_bytes=1 << 20,
    )

    def send(rig, packets):
        for packet in packets:
            senders[rig].sendto(packet.sealed(), receiver.getsockname())

    yield telemetry, send
    telemetry.close()
    for sock in (receiver, *senders):
        sock.close()


def drain_until(telemetry, kind, count):
    found = []
    while sum(isinstance(one, kind) for one in found) < count:
        readable, _, _ = select.select([telemetry.wake_fd], [], [], PATIENCE_S)
        assert readable
        found += telemetry.drain()
    return found


def two_laps(car):
    first = car.past_the_line(car.straight(1, 100, x=-10.3, speed=60), 1, 61_000)
    second = car.past_the_line(car.straight(101, 100, x=-10.3, speed=60), 2, 1_667)
    return first + second


def test_laps_and_passings_come_on_the_event_clock(rigs, car):
    telemetry, send = rigs
    before_ns = telemetry.clock.now()
    send(1, two_laps(car))
    found = drain_until(telemetry, Passing, 4)
    first, second = [one for one in found if isinstance(one, LapStep)]
    passings = [one for one in found if isinstance(one, Passing)]
    assert [one.line_index for one in passings] == [0, 1, 0, 1]
    assert {one.rig for one in found} == {1}
    assert (first.lap, first.official_ms, first.derived_ms) == (1, 61_000, None)
    assert (first.start_at_ns, first.flying, first.live) == (None, False, True)
    assert second.derived_ms == pytest.approx(1_666.67, abs=0.01)
    assert (second.lap, second.laps_total, second.flying, second.samples) == (2, 5, True, 100)
    assert (second.missing, second.doubled) == (0, 0)
    # All were sent at once: a burst tells the offset of the clock, and less of its rate.
    assert before_ns - 10**10 < second.at_ns < telemetry.clock.now() + 10**10
    assert all(one.error_ns > 0 for one in [*passings, first, second])


def test_passings_of_one_lap_are_as_far_apart_as_their_ticks(rigs, car):
    telemetry, send = rigs
    send(0, two_laps(car))
    passings = [p for p in drain_until(telemetry, Passing, 4) if isinstance(p, Passing)]
    ticks = passings[2].tick - passings[0].tick
    assert ticks == pytest.approx(100, abs=1e-3)
    assert passings[0].live


def test_restart_of_the_game_is_told(rigs, car):
    telemetry, send = rigs
    send(0, [car.Packet(9000), car.Packet(5)])
    (restart,) = drain_until(telemetry, Restart, 1)
    assert (restart.rig, restart.packet_id) == (0, 5)


def test_samples_health_and_capture_of_the_rigs(rigs, car):
    telemetry, send = rigs
    packets = [p for p in two_laps(car) if p.packet_id not in (150, 151)]
    send(0, [*packets, packets[-1]])
    send(1, [car.Packet(9000), car.Packet(5)])  # its restart tells that all before has come
    drain_until(telemetry, Restart, 1)
    assert telemetry.latest()["packet_id"].tolist() == [200, 5]
    assert len(telemetry.history(0, 0.5)) == 30
    assert telemetry.history(1, 0.5)["packet_id"].tolist() == [5]
    driving, other = telemetry.health()
    assert (driving.rig, driving.signal, driving.packet_type) == (0, Signal.DRIVING, "A")
    assert driving.counts.missing == 2
    assert driving.packet_rate_hz == pytest.approx(99)
    assert driving.loss_share == pytest.approx(0.01)
    assert 0 <= driving.age_ns < PATIENCE_S * 10**9
    assert driving.clock_error_ms > 0
    assert (other.rig, other.signal, other.counts.epochs) == (1, Signal.DRIVING, 1)
    rows = [row for row in telemetry.drain_capture() if row[2] >= 0]
    assert len(rows) == 201
    assert rows[0][0] == 0
    assert telemetry.capture_overflow() == 0


def test_rigs_that_were_never_heard_say_so(rigs):
    telemetry, _ = rigs
    assert telemetry.latest()["arrival_ns"].tolist() == [0, 0]
    assert len(telemetry.history(1, 0.5)) == 0
    assert [health.signal for health in telemetry.health()] == [Signal.NEVER] * 2
    assert [health.age_ns for health in telemetry.health()] == [None] * 2


def test_lines_change_while_receiving(rigs, car):
    telemetry, send = rigs
    telemetry.set_lines([FINISH_LINE])
    send(0, two_laps(car))
    found = drain_until(telemetry, LapStep, 2)
    assert {one.line_index for one in found if isinstance(one, Passing)} == {0}
    with pytest.raises(ValueError, match="must be the finish line"):
        telemetry.set_lines([SECTOR_LINE])


def test_closed_telemetry_is_quiet_and_twice_is_fine(rigs):
    telemetry, _ = rigs
    assert telemetry.error is None
    telemetry.close()
    telemetry.close()
    assert telemetry.drain() == []
    assert telemetry.error is None
    assert telemetry.unknown_sources() == (0, None)


def test_lap_without_a_crossing_is_known_to_a_tick():
    record = np.zeros(1, dtype=EVENT)[0]
    record["kind"], record["tick"], record["start_tick"] = EventKind.LAP, math.nan, math.nan
    record["arrival_ns"] = now_ns = time.monotonic_ns()
    lap = timed(record, None, EventClock(0, 0))
    assert isinstance(lap, LapStep)
    assert lap.derived_ms is None
    assert abs(lap.at_ns - now_ns) <= lap.error_ns == 16_683_333
