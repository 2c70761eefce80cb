"""The window of the season page: its pages, its keys, and where it stood last time."""

from collections.abc import Callable
from functools import partial
from string import Template
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from racecontrol.season.chances import Chances
from racecontrol.season.opening import Request
from racecontrol.season.qualifying import Board
from racecontrol.season.steps import Step
from racecontrol.season.windows import Wanted
from ui import keymap
from ui.nouns import noun
from ui.season.board_page import BoardPage
from ui.season.driver import DriverPage
from ui.season.exporting import write_listing
from ui.season.filters import KEYS, WORDS
from ui.season.head import PAGES, Foot, Head
from ui.season.rankings import Rankings
from ui.season.rewards_page import RewardsPage
from ui.season.source import Source
from ui.season.standing import about
from ui.theme import Theme, palette, style_sheet
from ui.tr import later, ruled, tr, worded
from ui.widgets.hints import Hints
from ui.widgets.kept_window import COLOURS, KeptWindow
from ui.widgets.keys import Keys
from ui.widgets.panel import Themed

CONSOLE: Final = "season"
COLUMNS: Final = (1240, 660)  # px of the design at 1920 x 1080: rankings, driver
ACROSS: Final = Template("""
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; min-width: 24px; border-radius: 4px; }
""")
RANKINGS, BOARD, REWARDS = range(3)
READING: Final = later("The files are read and ranked. This fills when that is done.")
CHANGED: Final = later("The files have changed since they were read. Ctrl R reads them again.")


