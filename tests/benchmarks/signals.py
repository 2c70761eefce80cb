"""From an order to twelve lamps that were read back: two buses at 19,200 baud, pseudo-terminals.

The simulated line holds bytes back as long as they take at the baud rate. `each` is the case in
which no two rigs next to each other show the same, so that every box is written by itself.
"""

import statistics
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from drivers.rigbox.bus import RigBoxes
from drivers.rigbox.ports import named
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import BoxState

ORDERS = 40
PATIENCE_S = 5.0
BETWEEN_S = 0.117  # so that orders come at every moment of a round
WIRING = {
    "left": {rig: 10 + rig for rig in range(1, 7)},
    "right": {rig: 10 + rig for rig in range(7, 13)},
}
RIGS = tuple(range(1, 13))
ONE_FOR_ALL = (Lamp.RED, Lamp.GREEN, Lamp.YELLOW)
EACH = (
    {rig: (Lamp.GREEN, Lamp.YELLOW)[rig % 2] for rig in RIGS},
    {rig: (Lamp.YELLOW, Lamp.BLUE)[rig % 2] for rig in RIGS},
)


class Desk:
    """Remembers which lamp each rig showed last, and since when."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shown: dict[int, tuple[Lamp | None, int]] = {}

    def tell(self, state: BoxState) -> None:
        with self._changed:
            lamp = state.outputs.lamp if state.outputs else None
            if self._shown.get(state.rig, (None, 0))[0] is not lamp:
                self._shown[state.rig] = (lamp, state.at_ns)
            self._changed.notify_all()

    def wait(self, lamps: Mapping[int, Lamp], since_ns: int) -> float:
        """Milliseconds until the last rig was read back with its lamp."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._shows(lamps), PATIENCE_S):
                raise SystemExit("a lamp was not read back")
            return (max(at_ns for _, at_ns in self._shown.values()) - since_ns) / 1e6

    def _shows(self, lamps: Mapping[int, Lamp]) -> bool:
        return all(self._shown.get(rig, (None, 0))[0] is lamp for rig, lamp in lamps.items())


def measure() -> dict[str, float]:
    """Milliseconds from the order to the twelfth rig read back."""
    desk = Desk()
    with TemporaryDirectory() as folder, SimulatedBoxes(Path(folder), WIRING) as simulated:
        buses = [
            RigBoxes(named(simulated.ports[key]), units, desk.tell, key=key)
            for key, units in WIRING.items()
        ]
        desk.wait(dict.fromkeys(RIGS, Lamp.OFF), time.monotonic_ns())
        same = [_ordered(buses, desk, dict.fromkeys(RIGS, one)) for one in _turns(ONE_FOR_ALL)]
        each = [_ordered(buses, desk, one) for one in _turns(EACH)]
        computed = buses[0].budget()
        rounds = [bus.bus().round_ms for bus in buses]
        for bus in buses:
            bus.close()
    return {
        "one_for_all_ms_p50": statistics.median(same),
        "one_for_all_ms_most": max(same),
        "one_for_all_ms_computed": computed.signal_ms,
        "each_ms_p50": statistics.median(each),
        "each_ms_most": max(each),
        "each_ms_computed": computed.each_ms,
        "round_of_six_ms": statistics.mean(rounds),
    }


def _turns(orders):
    return [orders[index % len(orders)] for index in range(ORDERS)]


def _ordered(buses: list[RigBoxes], desk: Desk, lamps: Mapping[int, Lamp]) -> float:
    time.sleep(BETWEEN_S)
    since_ns = time.monotonic_ns()
    for bus in buses:
        bus.show(lamps)
    return desk.wait(lamps, since_ns)
