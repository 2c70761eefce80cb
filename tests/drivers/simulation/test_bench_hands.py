"""Simulated hands: what the rules of the guided tests make of them."""

import pytest

from drivers.simulation import bench_hands as hands
from racecontrol.rigs.guided import Evidence, Point, Verdict, judge


def verdict(check: str, movement: list[hands.Point], **seen: object) -> Verdict:
    trace = tuple(Point(*point) for point in movement)
    said = judge(check, Evidence(0, trace[-1].at_ns + hands.STEP_NS, trace=trace, **seen))  # type: ignore[arg-type]
    assert isinstance(said, Verdict), said
    return said


@pytest.mark.parametrize("seed", range(12))
def test_good_hands_pass_every_test_with_figures_of_their_own(seed: int) -> None:
    assert verdict("range", hands.turned_to(90, 1080, seed)).passed
    assert verdict("centre", hands.lock_to_lock(seed)).passed
    assert verdict("noise", hands.hands_off(6, seed)).passed
    pedals = verdict("pedals", hands.pedals_pressed(seed))
    assert pedals.passed and len(pedals.values) == 6


def test_a_wheel_at_another_range_fails_at_the_jig() -> None:
    assert not verdict("range", hands.turned_to(93, 1080, 1)).passed


def test_the_same_seed_moves_alike_and_another_one_otherwise() -> None:
    assert hands.lock_to_lock(3) == hands.lock_to_lock(3) != hands.lock_to_lock(4)
    assert {len(point) for point in hands.kept_turning(1, 3)} == {5}
