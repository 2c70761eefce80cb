"""`racecontrol wheelbases first-unit`: what nobody has published, found out with one real base.

A person sits at the base and answers; every question can be skipped. What the base said goes into
a report, byte by byte, with the lines that an event's TOML then needs.
"""

from pathlib import Path
from typing import Final

import click

from drivers.errors import DeviceError
from racecontrol.frontdoor.unit import SKIP, Unit
from racecontrol.frontdoor.workbench import Workbench, result
from racecontrol.rigs.wheelbase import Inputs, Parameter, TuningMode, TuningRecord

HALF: Final = 0x8000
RED: Final = (255, 0, 0)
DARK: Final = (0, 0, 0)
FIRST_REV_LED: Final = 0b100000000
PULLED: Final = 20  # counts that a handbrake moves at least


@click.command("first-unit")
@click.option("--rig", type=int, help="Which base.  [default: the one on the first port]")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("first-unit.txt"),
    show_default=True,
    help="The report, to be sent in.",
)
@click.pass_context
def first_unit(context: click.Context, rig: int | None, out: Path) -> None:
    """Settle with a real base what no public source settles, in some ten minutes.

    You are asked what the base shows; press Enter to skip a question. Nothing is written to the
    base before you say so, and what is written is set back.

    \b
    Examples:
        racecontrol wheelbases first-unit
        racecontrol wheelbases --simulated 1 first-unit --out trial.txt
    """
    bench: Workbench = context.obj()
    with bench.asked() as readings:
        chosen = rig or readings[0].rig or 1
    with bench.desk() as desk:
        unit = Unit(bench, desk, chosen)
        try:
            _go_through(unit)
        finally:
            out.write_text(unit.report(), encoding="utf-8")
            click.echo(f"\nReport: {out}. Please send it in.")
            if unit.settled:
                click.echo("For the event's TOML:\n\n" + unit.toml())


def _go_through(unit: Unit) -> None:
    """Every part; one that fails is noted, and the next one goes on."""
    for part in (_plugged_in, _identity, _settings, _inputs, _lights, _writing, _other_modes):
        click.echo()
        try:
            part(unit)
        except DeviceError as error:
            unit.note(f"{part.__name__.strip('_')} failed: {error}")


def _plugged_in(unit: Unit) -> None:
    unit.head("What the system sees")
    unit.list_plugged_in()
    reading = unit.ready()
    unit.settle("pc_product_ids", [reading.product_id])
    unit.bytes("report descriptor", unit.desk.descriptor(unit.rig))


def _identity(unit: Unit) -> None:
    unit.head("Who it says it is")
    found = result(unit.desk.identify(unit.rig))
    unit.bytes("identity", found.raw)
    unit.note(f"base {found.base} ({found.base_type}), firmware {found.base_firmware}")
    unit.note(f"motor firmware {found.motor_firmware}; rim {found.rim} (0x{found.rim_id:02X})")
    if unit.choose("Is that the base and the rim on the table?", ("yes", "no")) == "yes":
        unit.settle("base_type", found.base_type)
        unit.settle("rim_id", found.rim_id)


def _settings(unit: Unit) -> None:
    unit.head("How it is set")
    record = result(unit.desk.read_tuning(unit.rig))
    unit.bytes("tuning", record.raw)
    unit.note("; ".join(map(str, record.settings)))
    shown = unit.choose("Which menu does the base show?", ("standard", "advanced"))
    if shown != SKIP:
        right = (shown == "standard") == (record.mode is TuningMode.STANDARD)
        unit.settle("standard_bit_set", unit.bench.table.standard_bit_set == right)
    ffs = unit.choose("Does its menu have a line FFS?", ("yes", "no"))
    if ffs != SKIP:
        unit.settle("has_ffs", ffs == "yes")
    sen = unit.ask("Which number does it show at SEN?")
    if sen != SKIP:
        unit.note(f"SEN shows {sen}, is read as {record[Parameter.SEN].text}")
    if unit.choose("Set SEN to AUTO at the base. Done?", ("yes",)) == "yes":
        auto = result(unit.desk.read_tuning(unit.rig))
        unit.bytes("tuning with SEN AUTO", auto.raw)
        unit.settle("sen_auto_byte", auto[Parameter.SEN].byte)


