"""Ask for the few Debian packages that the set-up needs: install them as root, else name them."""

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

LIBRARIES = {  # what Qt loads -> the Debian 12 package that holds it
    "GL": "libgl1",
    "EGL": "libegl1",
    "xkbcommon": "libxkbcommon0",
    "glib-2.0": "libglib2.0-0",
    "freetype": "libfreetype6",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}


def missing() -> list[str]:
    packages = [
        name for library, name in LIBRARIES.items() if not ctypes.util.find_library(library)
    ]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        packages.append("python3-dev")
    if not shutil.which("gcc"):
        packages.append("gcc")
    return packages


def main() -> int:
    if not sys.platform.startswith("linux") or not shutil.which("ldconfig", path="/sbin:/usr/sbin"):
        return 0  # other systems ship these with Qt or with their desktop
    packages = missing()
    if not packages:
        return 0
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        print("Missing system packages. Install them, then try again:", file=sys.stderr)
        print(f"    sudo {' '.join(command)}", file=sys.stderr)
        return 1
    quiet = {
        "stdout": subprocess.DEVNULL,
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    }
    print(f"Installing system packages: {' '.join(packages)}", file=sys.stderr)
    subprocess.run(["apt-get", "update"], check=False, **quiet)
    return subprocess.run(command, check=False, **quiet).returncode


if __name__ == "__main__":
    sys.exit(main())
