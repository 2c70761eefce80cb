"""The report descriptors by which a wheelbase tells the system what it sends and takes.

Written from public facts: lengths and usages from a dump of a Podium DD in PC mode (FanaBridge,
issue 37), the fields of report 01 from the descriptor of a CSL Elite PS4 (TitanTwo, issue 203).
For simulated bases; a real one brings its own.
"""

from typing import Final

# Items of the HID specification 1.11, section 6.2.2, without their length
_USAGE_PAGE: Final = 0x04
_LOGICAL_MINIMUM: Final = 0x14
_LOGICAL_MAXIMUM: Final = 0x24
_REPORT_SIZE: Final = 0x74
_REPORT_ID: Final = 0x84
_REPORT_COUNT: Final = 0x94
_USAGE: Final = 0x08
_USAGE_MINIMUM: Final = 0x18
_USAGE_MAXIMUM: Final = 0x28
_INPUT: Final = 0x80
_OUTPUT: Final = 0x90
_COLLECTION: Final = 0xA0
_END: Final = b"\xc0"
_VARIABLE: Final = 0x02
_VARIABLE_WITH_NULL: Final = 0x42
_APPLICATION: Final = 0x01

_DESKTOP: Final = 0x01
_BUTTONS: Final = 0x09
_VENDOR: Final = 0xFF00
_JOYSTICK: Final = 0x04
_COUNTED_BUFFER: Final = 0x3A
_HAT: Final = 0x39
_X, _Y, _Z, _RX, _RY, _RZ, _SLIDER, _DIAL = 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37


def _item(tag: int, value: int) -> bytes:
    """An item with the shortest length that holds its value; limits are signed, the rest is not."""
    signed = tag in (_LOGICAL_MINIMUM, _LOGICAL_MAXIMUM)
    for code, length in ((1, 1), (2, 2)):
        try:
            return bytes((tag | code,)) + value.to_bytes(length, "little", signed=signed)
        except OverflowError:
            continue
    return bytes((tag | 3,)) + value.to_bytes(4, "little", signed=signed)


def _field(low: int, high: int, bits: int, count: int, kind: int, what: int = _VARIABLE) -> bytes:
    limits = _item(_LOGICAL_MINIMUM, low) + _item(_LOGICAL_MAXIMUM, high)
    return limits + _item(_REPORT_SIZE, bits) + _item(_REPORT_COUNT, count) + _item(kind, what)


def _usages(page: int, *usages: int) -> bytes:
    return _item(_USAGE_PAGE, page) + b"".join(_item(_USAGE, usage) for usage in usages)


def _application(usage: int, report: int, body: bytes) -> bytes:
    head = _usages(_DESKTOP, usage) + _item(_COLLECTION, _APPLICATION)
    return head + bytes((_REPORT_ID | 1, report)) + body + _END


def _wheel() -> bytes:
    buttons = _item(_USAGE_PAGE, _BUTTONS) + _item(_USAGE_MINIMUM, 1) + _item(_USAGE_MAXIMUM, 124)
    return b"".join(
        (
            _usages(_DESKTOP, _HAT) + _field(0, 7, 4, 1, _INPUT, _VARIABLE_WITH_NULL),
            buttons + _field(0, 1, 1, 124, _INPUT),
            _usages(_DESKTOP, _X, _Z, _RZ, _Y) + _field(0, 0xFFFF, 16, 4, _INPUT),
            _usages(_DESKTOP, _RX, _RY) + _field(-128, 127, 8, 2, _INPUT),
            _usages(_DESKTOP, _SLIDER) + _field(0, 255, 8, 1, _INPUT),
            _usages(_DESKTOP, _DIAL) + _field(-128, 127, 8, 1, _INPUT),
            _usages(_VENDOR, 1) + _field(-128, 127, 8, 5, _INPUT),
            _usages(_VENDOR, 2) + _field(-128, 127, 8, 7, _OUTPUT),
        )
    )


def _second_pad() -> bytes:
    incoming = _usages(_VENDOR, 3) + _field(-128, 127, 8, 33, _INPUT)
    return incoming + _usages(_VENDOR, 4) + _field(-128, 127, 8, 7, _OUTPUT)


def _settings() -> bytes:
    incoming = _usages(_VENDOR, 5) + _field(0, 255, 8, 63, _INPUT)
    return incoming + _usages(_VENDOR, 6) + _field(0, 255, 8, 63, _OUTPUT)


def _gamepad() -> bytes:
    return _usages(_VENDOR, 7) + _field(0, 255, 8, 63, _INPUT)


PC_MODE: Final = (
    _application(_JOYSTICK, 0x01, _wheel())
    + _application(_JOYSTICK, 0x02, _second_pad())
    + _application(_COUNTED_BUFFER, 0xFF, _settings())
)
CONSOLE_MODE: Final = _application(0x05, 0x01, _gamepad())  # 64 bytes in, none out
