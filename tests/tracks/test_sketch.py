"""A circuit as a picture."""

import xml.etree.ElementTree as ET

import pytest
from msgspec.structs import replace

from racecontrol.tracks.library import load
from racecontrol.tracks.sketch import svg_picture, terminal_sketch
from tests.tracks.drive import SHELF


@pytest.mark.parametrize("key", ["saltmere", "halvorsund"])
def test_the_sketch_shows_road_finish_sectors_and_pit_lane(key: str) -> None:
    lines = terminal_sketch(load(key, SHELF)).splitlines()
    text = "".join(lines)
    assert len(lines) <= 26
    assert max(map(len, lines)) <= 64
    assert all(text.count(mark) == 1 for mark in "F12io")
    assert sum("\u2801" <= letter <= "\u28ff" for letter in text) > 100
    assert sum(arrow in text for arrow in "→↘↓↙←↖↑↗") == 1


def test_a_wide_terminal_takes_a_larger_sketch() -> None:
    circuit = load("saltmere", SHELF)
    small, large = terminal_sketch(circuit, 30, 10), terminal_sketch(circuit, 120, 60)
    assert len(small.splitlines()) <= 10 < len(large.splitlines())


def test_the_picture_is_svg_with_every_timing_line() -> None:
    circuit = replace(load("saltmere", SHELF), name='Salt & <mere> "Park"')
    picture = ET.fromstring(svg_picture(circuit))
    kinds = [element.tag.split("}")[1] for element in picture.iter()]
    assert kinds.count("line") == len(circuit.lines)
    assert kinds.count("polygon") == 1
    assert kinds.count("polyline") == 1  # the pit lane
    texts = [element.text for element in picture.iter() if element.tag.endswith("text")]
    assert {"finish", "S1", "S2", "pit in", "pit out"} < set(texts)
    assert 'Salt & <mere> "Park", 2314 m' in texts
