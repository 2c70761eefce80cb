"""Each rig in words, as it is heard now: what `rigs list` and `rigs watch` print."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from racecontrol.frontdoor.rigs_bench import Bench
from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.model import Entry, Meeting, Rig
from racecontrol.rigs.box import BoxState
from racecontrol.rigs.desk import Wheelbases
from racecontrol.rigs.wheelbase import BaseState, Place, WheelbaseReading
from racecontrol.timing.health import RigHealth, Signal

SPARE: Final = "spare"


class Look(Struct, frozen=True):
    """One rig: words for people, keys for programs."""

    rig: int
    spare: bool
    car: str  # `77 PRR`; empty: a spare rig
    driver: str
    address: str
    heard: bool
    console: str
    port: str  # USB; empty: not said in the event file
    base: str
    box: str
    faults: tuple[str, ...]


def looks(bench: Bench) -> tuple[Look, ...]:
    """All rigs, in their order."""
    at = {entry.rig: entry for entry in bench.meeting.entries}
    health = bench.telemetry.health()
    boxes = bench.rigs.watch.boxes
    faults = bench.state.rigs.faults
    return tuple(
        _look(
            rig,
            at.get(rig.number),
            one,
            base_of(bench.rigs.wheelbases, rig),
            boxes,
            tuple(fault.sentence for fault in faults.get(rig.number, {}).values()),
        )
        for rig, one in zip(bench.meeting.rigs, health, strict=True)
    )


def base_of(bases: Wheelbases | None, rig: Rig) -> WheelbaseReading | None:
    """What is known of the wheelbase of a rig; None: this machine reads none."""
    readings = bases.now.readings if bases else ()
    return next((one for one in readings if one.rig == rig.number), None)


def _look(
    rig: Rig,
    entry: Entry | None,
    health: RigHealth,
    base: WheelbaseReading | None,
    boxes: Mapping[int, BoxState],
    faults: tuple[str, ...],
) -> Look:
    fresh = health.signal not in (Signal.NEVER, Signal.SILENT)
    return Look(
        rig.number,
        entry is None,
        f"{entry.number:02d} {entry.code}" if entry else "",
        entry.driver if entry else "",
        rig.address,
        fresh,
        console_words(health),
        rig.usb,
        base_words(rig, base),
        box_words(rig, boxes.get(rig.number)),
        faults,
    )


def console_words(health: RigHealth) -> str:
    """`MENU, type C, 59.9/s`."""
    if health.signal is Signal.NEVER:
        return "not heard"
    if health.signal is Signal.SILENT:
        return f"silent for {(health.age_ns or 0) / 1e9:.0f} s"
    return f"{health.signal.value}, type {health.packet_type}, {health.packet_rate_hz:.1f}/s"


def base_words(rig: Rig, base: WheelbaseReading | None) -> str:
    """Where the wheelbase is, and what it is."""
    if not rig.usb:
        return "no USB port said"
    if base is None:
        return "not read"
    if base.place is not Place.PC:
        return base.place.value
    if base.state is BaseState.READY and base.identity is not None:
        return f"{base.identity.base} {base.identity.base_firmware}"
    return base.state.value


def box_words(rig: Rig, box: BoxState | None) -> str:
    """What the box says."""
    if rig.box is None:
        return "none"
    if box is None or box.inputs is None:
        return "no answer"
    estop = "e-stop closed" if box.inputs.estop_closed else "E-STOP OPEN"
    power = "power" if box.inputs.power_present else "NO POWER"
    lamp = box.outputs.lamp if box.outputs else None
    lit = f", {lamp.value}" if lamp is not None and lamp is not Lamp.OFF else ""
    return f"{estop}, {power}{lit}"


def whose(meeting: Meeting, rig: int) -> str:
    """`77 PRR`, or that it is a spare rig."""
    entry = next((one for one in meeting.entries if one.rig == rig), None)
    return f"{entry.number:02d} {entry.code}" if entry else SPARE
