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

    \b
    Example:
        racecontrol verify event.journal
    """
    with closing(SqliteJournal(journal, read_only=True)) as opened:
        verification = prove(opened.read())
    print_verification(Console(highlight=False), verification)
    if not verification.holds:
        raise click.ClickException("A published classification does not follow from its facts.")
