"""One real wheelbase on the table: what a person is asked about it, and what is noted."""

import time
from collections.abc import Callable, Sequence
from threading import Condition
from typing import Final

import click

from drivers.fanatec.desk import WheelbaseDesk
from racecontrol.frontdoor.workbench import Workbench, result
from racecontrol.meeting.unsettled import rows
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState, Inputs, WheelbaseReading

SKIP: Final = "skip"
PATIENCE_S: Final = 20.0  # a base takes some seconds to start
SHORT: Final = 16  # bytes in a line
IN_HEX: Final = ("sen_auto_byte", "segments_of_nine", "rim_id", "motor_firmware_byte")


class Unit:
    """The base of `rig`, and the report about it."""

    def __init__(self, bench: Workbench, desk: WheelbaseDesk, rig: int) -> None:
        self.bench = bench
        self.desk = desk
        self.rig = rig
        self.settled: dict[str, object] = {}
        self._lines: list[str] = []
        self._came = Condition()
        desk.subscribe(self._take)

    def _take(self, _: Picture) -> None:
        with self._came:
            self._came.notify_all()

    def head(self, text: str) -> None:
        self._lines += ["", text, "-" * len(text)]
        click.secho(text, bold=True)

    def note(self, text: str) -> None:
        """A line for the screen and for the report."""
        self._lines.append(text)
        click.echo(f"  {text}")

    def bytes(self, name: str, raw: bytes) -> None:
        """For the report, byte by byte; the screen is told how many."""
        self._lines.append(f"{name}:")
        for at in range(0, len(raw), SHORT):
            self._lines.append(f"    {at:02x}  {raw[at : at + SHORT].hex(' ')}")
        click.echo(f"  {name}: {len(raw)} bytes")

    def ask(self, question: str) -> str:
        """A person's answer, noted; SKIP for none."""
        answer: str = click.prompt(f"  {question}", default=SKIP, show_default=False).strip()
        self._lines.append(f"{question} {answer}")
        return answer

    def choose(self, question: str, answers: Sequence[str]) -> str:
        """One of the answers, noted; SKIP for none of them."""
        said = self.ask(f"{question} [{'/'.join(answers)}]").lower()
        fitting = [one for one in answers if said and one.startswith(said)]
        return fitting[0] if fitting else SKIP

    def settle(self, row: str, value: object) -> None:
        """A row of the table is known now."""
        self.settled[row] = value
        same = _toml(getattr(self.bench.table, row), row) == _toml(value, row)
        self.note(f"{row} = {_toml(value, row)}" + ("" if same else " (not as expected)"))

    def ready(self) -> WheelbaseReading:
        """The base, when it answers; as it is when it does not in time."""
        return self._until(lambda one: one.state is BaseState.READY)

    def inputs(self) -> Inputs:
        """What it sends now. A sentence for a base that has sent nothing yet."""
        inputs = self._until(lambda one: one.inputs is not None).inputs
        if inputs is None:
            raise click.ClickException("The base has sent nothing. Turn the wheel, then try again.")
        return inputs

    def _until(self, wanted: Callable[[WheelbaseReading], bool]) -> WheelbaseReading:
        """A reading that was made after the person's answer."""
        answered_ns = time.monotonic_ns()

        def came() -> bool:
            now = self.desk.now
            return now.at_ns > answered_ns and wanted(now.of_rig(self.rig))

        with self._came:
            self._came.wait_for(came, PATIENCE_S)
        return self.desk.now.of_rig(self.rig)

    def list_plugged_in(self) -> list[int]:
        """Note everything of the maker that the system shows; product ids on the unit's port."""
        found = result(self.desk.plugged_in())
        for base in found:
            self.note(
                f"0x{base.product.product_id:04X} {base.product_text!r} release "
                f"{base.release:#06x} on {base.spot}, settings {'yes' if base.tuning else 'no'}"
            )
        if not found:
            self.note("nothing of this maker")
        spot = self.desk.now.of_rig(self.rig).port
        return sorted({base.product.product_id for base in found if base.spot == spot})

    def toml(self) -> str:
        """What an event's file needs to know better than we do."""
        lines = [f"{row} = {_toml(value, row)}" for row, value in sorted(self.settled.items())]
        return "\n".join(["[wheelbases]", *lines])

    def report(self) -> str:
        """Everything noted, what it settles, and what stays open."""
        open_rows = [row for row in rows(self.bench.table) if row.key not in self.settled]
        still = [f"{row.key} = {_toml(row.value, row.key)}: {row.why}" for row in open_rows]
        parts = ["First unit of a wheelbase", *self._lines, "", self.toml(), "", "Still open:"]
        return "\n".join([*parts, *still]) + "\n"


def _toml(value: object, row: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"0x{value:02X}" if row in IN_HEX else str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(f"0x{one:04X}" for one in value) + "]"
    return f'"{value}"'
