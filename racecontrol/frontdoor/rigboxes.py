"""`racecontrol boxes`: the rig boxes without a screen."""

import statistics
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from drivers.rigbox.budget import Budget, budget, timeout_s
from drivers.rigbox.bus import MISSES, Pace
from drivers.rigbox.ports import usb_ports
from racecontrol.meeting.boxes import BAUD_RATES
from racecontrol.meeting.eventfile import load_event
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

WITHIN_MS: Final = 2_000.0


@click.group()
def boxes() -> None:
    """The control boxes of the rigs: e-stop, power, buttons and lamp, over RS-485.

    \b
    Examples:
        racecontrol boxes ports
        racecontrol boxes budget cup.toml
        racecontrol boxes faults
    """


@boxes.command()
def ports() -> None:
    """Serial adapters that are plugged in, by the ids that an event file names them with."""
    found = usb_ports()
    if not found:
        click.echo("No USB serial adapter is plugged in.")
        return
    table = Table("usb", "serial", "location", "product", "now called")
    for port in found:
        table.add_row(port.usb, port.serial, port.location, port.product, port.path)
    Console(highlight=False, markup=False).print(table)


@boxes.command("budget")
@click.argument("event", type=click.Path(path_type=Path), required=False)
def show_budget(event: Path | None) -> None:
    """How long polling and signals take on each bus, computed from the bytes.

    Without an event file: six boxes on a bus, at every baud rate.
    """
    table = Table("bus", "baud", "boxes", "time-out", "round", "all written", "all read back")
    table.add_column("each by itself")
    table.add_column("given up after")
    for name, one in _budgets(event):
        row = (one.round_ms, one.written_ms, one.signal_ms, one.each_ms, one.lost_ms)
        patience = f"{timeout_s(one.baud) * 1000:.0f} ms"
        words = (f"{ms:.0f} ms" for ms in row)
        table.add_row(name, str(one.baud), str(one.boxes), patience, *words)
    Console(highlight=False, markup=False).print(table)


def _budgets(event: Path | None) -> list[tuple[str, Budget]]:
    if event is None:
        return [("", _budget(baud, 6)) for baud in BAUD_RATES]
    meeting = load_event(event, FORMATS, PENALTIES)
    counts = {bus.key: 0 for bus in meeting.buses}
    for rig in meeting.rigs:
        if rig.box:
            counts[rig.box.bus] += 1
    return [(bus.key, _budget(bus.baud, counts[bus.key])) for bus in meeting.buses]


def _budget(baud: int, count: int) -> Budget:
    return budget(baud, count, timeout_s(baud), MISSES, Pace().round_s)


def _signals(took_ms: list[float]) -> str:
    if not took_ms:
        return "No lamp was read back."
    middle, most = statistics.median(took_ms), statistics.quantiles(took_ms, n=20)[16]
    return (
        f"{len(took_ms)} signals read back, half of them within {middle:.0f} ms, 85 % within "
        f"{most:.0f} ms; the rest had to wait for a box that was made to fail."
    )


@boxes.command()
@click.option("--port", type=int, default=44_760, hidden=True)
def faults(port: int) -> None:
    """Let every fault of boxes and streams happen in a simulated race; is each found, and named?

    Takes a minute and a half. Ends with status 1 when one was missed, misnamed or found late.
    """
    from racecontrol.frontdoor.seeded import Row, race

    terminal = Console(highlight=False, markup=False)
    table = Table("fault", "rig", "detected as", "delay")

    def show(row: Row) -> None:
        delay = "" if row.delay_ms is None else f"{row.delay_ms / 1000:.2f} s"
        found = row.found.value if row.found else "not found"
        wrong = "" if row.right else "  (wrong)"
        table.add_row(row.seed.name, str(row.rig), f"{found}{wrong}", delay)
        terminal.print(f"{row.seed.name}: {found}{wrong} {delay}")

    with race(port=port) as running:
        running.run(show)
        terminal.print(table)
        for fact in running.strange:
            terminal.print(f"Nobody seeded: {fact.fault.sentence}")
        terminal.print(_signals(running.signals_ms))
        late = [row for row in running.rows if not row.right or (row.delay_ms or 0) > WITHIN_MS]
    if late:
        raise click.ClickException(f"{len(late)} of {len(running.rows)} not found within 2 s.")
