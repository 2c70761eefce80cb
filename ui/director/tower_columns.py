"""Columns of the timing tower: which there are, how wide, and which give way first."""

from typing import Final

from msgspec import Struct

from ui.theme import Theme
from ui.tr import NO_WORDS, Words, later

GAP: Final = 4  # px between columns
PAD: Final = 12  # px at both ends of a row
STATUS_LEAST: Final = 108
STATUS_MOST: Final = 190  # what is left beyond this goes between the columns
WIDEST_GAP: Final = 28


class Column(Struct, frozen=True):
    """A column at 1920 x 1080; `drop`: 0 never goes, else the lowest goes first."""

    key: str
    head: Words
    width: int
    right: bool = False  # right aligned
    drop: int = 0
    inset: int = 0  # px before it: where two columns that touch are not of one kind


COLUMNS: Final = (
    Column("place", NO_WORDS, 29, right=True),
    Column("change", NO_WORDS, 27),
    Column("number", later("No."), 32),
    Column("code", later("Code"), 49),
    Column("driver", later("Driver"), 98, drop=1),
    Column("nation", later("Nat"), 34, drop=2),
    Column("rig", later("Rig"), 22, right=True),
    Column("gap", later("Gap"), 72, right=True),
    Column("interval", later("Int"), 56, right=True, drop=7),
    Column("last", later("Last"), 83, right=True),
    Column("best", later("Best"), 83, right=True),
    Column("sector1", Words("S1"), 66, right=True, drop=5),
    Column("sector2", Words("S2"), 66, right=True, drop=5),
    Column("sector3", Words("S3"), 66, right=True, drop=5),
    Column("minis", later("Mini-sectors"), 86, inset=6),
    Column("laps", later("Lap"), 24, right=True, drop=3),
    Column("span", later("Span"), 48, right=True, drop=6),
    Column("status", later("Status"), STATUS_LEAST),
)


class Placed(Struct, frozen=True):
    """A column where it stands, px from the left of the row."""

    column: Column
    x: int
    width: int


def place_columns(width: int, theme: Theme) -> tuple[Placed, ...]:
    """The columns that fit into a row of this width; status takes what is left."""
    sizes = theme.tokens["type"]["size"]
    small = theme.tokens["small"]["size"]["figure"] / sizes["figure"] if theme.small else 1.0
    scale = theme.scale * small
    columns = list(COLUMNS)
    while _total(columns, scale) > width and any(column.drop for column in columns):
        least = min(column.drop for column in columns if column.drop)
        columns = [column for column in columns if column.drop != least]
    return _placed(columns, width, scale)


def _total(columns: list[Column], scale: float) -> int:
    widths = sum(round((column.width + column.inset) * scale) for column in columns)
    return widths + round(GAP * scale) * (len(columns) - 1) + 2 * round(PAD * scale)


def _placed(columns: list[Column], width: int, scale: float) -> tuple[Placed, ...]:
    x = round(PAD * scale)
    spare = width - _total(columns, scale) - round((STATUS_MOST - STATUS_LEAST) * scale)
    more = min(max(0, spare) // len(columns), round((WIDEST_GAP - GAP) * scale))
    result = []
    for column in columns:
        wide = round(column.width * scale)
        x += round(column.inset * scale)
        if column.key == "status":
            x += round(8 * scale)
            wide = max(0, width - x - round(GAP * scale))
        result.append(Placed(column, x, wide))
        x += wide + round(GAP * scale) + more
    return tuple(result)
