"""Start the screens: fonts, look, one bridge, one window per console."""

import gc
import importlib
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ui import languages
from ui.bridge import Bridge, Desk, SharedTelemetry, loses_references
from ui.theme import current, load_fonts, palette
from ui.widgets.window import ConsoleWindow

CONSOLES: Final = ("director", "steward", "technician")
ORGANISATION: Final = "racecontrol"
NAME: Final = "racecontrol"
SETTLE_MS: Final = 2000  # after which everything that a quiet desk needs was loaded


class UnsafeQtError(Exception):
    """This PySide6 loses references on this Python and would abort in the middle of a race."""


def application(settings: Path | None = None) -> QApplication:
    """The one QApplication, with our fonts, look and language. Raises UnsafeQtError.

    `settings` is the folder where window layouts are kept; None: the user's own.
    """
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setOrganizationName(ORGANISATION)
    app.setApplicationName(NAME)
    if settings is not None:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
    if loses_references():
        raise UnsafeQtError(
            "This version of PySide6 loses references on this Python and would end the program "
            "in the middle of a race. Run `make setup`, which installs one that does not."
        )
    _speak()
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(current().font("body"))
    app.setPalette(palette(current()))
    return app


def _speak() -> None:
    """An event does not wait for a language: where it cannot be had, the screens are English."""
    try:
        languages.speak(languages.wanted())
    except languages.NoSuchLanguageError as error:
        logging.getLogger(__name__).warning("%s The screens speak English.", error)


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


def run(
    desk: Desk,
    consoles: Sequence[str] = CONSOLES,
    on_ready: Callable[[dict[str, ConsoleWindow]], None] | None = None,
) -> int:
    """Show the consoles and stay until they are closed. Answers with the exit status.

    `on_ready` is called with the windows once they are shown.
    """
    app = application()
    windows: dict[str, ConsoleWindow] = {}
    for console, window in made(desk, consoles):
        windows[console] = window
        window.restore_place()
        window.show()
        app.processEvents()
    settle_soon(windows)
    if on_ready is not None:
        on_ready(windows)
    status = app.exec()
    for window in windows.values():
        window.bridge.close()
    return status


def every(interval_ms: int, call: Callable[[], None]) -> Callable[[], None]:
    """Call something in the GUI thread again and again; answers with how to stop it."""
    timer = QTimer(application())
    timer.timeout.connect(call)
    timer.start(interval_ms)
    return timer.stop
