"""Checks which control box an event file gives to which rig, with the line of what is wrong."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from racecontrol.meeting.boxes import BAUD_RATES, BoxPlace, Bus
from racecontrol.meeting.model import Meeting
from racecontrol.rulebooks.checking import nearest
from racecontrol.rulebooks.lines import Place, line_at, lines_of
from racecontrol.rulebooks.reading import dotted

USB_ID: Final = re.compile(r"[0-9a-fA-F]{4}:[0-9a-fA-F]{4}")
MOST_BOXES: Final = 32  # that one RS-485 pair carries without a repeater (TIA-485-A, unit loads)

Fault = tuple[Place, str]  # where in the file, and why it cannot be


def wiring_mistake(meeting: Meeting, text: str) -> str:
    """`line 41: rigs[3].box.bus: there is no bus 'lft'.`; empty: none. `text`: the event file."""
    for place, why in chain(_of_buses(meeting), _of_rigs(meeting)):
        return f"line {line_at(lines_of(text), place)}: {dotted(place)}: {why}"
    return ""


def _of_buses(meeting: Meeting) -> Iterator[Fault]:
    for index, bus in enumerate(meeting.buses):
        place: Place = ("buses", index)
        if bus.key in [other.key for other in meeting.buses[:index]]:
            yield (*place, "key"), f"{bus.key!r} stands there twice."
        if not USB_ID.fullmatch(bus.usb):
            why = f"{bus.usb!r} is no USB id. Say vendor and product, as 0403:6001."
            yield (*place, "usb"), f"{why} `racecontrol boxes ports` shows those plugged in."
        if bus.baud not in BAUD_RATES:
            known = ", ".join(map(str, BAUD_RATES))
            yield (*place, "baud"), f"a bus runs at one of {known} baud."
        twin = _twin(bus, meeting.buses[:index])
        if twin:
            why = f"bus {twin.key!r} may be the same adapter. Say its serial number or location."
            yield (*place, "usb"), why


def _twin(bus: Bus, before: tuple[Bus, ...]) -> Bus | None:
    """One that the same adapter could be: nothing that both say tells them apart."""
    for other in before:
        told = [(bus.usb.lower(), other.usb.lower())]
        told += [(bus.serial, other.serial)] if bus.serial and other.serial else []
        told += [(bus.location, other.location)] if bus.location and other.location else []
        if all(one == two for one, two in told):
            return other
    return None


def _of_rigs(meeting: Meeting) -> Iterator[Fault]:
    keys = [bus.key for bus in meeting.buses]
    taken: dict[BoxPlace, int] = {}
    for index, rig in enumerate(meeting.rigs):
        if rig.box is None:
            continue
        place: Place = ("rigs", index, "box")
        if rig.box.bus not in keys:
            hint = nearest(rig.box.bus, keys) if keys else "Write a table [[buses]] for it."
            yield (*place, "bus"), f"there is no bus {rig.box.bus!r}. {hint}"
        if not 1 <= rig.box.address <= 247:
            yield (*place, "address"), f"{rig.box.address} is no Modbus address: 1 to 247 are."
        if rig.box in taken:
            yield (*place, "address"), f"rig {taken[rig.box]} has this box already."
        taken.setdefault(rig.box, rig.number)
    for index, key in enumerate(keys):
        if sum(place.bus == key for place in taken) > MOST_BOXES:
            yield ("buses", index), f"one RS-485 pair carries {MOST_BOXES} boxes at most."
