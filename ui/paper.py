"""A document of the event, from any console: written where documents go, opened to be printed."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from racecontrol.meeting.state import State
from racecontrol.results.documents import DOCUMENTS, DocumentError, Edition, editions, sheet_of
from racecontrol.results.printing.kind import OfEvent
from ui.tr import ruled, tr

FOLDER: Final = "documents/folder"  # of the settings: one for all consoles


def usual_folder(state: State | None) -> Path:
    """Where documents go when nobody said: the user's own documents, by event."""
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    event = state.meeting.key if state and state.meeting else "event"
    return Path(home or ".") / "racecontrol" / event


def folder_of(state: State | None) -> Path:
    """Where they go: the folder that a person chose, else the usual one."""
    chosen = str(QSettings().value(FOLDER, ""))
    return Path(chosen).expanduser() if chosen else usual_folder(state)


def edition_of(state: State, key: str) -> Edition | None:
    """A document of the event as a whole, by its key."""
    return next((one for one in editions(state) if one.kind.key == key and not one.session), None)


def why_not(state: State, key: str) -> str:
    """Why it cannot be printed now; empty: it can."""
    if state.meeting is None:
        return tr("No event is open.")
    kinds = (kind for kind in DOCUMENTS if isinstance(kind, OfEvent) and kind.key == key)
    return ruled(next(kinds).why_not(state))


def open_pdf(path: Path) -> str:
    """With the program that the desk has for it; a sentence where there is none."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return ""
    return tr("No program opened it. It lies in {paths}.", paths=path)


def print_out(state: State, key: str) -> str:
    """Write the PDF of a document of the event, and open it; what came of it in a sentence."""
    from racecontrol.results.printing.files import Format, write  # a typesetter: for a print alone

    edition = edition_of(state, key)
    if edition is None:
        return why_not(state, key)
    try:
        sheet = sheet_of(state, edition)
        (path,) = write((sheet,), folder_of(state), (Format.PDF,))
    except DocumentError as error:
        return str(error)
    opened = tr("{title} opened, to be printed: {path}", title=ruled(sheet.title), path=path)
    return open_pdf(path) or opened
