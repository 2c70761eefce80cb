"""From a decision to the twelfth lamp that was read back: two buses, pseudo-terminals, real bytes.

The simulated lines hold bytes back as long as they take at the baud rate. `each` is the case in
which no two rigs next to each other show the same, so that every box is written by itself. `act` is
a flag of the director's: decided, journalled on disk, applied, ordered, written and read back; on
the rims of twelve wheelbases at this machine too.
"""

import statistics
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.simulated import SimulatedPort
from drivers.rigbox.bus import RigBoxes
from drivers.rigbox.ports import named
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.control import Accepted, Control, open_meeting
from racecontrol.frontdoor.boxes import Buses
from racecontrol.frontdoor.mishaps import simulated_boxes
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.acts import FormGrid, ShowFlag, StartSession
from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.model import Flag, Person, Role
from racecontrol.rigs.box import BoxState
from racecontrol.rigs.rims import Rims
from racecontrol.rigs.watch import RigWatch
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES
from tests.ui.loopback import Rigs

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
RACE = "race-1"
FLAGS = ((Flag.YELLOW, Lamp.YELLOW), (Flag.GREEN, Lamp.GREEN))


class Desk:
    """Remembers which lamp each rig showed last, and since when."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shown: dict[int, tuple[Lamp | None, int]] = {}

    def tell(self, state: BoxState) -> None:
        self.shown(state.rig, state.outputs.lamp if state.outputs else None, state.at_ns)

    def shown(self, rig: int, lamp: Lamp | None, at_ns: int) -> None:
        with self._changed:
            if self._shown.get(rig, (None, 0))[0] is not lamp:
                self._shown[rig] = (lamp, at_ns)
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
    """Milliseconds to the twelfth rig read back: from the order, and from the act."""
    return {**_of_orders(), **_of_acts()}


def _of_orders() -> dict[str, float]:
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
        "baud": float(computed.baud),
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


def _of_acts() -> dict[str, float]:
    lamps, rims = Desk(), Desk()
    with _event(lamps, rims) as control:
        director = Person("A. Moravec", Role.DIRECTOR)
        entries = tuple(entry.number for entry in control.state.meeting.entries)
        for act in (FormGrid(RACE, entries), StartSession(RACE)):
            assert isinstance(control.submit(act, director).result(PATIENCE_S), Accepted)
        for desk in (lamps, rims):
            desk.wait(dict.fromkeys(RIGS, Lamp.GREEN), time.monotonic_ns())
        on_lamps, on_rims = [], []
        for flag, lamp in _turns(FLAGS):
            time.sleep(BETWEEN_S)
            since_ns = time.monotonic_ns()
            control.submit(ShowFlag(RACE, flag), director)
            on_lamps.append(lamps.wait(dict.fromkeys(RIGS, lamp), since_ns))
            on_rims.append(rims.wait(dict.fromkeys(RIGS, lamp), since_ns))
    return {
        "from_the_act_ms_p50": statistics.median(on_lamps),
        "from_the_act_ms_most": max(on_lamps),
        "on_rims_from_the_act_ms_p50": statistics.median(on_rims),
        "on_rims_from_the_act_ms_most": max(on_rims),
    }


@contextmanager
def _event(lamps: Desk, rims_desk: Desk) -> Iterator[Control]:
    """Control, journal, boxes, bases and the watch of the demo's event; no car drives."""
    meeting = load_event(files("assets.events") / "demo.toml", FORMATS, PENALTIES)
    port = SimulatedPort(len(meeting.rigs), rate_hz=125)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        simulated = stack.enter_context(simulated_boxes(meeting))
        assert simulated is not None
        journal = SqliteJournal(folder / "journal.db", meeting.key)
        stack.callback(journal.close)
        clock = open_meeting(journal, meeting)
        control = Control(journal, clock)
        streams = Rigs(meeting, clock)
        stack.callback(streams.close)
        bases = WheelbaseDesk(port, [(rig.number, rig.usb, rig.label) for rig in meeting.rigs])
        buses, rims = Buses(meeting, simulated.ports), Rims(bases)
        watch = RigWatch(control, streams.telemetry, buses, (buses, rims), bases=bases)

        def shown(port: SignalPort, rig: int, lamp: Lamp | None, at_ns: int) -> None:
            watch.signals.shown(port, rig, lamp, at_ns)
            rims_desk.shown(rig, lamp, at_ns)

        def heard(state: BoxState) -> None:
            watch.heard(state)
            lamps.tell(state)

        control.subscribe(lambda update: watch.told(update.facts))
        for part in (control, watch, bases):
            part.start()
            stack.callback(part.stop)
        rims.start(shown)
        stack.callback(rims.stop)
        buses.start(heard)
        stack.callback(buses.stop)
        lamps.wait(dict.fromkeys(RIGS, Lamp.OFF), time.monotonic_ns())
        yield control
