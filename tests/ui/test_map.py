"""The map: the circuit fits, is not mirrored, and its dots keep apart."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from racecontrol.meeting.model import Flag
from racecontrol.tracks import library
from tests.ui import halfrace
from ui.director.track_map import Age, MapPanel, TrackMap
from ui.widgets.map_shape import drawn_apart, shape_of

RADIUS = 11.5
KEYS = library.circuits()


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("size", [(382, 340), (245, 180), (500, 300)])
def test_the_circuit_fits_with_its_margin(key, size):
    shape = shape_of(library.load(key), *size, 34)
    points = np.vstack(shape.sectors)
    assert points.min() >= 33
    assert (points.max(axis=0) <= np.array(size) - 33).all()


@pytest.mark.parametrize("key", KEYS)
def test_left_stays_left(key):
    """Seen from above with z down, a turn from x to z is a turn to the right; so in pixels."""
    turn = shape_of(library.load(key), 400, 300, 30).turn
    assert np.linalg.det(turn) > 0


@pytest.mark.parametrize("key", KEYS)
def test_sectors_join_into_the_whole_lap(key):
    circuit = library.load(key)
    sectors = shape_of(circuit, 400, 300, 30).sectors
    assert len(sectors) == circuit.sectors
    for one, other in itertools.pairwise([*sectors, sectors[0]]):
        assert np.allclose(one[-1], other[0])


def test_a_place_on_the_finish_line_is_drawn_on_the_finish_line():
    circuit = library.load(halfrace.TRACK)
    shape = shape_of(circuit, 400, 300, 30)
    x, y = shape.to_px(circuit.lines[0].x, circuit.lines[0].z)
    middle = (shape.lines[0][0] + shape.lines[0][1]) / 2
    assert math.hypot(x - middle[0], y - middle[1]) < 0.01


SIZE = (413, 370)
ON_TRACK = st.tuples(st.floats(34, SIZE[0] - 34), st.floats(34, SIZE[1] - 34))  # of the margin


@given(st.lists(ON_TRACK, max_size=12))
@example([(34.0, 34.0)] * 12)
def test_no_dot_covers_another_and_none_hangs_over_the_edge(points):
    drawn = drawn_apart(points, RADIUS, SIZE)
    assert len(drawn) == len(points)
    for (a, b), (c, d) in itertools.combinations(drawn, 2):
        assert math.hypot(a - c, b - d) >= 1.7 * RADIUS - 1e-6
    for x, y in drawn:
        assert RADIUS <= x <= SIZE[0] - RADIUS
        assert RADIUS <= y <= SIZE[1] - RADIUS


def test_dots_of_a_grid_give_way_towards_the_middle():
    grid = [(200.0 - 5 * slot, SIZE[1] - 34.0) for slot in range(12)]
    drawn = drawn_apart(grid, RADIUS, SIZE)
    assert max(y for _, y in drawn) <= SIZE[1] - 34 + RADIUS
    assert drawn[0] == grid[0]


def test_a_dot_with_room_stays_where_it_is():
    points = [(10.0, 10.0), (100.0, 10.0)]
    assert drawn_apart(points, RADIUS, SIZE) == points


@pytest.fixture
def track_map(qtbot):
    telemetry = halfrace.Standing()
    widget = TrackMap(telemetry)
    qtbot.addWidget(widget)
    widget.resize(380, 340)
    widget.show_circuit(halfrace.meeting(), library.load(halfrace.TRACK), (None, None, None))
    widget.show()
    qtbot.waitUntil(lambda: len(widget.dots) == 12)
    return widget, telemetry


def test_a_car_that_moves_moves_its_dot(qtbot, track_map):
    widget, telemetry = track_map
    before = {number: (x, y) for number, x, y, _ in widget.dots}
    telemetry.place(0, 0.9)
    qtbot.waitUntil(lambda: {n: (x, y) for n, x, y, _ in widget.dots} != before)
    after = {number: (x, y) for number, x, y, _ in widget.dots}
    assert [number for number in after if after[number] != before[number]] == [44]


def test_a_car_in_the_menu_has_no_dot(qtbot, track_map):
    widget, telemetry = track_map
    telemetry.samples[0]["lap"] = -1
    qtbot.waitUntil(lambda: len(widget.dots) == 11)


def test_a_stale_rig_is_marked(qtbot, track_map):
    widget, _ = track_map
    widget.show_stale(frozenset({9}))
    qtbot.waitUntil(lambda: any(age is Age.OLD for *_, age in widget.dots))
    assert [number for number, *_, age in widget.dots if age is Age.OLD] == [2]


def test_a_click_on_a_dot_chooses_its_car(qtbot, track_map):
    from PySide6.QtCore import QPoint, Qt

    widget, _ = track_map
    number, x, y, _ = widget.dots[0]
    with qtbot.waitSignal(widget.chosen) as chosen:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert chosen.args == [number]


def test_a_yellow_sector_has_the_colour_and_the_word(qtbot):
    from racecontrol.meeting.facts import FlagShown
    from racecontrol.meeting.state import apply

    panel = MapPanel(halfrace.Standing(), {halfrace.TRACK: library.load(halfrace.TRACK)})
    qtbot.addWidget(panel)
    panel.resize(384, 452)
    fact = FlagShown("race-1", Flag.YELLOW, halfrace.NOW_NS, 2)
    state = apply(halfrace.state(), fact)
    panel.show_session(state, state.current)
    assert panel.boxes.accessibleDescription() == "Sector 1 Clear, Sector 2 Yellow, Sector 3 Clear"
    image = panel.map.grab().toImage()
    yellow = panel.theme.flag(Flag.YELLOW).fill.rgb()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert yellow in seen
    assert panel.theme.flag(Flag.RED).fill.rgb() not in seen


def test_without_a_track_file_it_says_so(qtbot):
    panel = MapPanel(halfrace.Standing(), {})
    qtbot.addWidget(panel)
    state = halfrace.state()
    panel.show_session(state, state.current)
    assert panel.map.dots == ()
    assert not panel.map.grab().isNull()
