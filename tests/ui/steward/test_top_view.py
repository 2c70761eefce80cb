"""The cars from above: where they were, which way they went, how near they came."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from racecontrol.timing.sample import LIVE, SAMPLE
from racecontrol.tracks.library import load
from tests.ui import halfrace
from ui.steward.evidence import AFTER_S, BEFORE_S, CarTrace, Evidence
from ui.steward.top_view import LENGTH_M, NEAR_M, Scene, TopView, scene

SECONDS = np.arange(-8.0, 5.0, 1 / 60)


def trace(entry: int, x: float, z: float, vx: float, vz: float) -> CarTrace:
    """A car at x, z at second 0, with a steady speed in m/s."""
    samples = np.zeros(len(SECONDS), SAMPLE)
    samples["flags"] = LIVE
    samples["position"][:, 0] = x + vx * SECONDS
    samples["position"][:, 2] = z + vz * SECONDS
    return CarTrace(entry, SECONDS, samples)


def test_the_first_car_heads_to_the_right_whichever_way_it_went() -> None:
    for vx, vz in ((40.0, 0.0), (0.0, 40.0), (-28.0, 28.0)):
        (spot,) = scene((trace(7, 100.0, -300.0, vx, vz),), None, 0.0).spots
        assert spot.heading == pytest.approx((1.0, 0.0), abs=1e-3)
        assert spot.place == pytest.approx((0.0, 0.0), abs=1e-3)
        assert (spot.tail[:, 0] < 0).all()  # it came from the left


def test_two_cars_have_their_distance_and_how_fast_they_close() -> None:
    ahead, behind = trace(31, 20.0, 0.0, 30.0, 0.0), trace(44, 0.0, 0.0, 40.0, 0.0)
    shown = scene((behind, ahead), None, 0.0)
    assert shown.apart_m == pytest.approx(20.0, abs=0.01)
    assert shown.closing_kmh == pytest.approx(36.0, abs=0.1)
    first, second = shown.spots
    assert second.place[0] - first.place[0] == pytest.approx(20.0, abs=0.01)
    later = scene((behind, ahead), None, 3.0)
    assert later.closing_kmh == pytest.approx(-36.0, abs=0.1)


def test_the_view_is_wide_enough_for_both_cars() -> None:
    for apart_m in (5.0, 60.0, 110.0):
        pair = (trace(44, 0.0, 0.0, 40.0, 0.0), trace(31, 0.0, apart_m, 40.0, 0.0))
        shown = scene(pair, None, 0.0)
        assert all(abs(spot.place[1]) < shown.across_m / 2 for spot in shown.spots)


def test_a_car_in_a_hole_of_its_data_is_not_there() -> None:
    whole = trace(7, 0.0, 0.0, 40.0, 0.0)
    kept = (whole.seconds < -1) | (whole.seconds > 1.5)
    holed = CarTrace(12, whole.seconds[kept], whole.samples[kept])
    assert [spot.entry for spot in scene((whole, holed), None, 0.0).spots] == [7]
    assert [spot.entry for spot in scene((whole, holed), None, 2.0).spots] == [7, 12]


def test_a_console_in_its_menu_shows_no_car() -> None:
    driving, parked = trace(7, 0.0, 0.0, 40.0, 0.0), trace(12, 0.0, 0.0, 0.0, 0.0)
    parked.samples["flags"] = 0
    shown = scene((driving, parked), None, 0.0)
    assert ([spot.entry for spot in shown.spots], shown.apart_m) == ([7], None)


def test_the_sides_of_the_road_are_as_far_apart_as_it_is_wide() -> None:
    circuit = load(halfrace.TRACK)
    x, _, z = circuit.centre[50]
    along = circuit.centre[52] - circuit.centre[50]
    car = trace(7, x, z, along[0] * 10, along[2] * 10)
    left, right = scene((car,), circuit, 0.0).edges
    apart = np.linalg.norm(left - right, axis=1)
    assert apart == pytest.approx(2 * circuit.half_width_m, rel=0.01)
    assert np.abs(left).max() <= NEAR_M + circuit.half_width_m


def test_it_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    view = TopView()
    qtbot.addWidget(view)
    view.show_scene(None, Scene((), (), None, None))
    assert view.words == "No car has data at this moment."
    pair = (trace(44, 0.0, 0.0, 40.0, 0.0), trace(31, LENGTH_M, 0.0, 40.0, 0.0))
    view.show_scene(None, scene(pair, None, 0.0))
    assert view.accessibleDescription() == "4.6 m from middle to middle, closing at 0 km/h"


@pytest.fixture
def shown(window, monkeypatch: pytest.MonkeyPatch):
    """A case with the evidence of its two cars."""
    incident = window.state.incidents[3]
    pair = tuple(trace(n, 10.0 * place, 0.0, 40.0, 0.0) for place, n in enumerate((31, 44)))
    window.choose(3)
    monkeypatch.setattr(
        window.chosen_evidence.keeper, "of", lambda _: Evidence(incident, pair, True)
    )
    window.refresh()
    window.look()
    return window


def test_the_cursor_moves_by_frames_and_by_seconds(shown, qtbot: QtBot) -> None:
    before = shown.evidence.cursor_s
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown.evidence.cursor_s == pytest.approx(before + 1 / 60)
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert shown.evidence.cursor_s == pytest.approx(before + 1 / 60 - 1)
    assert shown.evidence.above.scene.spots


def test_l_plays_k_stops_and_j_goes_back(shown, qtbot: QtBot) -> None:
    before = shown.evidence.cursor_s
    qtbot.keyClick(shown, Qt.Key.Key_L)
    qtbot.keyClick(shown, Qt.Key.Key_L)
    assert shown.player.speed == 2.0
    qtbot.waitUntil(lambda: shown.evidence.cursor_s > before)
    qtbot.keyClick(shown, Qt.Key.Key_K)
    assert shown.player.speed == 0.0
    qtbot.keyClick(shown, Qt.Key.Key_J)
    assert shown.player.speed == -1.0


def test_at_the_end_of_the_evidence_it_stops(shown, qtbot: QtBot) -> None:
    shown.evidence.put_cursor(AFTER_S - 0.05)
    qtbot.keyClick(shown, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: shown.player.speed == 0.0)
    assert shown.evidence.cursor_s == AFTER_S > -BEFORE_S


def test_without_evidence_there_is_nothing_to_play(window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert window.strip.last_act.words == "There is no evidence to play."
