"""What every command on a season's files asks for, and what it makes of it."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from racecontrol.meeting.eventfile import load_season
from racecontrol.meeting.online import OnlineSeason
from racecontrol.meeting.rulebook import Rulebook
from racecontrol.rulebooks.reading import find, load
from racecontrol.season.errors import SeasonError
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

if TYPE_CHECKING:
    from racecontrol.season.driven import Cut
    from racecontrol.season.season import Files, Season

PACKAGES: Final = ("ibis", "duckdb", "pyarrow")
Command = Callable[..., None]
Asked = dict[str, Any]


def inputs(command: Command) -> Command:
    """The options."""
    options = [
        click.argument("folder", type=click.Path(path_type=Path), required=False),
        click.option(
            "--rulebook",
            "book",
            default="nations-cup-2025",
            show_default=True,
            help="Key or TOML file.",
        ),
        click.option("--drivers", multiple=True, help="Files of drivers; wildcards are allowed."),
        click.option("--results", multiple=True, help="Files of results; wildcards are allowed."),
        click.option("--struck", multiple=True, help="Files of rounds struck off."),
        click.option("--after", type=int, help="After this round; else the last that was held."),
        click.option("--until", help="Only races started by then: 2025-05-03T20:00+02:00."),
        click.option("--running", is_flag=True, help="Equal points share a rank at the end, too."),
        click.option(
            "--engine",
            "on",
            default="duckdb",
            show_default=True,
            help="duckdb, spark, spark:MASTER, or a connection string such as clickhouse://host/db.",
        ),
        click.option("--memory-mb", default=1000, show_default=True, help="Bound of DuckDB."),
        click.option(
            "--rejects",
            type=click.Path(path_type=Path, dir_okay=False),
            default=Path("season-rejects.csv"),
            show_default=True,
            help="Where rows that cannot be counted go.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def load_online(name: str, beside: Path | None = None) -> tuple[Rulebook, OnlineSeason]:
    """A rulebook that has an online season. Raises SeasonError and RulebookError."""
    book = load(find(name, beside), FORMATS, PENALTIES)
    if book.online is None:
        raise SeasonError(f"The rulebook {book.key} has no online season: no table [online].")
    return book, book.online


def missing_packages() -> list[str]:
    """What a season needs and this machine has not."""
    return [name for name in PACKAGES if importlib.util.find_spec(name) is None]


def need_packages() -> None:
    """Raises SeasonError with the command that installs what is missing."""
    if missing := missing_packages():
        raise SeasonError(
            f"A season needs {', '.join(missing)}: pip install 'racecontrol[analysis]'."
        )


def files(asked: Asked) -> "Files":
    """The files named one by one, or those of a folder by their usual names."""
    from racecontrol.season.season import Files

    folder: Path | None = asked["folder"]

    def named(name: str, *, needed: bool) -> tuple[str, ...]:
        if asked[name]:
            return tuple(asked[name])
        if folder is not None:
            found = [folder / f"{name}{end}" for end in (".parquet", ".csv", ".jsonl")]
            if held := [str(path) for path in found if path.is_file()]:
                return tuple(held[:1])
            if needed:
                raise SeasonError(f"{folder} has no {name}.parquet, {name}.csv or {name}.jsonl.")
        if needed:
            raise SeasonError(f"Say where the {name} are: a folder, or --{name} FILE.")
        return ()

    return Files(
        named("drivers", needed=True), named("results", needed=True), named("struck", needed=False)
    )


def cut(opened: "Season", asked: Asked) -> "Cut":
    """Up to where it is ranked. Raises SeasonError."""
    from datetime import UTC, datetime

    from racecontrol.season.driven import Cut

    until = None
    if asked["until"]:
        try:
            moment = datetime.fromisoformat(asked["until"])
        except ValueError:
            raise SeasonError(
                f"--until: {asked['until']!r} is no moment such as 2025-05-03T20:00+02:00."
            ) from None
        until = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    after = asked["after"] or opened.held(until)
    final = after == opened.online.rounds and until is None and not asked["running"]
    return Cut(after, until, final)


def with_event(asked: Asked, event: Path | None, desk: Path | None) -> tuple[Asked, Path | None]:
    """What was asked, and the desk; where no season was said, that of the event's [season].

    Raises SeasonError and EventFileError.
    """
    said = asked["folder"] is not None or asked["drivers"] or asked["results"]
    if event is None or said:
        return asked, desk
    named = load_season(event)
    if named is None:
        raise SeasonError(
            f"{event.name} names no season. Add a table [season] with folder = ... to it, or say "
            "the season's folder here."
        )
    of_event: Asked = {
        "folder": Path(named.folder) if named.folder else None,
        "drivers": named.drivers,
        "results": named.results,
        "struck": asked["struck"] or named.struck,
    }
    source = click.get_current_context().get_parameter_source("book")
    if source is ParameterSource.DEFAULT:
        of_event |= {"book": named.rulebook, "beside": event.parent}
    return asked | of_event, desk or (Path(named.desk) if named.desk else None)
