"""`racecontrol season`: the online season before the live events."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from racecontrol.frontdoor.season_driver import print_driver
from racecontrol.frontdoor.season_options import (
    cut,
    files,
    inputs,
    load_online,
    need_packages,
    with_event,
)
from racecontrol.frontdoor.season_progress import Waiting
from racecontrol.frontdoor.season_show import show
from racecontrol.frontdoor.season_tables import (
    ABOUT,
    TERMINAL,
    print_board,
    print_json,
    ranking_table,
    say_rejects,
    table_of,
)
from racecontrol.meeting.rulebook import Rulebook
from racecontrol.season.errors import SeasonError
from racecontrol.season.schema import FILES

if TYPE_CHECKING:
    from racecontrol.season.season import Rejects, Season, Standings

AS_JSON: Final = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
DESK: Final = click.option(
    "--desk", type=click.Path(path_type=Path), help="Seeds, withdrawals and numbers, as TOML."
)


@click.group()
def season() -> None:
    """Rank an online season of any size, give its rewards, and see who qualifies.

    Results come as Parquet, CSV or JSON Lines; `racecontrol season schema` has the columns. The
    rules are the table [online] of a rulebook. Rows that cannot be counted are written to a file,
    each with its reason.

    \b
    Examples:
        racecontrol season simulate --drivers 20000 --out try
        racecontrol season rank try --league GT1 --region EMEA
        racecontrol season qualify try --desk desk.toml
        racecontrol season export try --out announcement
        racecontrol season show try
    """


@contextmanager
def _opened(asked: dict[str, Any]) -> Iterator[tuple[Rulebook, "Season", "Standings", "Rejects"]]:
    """A season that is ranked as the options ask; says how it gets on and what was left out."""
    book, online = load_online(asked["book"], asked.get("beside"))
    need_packages()
    from racecontrol.season.engine import open_engine
    from racecontrol.season.season import Season

    with open_engine(asked["on"], memory_mb=asked["memory_mb"]) as engine:
        with Waiting(ABOUT, engine.done) as waiting:
            opened = Season(engine, online, files(asked), waiting.told)
            standings = opened.rank(cut(opened, asked))
            rejects = opened.write_rejects(standings, asked["rejects"])
        say_rejects(rejects, asked["rejects"])
        yield book, opened, standings, rejects


@season.command()
@inputs
@click.option("--league", help="Only this league.")
@click.option("--region", help="Only this region.")
@click.option("--top", default=20, show_default=True, help="Of each ranking.")
@click.option("--driver", help="Only this one, by account or name, with what he or she needs.")
@DESK
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="All drivers into this file: .csv or .parquet.",
)
@AS_JSON
def rank(
    league: str | None,
    region: str | None,
    top: int,
    driver: str | None,
    desk: Path | None,
    out: Path | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Print the rankings, with counted and dropped rounds (in brackets).

    "To in" and "To out" are the points to the last driver who qualifies and to the first who does
    not; "Needs" is the least that passes the last one, as the others stand. The seeds and
    withdrawals of --desk are taken out of it, as they are for qualify.

    \b
    Examples:
        racecontrol season rank try
        racecontrol season rank try --after 5 --driver "oona lund"
        racecontrol season rank try --after 4 --league GT1 --region EMEA --top 50
        racecontrol season rank --drivers d.csv --results "r*.csv" --out ranking.parquet
    """
    with _opened(asked) as (book, opened, standings, rejects):
        from racecontrol.season.announcement import announcement
        from racecontrol.season.desk import load_desk
        from racecontrol.season.publishing import write_csv

        decided = load_desk(desk)
        if driver is not None:
            print_driver(standings, decided, driver, as_json=as_json)
            return
        about = announcement(
            standings, decided, rejects, title=book.name, rulebook=book.key, top=top, plots=False
        )
        shown = [
            ranking
            for ranking in about.rankings
            if league in (None, ranking.league) and region in (None, ranking.region)
        ]
        if not shown:
            raise SeasonError("There is no such ranking: see the rulebook for its leagues.")
        if as_json:
            print_json(shown)
        for ranking in () if as_json else shown:
            TERMINAL.print(f"{ranking.league}, {ranking.region}: {ranking.drivers:,} drivers")
            TERMINAL.print(ranking_table(ranking, standings.cut))
        if out is not None:
            with Waiting(ABOUT, opened.engine.done) as waiting:
                if out.suffix == ".parquet":
                    waiting.told(f"writing {out}")
                    opened.engine.connection.to_parquet(standings.ordered(), out)
                else:
                    write_csv(standings, out, waiting.counted(f"writing {out}"))


