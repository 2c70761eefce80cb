"""The circuits that are known: one TOML file for the facts and one CSV file for the points.

`saltmere.toml` belongs to `saltmere.csv` beside it. The CSV file holds x, y, z in metres, the
centre line in driving order from the finish line; a fourth column `part` tells points of the
`track` from those of the driven `pit` lane. The user's own circuits come before the ones that we
bring along (`assets/tracks`).
"""

import contextlib
import csv
import io
import re
import unicodedata
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
import platformdirs

from racecontrol.tracks.centre_line import Floats
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.laying import CircuitFacts, Plan, lay_out, mini_ends_m
from racecontrol.tracks.toml_text import toml_text

_LENGTH_TOLERANCE: Final = 0.02  # a centre line of chords is a little shorter than the road
_LONGEST_GAP_M: Final = 12.0  # between neighbouring points; corners need them closer than that
_HEADINGS: Final = (["x_m", "y_m", "z_m"], ["x_m", "y_m", "z_m", "part"])


class TrackError(Exception):
    """A circuit cannot be loaded, learnt or saved; the text is one sentence with file and key."""


def own_folder() -> Path:
    """Where the user's circuits are; it may not exist yet."""
    return platformdirs.user_data_path("racecontrol") / "tracks"


def circuits(folder: Path | None = None) -> tuple[str, ...]:
    """The keys of all circuits, sorted: of the folder, or the user's and the ones we bring."""
    return tuple(sorted({key for shelf in _shelves(folder) for key in _keys(shelf)}))


def load(key: str, folder: Path | None = None) -> Circuit:
    """The circuit of that key, the user's own before ours; raises TrackError."""
    return lay_out(key, load_plan(key, folder))


def load_plan(key: str, folder: Path | None = None) -> Plan:
    """What the files of that key say, checked; raises TrackError."""
    for shelf in _shelves(folder):
        if (shelf / f"{key}.toml").is_file():
            facts = _read_facts(shelf, key)
            centre, lane = _read_points(shelf, f"{key}.csv")
            plan = Plan(facts, centre, lane)
            _check(plan, key)
            return plan
    known = ", ".join(circuits(folder)) or "none"
    raise TrackError(
        f"There is no circuit called {key!r} (no file {key}.toml); the known ones are: {known}."
    )


def is_own(key: str) -> bool:
    """True for a circuit in the user's own folder."""
    return (own_folder() / f"{key}.toml").is_file()


