"""The real HID port, by the library hidapi: its module `hidraw` on Linux, `hid` elsewhere."""

import contextlib
import sys
from collections.abc import Sequence
from typing import Any, Final

from drivers.errors import DeviceAbsent, DeviceError
from drivers.fanatec.access import check_access
from drivers.fanatec.wheelbases import Wheelbase, hid_library, plugged_in

LONGEST: Final = 64


class HidapiDevice:
    """A device that the library has opened."""

    def __init__(self, device: Any, path: str) -> None:
        self._device = device
        self._path = path
        device.set_nonblocking(1)

    def read(self, timeout_ms: int) -> bytes:
        try:
            return bytes(self._device.read(LONGEST, timeout_ms))
        except (OSError, ValueError) as error:
            raise self._gone() from error

    def write(self, report: bytes) -> None:
        try:
            written = self._device.write(report)
        except (OSError, ValueError) as error:
            raise self._gone() from error
        if written < 0:
            raise self._gone()

    def descriptor(self) -> bytes:
        try:
            return bytes(self._device.get_report_descriptor())
        except (AttributeError, OSError, ValueError):
            return b""

    def close(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._device.close()

    def _gone(self) -> DeviceAbsent:
        return DeviceAbsent(f"{self._path} is gone. Check the USB cable of the wheelbase.")


class HidapiPort:
    """The devices of this machine. DeviceAbsent when the library cannot be loaded."""

    def __init__(self) -> None:
        self._library = hid_library()

    def plugged_in(self) -> Sequence[Wheelbase]:
        try:
            return plugged_in(self._library)
        except OSError as error:
            raise DeviceError(
                f"The system does not say what is plugged in ({error}). It is asked again."
            ) from error

    def open(self, path: str) -> HidapiDevice:
        if sys.platform == "linux":
            check_access(path)  # for a reason: the library only says that it failed
        device = self._library.device()
        try:
            device.open_path(path.encode())
        except OSError as error:
            raise DeviceError(
                f"Cannot open {path} ({error}). Close other programs that use the wheelbase."
            ) from error
        return HidapiDevice(device, path)
