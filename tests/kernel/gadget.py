"""A wheelbase as a true USB device: a gadget of the kernel on a dummy controller of the same.

It goes through the USB stack, so that it hangs on a port as a real base does. The kernel has four
HID functions at most. See Documentation/usb/gadget_configfs.rst of the kernel.
"""

import os
import select
import threading
from pathlib import Path

from drivers.fanatec.descriptor import PC_MODE
from drivers.fanatec.firmware import Firmware

GADGETS = Path("/sys/kernel/config/usb_gadget")
CONTROLLERS = Path("/sys/class/udc")
LONGEST = 64


def controllers() -> list[str]:
    """The dummy controllers that are there, each good for one device."""
    return sorted(path.name for path in CONTROLLERS.glob("dummy_udc.*"))


class GadgetBase:
    """One base on one controller, plugged in until `unplug`; may be plugged in again."""

    def __init__(self, number: int, controller: str) -> None:
        self.firmware = Firmware()
        self._root = GADGETS / f"base{number}"
        self._controller = controller
        function = self._root / "functions" / f"hid.{number}"
        configuration = self._root / "configs" / "c.1"
        texts = self._root / "strings" / "0x409"
        for folder in (self._root, texts, function, configuration):
            folder.mkdir()
        (self._root / "idVendor").write_text("0x0eb7")
        (self._root / "idProduct").write_text("0x0020")
        (self._root / "bcdDevice").write_text("0x0801")
        (texts / "manufacturer").write_text("Fanatec")
        (texts / "product").write_text("FANATEC Wheel")
        (function / "report_length").write_text(str(LONGEST))
        (function / "report_desc").write_bytes(PC_MODE)
        (configuration / f"hid.{number}").symlink_to(function)
        self.plug()
        major, minor = map(int, (function / "dev").read_text().split(":"))
        self._device = os.open(_node(os.makedev(major, minor)), os.O_RDWR | os.O_NONBLOCK)
        self._ending = os.pipe()
        self._thread = threading.Thread(target=self._answer, daemon=True)
        self._thread.start()

    def plug(self) -> None:
        (self._root / "UDC").write_text(self._controller)

    def unplug(self) -> None:
        (self._root / "UDC").write_text("\n")

    def end(self) -> None:
        self.unplug()
        os.write(self._ending[1], b"!")
        self._thread.join()
        for handle in (self._device, *self._ending):
            os.close(handle)

    def _answer(self) -> None:
        while True:
            ready, _, _ = select.select([self._device, self._ending[0]], [], [])
            if self._ending[0] in ready:
                return
            try:
                for report in self.firmware.take(os.read(self._device, LONGEST)):
                    select.select([], [self._device], [])
                    os.write(self._device, report)
            except OSError:
                continue  # pulled out in the middle: the host asks again


def _node(device: int) -> str:
    for path in Path("/dev").glob("hidg*"):
        if path.stat().st_rdev == device:
            return str(path)
    raise FileNotFoundError("the kernel made no /dev/hidg node")
