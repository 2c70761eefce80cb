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
from ui.nouns import noun
from ui.technician.readings import Reading
from ui.technician.view import View
from ui.tr import ruled, tr


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
        Device(0, tr("This machine"), tr("rig boxes and wheelbases")),
        *_of_box(rig, boxes.get(rig.number), lines),
        *(_of_base(base) if base else ()),
        *_of_console(reading, base, view.monotonic_ns),
    )


def _of_box(rig: Rig, box: BoxState | None, lines: Sequence[LineHealth]) -> Iterator[Device]:
    if rig.box is None:
        yield Device(1, tr("Rig box"), tr("none in the event file"))
        return
    line = next((line for line in lines if line.bus.bus == rig.box.bus), None)
    if line is not None:
        bus = line.bus
        port = PurePath(bus.port).name
        words = bus.trouble or tr(
            "{port}, all boxes asked in {round} ms", port=port, round=f"{bus.round_ms:.0f}"
        )
        yield Device(1, tr("Bus {bus}", bus=bus.bus), words, bool(bus.trouble))
    health = next((b for b in line.boxes if b.rig == rig.number), None) if line else None
    heard = box is not None and box.inputs is not None
    words = tr("address {address}", address=rig.box.address)
    if health is not None and heard:
        words += tr(", answers in {answer} ms", answer=f"{health.answer_ms:.0f}")
        lost = health.silent + health.garbled
        words += (
            tr(", {lost} of {all} not answered", lost=lost, all=lost + health.answered)
            if lost
            else ""
        )
    yield Device(
        2, tr("Rig box"), words if heard else tr("{words}, does not answer", words=words), not heard
    )
    if box is not None:
        yield from _contacts(box)


def _contacts(box: BoxState) -> Iterator[Device]:
    if box.inputs is not None:
        closed, power = box.inputs.estop_closed, box.inputs.power_present
        yield Device(3, tr("E-stop"), tr("closed") if closed else tr("open"), not closed)
        cut = bool(box.outputs and box.outputs.power) and not power
        yield Device(3, tr("Relay"), tr("power to the base") if power else tr("no power"), cut)
    if box.outputs is not None:
        lamp = box.outputs.lamp
        words = tr("off") if lamp is Lamp.OFF else noun(lamp) if lamp else tr("says nothing clear")
        yield Device(3, tr("Lamp"), words, lamp is None)


def _of_base(base: WheelbaseReading) -> Iterator[Device]:
    here = base.place is Place.PC
    port = base.port or tr("no port said")
    yield Device(
        1, tr("USB {port}", port=port), tr("base plugged in") if here else tr("empty"), base.pulled
    )
    if here:
        yield from _parts(2, base, ruled(base.sentence))


def _of_console(
    reading: Reading, base: WheelbaseReading | None, monotonic_ns: int
) -> Iterator[Device]:
    stream = {value.label: value.words for value in reading.values}
    words = tr("{address}, never heard", address=reading.rig.address)
    if reading.age_ns is not None:
        rate = tr("{rate} packets a second", rate=reading.rate.words)
        words = tr(
            "{address}, {rate}, type {packet_type}",
            address=reading.rig.address,
            rate=rate,
            packet_type=reading.packet_type,
        )
    yield Device(0, tr("Console"), words, reading.stale and reading.entry is not None)
    if reading.age_ns is not None:
        yield Device(
            1,
            tr("Feed"),
            tr(
                "loss {stream}, jitter {stream2}",
                stream=stream[tr("Loss")],
                stream2=stream[tr("Jitter")],
            ),
        )
    if base is not None and base.place is Place.CONSOLE:
        age = text.age(base.age_ns(monotonic_ns))
        yield from _parts(1, base, "" if base.seen_ns is None else tr("read {age} ago", age=age))


def _parts(depth: int, base: WheelbaseReading, remark: str) -> Iterator[Device]:
    who = base.identity
    name = tr("Base {label}", label=base.label).strip()
    known = f"{who.base} {who.base_firmware}" if who else noun(base.state)
    yield Device(depth, name, ", ".join(filter(None, (known, remark))), bool(base.sentence))
    if who is not None:
        yield from _inside(depth + 1, who)


def _inside(depth: int, who: Identity) -> Iterator[Device]:
    heard = who.motor_answers
    motor = who.motor_firmware if heard else tr("the base does not hear it")
    yield Device(depth, tr("Motor"), motor, not heard)
    yield Device(depth, tr("Rim"), f"{who.rim} {who.rim_firmware}")
    if who.module_id:
        yield Device(depth, tr("Module"), f"{who.module} {who.module_firmware}")
