"""The centre line is a smooth closed curve by distance."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.tracks.centre_line import CentreLine

RADIUS_M = 80.0
ROUND_M = 2 * math.pi * RADIUS_M


def ring(clockwise: bool = True) -> CentreLine:
    """A circle seen from above, x to the right and z down the page."""
    turn = np.linspace(0, 2 * np.pi, 200, endpoint=False) * (1 if clockwise else -1)
    points = np.column_stack([RADIUS_M * np.cos(turn), 0 * turn, RADIUS_M * np.sin(turn)])
    return CentreLine.through(points, ROUND_M)


LINE = ring()


def test_the_curve_goes_through_its_points() -> None:
    assert LINE.point_at(LINE.knots[:-1]) == pytest.approx(LINE.points[:-1])


def test_between_the_points_it_stays_on_the_circle() -> None:
    away = np.linalg.norm(LINE.point_at(np.arange(0, ROUND_M, 0.3)), axis=1)
    assert away == pytest.approx(np.full_like(away, RADIUS_M), abs=1e-5)


def test_the_tangent_has_unit_length() -> None:
    length = np.linalg.norm(LINE.tangent_at(np.arange(0, ROUND_M, 0.3)), axis=1)
    assert length == pytest.approx(np.ones_like(length), abs=1e-4)


@pytest.mark.parametrize(("clockwise", "sign"), [(True, 1), (False, -1)])
def test_curvature_is_positive_to_the_right(clockwise: bool, sign: int) -> None:
    assert ring(clockwise).curvature_at(33.0) == pytest.approx(sign / RADIUS_M, rel=1e-3)


def test_an_offset_to_the_right_of_a_right_hand_bend_is_nearer_to_its_centre() -> None:
    assert np.linalg.norm(LINE.beside(12.0, 5.0)) == pytest.approx(RADIUS_M - 5, abs=1e-3)


def test_curvature_has_no_steps_at_the_points() -> None:
    before = LINE.curvature_at(LINE.knots[1:-1] - 1e-6)
    after = LINE.curvature_at(LINE.knots[1:-1] + 1e-6)
    assert before == pytest.approx(after, abs=1e-8)


@given(st.floats(-2000, 2000))
def test_distances_wrap_round_the_lap(distance_m: float) -> None:
    there = LINE.point_at(distance_m + ROUND_M)
    assert LINE.point_at(distance_m) == pytest.approx(there, abs=1e-6)


@given(st.floats(0, ROUND_M - 0.01), st.floats(-20, 20))
def test_the_nearest_distance_finds_back_from_beside_the_line(
    distance_m: float, offset_m: float
) -> None:
    point = LINE.beside(distance_m, offset_m)
    found = LINE.nearest_m(float(point[0]), float(point[2]))
    apart = (found - distance_m + ROUND_M / 2) % ROUND_M - ROUND_M / 2
    assert abs(apart) < 1e-3


def test_uneven_points_make_the_same_curve() -> None:
    turn = np.sort(np.random.default_rng(5).uniform(0, 2 * np.pi, 400))
    points = np.column_stack([RADIUS_M * np.cos(turn), 0 * turn, RADIUS_M * np.sin(turn)])
    line = CentreLine.through(points, ROUND_M)
    away = np.linalg.norm(line.point_at(np.arange(0, ROUND_M, 0.7)), axis=1)
    assert away == pytest.approx(np.full_like(away, RADIUS_M), abs=0.02)


def test_two_points_are_no_circuit() -> None:
    with pytest.raises(ValueError, match="at least three"):
        CentreLine.through(np.zeros((2, 3)), 10.0)
