"""A thousand pulls of adapters and of wheelbases while twelve rigs are timed: what is lost?"""

import contextlib
import random
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.simulated import SimulatedPort
from drivers.rigbox.bus import Pace, RigBoxes
from drivers.rigbox.ports import named
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState
from tests.benchmarks.latency import _loop, _run, _same
from tests.benchmarks.signals import RIGS, WIRING, Desk

PULLS = 1_000  # of each kind
PACE = Pace(retry_s=0.02)
PATIENCE_S = 30.0
BASE_RATE_HZ = 125
Counts = tuple[int, int]  # open files, threads


def measure() -> dict[str, float]:
    """Passings against those of a run without it, bit for bit; open files and threads after it."""
    idle = _run(_loop(), time.sleep)
    desk, port = Desk(), SimulatedPort(len(RIGS), rate_hz=BASE_RATE_HZ)
    bases = WheelbaseDesk(port, [(rig, base.port, "") for rig, base in enumerate(port.bases, 1)])
    ready = _Ready(bases)
    with TemporaryDirectory() as folder, SimulatedBoxes(Path(folder), WIRING, baud=0) as simulated:
        buses = {
            key: RigBoxes(named(simulated.ports[key]), units, desk.tell, PACE, key)
            for key, units in WIRING.items()
        }
        bases.start()
        desk.wait(dict.fromkeys(RIGS, Lamp.OFF), time.monotonic_ns())
        ready.wait()
        before, handles = _open_now(), port.open_handles
        storm = Storm(simulated, port)
        same: list[bool] = []
        while storm.pulls < PULLS:
            same.append(_same(_run(_loop(), storm.rage), idle))
        storm.mend()
        ready.wait()
        for bus in buses.values():
            bus.show(dict.fromkeys(RIGS, Lamp.RED))
        red_ms = desk.wait(dict.fromkeys(RIGS, Lamp.RED), time.monotonic_ns())
        after = _open_now()
        opened = sum(bus.bus().opened for bus in buses.values())
        left = port.open_handles - handles
        for bus in buses.values():
            bus.close()
        bases.stop()
    return {
        "pulls_of_adapters": float(storm.pulls),
        "pulls_of_wheelbases": float(sum(base.plugs for base in port.bases)),
        "ports_opened_again": float(opened),
        "runs": float(len(same)),
        "runs_with_passings_identical": sum(same) / len(same),
        "files_left_open": float(after[0] - before[0]),
        "threads_left": float(after[1] - before[1]),
        "wheelbase_handles_left": float(left),
        "red_on_all_afterwards_ms": red_ms,
    }


class Storm:
    """Pulls adapters and bases and puts them back, drawn by lot, for as long as it is let."""

    def __init__(self, simulated: SimulatedBoxes, port: SimulatedPort) -> None:
        self._buses, self._bases = list(simulated.buses.values()), port.bases
        self._lot = random.Random(11)
        self.pulls = 0

    def rage(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            bus, base = self._lot.choice(self._buses), self._lot.choice(self._bases)
            bus.unplug()
            base.unplug()
            time.sleep(self._lot.uniform(0.0, 0.03))
            base.plug()
            bus.plug()
            self.pulls += 1
            time.sleep(self._lot.uniform(0.0, 0.03))

    def mend(self) -> None:
        for one in (*self._buses, *self._bases):
            one.plug()


class _Ready:
    """Waits until every base at this machine has answered."""

    def __init__(self, bases: WheelbaseDesk) -> None:
        self._bases = bases
        self._came = threading.Condition()
        bases.subscribe(self._take)

    def _take(self, _: Picture) -> None:
        with self._came:
            self._came.notify_all()

    def wait(self) -> None:
        """In pictures of after this moment."""
        since_ns = time.monotonic_ns()

        def all_ready() -> bool:
            now = self._bases.now
            ready = all(one.state is BaseState.READY for one in now.readings)
            return ready and now.at_ns > since_ns

        with self._came:
            if not self._came.wait_for(all_ready, PATIENCE_S):
                raise SystemExit("a wheelbase did not come back")


def _open_now() -> Counts:
    with contextlib.suppress(OSError):
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()
    return 0, threading.active_count()
