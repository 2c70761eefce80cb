"""Which model, rim and module stands behind a number on the wire.

Source: FanaBridge (kelchm), FanatecDeviceTables and docs/reference/devices.md. These are the ids on
the wire; the maker's own library counts rims in another way.
"""

from typing import Final

BASES: Final[dict[int, str]] = {
    1: "ClubSport V2",
    2: "ClubSport V2.5",
    3: "CSL Elite",
    4: "CSL Elite",
    5: "CSL Elite PS4",
    6: "Podium DD1",
    7: "Podium DD1 PS4",
    8: "Podium DD2",
    9: "GT DD Pro",
    10: "CSL DD",
    11: "ClubSport DD",
    12: "ClubSport DD+",
    13: "Podium DD",
    14: "Podium DD+",
    99: "ClubSport V1",
}
BELT_DRIVEN: Final = frozenset({1, 2, 3, 4, 5, 99})  # their range is coded in another way
RIMS: Final[dict[int, str]] = {
    0x00: "none",
    0x01: "BMW GT2",
    0x02: "Formula Carbon",
    0x03: "918 RSR",
    0x04: "Universal hub",
    0x06: "Universal hub Xbox",
    0x07: "P1 Xbox",
    0x08: "P1 V2",
    0x09: "McLaren",
    0x0A: "Formula V2",
    0x0B: "McLaren V2",
    0x0C: "Podium hub",
    0x0E: "Bentley",
    0x0F: "BMW M4 GT3",
    0x10: "GT DD Pro",
    0x11: "CSL universal hub",
    0x12: "WRC",
    0x13: "BMW GT2 V2",
    0x14: "RS",
    0x15: "Universal hub V2",
    0x16: "F1 Esports V2",
    0x17: "BMW M4 GT3",
    0x18: "GT Steering Wheel Extreme",
    0x1B: "Porsche VGT",
    0x1C: "Formula V3",
    0x1D: "CSL GT3",
    0xFE: "generic",
    0xFF: "says more elsewhere",
}
MODULES: Final[dict[int, str]] = {
    0: "none",
    1: "Podium button module Endurance",
    2: "Podium button module Rally",
}


def named(table: dict[int, str], number: int) -> str:
    """The name; a number that is not in the table stands for itself."""
    return table.get(number, f"unknown (0x{number:02X})")
