"""Tables that were made elsewhere: a backup timer, paper, another season. Read as CSV.

A line that cannot be used is rejected with its number and the reason, and all others are kept. A
file that is no such table raises BroughtError.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from racecontrol.rulebooks.checking import nearest

MOST_DIGITS: Final = 12  # longer numbers are no lap and no place


class BroughtError(Exception):
    """A file cannot be used at all; the text says why."""


class Reject(Struct, frozen=True):
    """A line that was left out, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


class Line(Struct, frozen=True):
    """A line of a table: its number in the file, and its cells by column, without blanks around."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


class Table:
    """The lines of a file that can be used so far, and those that were rejected."""

    def __init__(self, path: Path, needed: Sequence[str]) -> None:
        self.name = path.name
        self.rejected: list[Reject] = []
        rows = _rows(path)
        head = [cell.strip().casefold() for cell in next(rows, (0, []))[1]]
        if missing := [column for column in needed if column not in head]:
            raise BroughtError(_missing(path.name, missing, head))
        self._rows = rows
        self._head = head

    def lines(self) -> Iterator[Line]:
        """All lines but the empty ones; a line that is too long or too short is rejected."""
        for number, row in self._rows:
            if not all(cell.strip().isprintable() for cell in row):
                self.reject(number, "a line break or a control character stands in a cell.")
                continue
            if len(row) != len(self._head):
                self.reject(number, f"{len(row)} cells stand here, the head has {len(self._head)}.")
                continue
            yield Line(number, dict(zip(self._head, (cell.strip() for cell in row), strict=True)))

    def reject(self, line: int, reason: str) -> None:
        self.rejected.append(Reject(self.name, line, reason))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with the line on which each ends; cells by comma or semicolon."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BroughtError(f"There is no file {path}.") from None
    except UnicodeDecodeError:
        raise BroughtError(f"{path.name} is not a text file in UTF-8.") from None
    except OSError as error:
        raise BroughtError(f"{path} cannot be read: {error.strerror}.") from None
    first = text.partition("\n")[0]
    comma = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=comma)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise BroughtError(f"{path.name}, line {reader.line_num}: {error}.") from None


def _missing(name: str, missing: Sequence[str], head: Iterable[str]) -> str:
    columns = " and ".join(repr(column) for column in missing)
    word = "column" if len(missing) == 1 else "columns"
    there = ", ".join(cell for cell in head if cell)
    if not there:
        return f"{name} is empty: it needs the {word} {columns}."
    return f"{name} has no {word} {columns}. It has: {there}."


def positive(text: str) -> int | None:
    """A whole number from 1 on; None where it is something else."""
    whole = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) or None if whole else None


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """The sentence for a name that nobody knows."""
    return f"there is no {what} {name!r}. {nearest(name, known)}"


def slug(text: str) -> str:
    """Round 1 Montreal -> round-1-montreal"""
    letters = (letter if letter.isalnum() else " " for letter in text.casefold())
    return "-".join("".join(letters).split())
