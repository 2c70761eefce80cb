"""No public function of the compiled module leaks: each is called often, memory stays."""

import contextlib
import gc
import socket
import sys
import tracemalloc

import numpy as np
import pytest

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.cores import ROW

TIMES = 200
ROWS = np.array([(296 * i, i, 296, 0, 0) for i in range(3)], dtype=ROW)


@pytest.fixture
def fd():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        yield sock.fileno()


@pytest.fixture
def uses(car, fd):
    """What each public name does, well and badly."""
    core = car.c_core(2, capture_bytes=1 << 16, history=8)
    core.set_lines([car.FINISH])
    loop = _timing.Loop(core, fd, ["127.0.1.1"])
    datagrams = [p.sealed() for p in car.straight(1, 3, x=-1, speed=60)]
    many = b"".join(datagrams)
    return {
        "event_layout": _timing.event_layout,
        "counters_layout": _timing.counters_layout,
        "sample_size": _timing.sample_size,
        "stamp_arrivals": lambda: _timing.stamp_arrivals([(5, 10**9, True, 10**9)] * 9),
        "stamp_arrivals refused": lambda: _timing.stamp_arrivals([(5, 1, True, 2), (1, 2)]),
        "Core": lambda: car.c_core(2, history=4, ring=4, capture_bytes=64),
        "Core refused": lambda: car.c_core(0),
        "Core.set_lines": lambda: core.set_lines([car.FINISH] * 9),
        "Core.set_lines refused": lambda: core.set_lines([car.FINISH, (1, 2)]),
        "Core.feed": lambda: [core.feed(0, d, 1) for d in datagrams],
        "Core.feed refused": lambda: core.feed(7, datagrams[0], 1),
        "Core.feed_many": lambda: core.feed_many(1, many, 296, 1),
        "Core.feed_many refused": lambda: core.feed_many(1, many, 0, 1),
        "Core.feed_rows": lambda: core.feed_rows(many, ROWS),
        "Core.feed_rows refused": lambda: core.feed_rows(b"", ROWS),
        "Core.feed_batch": lambda: core.feed_batch(bytes(6), many, 296, bytes(24)),
        "Core.feed_batch refused": lambda: core.feed_batch(b"\7" * 6, many, 296, bytes(24)),
        "Core.settle": lambda: core.settle(1),
        "Core.settle refused": lambda: core.settle("now"),
        "Core.drain": lambda: (core.feed_many(0, many, 296, 1), core.drain()),
        "Core.drain_capture": lambda: (core.feed_many(0, many, 296, 1), core.drain_capture()),
        "Core.latest": core.latest,
        "Core.history": lambda: core.history(0, 8),
        "Core.counters": core.counters,
        "Core.envelope": lambda: core.envelope(0),
        "Core.envelope refused": lambda: core.envelope(9),
        "Core.unknown_sources": core.unknown_sources,
        "Core.overflow": core.overflow,
        "Loop": lambda: _timing.Loop(core, fd, ["127.0.1.1", "127.0.1.2"]),
        "Loop portable": lambda: _timing.Loop(core, fd, [], portable=True),
        "Loop refused": lambda: _timing.Loop(core, fd, ["127.0.1.1", "nowhere"]),
        "Loop.start": lambda: (loop.start(), loop.stop()),
        "Loop.stop": loop.stop,
        "Loop.clear_wake": loop.clear_wake,
        "Loop.wake_fd": lambda: loop.wake_fd,
        "Loop.running": lambda: loop.running,
        "Loop.error": lambda: loop.error,
        "Loop.core_type": lambda: loop.core_type,
    }


def public_names():
    names = set()
    for name in dir(_timing):
        if name.startswith("_"):
            continue
        names.add(name)
        thing = getattr(_timing, name)
        if isinstance(thing, type):
            names |= {f"{name}.{inner}" for inner in dir(thing) if not inner.startswith("_")}
    return names


def test_every_public_name_is_checked_for_leaks(uses):
    assert public_names() <= set(uses)


def often(use):
    for _ in range(TIMES):
        with contextlib.suppress(ValueError, IndexError, TypeError):
            use()


def kept_bytes(use):
    """What Python still holds after many calls."""
    gc.collect()
    tracemalloc.start()
    try:
        often(use)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()


def test_nothing_leaks_memory_of_python(uses):
    for name, use in uses.items():
        often(use)
        # A leak shows every time; what another thread of the test run keeps shows now and then.
        kept = [kept_bytes(use)]
        while kept[-1] >= 10 * TIMES and len(kept) < 6:
            kept.append(kept_bytes(use))
        assert kept[-1] < 10 * TIMES, f"{name} keeps {kept} bytes after {TIMES} calls each"


def test_nothing_leaks_references(uses, car, fd):
    capsule = _gt7.feed_capsule()
    core = _timing.Core(capsule, 1)
    watched = [capsule, core, _timing.Core, _timing.Loop, car.FINISH, None, True]
    gc.collect()  # what earlier tests left would be counted else
    before = [sys.getrefcount(thing) for thing in watched]
    for use in uses.values():
        often(use)
    for _ in range(TIMES):
        _timing.Loop(_timing.Core(capsule, 1, history=4, ring=4), fd, [])
        _timing.Loop(core, fd, [])
    gc.collect()
    after = [sys.getrefcount(thing) for thing in watched]
    for thing, was, is_now in zip(watched, before, after, strict=True):
        assert abs(is_now - was) < TIMES // 2, f"{thing!r}: {was} references, then {is_now}"


def resident_kb():
    with open("/proc/self/statm") as statm:  # noqa: PTH123
        return int(statm.read().split()[1]) * 4


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/self/statm")
def test_cores_and_loops_give_their_c_memory_back(car, fd):
    def make():
        core = car.c_core(4, history=500, ring=2000, capture_bytes=1 << 18)
        core.set_lines([car.FINISH] * 50)
        car.feed(core, car.straight(1, 400, x=0, speed=1))
        _timing.Loop(core, fd, ["127.0.1.1"]).start()

    for _ in range(5):
        make()
    before = resident_kb()
    for _ in range(30):
        make()  # about 400 kB of C memory are touched each time
    assert resident_kb() - before < 4_000
