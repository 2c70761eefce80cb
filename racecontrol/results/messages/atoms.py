"""The smallest parts of a message: each can be read and printed.

An atom is one pattern with a function for either direction, so that what is printed is read as the
same value.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, NamedTuple

from racecontrol.results.messages import forms
from racecontrol.results.messages.forms import Car
from racecontrol.results.times import lap_time
from racecontrol.stewarding.infringements import ordinal


class Atom(NamedTuple):
    """How a value is written, and what a reader expects in its place."""

    pattern: str  # of a regular expression, without groups that capture
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    expected: str


def _words_of(kind: type[StrEnum]) -> Atom:
    """One of a closed list; the longest first, so that none is taken for the begin of another."""
    values = [member.value for member in kind if member.value]
    named = values if len(values) < 4 else [*values[:3], "..."]
    pattern = "|".join(re.escape(value) for value in sorted(values, key=len, reverse=True))
    return Atom(f"(?:{pattern})", kind, str, " or ".join(named))


CODE: Final = r"(?!\d+(?:ST|ND|RD|TH) OFFENCE\))[^()]+"  # in brackets, as the offence is too
CAR: Final = rf"(?:0|[1-9]\d{{0,3}})(?: \({CODE}\))?"
_ONE_CAR: Final = re.compile(rf"(\d{{1,4}})(?: \(({CODE})\))?")


def _car(text: str) -> Car:
    number, code = _ONE_CAR.findall(text)[0]
    return Car(int(number), code)


def _car_text(car: Car) -> str:
    return f"{car.number} ({car.code})" if car.code else str(car.number)


def _cars(text: str) -> tuple[Car, ...]:
    return tuple(Car(int(number), code) for number, code in _ONE_CAR.findall(text))


def _cars_text(cars: tuple[Car, ...]) -> str:
    *others, last = (_car_text(car) for car in cars)
    return f"CARS {', '.join(others)} AND {last}" if others else f"CAR {last}"


def _seconds_of_day(text: str) -> int:
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)


def _time_of_day(at_s: int) -> str:
    return f"{at_s // 3600:02d}:{at_s // 60 % 60:02d}:{at_s % 60:02d}"


def _ms(text: str) -> int:
    minutes, _, seconds = text.rpartition(":")
    whole, thousandths = seconds.split(".")
    return int(minutes or 0) * 60_000 + int(whole) * 1000 + int(thousandths)


def _told(word: str) -> Atom:
    """A word that is there or not: its value is whether it is."""
    return Atom(re.escape(word), lambda _: True, lambda _: word, word)


def _count(expected: str, more: str = r"[1-9]\d{0,8}") -> Atom:
    return Atom(more, int, str, expected)


PLAIN: Final = r"\S(?:.*?\S)??"  # words without a blank at either end, as few as will do

ATOMS: Final[dict[str, Atom]] = {
    "amends": _words_of(forms.Amends),
    "speaker": _words_of(forms.Speaker),
    "cars": Atom(
        rf"(?:CAR {CAR}(?!\d)|CARS {CAR}(?:, {CAR})* AND {CAR})",
        _cars,
        _cars_text,
        "cars, like CAR 44 (HAM) or CARS 22 (TSU) AND 31 (OCO)",
    ),
    "car": Atom(
        rf"CAR {CAR}", lambda text: _car(text[4:]), lambda car: "CAR " + _car_text(car),
        "a car, like CAR 44 (HAM)",
    ),
    "number": _count("a number"),
    "sector": _count("the number of a sector"),
    "zone": _count("the number of a zone"),
    "turn": _count("the number of a turn"),
    "lap": _count("the number of a lap"),
    "laps": _count("a number of laps"),
    "amount": _count("a number"),
    "percent": _count("a number", r"(?:0|[1-9]\d{0,2})"),
    "revision": _count("a number"),
    "by_s": _count("a number of seconds", r"-?[1-9]\d{0,8}"),
    "duration_s": _count("a number of seconds"),
    "at_s": Atom(
        r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d", _seconds_of_day, _time_of_day,
        "a time of the day, like 15:10:42",
    ),
    "time_ms": Atom(
        r"(?:[1-9]\d{0,5}:[0-5]\d|[1-5]?\d)\.\d{3}", _ms, lap_time, "a lap time, like 1:39.683"
    ),
    "offence": Atom(
        r"[1-9]\d{0,8}(?:ST|ND|RD|TH)", lambda text: int(text[:-2]), lambda n: ordinal(n).upper(),
        "a number, like 2ND",
    ),
    "reason": Atom(PLAIN, str, str, "words"),
    "driver": Atom(PLAIN, str, str, "a name"),
    "session": Atom(PLAIN, str, str, "the name of a session"),
    "pit_lane": _told("PIT LANE"),
    "on": Atom("(?:ENABLED|DISABLED)", lambda text: text == "ENABLED", lambda on: (
        "ENABLED" if on else "DISABLED"
    ), "ENABLED or DISABLED"),
    "signal": _words_of(forms.Signal),
    "track": _words_of(forms.TrackSignal),
    "flag": _words_of(forms.CarSignal),
    "pit": _words_of(forms.PitLane),
    "slowing": _words_of(forms.Slowing),
    "slowing_step": _words_of(forms.SlowingStep),
    "incident_step": _words_of(forms.IncidentStep),
    "sanction": _words_of(forms.Sanction),
    "penalty_step": _words_of(forms.PenaltyStep),
    "lap_step": _words_of(forms.LapStep),
    "session_step": _words_of(forms.SessionStep),
    "entry_step": _words_of(forms.EntryStep),
    "result_step": _words_of(forms.ResultStep),
    "asked": _words_of(forms.Asked),
    "protest_step": _words_of(forms.ProtestStep),
}  # fmt: skip
