"""The entry list of the live event, in the TOML of an event, each place with its reason."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from racecontrol.season.desk import Desk
from racecontrol.season.errors import SeasonError
from racecontrol.season.qualifying import Board, Candidate, Place

ENTRIES: Final = re.compile(r"\s*\[\[\s*entries\s*\]\]")
TABLE: Final = re.compile(r"\s*\[")
MOST_NUMBERS: Final = 100


def entry_list(board: Board, desk: Desk, rulebook: str, *, teams: bool = False) -> str:
    """One `[[entries]]` table a place, in the order of the board; rigs from 1.

    The reason of a place stands above it, and so does a place that nobody has.
    """
    lines = [f"# Who qualified, by the rulebook {rulebook}; each place with its reason."]
    seated = [place.candidate for place in board.places if place.candidate]
    numbers, codes = _numbers(seated, desk), _codes(seated, desk)
    rig = 0
    for place in board.places:
        lines += ["", f"# {place.route}: {_comment(place.reason)}"]
        if place.candidate is None:
            lines.append("# This place is open.")
            continue
        rig += 1
        lines += _entry(place, numbers, codes, rig, teams)
    lines += [f"# Open: {_comment(tie)}" for tie in board.open_ties]
    return "\n".join([*lines, ""])


def _entry(
    place: Place, numbers: Mapping[int, int], codes: Mapping[int, str], rig: int, teams: bool
) -> Iterator[str]:
    one = place.candidate
    assert one is not None
    yield f"# account {one.account}"
    yield "[[entries]]"
    yield f"number = {numbers[one.account]}"
    yield f"driver = {_text(one.name)}"
    yield f"code = {_text(codes[one.account])}"
    yield f"nation = {_text(one.country)}"
    yield f"rig = {rig}"
    if teams:
        yield f"team = {_text(one.country)}"


def into_event(text: str, entries: str, name: str) -> str:
    """An event file with its `[[entries]]` replaced by these. Raises SeasonError."""
    kept: list[str] = []
    inside = False
    for line in text.splitlines():
        if ENTRIES.match(line):
            inside = True
        elif inside and TABLE.match(line):
            inside = False
        if not inside:
            kept.append(line)
    found = "\n".join(kept).rstrip() + "\n\n" + entries
    try:
        read: dict[str, Any] = tomllib.loads(found)
    except tomllib.TOMLDecodeError as error:
        raise SeasonError(f"{name} is not valid TOML: {error}.") from None
    rigs = {rig.get("number") for rig in read.get("rigs", [])}
    without = [e["driver"] for e in read.get("entries", []) if e["rig"] not in rigs]
    if without:
        raise SeasonError(
            f"{name} has {len(rigs)} rigs, too few for {', '.join(without)}. Add [[rigs]] to it."
        )
    return found


def read_event(path: Path) -> str:
    """The text of an event file. Raises SeasonError."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SeasonError(f"There is no file {path}.") from None
    except (OSError, UnicodeDecodeError):
        raise SeasonError(f"{path} cannot be read as text.") from None


def _numbers(seated: Sequence[Candidate], desk: Desk) -> dict[int, int]:
    """The numbers that were asked for, then the smallest that are free, from 1."""
    asked = {p.account: p.number for p in desk.plates if p.number is not None}
    found: dict[int, int] = {}
    for one in seated:
        wanted = asked.get(one.account)
        if wanted is not None:
            if wanted in found.values() or not 0 <= wanted < MOST_NUMBERS:
                raise SeasonError(
                    f"The number {wanted} of {one.name} is taken, or not from 0 to 99. "
                    "Change it under [[plates]]."
                )
            found[one.account] = wanted
    free = (number for number in range(1, MOST_NUMBERS) if number not in found.values())
    for one in seated:
        if one.account not in found:
            found[one.account] = next(free)
    return found


def _codes(seated: Sequence[Candidate], desk: Desk) -> dict[int, str]:
    """Three letters each, of the family name; no two alike."""
    asked = {plate.account: plate.code for plate in desk.plates if plate.code}
    found: dict[int, str] = {}
    for one in sorted(seated, key=lambda one: one.account not in asked):
        options = [asked[one.account]] if one.account in asked else list(_letters(one.name))
        code = next((option for option in options if option not in found.values()), None)
        if code is None:
            raise SeasonError(
                f"There is no free code of three letters for {one.name}. Say one under [[plates]]."
            )
        found[one.account] = code
    return found


def _letters(name: str) -> Iterator[str]:
    """DRU of Kylian Drumont; then other letters of the family name, and those of the first."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    words = ["".join(letter for letter in word if letter.isalpha()) for word in plain.split()]
    words = [word for word in words if word] or ["DRV"]
    family, first = words[-1], words[0]
    pool = (family + first + "XYZ")[:40]
    yield pool[:3]
    for second in range(1, len(pool)):
        for third in range(second + 1, len(pool)):
            yield pool[0] + pool[second] + pool[third]


def _text(value: str) -> str:
    """A TOML string: quotes, backslashes and control characters escaped."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _comment(text: str) -> str:
    """One line, whatever stands in a name or a reason."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