@season.command()
@inputs
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The list of drivers with their rewards, as CSV.",
)
@AS_JSON
def rewards(out: Path | None, as_json: bool, **asked: Any) -> None:
    """Print how many drivers get which reward, and the credits; --out has the list.

    \b
    Examples:
        racecontrol season rewards try
        racecontrol season rewards try --out rewards.csv
    """
    with _opened(asked) as (book, opened, standings, _):
        from racecontrol.season.announcement import reward_totals
        from racecontrol.season.publishing import write_csv

        if opened.online.rewards is None:
            raise SeasonError(f"The rulebook {book.key} gives no rewards.")
        table = table_of("League", "Tier", "Level", "Drivers", "Credits", left=(0, 1, 2))
        totals = reward_totals(standings)
        for total in totals:
            cells = (total.league, total.tier.value, total.level)
            table.add_row(*cells, f"{total.drivers:,}", f"{total.credits:,}")
        if as_json:
            print_json(totals)
        else:
            TERMINAL.print(table)
            TERMINAL.print(f"All together {sum(total.credits for total in totals):,} credits.")
        if out is not None:
            with Waiting(ABOUT, opened.engine.done) as waiting:
                write_csv(standings, out, waiting.counted(f"writing {out}"))


@season.command()
@inputs
@DESK
@click.option(
    "--event",
    type=click.Path(path_type=Path),
    help="An event file to fill; its [season] is taken where none is said.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="The entry list, as TOML."
)
@AS_JSON
def qualify(
    desk: Path | None, event: Path | None, out: Path | None, as_json: bool, **asked: Any
) -> None:
    """Print who goes to the live event, each place with its reason; --out has the entry list.

    The file of --desk names accounts: [[seeds]] with account and why, in order; [[withdrawn]] and
    [[ineligible]] with account and why; [[plates]] with account, number and code; on = the day on
    which the age counts.

    \b
    Examples:
        racecontrol season qualify try --desk desk.toml
        racecontrol season qualify try --desk desk.toml --event event.toml --out live.toml
    """
    asked, desk = with_event(asked, event, desk)
    with _opened(asked) as (book, opened, standings, _):
        from racecontrol.season.board import board
        from racecontrol.season.desk import load_desk
        from racecontrol.season.entry_list import entry_list, into_event, read_event

        decided = load_desk(desk)
        found = board(standings, decided)
        if as_json:
            print_json(found)
        else:
            print_board(found, running=not standings.cut.final)
        rule = opened.online.qualification
        text = entry_list(found, decided, book.key, teams=bool(rule and rule.teams))
        if event is not None:
            text = into_event(read_event(event), text, event.name)
        if out is not None:
            out.write_text(text, encoding="utf-8")
            ABOUT.print(f"{out} is written.")


@season.command()
@inputs
@DESK
@click.option("--title", help="Of the announcement; else the rulebook's name.")
@click.option("--top", default=20, show_default=True, help="Printed of each ranking.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder."
)
def export(desk: Path | None, title: str | None, top: int, out: Path, **asked: Any) -> None:
    """Write the announcement: standings as CSV (every driver), JSON, HTML with plots, and PDF.

    \b
    Example:
        racecontrol season export try --desk desk.toml --out announcement
    """
    with _opened(asked) as (book, opened, standings, rejects):
        from racecontrol.season.announcement import announcement
        from racecontrol.season.desk import load_desk
        from racecontrol.season.publishing import write_all

        decided = load_desk(desk)
        with Waiting(ABOUT, opened.engine.done) as waiting:
            opened.told = waiting.told
            name = title or f"{book.name}, online season"
            about = announcement(
                standings, decided, rejects, title=name, rulebook=book.key, top=top
            )
            made = write_all(standings, about, out, waiting.counted("writing every driver"))
    for path in made:
        TERMINAL.print(str(path))


@season.command()
@click.option("--rulebook", "book", default="nations-cup-2025", show_default=True)
@click.option("--drivers", default=10_000, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same season.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder."
)
def simulate(book: str, drivers: int, seed: int, out: Path) -> None:
    """Make a whole plausible season: drivers.parquet and results.parquet.

    It is written as it is made: a hundred million results need no more memory than their drivers.

    \b
    Examples:
        racecontrol season simulate --out try
        racecontrol season simulate --drivers 1000000 --seed 7 --out large
    """
    _, online = load_online(book)
    need_packages()
    from racecontrol.season.simulate import simulate as make

    with Waiting(ABOUT, lambda: None) as waiting:
        who, what, rows = make(
            online, out, drivers=drivers, seed=seed, told=waiting.counted("driving")
        )
    TERMINAL.print(f"{who}: {drivers:,} drivers")
    TERMINAL.print(f"{what}: {rows:,} results")


@season.command()
@AS_JSON
def schema(as_json: bool) -> None:
    """Print the columns of the files that a season is read from.

    \b
    Example:
        racecontrol season schema
    """
    if as_json:
        print_json(FILES)
        return
    for file in FILES:
        table = table_of("column", "holds", "", "", left=(0, 1, 2, 3), wraps=3)
        for column in file.columns:
            needed = "needed" if column.needed else "may be empty"
            table.add_row(column.name, column.kind.value, needed, column.says)
        TERMINAL.print(f"{file.name}: {file.says}")
        TERMINAL.print(table)
    TERMINAL.print("Each as .parquet, .csv (comma, a head line) or .jsonl (one object a line).")
    sys.stdout.flush()


season.add_command(show)
