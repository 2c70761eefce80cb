"""All that an event does with its rigs: boxes, wheelbases, the watch over both, the proving."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Final

from msgspec import Struct

from drivers.fanatec.port import HidPort
from racecontrol.control import Control
from racecontrol.frontdoor.boxes import Buses
from racecontrol.frontdoor.wheels import open_wheelbases
from racecontrol.meeting.model import Doubt, Meeting
from racecontrol.proving import Proving
from racecontrol.rigs.desk import Wheelbases
from racecontrol.rigs.rims import Rims
from racecontrol.rigs.watch import RigWatch
from racecontrol.timing.telemetry import Telemetry


class Wiring(Struct, frozen=True):
    """Where devices are that are not at this machine's ports: a rehearsal's."""

    box_ports: Mapping[str, str] | None = None  # bus -> path
    hid: HidPort | None = None  # None: the wheelbases at this machine


OPEN_AFTER_S: Final = 1.0  # by then the first window stands
HERE: Final = Wiring()  # everything at this machine's own ports


class RigsOfEvent(Struct, frozen=True):
    """The rigs of an event that runs."""

    watch: RigWatch
    proving: Proving
    wheelbases: Wheelbases | None  # None: this machine cannot read any
    boxes: Buses


@contextmanager
def rigs_of_event(
    meeting: Meeting,
    control: Control,
    telemetry: Telemetry,
    doubts: Callable[[], Sequence[Doubt | None]],
    wiring: Wiring,
) -> Iterator[RigsOfEvent]:
    """Open what is at the rigs, and watch it until the end; the control runs already."""
    with ExitStack() as stack:
        boxes = Buses(meeting, wiring.box_ports)
        bases = open_wheelbases(stack, meeting, control, wiring.hid)
        rims = Rims(bases) if bases else None
        ports = (boxes, rims) if rims else (boxes,)
        watch = RigWatch(
            control, telemetry, boxes, ports, doubts, bases, lambda: proving.estops_tested()
        )
        stack.callback(control.subscribe(lambda update: watch.told(update.facts)))
        proving = Proving(control, bases, telemetry.health, time.monotonic_ns)  # hears after it
        for part in (watch, proving):
            part.start()
            stack.callback(part.stop)
        boxes.start(watch.heard, OPEN_AFTER_S)
        stack.callback(boxes.stop)
        if rims:
            rims.start(watch.signals.shown)
            stack.callback(rims.stop)
        yield RigsOfEvent(watch, proving, bases, boxes)
