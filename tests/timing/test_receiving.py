"""The receiving thread on a real UDP socket on loopback, on both of its paths."""

import gc
import os
import select
import socket
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from racecontrol.timing import _timing
from racecontrol.timing.events import ENVELOPE

PATIENCE_S = 10


@pytest.fixture
def receiver():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        bound.bind(("127.0.0.1", 0))
        yield bound


@pytest.fixture(params=["batched", "portable"])
def portable(request):
    return request.param == "portable"


def sender(address):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind((address, 0))
    return sock


def wait_for_wake(loop):
    readable, _, _ = select.select([loop.wake_fd], [], [], PATIENCE_S)
    assert readable, "the loop did not wake its reader"
    loop.clear_wake()


def events_until(loop, core, car, count):
    """Waits for wake-ups until this many events came."""
    found = car.events_of(core)
    while len(found) < count:
        wait_for_wake(loop)
        found = np.concatenate([found, car.events_of(core)])
    return found


def crossings(car, count, first_id=1):
    """Packets that cross the finish line count times, two for each."""
    packets = []
    for number in range(count):
        packets += car.straight(first_id + 2 * number, 2, x=-0.6, speed=60)
    return packets


@pytest.fixture
def running(receiver, portable):
    """Loops on the receiver's socket, stopped at the end."""
    loops = []

    def start(core, addresses):
        loop = _timing.Loop(core, receiver.fileno(), addresses, portable=portable)
        loop.start()
        loops.append(loop)
        return loop

    yield start
    for loop in loops:
        loop.stop()


def test_twelve_rigs_are_told_apart_by_address(running, receiver, car):
    addresses = [f"127.0.1.{rig + 1}" for rig in range(12)]
    core = car.c_core(12)
    core.set_lines([car.FINISH])
    loop = running(core, addresses)
    senders = [sender(address) for address in addresses]
    for rig, sock in enumerate(senders):
        for packet in crossings(car, rig + 1):
            sock.sendto(packet.sealed(), receiver.getsockname())
    found = events_until(loop, core, car, sum(range(1, 13)))
    assert np.bincount(found["rig"]).tolist() == list(range(1, 13))
    accepted = [int(car.counters_of(core, rig)["accepted"]) for rig in range(12)]
    assert accepted == [2 * (rig + 1) for rig in range(12)]
    for sock in senders:
        sock.close()


def test_unknown_source_is_counted_with_its_address(running, receiver, car):
    core = car.c_core(1)
    core.set_lines([car.FINISH])
    loop = running(core, ["127.0.1.1"])
    with sender("127.0.1.1") as known, sender("127.0.3.77") as stranger:
        for _ in range(3):
            stranger.sendto(b"hello", receiver.getsockname())
        for packet in crossings(car, 1):
            known.sendto(packet.sealed(), receiver.getsockname())
        events_until(loop, core, car, 1)
    assert core.unknown_sources() == (3, "127.0.3.77")


def test_arrivals_are_on_the_monotonic_clock(running, receiver, car):
    core = car.c_core(1)
    core.set_lines([car.FINISH])
    loop = running(core, ["127.0.1.1"])
    with sender("127.0.1.1") as sock:
        before_ns = time.monotonic_ns()
        for packet in crossings(car, 1):
            sock.sendto(packet.sealed(), receiver.getsockname())
        (event,) = events_until(loop, core, car, 1)
        after_ns = time.monotonic_ns()
    # The two clocks are read one after the other: some microseconds lie between.
    assert before_ns - 100_000 <= event["arrival_ns"] <= after_ns


def test_datagrams_of_wrong_length_are_counted_up_to_the_longest(running, receiver, car):
    core = car.c_core(1)
    core.set_lines([car.FINISH])
    loop = running(core, ["127.0.1.1"])
    with sender("127.0.1.1") as sock:
        for length in (0, 3, 297, 2048, 2049, 60_000):
            sock.sendto(bytes(length), receiver.getsockname())
        for packet in crossings(car, 1):
            sock.sendto(packet.sealed(), receiver.getsockname())
        events_until(loop, core, car, 1)
    assert car.counters_of(core)["bad_length"] == 6


def test_nothing_is_lost_while_python_holds_the_gil(running, receiver, car, portable):
    """The thread goes on, and the kernel's stamps show when the datagrams came."""
    core = car.c_core(1)
    core.set_lines([car.FINISH])
    loop = running(core, ["127.0.1.1"])
    interval = sys.getswitchinterval()
    sys.setswitchinterval(100)
    try:
        with sender("127.0.1.1") as sock:
            sock.setblocking(False)  # sendto then keeps the GIL only between the calls
            for packet in crossings(car, 100):
                sock.sendto(packet.sealed(), receiver.getsockname())
            sent_ns = time.monotonic_ns()
            sum(range(30_000_000))  # one C call: nothing else in Python runs meanwhile
            held_ns = time.monotonic_ns() - sent_ns
            arrived = int(car.counters_of(core)["accepted"])
            found = events_until(loop, core, car, 100)
    finally:
        sys.setswitchinterval(interval)
    assert arrived == 200  # before Python did anything else
    assert held_ns > 50_000_000
    assert len(found) == 100
    slack_ns = 30_000_000 if portable else 1_000_000
    assert found["arrival_ns"].max() <= sent_ns + slack_ns
    assert car.counters_of(core)["missing"] == 0


