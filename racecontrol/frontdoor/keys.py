"""`racecontrol keys`: the keys of the consoles, and the user's own."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from racecontrol.control import Control
from racecontrol.frontdoor.season_options import load_online, missing_packages
from racecontrol.frontdoor.tables import titled
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.model import Person, Role
from racecontrol.opening import CONSOLES
from racecontrol.timing.clock import EventClock
from racecontrol.timing.health import Records, RigHealth
from racecontrol.timing.sample import SAMPLE

if TYPE_CHECKING:
    from ui.keymap import Bound

ROLES = dict(zip(CONSOLES, (Role.DIRECTOR, Role.STEWARD, Role.TECHNICIAN), strict=True))
SEASON = "season"  # the season page, where its packages are
Keys = Mapping[str, "tuple[Bound, ...]"]


@click.group()
def keys() -> None:
    """See the keys of the consoles, and give acts other ones.

    \b
    Examples:
        racecontrol keys list --console director
        racecontrol keys template
        racecontrol keys check
    """


@keys.command("list")
@click.option(
    "--console", "only", type=click.Choice((*CONSOLES, SEASON)), help="Only this console."
)
def list_keys(only: str | None) -> None:
    """Print every key, the name of its act, and what it does; with the user's own keys."""
    from ui import keymap

    with known_keys() as known, _user_file() as path:
        maps = keymap.read(path, known)
        faults = next(iter(maps.values())).faults
    terminal = Console(highlight=False, markup=False)
    for console in (only,) if only is not None and only in known else tuple(known):
        terminal.print(_table(console, known[console], maps[console].keys))
    for fault in faults:
        click.echo(fault, err=True)


def _table(console: str, known: Sequence["Bound"], own: Mapping[str, str]) -> Table:
    """The keys of one console; the name of an act stays whole, as a file of keys has it."""
    table = titled(console)
    table.add_column("Key", no_wrap=True)
    table.add_column("Act", no_wrap=True)
    table.add_column("What it does")
    caps: dict[str, list[str]] = {}
    for cap, act in own.items():
        caps.setdefault(act, []).append(cap)
    for row in known:
        cap = ", ".join(caps.get(row.act, [row.cap]))
        table.add_row(cap, "" if row.fixed else row.act, row.words)
    return table


@keys.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def check(file: Path | None) -> None:
    """Say what is wrong with a file of keys: each fault with its line.

    Without FILE: the user's own.
    """
    from ui import keymap

    with known_keys() as known, _user_file() as own:
        path = file or own
        if not path.exists():
            if file:
                raise click.ClickException(f"There is no {path}.")
            click.echo(f"There is no {path}: the keys are as they came. `keys template` writes it.")
            return
        maps = keymap.read(path, known)
    faults = next(iter(maps.values())).faults
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        what = "1 line" if len(faults) == 1 else f"{len(faults)} lines"
        raise click.ClickException(f"{what} of {path} cannot be taken. The keys stay as they came.")
    changed = sum(len(one.keys) for one in maps.values())
    click.echo(f"{path}: {changed} keys changed, no conflict.")


@keys.command()
@click.option("--out", type=click.Path(path_type=Path), help="Into this file.")
def template(out: Path | None) -> None:
    """Write a file with every act and its key, to change. Never over one that is there."""
    from ui import keymap

    with known_keys() as known, _user_file() as own:
        path, text = out or own, keymap.template(known)
    if path.exists():
        raise click.ClickException(f"{path} is there already. Move it away, or use --out.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(f"{path}: change it, then `racecontrol keys check`.")


@contextmanager
def _user_file() -> Iterator[Path]:
    from ui import keymap

    yield keymap.keys_file()


@contextmanager
def known_keys() -> Iterator[Keys]:
    """What can be done by a key at each console: they are opened, unseen and without an event."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import app
    from ui.application import application, end
    from ui.bridge import Desk

    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        journal = SqliteJournal(folder / "none.journal", "none")
        stack.callback(journal.close)
        control = Control(journal, EventClock.starting_now(0, 1.0))
        people = {console: Person(console, ROLES[console]) for console in CONSOLES}
        application()
        windows = app.build(Desk(control, _NoRigs(), {}, people))
        bound = {console: window.keys.bound() for console, window in windows.items()}
        yield {**bound, **_of_the_season()}
        for window in windows.values():
            window.bridge.close()
            end(window)


def _of_the_season() -> Keys:
    """The keys of its page; {} where the packages of a season are not installed."""
    if missing_packages():
        return {}
    from racecontrol.season.driven import Cut
    from racecontrol.season.opening import Request
    from racecontrol.season.season import Files
    from ui.application import end
    from ui.season.window import Window

    book, online = load_online("nations-cup-2025")
    window = Window(Request(book.name, book.key, online, Files((), ()), lambda _: Cut(1)))
    try:
        return {SEASON: window.keys.bound()}
    finally:
        window.source.close()
        end(window)


class _NoRigs:
    """Telemetry of an event without rigs."""

    def latest(self) -> Records:
        return np.zeros(0, SAMPLE)

    def history(self, rig: int, seconds: float) -> Records:
        del rig, seconds
        return np.zeros(0, SAMPLE)

    def health(self) -> tuple[RigHealth, ...]:
        return ()

    def unknown_sources(self) -> tuple[int, str | None]:
        return 0, None
