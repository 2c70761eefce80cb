"""`racecontrol wheelbases`: what is plugged into this machine, who it is, and how it is set."""

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from drivers.errors import DeviceError
from drivers.fanatec.access import RULE_FILE, UDEV_RULE, check_access
from drivers.fanatec.wheelbases import Wheelbase
from racecontrol.frontdoor.first_unit import first_unit
from racecontrol.frontdoor.wheelbase_tuning import tuning
from racecontrol.frontdoor.workbench import Workbench, where, workbench
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.base_faults import usual, usual_of
from racecontrol.rigs.wheelbase import (
    BaseState,
    WheelbaseReading,
    unexplained_differences,
)

SHORT = 16  # bytes in a line


@click.group(invoke_without_command=True)
@click.option("--rule", is_flag=True, help="Print the udev rule that lets users open the bases.")
@click.option(
    "--event",
    type=click.Path(path_type=Path),
    help="An event file: its rigs, their ports, and what it says in [wheelbases].",
)
@click.option(
    "--simulated",
    type=click.IntRange(1, 12),
    help="Try it with so many wheelbases that are not there.",
)
@click.pass_context
def wheelbases(
    context: click.Context, rule: bool, event: Path | None, simulated: int | None
) -> None:
    """Find, identify and compare the Fanatec wheelbases that are plugged into this machine.

    A base can be asked only while its cable is in this machine and its light is red (PC mode).

    \b
    Examples:
        racecontrol wheelbases
        racecontrol wheelbases identify
        racecontrol wheelbases tuning compare --golden golden.json
        racecontrol wheelbases --simulated 12 tuning read
        racecontrol wheelbases --rule | sudo tee /etc/udev/rules.d/70-fanatec.rules
    """
    context.obj = lambda: workbench(event, simulated)
    if rule:
        click.echo(f"# {RULE_FILE}; then: udevadm control --reload && udevadm trigger")
        click.echo(UDEV_RULE)
    elif context.invoked_subcommand is None:
        context.invoke(list_bases)


@wheelbases.command("list")
@click.pass_context
def list_bases(context: click.Context) -> None:
    """List the Fanatec devices, pedals included, and whether we may open them. Opens none.

    \b
    Example:
        racecontrol wheelbases list
    """
    bench: Workbench = context.obj()
    click.echo(
        "\n".join(line(base) for base in bench.port.plugged_in())
        or "No Fanatec device is plugged in."
    )


def line(base: Wheelbase) -> str:
    """A device in one line: port, path, what it is, and whether we may open it."""
    sure = "" if base.product.certain else " (not confirmed)"
    what = f"{base.product.name}{sure}, {base.product.mode} mode"
    return f"{base.port or 'port unknown'}  {base.path}  {what}  {_access(base)}"


def _access(base: Wheelbase) -> str:
    if not base.path.startswith("/dev/"):
        return ""
    try:
        check_access(base.path)
    except DeviceError as error:
        return str(error)
    return "may be opened"


@wheelbases.command()
@click.option("--raw", is_flag=True, help="Print the answers byte by byte as well.")
@click.pass_context
def identify(context: click.Context, raw: bool) -> None:
    """Ask every base for its model, firmware, rim and module, and show who is not like the rest.

    \b
    Examples:
        racecontrol wheelbases identify
        racecontrol wheelbases --event cup.toml identify --raw
    """
    bench: Workbench = context.obj()
    console = Console(highlight=False, markup=False)
    with bench.asked() as readings:
        console.print(_identities(readings))
        for reading in readings:
            if reading.state is not BaseState.READY and reading.sentence:
                console.print(f"{where(reading)}: {reading.sentence}")
        _print_odd_ones(console, readings)
        _print_unexpected(console, bench.table, readings)
        if raw:
            _print_bytes(console, readings)


def _identities(readings: tuple[WheelbaseReading, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("Where", "State", "Base", "Firmware", "Motor", "Rim", "Rim fw", "Module"):
        table.add_column(name, overflow="fold")
    for reading in readings:
        who = reading.identity
        parts = (
            (
                who.base,
                who.base_firmware,
                who.motor_firmware if who.motor_answers else "not heard",
                who.rim,
                who.rim_firmware,
                who.module,
            )
            if who
            else ("",) * 6
        )
        table.add_row(where(reading), reading.state, *parts)
    return table


def _print_odd_ones(console: Console, readings: tuple[WheelbaseReading, ...]) -> None:
    """Firmware that is not that of most, and bytes without a name that are not either."""
    most = usual(readings)
    known = [one for one in readings if one.identity is not None]
    like_most = [one.identity for one in known if one.identity and usual_of(one.identity) == most]
    for reading in known:
        if not (like_most and reading.identity) or reading.identity.raw == like_most[0].raw:
            continue
        lines = unexplained_differences(like_most[0], reading.identity)
        said = ", ".join(f"{one.what} {one.found} (others {one.golden})" for one in lines)
        console.print(f"{where(reading)} is not like the others: {said}.")


def _print_unexpected(
    console: Console, table: Unsettled, readings: tuple[WheelbaseReading, ...]
) -> None:
    """Numbers that are other than the event's table guesses: the guess may be what is wrong."""
    known = [one.identity for one in readings if one.identity is not None]
    for row, expected, found in (
        ("base_type", table.base_type, {identity.base_type for identity in known}),
        ("rim_id", table.rim_id, {identity.rim_id for identity in known}),
    ):
        odd = sorted(found - {expected}) if expected else []
        if odd:
            console.print(
                f"Expected {row} {expected}, found {', '.join(map(str, odd))}. When that is right, "
                f"write {row} = {odd[0]} into [wheelbases] of the event's file."
            )


def _print_bytes(console: Console, readings: tuple[WheelbaseReading, ...]) -> None:
    for reading in readings:
        for name, answer in (("identity", reading.identity), ("tuning", reading.tuning)):
            if answer is not None:
                console.print(f"{where(reading)}, {name}:")
                for at in range(0, len(answer.raw), SHORT):
                    console.print(f"    {at:02x}  {answer.raw[at : at + SHORT].hex(' ')}")


wheelbases.add_command(tuning)
wheelbases.add_command(first_unit)
