"""What can happen to a simulated wheelbase, and is over again: faults on demand."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from drivers.fanatec.firmware import BASE_VERSION, DD_PLUS, GT_EXTREME_RIM, MOTOR_VERSION
from drivers.fanatec.simulated import COMPATIBILITY_MODE, CONSOLE_MODE, PC_MODE, SimulatedBase
from racecontrol.rigs.wheelbase import Axis

SMALLER_BASE: Final = 10  # CSL DD
NO_RIM: Final = 0
FORCE: Final = 2  # place of FF in the tuning menu
NEWER: Final = (2, 13, 0, 1)
DEAF: Final = (0, 0, 0, 0)


class BaseMishap(StrEnum):
    UNPLUGGED = "unplugged"
    CONSOLE_MODE = "PlayStation mode"
    COMPATIBILITY_MODE = "compatibility mode"
    FIRMWARE = "other firmware"
    MODEL = "another model"
    MOTOR = "motor not heard"
    SILENT = "silent"
    RIM = "rim taken off"
    TUNING = "tuning changed"
    FROZEN = "steering frozen"
    NOISY = "brake noisy"


def happen(base: SimulatedBase, mishap: BaseMishap, on: bool = True) -> None:
    """It begins, or is over."""
    ACTS[mishap](base, on)


def _cable(base: SimulatedBase, on: bool) -> None:
    (base.unplug if on else base.plug)()


def _mode(product_id: int) -> Callable[[SimulatedBase, bool], None]:
    return lambda base, on: base.change_mode(product_id if on else PC_MODE)


def _firmware(base: SimulatedBase, on: bool) -> None:
    base.flash(NEWER if on else BASE_VERSION)


def _model(base: SimulatedBase, on: bool) -> None:
    base.exchange(SMALLER_BASE if on else DD_PLUS)


def _motor(base: SimulatedBase, on: bool) -> None:
    base.unplug()
    base.firmware.motor_version = DEAF if on else MOTOR_VERSION
    base.plug()


def _silence(base: SimulatedBase, on: bool) -> None:
    """It hangs, as some do after a start: on the bus, and not a byte comes."""
    base.firmware.silent, base.turned = on, not on


def _rim(base: SimulatedBase, on: bool) -> None:
    base.change_rim(NO_RIM if on else GT_EXTREME_RIM)


def _tuning(base: SimulatedBase, on: bool) -> None:
    """Somebody turns the force down at the rim, and up again."""
    was = base.firmware.slots[base.firmware.slot - 1][FORCE - 1]
    base.turn_setting(FORCE, was - 20 if on else was + 20)


def _freeze(base: SimulatedBase, on: bool) -> None:
    if on:
        base.freeze(Axis.STEERING)
    else:
        base.mend()


def _shake(base: SimulatedBase, on: bool) -> None:
    if on:
        base.make_noisy(Axis.BRAKE)
    else:
        base.mend()


ACTS: Final[dict[BaseMishap, Callable[[SimulatedBase, bool], None]]] = {
    BaseMishap.UNPLUGGED: _cable,
    BaseMishap.CONSOLE_MODE: _mode(CONSOLE_MODE),
    BaseMishap.COMPATIBILITY_MODE: _mode(COMPATIBILITY_MODE),
    BaseMishap.FIRMWARE: _firmware,
    BaseMishap.MODEL: _model,
    BaseMishap.MOTOR: _motor,
    BaseMishap.SILENT: _silence,
    BaseMishap.RIM: _rim,
    BaseMishap.TUNING: _tuning,
    BaseMishap.FROZEN: _freeze,
    BaseMishap.NOISY: _shake,
}
