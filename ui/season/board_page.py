"""The qualification board: who goes to the live event and why, who is next, who is out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from racecontrol.season.deciding import take_back, withdraw, write_desk
from racecontrol.season.desk import Desk
from racecontrol.season.entry_list import entry_list, into_event, read_event
from racecontrol.season.errors import SeasonError
from racecontrol.season.qualifying import Board
from racecontrol.season.reserves import Reserve
from ui.season.board_lines import (
    BoardLine,
    Kind,
    cap_lines,
    out_lines,
    place_lines,
    withdrawn_lines,
)
from ui.season.lines import Lines, Part
from ui.season.source import Source
from ui.season.standing import standing_words
from ui.tr import later, ruled, tr, worded
from ui.widgets.answer_line import AnswerLine
from ui.widgets.key_label import KeyLabel
from ui.widgets.lettering import LEFT, paint_text
from ui.widgets.panel import Panel

PLACES: Final = (
    Part(later("No"), 30, right=True),
    Part(later("Driver"), 180, share=1),
    Part(later("Nat"), 44),
    Part(later("Rank"), 56, right=True),
    Part(later("Points"), 60, right=True),
    Part(later("Ahead"), 56, right=True),
    Part(later("Reason"), 320, share=3),
)
OUT: Final = (Part(later("Driver"), 140), Part(later("Nat"), 40),
              Part(later("Rank"), 90), Part(later("Why not"), 200, share=1))  # fmt: skip
CAPS: Final = (Part(later("Country"), 70), Part(later("Places"), 70), Part("", 60, share=1))
TITLE: Final = later("Qualification")
NO_RULE: Final = later("The rulebook does not say who qualifies: it has no [online.qualification].")
NO_SEASON: Final = later("No season is open yet.")
NOBODY_OUT: Final = later("Nobody was passed over.")
NO_CAP: Final = later("The rulebook caps no country.")
WHY: Final = later("why, as it is printed")
NOT_CHOSEN: Final = later("Choose a driver on the board first: arrows walk, W withdraws.")
SAVE: Final = "Ctrl S"
Say = Callable[[str], None]


class BoardList(Lines[BoardLine]):
    """Lines of the board; heads of regions stand on their own."""

    def __init__(self, parts: tuple[Part, ...], empty: str, name: str) -> None:
        super().__init__(parts, lambda line: line.spoken, empty, name)

    def paint_line(self, painter: QPainter, rect: QRect, line: BoardLine) -> None:
        theme = self.theme
        if line.kind is Kind.HEAD:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colours.background2)
            pad = theme.space("s5")
            room = rect.adjusted(pad, 0, -pad, 0)
            name, about = line.cells
            font = theme.font("item", "strong")
            wide = paint_text(painter, room, name.words, font, theme.colours.text1, LEFT)
            room.setLeft(room.left() + wide + theme.space("s6"))
            font = theme.font("body", figures=True)
            paint_text(painter, room, about.words, font, theme.colours.text2, LEFT)
        elif line.kind is Kind.WORDS and len(line.cells) == 1:
            pad = theme.space("s5")
            room, font = rect.adjusted(pad, 0, -pad, 0), theme.font("body")
            paint_text(painter, room, line.cells[0].words, font, theme.colours.danger, LEFT)
        else:
            self.paint_cells(painter, rect, line.cells)


class BoardPage(QWidget):
    """Decisions are tried here and written with the entry list."""

    opened = Signal(object)  # account of a driver to be looked at; wider than Qt's int
    allotted = Signal(object)  # Board: the places are other ones

    def __init__(self, source: Source, say: Say) -> None:
        super().__init__()
        self._source, self._say = source, say
        self.desk = Desk()
        self._before: list[Desk] = []  # what Ctrl Z goes back to
        self.board: Board | None = None
        self._replaces: Path | None = None  # asked once: it is there already
        self._names: dict[int, BoardLine] = {}  # who stood on the board once
        self._account = 0  # whose withdrawal is asked for
        self.places = BoardList(PLACES, worded(NO_SEASON), tr("Places of the live event"))
        self.out = BoardList(OUT, worded(NOBODY_OUT), tr("Who is out, and why"))
        self.caps = BoardList(CAPS, worded(NO_CAP), tr("Places of each country"))
        self.path, self.why = (
            QLineEdit(),
            AnswerLine(worded(WHY), tr("Why he or she is out")),
        )
        self.panel, self.out_panel = Panel(worded(TITLE)), Panel(tr("Out, and why"))
        self._place()
        for listed in (self.places, self.out):
            listed.taken.connect(self._open)
        self.why.returnPressed.connect(self._withdraw)

    # ------------------------------------------------------------ what it shows

    def show_season(self) -> None:
        """Another season is open: its board, by the decisions of its file."""
        opened = self._source.opened
        assert opened is not None
        self.desk, self._before = opened.desk, []
        if not self.path.text():
            event = opened.asked.event
            named = event.with_name(f"{event.stem}-entries.toml") if event else Path("entries.toml")
            self.path.setText(str(named))
        self._show(opened.board, opened.reserves)

    def _show(self, board: Board | None, reserves: tuple[Reserve, ...]) -> None:
        opened = self._source.opened
        rule = opened.online.qualification if opened else None
        self.board = board
        if board is None or rule is None or opened is None:
            self.places.say_empty(worded(NO_RULE))
            self.places.show_lines(())
            return
        self.places.show_lines(place_lines(board, reserves, rule))
        self._names |= {line.account: line for line in self.places.lines if line.account}
        self.out.show_lines((*out_lines(board), *withdrawn_lines(board, self.desk, self._names)))
        self.caps.show_lines(cap_lines(board, rule))
        seated = sum(place.candidate is not None for place in board.places)
        changed = tr("decisions not written") if self.desk != opened.desk else ""
        words = ", ".join(word for word in (standing_words(opened.cut), changed) if word)
        filled = tr("{taken} of {places} places", taken=seated, places=rule.places)
        self.panel.head.show_words(worded(TITLE), words, filled)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Where Tab goes."""
        return (self.places.view, self.out.view, self.path)

    def _open(self, line: BoardLine | None) -> None:
        if line is not None and line.account:
            self.opened.emit(line.account)

    # ------------------------------------------------------------ decisions

    def ask_withdrawal(self) -> None:
        """The driver on the board: why is he or she out?"""
        line = self.places.current
        if line is None or not line.account:
            self._say(worded(NOT_CHOSEN))
            return
        self._account = line.account
        name = line.cells[1].words
        self.why.setPlaceholderText(tr("why {driver} is out, as it is printed", driver=name))
        self.why.setEnabled(True)
        self.why.setFocus()

    def take_back(self) -> None:
        """The withdrawal of the driver who is chosen among those who are out."""
        line = self.out.current
        if line is None or not line.account:
            self._say(tr("Choose a driver under Out first: he or she is put back."))
            return
        self._try(lambda: take_back(self.desk, line.account))

    def undo(self) -> None:
        """The decisions as they were before the last one."""
        if self._before:
            self._allot(self._before.pop())
        else:
            self._say(tr("Nothing was decided here that could be taken back."))

    def give_up(self) -> bool:
        """Esc in a field of the board. False: there was nothing to give up."""
        if not (self.why.hasFocus() or self.path.hasFocus()):
            return False
        self._end_asking()
        return True

    def _end_asking(self) -> None:
        self.why.clear()
        self.why.setPlaceholderText(worded(WHY))
        self.why.setEnabled(False)
        self.places.view.setFocus()

    def _withdraw(self) -> None:
        why, account = self.why.text(), self._account
        if self._try(lambda: withdraw(self.desk, account, why)):
            self._end_asking()

    def _try(self, decided: Callable[[], Desk]) -> bool:
        try:
            desk = decided()
        except SeasonError as error:
            self._say(ruled(str(error)))
            return False
        self._before.append(self.desk)
        self._allot(desk)
        return True

    def _allot(self, desk: Desk) -> None:
        self.desk = desk
        self._source.allot(desk, partial(self._take, desk))

    def _take(self, desk: Desk, found: tuple[Board | None, tuple[Reserve, ...]]) -> None:
        if desk is self.desk:
            self._show(*found)
            self.allotted.emit(found[0])

    # ------------------------------------------------------------ the entry list

    def export(self) -> None:
        """The entry list to the file named below; one that is there only when asked twice."""
        opened, path = self._source.opened, Path(self.path.text().strip() or "entries.toml")
        if opened is None or self.board is None:
            self._say(tr("There is no board to write."))
            return
        if path.exists() and self._replaces != path:
            self._replaces = path
            said = tr(
                "{path} is there. {key} again puts these entries into it.", path=path, key=SAVE
            )
            self._say(said)
            return
        self._replaces = None
        try:
            said = self._write(path, opened.asked.event)
        except SeasonError as error:
            self._say(ruled(str(error)))
        except OSError as error:
            why = error.strerror or error
            self._say(tr("{path} cannot be written: {error}.", path=path, error=why))
        else:
            self._say(said)

    def _write(self, path: Path, event: Path | None) -> str:
        opened = self._source.opened
        assert opened is not None and self.board is not None
        rule = opened.online.qualification
        teams = rule is not None and rule.teams is not None
        text = entry_list(self.board, self.desk, opened.asked.rulebook, teams=teams)
        filled = path if path.exists() and "[[rigs]]" in read_event(path) else event
        if filled is not None:
            text = into_event(read_event(filled), text, filled.name)
        path.write_text(text, encoding="utf-8")
        if self.desk == opened.desk:
            return tr("{path} has the entry list.", path=path)
        beside = opened.asked.desk or path.with_name(f"{path.stem}-desk.toml")
        write_desk(self.desk, beside)
        return tr("{path} has the entry list, {beside} the decisions.", path=path, beside=beside)

    # ------------------------------------------------------------ how it stands

    def _place(self) -> None:
        self.path.setAccessibleName(tr("File of the entry list"))
        self.path.setToolTip(
            tr("An event file keeps all but its entries; else a new file is made.")
        )
        self.why.setEnabled(False)
        self.panel.set_body(self.places)
        self.panel.set_body(self._foot(), 0)
        self.out_panel.set_body(self.out)
        caps = Panel(tr("Caps of countries"))
        caps.set_body(self.caps)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(self.out_panel)
        self.right.addWidget(caps)
        self.right.setSizes([600, 260])
        self.whole = QSplitter(Qt.Orientation.Horizontal)
        self.whole.addWidget(self.panel)
        self.whole.addWidget(self.right)
        self.whole.setSizes([1240, 660])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.whole)

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(8)
        line.addWidget(KeyLabel(SAVE, tr("Entry list to")))
        line.addWidget(self.path, 2)
        line.addWidget(KeyLabel("W", tr("Withdrawn,")))
        line.addWidget(self.why, 2)
        return foot
