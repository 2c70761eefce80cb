"""The tuning record on the wire: report FF, class 03.

Read with `ASK`; the same report is pushed when a value or the slot changes at the rim. A write is
the whole record, one byte further on. There is a command that resets every slot (04) and one that
turns the menu over (06): neither is ever sent.
"""

from collections.abc import Mapping
from typing import Final

from drivers.errors import DeviceGarbled
from drivers.fanatec.menu import (
    IN_STANDARD,
    Sen,
    TuningRefused,
    byte_of,
    places,
    text_of,
    value_of,
)
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.wheelbase import Parameter, Setting, TuningMode, TuningRecord

LENGTH: Final = 64
PREFIX: Final = b"\xff\x03"
ASK: Final = bytes.fromhex("ff0302").ljust(LENGTH, b"\0")
SAVE: Final = bytes.fromhex("ff0303").ljust(LENGTH, b"\0")
SLOTS: Final = range(1, 6)
_WRITE: Final = bytes.fromhex("ff0300")
_MODE_BIT: Final = 0x80
_FIRST: Final = 2  # byte of k = 0 in the report


def tuning_of(report: bytes, table: Unsettled, *, belt_driven: bool = False) -> TuningRecord:
    """Read the report. DeviceGarbled when it is none, or names a slot that does not exist."""
    if not report.startswith(PREFIX) or len(report) != LENGTH or report[2] & 0x0F not in SLOTS:
        raise DeviceGarbled(
            f"A wheelbase answered {report[:8].hex(' ')}..., which is no tuning record. "
            "Unplug it, switch it off and on, and plug it in again."
        )
    sen = Sen(table, belt_driven)
    standard = bool(report[2] & _MODE_BIT) == table.standard_bit_set
    return TuningRecord(
        report[2] & 0x0F,
        TuningMode.STANDARD if standard else TuningMode.ADVANCED,
        tuple(
            _setting(parameter, report[_FIRST + k], sen)
            for parameter, k in sorted(places(table).items(), key=lambda item: item[1])
        ),
        report,
    )


def _setting(parameter: Parameter, byte: int, sen: Sen) -> Setting:
    return Setting(parameter, value_of(parameter, byte, sen), text_of(parameter, byte, sen), byte)


def write_of(
    record: TuningRecord,
    changes: Mapping[Parameter, int],
    table: Unsettled,
    *,
    belt_driven: bool = False,
) -> bytes:
    """The write that makes `changes` (values in the parameters' own units) to a record just read.

    TuningRefused for a value that cannot be, or that the menu's mode does not offer.
    """
    sen = Sen(table, belt_driven)
    return write_bytes(
        record,
        {parameter: byte_of(parameter, value, sen) for parameter, value in changes.items()},
        table,
    )


def write_bytes(record: TuningRecord, changes: Mapping[Parameter, int], table: Unsettled) -> bytes:
    """The same with the bytes as they stand in a record, for copying one base onto another."""
    known = places(table)
    for parameter in changes:
        if parameter not in known:
            raise TuningRefused(f"This base has no {parameter}. Leave it out.")
        if record.mode is TuningMode.STANDARD and parameter not in IN_STANDARD:
            offered = ", ".join(sorted(IN_STANDARD))
            raise TuningRefused(
                f"{parameter} cannot be set: the tuning menu is in Standard mode, which offers "
                f"{offered} only. Switch the menu to Advanced at the base, then read it again."
            )
    frame = bytearray(_WRITE + record.raw[_FIRST:63])
    frame[3] &= 0x0F
    for parameter, byte in changes.items():
        frame[3 + known[parameter]] = byte
    return bytes(frame)


def changes_to(golden: TuningRecord, found: TuningRecord) -> dict[Parameter, int]:
    """Parameter -> byte, for each in which `found` is not like the golden record."""
    have = {setting.parameter: setting.byte for setting in found.settings}
    return {
        setting.parameter: setting.byte
        for setting in golden.settings
        if have.get(setting.parameter, setting.byte) != setting.byte
    }


def select_of(slot: int) -> bytes:
    """The frame that makes a slot the active one. TuningRefused when there is no such slot."""
    if slot not in SLOTS:
        raise TuningRefused(f"The tuning menu has slots 1 to 5, not {slot}.")
    return bytes((0xFF, 0x03, 0x01, slot)).ljust(LENGTH, b"\0")
