"""Sets a document in a thread of its own, so that no frame of the console waits for it."""

from msgspec import Struct
from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from racecontrol.meeting.state import State
from racecontrol.results.documents import DocumentError, Edition, sheet_of
from racecontrol.results.printing.page import as_pictures
from racecontrol.results.printing.sheet import Sheet

DOTS_PER_INCH = 110.0
REST_MS = 1_000  # between two settings of the same document: facts may come faster


class Preview(Struct, frozen=True):
    """A document as it is shown: PNG of each page, or why it cannot be."""

    number: int
    sheet: Sheet | None = None
    pages: tuple[bytes, ...] = ()
    failed: str = ""


class Typesetter(QObject):
    """One document at a time; while it works or rests, only the newest wish is kept."""

    done = Signal(object)  # Preview

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)  # waits for its thread when it ends
        self._pool.setMaxThreadCount(1)
        self._busy = False
        self._next: tuple[State, Edition] | None = None
        self._last: Preview | None = None
        self._made.connect(self._take)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)

    _made = Signal(object)

    def ask(self, state: State, edition: Edition) -> None:
        """Set this document of this state; `done` comes when it is other than the last one."""
        self._next = (state, edition)
        self._begin()

    def end(self) -> None:
        """Forget what waits, and let what runs come to its end."""
        self._next = None
        self._rest.stop()
        self._pool.waitForDone()

    def _begin(self) -> None:
        if self._busy or self._next is None or self._rests(self._next[1]):
            return
        (state, edition), self._next, self._busy = self._next, None, True
        last = self._last
        self._pool.start(lambda: self._made.emit(preview(state, edition, last)))

    def _rests(self, edition: Edition) -> bool:
        """The same document again waits a while; another one is set at once."""
        last = self._last
        return self._rest.isActive() and last is not None and last.number == edition.number

    def _take(self, made: Preview) -> None:
        self._busy = False
        self._rest.start()
        if made is not self._last:
            self._last = made
            self.done.emit(made)
        self._begin()


def preview(state: State, edition: Edition, last: Preview | None = None) -> Preview:
    """The document set; the last one itself where the facts did not change it."""
    try:
        sheet = sheet_of(state, edition)
        if last and last.sheet and last.sheet == sheet:
            return last
        return Preview(edition.number, sheet, as_pictures(sheet, DOTS_PER_INCH))
    except DocumentError as error:
        return Preview(edition.number, failed=str(error))
