"""The columns of the rankings: what stands in them, in which order they sort."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from racecontrol.meeting.online import Level, Tier
from racecontrol.season.chances import Chance, Chances, Fate
from racecontrol.season.windows import Order, Ranked
from ui.nouns import noun
from ui.season.chance_words import chance_words, points
from ui.tr import first_up, tr

TIERS = tuple(Tier)
LEVELS = tuple(Level)
MINUS = "−"


class Ink(Enum):
    """How a cell is written."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    DROPPED = "dropped"  # struck through
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a cell and their ink."""

    words: str
    ink: Ink = Ink.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `order` is what a click on its head sorts by."""

    key: str
    head: str
    width: int  # px at scale 1
    of: Callable[[Ranked, Chance, int], Cell]  # the last: number of the tier
    right: bool = False
    order: Order | None = None
    round: int = 0
    says: str = ""  # of the head, in a tooltip
    least: int = 0  # px, where there is not room for all; of those that stretch


def columns(rounds: int, levels: bool, chances: Chances) -> tuple[Column, ...]:
    """Those that this season can fill."""
    found = [
        Column("rank", tr("Rank"), 74, _rank, True, Order.RANKING, says=tr("in the chosen tier")),
        *([_reward()] if levels else []),
        Column("name", tr("Driver"), 190, _name, order=Order.NAME, least=140),
        Column("country", tr("Nat"), 48, lambda r, *_: Cell(r.country), order=Order.COUNTRY),
        Column("league", tr("League"), 58, lambda r, *_: Cell(r.league, Ink.QUIET)),
        Column("region", tr("Region"), 150, lambda r, *_: Cell(r.region, Ink.QUIET), least=150),
        Column("area", tr("Area"), 120, _area, least=70),
        Column(
            "points",
            tr("Points"),
            62,
            _points,
            True,
            Order.POINTS,
            says=tr("of the rounds that count"),
        ),
        *(_round(number) for number in range(1, rounds + 1)),
    ]
    if chances.cutoffs:
        found += _gaps()
    if chances.routes or chances.cutoffs:
        says = tr("to pass the last who is in")
        found.append(Column("needs", tr("Needs"), 190, _needs, says=says, least=150))
    return tuple(found)


def _reward() -> Column:
    return Column("level", tr("Reward"), 66, _level, says=tr("in the chosen tier"))


def _gaps() -> tuple[Column, Column]:
    last, first = tr("points to the last who is in"), tr("points to the first who is not")
    return (
        Column("last", tr("To last in"), 74, _to_last, True, says=last),
        Column("out", tr("To first out"), 82, _to_out, True, says=first),
    )


def level_words(level: int) -> str:
    """`gold` of the highest; "": none, from 0."""
    return noun(LEVELS[level - 1]) if 0 < level <= len(LEVELS) else ""


def signed(number: int | None) -> str:
    """`+12`, `−3`, `0`."""
    if number is None:
        return ""
    return f"{number:+,}".replace("-", MINUS) if number else "0"


def _rank(row: Ranked, _: Chance, tier: int) -> Cell:
    rank = row.ranks[tier]
    return Cell("" if rank is None else f"{rank:,}", Ink.STRONG)


def _name(row: Ranked, *_: object) -> Cell:
    return Cell(row.name, Ink.STRONG)


def _level(row: Ranked, _: Chance, tier: int) -> Cell:
    return Cell(first_up(level_words(row.levels[tier])))


def _area(row: Ranked, _: Chance, tier: int) -> Cell:
    areas = (
        (row.main_area, row.secondary_area) if TIERS[tier] is Tier.SECONDARY else (row.main_area,)
    )
    return Cell(", ".join(area for area in areas if area), Ink.QUIET)


def _points(row: Ranked, *_: object) -> Cell:
    return Cell(f"{row.points:,}", Ink.STRONG)


def _round(number: int) -> Column:
    def of(row: Ranked, *_: object) -> Cell:
        points = row.rounds[number - 1]
        if points is None:
            return Cell("")
        return Cell(f"{points:,}", Ink.PLAIN if row.counts(number) else Ink.DROPPED)

    says = tr("points of round {round}; struck through: it does not count", round=number)
    return Column(
        f"r{number}", tr("R{round}", round=number), 47, of, True, Order.ROUND, number, says
    )


def _to_last(_row: Ranked, chance: Chance, _tier: int) -> Cell:
    return _gap(chance.to_last)


def _to_out(_row: Ranked, chance: Chance, _tier: int) -> Cell:
    return _gap(chance.to_first_out)


def _gap(found: int | None) -> Cell:
    return Cell(signed(found), Ink.PLAIN if found is None or found >= 0 else Ink.QUIET)


def _needs(_row: Ranked, chance: Chance, _tier: int) -> Cell:
    inks = {Fate.IN: Ink.GOOD, Fate.OPEN: Ink.PLAIN, Fate.OUT: Ink.QUIET, Fate.NO_PLACES: Ink.QUIET}
    return Cell(chance_words(chance), inks[chance.fate])


def sentence(row: Ranked, chance: Chance, tier: int) -> str:
    """The row for a screen reader."""
    rank, size = row.ranks[tier], row.sizes[tier]
    place = tr("Not ranked")
    if rank is not None and size is not None:
        place = tr("Rank {rank} of {size}", rank=f"{rank:,}", size=f"{size:,}")
    parts = [place, row.name, row.country, row.league, row.region, points(row.points)]
    if words := chance_words(chance):
        parts.append(tr("needs {what}", what=words) if chance.fate is Fate.OPEN else words)
    return ", ".join(parts)
