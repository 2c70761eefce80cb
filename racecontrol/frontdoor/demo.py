"""`racecontrol demo`: a whole event with simulated rigs."""

from importlib.resources import files
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
@click.option("--headless", is_flag=True, help="Without windows, even where there is a display.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("racecontrol-demo"),
    show_default=True,
    help="Folder for the journal, the capture and the documents.",
)
@click.option(
    "--speed",
    type=click.FloatRange(min=0.1, max=60.0),
    help="Faster than life.  [default: 4 without windows, else 1]",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same results.")
@console_option
@click.option(
    "--by-hand",
    is_flag=True,
    help="You conduct it: the cars do what race control orders, nobody else acts.",
)
@language_option
@packet_type_option
@click.option("--port", type=int, default=TELEMETRY_PORT, hidden=True)
@console_port_option
@click.option(
    "--event",
    "event_path",
    type=click.Path(path_type=Path),
    hidden=True,
    help="Another event file than the demo's.",
)
@click.option(
    "--script",
    "script_path",
    type=click.Path(path_type=Path),
    hidden=True,
    help="Another rehearsal script than the demo's.",
)
def demo(
    headless: bool,
    out: Path,
    speed: float | None,
    seed: int,
    console: str | None,
    by_hand: bool,
    packet_type: str,
    port: int,
    console_port: int,
    event_path: Path | None,
    script_path: Path | None,
) -> None:
    """Run a whole event with twelve simulated rigs: qualifying and two races.

    Stopped in the middle, the same command takes the event up again from its journal.

    \b
    Examples:
        racecontrol demo
        racecontrol demo --headless --speed 10 --out saturday
        racecontrol demo --console director
        racecontrol demo --by-hand
    """
    if by_hand and headless:
        raise click.UsageError("--by-hand needs the windows: leave --headless out.")
    if by_hand and console:
        click.echo(
            f"Only the {console}'s desk opens: what needs another person, such as the second"
            " signature on a result, waits. Leave --console out to open every desk.",
            err=True,
        )
    headless = headless or not has_display()
    event = event_path or files("assets.events") / "demo.toml"
    consoles = (console,) if console else CONSOLES
    with opening(event.name, () if headless else consoles) as told:
        from racecontrol.frontdoor.rehearsed_event import Asked, rehearse  # after the window: heavy

        asked = Asked(
            event,
            script_path or files("assets.events") / "demo-rehearsal.toml",
            out,
            speed or (4.0 if headless else 1.0),
            seed,
            consoles,
            packet_type,
            port,
            console_port,
            by_hand,
            headless,
        )
        rehearse(asked, told)
