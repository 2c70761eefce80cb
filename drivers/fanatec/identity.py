"""Who a wheelbase is: report FF, class 08. The only way to tell the models apart.

Offsets from FanaBridge (kelchm), Schema/SystemReport.cs and issue 37:
2 model; 5..8 base, 0x0C..0x0F motor, 0x13..0x16 wireless, 0x1A..0x1D rim, 0x21..0x24 module
firmware; 0x18 rim, 0x1F module.
"""

from typing import Final

from drivers.errors import DeviceGarbled
from drivers.fanatec.parts import BASES, MODULES, RIMS, named
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.wheelbase import Identity

LENGTH: Final = 64  # of every report FF
PREFIX: Final = b"\xff\x08"
EXTENDED: Final = 6  # from this model on versions have four parts
PUSH_CHANGES: Final = bytes.fromhex("ff0801ff").ljust(LENGTH, b"\0")
ASK: Final = bytes.fromhex("ff0802").ljust(LENGTH, b"\0")


def identity_of(report: bytes, table: Unsettled) -> Identity:
    """Read the answer. DeviceGarbled when it is none."""
    if not report.startswith(PREFIX) or len(report) < 0x25:
        raise DeviceGarbled(
            f"A wheelbase answered {report[:8].hex(' ')}..., which is no identity. "
            "Unplug it, switch it off and on, and plug it in again."
        )
    model = report[2]
    motor = table.motor_firmware_byte
    return Identity(
        base_type=model,
        base=named(BASES, model),
        base_firmware=_version(report, 5) if model >= EXTENDED else _legacy(report, 5),
        motor_firmware=_version(report, motor),
        wireless_firmware=_version(report, 0x13),
        rim_id=report[0x18],
        rim=named(RIMS, report[0x18]),
        rim_firmware=_version(report, 0x1A),
        module_id=report[0x1F],
        module=named(MODULES, report[0x1F]),
        module_firmware=_version(report, 0x21),
        raw=report,
    )


def _version(report: bytes, at: int) -> str:
    return ".".join(str(part) for part in report[at : at + 4].ljust(4, b"\0"))


def _legacy(report: bytes, at: int) -> str:
    return str(int.from_bytes(report[at : at + 2], "little"))
