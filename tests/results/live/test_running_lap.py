"""The running lap by samples: distance, time by distance, delta, traps, fuel."""

import math

import numpy as np
import pytest

from racecontrol.results.live.along import Along
from racecontrol.results.live.curve import Curve, delta_ms
from racecontrol.results.live.fuel import fuel
from racecontrol.results.live.trace import Reading, Speed, Trace
from racecontrol.results.live.traps import Trap, Traps, traps_of
from racecontrol.timing.health import Records
from racecontrol.timing.sample import LIVE, PAUSED
from tests.results.live.driven import CIRCUIT, LENGTH, LINE, elapsed_share, samples

ALONG = Along.of(CIRCUIT)


def readings(rows: Records) -> list[Reading]:
    distances = ALONG.distance_m(rows["position"])
    return [
        Reading(
            int(row["lap"]), int(row["packet_id"]), int(row["flags"]), float(distance),
            float(row["speed"]) * 3.6, float(row["fuel_level"]),
        )
        for row, distance in zip(rows, distances, strict=True)
    ]  # fmt: skip


def follow(rows: list[Reading]) -> tuple[Trace, dict[int, Curve]]:
    trace, curves = Trace(LENGTH), {}
    for reading in rows:
        trace.follow(reading)
        if trace.ended:
            curves[trace.ended.lap] = trace.ended
            trace.ended = None
    return trace, curves


@pytest.fixture(scope="module")
def two_laps() -> list[Reading]:
    """Two whole laps, from the last packet before the first line, and half of a third."""
    return readings(samples(0, [82_000, 80_000, 81_000], 82_000 + 80_000 + 40_500))


def test_a_place_on_the_road_is_known_to_centimetres_also_beside_the_middle() -> None:
    true = np.arange(1.0, LENGTH, 37.3)
    assert np.abs(ALONG.distance_m(LINE.point_at(true)) - true).max() < 0.05
    beside = ALONG.distance_m(LINE.beside(true, 4.0))
    assert np.abs(beside - true).max() < 1.0


def test_a_curve_knows_when_the_lap_was_where(two_laps: list[Reading]) -> None:
    _, curves = follow(two_laps)
    assert sorted(curves) == [1, 2]
    for share in np.arange(0.02, 1.0, 0.043):
        expected = elapsed_share(float(share)) * 80_000
        assert curves[2].at(float(share) * LENGTH) == pytest.approx(expected, abs=1.5)
    assert curves[2].at(LENGTH) == pytest.approx(80_000, abs=1.5)


def test_the_delta_is_what_the_two_laps_differ_by_at_that_place(two_laps: list[Reading]) -> None:
    trace, curves = follow(two_laps)
    assert trace.place is not None
    assert trace.place[0] == pytest.approx(LENGTH / 2, abs=3)
    assert delta_ms(curves[2], *trace.place) == pytest.approx(500, abs=3)


def test_lost_packets_at_the_line_shift_nothing(two_laps: list[Reading]) -> None:
    steps = [i for i in range(1, len(two_laps)) if two_laps[i].lap != two_laps[i - 1].lap]
    kept = [r for i, r in enumerate(two_laps) if i - 1 not in steps[1:] and i not in steps[1:]]
    _, curves = follow(kept)
    assert curves[2].at(LENGTH) == pytest.approx(80_000, abs=3)


@pytest.mark.parametrize("spoil", ["paused", "moved by the game", "restarted"])
def test_a_lap_that_was_not_driven_through_makes_no_curve(
    two_laps: list[Reading], spoil: str
) -> None:
    middle = next(i for i, r in enumerate(two_laps) if r.lap == 2 and r.distance_m > LENGTH / 2)
    rows = list(two_laps)
    if spoil == "paused":
        rows[middle] = rows[middle]._replace(flags=LIVE | PAUSED)
    elif spoil == "moved by the game":
        rows[middle] = rows[middle]._replace(distance_m=100.0)
    else:
        rows[middle:] = [r._replace(packet_id=r.packet_id - 5000) for r in rows[middle:]]
    trace, curves = follow(rows)
    assert 2 not in curves
    assert trace.place is not None  # lap 3 began at the line and is whole again


def test_a_lap_joined_in_the_middle_has_no_place_until_the_line(two_laps: list[Reading]) -> None:
    trace, _ = follow([r for r in two_laps if r.lap == 1][1000:])
    assert trace.place is None


def test_speed_is_read_where_the_trap_is(two_laps: list[Reading]) -> None:
    trace, _ = follow(two_laps)
    traps = Traps()
    line, middle = Trap("Line", 0.0), Trap("Middle", LENGTH / 2)
    traps.take(trace.moves, (line, middle), LENGTH)
    quick, slow = (LENGTH / 80_000 * 3600 * factor for factor in (1.08, 0.92))
    assert traps.at(line).best_kmh == pytest.approx(quick, rel=1e-2)  # laps of 80 and 81 s meet
    assert traps.at(middle).best_kmh == pytest.approx(slow, rel=2e-3)
    assert traps.at(Trap("Unknown", 7.0)).last_kmh is None


def test_a_car_that_rolls_back_over_a_trap_is_not_read() -> None:
    traps = Traps()
    traps.take([(Speed(12.0, 30.0), Speed(8.0, 30.0))], (Trap("Ten", 10.0),), LENGTH)
    assert traps.at(Trap("Ten", 10.0)).last_kmh is None


def test_without_a_wish_the_traps_are_the_line_and_the_fastest_point() -> None:
    assert [trap.name for trap in traps_of((), None)] == ["Line"]
    assert traps_of((), 512.0)[1] == Trap("Fastest", 512.0)
    assert [trap.at_m for trap in traps_of((100.0, 900.0), 512.0)] == [100.0, 900.0]


def test_the_fastest_point_is_where_the_lap_was_fastest(two_laps: list[Reading]) -> None:
    _, curves = follow(two_laps)
    at = curves[2].top_at_m
    assert min(at, LENGTH - at) < 30  # by the law of the test, at the line


def test_fuel_lasts_as_long_as_the_last_laps_say() -> None:
    now = fuel(30.0, [(1, 42.0), (2, 39.0), (3, 36.5), (4, 33.0)])
    assert now.per_lap_l == pytest.approx(3.0)
    assert now.laps_left == pytest.approx(10.0)


def test_a_lap_with_refuelling_says_nothing_about_what_a_lap_takes() -> None:
    assert fuel(50.0, [(1, 12.0), (2, 9.0), (3, 60.0), (4, 57.0)]).per_lap_l == 3.0
    assert fuel(50.0, [(1, 12.0), (3, 9.0)]).per_lap_l is None
    assert fuel(60.0, []).laps_left is None
    assert fuel(math.nan, []).level_l is None


def test_many_places_at_once_are_each_where_they_are_alone():
    spots = samples(1, [60_000], 20_000.0)["position"][::12]
    together = ALONG.distance_m(spots)
    alone = [float(ALONG.distance_m(spot)[0]) for spot in spots]
    assert len(spots) > 90
    assert together.tolist() == pytest.approx(alone, abs=1e-6)
    assert len(ALONG.distance_m(spots[:0])) == 0
