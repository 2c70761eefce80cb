"""Golden values as a file: written from a rig that is as all must be, read back at the next event.

    {"values": [{"key": "tuning.FF", "text": "70 %", "number": 70}, {"key": "rim", "text": "..."}]}

A record that `racecontrol wheelbases tuning read --save` wrote is read as well: its settings alone.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from racecontrol.meeting.noun import Noun
from racecontrol.meeting.parity import BY_KEY, PORT, Value
from racecontrol.rigs.values import of_tuning
from racecontrol.rigs.wheelbase import TuningRecord


class GoldenFileError(Exception):
    """The file is no golden file; the text says where, and what to do."""


class _Sheet(Noun, frozen=True):
    values: tuple[Value, ...]


def read(path: Path) -> tuple[Value, ...]:
    """The values of a golden file. Raises GoldenFileError."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GoldenFileError(f"{path} cannot be read: {error.strerror}.") from error
    values = _decode(path, raw)
    unknown = [value.key for value in values if value.key not in BY_KEY]
    if unknown:
        raise GoldenFileError(f"{path.name}: there is no value {unknown[0]!r}. Take it out.")
    return values


def _decode(path: Path, raw: bytes) -> tuple[Value, ...]:
    try:
        return msgspec.json.decode(raw, type=_Sheet).values
    except msgspec.DecodeError as error:
        wrong = str(error).rstrip(".")
    try:
        return tuple(of_tuning(msgspec.json.decode(raw, type=TuningRecord)))
    except msgspec.DecodeError:
        raise GoldenFileError(
            f"{path.name} is no golden file: {wrong}. Save one from a rig, and load that."
        ) from None


def write(path: Path, values: Iterable[Value]) -> int:
    """Write them, but for where the base hung; answers with how many. Raises GoldenFileError."""
    compared = tuple(value for value in values if value.key != PORT)
    text = msgspec.json.format(msgspec.json.encode(_Sheet(compared)), indent=2)
    try:
        path.write_bytes(text + b"\n")
    except OSError as error:
        raise GoldenFileError(f"{path} cannot be written: {error.strerror}.") from error
    return len(compared)
