"""`racecontrol bookmarks`: the moments that people marked in an event, as a table or a file."""

from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from racecontrol.control import replay
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.results.bookmark_list import BookmarkRow, as_csv, as_json, bookmark_rows
from racecontrol.results.times import lap_time


@click.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--csv", "form", flag_value="csv", help="As CSV.")
@click.option("--json", "form", flag_value="json", help="As JSON.")
@click.option("--out", type=click.Path(path_type=Path), help="Into this file.")
def bookmarks(journal: Path, form: str | None, out: Path | None) -> None:
    """List the moments that people marked for review.

    Without --csv or --json a file is written as its name says: CSV, or JSON for `.json`.

    \b
    Examples:
        racecontrol bookmarks event.journal
        racecontrol bookmarks event.journal --out bookmarks.csv
    """
    with closing(SqliteJournal(journal, read_only=True)) as opened:
        rows = bookmark_rows(replay(opened))
    if out is not None:
        form = form or ("json" if out.suffix == ".json" else "csv")
        out.write_text(_text(rows, form), encoding="utf-8")
        click.echo(f"{len(rows)} bookmarks: {out}", err=True)
    elif form is not None:
        click.echo(_text(rows, form), nl=form == "json")
    elif rows:
        _print(rows)
    else:
        click.echo("Nobody marked a moment in this event. Space does, at any console.")


def _text(rows: tuple[BookmarkRow, ...], form: str) -> str:
    return as_json(rows) if form == "json" else as_csv(rows)


def _print(rows: tuple[BookmarkRow, ...]) -> None:
    table = Table("", "Session", "Clock", "UTC", "Car", "Words", "By", "Case")
    for row in rows:
        clock = "" if row.after_start_ms is None else lap_time(row.after_start_ms)
        car = "" if row.car is None else f"{row.car:02d} {row.code}".strip()
        cases = " ".join(str(case) for case in row.cases)
        number, utc = str(row.bookmark), row.utc[11:23]
        table.add_row(number, row.session, clock, utc, car, row.words, row.by, cases)
    Console(highlight=False, markup=False).print(table)
