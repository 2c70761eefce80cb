"""Signals on the rims of wheelbases that hang on this machine: their lights and their display.

No base tells what its rim shows. One that answers a question asked after it was told has taken
what it was told: that is the acknowledgement.
"""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Final

from msgspec import Struct

from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.place import Place
from racecontrol.rigs.desk import Picture, Wheelbases
from racecontrol.rigs.wheelbase import BaseState, WheelbaseReading

AGAIN_NS: Final = 1_000_000_000  # monotonic; one that did not answer is told again

Tell = Callable[[SignalPort, int, Lamp | None, int], None]  # port, rig, lamp, monotonic ns


class _Rim(Struct):
    """One rig's, as far as it is known."""

    here: bool = False
    wanted: Lamp = Lamp.OFF
    shown: Lamp | None = None  # None: nothing that we know of
    under_way: bool = False
    next_ns: int = 0


class Rims:
    """A `LampPort`, from `start` to `stop`. Nothing here waits."""

    port: Final = SignalPort.RIM

    def __init__(self, bases: Wheelbases) -> None:
        self._bases = bases
        self._rims: dict[int, _Rim] = {}
        self._lock = threading.Lock()
        self._now_ns = 0  # of the last picture
        self._tell: Tell | None = None
        self._leave: Callable[[], None] = lambda: None

    def start(self, tell: Tell) -> None:
        """`tell` is called on threads of the cables."""
        self._tell = tell
        self._leave = self._bases.subscribe(self._look)

    def stop(self) -> None:
        """Leaves the rims as they are."""
        self._leave()
        self._tell = None

    def show(self, lamps: Mapping[int, Lamp]) -> None:
        with self._lock:
            for rig, lamp in lamps.items():
                rim = self._rims.setdefault(rig, _Rim())
                rim.wanted, rim.next_ns = lamp, 0
        self._light()

    def _look(self, picture: Picture) -> None:
        gone = []
        with self._lock:
            self._now_ns = picture.at_ns
            for reading in picture.readings:
                if reading.rig is None:
                    continue
                rim = self._rims.setdefault(reading.rig, _Rim())
                rim.here, was_here = _is_here(reading), rim.here
                if was_here and not rim.here and rim.shown is not None:
                    rim.shown = None
                    gone.append(reading.rig)
        for rig in gone:
            self._said(rig, None, picture.at_ns)
        self._light()

    def _light(self) -> None:
        """Tell those that do not show what they must. A rim that never showed one is not dark."""
        due = []
        with self._lock:
            for rig, rim in self._rims.items():
                dark = rim.wanted is Lamp.OFF and rim.shown is None
                asked = rim.under_way or self._now_ns < rim.next_ns
                if rim.here and not (asked or dark or rim.shown is rim.wanted):
                    rim.under_way, rim.next_ns = True, self._now_ns + AGAIN_NS
                    due.append((rig, rim.wanted))
        for rig, lamp in due:
            self._bases.signal(rig, lamp).add_done_callback(partial(self._taken, rig, lamp))

    def _taken(self, rig: int, lamp: Lamp, done: "Future[int]") -> None:
        """The base has answered, or has not."""
        failed = done.cancelled() or done.exception() is not None
        with self._lock:
            rim = self._rims[rig]
            rim.under_way = False
            if failed or not rim.here:
                return
            rim.shown, rim.next_ns = lamp, 0
        self._said(rig, lamp, done.result())
        self._light()  # it may have to show another one by now

    def _said(self, rig: int, lamp: Lamp | None, at_ns: int) -> None:
        if self._tell is not None:
            self._tell(self.port, rig, lamp, at_ns)


def _is_here(reading: WheelbaseReading) -> bool:
    return reading.place is Place.PC and reading.state is BaseState.READY
