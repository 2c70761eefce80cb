"""Where a key stands in a TOML file."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.rulebooks.lines import Place, line_at, lines_of
from racecontrol.rulebooks.reading import shipped
from racecontrol.tracks.toml_text import toml_text

TEXT = '''# a comment = "not a key"
key = "a"  # [not, a, list]
"quoted key" = 'b'
dotted.inner = 1

[[events]]
name = """
three [lines]
"""
[[events.sessions]]
points = { places = [12,
  10, # ten
  8], source = "x" }
[[events.sessions]]
key = "a \\" ] } b"
[[events]]
  [[events.sessions]]
  last = 1979-05-27
[ties]
chain = [
  { by = "place" },

  { by = "countback" },
]
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("key",), 2),
        (("quoted key",), 3),
        (("dotted", "inner"), 4),
        (("events", 0), 6),
        (("events", 0, "name"), 7),
        (("events", 0, "sessions", 0, "points", "places"), 11),
        (("events", 0, "sessions", 0, "points", "places", 1), 12),
        (("events", 0, "sessions", 0, "points", "source"), 13),
        (("events", 0, "sessions", 1, "key"), 15),
        (("events", 1, "sessions", 0, "last"), 18),
        (("ties", "chain", 1, "by"), 23),
    ],
)
def test_every_key_has_its_line(place: Place, line: int) -> None:
    tomllib.loads(TEXT)
    assert lines_of(TEXT)[place] == line


def test_a_key_that_is_not_there_has_the_line_of_its_table() -> None:
    lines = lines_of(TEXT)
    assert line_at(lines, ("events", 1, "sessions", 0, "format")) == 17
    assert line_at(lines, ("nothing",)) == 1


def places(value: Any, place: Place = ()) -> list[Place]:
    """Every key and list element of what tomllib read."""
    if not isinstance(value, dict | list):
        return []
    pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
    found = [(*place, key) for key, _ in pairs]
    return found + [deep for key, inner in pairs for deep in places(inner, (*place, key))]


@pytest.mark.parametrize("key", shipped())
def test_the_rulebooks_that_ship_are_located_whole(key: str) -> None:
    text = (files("assets.rulebooks") / f"{key}.toml").read_text(encoding="utf-8")
    lines = lines_of(text)
    rows = text.splitlines()
    for place in places(tomllib.loads(text)):
        if isinstance(place[-1], str):
            assert place[-1] in rows[line_at(lines, place) - 1], place


word = st.text("abcxyz", min_size=1, max_size=4)
cell = st.one_of(st.integers(), st.text(max_size=8), st.lists(st.integers(), max_size=3))
flat = st.dictionaries(word, cell, max_size=4)


@given(st.dictionaries(word, st.one_of(cell, flat, st.lists(flat, min_size=1, max_size=3))))
def test_whatever_tomllib_reads_is_found(table: dict[str, Any]) -> None:
    text = toml_text(table)
    read = tomllib.loads(text)
    lines = lines_of(text)
    assert set(places(read)) <= set(lines)
