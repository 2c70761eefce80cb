"""What hangs together at a rig, as lines of a tree: machine, bus, box; port, base; console.

Only what was read is told, and what was read before says how old it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.model import Rig
from racecontrol.rigs.box import BoxState, LineHealth
from racecontrol.rigs.wheelbase import Identity, Place, WheelbaseReading
from ui import format as text
from ui.technician.readings import Reading
from ui.technician.view import View


class Device(Struct, frozen=True):
    """A line of the tree; `depth` 0 is this machine, or the console."""

    depth: int
    name: str
    words: str
    odd: bool = False


def device_tree(
    view: View,
    reading: Reading,
    boxes: Mapping[int, BoxState],
    lines: Sequence[LineHealth],
) -> tuple[Device, ...]:
    """Of the rig of this reading."""
    rig = reading.rig
    base = view.bases.get(rig.number)
    return (
        Device(0, "This machine", "rig boxes and wheelbases"),
        *_of_box(rig, boxes.get(rig.number), lines),
        *(_of_base(base) if base else ()),
        *_of_console(reading, base, view.monotonic_ns),
    )


def _of_box(rig: Rig, box: BoxState | None, lines: Sequence[LineHealth]) -> Iterator[Device]:
    if rig.box is None:
        yield Device(1, "Rig box", "none in the event file")
        return
    line = next((line for line in lines if line.bus.bus == rig.box.bus), None)
    if line is not None:
        bus = line.bus
        port = PurePath(bus.port).name
        words = bus.trouble or f"{port}, all boxes asked in {bus.round_ms:.0f} ms"
        yield Device(1, f"Bus {bus.bus}", words, bool(bus.trouble))
    health = next((b for b in line.boxes if b.rig == rig.number), None) if line else None
    heard = box is not None and box.inputs is not None
    words = f"address {rig.box.address}"
    if health is not None and heard:
        words += f", answers in {health.answer_ms:.0f} ms"
        lost = health.silent + health.garbled
        words += f", {lost} of {lost + health.answered} not answered" if lost else ""
    yield Device(2, "Rig box", words if heard else f"{words}, does not answer", not heard)
    if box is not None:
        yield from _contacts(box)


def _contacts(box: BoxState) -> Iterator[Device]:
    if box.inputs is not None:
        closed, power = box.inputs.estop_closed, box.inputs.power_present
        yield Device(3, "E-stop", "closed" if closed else "open", not closed)
        cut = bool(box.outputs and box.outputs.power) and not power
        yield Device(3, "Relay", "power to the base" if power else "no power", cut)
    if box.outputs is not None:
        lamp = box.outputs.lamp
        words = "off" if lamp is Lamp.OFF else lamp.value if lamp else "says nothing clear"
        yield Device(3, "Lamp", words, lamp is None)


def _of_base(base: WheelbaseReading) -> Iterator[Device]:
    here = base.place is Place.PC
    port = base.port or "no port said"
    yield Device(1, f"USB {port}", "base plugged in" if here else "empty", base.pulled)
    if here:
        yield from _parts(2, base, base.sentence)


def _of_console(
    reading: Reading, base: WheelbaseReading | None, monotonic_ns: int
) -> Iterator[Device]:
    stream = {value.label: value.words for value in reading.values}
    words = f"{reading.rig.address}, never heard"
    if reading.age_ns is not None:
        rate = f"{reading.rate.words} packets a second"
        words = f"{reading.rig.address}, {rate}, type {reading.packet_type}"
    yield Device(0, "Console", words, reading.stale and reading.entry is not None)
    if reading.age_ns is not None:
        yield Device(1, "Feed", f"loss {stream['Loss']}, jitter {stream['Jitter']}")
    if base is not None and base.place is Place.CONSOLE:
        age = text.age(base.age_ns(monotonic_ns))
        yield from _parts(1, base, "" if base.seen_ns is None else f"read {age} ago")


def _parts(depth: int, base: WheelbaseReading, remark: str) -> Iterator[Device]:
    who = base.identity
    name = f"Base {base.label}".strip()
    known = f"{who.base} {who.base_firmware}" if who else base.state.value
    yield Device(depth, name, ", ".join(filter(None, (known, remark))), bool(base.sentence))
    if who is not None:
        yield from _inside(depth + 1, who)


def _inside(depth: int, who: Identity) -> Iterator[Device]:
    heard = who.motor_answers
    motor = who.motor_firmware if heard else "the base does not hear it"
    yield Device(depth, "Motor", motor, not heard)
    yield Device(depth, "Rim", f"{who.rim} {who.rim_firmware}")
    if who.module_id:
        yield Device(depth, "Module", f"{who.module} {who.module_firmware}")
