"""The rigs of an event without the event: everything that is here is listened to, nothing is kept.

A journal of its own, which is thrown away, stands behind it: what is read becomes facts, so that
rigs are compared and faults are named by the same rules as in an event.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click
from msgspec.structs import replace

from drivers.fanatec.simulated import SimulatedPort
from drivers.gt7.feed import Feed
from drivers.gt7.ports import HEARTBEAT_PORT, TELEMETRY_PORT
from drivers.simulation.boxes import SimulatedBoxes
from racecontrol.control import Control, open_meeting
from racecontrol.frontdoor.field import SimulatedField
from racecontrol.frontdoor.mishaps import simulated_boxes
from racecontrol.frontdoor.rigs_of_event import HERE, RigsOfEvent, Wiring, rigs_of_event
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import State
from racecontrol.rigs.wheelbase import BaseState
from racecontrol.timing.health import RATE_SECONDS
from racecontrol.timing.telemetry import Telemetry

TRACK: Final = "saltmere"  # where simulated consoles idle
LOOK_S: Final = 5.0  # the most that a look at all rigs takes
STEP_S: Final = 0.05
OTHER_SETTING: Final = (2, 0x32)  # FF at 50 %: what a rig that is not like the others has


@dataclass(frozen=True)
class Ports:
    """UDP ports: of ours, and of the consoles."""

    ours: int = TELEMETRY_PORT
    consoles: int = HEARTBEAT_PORT


@dataclass(frozen=True)
class Hall:
    """Where the rigs are: at this machine and its network, or simulated."""

    meeting: Meeting
    wiring: Wiring = HERE
    ports: Ports = Ports()
    bases: SimulatedPort | None = None
    boxes: SimulatedBoxes | None = None


@dataclass(frozen=True)
class Bench:
    """All that is heard of the rigs; frozen pictures from any thread."""

    meeting: Meeting
    control: Control
    telemetry: Telemetry
    rigs: RigsOfEvent

    @property
    def state(self) -> State:
        return self.control.state

    def settle(self, *, rates: bool = False, within_s: float = LOOK_S) -> None:
        """Wait until everything was heard that may be, or the time is over.

        `rates`: and until the figures of packets are those of whole seconds.
        """
        begun, least_s = time.monotonic(), RATE_SECONDS if rates else 0.0
        pause = threading.Event()
        while time.monotonic() - begun < within_s:
            if self._settled() and time.monotonic() - begun > least_s:
                return
            pause.wait(STEP_S)

    def _settled(self) -> bool:
        boxed = {rig.number for rig in self.meeting.rigs if rig.box}
        heard = all(one.age_ns is not None for one in self.telemetry.health())
        answered = {box.rig for box in self.rigs.watch.boxes.values() if box.inputs}
        return heard and boxed <= answered and self._bases_read()

    def _bases_read(self) -> bool:
        bases = self.rigs.wheelbases
        readings = bases.now.readings if bases else ()
        here = [one for one in readings if one.rig is not None and one.state is not BaseState.AWAY]
        known = self.state.parity.sheets
        asked = any(one.state is BaseState.ASKED for one in here)
        ready = [one.rig for one in here if one.state is BaseState.READY and one.tuning]
        ported = sum(bool(rig.usb) for rig in self.meeting.rigs)
        read = all("tuning.slot" in known.get(rig, {}) for rig in ready if rig is not None)
        return not asked and read and (bases is None or len(here) >= ported)


@contextmanager
def bench(hall: Hall) -> Iterator[Bench]:
    """Open everything, until the end. Raises DeviceError, JournalError."""
    meeting = hall.meeting
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        feed = stack.enter_context(
            Feed(
                [rig.address for rig in meeting.rigs],
                port=hall.ports.ours,
                console_port=hall.ports.consoles,
            )
        )
        journal = SqliteJournal(folder / "bench.journal", meeting.key)
        stack.callback(journal.close)
        clock = open_meeting(journal, meeting)
        control = Control(journal, clock)
        telemetry = Telemetry(feed.fileno(), feed.capsule, feed.addresses, clock=clock)
        stack.callback(telemetry.close)
        control.start()
        stack.callback(control.stop)
        rigs = stack.enter_context(rigs_of_event(meeting, control, telemetry, tuple, hall.wiring))
        yield Bench(meeting, control, telemetry, rigs)


@contextmanager
def simulated_hall(meeting: Meeting, count: int, unlike: int | None) -> Iterator[Hall]:
    """The first `count` rigs of an event, simulated: consoles, boxes, wheelbases.

    `unlike`: the rig whose wheelbase is set otherwise. Raises SimulationError, ClickException.
    """
    bases = SimulatedPort(count)
    meeting = _simulated(meeting, bases)
    numbers = [rig.number for rig in meeting.rigs]
    if unlike is not None:
        if unlike not in numbers:
            raise click.ClickException(f"There is no simulated rig {unlike}.")
        bases.bases[numbers.index(unlike)].turn_setting(*OTHER_SETTING)
    ports = Ports(_free_port(), _free_port())
    with (
        SimulatedField(
            meeting, (), seed=1, speed=1.0, port=ports.ours, console_port=ports.consoles
        ),
        simulated_boxes(meeting) as boxes,
    ):
        wiring = Wiring(boxes.ports if boxes else {}, bases)
        yield Hall(meeting, wiring, ports, bases, boxes)


def _simulated(meeting: Meeting, bases: SimulatedPort) -> Meeting:
    """Rigs at addresses and USB ports of the simulation; who sat at others is left out."""
    rigs = tuple(
        replace(rig, address=f"127.0.1.{place}", usb=base.port)
        for place, (rig, base) in enumerate(zip(meeting.rigs, bases.bases, strict=False), 1)
    )
    numbers = {rig.number for rig in rigs}
    entries = tuple(entry for entry in meeting.entries if entry.rig in numbers)
    if not entries:
        raise click.ClickException("Nobody sits at the simulated rigs. Simulate more of them.")
    plans = tuple(replace(plan, track=TRACK) for plan in meeting.sessions)
    return replace(meeting, rigs=rigs, entries=entries, sessions=plans)


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("0.0.0.0", 0))
        port: int = probe.getsockname()[1]
        return port
