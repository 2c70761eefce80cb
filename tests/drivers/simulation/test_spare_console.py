"""A console dies in a session, and its driver goes on at a spare one."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from drivers.simulation.console import clock
from drivers.simulation.plan import CarPlan, RigDies, SessionKind, SessionPlan, SimulationError
from drivers.simulation.plan import check as check_plan
from drivers.simulation.road import Road
from drivers.simulation.stage import Stage
from drivers.simulation.truth import run_world
from drivers.simulation.world import World
from racecontrol.timing.sample import LIVE
from racecontrol.tracks.library import load
from tests.drivers.simulation.conftest import CARS, FAR_NS, SEED

DIES_S, BACK_S = 75.0, 90.0
CAR, SPARE = 4, 12  # EKA, and the thirteenth console
DEATH = RigDies("EKA", DIES_S, BACK_S)
RACE = SessionPlan(SessionKind.RACE, "race", laps=3, incidents=(DEATH,))
NAMES = [car.name for car in CARS]
MOVED = (*("" if name == "EKA" else name for name in NAMES), "EKA")
GO_S = 1.0  # wall seconds
RATE = 59.94 / 60  # game seconds in one of the wall


@pytest.fixture(scope="module")
def swapped() -> World:
    return run_world(load("saltmere"), RACE, CARS, SEED)


@pytest.fixture
def stage(road: Road) -> Stage:
    clocks = [clock(i, SEED, 0, 1.0) for i in range(13)]
    made = Stage(road, CARS, SEED, clocks)
    for listener in made.listeners:
        listener.hear(b"C", "127.0.0.1", FAR_NS)
    return made


def wall_s(game_s: float) -> float:
    return GO_S + game_s / RATE


def test_the_car_goes_on_from_the_pit_lane_and_drives_all_its_laps(swapped: World) -> None:
    score = swapped.score.cars[CAR]
    assert len(score.laps_ms) == 3 and score.finished is not None
    own = score.told(swapped.now)
    assert own.laps_ms == score.laps_ms[1:] and own.joined == pytest.approx(BACK_S, abs=0.1)
    first_ms = round(1000 * (own.crossings[0] - own.joined))
    assert own.laps_ms[0] == first_ms > 30_000
    assert score.told(DIES_S) is score


def test_what_the_others_drive_until_then_is_not_touched(swapped: World) -> None:
    without = run_world(load("saltmere"), SessionPlan(SessionKind.RACE, "race", laps=3), CARS, SEED)
    steps = int(DIES_S * 15)
    assert np.array_equal(swapped.trace[:steps], without.trace[:steps])


def test_the_first_console_falls_silent_and_the_spare_one_takes_over(
    stage: Stage, film: Callable[..., Any]
) -> None:
    stage.prepare(RACE)
    assert set(film(stage, SPARE, 0.0, 0.5)["lap"]) == {-1}
    stage.go(int(GO_S * 1e9))
    assert len(film(stage, CAR, wall_s(DIES_S - 1), wall_s(DIES_S) - 0.1)) > 50
    assert len(film(stage, CAR, wall_s(DIES_S) + 0.1, wall_s(DIES_S + 2))) == 0
    assert set(film(stage, SPARE, wall_s(DIES_S), wall_s(DIES_S + 2))["lap"]) == {-1}
    stage.seat(MOVED)
    waits = film(stage, SPARE, wall_s(DIES_S + 5), wall_s(BACK_S) - 0.1)
    assert len(waits) and set(waits["lap"]) == {-1} and not (waits["flags"] & LIVE).any()
    drives = film(stage, SPARE, wall_s(BACK_S) + 0.5, wall_s(BACK_S + 70))
    assert set(drives["lap"]) == {1, 2} and (drives["flags"] & LIVE).all()
    assert (np.abs(np.diff(drives["speed"])) < 2).all()
    laps = stage.world.score.cars[CAR].laps_ms  # type: ignore[union-attr]
    assert set(drives["last_lap_ms"]) == {-1, laps[1]}
    assert len(film(stage, CAR, wall_s(BACK_S), wall_s(BACK_S + 2))) == 0
    stage.prepare(SessionPlan(SessionKind.RACE, "again", laps=2))
    assert len(film(stage, CAR, wall_s(BACK_S + 80), wall_s(BACK_S + 81))) == 0
    assert set(film(stage, SPARE, wall_s(BACK_S + 80), wall_s(BACK_S + 81))["lap"]) == {0}


def test_a_resumed_session_puts_the_driver_where_he_sits_now(
    stage: Stage, film: Callable[..., Any]
) -> None:
    stage.seat(MOVED)
    ticks = round((BACK_S + 20) * 60)
    stage.prepare(RACE, ticks)
    stage.go(int(GO_S * 1e9), ticks)
    assert set(film(stage, SPARE, GO_S + 1, GO_S + 3)["lap"]) == {1}
    assert set(film(stage, CAR, GO_S + 1, GO_S + 3)["lap"]) == {-1}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (NAMES, "Say for each simulated console"),
        ([*NAMES, NAMES[0]], "each car once"),
        ([*NAMES[:-1], "XXX", ""], "no simulated car 'XXX'"),
    ],
)
def test_seats_that_cannot_be_are_refused(stage: Stage, names: list[str], said: str) -> None:
    with pytest.raises(SimulationError, match=said):
        stage.seat(names)


def test_a_driver_cannot_be_back_before_his_rig_died() -> None:
    plan = SessionPlan(SessionKind.RACE, "race", laps=1, incidents=(RigDies("ADA", 9.0, 8.0),))
    with pytest.raises(SimulationError, match="say a later moment"):
        check_plan(plan, [CarPlan("ADA")])
