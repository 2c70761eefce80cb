"""Documents of the event: each with its number, revision and worth; looked at, copied, exported."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QSplitter, QWidget

from racecontrol.meeting.state import State
from racecontrol.results.documents import DocumentError, Edition, editions
from racecontrol.results.printing.clip import as_lines
from racecontrol.results.printing.files import ALL, Format, write
from racecontrol.results.printing.sheet import Sheet
from racecontrol.results.printing.web import as_html
from ui import paper
from ui.director.document_list import DocumentList, lines_of
from ui.director.document_page import DocumentPage
from ui.director.typesetter import Preview, Typesetter
from ui.tr import NO_WORDS, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.panel import Panel, Themed

TITLE: Final = later("Documents")
NONE_YET: Final = later("Choose a document first.")
COPY: Final = ActLabel(later("Copy"), ("Ctrl C",), words=NO_WORDS, held=False)
EXPORT: Final = ActLabel(later("Export"), ("Ctrl S",), words=NO_WORDS, held=False)
OPEN: Final = ActLabel(later("Open"), ("Ctrl O",), words=NO_WORDS, held=False)
HEIGHTS: Final = (320, 500)  # px of the design: list, page
Say = Callable[[str], None]


class Documents(Panel):
    """List above, page below. Nothing is computed while it is out of sight."""

    def __init__(self, say: Say) -> None:
        super().__init__(worded(TITLE))
        self._say = say
        self._state: State | None = None
        self._editions: tuple[Edition, ...] = ()
        self._sheet: Sheet | None = None
        self.typesetter = Typesetter(self)
        self.list, self.page = DocumentList(), DocumentPage()
        self.buttons = {
            label.name: ActButton(label, one_line=True) for label in (COPY, EXPORT, OPEN)
        }
        self.folder = QLineEdit()
        self._place()
        self.list.picked.connect(self.choose)
        self.list.stepped.connect(self._step)
        self.page.opened.connect(self.open)
        self.typesetter.done.connect(self._show_preview)
        for name, doing in (
            (COPY.name, self.copy),
            (EXPORT.name, self.export),
            (OPEN.name, self.open),
        ):
            self.buttons[name].confirmed.connect(doing)

    # ------------------------------------------------------------ what it shows

    def show_state(self, state: State) -> None:
        """The documents of this state; the chosen one is set again where it changed."""
        if not self.isVisible() or state is self._state:
            return
        self._state, self._editions = state, editions(state)
        self.list.show_rows(lines_of(state, self._editions))
        ready = sum(not edition.why_not for edition in self._editions)
        self.head.show_words(
            worded(TITLE),
            "",
            tr("{ready} of {editions} ready", ready=ready, editions=len(self._editions)),
        )
        if not self.folder.text():
            self.folder.setText(_folder(state))
        self._ask()

    def look_at(self, session: str) -> None:
        """Bring the documents of this session into sight, unless one is chosen."""
        of = [
            i
            for i, row in enumerate(self.list.rows)
            if row.edition and row.edition.session == session
        ]
        if of and not self.list.chosen:
            top = QAbstractItemView.ScrollHint.PositionAtTop
            self.list.scrollTo(self.list.list.index(of[0] - 1), top)

    @property
    def chosen(self) -> Edition | None:
        """The document below the list."""
        found = (e for e in self._editions if e.number == self.list.chosen and not e.why_not)
        return next(found, None)

    def choose(self, number: int) -> None:
        """Show this document."""
        if number != self.list.chosen:
            self.list.choose(number)
            self._sheet = None
            self.page.wait()
            self._ask()

    def _step(self, rows: int) -> None:
        numbers = [e.number for e in self._editions if not e.why_not]
        if not numbers:
            return
        known = self.list.chosen in numbers
        at = numbers.index(self.list.chosen) + rows if known else 0
        self.choose(numbers[max(0, min(at, len(numbers) - 1))])

    def _ask(self) -> None:
        if self._state is not None and self.chosen is not None:
            self.typesetter.ask(self._state, self.chosen)

    def _show_preview(self, made: Preview) -> None:
        if made.number == self.list.chosen:
            self._sheet = made.sheet
            self.page.show_preview(made)

    # ------------------------------------------------------------ what is done with it

    def copy(self) -> None:
        """Rows as text for a spreadsheet, the document as HTML, the page as a picture."""
        if self._sheet is None:
            self._say(worded(NONE_YET))
            return
        copied = QMimeData()
        copied.setText(as_lines(self._sheet))
        copied.setHtml(as_html(self._sheet).decode())
        if self.page.image is not None:
            copied.setImageData(self.page.image)
        QGuiApplication.clipboard().setMimeData(copied)
        self._say(tr("{title} copied: rows, page and picture.", title=self._sheet.title))

    def export(self) -> None:
        """Every format, into the folder."""
        paths = self._written(ALL)
        if paths:
            self._say(
                tr("{paths} files written to {parent}.", paths=len(paths), parent=paths[0].parent)
            )

    def open(self) -> None:
        """The PDF, with the program that the desk has for it."""
        paths = self._written((Format.PDF,))
        failed = paper.open_pdf(paths[0]) if paths else ""
        if failed:
            self._say(failed)

    def _written(self, formats: tuple[Format, ...]) -> tuple[Path, ...]:
        """The files of the chosen document; none, and a sentence, where they cannot be written."""
        if self._sheet is None:
            self._say(worded(NONE_YET))
            return ()
        folder = Path(self.folder.text().strip() or _folder(self._state)).expanduser()
        try:
            return write((self._sheet,), folder, formats)
        except DocumentError as error:
            self._say(str(error))
            return ()

    def _keep_folder(self) -> None:
        QSettings().setValue(paper.FOLDER, self.folder.text().strip())
        self.list.setFocus()

    # ------------------------------------------------------------ how it stands

    def _place(self) -> None:
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.addWidget(self.list)
        self.parts.addWidget(self.page)
        self.parts.setSizes(list(HEIGHTS))
        for row, share in enumerate(HEIGHTS):
            self.parts.setStretchFactor(row, share)
        self.set_body(self.parts, 1)
        self.folder.setAccessibleName(tr("Folder of the exported documents"))
        self.folder.setPlaceholderText(tr("Folder of the exported documents"))
        self.folder.setText(str(QSettings().value(paper.FOLDER, "")))
        self.folder.returnPressed.connect(self._keep_folder)
        self.set_body(_row(self.folder), 0)
        self.set_body(_row(*self.buttons.values()), 0)


def _row(*widgets: QWidget) -> QWidget:
    box = Themed()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(12, 4, 12, 4)
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget, 1)
    return box


def _folder(state: State | None) -> str:
    return str(paper.usual_folder(state))
