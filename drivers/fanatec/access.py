"""Whether we may open a wheelbase, and the udev rule that lets us."""

import errno
import os
from typing import Final

from drivers.errors import DeviceAbsent, DeviceBusy, DeviceError, DeviceForbidden

RULE_FILE: Final = "/etc/udev/rules.d/70-fanatec.rules"
UDEV_RULE: Final = (
    'SUBSYSTEM=="hidraw", ATTRS{idVendor}=="0eb7", MODE="0660", GROUP="plugdev", TAG+="uaccess"'
)


def check_access(path: str) -> None:
    """Open a hidraw node as it is used, and close it again; nothing is read or written.

    DeviceForbidden, DeviceAbsent, DeviceBusy or DeviceError when it cannot be opened. For Linux:
    elsewhere paths of HID devices are no files, and no permission is needed.
    """
    try:
        os.close(os.open(path, os.O_RDWR | getattr(os, "O_NONBLOCK", 0)))
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: str, error: OSError) -> DeviceError:
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return DeviceForbidden(
                f"No permission to open {path}. Install the udev rule shown by "
                "`racecontrol wheelbases --rule`, or run as root."
            )
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            return DeviceAbsent(f"{path} is gone. Check the USB cable of the wheelbase.")
        case errno.EBUSY:
            return DeviceBusy(f"{path} is held by another program. Close that program.")
        case _:
            return DeviceError(f"Cannot open {path}: {error.strerror}. Unplug it and try again.")
