"""`racecontrol play` and `racecontrol laps`: recordings in, datagrams or lap times out."""

from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import numpy as np
from rich.console import Console

from drivers.capture.player import play as send
from drivers.capture.player import seeds
from drivers.capture.recorded import Recording
from drivers.capture.recordings import open_recording
from drivers.gt7 import _gt7
from drivers.gt7.ports import TELEMETRY_PORT
from racecontrol.frontdoor.terminal import laps_table
from racecontrol.timing import _timing
from racecontrol.timing.events import COUNTERS
from racecontrol.timing.laps import laps_of


@click.command()
@click.argument("recording", type=click.Path(path_type=Path))
@click.option("--to", "host", required=True, metavar="HOST", help="Where racecontrol runs.")
@click.option("--port", type=int, default=TELEMETRY_PORT, show_default=True)
@click.option("--from", "source", metavar="ADDRESS", help="Send from this local address.")
@click.option("--rig", type=int, help="Which rig of the recording; 0 is the first.")
@click.option(
    "--speed",
    type=click.FloatRange(min=0.0),
    default=1.0,
    show_default=True,
    help="Faster than life; 0 sends without pauses.",
)
@click.option("--wait", is_flag=True, help="Wait for a heartbeat first, as a console does.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the encryption.")
def play(
    recording: Path,
    host: str,
    port: int,
    source: str | None,
    rig: int | None,
    speed: float,
    wait: bool,
    seed: int,
) -> None:
    """Send a recording over UDP as a console would.

    \b
    Example:
        racecontrol play lap.gtz --to 127.0.0.1 --speed 4
    """
    opened = open_recording(recording)
    click.echo(opened.describe(), err=True)
    played = send(
        opened,
        host,
        port=port,
        source_address=source,
        rig=rig,
        speed=speed,
        seed_stream=seeds(seed),
        wait_for_heartbeat=wait,
    )
    click.echo(f"{played.sent} datagrams sent to {host}:{port}.")


@click.command()
@click.argument("recording", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="A list of objects instead of a table.")
@click.option("--rig", type=int, default=0, show_default=True, help="Which rig of the recording.")
def laps(recording: Path, as_json: bool, rig: int) -> None:
    """Decode a recording and print its laps: the game's times and ours.

    \b
    Examples:
        racecontrol laps lap.gtz
        racecontrol laps event.mcap --rig 3 --json
    """
    opened = open_recording(recording)
    cores: list[_timing.Core] = []

    def new_core() -> _timing.Core:
        cores.append(_timing.Core(_gt7.feed_capsule(), 1))
        return cores[-1]

    found = laps_of(rig_datagrams(opened, rig), new_core)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        return
    terminal = Console(highlight=False, markup=False)
    if found:
        terminal.print(laps_table(found))
    else:
        terminal.print("No lap was completed in this recording.")
    terminal.print(_account(np.frombuffer(cores[-1].counters(), COUNTERS)[0]))
    if opened.leftover_bytes:
        terminal.print(f"{opened.leftover_bytes} bytes at the end are no whole packet.")


def rig_datagrams(recording: Recording, rig: int) -> Iterator[bytes]:
    """The datagrams of one rig as they came over the cable: clear ones are sealed again."""
    seed = seeds(0)
    for recorded in recording:
        if recorded.rig == rig:
            clear = recorded.datagram
            yield _gt7.seal(clear, next(seed)) if recorded.clear else clear


def _account(counters: np.void) -> str:
    seen = int(counters["accepted"] + counters["doubled"] + counters["late"])
    bad = int(counters["bad_length"] + counters["bad_magic"])
    return f"{seen} of {seen + bad} datagrams decoded."
