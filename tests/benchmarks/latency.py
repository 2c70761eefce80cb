"""From send to passing while a window paints and holds the GIL: the C loop and a thread in Python.

The thread in Python is our own control: the same core, fed by a blocking `recvfrom`. The only
difference is that it needs the GIL for each datagram. The loop asks for real-time priority, which
not every user may have: the bar is judged without it, the other ratio is as it ships.
"""

import contextlib
import os
import select
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing

import numpy as np

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.events import EVENT
from tests.benchmarks.busy_window import keep_busy
from tests.benchmarks.sender import ADDRESSES
from tests.benchmarks.throughput import start

RATE = 720.0
SECONDS = 7.0
COUNT = int(RATE * SECONDS)
ROUNDS = 3
BUFFER_BYTES = 4 << 20
FINISH = (0.0, 0.0, 1.0, 0.0, 10.0)

Passings = list[tuple[int, np.ndarray]]  # when Python held them, and their records
Busy = Callable[[float], None]


def measure() -> dict[str, float]:
    """Medians of interleaved rounds, microseconds from send; the ratio is of p99.9.

    `C_thread` is when the receiving thread had the datagram (its portable path stamps it there),
    `kernel_stamp` what passings are timed by, `held_by_Python` when a thread in Python that waits
    for the loop held the passing: that one needs the GIL, too, and no loop can change it.
    """
    idle = _run(_loop(), time.sleep)
    rounds = []
    for _ in range(ROUNDS):
        thread = _run(_thread_in_python, keep_busy)
        plain = _run(_loop(portable=True, ordinary=True), keep_busy)
        ships = _run(_loop(portable=True), keep_busy)
        stamped = _run(_loop(), keep_busy)
        rounds.append(
            {
                **_tail("Python_thread", thread["held"]),
                **_tail("C_thread_ordinary", plain["arrived"]),
                **_tail("C_thread", ships["arrived"]),
                **_tail("kernel_stamp", stamped["arrived"]),
                **_tail("held_by_Python_after_C", stamped["held"]),
                "p999_Python_over_C_ordinary": _p999(thread["held"]) / _p999(plain["arrived"]),
                "p999_Python_over_C": _p999(thread["held"]) / _p999(ships["arrived"]),
                "lost_passings_Python_thread": float(COUNT // 2 - len(thread["held"])),
                "lost_passings_C": float(COUNT // 2 - len(stamped["held"])),
                "passing_times_identical_to_idle": float(_same(stamped, idle)),
            }
        )
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}


def _p999(late_ns: np.ndarray) -> float:
    return float(np.percentile(late_ns, 99.9))


def _tail(name: str, late_ns: np.ndarray) -> dict[str, float]:
    shares = {"p50": 50, "p99": 99, "p999": 99.9}
    return {f"{p}_us_{name}": float(np.percentile(late_ns, q)) / 1e3 for p, q in shares.items()}


def _same(busy: dict[str, np.ndarray], idle: dict[str, np.ndarray]) -> bool:
    """Every passing of every rig at the same tick, bit for bit."""
    return busy["ticks"].tobytes() == idle["ticks"].tobytes()


def _run(receive: Callable, busy: Busy) -> dict[str, np.ndarray]:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER_BYTES)
        receiver.bind(("127.0.0.1", 0))
        core = _timing.Core(_gt7.feed_capsule(), len(ADDRESSES))
        core.set_lines([FINISH])
        with receive(receiver, core) as passings:
            sent_ns = _send(receiver.getsockname()[1], busy)
    return _outcome(passings, sent_ns)


def _send(port: int, busy: Busy) -> np.ndarray:
    """Lets the consoles send while the window is busy; when each datagram left."""
    command = [sys.executable, "-m", "tests.benchmarks.paced", str(port), str(COUNT), str(RATE)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as sender:
        if sender.stdout is None or sender.stdin is None:
            raise SystemExit("the sender has no pipes")
        sender.stdout.readline()
        sender.stdin.write("go\n")
        sender.stdin.flush()
        busy(SECONDS + 0.5)
        return np.array(sender.stdout.readline().split(), dtype=np.int64)


def _outcome(passings: Passings, sent_ns: np.ndarray) -> dict[str, np.ndarray]:
    records = np.concatenate([one for _, one in passings])
    held_ns = np.concatenate([np.full(len(one), at_ns) for at_ns, one in passings])
    number = (records["packet_id"].astype(np.int64) - 1) * len(ADDRESSES) + records["rig"]
    order = np.argsort(number)
    return {
        "held": held_ns - sent_ns[number],
        "arrived": records["arrival_ns"] - sent_ns[number],
        "ticks": records["tick"][order],
    }


# ---- the two receivers ----


def _loop(*, portable: bool = False, ordinary: bool = False) -> Callable:
    @contextlib.contextmanager
    def receive(receiver: socket.socket, core: _timing.Core):
        loop = _timing.Loop(core, receiver.fileno(), ADDRESSES, portable=portable)
        passings: Passings = []

        def drain() -> None:
            while loop.running:
                select.select([loop.wake_fd], [], [], 0.2)
                loop.clear_wake()
                _take(core, passings)

        thread = start(loop)
        if ordinary:
            os.sched_setscheduler(int(thread.name), os.SCHED_OTHER, os.sched_param(0))
        reader = threading.Thread(target=drain, daemon=True)
        reader.start()
        yield passings
        loop.stop()
        reader.join()

    return receive


@contextlib.contextmanager
def _thread_in_python(receiver: socket.socket, core: _timing.Core):
    passings: Passings = []
    rigs = {address: rig for rig, address in enumerate(ADDRESSES)}
    ended = threading.Event()

    def receive() -> None:
        while not ended.is_set():
            try:
                datagram, source = receiver.recvfrom(2048)
            except TimeoutError:
                continue
            core.feed(rigs[source[0]], datagram, time.monotonic_ns())
            _take(core, passings)

    receiver.settimeout(0.2)
    thread = threading.Thread(target=receive, daemon=True)
    thread.start()
    yield passings
    ended.set()
    thread.join()


def _take(core: _timing.Core, passings: Passings) -> None:
    if records := core.drain():
        passings.append((time.monotonic_ns(), np.frombuffer(records, EVENT)))
