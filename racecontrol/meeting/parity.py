"""Whether rigs are equal: what is compared, what a difference is, and the hash of a rig.

A rig is compared with a golden one, value by value. Values that a program reads are exact or have
a tolerance; what no program can read is ticked by a person. Tolerances are proposals of ours.
"""

import hashlib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from racecontrol.meeting.noun import Noun

LETTERS: Final = 4  # of a hash, on a tile


class Known(StrEnum):
    """How a value is come by. The value is how a certificate prints it."""

    READ = "read"
    MEASURED = "measured"
    TICKED = "ticked by hand"


class Parameter(Noun, frozen=True):
    """One thing in which rigs must be equal."""

    key: str
    name: str
    known: Known = Known.READ
    tolerance: float = 0.0  # of a measured one, in its unit
    unit: str = ""


class Value(Noun, frozen=True):
    """What was found of one parameter."""

    key: str
    text: str  # as it is printed, with its unit
    number: float | None = None  # of a measured one


class Line(Noun, frozen=True):
    """A parameter in which a rig is not like the golden one."""

    key: str
    name: str
    golden: str
    found: str  # empty: not read

    def __str__(self) -> str:
        return f"{self.name} {self.found or 'not read'}, golden {self.golden}"


Sheet = Mapping[str, Value]  # of one rig, by key

TUNING: Final = (
    "SEN", "FF", "SHO", "BLI", "FFS", "DEA", "DRI", "FOR", "SPR", "DPR", "NDP", "NFR", "BRF",
    "BRG", "FEI", "MPS", "ACP", "INT", "NIN", "FUL", "BIL", "ROT",
)  # fmt: skip
PEDALS: Final = ("throttle", "brake", "clutch")

PARAMETERS: Final[tuple[Parameter, ...]] = (
    Parameter("base.type", "Base"),
    Parameter("base.firmware", "Base firmware"),
    Parameter("motor.firmware", "Motor firmware"),
    Parameter("rim", "Rim"),
    Parameter("rim.firmware", "Rim firmware"),
    Parameter("module", "Button module"),
    Parameter("module.firmware", "Module firmware"),
    Parameter("tuning.slot", "Set-up slot"),
    Parameter("tuning.mode", "Tuning menu"),
    *(Parameter(f"tuning.{name}", name) for name in TUNING),
    Parameter("range", "Steering range by jig", Known.MEASURED, 10.8, "°"),  # 1 % of 1080
    Parameter("centre", "Centre after two turns", Known.MEASURED, 0.5, "°"),
    Parameter("steering.noise", "Steering noise", Known.MEASURED, 2.0, "counts"),
    *(
        Parameter(f"{pedal}.{end}", f"{pedal.capitalize()} {end}", Known.MEASURED, 1.0, "%")
        for pedal in PEDALS
        for end in ("released", "pressed")
    ),
    *(
        Parameter(f"{pedal}.noise", f"{pedal.capitalize()} noise", Known.MEASURED, 0.5, "%")
        for pedal in PEDALS
    ),
    Parameter("buttons", "Buttons"),
    Parameter("cadence", "Reports while turned", Known.MEASURED, 200.0, "/s"),
    Parameter("console.packet", "Packet type"),
    Parameter("console.car", "Car"),
    Parameter("console.system", "Console software", Known.TICKED),
    Parameter("console.display", "Display mode", Known.TICKED),
    Parameter("game.assists", "Assists", Known.TICKED),
    Parameter("game.force", "Force in the game", Known.TICKED),
    Parameter("game.balance", "Balance of performance", Known.TICKED),
)
PORT: Final = "base.port"  # of each rig its own: sealed, never compared
BY_KEY: Final = {parameter.key: parameter for parameter in PARAMETERS}


def fits(golden: Value, found: Value) -> bool:
    """Whether a value is that of the golden rig, within its tolerance."""
    parameter = BY_KEY.get(golden.key)
    if parameter and parameter.tolerance and None not in (golden.number, found.number):
        assert golden.number is not None and found.number is not None
        return abs(golden.number - found.number) <= parameter.tolerance + 1e-9
    return golden.text == found.text


def compare(golden: Sheet, found: Sheet) -> tuple[Line, ...]:
    """Where a rig is not like the golden one; in the order of the parameters, unknown ones last."""
    lines = []
    for key in in_order(golden):
        have = found.get(key)
        if have is None or not fits(golden[key], have):
            lines.append(Line(key, name_of(key), golden[key].text, have.text if have else ""))
    return tuple(lines)


def digest(golden: Sheet, found: Sheet) -> str:
    """SHA-256 in hex of what a rig is: equal for two rigs that are both like the golden one.

    A value within its tolerance is written as the golden one, so that noise has no part in it.
    """
    written = []
    for key in in_order(golden):
        have = found.get(key)
        same = have is not None and fits(golden[key], have)
        written.append((key, golden[key].text if same else have.text if have else None))
    return hashlib.sha256(msgspec.json.encode(written)).hexdigest()


def in_order(sheet: Iterable[str]) -> tuple[str, ...]:
    """Keys as they are printed."""
    places = {parameter.key: place for place, parameter in enumerate(PARAMETERS)}
    return tuple(sorted(sheet, key=lambda key: (places.get(key, len(places)), key)))


def name_of(key: str) -> str:
    """As it is printed."""
    if key == PORT:
        return "USB port"
    parameter = BY_KEY.get(key)
    return parameter.name if parameter else key


def letters(hashed: str) -> str:
    """The first letters of a hash: enough to compare twelve tiles at one look."""
    return hashed[:LETTERS].upper()
