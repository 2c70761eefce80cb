"""A bus of simulated boxes on a pseudo-terminal, and the reader that drives it."""

import queue
import select
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("tty", reason="pseudo-terminals exist on Unix only")

from drivers.rigbox.bus import Pace, RigBoxes
from drivers.rigbox.ports import named
from drivers.simulation.boxes import SimulatedBox, SimulatedBoxes, SimulatedBus
from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import BoxHealth, BoxState

WAIT_S = 20
BUS = "left"
PATIENT = Pace(timeout_s=2.0, round_s=0.001, retry_s=0.01)  # a busy machine is not silence
HASTY = Pace(timeout_s=0.1, round_s=0.001, retry_s=0.01)  # where silence is what is tested


class Stage:
    """Boxes, line and reader of one test. The line itself takes no time."""

    def __init__(self, folder: Path, units: dict[int, int], pace: Pace) -> None:
        self.simulated = SimulatedBoxes(folder, {BUS: units}, baud=0)
        self.simulated.__enter__()
        self.told: queue.Queue[BoxState] = queue.Queue()
        self.reader = RigBoxes(named(self.bus.wire.port), units, self.told.put, pace, BUS)

    @property
    def bus(self) -> SimulatedBus:
        return self.simulated.buses[BUS]

    @property
    def faults(self):
        return self.bus.wire.faults

    def box(self, rig: int) -> SimulatedBox:
        return self.simulated.boxes[rig]

    def next(self) -> BoxState:
        return self.told.get(timeout=WAIT_S)

    def until(self, met: Callable[[BoxState], bool]) -> BoxState:
        """The first thing told that is so."""
        while True:
            state = self.next()
            if met(state):
                return state

    def until_heard(self, *rigs: int) -> None:
        """Inputs and coils of these were read."""
        left = set(rigs)
        while left:
            state = self.next()
            if state.inputs and state.outputs:
                left.discard(state.rig)

    def until_lamps(self, lamp: Lamp, *rigs: int) -> None:
        """Read back from all of these."""
        left = set(rigs)
        while left:
            state = self.next()
            if state.outputs and state.outputs.lamp is lamp:
                left.discard(state.rig)

    def health(self, rig: int) -> BoxHealth:
        return next(box for box in self.reader.health() if box.rig == rig)

    def close(self) -> None:
        self.reader.close()
        self.simulated.__exit__(None, None, None)


@pytest.fixture
def stage(tmp_path) -> Iterator[Callable[..., Stage]]:
    made: list[Stage] = []

    def make(units: dict[int, int] | None = None, pace: Pace = PATIENT) -> Stage:
        made.append(Stage(tmp_path, units or {1: 11, 2: 12}, pace))
        return made[-1]

    yield make
    for each in made:
        each.close()


def until(met: Callable[[], bool]) -> bool:
    """Look again and again, for as long as a reader may take."""
    deadline = time.monotonic() + WAIT_S
    while not met() and time.monotonic() < deadline:
        select.select([], [], [], 0.001)  # lets the reader run
    return met()


def open_files() -> int:
    """Of this process; Linux."""
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        pytest.skip("open files can only be counted on Linux")
    return len(list(descriptors.iterdir()))
