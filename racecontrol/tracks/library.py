"""The circuits that are known: one TOML file for the facts and one CSV file for the centre line.

`assets/tracks/saltmere.toml` belongs to `saltmere.csv` beside it. Distances are metres along the
centre line from the finish line; offsets are metres to the right of it.
"""

import csv
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.circuit import Circuit, LineKind, TimingLine, Turn

_LENGTH_TOLERANCE: Final = 0.02  # a centre line of chords is a little shorter than the road
_LONGEST_GAP_M: Final = 12.0  # between neighbouring points; corners need them closer than that
_LANE_STEP_M: Final = 4.0
MINI_SECTORS: Final = 20


class TrackError(Exception):
    """A circuit cannot be loaded; the text is one sentence with the file and the key."""


class PitLaneFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the pit lane runs beside the track, and where its timing lines are."""

    in_m: float
    out_m: float
    offset_m: float  # negative: on the left
    half_width_m: float = 3.0
    ramp_m: float = 60.0  # from the track to the lane, before `in_m` and after `out_m`


class TurnFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One numbered turn."""

    number: int
    distance_m: float


class CircuitFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the TOML file of a circuit says."""

    name: str
    country: str  # three letters
    length_m: float
    half_width_m: float
    sectors_m: tuple[float, ...]  # where the sectors but the last end
    turns: tuple[TurnFacts, ...]
    pit_lane: PitLaneFacts | None = None


def circuits(folder: Path | None = None) -> tuple[str, ...]:
    """The keys of all circuits in the folder (default: the ones we bring along), sorted."""
    names = (entry.name for entry in _shelf(folder).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(key: str, folder: Path | None = None) -> Circuit:
    """The circuit of that key; raises TrackError."""
    shelf = _shelf(folder)
    facts = _read_facts(shelf, key, folder)
    centre = _read_centre(shelf, f"{key}.csv")
    _check(facts, centre, key)
    line = CentreLine.through(centre, facts.length_m)
    return Circuit(
        key=key,
        name=facts.name,
        country=facts.country,
        length_m=facts.length_m,
        centre=centre,
        lines=_timing_lines(facts, line),
        turns=tuple(_turn(turn, line) for turn in facts.turns),
        pit_lane=_pit_lane(facts, line),
        half_width_m=facts.half_width_m,
    )


def _shelf(folder: Path | None) -> Traversable:
    return folder if folder is not None else resources.files("assets") / "tracks"


def _read_facts(shelf: Traversable, key: str, folder: Path | None) -> CircuitFacts:
    name = f"{key}.toml"
    try:
        return msgspec.toml.decode((shelf / name).read_bytes(), type=CircuitFacts)
    except FileNotFoundError as missing:
        known = ", ".join(circuits(folder)) or "none"
        raise TrackError(
            f"There is no circuit called {key!r} (no file {name}); the known ones are: {known}."
        ) from missing
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise TrackError(f"The circuit file {name} is wrong: {wrong}.") from wrong


def _read_centre(shelf: Traversable, name: str) -> Floats:
    """The points of the CSV file, shape (n, 3)."""
    try:
        rows = list(csv.reader((shelf / name).read_text("utf-8").splitlines()))
    except FileNotFoundError as missing:
        raise TrackError(
            f"The centre line {name} is missing; it belongs beside the TOML file."
        ) from missing
    except (csv.Error, UnicodeDecodeError) as wrong:
        raise TrackError(f"The centre line {name} is not a CSV text file: {wrong}.") from wrong
    if not rows or rows[0] != ["x_m", "y_m", "z_m"]:
        raise TrackError(f"The centre line {name} must begin with the heading x_m,y_m,z_m.")
    return np.array([_point(row, name, i) for i, row in enumerate(rows[1:], 2)]).reshape(-1, 3)


def _point(row: list[str], name: str, number: int) -> tuple[float, float, float]:
    try:
        x, y, z = map(float, row)
    except ValueError as wrong:
        raise TrackError(f"Line {number} of {name} is not three numbers: {row}.") from wrong
    return x, y, z


def _check(facts: CircuitFacts, centre: Floats, key: str) -> None:
    """Raises TrackError for the first thing that cannot be a circuit."""
    _check_centre(facts, centre, key)
    marks = {f"sectors_m[{i}]": metres for i, metres in enumerate(facts.sectors_m)}
    marks |= {f"turns[{i}].distance_m": turn.distance_m for i, turn in enumerate(facts.turns)}
    if facts.pit_lane is not None:
        marks |= {"pit_lane.in_m": facts.pit_lane.in_m, "pit_lane.out_m": facts.pit_lane.out_m}
    for place, metres in marks.items():
        if not 0 < metres < facts.length_m:
            raise TrackError(
                f"{place} in {key}.toml is {metres:g} m, which is not between the finish line "
                f"and the length of the lap ({facts.length_m:g} m)."
            )
    if list(facts.sectors_m) != sorted(set(facts.sectors_m)):
        raise TrackError(f"sectors_m in {key}.toml must rise along the lap.")
    if facts.half_width_m <= 0:
        raise TrackError(f"half_width_m in {key}.toml must be more than zero.")


def _check_centre(facts: CircuitFacts, centre: Floats, key: str) -> None:
    if len(centre) < 8 or not np.isfinite(centre).all():
        raise TrackError(f"The centre line {key}.csv needs at least 8 points of finite numbers.")
    gaps = np.linalg.norm(np.roll(centre, -1, axis=0) - centre, axis=1)
    if gaps.min() <= 0:
        raise TrackError(f"Line {int(gaps.argmin()) + 3} of {key}.csv repeats the point before it.")
    if gaps.max() > _LONGEST_GAP_M:
        raise TrackError(
            f"The centre line {key}.csv has a gap of {gaps.max():.1f} m after line "
            f"{int(gaps.argmax()) + 2}; it must be a closed line with a point every few metres."
        )
    if abs(gaps.sum() - facts.length_m) > _LENGTH_TOLERANCE * gaps.sum():
        raise TrackError(
            f"length_m in {key}.toml is {facts.length_m:g}, but the centre line in {key}.csv is "
            f"{gaps.sum():.1f} m long."
        )


def _timing_lines(facts: CircuitFacts, line: CentreLine) -> tuple[TimingLine, ...]:
    width = facts.half_width_m + 2.0  # a car on the kerb still passes
    lines = [_timing_line(line, LineKind.FINISH, 0, 0.0, 0.0, width)]
    for number, metres in enumerate(facts.sectors_m, 1):
        lines.append(_timing_line(line, LineKind.SECTOR, number, metres, 0.0, width))
    if (pit := facts.pit_lane) is not None:
        for kind, metres in ((LineKind.PIT_IN, pit.in_m), (LineKind.PIT_OUT, pit.out_m)):
            lines.append(_timing_line(line, kind, 0, metres, pit.offset_m, pit.half_width_m))
    for number in range(1, MINI_SECTORS):
        metres = facts.length_m * number / MINI_SECTORS
        lines.append(_timing_line(line, LineKind.MINI, number, metres, 0.0, width))
    return tuple(lines)


def _timing_line(
    line: CentreLine, kind: LineKind, number: int, metres: float, offset: float, width: float
) -> TimingLine:
    point, heading = line.beside(metres, offset), line.heading_at(metres)
    return TimingLine(
        kind=kind,
        number=number,
        x=float(point[0]),
        z=float(point[2]),
        normal_x=float(heading[0]),
        normal_z=float(heading[1]),
        half_width=width,
        distance_m=metres,
    )


def _turn(turn: TurnFacts, line: CentreLine) -> Turn:
    point = line.point_at(turn.distance_m)
    return Turn(turn.number, turn.distance_m, float(point[0]), float(point[2]))


def _pit_lane(facts: CircuitFacts, line: CentreLine) -> Floats:
    """The middle of the pit lane with its ramps, shape (m, 3)."""
    if (pit := facts.pit_lane) is None:
        return np.empty((0, 3))
    inner = (pit.out_m - pit.in_m) % facts.length_m
    along = np.linspace(
        -pit.ramp_m, inner + pit.ramp_m, int((inner + 2 * pit.ramp_m) / _LANE_STEP_M) + 2
    )
    share = np.clip(np.minimum(along, inner - along) / pit.ramp_m + 1, 0, 1)
    return line.beside(pit.in_m + along, pit.offset_m * share**2 * (3 - 2 * share))
