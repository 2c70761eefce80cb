"""The HID port: bytes in, bytes out. Everything above it is the same for real and simulated bases.

One thread uses a port and its devices; the libraries behind it bear no second one.
"""

from collections.abc import Sequence
from typing import Protocol

from drivers.fanatec.wheelbases import Wheelbase


class HidDevice(Protocol):
    """An open device. Reports begin with their id."""

    def read(self, timeout_ms: int) -> bytes:
        """The next report; empty when none came in time. DeviceAbsent when the device is gone."""

    def write(self, report: bytes) -> None:
        """Send a report in its full length. DeviceAbsent when the device is gone."""

    def descriptor(self) -> bytes:
        """The report descriptor; empty where the system does not give it."""

    def close(self) -> None:
        """May be called twice."""


class HidPort(Protocol):
    """All USB ports of this machine."""

    def plugged_in(self) -> Sequence[Wheelbase]:
        """Every Fanatec device, pedals included. DeviceError when the system cannot be asked."""

    def open(self, path: str) -> HidDevice:
        """DeviceForbidden, DeviceAbsent, DeviceBusy or DeviceError when it cannot be opened."""
