"""The consoles of an event: one bridge, one window each."""

import gc
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer

from racecontrol.opening import CONSOLES
from ui.application import application
from ui.bridge import Bridge, Desk, SharedTelemetry
from ui.widgets.window import ConsoleWindow

SETTLE_MS: Final = 2000  # after which everything that a quiet desk needs was loaded


def build(desk: Desk, consoles: Sequence[str] = CONSOLES) -> dict[str, ConsoleWindow]:
    """One window per console, not yet shown. KeyError when a console does not exist."""
    return dict(made(desk, consoles))


def made(desk: Desk, consoles: Sequence[str] = CONSOLES) -> Iterator[tuple[str, ConsoleWindow]]:
    """As `build`, one after the other: one can be shown while the next is not made yet.

    They share one bridge, which lives as long as the windows do.
    """
    for console in consoles:
        if console not in CONSOLES:
            raise KeyError(console)
    bridge = Bridge(desk.control, application())
    desk = replace(desk, telemetry=SharedTelemetry(desk.telemetry))
    for console in consoles:
        window = importlib.import_module(f"ui.{console}.window")
        yield console, window.Window(desk, bridge)


def settle(windows: Iterable[ConsoleWindow]) -> None:
    """What would be slow on its first use is made, and what was made up to now stays.

    The collector of cycles need not walk through it again. It would, in the middle of a race, for
    as long as five pictures take.
    """
    for window in windows:
        window.prepare()
    gc.collect()
    gc.freeze()


def settle_soon(windows: Mapping[str, ConsoleWindow]) -> None:
    """`settle`, when the windows stand."""
    QTimer.singleShot(SETTLE_MS, lambda: settle(windows.values()))


def every(interval_ms: int, call: Callable[[], None]) -> Callable[[], None]:
    """Call something in the GUI thread again and again; answers with how to stop it."""
    timer = QTimer(application())
    timer.timeout.connect(call)
    timer.start(interval_ms)
    return timer.stop