class Window(KeptWindow):
    """The season page. `read` begins to read the files."""

    def __init__(self, asked: Request) -> None:
        super().__init__(CONSOLE)
        self.asked = asked
        self.source = Source(asked, self)
        self.keys, self._hints = Keys(self), Hints((), self)
        self.head, self.foot = Head(), Foot()
        self.rankings = Rankings(self.source, self.say)
        self.driver = DriverPage(self.source)
        self.board, self.rewards = BoardPage(self.source, self.say), RewardsPage(self.source)
        self.pages = QStackedWidget()
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(self.theme.interaction_ms("refused"))
        self._saying.timeout.connect(lambda: self.foot.say(""))
        self._place()
        self._connect()
        self._bind()
        self._take_keys()
        self.setWindowTitle(tr("Season - {name}", name=asked.name))
        self.head.words.show_words(asked.name, tr("No season is open yet."))
        self.turn(int(str(QSettings().value(f"{CONSOLE}/page", "0"))))
        self.set_theme(self.theme)

    def read(self) -> None:
        """Read the files and rank; the page fills when that is done."""
        self.head.words.show_step(noun(Step.READING), -1.0)
        if self.source.opened is None:
            for part in (self.rankings.table, self.board.places, self.rewards.list):
                part.say_empty(worded(READING))
        self.source.open()

    def say(self, sentence: str) -> None:
        """A remark at the foot, for some seconds."""
        self.foot.say(sentence)
        self._saying.start()

    def turn(self, page: int) -> None:
        """Bring a page into sight, and the keyboard to it."""
        page = page if 0 <= page < len(PAGES) else RANKINGS
        self.pages.setCurrentIndex(page)
        self.head.show_page(page)
        panes = self._panes()
        (panes[1] if page == RANKINGS else panes[0]).setFocus()

    # ------------------------------------------------------------ what it shows

    def _show_season(self) -> None:
        opened = self.source.opened
        assert opened is not None
        chances = Chances.of_board(opened.online, opened.cut, opened.board)
        self.head.words.show_words(self.asked.name, about(opened))
        self.driver.show_season(chances, opened.desk, opened.board)
        self.rankings.show_season(chances)
        self.board.show_season()
        self.rewards.show_season()
        if self.focusWidget() is None or self.focusWidget() is self:
            self.turn(self.pages.currentIndex())

    def _show_board(self, board: Board | None) -> None:
        """Decisions were tried: chances are others everywhere."""
        opened = self.source.opened
        assert opened is not None
        chances = Chances.of_board(opened.online, opened.cut, board)
        self.rankings.show_chances(chances)
        self.driver.show_season(chances, self.board.desk, board)

    def _show_failure(self, said: str) -> None:
        self.say(said)
        if self.source.opened is None:
            self._saying.stop()
            self.head.words.show_words(self.asked.name, tr("No season is open."))
            again = tr("Ctrl R reads the files again.")
            for panel in (self.rankings.table, self.board.places, self.rewards.list):
                panel.say_empty(f"{said} {again}")

    def _open_driver(self, account: int) -> None:
        self.turn(RANKINGS)
        self.rankings.go_to(account)

    # ------------------------------------------------------------ keys

    def _bind(self) -> None:
        keys = self.keys
        keys.bind("/", later("search by name, country or account"), self._search)
        for name, cap in KEYS.items():
            by = later("filter by {what}", what=WORDS[name])
            keys.bind(cap, by, partial(self._filter, name))
        keys.tell("1 - 4", later("tier: regional, domestic, main area, secondary area"))
        keys.tell("0", later("take all filters away"))
        keys.tell("↑ ↓", later("move in lists; Home and End: first and last"))
        keys.tell("Enter", later("open the driver"))
        keys.bind("Esc", later("back"), self.escape_pressed)
        keys.bind("Tab", later("next part of the page"), lambda: self._step(1))
        for cap, step, turned in (
            ("[", -1, later("what if: the round before")),
            ("]", 1, later("what if: the next round")),
        ):
            act = "what-if-before" if step < 0 else "what-if-next"
            keys.bind(cap, turned, partial(self.driver.turn_round, step), act=act)
        for number, page in enumerate(PAGES):
            keys.bind(f"F{number + 1}", page, partial(self.turn, number))
        keys.bind(
            "W", later("the driver on the board has withdrawn"), self._withdraw, act="withdraw"
        )
        keys.bind("P", later("put back who had withdrawn"), self._put_back, act="put-back")
        keys.bind("Z", later("the decisions before the last one"), self.board.undo, ctrl=True)
        keys.bind("S", later("write: the list as CSV, or the entry list"), self._write, ctrl=True)
        keys.bind("C", later("copy rows, as TSV"), self._copy, ctrl=True)
        keys.bind("R", later("read the files again"), self.read, ctrl=True)
        keys.bind("T", later("light or dark"), self._turn_light, ctrl=True)
        keys.bind("E", later("colours for another colour vision"), self._turn_vision, ctrl=True)
        keys.tell("?", later("hold: all keys of this screen"))
        keys.hints.connect(self._show_hints)

    def _take_keys(self) -> None:
        """The user's own, as at the consoles; a fault is said at once."""
        keys = keymap.read(keymap.keys_file(), {CONSOLE: self.keys.bound()})[CONSOLE]
        self.keys.remap(keys)
        if keys.faults:
            self.say(keys.faults[0])

    def escape_pressed(self) -> None:
        """Out of a field or the driver's page; else back to the rankings."""
        if self.board.give_up():
            return
        if self.pages.currentIndex() != RANKINGS:
            self.turn(RANKINGS)
        self.rankings.table.setFocus()

    def _search(self) -> None:
        self.turn(RANKINGS)
        self.rankings.filters.search.setFocus()
        self.rankings.filters.search.selectAll()

    def _filter(self, name: str) -> None:
        self.turn(RANKINGS)
        self.rankings.filters.open_choice(name)

    def _withdraw(self) -> None:
        self.turn(BOARD)
        self.board.ask_withdrawal()

    def _put_back(self) -> None:
        self.turn(BOARD)
        self.board.take_back()

    def _write(self) -> None:
        if self.pages.currentIndex() == BOARD:
            self.board.export()
        else:
            write_listing(self.source, self.rankings.model.listing, self.say)

    def _copy(self) -> None:
        if self.pages.currentIndex() == RANKINGS:
            parts = {self.driver.rounds.view: self.driver.rounds,
                     self.driver.otherwise.view: self.driver.otherwise}  # fmt: skip
            lines = parts.get(self.focusWidget())  # type: ignore[call-overload]
            if lines is None:
                self.rankings.copy()
                return
            self.say(lines.copy())
        elif self.pages.currentIndex() == BOARD:
            out = self.board.out.view.hasFocus()
            self.say((self.board.out if out else self.board.places).copy())
        else:
            self.say(self.rewards.list.copy())

    def _panes(self) -> list[QWidget]:
        """The parts of the page in sight, in the order of Tab."""
        match self.pages.currentIndex():
            case 0:
                return [self.rankings.filters.search, self.rankings.table, *self.driver.panes]
            case 1:
                return list(self.board.panes)
            case _:
                return list(self.rewards.panes)

    def _step(self, step: int) -> None:
        panes, now = self._panes(), self.focusWidget()
        at = panes.index(now) if now in panes else -1 if step > 0 else 0
        panes[(at + step) % len(panes)].setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from part to part, also out of a field."""
        self._step(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text() if event.text().isdigit() else ""
        if digit and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._press_digit(int(digit))
        elif not self.keys.press(event):
            super().keyPressEvent(event)

    def _press_digit(self, digit: int) -> None:
        if digit == 0:
            self.rankings.filters.want(Wanted())
        else:
            self.rankings.filters.turn_tier(digit - 1)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keys.release(event):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.keys.release_all()
        super().changeEvent(event)

    def _show_hints(self, held: bool) -> None:
        if held:
            edge = self.theme.space("s4")
            area = self._middle.geometry().adjusted(edge, edge, -edge, -edge)
            self._hints.show_table(self.keys.table(), area)
        else:
            self._hints.hide()

    # ------------------------------------------------------------ how it stands

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        first = QSplitter(Qt.Orientation.Horizontal)
        first.addWidget(self.rankings)
        first.addWidget(self.driver)
        first.setSizes(list(COLUMNS))
        first.setStretchFactor(0, COLUMNS[0])
        first.setStretchFactor(1, COLUMNS[1])
        for name, splitter in (
            ("rankings", first), ("board", self.board.whole), ("out", self.board.right),
        ):  # fmt: skip
            self.remember(name, splitter)
        for page in (first, self.board, self.rewards):
            self.pages.addWidget(page)
        self._middle = QWidget()
        middle = QVBoxLayout(self._middle)
        edge = self.theme.space("s4")
        middle.setContentsMargins(edge, edge, edge, edge)
        middle.addWidget(self.pages)
        layout.addWidget(self.head)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.foot)
        self.setMinimumSize(1024, 600)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        source = self.source
        source.told.connect(lambda step, share: self.head.words.show_step(ruled(step), share))
        source.opened_now.connect(self._show_season)
        source.failed.connect(self._show_failure)
        source.files_changed.connect(lambda: self.say(worded(CHANGED)))
        self.head.turned.connect(self.turn)
        self.rankings.chosen.connect(self.driver.show_driver)
        self.rankings.opened.connect(self.driver.rounds.view.setFocus)
        self.board.opened.connect(self._open_driver)
        self.board.allotted.connect(self._show_board)

    def set_theme(self, theme: Theme) -> None:
        """Another look: one new object, one repaint."""
        if self.keys.shown and not theme.caps:
            theme = replace(theme, caps=self.keys.shown)
        self.theme = theme
        self.setStyleSheet(style_sheet(theme) + ACROSS.substitute(line=theme.colours.line2.name()))
        self.setPalette(palette(theme))  # after the sheet, which brings back the palette before it
        self.head.setFixedHeight(theme.height("band"))
        self.foot.setFixedHeight(theme.height("health"))
        for child in self.findChildren(Themed):
            child.themed()

    def _turn_vision(self) -> None:
        self.say(worded(COLOURS[self._next_vision()]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_size()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turn(self.pages.currentIndex())

    # ------------------------------------------------------------ remembered

    def keep_place(self) -> None:
        """Write down where the window stands, how its parts are sized and what it lists."""
        super().keep_place()
        QSettings().setValue(f"{CONSOLE}/page", self.pages.currentIndex())
        self.rankings.keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_place()
        self.source.close()
        super().closeEvent(event)


def shown(asked: Request, ready: Callable[[Window], None] = lambda _: None) -> Window:
    """A window that stands and reads; `ready` when its season is there."""
    window = Window(asked)
    window.source.opened_now.connect(lambda: ready(window))
    window.restore_place()
    window.show()
    window.read()
    return window
