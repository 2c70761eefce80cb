"""`racecontrol verify`: whether a journal holds."""

from contextlib import closing
from pathlib import Path

import click
from rich.console import Console

from racecontrol.frontdoor.terminal import print_verification
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.verify import verify as prove


@click.command()
@click.argument("journal", type=click.Path(path_type=Path))
def verify(journal: Path) -> None:
    """Check a journal's chain and recompute every classification published from it.

    JOURNAL may be the folder that it lies in.

    \b
    Examples:
        racecontrol verify event.journal
        racecontrol verify racecontrol-demo
    """
    with closing(SqliteJournal(journal_in(journal), read_only=True)) as opened:
        verification = prove(opened.read())
    print_verification(Console(highlight=False, markup=False), verification)
    if not verification.holds:
        raise click.ClickException("A published classification does not follow from its facts.")


def journal_in(path: Path) -> Path:
    """The journal itself; of a folder, the only one that lies in it."""
    if not path.is_dir():
        return path
    found = sorted(path.glob("*.journal"))
    if len(found) == 1:
        return found[0]
    names = ", ".join(journal.name for journal in found)
    raise click.ClickException(
        f"There are several journals in {path}: {names}. Name one of them."
        if found
        else f"There is no journal in {path}."
    )
