"""Circuits from files of other projects, as plans that can be saved.

Three kinds of file, told apart by their content:

- a captured lap (JSON): one lap at 60 Hz, `coordinates.circuit` a list of x, y, z in metres in
  driving order, from the first packet of the lap to the last one before the finish line;
- a survey (JSON): edges of the road on both sides, `edges` with x, y, z, heading and side, places
  where the finish line was crossed, and corners (`survey.py`);
- finish-line gates (CSV): no circuits, but better finish lines for known ones (`gates.py`).
"""

from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from racecontrol.tracks.centre_line import Floats
from racecontrol.tracks.closing import Unclosed, close_path, evenly
from racecontrol.tracks.finish_line import FinishLine
from racecontrol.tracks.laying import Plan
from racecontrol.tracks.learning import plan_of
from racecontrol.tracks.library import TrackError
from racecontrol.tracks.survey import Survey, surveyed_plan

COUNTRIES: Final = {  # as the files of others give them -> three letters
    "ae": "UAE",
    "at": "AUT",
    "au": "AUS",
    "be": "BEL",
    "br": "BRA",
    "ca": "CAN",
    "ch": "SUI",
    "de": "GER",
    "es": "ESP",
    "fr": "FRA",
    "gb": "GBR",
    "hr": "CRO",
    "it": "ITA",
    "jp": "JPN",
    "uk": "GBR",
    "us": "USA",
}


class Place(msgspec.Struct, frozen=True):
    """One point of a captured lap, m."""

    x: float
    y: float
    z: float


class Coordinates(msgspec.Struct, frozen=True):
    """The points of a captured lap."""

    circuit: tuple[Place, ...]


class Capture(msgspec.Struct, frozen=True, rename="camel"):
    """What is read of a captured lap; other fields are passed over."""

    name: str
    coordinates: Coordinates
    variation_name: str = ""
    country: str = ""


def read_plan(path: Path) -> Plan:
    """The circuit of a captured lap or a survey; raises TrackError."""
    try:
        raw = path.read_bytes()
        fields = msgspec.json.decode(raw)
    except OSError as error:
        raise TrackError(f"The file {path} cannot be read: {error.strerror or error}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise TrackError(f"The file {path} is not JSON: {error}.") from error
    try:
        return _plan(fields)
    except (msgspec.ValidationError, Unclosed) as reason:
        raise TrackError(
            f"The circuit of {path.name} cannot be imported: it {_said(reason)}."
        ) from reason


def _plan(fields: Any) -> Plan:
    if isinstance(fields, dict) and "edges" in fields:
        return surveyed_plan(msgspec.convert(fields, Survey))
    return _captured_plan(msgspec.convert(fields, Capture))


def _said(reason: Exception) -> str:
    wrong = isinstance(reason, msgspec.ValidationError)
    return f"is not as expected ({reason})" if wrong else str(reason)


def _captured_plan(capture: Capture) -> Plan:
    """A lap that ends with the last packet before the line: half a packet's way on it lies."""
    path = np.array([(p.x, p.y, p.z) for p in capture.coordinates.circuit]).reshape(-1, 3)
    if not np.isfinite(path).all():
        raise Unclosed("has points that are no numbers")
    closed = close_path(path)
    finish = _line_after(path[:, [0, 2]])
    centre = evenly(closed.points, np.array([finish.x, 0.0, finish.z]))
    name = capture.variation_name or capture.name
    country = capture.country.lower()
    return plan_of(name.strip(), COUNTRIES.get(country, country.upper()), centre, finish)


def _line_after(flat: Floats) -> FinishLine:
    """Half a packet's way past the last point of the lap, and as uncertain as that."""
    way = flat[-1] - flat[-8]
    normal, half_m = way / np.hypot(*way), float(np.hypot(*(flat[-1] - flat[-2]))) / 2
    x, z = flat[-1] + normal * half_m
    return FinishLine(float(x), float(z), float(normal[0]), float(normal[1]), half_m, 1)
