"""Drawings: labels beside one another, strokes that differ, codes with their quiet zone."""

from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from racecontrol.results.printing.look import look
from racecontrol.results.printing.plots import APART, spread, stroke_of, svg
from racecontrol.results.printing.sheet import Band, Plot, Trace
from racecontrol.results.printing.stamp import qr_svg

PLACES = st.lists(st.floats(0, 1000), max_size=20).map(sorted)


@given(PLACES)
def test_labels_keep_their_distance_and_their_order(wanted):
    placed = spread(wanted)
    assert len(placed) == len(wanted)
    assert all(low + APART <= high + 1e-6 for low, high in pairwise(placed))


def test_labels_that_have_room_stay_where_they_are():
    assert spread([10.0, 100.0, 200.0]) == [10.0, 100.0, 200.0]
    assert spread([100.0, 100.0]) == [100.0 - APART / 2, 100.0 + APART / 2]


def test_eighteen_cars_have_eighteen_strokes():
    assert len({stroke_of(at) for at in range(18)}) == 18


def test_lines_and_letters_stand_out_on_paper():
    colours = look()
    for colour in (colours.ink, colours.grey, colours.best, colours.own_best, *colours.lines):
        assert contrast_on_white(colour) >= 5.5, colour


def contrast_on_white(colour: str) -> float:
    """WCAG 2 ratio."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


@given(st.text(max_size=30))
def test_any_label_gives_sound_xml(label):
    traces = (Trace(label, ((0.0, 1.0), (3.0, 2.0))), Trace("B", ((0.0, 2.0),)), Trace("C", ()))
    plot = Plot("k", label, "Lap", "Pos", traces, (Band(0.5, 1.0, label),), first="grid")
    drawing = ElementTree.fromstring(svg(plot))
    assert drawing.tag.endswith("svg")


def test_a_plot_of_nothing_is_only_a_frame():
    assert "polyline" not in svg(Plot("k", "t", "Lap", "Seconds", (), whole=False))


def test_a_code_is_square_and_quiet_at_its_edge():
    drawing = ElementTree.fromstring(qr_svg("RACECONTROL:TEST"))
    _, _, width, height = map(int, drawing.attrib["viewBox"].split())
    assert width == height == 21 + 2 * 4  # version 1
    squares = drawing[1].attrib["d"].split("z")[:-1]
    corners = [tuple(map(int, s.removeprefix("M").split("h")[0].split())) for s in squares]
    assert min(min(corner) for corner in corners) == 4
    assert max(max(corner) for corner in corners) == width - 5
