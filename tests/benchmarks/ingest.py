"""Receiving over loopback from twelve addresses: throughput, and loss while the GIL is held."""

import select
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing

import numpy as np

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.events import COUNTERS
from racecontrol.timing.sample import SAMPLE
from tests.benchmarks.sender import ADDRESSES

BUFFER_BYTES = 4 << 20
FINISH = (0.0, 0.0, 1.0, 0.0, 10.0)
ROUNDS = 3
BURST_EACH = 8_000
HELD_S = 5.0
RATE = 720.0


def measure() -> dict[str, float]:
    """Medians of the throughput rounds; one round of the held GIL for each path."""
    rounds = [_receive(BURST_EACH, 0, _idle, portable=False) for _ in range(ROUNDS)]
    each = int(HELD_S * RATE / len(ADDRESSES))
    held = _receive(each, RATE, _hold_gil, portable=False)
    plain = _receive(each, RATE, _hold_gil, portable=True)
    return {
        "burst_packets_per_s": statistics.median(r["per_s"] for r in rounds),
        "burst_lost_share": statistics.median(r["lost"] for r in rounds),
        "gil_held_5s_lost": held["lost_packets"],
        "gil_held_5s_lost_portable": plain["lost_packets"],
        "gil_held_5s_worst_arrival_gap_ms": held["worst_gap_ms"],
    }


def _idle(_: float) -> None:
    pass


def _hold_gil(seconds: float) -> None:
    """No other thread of Python gets a turn, as in a long call of a library."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    sys.setswitchinterval(interval)


def _receive(
    each: int, rate: float, meanwhile: Callable[[float], None], *, portable: bool
) -> dict[str, float]:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        receiver.bind(("127.0.0.1", 0))
        core = _timing.Core(_gt7.feed_capsule(), len(ADDRESSES), history=65_536)
        core.set_lines([FINISH])
        loop = _timing.Loop(core, receiver.fileno(), ADDRESSES, portable=portable)
        loop.start()
        took = _send(receiver.getsockname()[1], each, rate, meanwhile)
        _wait_for_quiet(core, loop.wake_fd)
        loop.stop()
    return _outcome(core, each, took)


def _send(port: int, each: int, rate: float, meanwhile: Callable[[float], None]) -> float:
    """Lets the sender send; returns how long it took in seconds."""
    command = [sys.executable, "-m", "tests.benchmarks.sender", str(port), str(each), str(rate)]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as sender:
        if sender.stdout is None or sender.stdin is None:
            raise SystemExit("the sender has no pipes")
        sender.stdout.readline()
        sender.stdin.write("go\n")
        sender.stdin.flush()
        meanwhile(HELD_S + 0.2)
        return float(sender.stdout.readline())


def _wait_for_quiet(core: _timing.Core, wake_fd: int) -> None:
    before = -1
    while (now := _accepted(core)) != before:
        before = now
        select.select([wake_fd], [], [], 0.05)


def _accepted(core: _timing.Core) -> int:
    return int(np.frombuffer(core.counters(), COUNTERS)["accepted"].sum())


def _outcome(core: _timing.Core, each: int, took: float) -> dict[str, float]:
    sent = each * len(ADDRESSES)
    got = _accepted(core)
    arrivals = np.frombuffer(core.history(0, each), SAMPLE)["arrival_ns"]
    gaps = np.diff(arrivals)
    return {
        "per_s": got / took,
        "lost": 1 - got / sent,
        "lost_packets": float(sent - got),
        "worst_gap_ms": float(gaps.max()) / 1e6 if len(gaps) else 0.0,
    }
