"""A driver's page: ranks and rewards, the rounds, points against the cut, and what-if."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from racecontrol.season.chances import Chances, Fate
from racecontrol.season.cutline import Bars, bars_of
from racecontrol.season.desk import Desk
from racecontrol.season.drives import Drives
from racecontrol.season.outcomes import Outcome, outcomes
from racecontrol.season.qualifying import Board
from racecontrol.season.what_if import after_each, open_rounds
from racecontrol.season.windows import Ranked, Reader
from ui.nouns import noun
from ui.season.chance_words import chance_words, points
from ui.season.columns import TIERS, level_words
from ui.season.otherwise import OtherwiseView, headline, outcome_lines
from ui.season.rounds_view import RoundsView, round_lines
from ui.season.source import Source
from ui.tr import first_up, later, tr, worded
from ui.widgets.key_label import KeyLabel
from ui.widgets.lettering import paint_text, text_width
from ui.widgets.panel import Panel, Themed
from ui.widgets.sentence import Sentence

if TYPE_CHECKING:
    from ui.season.points_plot import PointsPlot

TITLE: Final = later("Driver")
NOBODY: Final = later("Choose a driver with the arrows.")
WAITING: Final = later("Looking for the races …")


class _Figures(Themed):
    """The points, and the rank in each tier with its reward."""

    def __init__(self) -> None:
        super().__init__()
        self._row: Ranked | None = None

    def show_row(self, row: Ranked | None) -> None:
        self._row = row
        self.setAccessibleName(", ".join(" ".join(cell) for cell in self.cells()))
        self.update()

    def cells(self) -> list[tuple[str, str, str]]:
        """What it is, the figure, and what stands below it."""
        row = self._row
        if row is None:
            return []
        every = tr("{points} in all rounds", points=f"{row.all_points:,}")
        found = [(tr("points"), f"{row.points:,}", every)]
        for tier, rank, size, level in zip(TIERS, row.ranks, row.sizes, row.levels, strict=True):
            if rank is None or size is None:
                found.append((noun(tier), "–", tr("not ranked")))
                continue
            below = (tr("of {size}", size=f"{size:,}"), level_words(level))
            found.append((noun(tier), f"{rank:,}", ", ".join(filter(None, below))))
        return found

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(74))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.theme.px(74))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, cells = theme.colours, self.cells()
        pad = theme.space("s5")
        small, large = (
            theme.font("label", figures=True),
            theme.font("place", "strong", figures=True),
        )
        gap, x = theme.px(8), pad
        needs = [max(text_width(what, small), text_width(below, small)) for what, _, below in cells]
        spare = (self.width() - 2 * pad - sum(needs)) // max(1, len(cells)) - gap
        for (what, figure, below), need in zip(cells, needs, strict=True):
            wide = need + spare
            paint_text(painter, QRect(x, theme.px(8), wide, theme.px(16)), what, small, c.text3)
            paint_text(painter, QRect(x, theme.px(24), wide, theme.px(26)), figure, large, c.text1)
            paint_text(painter, QRect(x, theme.px(51), wide, theme.px(16)), below, small, c.text2)
            x += wide + gap
        painter.setPen(QPen(c.line1, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class DriverPage(Panel):
    """Shows one driver; what takes the engine longer comes when it is there."""

    left = Signal()  # Esc: back to the table

    def __init__(self, source: Source) -> None:
        super().__init__(worded(TITLE), worded(NOBODY))
        self._source = source
        self._chances: Chances | None = None
        self._desk = Desk()
        self.row: Ranked | None = None
        self._drives: Drives | None = None
        self._bars: dict[int, Bars] = {}
        self._unasked: tuple[int, ...] = ()  # rounds whose cut is not asked for yet
        self.number = 0  # the round of the what-if
        self.figures, self.fate, self.rounds = _Figures(), Sentence(2), RoundsView()
        self.plot: PointsPlot | None = None
        self._plot_place = QHBoxLayout()
        self.said, self.otherwise = Sentence(2), OtherwiseView()
        self._place()

    # ------------------------------------------------------------ what it shows

    def show_season(self, chances: Chances, desk: Desk, board: Board | None) -> None:
        """Another season is open, or its places were allotted anew."""
        self._chances, self._desk = chances, desk
        self._bars.clear()
        rule = chances.online.qualification
        if rule is not None and not rule.teams and board is not None:
            self._bars[chances.cut.rounds] = bars_of(board)
            self._unasked = tuple(range(chances.cut.rounds - 1, 0, -1))
        if self.row is not None:
            account = self.row.account
            self._source.ask_rows("again", lambda reader: reader.driver(account), self._again)

    def show_driver(self, row: Ranked) -> None:
        """This driver; the races follow."""
        assert self._chances is not None
        if self.row is None or self.row.account != row.account:  # what stood there was another's
            self.said.say("")
            self.otherwise.say_empty(worded(WAITING))
            self.otherwise.show_lines(())
        self.row, self._drives = row, None
        left = open_rounds(self._chances.online, self._chances.cut)
        self.number = left[0] if left else self._chances.cut.rounds
        account = tr("account {account}", account=row.account)
        self.head.show_words(row.name, account, _about(row))
        self.setAccessibleName(tr("Driver {name}", name=row.name))
        self.figures.show_row(row)
        self.fate.say(*_fate(self._chances, row))
        self._show_rounds()
        self._show_plot()
        self._source.drives(row, partial(self._take_drives, row))
        for number in self._unasked:  # not before the first rows are in sight
            self._source.bars(number, self._desk, partial(self._take_bars, number))
        self._unasked = ()

    def turn_round(self, step: int) -> None:
        """Another round for the what-if: those held, and the next ones."""
        if self.row is None or self._chances is None:
            return
        last = max(
            (self._chances.cut.rounds, *open_rounds(self._chances.online, self._chances.cut)[:1])
        )
        self.number = (self.number - 1 + step) % last + 1
        self._ask_outcomes()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Where Tab goes inside it."""
        return (self.rounds.view, self.otherwise.view)

    def _again(self, row: Ranked | None) -> None:
        if row is not None:
            self.show_driver(row)

    def _take_bars(self, number: int, bars: Bars) -> None:
        self._bars[number] = bars
        self._show_plot()

    def _take_drives(self, row: Ranked, drives: Drives) -> None:
        if row is self.row:
            self._drives = drives
            self._show_rounds()
            self._ask_outcomes()

    def _show_rounds(self) -> None:
        if self.row is not None and self._chances is not None:
            lines = round_lines(self.row, self._drives, self._chances.online)
            self.rounds.show_lines(lines)
            theme = self.theme
            high = theme.height("column_head") + len(lines) * theme.height("list_row")
            self.rounds.setFixedHeight(high + theme.px(4))

    def _show_plot(self) -> None:
        if self.row is None or self._chances is None:
            return
        if self.plot is None:
            from ui.season.points_plot import PointsPlot

            self.plot = PointsPlot()
            self._plot_place.addWidget(self.plot)
            self.plot.themed()
        online, rule = self._chances.online, self._chances.online.qualification
        mine = after_each(self.row.rounds, online)
        cut: list[int | None] = []
        if rule is not None and self.row.league == rule.league:
            rounds = range(1, len(mine) + 1)
            cut = [self._bars.get(n, {}).get(self.row.region) for n in rounds]
        self.plot.show_points(mine, cut, online.rounds)

    # ------------------------------------------------------------ what if

    def _ask_outcomes(self) -> None:
        chances, row, drives = self._chances, self.row, self._drives
        if chances is None or row is None or drives is None:
            return
        number = self.number
        drive = drives.last_of(number)
        known = drive or (drives.races[-1] if drives.races else None)
        lobby = known.lobby_dr if known else chances.online.rating.most // 2
        now = drive.position if drive else -1
        online, cut, rounds = chances.online, chances.cut, row.rounds

        def work(reader: Reader) -> tuple[Outcome, ...]:
            better = partial(reader.better_than, row)
            return outcomes(rounds, number, lobby, online, cut, better, now)

        self._source.ask_rows("otherwise", work, partial(self._take_outcomes, row, number, lobby))

    def _take_outcomes(
        self, row: Ranked, number: int, lobby: int, found: tuple[Outcome, ...]
    ) -> None:
        if row is not self.row or self._chances is None:
            return
        happened = number <= len(row.rounds) and row.rounds[number - 1] is not None
        cut = self._chances.cutoffs.get(row.region)
        rule = self._chances.online.qualification
        places = cut.places if cut and rule and row.league == rule.league else 0
        held = number <= self._chances.cut.rounds
        said = headline(found, number, row.region, held)
        self.said.say(" ".join((said, tr("Lobby of {rating}.", rating=f"{lobby:,}"))))
        self.otherwise.show_lines(outcome_lines(found, row.ranks[0] or 0, places, happened))

    # ------------------------------------------------------------ how it stands

    def _place(self) -> None:
        self.set_body(self.figures, 0)
        self.set_body(self.fate, 0)
        self.set_body(self.rounds, 0)
        plot = QWidget()
        plot.setLayout(self._plot_place)
        self._plot_place.setContentsMargins(0, 0, 0, 0)
        plot.setFixedHeight(self.theme.px(190))
        self.set_body(plot, 0)
        words = QWidget()
        line = QHBoxLayout(words)
        line.setContentsMargins(12, 2, 12, 2)
        line.addWidget(self.said, 1)
        line.addWidget(KeyLabel("[", tr("round")))
        line.addWidget(KeyLabel("]", ""))
        self.set_body(words, 0)
        self.set_body(self.otherwise)


