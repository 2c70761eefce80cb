"""How many drivers get which reward in each tier, and what it comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from racecontrol.meeting.online import Level, Tier
from racecontrol.season.announcement import RewardTotal
from ui.nouns import noun
from ui.season.columns import TIERS, Cell, Ink
from ui.season.lines import Lines, Part
from ui.season.source import Source
from ui.season.standing import ranked_words, standing_words
from ui.tr import later, tr, worded
from ui.widgets.panel import Panel

LEVELS: Final = tuple(Level)
PARTS: Final = (
    Part(later("League"), 80),
    Part(later("Tier"), 150),
    Part(later("Gold"), 110, right=True),
    Part(later("Silver"), 110, right=True),
    Part(later("Bronze"), 110, right=True),
    Part(later("Rewards"), 110, right=True),  # a driver may have one of each tier
    Part(later("Gold credits"), 150, right=True),
    Part(later("Silver credits"), 150, right=True),
    Part(later("Bronze credits"), 150, right=True),
    Part(later("Credits"), 170, right=True),
    Part("", 80, share=1),
)
TITLE: Final = later("Rewards")
NO_SEASON: Final = later("No season is open yet.")
NO_REWARDS: Final = later("The rulebook gives no rewards: it has no [online.rewards].")


@dataclass(frozen=True, slots=True)
class RewardLine:
    """Cells of a league's tier; `share` of the largest one's credits; `sum`: of all tiers."""

    cells: tuple[Cell, ...]
    spoken: str
    share: float
    sum: bool = False


def reward_lines(totals: Sequence[RewardTotal]) -> tuple[RewardLine, ...]:
    """A line a tier of each league, a sum for each league, and one of all."""
    most = max((_credits(totals, league, tier) for league in {t.league for t in totals}
                for tier in TIERS), default=0)  # fmt: skip
    leagues = list(dict.fromkeys(total.league for total in totals))
    found: list[RewardLine] = []
    for league in leagues:
        mine = [total for total in totals if total.league == league]
        for tier in TIERS:
            of_tier = [total for total in mine if total.tier is tier]
            if of_tier:
                found.append(_line(league, noun(tier), of_tier, most))
        found.append(_line(league, tr("all tiers"), mine, most, is_sum=True))
    if len(leagues) > 1:
        found.append(_line(tr("All"), tr("all tiers"), totals, most, is_sum=True))
    return tuple(found)


def _credits(totals: Sequence[RewardTotal], league: str, tier: Tier) -> int:
    return sum(t.credits for t in totals if t.league == league and t.tier is tier)


def _line(
    league: str, tier: str, totals: Sequence[RewardTotal], most: int, *, is_sum: bool = False
) -> RewardLine:
    drivers = [sum(t.drivers for t in totals if t.level == level.value) for level in LEVELS]
    credits = [sum(t.credits for t in totals if t.level == level.value) for level in LEVELS]
    ink = Ink.STRONG if is_sum else Ink.PLAIN
    cells = (
        Cell(league, Ink.STRONG),
        Cell(tier, ink),
        *(Cell(f"{number:,}" if number else "", ink) for number in drivers),
        Cell(f"{sum(drivers):,}", ink),
        *(Cell(f"{number:,}" if number else "", ink) for number in credits),
        Cell(f"{sum(credits):,}", Ink.STRONG),
        Cell(""),
    )
    sums = tr(
        "{rewards} rewards, {credits} credits",
        rewards=f"{sum(drivers):,}",
        credits=f"{sum(credits):,}",
    )
    spoken = f"{league}, {tier}: {sums}"
    return RewardLine(cells, spoken, sum(credits) / most if most else 0, is_sum)


class RewardList(Lines[RewardLine]):
    """The lines, with a bar for the share of all credits."""

    def __init__(self) -> None:
        name = tr("Rewards by league and tier")
        super().__init__(PARTS, lambda line: line.spoken, worded(NO_SEASON), name)

    def paint_line(self, painter: QPainter, rect: QRect, line: RewardLine) -> None:
        theme = self.theme
        if line.sum:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colours.background2)
        self.paint_cells(painter, rect, line.cells)
        if not line.sum:
            room = self.rooms(rect)[-1]
            high = theme.px(8)
            bar = QRect(room.x(), room.center().y() - high // 2, 0, high)
            bar.setWidth(max(1, round(room.width() * line.share)))
            painter.fillRect(bar, theme.colours.line2)


class RewardsPage(QWidget):
    """One table."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self.list = RewardList()
        self.panel = Panel(worded(TITLE))
        self.panel.set_body(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Where Tab goes."""
        return (self.list.view,)

    def show_season(self) -> None:
        """The totals of the season that is open."""
        opened = self._source.opened
        assert opened is not None
        self.list.say_empty(worded(NO_REWARDS))
        self.list.show_lines(reward_lines(opened.rewards))
        drivers = ranked_words(opened.windows.drivers)
        self.panel.head.show_words(worded(TITLE), standing_words(opened.cut), drivers)
