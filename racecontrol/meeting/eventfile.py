"""Reads an event (and the rulebook it names) from TOML.

Whatever is wrong becomes one sentence with the file and the key; see `assets/events/demo.toml` for
a whole event.
"""

import ipaddress
import tomllib
from collections.abc import Callable, Collection, Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from racecontrol.meeting.boxes import Bus
from racecontrol.meeting.cable_checks import cable_mistakes
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
from racecontrol.meeting.remote import Remote
from racecontrol.meeting.season_files import SeasonFiles, season_mistakes
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.meeting.wiring import wiring_mistake
from racecontrol.rulebooks.checking import nearest
from racecontrol.rulebooks.lines import line_at, lines_of
from racecontrol.rulebooks.reading import RulebookError, dotted, find, finding_of_shape, load

T = TypeVar("T")

SUM = "sum_of_tests"
WITH_LINES = ("cues", "remote", "season")
WITHOUT_LENGTH = (SUM, "one_lap")  # they end when every car has its time


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
    event: str = ""  # of the rulebook; "": the one that has all sessions of this file
    protest_s: int | None = None  # this event's own protest time
    remote: Remote = Remote()  # no part of the meeting: its tokens are never journalled
    buses: tuple[Bus, ...] = ()  # lines to the rigs' boxes
    wheelbases: Unsettled = Unsettled()
    season: SeasonFiles | None = None  # no part of the meeting: paths of one machine


def load_event(
    path: Path | Traversable, formats: Collection[str], penalties: Collection[str]
) -> Meeting:
    """The meeting of an event file.

    `formats` and `penalties` are the session formats and penalty codes that this program knows.
    Raises EventFileError.
    """
    event = _read(path, _EventFile)
    _check_cables(event, path)
    beside = path.parent if isinstance(path, Path) else None
    rulebook = load_rulebook(event.rulebook, penalties, formats, beside)
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
        _event_of(event, rulebook, path.name),
        event.protest_s,
        event.buses,
        event.wheelbases,
    )
    _check(meeting, path.name, formats)
    wrong = wiring_mistake(meeting, path.read_text(encoding="utf-8-sig"))
    if wrong:
        raise EventFileError(f"{path.name}, {wrong}")
    return meeting


def load_remote(path: Path | Traversable) -> Remote:
    """The remote buttons of an event file, as it is now. Raises EventFileError."""
    event = _read(path, _EventFile)
    _check_cables(event, path)
    return event.remote


def load_season(path: Path) -> SeasonFiles | None:
    """The online season of an event file, its paths made whole; None: it names none.

    Whether there are such files is not looked at. Raises EventFileError.
    """
    event = _read(path, _EventFile)
    _check_cables(event, path)
    if event.season is None:
        return None
    named = event.season
    lists = {
        name: tuple(str(path.parent / one) for one in getattr(named, name))
        for name in ("drivers", "results", "struck")
    }
    single = {
        name: str(path.parent / getattr(named, name)) if getattr(named, name) else ""
        for name in ("folder", "desk")
    }
    rulebook = named.rulebook or event.rulebook
    return msgspec.structs.replace(named, **lists, **single, rulebook=rulebook)


def _check_cables(event: _EventFile, path: Path | Traversable) -> None:
    mistakes = [*cable_mistakes(event.cues, event.remote)]
    mistakes += season_mistakes(event.season) if event.season else ()
    for place, said in mistakes:
        line = line_at(lines_of(path.read_text(encoding="utf-8-sig")), place)
        raise EventFileError(f"{path.name}, line {line}: {dotted(place)}: {said}")


def load_rulebook(
    name: str,
    penalties: Collection[str],
    formats: Collection[str],
    beside: Path | None = None,
) -> Rulebook:
    """A rulebook of `assets/rulebooks` by its key, or a TOML file by its path from `beside`.

    Raises EventFileError.
    """
    try:
        return load(find(name, beside), formats, penalties)
    except RulebookError as error:
        raise EventFileError(str(error)) from None


