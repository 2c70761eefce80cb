"""What a wheelbase is told: display, lights, rumble, range, and all force off. Never a torque.

Report 01 has 8 bytes, report FF 64. Sources: hid-fanatecff (gotzl), hid-ftec.c and hid-ftecff.c;
FanaBridge (kelchm), docs/reference/protocol.md.
"""

from collections.abc import Sequence
from typing import Final

from drivers.fanatec.menu import TuningRefused
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.desk import Colour

SHORT: Final = 8
LONG: Final = 64
REV_LEDS: Final = 9
FLAG_LEDS: Final = 6

_SEGMENTS: Final = {
    "0": 0x3F,
    "1": 0x06,
    "2": 0x5B,
    "3": 0x4F,
    "4": 0x66,
    "5": 0x6D,
    "6": 0x7D,
    "7": 0x07,
    "8": 0x7F,
    "-": 0x40,
    " ": 0x00,
    "E": 0x79,
    "L": 0x38,
    "P": 0x73,
    "U": 0x3E,
    "Y": 0x6E,
    "b": 0x7C,
    "d": 0x5E,
    "n": 0x54,
    "r": 0x50,
}


def _short(*payload: int) -> bytes:
    return bytes((0x01, *payload)).ljust(SHORT, b"\0")


FORCE_OFF: Final = (  # the five effects: constant, spring, damper, inertia, friction
    _short(0x03, 0x08),
    _short(0x13, 0x0B),
    _short(0x23, 0x0C, 0, 0, 0, 0, 0xFF),
    _short(0x33, 0x0C, 0, 0, 0, 0, 0xFF),
    _short(0x43, 0x0C, 0, 0, 0, 0, 0xFF),
)
LEDS_ON: Final = _short(0xF8, 0x09, 0x02)


def display(text: str, table: Unsettled) -> bytes:
    """Three characters on the display, a shorter text at the right; what it cannot show is `-`."""
    shown = [_segment(letter, table) for letter in text[-3:].rjust(3)]
    return _short(0xF8, 0x09, 0x01, 0x02, *shown)


def _segment(letter: str, table: Unsettled) -> int:
    return table.segments_of_nine if letter == "9" else _SEGMENTS.get(letter, _SEGMENTS["-"])


def rev_leds(lit: int, table: Unsettled) -> bytes:
    """The nine rev lights as a mask; bit 8 is the first one."""
    high, low = divmod(lit & 0x1FF, 0x100)
    pair = (high, low) if table.rev_high_byte_first else (low, high)
    return _short(0xF8, 0x09, 0x08, *pair)


def rim_colours(
    rev: Sequence[Colour], flags: Sequence[Colour], table: Unsettled
) -> tuple[bytes, ...]:
    """Both rows of coloured lights of a rim; lights that are left out go dark."""
    return (_colours(0, rev, REV_LEDS, table), _colours(1, flags, FLAG_LEDS, table))


def one_colour(colour: Colour, table: Unsettled) -> tuple[bytes, ...]:
    """Every light of the rim in one colour; black switches them off."""
    return rim_colours((colour,) * REV_LEDS, (colour,) * FLAG_LEDS, table)


def _colours(group: int, colours: Sequence[Colour], count: int, table: Unsettled) -> bytes:
    lights = [*colours[:count], *[(0, 0, 0)] * (count - len(colours))]
    words = b"".join(_rgb565(one, table).to_bytes(2, "big") for one in lights)
    return (bytes((0xFF, 0x01, group)) + words).ljust(LONG, b"\0")


def _rgb565(colour: Colour, table: Unsettled) -> int:
    red, green, blue = colour if table.led_colours == "rgb" else colour[::-1]
    return (red >> 3) << 11 | (green >> 2) << 5 | blue >> 3


def rumble(left: int, right: int) -> bytes:
    """The two motors of a rim, 0 to 255; 0, 0 stops them."""
    on = bool(left or right)
    return _short(0xF8, 0x09, 0x01, 0x03, left & 0xFF, right & 0xFF, int(on))


def rotation(degrees: int, table: Unsettled) -> tuple[bytes, ...]:
    """Set the range from lock to lock, which changes SEN too: three frames, in this order."""
    if not 90 <= degrees <= table.max_range_deg:
        raise TuningRefused(f"The range is 90 to {table.max_range_deg} degrees, not {degrees}.")
    low, high = degrees & 0xFF, degrees >> 8
    return (
        _short(0xF5),
        _short(0xF8, 0x09, 0x01, 0x06, 0x01),
        _short(0xF8, 0x81, low, high),
    )