def _inputs(unit: Unit) -> None:
    unit.head("What it sends")
    if unit.choose("Feet off the pedals, handbrake released. Done?", ("yes",)) == "yes":
        rest = unit.inputs()
        unit.note(f"at rest: {_said(rest)}")
        if rest.throttle > HALF and rest.brake > HALF:
            unit.settle("pedals_inverted", not unit.bench.table.pedals_inverted)
        else:
            unit.settle("pedals_inverted", unit.bench.table.pedals_inverted)
        if unit.choose("Pull the handbrake and hold it (Enter: none). Held?", ("yes",)) == "yes":
            pulled = unit.inputs()
            unit.note(f"handbrake pulled: {_said(pulled)}")
            _settle_handbrake(unit, rest, pulled)
    if unit.choose("Turn the wheel 90 degrees to the right. Held there?", ("yes",)) == "yes":
        unit.note(f"at 90 degrees: {_said(unit.inputs())}")


def _settle_handbrake(unit: Unit, rest: Inputs, pulled: Inputs) -> None:
    pairs = zip(rest.handbrake_bytes, pulled.handbrake_bytes, strict=True)
    moved = [at for at, (one, other) in zip((27, 28), pairs, strict=True) if _far(one, other)]
    if len(moved) == 1:
        unit.settle("handbrake_byte", moved[0])
    else:
        unit.note(f"bytes that moved: {moved or 'none'}")


def _far(one: int, other: int) -> bool:
    return abs(one - other) >= PULLED


def _said(inputs: Inputs) -> str:
    pedals = f"throttle {inputs.throttle}, brake {inputs.brake}, clutch {inputs.clutch}"
    first, second = inputs.handbrake_bytes
    held = ", ".join(map(str, inputs.buttons)) or "none"
    return f"steering {inputs.steering}, {pedals}, bytes 27 {first} and 28 {second}, buttons {held}"


def _lights(unit: Unit) -> None:
    unit.head("What it shows")
    result(unit.desk.light(unit.rig, RED))
    seen = unit.choose("Which colour do the lights of the rim show?", ("red", "blue", "none"))
    if seen in ("red", "blue"):
        ours = unit.bench.table.led_colours
        other = "bgr" if ours == "rgb" else "rgb"
        unit.settle("led_colours", ours if seen == "red" else other)
    result(unit.desk.light(unit.rig, DARK))
    result(unit.desk.rev_leds(unit.rig, FIRST_REV_LED))
    lit = unit.choose("Which rev light is on?", ("first", "last", "another", "none"))
    if lit == "first":
        unit.settle("rev_high_byte_first", unit.bench.table.rev_high_byte_first)
    elif lit == "another":
        unit.settle("rev_high_byte_first", not unit.bench.table.rev_high_byte_first)
    result(unit.desk.rev_leds(unit.rig, 0))
    result(unit.desk.show(unit.rig, "9"))
    foot = unit.choose("Has the 9 on the display a foot (a line below)?", ("yes", "no", "none"))
    if foot in ("yes", "no"):
        unit.settle("segments_of_nine", 0x6F if foot == "yes" else 0x67)
    result(unit.desk.show(unit.rig, ""))


def _writing(unit: Unit) -> None:
    unit.head("Whether settings stay")
    asked = "May FF be changed by one for a moment, and set back?"
    if unit.choose(asked, ("yes", "no")) != "yes":
        return
    before = result(unit.desk.read_tuning(unit.rig))
    force = before[Parameter.FF].value
    try:
        _write_and_restart(unit, force - 1 if force else 1)
    finally:
        unit.ready()
        after = result(unit.desk.write_tuning(unit.rig, {Parameter.FF: force}))
        unit.bytes("tuning set back", after.raw)


def _write_and_restart(unit: Unit, force: int) -> None:
    written: TuningRecord = result(unit.desk.write_tuning(unit.rig, {Parameter.FF: force}))
    unit.bytes("tuning written and read back", written.raw)
    restarted = "Switch the base off and on. Is its light red again?"
    if unit.choose(restarted, ("yes",)) == "yes":
        unit.ready()
        after = result(unit.desk.read_tuning(unit.rig))
        unit.bytes("tuning after a restart", after.raw)
        unit.settle("save_after_write", after[Parameter.FF].value != force)


def _other_modes(unit: Unit) -> None:
    unit.head("Its other modes")
    for mode, row in (
        ("PlayStation", "console_product_ids"),
        ("compatibility", "compatibility_product_ids"),
    ):
        there = unit.choose(f"Change the base to {mode} mode with its button. Done?", ("yes",))
        if there == "yes":
            found = unit.list_plugged_in()
            if found:
                unit.settle(row, found)
