"""Whether a device is in the mode in which it can be checked, and how a person gets it there."""

from typing import Final

from msgspec import Struct

from drivers.fanatec.products import Mode
from drivers.fanatec.wheelbases import Wheelbase
from racecontrol.meeting.unsettled import Unsettled

TO_PC_MODE: Final = (
    "Press the mode button of the base until its light is red (PC mode), then it is asked again."
)


class Seen(Struct, frozen=True):
    """A device with its mode, and what is wrong with that; `wrong` is empty when nothing is."""

    mode: Mode
    wrong: str


def mode_of(base: Wheelbase, table: Unsettled) -> Seen:
    """By its product id as the event says it, and by the collection that settings need."""
    number = base.product.product_id
    mode = _by_id(number, base, table)
    if mode is Mode.COMPATIBILITY:
        return Seen(mode, f"The base pretends to be an older model. {TO_PC_MODE}")
    if mode is Mode.CONSOLE:
        return Seen(mode, f"The base is in PlayStation mode. {TO_PC_MODE}")
    if not base.tuning:
        return Seen(
            Mode.UNKNOWN,
            f"The base (product id 0x{number:04X}) shows no settings: it is not in PC mode. "
            f"{TO_PC_MODE}",
        )
    return Seen(mode, "")


def _by_id(number: int, base: Wheelbase, table: Unsettled) -> Mode:
    for mode, numbers in (
        (Mode.PC, table.pc_product_ids),
        (Mode.COMPATIBILITY, table.compatibility_product_ids),
        (Mode.CONSOLE, table.console_product_ids),
    ):
        if number in numbers:
            return mode
    return base.product.mode