def save(key: str, plan: Plan, folder: Path | None = None, *, replace: bool = False) -> Path:
    """Write a circuit's two files (default: the user's folder); the path of the TOML file.

    Raises TrackError for a key that is no file name, a plan that no circuit can have, and for a
    circuit that is there already, unless it is to be replaced.
    """
    if not key or key != key_of(key):
        raise TrackError(f"{key!r} is no key of a circuit: small letters, digits and hyphens only.")
    _check(plan, key)
    folder = folder if folder is not None else own_folder()
    path = folder / f"{key}.toml"
    if not replace and (path.exists() or path.with_suffix(".csv").exists()):
        raise TrackError(
            f"There is a circuit {key!r} in {folder} already; give another name, or say that it "
            "is to be replaced."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(path.with_suffix(".csv"), _points_text(plan))  # the TOML file makes it known: last
        _write(path, toml_text(msgspec.to_builtins(plan.facts)))
    except OSError as error:
        raise TrackError(f"The circuit {key!r} cannot be saved in {folder}: {error}.") from error
    return path


def key_of(name: str) -> str:
    """The key of a circuit of that name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _shelves(folder: Path | None) -> tuple[Traversable, ...]:
    if folder is not None:
        return (folder,)
    return (own_folder(), resources.files("assets") / "tracks")


def _keys(shelf: Traversable) -> list[str]:
    if not shelf.is_dir():
        return []
    names = [entry.name for entry in shelf.iterdir()]
    return [name.removesuffix(".toml") for name in names if name.endswith(".toml")]


def _read_facts(shelf: Traversable, key: str) -> CircuitFacts:
    name = f"{key}.toml"
    try:
        return msgspec.toml.decode((shelf / name).read_bytes(), type=CircuitFacts)
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise TrackError(f"The circuit file {name} is wrong: {wrong}.") from wrong


# ---- the points ----


def _read_points(shelf: Traversable, name: str) -> tuple[Floats, Floats]:
    """The centre line and the pit lane of the CSV file, shapes (n, 3) and (m, 3)."""
    try:
        rows = list(csv.reader((shelf / name).read_text("utf-8").splitlines()))
    except FileNotFoundError as missing:
        raise TrackError(
            f"The centre line {name} is missing; it belongs beside the TOML file."
        ) from missing
    except (csv.Error, UnicodeDecodeError) as wrong:
        raise TrackError(f"The centre line {name} is not a CSV text file: {wrong}.") from wrong
    if not rows or rows[0] not in _HEADINGS:
        raise TrackError(f"The centre line {name} must begin with the heading x_m,y_m,z_m.")
    has_parts = len(rows[0]) == 4
    parts: dict[str, list[tuple[float, float, float]]] = {"track": [], "pit": []}
    for number, row in enumerate(rows[1:], 2):
        part = row.pop() if has_parts and row else "track"
        if part not in parts:
            raise TrackError(f"Line {number} of {name} is of no part; it must be track or pit.")
        parts[part].append(_point(row, name, number))
    return _array(parts["track"]), _array(parts["pit"])


def _array(points: list[tuple[float, float, float]]) -> Floats:
    return np.array(points, dtype=np.float64).reshape(-1, 3)


def _point(row: list[str], name: str, number: int) -> tuple[float, float, float]:
    try:
        x, y, z = map(float, row)
    except ValueError as wrong:
        raise TrackError(f"Line {number} of {name} is not three numbers: {row}.") from wrong
    return x, y, z


def _points_text(plan: Plan) -> str:
    lane = plan.pit_lane
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS[1] if len(lane) else _HEADINGS[0])
    for points, part in ((plan.centre, "track"), (lane, "pit")):
        for x, y, z in points.tolist():
            writer.writerow([x, y, z, part] if len(lane) else [x, y, z])
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    """All of the text or nothing of it."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()


# ---- what cannot be a circuit ----


def _check(plan: Plan, key: str) -> None:
    """Raises TrackError for the first thing that cannot be a circuit."""
    _check_centre(plan.facts, plan.centre, key)
    _check_marks(plan.facts, key)
    _check_widths(plan.facts, key)
    lane = plan.pit_lane
    if len(lane) and (len(lane) < 3 or not np.isfinite(lane).all()):
        raise TrackError(f"The pit lane in {key}.csv needs at least 3 points of finite numbers.")


def _check_marks(facts: CircuitFacts, key: str) -> None:
    if not isinstance(facts.mini_sectors, tuple) and not 1 <= facts.mini_sectors <= 200:
        raise TrackError(f"mini_sectors in {key}.toml must be between 1 and 200.")
    minis = mini_ends_m(facts)
    marks = {f"sectors_m[{i}]": metres for i, metres in enumerate(facts.sectors_m)}
    marks |= {f"mini_sectors[{i}]": metres for i, metres in enumerate(minis)}
    marks |= {f"turns[{i}].distance_m": turn.distance_m for i, turn in enumerate(facts.turns)}
    if facts.pit_lane is not None:
        marks |= {"pit_lane.in_m": facts.pit_lane.in_m, "pit_lane.out_m": facts.pit_lane.out_m}
    for place, metres in marks.items():
        if not 0 < metres < facts.length_m:
            raise TrackError(
                f"{place} in {key}.toml is {metres:g} m, which is not between the finish line "
                f"and the length of the lap ({facts.length_m:g} m)."
            )
    for place, ends in (("sectors_m", facts.sectors_m), ("mini_sectors", minis)):
        if list(ends) != sorted(set(ends)):
            raise TrackError(f"{place} in {key}.toml must rise along the lap.")


def _check_widths(facts: CircuitFacts, key: str) -> None:
    widths = {"half_width_m": facts.half_width_m, "line_half_width_m": facts.line_half_width_m}
    if facts.finish is not None:
        widths["finish.half_width_m"] = facts.finish.half_width_m
    for place, width in widths.items():
        if width is not None and width <= 0:
            raise TrackError(f"{place} in {key}.toml must be more than zero.")


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
