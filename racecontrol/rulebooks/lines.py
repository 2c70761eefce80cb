"""Where a key stands in a TOML file: tomllib reads values and forgets their lines.

Only for text that tomllib has accepted: nothing is checked here a second time.
"""

from bisect import bisect_left
from typing import Final

Place = tuple[str | int, ...]  # keys and list indices from the top of the file

BARE_ENDS: Final = ",]}#\r\n"


def lines_of(text: str) -> dict[Place, int]:
    """The line (from 1) of every key, table and list element; of a table met twice the first."""
    return _Reader(text).read()


def line_at(lines: dict[Place, int], place: Place) -> int:
    """The line of a place; of the nearest table around it where it does not stand itself."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.ends = [index for index, letter in enumerate(text) if letter == "\n"]
        self.lines: dict[Place, int] = {}
        self.lists: dict[Place, int] = {}  # list of tables -> index of the last one

    def read(self) -> dict[Place, int]:
        table: Place = ()
        while self._skip(blank_lines=True):
            if self._next() == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.lines

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _skip(self, *, blank_lines: bool) -> bool:
        """Past spaces and comments; whether anything is left."""
        blank = " \t\r\n" if blank_lines else " \t"
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at] in blank:
                self.at += 1
            else:
                return True
        return False

    def _note(self, place: Place, at: int | None = None) -> None:
        """A place and the tables around it, where they have no line of their own before."""
        line = bisect_left(self.ends, self.at if at is None else at) + 1
        for end in range(1, len(place) + 1):
            self.lines.setdefault(place[:end], line)

    def _header(self) -> Place:
        depth = 2 if self.text.startswith("[[", self.at) else 1
        start, self.at = self.at, self.at + depth
        keys = self._keys()
        self.at += depth
        place: Place = ()
        for key in keys[:-1]:
            place = (*place, key)
            place = (*place, self.lists[place]) if place in self.lists else place
        place = (*place, keys[-1])
        if depth == 2:
            self.lists[place] = self.lists.get(place, -1) + 1
            place = (*place, self.lists[place])
        self._note(place, start)
        return place

    def _keys(self) -> list[str]:
        """A dotted key, up to what ends it."""
        keys = []
        while True:
            self._skip(blank_lines=False)
            if self._next() in "\"'":
                start = self.at
                self._string()
                keys.append(self.text[start + 1 : self.at - 1])
            else:
                start = self.at
                while self._next() not in "=. \t]":
                    self.at += 1
                keys.append(self.text[start : self.at])
            self._skip(blank_lines=False)
            if self._next() != ".":
                return keys
            self.at += 1

    def _pair(self, table: Place) -> None:
        start = self.at
        place = (*table, *self._keys())
        self._note(place, start)
        self.at += 1  # past the equals sign
        self._value(place)

    def _value(self, place: Place) -> None:
        self._skip(blank_lines=True)
        self._note(place)
        match self._next():
            case "[":
                self._list(place)
            case "{":
                self._inline_table(place)
            case '"' | "'":
                self._string()
            case _:
                while self.at < len(self.text) and self._next() not in BARE_ENDS:
                    self.at += 1

    def _list(self, place: Place) -> None:
        self.at += 1
        index = 0
        while self._skip(blank_lines=True) and self._next() != "]":
            if self._next() == ",":
                self.at += 1
                continue
            self._value((*place, index))
            index += 1
        self.at += 1

    def _inline_table(self, place: Place) -> None:
        self.at += 1
        while self._skip(blank_lines=True) and self._next() != "}":
            if self._next() == ",":
                self.at += 1
                continue
            self._pair(place)
        self.at += 1

    def _string(self) -> None:
        quote = self._next()
        long = self.text.startswith(quote * 3, self.at)
        end = quote * 3 if long else quote
        self.at += len(end)
        while not self.text.startswith(end, self.at):
            self.at += 2 if quote == '"' and self._next() == "\\" else 1
        self.at += len(end)
        while long and self._next() == quote:  # a long string may end in quotes of its own
            self.at += 1
