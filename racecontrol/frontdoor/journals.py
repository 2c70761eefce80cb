"""`racecontrol results` and `racecontrol verify`: what a journal says, and whether it holds."""

from contextlib import closing
from pathlib import Path

import click
from rich.console import Console

from racecontrol.control import replay
from racecontrol.frontdoor.terminal import print_results, print_verification
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.results.documents import write_documents
from racecontrol.verify import verify as prove


@click.command()
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--session", "key", help="Only this session.")
@click.option("--out", type=click.Path(path_type=Path), help="Write JSON, CSV and PDF here, too.")
def results(journal: Path, key: str | None, out: Path | None) -> None:
    """Print the classifications that the facts of a journal give.

    \b
    Examples:
        racecontrol results event.journal
        racecontrol results event.journal --session race-1 --out documents
    """
    with closing(SqliteJournal(journal, read_only=True)) as opened:
        state = replay(opened)
    if key and key not in state.sessions:
        raise click.ClickException(f"There is no session {key!r}: {', '.join(state.sessions)}.")
    started = [s for s in state.sessions.values() if s.started_ns and key in (None, s.plan.key)]
    if not started:
        raise click.ClickException("No session of this event has started yet.")
    print_results(Console(highlight=False), state, started)
    for session in started if out else ():
        assert out is not None
        printed_ns = session.published[-1].at_ns if session.published else session.started_ns
        write_documents(state, session, out, printed_ns=printed_ns)


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
