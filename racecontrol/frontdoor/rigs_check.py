"""`racecontrol rigs check`: are the rigs equal, value by value?"""

from pathlib import Path
from typing import Final

import click
import msgspec
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from racecontrol.frontdoor.rigs import OpenHall, at_the_rigs, looked_at
from racecontrol.frontdoor.rigs_bench import Bench
from racecontrol.frontdoor.rigs_look import SPARE, whose
from racecontrol.meeting.parity import PORT, Line, Sheet, Value, compare, digest, letters
from racecontrol.rigs import golden_file

READ: Final = "tuning."  # a rig is read when its tuning menu is


class Checked(Struct, frozen=True):
    """One rig, compared."""

    rig: int
    car: str
    spare: bool
    read: bool  # its wheelbase is here and has answered
    equal: bool
    hash: str  # SHA-256; empty: not read
    differences: tuple[Line, ...]


class Verdict(Struct, frozen=True):
    """All rigs. `equal` of `of`: those that somebody sits at."""

    golden: str  # where the golden values come from
    golden_hash: str
    values: int
    equal: int
    of: int
    all_equal: bool  # and no spare rig that was read is unlike them
    rigs: tuple[Checked, ...]


@click.command()
@at_the_rigs
@click.option(
    "--golden", type=click.Path(path_type=Path), help="Compare with the values of this file."
)
@click.option("--rig", type=int, help="Compare with this rig.  [default: the first that is read]")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def check(hall: OpenHall, golden: Path | None, rig: int | None, as_json: bool) -> None:
    """Compare all rigs, value by value, with a golden rig or a golden file.

    Reads every wheelbase, console and box that is here. Prints each difference, and the first
    letters of each rig's hash: equal rigs have equal letters. Ends with status 1 when a rig with a
    driver is not equal or not read, or a spare one that was read is not equal.

    \b
    Examples:
        racecontrol rigs check cup.toml
        racecontrol rigs check cup.toml --golden golden.json
        racecontrol rigs check cup.toml --rig 4 --json
        racecontrol rigs check --simulated 12 --unlike 7
    """
    if golden is not None and rig is not None:
        raise click.UsageError("Compare with a file or with a rig: --golden and --rig exclude it.")
    wanted = golden_file.read(golden) if golden else ()
    with looked_at(hall) as found:
        source, values = (str(golden), wanted) if golden else _of_rig(found, rig)
        verdict = judge(found, source, {value.key: value for value in values})
        if as_json:
            click.echo(msgspec.json.format(msgspec.json.encode(verdict), indent=2).decode())
        else:
            _print(Console(highlight=False, markup=False), verdict)
    if not verdict.all_equal:
        raise click.exceptions.Exit(1)


def _of_rig(found: Bench, rig: int | None) -> tuple[str, tuple[Value, ...]]:
    """The values of the golden rig, but for where its base hangs."""
    numbers = [one.number for one in found.meeting.rigs]
    if rig is not None and rig not in numbers:
        raise click.ClickException(f"There is no rig {rig} in this event.")
    sheets = {number: found.state.parity.sheet(number) for number in numbers}
    chosen = rig or next((number for number in numbers if _is_read(sheets[number])), None)
    if chosen is None or not _is_read(sheets[chosen]):
        which = f"The wheelbase of rig {chosen}" if chosen else "No wheelbase of this event"
        negated = " not" if chosen else ""
        raise click.ClickException(
            f"{which} is{negated} read. Plug it into this machine, in PC mode (red light)."
        )
    compared = tuple(value for key, value in sheets[chosen].items() if key != PORT)
    return f"rig {chosen}", compared


def _is_read(sheet: Sheet) -> bool:
    return any(key.startswith(READ) for key in sheet)


def judge(found: Bench, source: str, golden: Sheet) -> Verdict:
    """Every rig against the golden values."""
    seated = {entry.rig for entry in found.meeting.entries}
    rigs = tuple(
        _checked(found, rig.number, rig.number not in seated, golden) for rig in found.meeting.rigs
    )
    driven = [one for one in rigs if not one.spare]
    equal = sum(one.equal for one in driven)
    spare_unlike = any(one.spare and one.read and not one.equal for one in rigs)
    return Verdict(
        source,
        digest(golden, golden),
        len(golden),
        equal,
        len(driven),
        equal == len(driven) and not spare_unlike,
        rigs,
    )


def _checked(found: Bench, rig: int, spare: bool, golden: Sheet) -> Checked:
    sheet = found.state.parity.sheet(rig)
    read = _is_read(sheet)
    lines = compare(golden, sheet) if read else ()
    hashed = digest(golden, sheet) if read else ""
    return Checked(rig, whose(found.meeting, rig), spare, read, read and not lines, hashed, lines)


def _print(terminal: Console, verdict: Verdict) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("Rig", "Car", "Hash", "", "Difference", "Found", "Golden"):
        table.add_column(name, no_wrap=True)
    for one in verdict.rigs:
        head = (str(one.rig), one.car, letters(one.hash), _word(one))
        if not one.differences:
            table.add_row(*head)
        for line in one.differences:
            table.add_row(*head, line.name, line.found or "not read", line.golden)
            head = ("", "", "", "")
    terminal.print(table)
    values = f"{verdict.values} values of {verdict.golden} ({letters(verdict.golden_hash)})"
    terminal.print(f"{verdict.equal}/{verdict.of} equal, {values}.")
    spare = [one for one in verdict.rigs if one.spare and one.read]
    if spare:
        good = sum(one.equal for one in spare)
        terminal.print(f"{SPARE.capitalize()}: {good}/{len(spare)} equal.")


def _word(one: Checked) -> str:
    if not one.read:
        return "not here"
    return "equal" if one.equal else "NOT EQUAL"
