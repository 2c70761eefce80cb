"""A base that the kernel itself believes in (/dev/uhid): found, identified, opened, gone.

Needs root and the Linux module uhid; skipped elsewhere. Its descriptor has the collections of a
base in PC mode: a joystick (report 01) and the counted buffer of the settings (report FF).
"""

import os
import struct
import time
from collections.abc import Callable, Iterator

import pytest

from drivers.errors import DeviceAbsent
from drivers.fanatec.access import check_access
from drivers.fanatec.products import VENDOR_ID, Mode
from drivers.fanatec.wheelbases import Wheelbase, plugged_in

pytestmark = pytest.mark.skipif(
    not os.access("/dev/uhid", os.W_OK), reason="no /dev/uhid that may be written on this machine"
)

WAIT_S = 15
DESTROY, CREATE = 1, 11
BUS_USB = 3
JOYSTICK = bytes.fromhex("05010904a1018501 0930 150026ff00 7508 9521 8102 0930 9507 9102 c0")
SETTINGS = bytes.fromhex("0501093aa10185ff 0931 150026ff00 7508 953f 8102 0932 953f 9102 c0")


@pytest.fixture
def plug() -> Iterator[Callable[..., Callable[[], None]]]:
    """Plugs a base in and gives the way to pull it out."""
    open_ones: list[int] = []

    def plug_in(product_id: int, descriptor: bytes) -> Callable[[], None]:
        device = os.open("/dev/uhid", os.O_RDWR)
        open_ones.append(device)
        texts = struct.pack("<128s64s64s", b"Fanatec FANATEC Wheel", b"fake/input0", b"")
        numbers = struct.pack("<HHIIII", len(descriptor), BUS_USB, VENDOR_ID, product_id, 0x0801, 0)
        os.write(
            device, struct.pack("<I", CREATE) + texts + numbers + descriptor.ljust(4096, b"\0")
        )
        return lambda: os.write(device, struct.pack("<I", DESTROY))

    yield plug_in
    for device in open_ones:
        os.close(device)


def seen(wanted: Callable[[tuple[Wheelbase, ...]], bool]) -> tuple[Wheelbase, ...]:
    """Ask the system again and again until it shows what is wanted."""
    deadline = time.monotonic() + WAIT_S
    bases = plugged_in()
    while not wanted(bases) and time.monotonic() < deadline:
        bases = plugged_in()
    assert wanted(bases), bases
    return bases


def ours(bases: tuple[Wheelbase, ...], product_id: int) -> list[Wheelbase]:
    return [base for base in bases if base.product.product_id == product_id and not base.port]


def test_a_base_in_pc_mode_is_one_device_with_settings_that_may_be_opened(plug):
    pull_out = plug(0x0020, JOYSTICK + SETTINGS)
    (base,) = ours(seen(lambda bases: len(ours(bases, 0x0020)) == 1), 0x0020)
    assert base.tuning
    assert base.product.mode is Mode.PC
    assert "FANATEC Wheel" in base.product_text
    check_access(base.path)
    pull_out()
    seen(lambda bases: not ours(bases, 0x0020))
    with pytest.raises(DeviceAbsent, match="is gone"):
        check_access(base.path)


def test_a_base_in_console_mode_has_no_settings(plug):
    plug(0x0E07, JOYSTICK)
    (base,) = ours(seen(lambda bases: len(ours(bases, 0x0E07)) == 1), 0x0E07)
    assert not base.tuning
    assert base.product.mode is Mode.CONSOLE
