"""A wheelbase that the kernel itself believes in, through /dev/uhid.

The kernel parses its descriptor and makes its hidraw node; the firmware of the simulated bases
answers. See Documentation/hid/uhid.rst of the kernel for the events.
"""

import contextlib
import os
import select
import struct
import threading

from drivers.fanatec.descriptor import PC_MODE
from drivers.fanatec.firmware import Firmware
from drivers.fanatec.products import VENDOR_ID

DEVICE = "/dev/uhid"
DESTROY, OUTPUT, CREATE, INPUT = 1, 6, 11, 12
USB = 3
LONGEST = 4096
EVENT = 4 + 4372
TEXTS = struct.Struct("<128s64s64s")
NUMBERS = struct.Struct("<HHIIII")


class KernelBase:
    """One base, plugged in until `unplug`; may be plugged in again."""

    def __init__(self, number: int, product_id: int = 0x0020, descriptor: bytes = PC_MODE) -> None:
        self.firmware = Firmware()
        self.port = f"usb-0000:00:14.0-1.{number}"
        self.product_id = product_id
        self.descriptor = descriptor
        self.frames = 0  # that the kernel handed over
        self._thread: threading.Thread | None = None
        self.plug()

    def plug(self) -> None:
        self._device = os.open(DEVICE, os.O_RDWR)
        self._ending = os.pipe()
        # no serial number, as no real base has one
        texts = TEXTS.pack(b"Fanatec FANATEC Wheel", f"{self.port}/input0".encode(), b"")
        size = len(self.descriptor)
        numbers = NUMBERS.pack(size, USB, VENDOR_ID, self.product_id, 0x0801, 0)
        os.write(
            self._device,
            struct.pack("<I", CREATE) + texts + numbers + self.descriptor.ljust(LONGEST, b"\0"),
        )
        self._thread = threading.Thread(target=self._answer, daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Out of the kernel; may be called twice."""
        if self._thread is None:
            return
        os.write(self._device, struct.pack("<I", DESTROY))
        os.write(self._ending[1], b"!")
        self._thread.join()
        self._thread = None
        for handle in (self._device, *self._ending):
            os.close(handle)

    def send(self, *reports: bytes) -> None:
        for report in reports:
            os.write(self._device, struct.pack("<IH", INPUT, len(report)) + report)

    def _answer(self) -> None:
        while True:
            ready, _, _ = select.select([self._device, self._ending[0]], [], [])
            if self._ending[0] in ready:
                return
            event = os.read(self._device, EVENT)
            (kind,) = struct.unpack_from("<I", event)
            if kind == OUTPUT:
                (size,) = struct.unpack_from("<H", event, 4 + LONGEST)
                self.frames += 1
                with contextlib.suppress(OSError):  # pulled out in the middle of its answer
                    self.send(*self.firmware.take(event[4 : 4 + size]))
