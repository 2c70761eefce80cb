"""What the organiser decides by hand about who qualifies: seeds, withdrawals, numbers.

A TOML file; accounts, never names. An example:

    [[seeds]]
    account = 7001
    why = "2024 P1"

    [[withdrawn]]
    account = 7104
    why = "injured"
"""

import datetime
import tomllib
from pathlib import Path

import msgspec

from racecontrol.meeting.noun import Noun
from racecontrol.season.errors import SeasonError


class Seed(Noun, frozen=True):
    """A place that is reserved, in the order of the list."""

    account: int
    why: str


class Out(Noun, frozen=True):
    """A driver who does not take part although the points would do."""

    account: int
    why: str


class Plate(Noun, frozen=True):
    """The car number and three letters that a driver wants."""

    account: int
    number: int | None = None
    code: str = ""


class Desk(Noun, frozen=True):
    """The organiser's decisions."""

    seeds: tuple[Seed, ...] = ()
    withdrawn: tuple[Out, ...] = ()
    ineligible: tuple[Out, ...] = ()  # staff, families, banned
    plates: tuple[Plate, ...] = ()
    seeded_nations: tuple[str, ...] = ()  # where the rulebook has teams
    on: datetime.date | None = None  # the day on which the age counts


def load_desk(path: Path | None) -> Desk:
    """The decisions of a file; none where there is no file. Raises SeasonError."""
    if path is None:
        return Desk()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Desk)
    except FileNotFoundError:
        raise SeasonError(f"There is no file {path}.") from None
    except OSError as error:
        raise SeasonError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise SeasonError(f"{path.name} is not a text file.") from None
    except tomllib.TOMLDecodeError as error:
        raise SeasonError(f"{path.name} is not valid TOML: {error}.") from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at ")
        key = where.strip("`").removeprefix("$").lstrip(".") or "the file"
        raise SeasonError(f"{path.name}: {key}: {what}.") from None
