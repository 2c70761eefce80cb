"""Which Fanatec devices are plugged in. Nothing is opened and nothing is written.

Two backends of the same library: on Linux its module `hidraw`, as its module `hid` would take the
device away from the system's own driver; elsewhere `hid`. The library may not be asked from two
threads at once: one thread owns it.
"""

import importlib
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol, cast

from msgspec import Struct

from drivers.errors import DeviceAbsent
from drivers.fanatec.products import VENDOR_ID, Mode, Product, product

TUNING_COLLECTION: Final = (0x0001, 0x003A)  # usage page and usage; absent outside PC mode
INPUTS_COLLECTION: Final = (0x0001, 0x0004)
WINDOWS_COLLECTION: Final = re.compile(r"&col[0-9a-f]{2}|&[0-9a-f]{4}(?=#\{)", re.IGNORECASE)
USB_PORT: Final = re.compile(r"\d+-\d+(?:\.\d+)*:\d+\.\d+")
PHYSICAL: Final = re.compile(r"^HID_PHYS=(.+?)(?:/input\d+)?$", re.MULTILINE)
WINDOWS_PORT: Final = re.compile(r"#([0-9a-f]+&[0-9a-f]+&[0-9a-f]+)", re.IGNORECASE)
SYSTEM: Final = Path("/sys/class/hidraw")

Record = Mapping[str, Any]  # a row of hidapi's `enumerate`


class HidLibrary(Protocol):
    """As much of hidapi as is used here."""

    def enumerate(self, vendor_id: int, product_id: int) -> list[dict[str, Any]]: ...

    def device(self) -> Any: ...


class Wheelbase(Struct, frozen=True):
    """A device as the system names it. `port` is the USB port, where the system tells it."""

    path: str  # of the collection that takes questions
    port: str  # as in `1-1.4:1.0`; empty where it is not known
    product: Product
    product_text: str  # what the device calls itself
    release: int  # bcdDevice; rises with firmware, so good for "the same on all twelve" only
    tuning: bool  # whether its settings could be read: it is in PC mode
    inputs_path: str = ""  # of the inputs, where they have one of their own (Windows)

    @property
    def spot(self) -> str:
        """What it is known by: its USB port, or its path where the system names no port."""
        return self.port or self.path

    @property
    def is_wheelbase(self) -> bool:
        """Pedals with a cable of their own are not."""
        return self.product.mode is not Mode.PEDALS


def hid_library() -> HidLibrary:
    """The backend for this system. DeviceAbsent when the library cannot be loaded."""
    name = "hidraw" if sys.platform == "linux" else "hid"
    try:
        return cast(HidLibrary, importlib.import_module(name))
    except ImportError as error:
        raise DeviceAbsent(
            f"The HID library cannot be loaded ({error}). Install the Python package hidapi."
        ) from error


def plugged_in(library: HidLibrary | None = None) -> tuple[Wheelbase, ...]:
    """Every Fanatec device, by port, then by path; empty when there is none."""
    records = (library or hid_library()).enumerate(VENDOR_ID, 0)
    return identified(records)


def identified(records: Iterable[Record], system: Path = SYSTEM) -> tuple[Wheelbase, ...]:
    """One device for all its top-level collections.

    They share a path on Linux; on Windows each has its own, which differs in the collection only.
    """
    devices: dict[str, list[Record]] = {}
    for record in records:
        if record["vendor_id"] == VENDOR_ID:
            path = _text(record["path"])
            devices.setdefault(WINDOWS_COLLECTION.sub("", path), []).append(record)
    found = [_wheelbase(rows, system) for rows in devices.values()]
    return tuple(sorted(found, key=lambda base: (base.port, base.path)))


def _wheelbase(rows: list[Record], system: Path) -> Wheelbase:
    """Its path is that of the tuning collection, where there is one."""
    tuning = [row for row in rows if _collection(row) == TUNING_COLLECTION]
    row = (tuning or rows)[0]
    path = _text(row["path"])
    joystick = next((_text(r["path"]) for r in rows if _collection(r) == INPUTS_COLLECTION), path)
    return Wheelbase(
        path,
        usb_port(path, system),
        product(row["product_id"]),
        _text(row["product_string"] or ""),
        row["release_number"] or 0,
        bool(tuning),
        joystick if joystick != path else "",
    )


def _collection(row: Record) -> tuple[int, int]:
    return row["usage_page"], row["usage"]


def _text(value: str | bytes) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else value


def usb_port(path: str, system: Path = SYSTEM) -> str:
    """Where a device is plugged in, as far as the system tells; empty where it does not.

    Linux: the USB port from sysfs, else what the device's own driver calls its place. Windows: the
    part of the path that follows from the port when a device has no serial number (not confirmed).
    Numbers of hidraw nodes follow the order of plugging in, never the ports.
    """
    if not path.startswith("/dev/hidraw"):
        instance = WINDOWS_PORT.search(path)
        return instance.group(1) if instance else ""
    place = (system / Path(path).name / "device").resolve()
    ports = [part for part in place.parts if USB_PORT.fullmatch(part)]
    return ports[-1] if ports else _physical(place)


def _physical(place: Path) -> str:
    try:
        said = PHYSICAL.search((place / "uevent").read_text())
    except OSError:
        return ""
    return said.group(1) if said else ""
