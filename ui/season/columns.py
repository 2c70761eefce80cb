"""The columns of the rankings: what stands in them, in which order they sort."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from racecontrol.meeting.online import Tier
from racecontrol.season.windows import Order, Ranked
from ui.season.chances import Chance, Chances, Fate

TIERS = tuple(Tier)
LEVELS = ("", "Gold", "Silver", "Bronze")
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
        Column("rank", "Rank", 74, _rank, True, Order.RANKING, says="in the chosen tier"),
        *([Column("level", "Reward", 66, _level, says="in the chosen tier")] if levels else []),
        Column("name", "Driver", 190, _name, order=Order.NAME, least=140),
        Column("country", "Nat", 48, lambda r, *_: Cell(r.country), order=Order.COUNTRY),
        Column("league", "League", 58, lambda r, *_: Cell(r.league, Ink.QUIET)),
        Column("region", "Region", 120, lambda r, *_: Cell(r.region, Ink.QUIET), least=112),
        Column("area", "Area", 120, _area, least=70),
        Column(
            "points", "Points", 62, _points, True, Order.POINTS, says="of the rounds that count"
        ),
        *(_round(number) for number in range(1, rounds + 1)),
    ]
    if chances.cutoffs:
        found += [
            Column("last", "To last in", 74, _to_last, True, says="points to the last who is in"),
            Column("out", "To first out", 82, _to_out, True, says="points to the first who is not"),
        ]
    if chances.seated or chances.cutoffs:
        found.append(
            Column("needs", "Needs", 190, _needs, says="to pass the last who is in", least=150)
        )
    return tuple(found)


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
    return Cell(LEVELS[row.levels[tier]] if row.levels[tier] < len(LEVELS) else "")


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

    says = f"points of round {number}; struck through: it does not count"
    return Column(f"r{number}", f"R{number}", 47, of, True, Order.ROUND, number, says)


def _to_last(_row: Ranked, chance: Chance, _tier: int) -> Cell:
    return _gap(chance.to_last)


def _to_out(_row: Ranked, chance: Chance, _tier: int) -> Cell:
    return _gap(chance.to_first_out)


def _gap(found: int | None) -> Cell:
    return Cell(signed(found), Ink.PLAIN if found is None or found >= 0 else Ink.QUIET)


def _needs(_row: Ranked, chance: Chance, _tier: int) -> Cell:
    inks = {Fate.IN: Ink.GOOD, Fate.OPEN: Ink.PLAIN, Fate.OUT: Ink.QUIET, Fate.NO_PLACES: Ink.QUIET}
    return Cell(chance.words, inks[chance.fate])


def sentence(row: Ranked, chance: Chance, tier: int) -> str:
    """The row for a screen reader."""
    rank, size = row.ranks[tier], row.sizes[tier]
    parts = [
        f"Rank {rank:,} of {size:,}" if rank is not None and size is not None else "Not ranked",
        f"{row.name}, {row.country}",
        f"{row.league}, {row.region}",
        f"{row.points:,} points",
    ]
    if chance.words:
        parts.append(chance.words if chance.fate is not Fate.OPEN else f"needs {chance.words}")
    return ", ".join(parts)
