"""The tuning menu: which byte of its record is which parameter, and how it is coded.

Value k stands at byte 2 + k of the report and 3 + k of a write. Sources: hid-fanatecff (gotzl),
hid-ftecff-tuning.c; fanatec-tuner (t-hovestadt), PROTOCOL.md; fanatec-pitbox (chornyak),
params.py, which proved by a capture that BRF acts at 13. Where they differ: see
`racecontrol.meeting.unsettled`.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from drivers.errors import DeviceError
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.wheelbase import Parameter

AUTO_BELT: Final = 109  # SEN of a belt-driven base
BLI_OFF: Final = 101


class TuningRefused(DeviceError):
    """A value that a parameter cannot take; the text says which it can."""


class Coding(Struct, frozen=True):
    """How a value becomes a byte: `byte = value / step`, in two's complement where `signed`."""

    low: int
    high: int
    step: int = 1
    signed: bool = False
    names: tuple[str, ...] = ()  # of values from `low` on

    def value(self, byte: int) -> int:
        return ((byte ^ 0x80) - 0x80 if self.signed else byte) * self.step

    def byte(self, value: int) -> int:
        return (value // self.step) & 0xFF

    def text(self, byte: int) -> str:
        value = self.value(byte)
        at = value - self.low
        return self.names[at] if 0 <= at < len(self.names) else str(value)


PERCENT: Final = Coding(0, 100)
TENS_TO_100: Final = Coding(0, 100, 10)
TENS_TO_120: Final = Coding(0, 120, 10)
ANY: Final = Coding(0, 255)

CODINGS: Final[dict[Parameter, Coding]] = {
    Parameter.FF: PERCENT,
    Parameter.SHO: TENS_TO_100,
    Parameter.BLI: Coding(0, BLI_OFF),
    Parameter.FFS: Coding(0, 1, names=("linear", "peak")),
    Parameter.DEA: ANY,
    Parameter.DRI: Coding(-5, 3, signed=True),
    Parameter.FOR: TENS_TO_120,
    Parameter.SPR: TENS_TO_120,
    Parameter.DPR: TENS_TO_120,
    Parameter.NDP: PERCENT,
    Parameter.NFR: PERCENT,
    Parameter.BRF: PERCENT,
    Parameter.BRG: PERCENT,
    Parameter.FEI: PERCENT,
    Parameter.MPS: ANY,
    Parameter.ACP: Coding(
        1, 4, names=("clutch bite", "clutch/handbrake", "brake/throttle", "axes")
    ),
    Parameter.INT: Coding(0, 20),
    Parameter.NIN: PERCENT,
    Parameter.FUL: PERCENT,
    Parameter.BIL: ANY,
    Parameter.ROT: ANY,
}
_ORDER: Final = tuple(Parameter)  # k = 1, 2, ... in the order of the noun
IN_STANDARD: Final = frozenset({Parameter.SEN, Parameter.FF, Parameter.NDP, Parameter.BRF})


def places(table: Unsettled) -> dict[Parameter, int]:
    """Parameter -> k, in the order of the record."""
    found = {parameter: k for k, parameter in enumerate(_ORDER, 1)}
    if table.brake_force_byte != found[Parameter.BRF]:
        found[Parameter.BRF], found[Parameter.BRG] = found[Parameter.BRG], found[Parameter.BRF]
    if not table.has_ffs:
        del found[Parameter.FFS]
    return found


class Sen(Struct, frozen=True):
    """The range: degrees in steps of ten, or AUTO, which the game then chooses."""

    table: Unsettled
    belt_driven: bool = False

    @property
    def auto(self) -> int:
        return AUTO_BELT if self.belt_driven else self.table.sen_auto_byte

    def value(self, byte: int) -> int:
        """Degrees. One formula for the three ranges of a direct-drive base."""
        return (byte if self.belt_driven else (byte - 0x81) % 256) * 10

    def text(self, byte: int) -> str:
        return "AUTO" if byte == self.auto else str(self.value(byte))

    def byte(self, degrees: int) -> int:
        """TuningRefused outside the range, between two steps, or where AUTO has taken the byte."""
        highest = 1080 if self.belt_driven else self.table.max_range_deg
        byte = degrees // 10 if self.belt_driven else (degrees // 10 + 0x81) % 256
        if not 90 <= degrees <= highest or degrees % 10 or byte == self.auto:
            raise TuningRefused(
                f"SEN takes 90 to {highest} degrees in steps of 10, or AUTO, not {degrees}."
            )
        return byte


def byte_of(parameter: Parameter, value: int, sen: Sen) -> int:
    """The byte of a value. TuningRefused when the parameter cannot take it."""
    if parameter is Parameter.SEN:
        return sen.byte(value)
    coding = CODINGS[parameter]
    if not coding.low <= value <= coding.high or value % coding.step:
        steps = f" in steps of {coding.step}" if coding.step > 1 else ""
        raise TuningRefused(f"{parameter} takes {coding.low} to {coding.high}{steps}, not {value}.")
    return coding.byte(value)


def text_of(parameter: Parameter, byte: int, sen: Sen) -> str:
    """As the wheelbase shows it."""
    if parameter is Parameter.SEN:
        return sen.text(byte)
    if parameter is Parameter.BLI and byte == BLI_OFF:
        return "OFF"
    return CODINGS[parameter].text(byte)


def value_of(parameter: Parameter, byte: int, sen: Sen) -> int:
    """In the parameter's own unit."""
    decode: Callable[[int], int] = (sen if parameter is Parameter.SEN else CODINGS[parameter]).value
    return decode(byte)
