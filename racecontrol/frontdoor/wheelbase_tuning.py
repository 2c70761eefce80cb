"""`racecontrol wheelbases tuning`: the tuning menus, read and compared."""

from collections import Counter
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from racecontrol.frontdoor.workbench import Workbench, where
from racecontrol.rigs.wheelbase import TuningRecord, WheelbaseReading, differences


@click.group()
def tuning() -> None:
    """Read and compare the active slots of the tuning menus. Changes nothing.

    \b
    Examples:
        racecontrol wheelbases tuning read
        racecontrol wheelbases tuning read --rig 1 --save golden.json
        racecontrol wheelbases tuning compare --golden golden.json
    """


@tuning.command()
@click.option("--rig", type=int, help="Only this one; without an event, counted by port.")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    help="Write the record of the one rig as a golden file (JSON).",
)
@click.pass_context
def read(context: click.Context, rig: int | None, save: Path | None) -> None:
    """Show every parameter of every base; `*` marks a value that most others do not have.

    \b
    Examples:
        racecontrol wheelbases tuning read
        racecontrol wheelbases tuning read --rig 1 --save golden.json
    """
    bench: Workbench = context.obj()
    with bench.asked() as readings:
        records = _records(readings, rig)
        Console(highlight=False, markup=False).print(_table(records))
        if save is None:
            return
        if len(records) != 1:
            raise click.ClickException("A golden file has one record: name its rig with --rig.")
        save.write_bytes(msgspec.json.format(msgspec.json.encode(records[0][1]), indent=2) + b"\n")
        click.echo(f"Written: {save}")


Named = tuple[str, TuningRecord]


def _records(readings: tuple[WheelbaseReading, ...], rig: int | None) -> list[Named]:
    chosen = [one for one in readings if rig is None or one.rig == rig]
    if not chosen:
        known = ", ".join(str(one.rig) for one in readings)
        raise click.ClickException(f"No wheelbase of rig {rig} is plugged in. Here are: {known}.")
    for one in chosen:
        if one.tuning is None:
            why = one.sentence or "It has not answered."
            click.echo(f"{where(one)} shows no settings. {why}", err=True)
    records = [(where(one), one.tuning) for one in chosen if one.tuning is not None]
    if not records:
        raise click.ClickException("No wheelbase showed its settings.")
    return records


def _table(records: list[Named]) -> Table:
    """A row for each parameter, a column for each base."""
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for name, _ in records:
        table.add_column(name, overflow="fold")
    table.add_row("slot", *_marked([str(record.slot) for _, record in records]))
    table.add_row("menu", *_marked([str(record.mode) for _, record in records]))
    for setting in records[0][1].settings:
        texts = [record[setting.parameter].text for _, record in records]
        table.add_row(setting.parameter, *_marked(texts))
    return table


def _marked(texts: list[str]) -> list[str]:
    (usual, _), *_ = Counter(texts).most_common(1)
    return [text if text == usual else f"{text} *" for text in texts]


@tuning.command()
@click.option(
    "--golden",
    type=click.Path(path_type=Path),
    help="A golden file.  [default: the base on the first port]",
)
@click.pass_context
def compare(context: click.Context, golden: Path | None) -> None:
    """Say line by line where a base is not set like the golden one. Status 1: anywhere.

    \b
    Examples:
        racecontrol wheelbases tuning compare
        racecontrol wheelbases tuning compare --golden golden.json
    """
    bench: Workbench = context.obj()
    with bench.asked() as readings:
        records = _records(readings, None)
        name, wanted = (str(golden), _golden(golden)) if golden else records[0]
        unlike = 0
        for place, record in records:
            lines = differences(wanted, record)
            unlike += bool(lines)
            for one in lines:
                click.echo(f"{place}: {one}")
        alike = len(records) - unlike
        click.echo(f"{alike} of {len(records)} set like {name}.")
        if unlike or len(records) < len(readings):
            raise click.exceptions.Exit(1)


def _golden(path: Path) -> TuningRecord:
    try:
        return msgspec.json.decode(path.read_bytes(), type=TuningRecord)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise click.ClickException(
            f"{path.name} is no golden file ({error}). Write one with `tuning read --rig 1 --save`."
        ) from None
