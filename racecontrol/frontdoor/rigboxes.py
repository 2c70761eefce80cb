"""`racecontrol boxes`: the rig boxes without a screen."""

from pathlib import Path

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


@click.group()
def boxes() -> None:
    """The control boxes of the rigs: e-stop, power, buttons and lamp, over RS-485.

    \b
    Examples:
        racecontrol boxes ports
        racecontrol boxes budget cup.toml
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
