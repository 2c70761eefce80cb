"""The columns of the files that a season is read from: one schema for Parquet, CSV, JSON Lines."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Kind(StrEnum):
    """What a column holds."""

    WHOLE = "whole number"
    TEXT = "text"
    DAY = "day"  # 2003-07-21


class Column(Struct, frozen=True):
    """A column of a file: its name, kind, whether a row can leave it empty, and what it says."""

    name: str
    kind: Kind
    bits: int  # of a whole number; 0: none
    needed: bool
    says: str


class FileSchema(Struct, frozen=True):
    """A file of the season."""

    name: str
    says: str
    columns: tuple[Column, ...]

    def names(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]


def _whole(name: str, bits: int, says: str, *, needed: bool = True) -> Column:
    return Column(name, Kind.WHOLE, bits, needed, says)


def _text(name: str, says: str, *, needed: bool = True) -> Column:
    return Column(name, Kind.TEXT, 0, needed, says)


DRIVERS: Final = FileSchema(
    "drivers",
    "one row for each registration",
    (
        _whole("account", 64, "id of the account: the key; names are not"),
        _text("name", "as it is shown"),
        _text("country", "three letters, of the account"),
        _text("region", "one of the rulebook's"),
        _text("main_area", "of the country; empty: none", needed=False),
        _text("secondary_area", "of the main area; empty: none", needed=False),
        Column("born", Kind.DAY, 0, False, "date of birth; empty: not eligible for live events"),
        _text("dr", "Driver Rating at registration: E, D, C, B, A, A+ or S; fixes the league"),
    ),
)

RESULTS: Final = FileSchema(
    "results",
    "one row for each driver in each race",
    (
        _whole("account", 64, "who drove"),
        _whole("race", 64, "id of the race, which is one lobby"),
        _whole("round", 16, "of the season, from 1"),
        _whole("slot", 16, "of the round, from 1; a driver is in one race of a slot"),
        _whole("started_s", 64, "start of the race, seconds since 1970-01-01 UTC"),
        _whole("lobby_dr", 32, "average Driver Rating points of the lobby"),
        _whole("position", 16, "at the finish, from 1; empty: not finished", needed=False),
    ),
)

STRIKES: Final = FileSchema(
    "struck",
    "one row for each round whose points the stewards struck off",
    (
        _whole("account", 64, "whose points"),
        _whole("round", 16, "of which round"),
        _text("reason", "as it is published", needed=False),
    ),
)

FILES: Final = (DRIVERS, RESULTS, STRIKES)
