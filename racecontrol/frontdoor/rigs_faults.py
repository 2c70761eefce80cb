"""`racecontrol rigs faults`: every fault that can be simulated, and by which name it was found."""

import statistics
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from racecontrol.frontdoor.seeded import Race, Row, race

WITHIN_MS: Final = 2_000.0
SIGNAL_MS: Final = 250


@click.command()
@click.option("--port", type=int, default=44_760, hidden=True)
def faults(port: int) -> None:
    """Let every fault of boxes, streams and wheelbases happen; is each found, and rightly named?

    A simulated race of fifty seconds. Ends with status 1 when one was missed, misnamed or found
    after more than two seconds.
    """
    terminal = Console(highlight=False)

    def show(row: Row) -> None:
        found, delay = _words(row)
        terminal.print(f"{row.seed.name}: {found} {delay}")

    with race(udp_port=port) as running:
        running.run(show)
    terminal.print(_table(running))
    for fact in running.strange:
        terminal.print(f"Nobody seeded: {fact.fault.sentence}")
    terminal.print(_signals(running.signals_ms))
    missed = [row for row in running.rows if not row.right or (row.delay_ms or 0) > WITHIN_MS]
    if missed:
        raise click.ClickException(f"{len(missed)} of {len(running.rows)} not found within 2 s.")


def _words(row: Row) -> tuple[str, str]:
    """What it was detected as, and the delay."""
    delay = "" if row.delay_ms is None else f"{row.delay_ms / 1000:.2f} s"
    found = row.found.value if row.found else "not found"
    return (found if row.right else f"{found}  (wrong)"), delay


def _table(running: Race) -> Table:
    table = Table("fault", "rig", "detected as", "delay")
    for row in running.rows:
        table.add_row(row.seed.name, str(row.rig), *_words(row))
    return table


def _signals(took_ms: list[float]) -> str:
    if not took_ms:
        return "No lamp was read back."
    middle, late = statistics.median(took_ms), sum(ms > SIGNAL_MS for ms in took_ms)
    return (
        f"{len(took_ms)} orders to lamps and rims were acknowledged, half of them within "
        f"{middle:.0f} ms; {late} took more than {SIGNAL_MS} ms, as boxes were made to fail."
    )
