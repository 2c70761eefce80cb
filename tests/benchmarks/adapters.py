"""A thousand pulls of an RS-485 adapter while twelve rigs are timed: what is lost, what leaks?"""

import contextlib
import random
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from drivers.rigbox.bus import Pace, RigBoxes
from drivers.rigbox.ports import named
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.meeting.boxes import Lamp
from tests.benchmarks.latency import _loop, _run, _same
from tests.benchmarks.signals import RIGS, WIRING, Desk

PULLS = 1_000
PACE = Pace(retry_s=0.02)


def measure() -> dict[str, float]:
    """Passings against those of a run without it, bit for bit; open files and threads after it."""
    idle = _run(_loop(), time.sleep)
    desk = Desk()
    with TemporaryDirectory() as folder, SimulatedBoxes(Path(folder), WIRING, baud=0) as simulated:
        buses = {
            key: RigBoxes(named(simulated.ports[key]), units, desk.tell, PACE, key)
            for key, units in WIRING.items()
        }
        desk.wait(dict.fromkeys(RIGS, Lamp.OFF), time.monotonic_ns())
        storm = Storm(simulated)
        files, threads = _files(), threading.active_count()
        same = 0.0
        runs = 0
        while storm.pulls < PULLS:
            runs += 1
            same += _same(_run(_loop(), storm.rage), idle)
        for bus in simulated.buses.values():
            bus.plug()
        for bus in buses.values():
            bus.show(dict.fromkeys(RIGS, Lamp.RED))
        red_ms = desk.wait(dict.fromkeys(RIGS, Lamp.RED), time.monotonic_ns())
        left = {"files": _files() - files, "threads": threading.active_count() - threads}
        reopened = sum(bus.bus().opened for bus in buses.values())
        for bus in buses.values():
            bus.close()
    return {
        "pulls": float(storm.pulls),
        "opened_again": float(reopened),
        "runs_with_passings_identical": same / runs,
        "files_left_open": float(left["files"]),
        "threads_left": float(left["threads"]),
        "red_on_all_afterwards_ms": red_ms,
    }


class Storm:
    """Pulls adapters and puts them back, drawn by lot, for as long as it is let."""

    def __init__(self, simulated: SimulatedBoxes) -> None:
        self._buses = list(simulated.buses.values())
        self._lot = random.Random(11)
        self.pulls = 0

    def rage(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            bus = self._lot.choice(self._buses)
            bus.unplug()
            time.sleep(self._lot.uniform(0.0, 0.03))
            bus.plug()
            self.pulls += 1
            time.sleep(self._lot.uniform(0.0, 0.03))


def _files() -> int:
    with contextlib.suppress(OSError):
        return len(list(Path("/proc/self/fd").iterdir()))
    return 0
