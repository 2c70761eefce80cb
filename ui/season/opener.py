"""Opens the season page of an event beside the consoles.

In a process of its own, and behind the consoles where cores are short: ranking a million drivers
must not take anything from a race.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from typing import IO, Final

from PySide6.QtCore import QObject, QTimer

from ui.tr import later, tr, worded

LOOK_MS: Final = 500
NICE: Final = ("nice", "-n", "10")
NO_SEASON: Final = later(
    "The event names no season. Add a table [season] with the folder of its results to the event "
    "file."
)


class SeasonOpener(QObject):
    """`command` opens the page; (): the event names no season. `say` has what came of it."""

    def __init__(
        self, command: Sequence[str], say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._command, self._say = tuple(command), say
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_after)

    def open(self) -> None:
        """Open it; one that is open stays, as its decisions may not be written yet."""
        if not self._command:
            self._say(worded(NO_SEASON))
        elif self._process is not None:
            self._say(tr("The season page is open already, in a window of its own."))
        else:
            self._start()

    @property
    def is_open(self) -> bool:
        """Whether its process runs."""
        return self._process is not None

    def _start(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - for as long as the page is open
        try:
            self._process = subprocess.Popen(
                (*_behind(), *self._command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                start_new_session=True,  # Ctrl C in the consoles' terminal is not for it
            )
        except OSError as error:
            self._end(tr("The season page could not be opened: {why}.", why=error.strerror))
            return
        self._look.start()
        self._say(tr("The season page opens in a window of its own."))

    def _look_after(self) -> None:
        """It was closed, or could not go on: then what it said last is said here."""
        assert self._process is not None and self._errors is not None
        status = self._process.poll()
        if status is None:
            return
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        why = lines[-1].removeprefix("Error: ") if lines else f"exit {status}"
        self._end(tr("The season page could not be opened: {why}", why=why) if status else "")

    def _end(self, said: str) -> None:
        self._look.stop()
        self._process = None
        if self._errors is not None:
            self._errors.close()
            self._errors = None
        if said:
            self._say(said)


def _behind() -> tuple[str, ...]:
    """What is written before a command that may wait for others."""
    return NICE if shutil.which(NICE[0]) else ()
