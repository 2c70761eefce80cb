"""The thread that reads all boxes of one bus, round after round, and tells what changed."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct

from drivers.errors import DeviceError
from drivers.rigbox.inputs import BoxState, Inputs
from drivers.rigbox.line import Answer, Line, Outcome

MISSES: Final = 3  # questions without a good answer until a box is given up
JOIN_S: Final = 5.0

log = logging.getLogger(__name__)


class Pace(Struct, frozen=True):
    """How the bus is driven. At 19,200 baud an answer of a box takes some 10 ms."""

    baud: int = 19_200
    timeout_s: float = 0.1  # for one answer
    round_s: float = 0.05  # pause between two rounds
    retry_s: float = 1.0  # between two attempts to open the port


class BoxHealth(Struct, frozen=True):
    """What came of asking one box, counted since the start."""

    rig: int
    heard: bool
    answered: int
    silent: int
    garbled: int
    refused: int


class BusHealth(Struct, frozen=True):
    """The port. `trouble` is a sentence while it is not open, else empty."""

    port: str
    opened: int  # how often
    trouble: str


@dataclass(slots=True)
class _Box:
    """One box. Written by the thread alone; each field is replaced whole."""

    rig: int
    unit: int
    inputs: Inputs | None = None
    misses: int = 0
    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))

    def health(self) -> BoxHealth:
        counts = [self.counts[outcome] for outcome in Outcome]
        return BoxHealth(self.rig, self.inputs is not None, *counts)


class RigBoxes:
    """Reads the boxes from its own thread until `close`; survives silence, noise and unplugging.

    `units` is rig -> Modbus address (1 to 247). `tell` is called on that thread for every change: a
    box was heard first or again, an input changed, a box was given up.
    """

    def __init__(
        self,
        port: str,
        units: Mapping[int, int],
        tell: Callable[[BoxState], None],
        pace: Pace | None = None,
    ) -> None:
        """DeviceError when two rigs share an address, or one is out of range."""
        _check(units)
        pace = pace or Pace()
        self._port = port
        self._pace = pace
        self._tell = tell
        self._boxes = [_Box(rig, unit) for rig, unit in sorted(units.items())]
        self._line = Line(port, pace.baud, pace.timeout_s)
        self._opened = 0
        self._trouble = f"{port} was not opened yet."
        self._next_lost = 0
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rigbox", daemon=True)
        self._thread.start()

    def health(self) -> tuple[BoxHealth, ...]:
        """One for each box, by rig, as of now."""
        return tuple(box.health() for box in self._boxes)

    def bus(self) -> BusHealth:
        """The port, as of now."""
        return BusHealth(self._port, self._opened, self._trouble)

    def close(self) -> None:
        """Stop reading. May be called twice."""
        self._closing.set()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self._line.open()
                self._opened, self._trouble = self._opened + 1, ""
                self._read_until_closed()
            except DeviceError as error:
                self._lost_port(str(error))
            except Exception as error:  # a fault of the library may not end the reading
                log.exception("Reading the rig boxes on %s failed", self._port)
                self._lost_port(f"Reading {self._port} failed ({error}). It is opened again.")
            self._closing.wait(self._pace.retry_s)
        self._line.close()

    def _read_until_closed(self) -> None:
        while not self._closing.is_set():
            for box in self._this_round():
                self._take(box, self._line.ask(box.unit))
            self._closing.wait(self._pace.round_s)

    def _this_round(self) -> list[_Box]:
        """Every box that answers, and one that does not: the dead must not slow the living."""
        heard = [box for box in self._boxes if box.inputs is not None]
        lost = [box for box in self._boxes if box.inputs is None]
        if lost:
            self._next_lost += 1
            heard.append(lost[self._next_lost % len(lost)])
        return heard

    def _take(self, box: _Box, answer: Answer) -> None:
        box.counts[answer.outcome] += 1
        if answer.outcome is Outcome.ANSWERED:
            box.misses = 0
            self._change(box, answer.inputs)
            return
        box.misses += 1
        if box.misses >= MISSES:
            self._change(box, None)

    def _lost_port(self, trouble: str) -> None:
        self._line.close()
        self._trouble = trouble
        for box in self._boxes:
            self._change(box, None)

    def _change(self, box: _Box, inputs: Inputs | None) -> None:
        if inputs == box.inputs:
            return
        box.inputs = inputs
        try:
            self._tell(BoxState(box.rig, time.monotonic_ns(), inputs))
        except Exception:  # whoever listens may not stop the reading of an e-stop
            log.exception("A listener to the rig boxes failed on rig %d", box.rig)


def _check(units: Mapping[int, int]) -> None:
    for rig, unit in units.items():
        if not 1 <= unit <= 247:
            raise DeviceError(f"Rig {rig} has box address {unit}. Give it one from 1 to 247.")
        if list(units.values()).count(unit) > 1:
            raise DeviceError(f"Box address {unit} is given twice. Each box needs its own.")
