"""Recognising the track that a car is driving, on invented circuits."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from racecontrol.tracks.centre_line import CentreLine, Floats
from racecontrol.tracks.library import load
from racecontrol.tracks.recognition import (
    LEAST_WAY_M,
    SURE,
    Direction,
    Signature,
    recognise,
    signature_of,
    signature_through,
)
from tests.tracks.drive import SHELF, Drive

CIRCUITS = {key: load(key, SHELF) for key in ("saltmere", "halvorsund")}
ROADS = {key: CentreLine.through(c.centre, c.length_m) for key, c in CIRCUITS.items()}
KNOWN = [signature_of(circuit) for circuit in CIRCUITS.values()]


def way(key: str, from_m: float, metres: float, step_m: float = 1.0) -> Floats:
    """A drive that weaves by 3 m."""
    along = np.arange(from_m, from_m + metres, step_m)
    return ROADS[key].beside(along, 3 * np.sin(along / 140))


@pytest.mark.parametrize("key", CIRCUITS)
def test_a_lap_is_recognised(key: str) -> None:
    circuit = CIRCUITS[key]
    lap = Drive(circuit, to_m=circuit.length_m, noise_m=0.05).samples()
    (match,) = recognise(lap["position"], KNOWN)
    assert (match.key, match.direction) == (key, Direction.FORWARDS)
    assert match.confidence > 0.99


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(sorted(CIRCUITS)),
    st.floats(0, 4000),
    st.floats(LEAST_WAY_M + 80, 9000),
    st.sampled_from([1.0, 12.0, 45.0]),
    st.booleans(),
)
def test_any_part_of_1500_m_is_enough_both_ways_round_at_any_rate(
    key: str, from_m: float, metres: float, step_m: float, backwards: bool
) -> None:
    path = way(key, from_m, metres, step_m)[:: -1 if backwards else 1]
    matches = recognise(path, KNOWN)
    assert [match.key for match in matches] == [key]
    assert matches[0].confidence > SURE
    assert matches[0].direction is (Direction.BACKWARDS if backwards else Direction.FORWARDS)


def test_a_short_way_tells_nothing_yet() -> None:
    assert recognise(way("halvorsund", 0, LEAST_WAY_M - 100), KNOWN) == ()
    assert recognise(np.empty((0, 3)), KNOWN) == ()
    assert recognise(np.zeros((500, 3)), KNOWN) == ()


def test_an_unknown_track_is_none() -> None:
    turn = np.linspace(0, 2 * np.pi, 2000)
    ring = np.column_stack([400 * np.cos(turn), 400 * np.sin(turn)])
    assert recognise(ring, KNOWN) == ()
    assert recognise(way("saltmere", 0, 2000), [KNOWN[1]]) == ()
    assert recognise(way("saltmere", 0, 2000), []) == ()


def test_a_way_that_is_not_a_number_somewhere_is_none() -> None:
    path = way("saltmere", 0, 2000)
    path[700] = np.nan
    assert recognise(path, KNOWN) == ()


def with_infield(out_m: float, in_m: float, deep_m: float) -> Signature:
    """Halvorsund with a detour between two places."""
    road = ROADS["halvorsund"]
    along = np.arange(0, road.length_m, 5.0)
    share = np.clip((along - out_m) / (in_m - out_m), 0, 1)
    points = road.beside(along, deep_m * np.sin(np.pi * share) ** 2)[:, [0, 2]]
    return signature_through("halvorsund-infield", points, road.length_m)


INFIELD = with_infield(2400.0, 2900.0, 60.0)


def test_two_that_share_all_of_the_way_are_both_offered() -> None:
    matches = recognise(way("halvorsund", 100, 2000), [*KNOWN, INFIELD])
    assert {match.key for match in matches} == {"halvorsund", "halvorsund-infield"}
    assert all(match.confidence == pytest.approx(0.5, abs=0.05) for match in matches)


def test_they_are_told_apart_where_they_part() -> None:
    matches = recognise(way("halvorsund", 100, 3200), [*KNOWN, INFIELD])
    assert [match.key for match in matches] == ["halvorsund"]


def test_one_that_lacks_what_was_driven_is_not_offered() -> None:
    """The same road, but a third of it is cut off straight across."""
    road = ROADS["halvorsund"]
    kept = road.point_at(np.arange(0, road.length_m * 2 / 3, 5.0))[:, [0, 2]]
    short = signature_through("halvorsund-short", kept, road.length_m * 2 / 3)
    path = way("halvorsund", 0, road.length_m)
    assert [match.key for match in recognise(path, [short, KNOWN[1]])] == ["halvorsund"]
    assert recognise(path, [short]) == ()


def test_the_out_lap_through_a_pit_lane_is_recognised() -> None:
    circuit = CIRCUITS["saltmere"]
    pits = circuit.pit_lane[10:]
    rest = way("saltmere", 160, 1700)
    (match,) = recognise(np.vstack([pits, rest]), KNOWN)
    assert (match.key, match.confidence > SURE) == ("saltmere", True)


@settings(deadline=None, max_examples=25)
@given(st.floats(-3000, 3000), st.floats(-3000, 3000), st.floats(0, 6.28))
def test_a_road_elsewhere_is_not_taken_for_it(x: float, z: float, turn: float) -> None:
    assume(np.hypot(x, z) > 60)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    path = way("halvorsund", 0, 4000)[:, [0, 2]] @ turned.T + [x, z]
    assert all(match.confidence < SURE for match in recognise(path, KNOWN))


def test_a_circuit_is_found_among_a_hundred_others() -> None:
    rng = np.random.default_rng(4)
    crowd = [
        replace(KNOWN[i % 2], key=f"c{i}", points=s.points + shift, low=s.low, high=s.high)
        for i in range(100)
        for s, shift in [(KNOWN[i % 2], rng.normal(0, 200, 2))]
    ]
    path = way("halvorsund", 0, 4000)
    assert recognise(path, [*crowd, *KNOWN])[0].key == "halvorsund"