def test_full_ring_is_counted_while_nobody_drains(running, receiver, car):
    core = car.c_core(1, ring=8)
    core.set_lines([car.FINISH])
    loop = running(core, ["127.0.1.1"])
    with sender("127.0.1.1") as sock:
        for packet in crossings(car, 20):
            sock.sendto(packet.sealed(), receiver.getsockname())
        while car.counters_of(core)["accepted"] < 40:
            wait_for_wake(loop)  # each batch wakes the reader anew
    assert len(car.events_of(core)) == 8
    assert core.overflow() == (12, 0)


def test_lines_change_while_datagrams_come(running, receiver, car):
    core = car.c_core(1)
    lines = [car.FINISH]
    core.set_lines(lines)
    loop = running(core, ["127.0.1.1"])
    with sender("127.0.1.1") as sock:
        for packet in crossings(car, 300):
            sock.sendto(packet.sealed(), receiver.getsockname())
            lines = [car.FINISH] * (1 + packet.packet_id % 5)
            core.set_lines(lines)
            core.latest()
            core.history(0, 10)
            core.envelope(0)
        found = car.events_of(core)
        while np.count_nonzero(found["line"] == 0) < 300:
            wait_for_wake(loop)
            found = np.concatenate([found, car.events_of(core)])
    assert car.counters_of(core)["accepted"] == 600
    assert set(found["line"].tolist()) <= set(range(5))


def test_lap_settles_without_another_datagram(running, receiver, car):
    core = car.c_core(1)
    core.set_lines([(500.0, 0, 1, 0, 10)])  # far from where the counter steps
    loop = running(core, ["127.0.1.1"])
    with sender("127.0.1.1") as sock:
        for packet in car.past_the_line(car.straight(1, 2, x=-0.6, speed=60), lap=1):
            sock.sendto(packet.sealed(), receiver.getsockname())
        (lap,) = events_until(loop, core, car, 1)
    assert lap["official_ms"] == 60_000


def test_half_full_capture_wakes_the_reader(running, receiver, car):
    core = car.c_core(1, capture_bytes=4096)
    loop = running(core, ["127.0.1.1"])
    captured = []
    with sender("127.0.1.1") as sock:
        for packet in car.straight(1, 7, x=0, speed=0):
            sock.sendto(packet.sealed(), receiver.getsockname())
        wait_for_wake(loop)
        captured = core.drain_capture()
    assert captured[0][0] == 0
    assert captured[0][3][:4] == b"0S7G"


def test_stopped_loop_leaves_the_socket_and_starts_again(running, receiver, car):
    core = car.c_core(1)
    core.set_lines([car.FINISH])
    loop = running(core, ["127.0.1.1"])
    loop.start()  # a second start does nothing
    assert loop.running
    loop.stop()
    loop.stop()
    assert not loop.running
    assert loop.error is None
    loop.clear_wake()
    with sender("127.0.1.1") as sock:
        for packet in crossings(car, 1):
            sock.sendto(packet.sealed(), receiver.getsockname())
        assert car.counters_of(core)["accepted"] == 0
        loop.start()
        events_until(loop, core, car, 1)


def test_closed_socket_ends_the_loop_with_a_reason(car, portable):
    doomed = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    doomed.bind(("127.0.0.1", 0))
    loop = _timing.Loop(car.c_core(1), doomed.fileno(), ["127.0.1.1"], portable=portable)
    loop.start()
    doomed.close()
    wait_for_wake(loop)  # the thread wakes its reader when it ends
    assert not loop.running
    assert "no rig is heard any more" in loop.error
    loop.stop()


def test_a_descriptor_that_is_no_socket_ends_the_loop_with_a_reason(car, portable):
    with Path(os.devnull).open("rb") as nothing:
        loop = _timing.Loop(car.c_core(1), nothing.fileno(), ["127.0.1.1"], portable=portable)
        loop.start()
        wait_for_wake(loop)
        assert not loop.running
        assert "Receiving has ended" in loop.error
        loop.stop()


def test_loop_keeps_its_core_and_stops_when_it_is_dropped(receiver, car, portable):
    loop = _timing.Loop(car.c_core(1), receiver.fileno(), ["127.0.1.1"], portable=portable)
    loop.start()
    wake_fd = loop.wake_fd
    del loop
    gc.collect()
    with pytest.raises(OSError, match="Bad file descriptor"):
        select.select([wake_fd], [], [], 0)


@pytest.mark.parametrize(
    "addresses, words",
    [
        (["127.0.1.1", "127.0.1.1"], "two rigs have the address 127.0.1.1"),
        (["console-1"], "'console-1' is not an IPv4 address"),
        (["127.0.1.1", "127.0.1.2", "127.0.1.3"], "more addresses than rigs"),
    ],
)
def test_addresses_that_make_no_sense_are_refused(receiver, car, addresses, words):
    with pytest.raises(ValueError, match=words):
        _timing.Loop(car.c_core(2), receiver.fileno(), addresses)


def test_loop_takes_only_a_core(receiver):
    with pytest.raises(TypeError):
        _timing.Loop(object(), receiver.fileno(), [])


def test_envelope_comes_from_the_kernels_stamps(running, receiver, car):
    core = car.c_core(1)
    core.set_lines([car.FINISH])
    loop = running(core, ["127.0.1.1"])
    with sender("127.0.1.1") as sock:
        for packet in crossings(car, 1):
            sock.sendto(packet.sealed(), receiver.getsockname())
        events_until(loop, core, car, 1)
    points = np.frombuffer(core.envelope(0), dtype=ENVELOPE)
    assert points["tick"].tolist() in ([1.0], [2.0])
    assert abs(time.monotonic_ns() - int(points["arrival_ns"][0])) < PATIENCE_S * 1e9
