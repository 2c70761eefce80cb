"""`racecontrol run`: a real event."""

import os
from pathlib import Path

import click

from drivers.gt7.ports import TELEMETRY_PORT
from racecontrol.frontdoor.event_options import (
    console_option,
    console_port_option,
    packet_type_option,
)
from racecontrol.frontdoor.language import language_option
from racecontrol.frontdoor.opening import has_display, opening
from racecontrol.opening import CONSOLES


@click.command()
@click.argument("event", type=click.Path(path_type=Path))
@console_option
@language_option
@click.option(
    "--journal",
    type=click.Path(path_type=Path),
    help="The journal.  [default: the user's data folder, by the event's key]",
)
@packet_type_option
@click.option("--headless", is_flag=True, help="Without windows: print each fact as it comes.")
@click.option("--start", help="Form the grid of this session and start it at once.")
@click.option(
    "--port",
    type=int,
    default=TELEMETRY_PORT,
    show_default=True,
    help="Local port of the telemetry.",
)
@console_port_option
def run(
    event: Path,
    console: str | None,
    journal: Path | None,
    packet_type: str,
    headless: bool,
    start: str | None,
    port: int,
    console_port: int,
) -> None:
    """Run a real event: listen to its rigs, open the consoles.

    The journal is taken up where it stands: killed and started again, nothing is lost.

    \b
    Examples:
        racecontrol run cup.toml
        racecontrol run cup.toml --console steward
        racecontrol run bench.toml --headless --start practice
    """
    if not (headless or has_display() or os.environ.get("QT_QPA_PLATFORM") == "offscreen"):
        raise click.ClickException("There is no display. Set DISPLAY, or use --headless.")
    consoles = () if headless else (console,) if console else CONSOLES
    with opening(event.name, consoles) as told:
        from racecontrol.frontdoor.real_event import RealEvent  # after the window: heavy

        RealEvent(event, journal, packet_type, port, console_port).run(consoles, start, told)
