"""Input report 01: steering, pedals, buttons, and what hangs on the base.

Layout computed from the public descriptor of a CSL Elite PS4 (TitanTwo, issue 203), which a dump of
a newer base confirms in its lengths. Byte 0 is the report id.
"""

import struct
from typing import Final

from drivers.errors import DeviceGarbled
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.wheelbase import Inputs

REPORT: Final = 0x01
LENGTH: Final = 34
EVENT_FRAME: Final = 0xFF  # in byte 30: bytes 31 to 33 say something else
RELEASED_HAT: Final = 8  # and above
_AXES: Final = struct.Struct("<HHHH")  # steering, throttle, brake, clutch
_AXES_AT: Final = 17
_BUTTON_BYTES: Final = slice(1, 17)  # button 1 is bit 4 of byte 1
_FULL: Final = 0xFFFF


def axes(report: bytes, table: Unsettled) -> tuple[int, int, int, int]:
    """Steering, throttle, brake, clutch; pedals 0 released to 65535 pressed. No check of length."""
    steering, throttle, brake, clutch = _AXES.unpack_from(report, _AXES_AT)
    if table.pedals_inverted:
        return steering, _FULL - throttle, _FULL - brake, _FULL - clutch
    return steering, throttle, brake, clutch


def inputs_of(report: bytes, at_ns: int, table: Unsettled) -> Inputs:
    """The whole report. DeviceGarbled when it is another one or cut off."""
    if len(report) < LENGTH or report[0] != REPORT:
        raise DeviceGarbled(
            f"A wheelbase sent an input report of {len(report)} bytes, not {LENGTH}. "
            "It is left out; check the mode of the base when this goes on."
        )
    steering, throttle, brake, clutch = axes(report, table)
    hat = report[1] & 0x0F
    stick_x, stick_y = struct.unpack_from("<bb", report, 25)
    normal = report[30] != EVENT_FRAME
    return Inputs(
        at_ns,
        steering,
        throttle,
        brake,
        clutch,
        _held(report),
        hat if hat < RELEASED_HAT else None,
        (stick_x, stick_y),
        report[table.handbrake_byte],
        (report[27], report[28]),
        report[table.rim_byte] if normal else None,
        int.from_bytes(report[32:34], "little") if normal else None,
    )


def _held(report: bytes) -> tuple[int, ...]:
    bits = int.from_bytes(report[_BUTTON_BYTES], "little") >> 4
    held = []
    while bits:
        lowest = bits & -bits
        held.append(lowest.bit_length())
        bits ^= lowest
    return tuple(held)