def _event_of(file: _EventFile, rulebook: Rulebook, name: str) -> str:
    """Which event of the season this is. Unsaid, it is the only one that has all the sessions."""
    known = [event.key for event in rulebook.events]
    if file.event:
        if file.event not in known:
            said = f"{rulebook.name} has no event {file.event!r}. {nearest(file.event, known)}"
            raise EventFileError(f"{name}: event: {said}")
        return file.event
    keys = {plan.key for plan in file.sessions}
    fitting = [e.key for e in rulebook.events if keys <= {rule.key for rule in e.sessions}]
    if len(fitting) > 1 and any(_scores(rulebook, key, keys) for key in fitting):
        raise EventFileError(f"{name}: say event, which is one of {', '.join(fitting)}.")
    return fitting[0] if len(fitting) == 1 else ""


def _scores(rulebook: Rulebook, event: str, sessions: Collection[str]) -> bool:
    found = rulebook.event(event)
    return any(rule.points for rule in (found.sessions if found else ()) if rule.key in sessions)


def _read(path: Path | Traversable, kind: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8-sig")), kind)
    except FileNotFoundError:
        raise EventFileError(f"There is no file {path}.") from None
    except OSError as error:
        raise EventFileError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise EventFileError(f"{path.name} is not a text file.") from None
    except tomllib.TOMLDecodeError as error:
        raise EventFileError(f"{path.name} is not valid TOML: {error}.") from None
    except msgspec.ValidationError as error:
        raise EventFileError(_shape(path, str(error))) from None


def _shape(path: Path | Traversable, error: str) -> str:
    """A mistake in the cables, or in the season's files, says its line."""
    if not any(f"`$.{table}" in error for table in WITH_LINES):
        return f"{path.name}: {_plain(error)}"
    lines = lines_of(path.read_text(encoding="utf-8-sig"))
    return str(finding_of_shape(path.name, lines, error, _EventFile))


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
    _unique(fail, "rigs", "usb", [r.usb or f"{r.number}: none" for r in meeting.rigs])
    _unique(fail, "entries", "number", [entry.number for entry in meeting.entries])
    _unique(fail, "entries", "code", [entry.code for entry in meeting.entries])
    _unique(fail, "entries", "rig", [entry.rig for entry in meeting.entries])
    _unique(fail, "sessions", "key", [plan.key for plan in meeting.sessions])
    for index, rig in enumerate(meeting.rigs):
        if not _is_ipv4(rig.address):
            fail(f"rigs[{index}].address", f"{rig.address!r} is not an IPv4 address.")
    if meeting.protest_s is not None and meeting.protest_s < 0:
        fail("protest_s", "a time is not below 0.")
    known = {rig.number for rig in meeting.rigs}
    for index, entry in enumerate(meeting.entries):
        if entry.rig not in known:
            fail(f"entries[{index}].rig", f"there is no rig {entry.rig}.")
        if entry.points_before < 0:
            fail(f"entries[{index}].points_before", "points are not below 0.")
        _check_car(fail, f"entries[{index}].car_code", entry.car_code)
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
    if plan.format in WITHOUT_LENGTH:
        if plan.laps or plan.duration_s < 0:
            fail(where, "this format has no distance in laps.")
    elif plan.laps < 0 or plan.duration_s < 0 or bool(plan.laps) == bool(plan.duration_s):
        fail(where, "say either laps or duration_s.")
    _check_car(fail, f"{where}.car_code", plan.car_code)
    keys = [other.key for other in before]
    for index, key in enumerate(plan.sum_of):
        if key not in keys:
            fail(f"{where}.sum_of[{index}]", f"{key!r} is not a session before this one.")
    if bool(plan.sum_of) != (plan.format == SUM):
        fail(f"{where}.sum_of", f"sum_of and the format {SUM!r} belong together.")
    if any(metres < 0 for metres in plan.speed_traps_m):
        fail(f"{where}.speed_traps_m", "a distance is metres from the finish line, not below 0.")
    if plan.grid_from and plan.grid_from not in keys:
        fail(f"{where}.grid_from", f"{plan.grid_from!r} is not a session before this one.")


def _check_car(fail: Callable[[str, str], None], where: str, code: int) -> None:
    if code < 0:
        fail(where, "a car of the game has a number above 0; 0, or nothing: any car.")


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
