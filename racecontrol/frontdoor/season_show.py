"""`racecontrol season show`: the season page."""

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from racecontrol.frontdoor.season_options import (
    cut,
    files,
    inputs,
    load_online,
    need_packages,
    with_event,
)
from racecontrol.season.errors import SeasonError

if TYPE_CHECKING:
    from racecontrol.season.opening import Request


@click.command()
@inputs
@click.option(
    "--desk", type=click.Path(path_type=Path), help="Seeds, withdrawals and numbers, as TOML."
)
@click.option(
    "--event",
    type=click.Path(path_type=Path),
    help="An event file to take the entry list; its [season] is opened where none is said.",
)
def show(desk: Path | None, event: Path | None, **asked: Any) -> None:
    """Open the season page: rankings, drivers, the qualification board, rewards.

    The tables stay fluid at a million drivers: rows come from the engine as they are looked
    at. Hold ? in the window for its keys.

    \b
    Examples:
        racecontrol season show try
        racecontrol season show --event cup.toml
        racecontrol season show try --after 4 --desk desk.toml --event event.toml
        racecontrol season show --drivers d.csv --results "r*.csv" --rulebook mine.toml
    """
    if asked["on"] != "duckdb":
        raise SeasonError(
            "The season page needs the engine duckdb. Rank with the other engine into a file: "
            "racecontrol season rank --out ranking.parquet."
        )
    asked, desk = with_event(asked, _there(event), desk)
    book, online = load_online(asked["book"], asked.get("beside"))
    need_packages()
    from racecontrol.season.opening import Request

    request = Request(
        book.name,
        book.key,
        online,
        _found(files(asked)),
        lambda season: cut(season, asked),
        desk=_there(desk),
        event=_there(event),
        rejects=asked["rejects"],
        memory_mb=asked["memory_mb"],
    )
    _show(request)


def _found(files: Any) -> Any:
    """The files, looked for before a window stands there for nothing. Raises SeasonError."""
    from racecontrol.season.intake import REMOTE

    for name in (*files.drivers, *files.results, *files.struck):
        known = name.startswith(REMOTE) or Path(name).is_file() or "*" in name
        if not known:
            raise SeasonError(f"There is no file {name}.")
    return files


def _there(path: Path | None) -> Path | None:
    if path is not None and not path.is_file():
        raise SeasonError(f"There is no file {path}.")
    return path


def _show(request: "Request") -> None:
    from ui import app  # Qt reads its platform when it is loaded
    from ui.application import application
    from ui.season.window import shown

    qt = application()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: qt.quit())
    awake = app.every(200, lambda: None)  # signals of Python are heard between two events of Qt
    window = shown(request)
    qt.exec()
    awake()
    window.close()
