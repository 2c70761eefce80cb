"""The consoles of a running event: Qt in this thread, a rehearsal in another."""

import os
import signal
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import click

from racecontrol.cars import RehearsalError
from racecontrol.following import Following
from racecontrol.frontdoor.event import Running
from racecontrol.opening import Step, Told, unheard
from racecontrol.rehearsal import Rehearsal

PICTURE_SIZE: Final = (1920, 1080)
STOPPED: Final = "The rehearsal was stopped. The same command takes it up again."


class Screens:
    """Qt in this thread, the rehearsal (if there is one) in another."""

    def __init__(
        self,
        running: Running,
        rehearsal: Rehearsal | Following | None,
        consoles: Sequence[str],
        season_page: tuple[str, ...] = (),
        told: Told = unheard,
    ) -> None:
        self._running = running
        self._rehearsal = rehearsal
        self._consoles = consoles
        self._season_page = season_page
        self._told = told
        self._error: Exception | None = None
        self._rehearsed = threading.Event()

    def show(self, *, headless: bool, pictures: Path | None) -> None:
        """Run until the windows are closed or, headless, until the rehearsal is over.

        Raises what ended the rehearsal, when something did.
        """
        with ExitStack() as stack:
            settings = None
            if headless:
                os.environ["QT_QPA_PLATFORM"] = "offscreen"
                settings = Path(stack.enter_context(TemporaryDirectory()))
            self._show(settings, pictures)
        if self._error:
            raise self._error

    def _show(self, settings: Path | None, pictures: Path | None) -> None:
        from ui import app  # Qt reads its platform when it is loaded
        from ui.application import application

        qt = application(settings)
        windows = self._stand(settings is None)
        app.settle_soon(windows)
        photographer = _Photographer(self._running, windows, pictures)
        thread = threading.Thread(target=self._rehearse, args=(settings is None,), daemon=True)

        def look() -> None:
            photographer.look()
            if settings and self._rehearsed.is_set():
                qt.quit()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: qt.quit())
        stop_ticking = app.every(100, look)
        if self._rehearsal:
            thread.start()
        qt.exec()
        stop_ticking()
        for window in windows.values():
            window.close()
        if self._rehearsal and not self._rehearsed.is_set():
            self._rehearsal.stop()
            thread.join()
            self._error = None  # not its own doing
            if settings:
                self._error = RehearsalError(STOPPED)

    def _stand(self, on_a_desk: bool) -> dict[str, Any]:
        """The consoles, each shown before the next is made."""
        from ui import app
        from ui.application import stand

        windows: dict[str, Any] = {}
        of = len(self._consoles)
        self._told(Step.CONSOLES, 0, of)
        for console, window in app.made(self._running.desk(self._season_page), self._consoles):
            windows[console] = window
            if on_a_desk:
                window.restore_place()
            else:
                window.resize(*PICTURE_SIZE)
            stand(window)
            self._told(Step.CONSOLES, len(windows), of)
        return windows

    def _rehearse(self, windows_stay: bool) -> None:
        assert self._rehearsal is not None
        try:
            self._rehearsal.run()
        except Exception as error:
            self._error = error
            if windows_stay:
                click.echo(f"The rehearsal ended: {error}", err=True)
        finally:
            self._rehearsed.set()


class _Photographer:
    """Takes one picture of each console in the middle of the last race."""

    def __init__(self, running: Running, windows: Mapping[str, Any], folder: Path | None) -> None:
        self._running = running
        self._windows = windows
        self._folder = folder
        races = [plan for plan in running.meeting.sessions if plan.laps]
        self._plan = races[-1] if races else None

    def look(self) -> None:
        if self._folder is None or self._plan is None:
            return
        session = self._running.control.state.sessions[self._plan.key]
        half = (self._plan.laps + 1) // 2
        raced = session.running and not session.flow.suspension
        if raced and any(len(run.laps) >= half for run in session.runs.values()):
            for name, window in self._windows.items():
                window.refresh()  # all that the band says already
                window.grab().save(str(self._folder / f"{name}.png"))
            self._folder = None
