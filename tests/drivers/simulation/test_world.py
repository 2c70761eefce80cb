"""The cars move by the seed alone, do not drive through each other, and cross when they say."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from drivers.simulation.plan import (
    CarPlan,
    Contact,
    SessionKind,
    SessionPlan,
    SimulationError,
    Spin,
    check,
)
from drivers.simulation.road import Road
from drivers.simulation.score import COOL_DOWN_S
from drivers.simulation.traffic import LENGTH_M, WIDTH_M
from drivers.simulation.truth import run_session
from drivers.simulation.world import STEP_S, World
from racecontrol.tracks.circuit import Circuit
from racecontrol.tracks.library import load

SPRINT = SessionPlan(SessionKind.RACE, "sprint", laps=1)


@pytest.fixture(scope="module")
def circuit() -> Circuit:
    return load("saltmere")


def test_the_same_seed_gives_the_same_laps_to_the_millisecond(
    race: World, cars: Sequence[CarPlan], circuit: Circuit
) -> None:
    again = run_session(circuit, race.plan, cars, seed=3)
    assert list(again.values()) == [score.laps_ms for score in race.score.cars]


def test_another_seed_or_another_session_gives_other_laps(
    cars: Sequence[CarPlan], circuit: Circuit
) -> None:
    other_name = SessionPlan(SessionKind.RACE, "second sprint", laps=1)
    runs = [
        run_session(circuit, plan, cars[:4], seed)
        for plan, seed in ((SPRINT, 1), (SPRINT, 2), (other_name, 1))
    ]
    assert all(one != other for one, other in itertools.combinations(runs, 2))


def test_growing_in_small_pieces_gives_the_same_race(road: Road, cars: Sequence[CarPlan]) -> None:
    whole, pieces = (World(road, SPRINT, cars, 5) for _ in range(2))
    whole.grow(70)
    for until in np.arange(0.01, 70.01, 0.37):
        pieces.grow(float(until))
    steps = min(whole.steps, pieces.steps)
    assert steps >= 70 / STEP_S
    assert (whole.trace[:steps] == pieces.trace[:steps]).all()


@pytest.mark.parametrize("session", ["race", "qualifying"])
def test_no_two_cars_ever_share_a_place(session: str, request: pytest.FixtureRequest) -> None:
    world: World = request.getfixturevalue(session)
    trace, length = world.trace, world.road.circuit.length_m
    now = np.arange(len(trace)) * STEP_S
    for i, k in itertools.combinations(range(len(world.cars)), 2):
        here = [now < (world.score.cars[c].finished or 0) + COOL_DOWN_S for c in (i, k)]
        along = (trace["s"][:, i] - trace["s"][:, k] + length / 2) % length - length / 2
        aside = trace["d"][:, i] - trace["d"][:, k]
        same = (np.abs(along) < LENGTH_M - 0.1) & (np.abs(aside) < WIDTH_M)
        assert not (same & here[0] & here[1]).any(), (i, k)


def test_every_car_finishes_the_race_and_the_field_stays_together(race: World) -> None:
    totals = [sum(score.laps_ms) for score in race.score.cars]
    assert all(len(score.laps_ms) == 2 for score in race.score.cars)
    assert max(totals) - min(totals) < 25_000


def test_flying_laps_take_just_under_a_minute(qualifying: World) -> None:
    laps = [lap for score in qualifying.score.cars for lap in score.laps_ms]
    assert len(laps) >= 12
    assert 55_000 < min(laps) < 60_000


def test_cars_pass_each_other(race: World) -> None:
    order = race.trace["rank"][int(20 / STEP_S) : int(110 / STEP_S)]
    assert (np.diff(order, axis=0) != 0).any(axis=1).sum() >= 3


def test_official_laps_add_up_to_the_crossings(race: World) -> None:
    for score in race.score.cars:
        assert sum(score.laps_ms) == pytest.approx(1000 * score.crossings[-1], abs=1.01)
        assert score.finished == score.crossings[-1]


def test_crossings_are_where_the_car_really_is_on_the_line(race: World) -> None:
    finish = race.road.circuit.lines[0]
    for car, score in enumerate(race.score.cars):
        for moment in score.crossings:
            step = int(moment / STEP_S)
            row, since = race.trace[step, car], moment - step * STEP_S
            s = row["s"] + row["v"] * since + row["a"] * since**2 / 2
            d = row["d"] + row["w"] * since + row["b"] * since**2 / 2
            x, _, z = race.road.line.beside(s, d)
            before = (x - finish.x) * finish.normal_x + (z - finish.z) * finish.normal_z
            assert abs(before) < 0.5e-3 * row["v"]  # half a millisecond of driving


def test_cars_start_eight_metres_apart_on_alternate_sides(race: World) -> None:
    first = race.trace[0]
    order = np.argsort(first["rank"])
    assert first["s"][order] == pytest.approx(-8.0 * np.arange(1, 13))
    assert (np.sign(first["d"][order]) == [-1, 1] * 6).all()


def test_nobody_moves_before_the_lights_and_everybody_soon_after(race: World) -> None:
    assert (race.trace["v"][: int(0.15 / STEP_S)] == 0).all()
    assert (race.trace["v"][int(2 / STEP_S)] > 2).all()


def test_acceleration_stays_what_tyres_can_do(race: World) -> None:
    assert race.trace["a"].max() < 9
    assert race.trace["a"].min() >= -14.5


def test_qualifiers_leave_the_garage_one_by_one_through_the_pit_lane(qualifying: World) -> None:
    begin = (qualifying.trace["v"] > 0).argmax(axis=0)
    assert len(set(begin.tolist())) == 12
    assert qualifying.trace["in_pit"][0].all()
    in_pit = qualifying.trace["v"][qualifying.trace["in_pit"]]
    assert in_pit.max() <= 22.0 + 1e-6


def test_qualifiers_finish_the_lap_they_are_on_when_time_is_up(qualifying: World) -> None:
    for score in qualifying.score.cars:
        assert score.finished is not None
        assert score.finished >= 120
        assert all(crossing < 120 for crossing in score.crossings[:-1])


def test_a_faster_driver_wins_from_the_back(circuit: Circuit) -> None:
    slow = [CarPlan(f"S{i}", skill=0.955) for i in range(3)]
    quick = CarPlan("Q", skill=0.985, boldness=1.0)
    plan = SessionPlan(SessionKind.RACE, "chase", laps=2)
    laps = run_session(circuit, plan, [*slow, quick], seed=4)
    assert min(laps, key=lambda name: sum(laps[name])) == "Q"


def test_the_grid_is_the_one_asked_for(road: Road, cars: Sequence[CarPlan]) -> None:
    names = tuple(reversed([car.name for car in cars]))
    world = World(road, SessionPlan(SessionKind.RACE, "r", laps=1, grid=names), cars, 1)
    world.grow(0.1)
    assert world.trace["rank"][0].tolist() == list(range(12, 0, -1))


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (SessionPlan(SessionKind.RACE, "r"), "at least one lap"),
        (SessionPlan(SessionKind.QUALIFYING, "q"), "duration"),
        (SessionPlan(SessionKind.RACE, "r", laps=1, grid=("ADE",)), "every car once"),
        (SessionPlan(SessionKind.RACE, "r", laps=1, incidents=(Spin("NIL", 1, 5.0),)), "NIL"),
        (
            SessionPlan(SessionKind.RACE, "r", laps=1, incidents=(Contact("ADE", 1, 5.0, "NIL"),)),
            "NIL",
        ),
    ],
)
def test_an_impossible_plan_is_refused_in_one_sentence(
    plan: SessionPlan, told: str, cars: Sequence[CarPlan]
) -> None:
    with pytest.raises(SimulationError, match=told):
        check(plan, cars)
