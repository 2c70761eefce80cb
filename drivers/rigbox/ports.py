"""Serial ports of USB adapters: found by vendor, product, serial number and USB location.

Names such as ttyUSB0 or COM5 change with the order of plugging in, and are only printed.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct
from serial.tools import list_ports

from drivers.errors import DeviceAbsent, DeviceError
from racecontrol.meeting.boxes import Bus

Find = Callable[[], str]  # the port as it is called now; raises DeviceError where it is not there


class UsbPort(Struct, frozen=True):
    """One serial port that belongs to a USB device."""

    path: str
    usb: str  # 0403:6001
    serial: str
    location: str  # as 1-1.4
    product: str


def usb_ports() -> tuple[UsbPort, ...]:
    """Those that are plugged in now, by location."""
    found = [
        UsbPort(
            port.device,
            f"{port.vid:04x}:{port.pid:04x}",
            port.serial_number or "",
            (port.location or "").split(":")[0],
            port.product or port.description or "",
        )
        for port in list_ports.comports()
        if port.vid is not None and port.pid is not None
    ]
    return tuple(sorted(found, key=lambda port: (port.location, port.path)))


def path_of(bus: Bus, ports: Iterable[UsbPort]) -> str:
    """The port of a bus. DeviceAbsent when its adapter is not there, DeviceError when two fit."""
    fitting = [port for port in ports if _fits(bus, port)]
    if not fitting:
        raise DeviceAbsent(
            f"The adapter of bus {bus.key} ({_told(bus)}) is not plugged in. Plug it in again; "
            "it is looked for once a second."
        )
    if len(fitting) > 1:
        where = ", ".join(f"{port.location} (serial {port.serial or 'none'})" for port in fitting)
        raise DeviceError(
            f"Bus {bus.key}: {len(fitting)} adapters are {bus.usb}, at {where}. "
            "Say the serial number or the location of one in the event file."
        )
    return fitting[0].path


def by_usb(bus: Bus) -> Find:
    """Looks for the adapter each time it is asked."""
    return lambda: path_of(bus, usb_ports())


def named(path: str) -> Find:
    """A port that has one name for ever: a pseudo-terminal, a link made by udev."""
    return lambda: path


def _fits(bus: Bus, port: UsbPort) -> bool:
    return (
        port.usb == bus.usb.lower()
        and bus.serial in ("", port.serial)
        and bus.location in ("", port.location)
    )


def _told(bus: Bus) -> str:
    words = [f"USB {bus.usb}"]
    words += [f"serial {bus.serial}"] if bus.serial else []
    words += [f"at {bus.location}"] if bus.location else []
    return ", ".join(words)
