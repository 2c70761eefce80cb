"""The rig boxes of an event: its buses opened by USB id, joined to the watch over the rigs."""

import threading
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from drivers.rigbox.budget import READ_COUNTERS, asking_ms
from racecontrol.meeting.boxes import Bus, Lamp, SignalPort
from racecontrol.meeting.model import Meeting
from racecontrol.rigs.box import BoxState, LineHealth

if TYPE_CHECKING:
    from drivers.rigbox.bus import RigBoxes
    from drivers.rigbox.ports import Find

SPARE_MS: Final = 20.0  # that a busy machine may add to an answer


class Buses:
    """All buses of an event: a `Cable` and a `LampPort` of `racecontrol.rigs`."""

    port: Final = SignalPort.BOX

    def __init__(self, meeting: Meeting, ports: Mapping[str, str] | None = None) -> None:
        """`ports`: bus -> path, for buses that are no USB adapters (a rehearsal's)."""
        self._plans = meeting.buses
        self._units = {bus.key: _units(meeting, bus.key) for bus in meeting.buses}
        self._ports = ports or {}
        self._buses: tuple[RigBoxes, ...] = ()
        self._lock = threading.Lock()  # of the buses and of what was ordered
        self._lamps: dict[int, Lamp] = {}  # as ordered last, perhaps before a bus was open
        self._powers: dict[int, bool] = {}
        self._ending = threading.Event()
        self._opening: threading.Thread | None = None

    def start(self, tell: Callable[[BoxState], None], after_s: float = 0.0) -> None:
        """Open them, each on a thread of its own; `tell` is called on those.

        `after_s`: so much later, when nobody waits for the first window any more.
        """
        if not any(self._units.values()):
            return
        if not after_s:
            self._open(tell, 0.0)
            return
        opening = partial(self._open, tell, after_s)
        self._opening = threading.Thread(target=opening, name="rig boxes", daemon=True)
        self._opening.start()

    def _open(self, tell: Callable[[BoxState], None], after_s: float) -> None:
        if self._ending.wait(after_s):
            return
        from drivers.rigbox.bus import Pace, RigBoxes  # the Modbus library is large

        buses = tuple(
            RigBoxes(self._find(bus), self._units[bus.key], tell, Pace(bus.baud), bus.key)
            for bus in self._plans
            if self._units[bus.key]
        )
        with self._lock:
            self._buses = buses
            for bus in buses:
                bus.show(self._lamps)
                for rig, on in self._powers.items():
                    bus.switch(rig, on)

    def _find(self, bus: Bus) -> "Find":
        from drivers.rigbox.ports import by_usb, named

        path = self._ports.get(bus.key)
        return named(path) if path else by_usb(bus)

    def stop(self) -> None:
        self._ending.set()
        if self._opening is not None:
            self._opening.join()
        for bus in self._buses:
            bus.close()

    def show(self, lamps: Mapping[int, Lamp]) -> None:
        with self._lock:
            self._lamps.update(lamps)
            for bus in self._buses:
                bus.show(lamps)

    def switch(self, rig: int, on: bool) -> None:
        with self._lock:
            self._powers[rig] = on
            for bus in self._buses:
                bus.switch(rig, on)

    def lines(self) -> tuple[LineHealth, ...]:
        return tuple(
            LineHealth(bus.bus(), bus.health(), slow_ms(bus.pace.baud)) for bus in self._buses
        )


def slow_ms(baud: int) -> float:
    """An answer that takes longer is late: twice what the longest takes on the wire, and some."""
    return 2 * asking_ms(baud, READ_COUNTERS) + SPARE_MS


def _units(meeting: Meeting, bus: str) -> dict[int, int]:
    return {rig.number: rig.box.address for rig in meeting.rigs if rig.box and rig.box.bus == bus}
