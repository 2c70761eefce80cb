"""`racecontrol rigs`: all rigs of an event without a screen, with their hardware or without."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import click
import msgspec
from rich.console import Console
from rich.table import Table

from racecontrol.frontdoor.rigs_bench import Bench, Hall, Ports, bench, simulated_hall
from racecontrol.frontdoor.rigs_look import SPARE, Look, looks
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.parity import PORT
from racecontrol.rigs import golden_file
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

OpenHall = Callable[[], AbstractContextManager[Hall]]
OTHERS: Final = {  # name -> module of this room and its command
    "check": ("rigs_check", "check"),
    "watch": ("rigs_watch", "watch"),
    "certificate": ("rigs_certificate", "certificate"),
    "draw": ("rigs_draw", "draw"),
    "bias": ("rigs_bias", "bias"),
    "faults": ("rigs_faults", "faults"),
}


class Rigs(click.Group):
    """Loads the larger commands when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *OTHERS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in OTHERS:
            return super().get_command(ctx, cmd_name)
        module, name = OTHERS[cmd_name]
        command: click.Command = getattr(import_module(f"racecontrol.frontdoor.{module}"), name)
        return command


@click.group(cls=Rigs)
def rigs() -> None:
    """All rigs of an event: who is heard, whether they are equal, what is wrong.

    Everything can be tried without hardware: with --simulated 12 consoles, wheelbases and rig
    boxes are simulated, for the demo's event when none is named.

    \b
    Examples:
        racecontrol rigs list cup.toml
        racecontrol rigs check cup.toml --golden golden.json
        racecontrol rigs watch cup.toml
        racecontrol rigs certificate event.journal --out papers
        racecontrol rigs list --simulated 12
        racecontrol rigs faults
    """


def at_the_rigs(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command EVENT and --simulated; it is called with `hall`, which opens them."""

    @click.argument("event", type=click.Path(path_type=Path), required=False)
    @click.option(
        "--simulated",
        type=click.IntRange(1, 13),
        help="Try it with so many simulated rigs.",
    )
    @click.option(
        "--unlike", type=int, help="Set the wheelbase of this simulated rig unlike the others."
    )
    @click.option("--port", type=int, default=Ports.ours, hidden=True)
    @click.option("--console-port", type=int, default=Ports.consoles, hidden=True)
    @wraps(command)
    def with_hall(
        event: Path | None,
        simulated: int | None,
        unlike: int | None,
        port: int,
        console_port: int,
        **others: Any,
    ) -> Any:
        if event is None and simulated is None:
            raise click.UsageError("Name an event file, or say --simulated 12.")
        if unlike is not None and simulated is None:
            raise click.UsageError("--unlike is for simulated rigs: say --simulated too.")
        ports = Ports(port, console_port)
        return command(hall=lambda: _hall(event, simulated, unlike, ports), **others)

    return with_hall


@contextmanager
def _hall(
    event: Path | None, simulated: int | None, unlike: int | None, ports: Ports
) -> Iterator[Hall]:
    meeting = load_event(event or files("assets.events") / "demo.toml", FORMATS, PENALTIES)
    if simulated is None:
        yield Hall(meeting, ports=ports)
        return
    with simulated_hall(meeting, simulated, unlike) as hall:
        yield hall


@contextmanager
def looked_at(hall: OpenHall, *, rates: bool = False) -> Iterator[Bench]:
    """The rigs, once all was heard that is there. `rates`: with the figures of packets."""
    with hall() as here, bench(here) as found:
        with Console(stderr=True).status("Listening to consoles, wheelbases and boxes ..."):
            found.settle(rates=rates)
        yield found


@rigs.command("list")
@at_the_rigs
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def list_rigs(hall: OpenHall, as_json: bool) -> None:
    """List every rig: who sits there, console, wheelbase on its USB port, box, spare or not.

    Listens for some seconds. Writes nothing.

    \b
    Examples:
        racecontrol rigs list cup.toml
        racecontrol rigs list cup.toml --json
        racecontrol rigs list --simulated 13
    """
    with looked_at(hall, rates=True) as found:
        seen = looks(found)
        if as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(seen), indent=2).decode())
            return
        terminal = Console(highlight=False, markup=False)
        terminal.print(_table(seen))
        terminal.print(_summary(seen))
        bases = found.rigs.wheelbases
        if bases is not None and bases.now.trouble:
            terminal.print(bases.now.trouble)


def _table(seen: tuple[Look, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("Rig", "Car", "Driver", "Console", "", "USB port", "Wheelbase", "Rig box"):
        table.add_column(name, no_wrap=name in ("Rig", "Car", "Console", "USB port"))
    for one in seen:
        car = SPARE if one.spare else one.car
        parts = (one.driver, one.address, one.console, one.port, one.base, one.box)
        table.add_row(str(one.rig), car, *parts)
    return table


def _summary(seen: tuple[Look, ...]) -> str:
    driven = [one for one in seen if not one.spare]
    heard = sum(one.heard for one in driven)
    spare = len(seen) - len(driven)
    more = f" {spare} spare." if spare else ""
    return f"{heard} of {len(driven)} consoles with a driver are heard.{more}"


@rigs.command()
@at_the_rigs
@click.option("--rig", type=int, required=True, help="The rig that all have to be like.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("golden.json"),
    show_default=True,
    help="The golden file, JSON.",
)
def golden(hall: OpenHall, rig: int, out: Path) -> None:
    """Write what one rig is now as a golden file: `rigs check --golden` compares with it.

    A golden file has one list, "values": each with its "key" (as tuning.FF), its "text" as it is
    printed, and the "number" of a value that is measured or written. Lines may be taken out: what
    is not in it is not compared.

    \b
    Examples:
        racecontrol rigs golden cup.toml --rig 4 --out golden.json
        racecontrol rigs golden --simulated 12 --rig 1
    """
    with looked_at(hall) as found:
        if rig not in {one.number for one in found.meeting.rigs}:
            raise click.ClickException(f"There is no rig {rig} in this event.")
        sheet = found.state.parity.sheet(rig)
        values = [value for key, value in sheet.items() if key != PORT]
        if not any(value.key.startswith("tuning.") for value in values):
            raise click.ClickException(
                f"The wheelbase of rig {rig} is not read. Plug it into this machine, in PC mode."
            )
        count = golden_file.write(out, values)
        click.echo(f"{count} values of rig {rig}: {out}")
