"""The plot of an announcement: every label inside the picture and legible."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.results.printing.plots import APART
from racecontrol.season.plots import HEIGHT, Line, points_plot

LABEL = re.compile(r'<text x="[\d.]+" y="(-?[\d.]+)" font-weight="600" fill="#\w+">([^<]*)</text>')


def labels(lines: list[Line], cut: list[int | None]) -> list[tuple[float, str]]:
    return [(float(y), text) for y, text in LABEL.findall(points_plot("GT1", lines, cut))]


@given(st.lists(st.integers(0, 1500), min_size=1, max_size=8), st.none() | st.integers(0, 1500))
def test_labels_stand_apart_and_inside_the_picture(points: list[int], cut: int | None) -> None:
    found = labels([Line(f"D{n}", (0, p)) for n, p in enumerate(points)], [cut, cut])
    assert len(found) == len(points) + (cut is not None)
    heights = [y for y, _ in found]
    assert min(heights) > 8 and max(heights) < HEIGHT
    apart = [below - above for above, below in pairwise(heights)]
    assert all(one > APART - 0.2 for one in apart)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Oona Lund", "Oona Lund 7"),
        ("Maximiliana Featherstonehaugh", "Maximiliana Feat… 7"),
        ("山" * 12, "山" * 7 + "… 7"),
    ],
)
def test_a_long_name_leaves_room_for_its_points(name: str, shown: str) -> None:
    assert [text for _, text in labels([Line(name, (3, 7))], [])] == [shown]


def test_the_line_of_the_last_place_is_named_after_what_the_table_calls_it() -> None:
    assert [text for _, text in labels([], [4, None])] == ["cut 4"]
