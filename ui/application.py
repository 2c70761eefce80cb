"""The one QApplication: our look, our fonts, the language. It needs nothing of the rules' work, so
that a window can stand while that is loaded."""

import logging
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui import languages
from ui.theme import current, load_fonts, palette

ORGANISATION: Final = "racecontrol"
NAME: Final = "racecontrol"
PAINTED_NS: Final = 500_000_000  # how long a display may take to show a window


class UnsafeQtError(Exception):
    """This PySide6 loses references on this Python and would abort in the middle of a race."""


def application(settings: Path | None = None) -> QApplication:
    """The one QApplication; dressed when it is asked for first. Raises UnsafeQtError.

    `settings` is the folder where window layouts are kept; None: the user's own.
    """
    existing = QApplication.instance()
    if isinstance(existing, QApplication) and existing.organizationName() == ORGANISATION:
        return existing
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


def stand(window: QWidget) -> None:
    """Show a window and have it painted: it is seen while what comes next is made."""
    app, until_ns = application(), time.monotonic_ns() + PAINTED_NS
    window.show()
    app.processEvents()
    handle = window.windowHandle()
    while not handle.isExposed() and time.monotonic_ns() < until_ns:  # a display has its own pace
        app.processEvents()


def end(window: QWidget) -> None:
    """Delete a window where no event loop does it later.

    What Qt still holds when Python ends, libraries complain of in the terminal.
    """
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _speak() -> None:
    """An event does not wait for a language: where it cannot be had, the screens are English."""
    try:
        languages.speak(languages.wanted())
    except languages.NoSuchLanguageError as error:
        logging.getLogger(__name__).warning("%s The screens speak English.", error)


class _Probe(QObject):
    fired = Signal(int)


def loses_references(emits: int = 20) -> bool:
    """Whether this PySide6 loses a reference to True with each emit, which ends in an abort.

    Known of 6.12.0 on Python 3.11. Needs no event loop.
    """
    probe = _Probe()
    probe.fired.connect(lambda _: None)
    before = sys.getrefcount(True)
    for i in range(emits):
        probe.fired.emit(i)
    return before - sys.getrefcount(True) >= emits // 2