def _about(row: Ranked) -> str:
    areas = ", ".join(area for area in (row.main_area, row.secondary_area) if area)
    return "  ".join(part for part in (row.country, areas, row.region, row.league) if part)


def _fate(chances: Chances, row: Ranked) -> tuple[str, bool]:
    """Sentences on the way to the live event, and whether they need a person."""
    chance, words = chances.of(row), chance_words(chances.of(row))
    if chance.fate is Fate.NO_PLACES:
        return _no_places(chances, row), False
    if chance.fate is Fate.IN:
        said = [f"{first_up(words)}."]
        if chance.to_first_out:
            ahead = points(chance.to_first_out)
            said.append(tr("{points} ahead of the first who is not in.", points=ahead))
        return " ".join(said), False
    cut = chances.cutoffs.get(row.region)
    said = [
        tr("Needs {what}, if the others gain nothing.", what=words)
        if chance.fate is Fate.OPEN
        else tr("Out: {why}.", why=words)
    ]
    if chance.to_last is not None and cut is not None and cut.last is not None:
        last = {"driver": cut.last.name, "points": points(cut.last.points)}
        said.append(tr("The last who is in is {driver} with {points}.", **last))
    return " ".join(said), False


def _no_places(chances: Chances, row: Ranked) -> str:
    rule = chances.online.qualification
    if rule is None:
        return tr("The rulebook has no live event to qualify for.")
    if rule.league == row.league:
        return tr("Nobody of {region} has a place as it stands.", region=row.region)
    return tr(
        "{league} does not qualify for the live event: {other} does.",
        league=row.league,
        other=rule.league,
    )
