"""What can happen to a simulated rig box and its line, and is over again: faults on demand."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from drivers.simulation.boxes import SimulatedBoxes, SimulatedBus

LATE_S: Final = 0.115  # soon after the time-out at 19,200 and at 38,400 baud


class Mishap(StrEnum):
    ESTOP = "e-stop"
    CALL = "call"
    READY = "ready"
    SEAT = "seat left"
    COVER = "cover open"
    FUSE = "fuse"  # no power before the relay
    RELAY = "relay stuck"
    LAMPS = "lamps stuck"
    WRONG_MAP = "wrong box"
    SILENT = "silent"
    CHECKSUM = "checksum errors"
    NOISE = "noise"
    SPLIT = "split frames"
    LATE = "late answers"
    ADAPTER = "adapter out"


def happen(boxes: SimulatedBoxes, rig: int, mishap: Mishap, on: bool = True) -> None:
    """It begins, or is over. KeyError when the rig has no box."""
    if mishap in CONTACTS:
        CONTACTS[mishap](boxes, rig, on)
    else:
        _to_the_line(boxes.bus_of(rig), boxes.boxes[rig].unit, mishap, on)


def _set(name: str, when_on: bool) -> Callable[[SimulatedBoxes, int, bool], None]:
    def act(boxes: SimulatedBoxes, rig: int, on: bool) -> None:
        setattr(boxes.boxes[rig], name, on is when_on)

    return act


def _estop(boxes: SimulatedBoxes, rig: int, on: bool) -> None:
    box = boxes.boxes[rig]
    (box.press_estop if on else box.release_estop)()


CONTACTS: Final = {
    Mishap.ESTOP: _estop,
    Mishap.CALL: _set("driver_calls", True),
    Mishap.READY: _set("driver_ready", True),
    Mishap.SEAT: _set("seat_occupied", False),
    Mishap.COVER: _set("cover_closed", False),
    Mishap.FUSE: _set("supply", False),
    Mishap.RELAY: _set("relay_stuck", True),
    Mishap.LAMPS: _set("lamps_stuck", True),
    Mishap.WRONG_MAP: _set("wrong_map", True),
}


def _to_the_line(bus: SimulatedBus, unit: int, mishap: Mishap, on: bool) -> None:
    faults = bus.wire.faults
    of_units = {
        Mishap.SILENT: faults.cut,
        Mishap.CHECKSUM: faults.flipped,
        Mishap.SPLIT: faults.split,
    }
    if mishap in of_units:
        (of_units[mishap].add if on else of_units[mishap].discard)(unit)
    elif mishap is Mishap.NOISE:
        faults.noisy = on
    elif mishap is Mishap.LATE:
        faults.delay_s = {unit: LATE_S} if on else {}
    else:
        (bus.unplug if on else bus.plug)()
