"""Reads an event (and the rulebook it names) from TOML.

Whatever is wrong becomes one sentence with the file and the key; see `assets/events/demo.toml` for
a whole event.
"""

import ipaddress
import tomllib
from collections.abc import Callable, Collection, Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from racecontrol.meeting.model import (
    CueTarget,
    Entry,
    Meeting,
    Noun,
    Officials,
    Rig,
    Rulebook,
    SessionPlan,
)

T = TypeVar("T")


class EventFileError(Exception):
    """The event or its rulebook cannot be used; the text says where and why."""


class _EventFile(Noun, frozen=True):
    """The TOML file as it is written."""

    key: str
    name: str
    rulebook: str
    rigs: tuple[Rig, ...]
    entries: tuple[Entry, ...]
    sessions: tuple[SessionPlan, ...]
    place: str = ""
    officials: Officials = Officials()
    cues: tuple[CueTarget, ...] = ()
    protest_s: int | None = None  # this event's own protest time


def load_event(
    path: Path | Traversable, formats: Collection[str], penalties: Collection[str]
) -> Meeting:
    """The meeting of an event file.

    `formats` and `penalties` are the session formats and penalty codes that this program knows.
    Raises EventFileError.
    """
    event = _read(path, _EventFile)
    rulebook = load_rulebook(event.rulebook, penalties)
    meeting = Meeting(
        event.key,
        event.name,
        event.place,
        rulebook,
        event.rigs,
        event.entries,
        event.sessions,
        event.officials,
        event.cues,
        protest_s=event.protest_s,
    )
    _check(meeting, path.name, formats)
    return meeting


def load_rulebook(key: str, penalties: Collection[str]) -> Rulebook:
    """A rulebook of `assets/rulebooks`, by its file name. Raises EventFileError."""
    folder = files("assets.rulebooks")
    path = folder / f"{key}.toml"
    if not path.is_file():
        known = sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if ".toml" in p.name)
        raise EventFileError(f"There is no rulebook {key!r}. Known: {', '.join(known)}.")
    rulebook = _read(path, Rulebook)
    for code in rulebook.penalties:
        if code not in penalties:
            raise EventFileError(
                f"{path.name}: penalties: {code!r} is not a penalty. Known: {', '.join(penalties)}."
            )
    for session, table in rulebook.points.items():
        if list(table) != sorted(table, reverse=True):
            raise EventFileError(f"{path.name}: points.{session}: the points rise. Lowest last.")
    return rulebook


def _read(path: Path | Traversable, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except FileNotFoundError:
        raise EventFileError(f"There is no file {path}.") from None
    except OSError as error:
        raise EventFileError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise EventFileError(f"{path.name} is not a text file.") from None
    except tomllib.TOMLDecodeError as error:
        raise EventFileError(f"{path.name} is not valid TOML: {error}.") from None
    except msgspec.ValidationError as error:
        raise EventFileError(f"{path.name}: {_plain(str(error))}") from None


def _plain(text: str) -> str:
    """msgspec says "Expected `int`, got `str` - at `$.sessions[1].laps`": put the key first."""
    what, _, where = text.partition(" - at ")
    key = where.strip("`").removeprefix("$").lstrip(".") or "the file"
    return f"{key}: {what}."


def _check(meeting: Meeting, name: str, formats: Collection[str]) -> None:
    """What the types cannot say."""

    def fail(where: str, why: str) -> None:
        raise EventFileError(f"{name}: {where}: {why}")

    _unique(fail, "rigs", "number", [rig.number for rig in meeting.rigs])
    _unique(fail, "rigs", "address", [rig.address for rig in meeting.rigs])
    _unique(fail, "entries", "number", [entry.number for entry in meeting.entries])
    _unique(fail, "entries", "code", [entry.code for entry in meeting.entries])
    _unique(fail, "entries", "rig", [entry.rig for entry in meeting.entries])
    _unique(fail, "sessions", "key", [plan.key for plan in meeting.sessions])
    for index, rig in enumerate(meeting.rigs):
        if not _is_ipv4(rig.address):
            fail(f"rigs[{index}].address", f"{rig.address!r} is not an IPv4 address.")
    for index, target in enumerate(meeting.cues):
        if not _is_ipv4(target.address) or not 0 < target.port < 65536:
            fail(f"cues[{index}]", "say an IPv4 address and a port from 1 to 65535.")
    if meeting.protest_s is not None and meeting.protest_s < 0:
        fail("protest_s", "a time is not below 0.")
    known = {rig.number for rig in meeting.rigs}
    for index, entry in enumerate(meeting.entries):
        if entry.rig not in known:
            fail(f"entries[{index}].rig", f"there is no rig {entry.rig}.")
        if not 0 <= entry.number <= 99:
            fail(f"entries[{index}].number", "a car number has at most two digits.")
    for index, plan in enumerate(meeting.sessions):
        _check_session(fail, f"sessions[{index}]", plan, meeting.sessions[:index], formats)
    if not meeting.sessions or not meeting.entries:
        fail("sessions" if not meeting.sessions else "entries", "there is none.")


def _check_session(
    fail: Callable[[str, str], None],
    where: str,
    plan: SessionPlan,
    before: Iterable[SessionPlan],
    formats: Collection[str],
) -> None:
    if plan.format not in formats:
        known = ", ".join(sorted(formats))
        fail(f"{where}.format", f"there is no format {plan.format!r}. Known: {known}.")
    if plan.laps < 0 or plan.duration_s < 0 or bool(plan.laps) == bool(plan.duration_s):
        fail(where, "say either laps or duration_s.")
    if any(metres < 0 for metres in plan.speed_traps_m):
        fail(f"{where}.speed_traps_m", "a distance is metres from the finish line, not below 0.")
    if plan.grid_from and plan.grid_from not in {other.key for other in before}:
        fail(f"{where}.grid_from", f"{plan.grid_from!r} is not a session before this one.")


def _unique(
    fail: Callable[[str, str], None], table: str, key: str, values: list[int] | list[str]
) -> None:
    for index, value in enumerate(values):
        if value in values[:index]:
            fail(f"{table}[{index}].{key}", f"{value!r} stands there twice.")


def _is_ipv4(text: str) -> bool:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return True
