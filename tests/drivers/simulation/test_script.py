"""Scripted incidents change what they should, and nothing before they happen."""

from collections.abc import Sequence

import msgspec
import numpy as np
import pytest

from drivers.simulation.channels import channels
from drivers.simulation.plan import (
    CarPlan,
    Contact,
    Incident,
    OffTrack,
    SessionKind,
    SessionPlan,
    Silent,
    Spin,
)
from drivers.simulation.road import Road
from drivers.simulation.world import STEP_S, World

UNTIL_S = 50.0


@pytest.fixture(scope="module")
def clean(road: Road, cars: Sequence[CarPlan]) -> World:
    return run(road, cars)


def run(road: Road, cars: Sequence[CarPlan], *incidents: Incident) -> World:
    world = World(road, SessionPlan(SessionKind.RACE, "r", laps=3, incidents=incidents), cars, 3)
    world.grow(UNTIL_S)
    return world


def test_nothing_changes_before_an_incident(
    road: Road, cars: Sequence[CarPlan], clean: World
) -> None:
    spun = run(road, cars, Spin("FOX", 1, 700.0))
    step = int(spun.script.happened[0][0] / STEP_S)
    assert step > 100
    assert (spun.trace[:step] == clean.trace[:step]).all()
    assert (spun.trace != clean.trace).any()


def test_a_spin_turns_the_car_round_and_stops_it(
    road: Road, cars: Sequence[CarPlan], clean: World
) -> None:
    spun = run(road, cars, Spin("FOX", 1, 700.0))
    assert np.ptp(spun.trace["yaw"][:, 5]) > 6
    assert (spun.trace["v"][int(20 / STEP_S) :, 5] < 0.5).any()
    assert spun.trace["s"][-1, 5] < clean.trace["s"][-1, 5] - 60
    assert spun.trace["v"][-1, 5] > 10  # and it drives on


def test_going_off_puts_the_wheels_on_the_grass_and_costs_time(
    road: Road, cars: Sequence[CarPlan], clean: World
) -> None:
    wide = run(road, cars, OffTrack("LEE", 1, 900.0))
    when, _ = wide.script.happened[0]
    times = when + np.arange(0, 5 * 60) / 60
    surface = channels(wide, 11, times)["surface"]
    assert (surface == b"G").any()
    assert not (channels(clean, 11, times)["surface"] == b"G").any()
    assert wide.trace["s"][-1, 11] < clean.trace["s"][-1, 11] - 5


def test_a_contact_shakes_both_cars(road: Road, cars: Sequence[CarPlan]) -> None:
    hit = run(road, cars, Contact("FOX", 1, 100.0))
    when, _ = hit.script.happened[0]
    step = round(when / STEP_S)
    shaken = np.flatnonzero(np.abs(hit.trace["yaw"][step : step + 20]).max(axis=0) > 0.1)
    assert len(shaken) == 2
    assert 5 in shaken
    other = int(shaken[shaken != 5][0])
    length = road.circuit.length_m
    gap = (hit.trace["s"][step, other] - hit.trace["s"][step, 5]) % length
    assert gap < 5.2  # from middle to middle: bumper on bumper


def test_a_silent_console_changes_no_car(road: Road, cars: Sequence[CarPlan], clean: World) -> None:
    silent = run(road, cars, Silent("FOX", 5.0, 10.0))
    assert (silent.trace == clean.trace).all()


def test_a_plan_can_be_written_as_toml() -> None:
    text = b"""
    kind = "race"
    name = "race 1"
    laps = 5
    [[incidents]]
    kind = "off track"
    car = "ADE"
    lap = 2
    distance_m = 300.0
    [[incidents]]
    kind = "loss"
    car = "BOA"
    at_s = 10
    for_s = 5
    share = 0.25
    """
    plan = msgspec.toml.decode(text, type=SessionPlan)
    assert [type(incident).__name__ for incident in plan.incidents] == ["OffTrack", "Loss"]
    assert msgspec.json.decode(msgspec.json.encode(plan), type=SessionPlan) == plan
