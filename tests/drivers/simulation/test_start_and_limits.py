"""A driver who goes too early, one who stays, a field that slows down and one who does not."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from drivers.simulation.plan import (
    CarPlan,
    Incident,
    JumpStart,
    Limit,
    SessionKind,
    SessionPlan,
    SimulationError,
    Speeds,
    Stall,
    check,
)
from drivers.simulation.road import Road
from drivers.simulation.stage import Stage
from drivers.simulation.world import EARLY_THRUST, World
from racecontrol.stewarding.detectors.false_start import false_start, reaction
from racecontrol.stewarding.detectors.motion import Motion

GO_S = 2.0  # wall seconds after the clocks began
SEED = 3
TOLERANCE_MM = 300
KMH = 3.6


def race(*incidents: Incident) -> SessionPlan:
    return SessionPlan(SessionKind.RACE, "race", laps=2, incidents=incidents)


def motion(sent: Any) -> Motion:
    """As the detectors have it: the packets of a console from time 0 on."""
    at_ns = np.arange(len(sent)) * round(1e9 / 59.94)
    speed, throttle = sent["speed"] * KMH, sent["throttle"].astype(np.int64)
    return Motion(at_ns, sent["position"].astype(np.float64), speed, throttle)


@pytest.fixture
def started(new_stage: Callable[..., Stage]) -> Stage:
    """A race in which BOA goes 0.3 s too early and CRU stays for 6 s."""
    stage = new_stage()
    stage.prepare(race(JumpStart("BOA", 0.3), Stall("CRU", 6.0)))
    stage.go(int(GO_S * 1e9))
    return stage


def test_a_jump_start_is_found_by_how_far_and_by_when(
    started: Stage, film: Callable[..., Any]
) -> None:
    boa = motion(film(started, 1, 0.0, GO_S + 3))
    early = false_start(boa, round(0.5e9), round(GO_S * 1e9), TOLERANCE_MM)
    assert early is not None
    assert early.moved_mm == pytest.approx(1000 * EARLY_THRUST * 0.3**2 / 2, abs=60)
    assert early.before_ms == pytest.approx(300, abs=100)  # its first 20 mm are within the noise


def test_nobody_else_moves_before_the_lights_are_out(
    started: Stage, film: Callable[..., Any]
) -> None:
    for console in (0, 2, 3):
        seen = motion(film(started, console, 0.0, GO_S + 3))
        assert false_start(seen, round(0.5e9), round(GO_S * 1e9), TOLERANCE_MM) is None


def test_a_jump_start_has_no_leap_in_it(started: Stage, film: Callable[..., Any]) -> None:
    sent = film(started, 1, 0.0, GO_S + 1)
    steps = np.linalg.norm(np.diff(sent["position"], axis=0), axis=1)
    fastest = sent["speed"].max() / 59.94
    assert steps.max() <= fastest * 1.05


def test_a_car_that_stalls_stands_while_the_others_go(
    started: Stage, film: Callable[..., Any]
) -> None:
    out_ns = round(GO_S * 1e9)
    cru, dix = (motion(film(started, console, 0.0, GO_S + 4)) for console in (2, 3))
    assert reaction(cru, round(0.5e9), out_ns) is None
    gone = reaction(dix, round(0.5e9), out_ns)
    assert gone is not None and 150 < gone.moved_ms < 600


def test_a_jump_start_of_a_second_cannot_be(cars: Sequence[CarPlan]) -> None:
    with pytest.raises(SimulationError, match=r"1\.5 s early; 0 to 1 work"):
        check(race(JumpStart("BOA", 1.5)), cars)


def neutralised(road: Road, cars: Sequence[CarPlan], limit: Limit, *incidents: Incident) -> World:
    """A race that is told to slow down 30 s after the start, and drives on for 25 s."""
    world = World(road, race(*incidents), cars, SEED)
    world.grow(30)
    world.limit = limit
    world.grow(55)
    return world


def test_a_field_keeps_to_a_speed_limit_within_the_time_of_grace(
    road: Road, cars: Sequence[CarPlan]
) -> None:
    world = neutralised(road, cars, Limit(kmh=75.0))
    late = world.trace["v"][-round(20 / (4 / 60)) :] * KMH
    assert late.max() <= 75.5
    assert late.max(axis=0).min() > 40  # slow, but nobody stops


def test_the_one_who_speeds_is_faster_by_what_the_script_says(
    road: Road, cars: Sequence[CarPlan]
) -> None:
    world = neutralised(road, cars, Limit(kmh=75.0), Speeds(cars[0].name, 20.0))
    late = world.trace["v"][-round(20 / (4 / 60)) :] * KMH
    assert late[:, 0].max() == pytest.approx(95, abs=2)
    assert late[:, 1:].max() <= 75.5


def test_a_share_of_the_pace_slows_every_stretch(road: Road, cars: Sequence[CarPlan]) -> None:
    free, slow = World(road, race(), cars, SEED), World(road, race(), cars, SEED)
    slow.limit = Limit(share=0.7)
    for world in (free, slow):
        world.grow(60)
    driven = [world.trace["s"][-1] - world.trace["s"][0] for world in (free, slow)]
    assert (driven[1] < 0.8 * driven[0]).all()


def test_behind_a_safety_car_the_last_one_closes_up_and_nobody_passes(
    road: Road, cars: Sequence[CarPlan]
) -> None:
    world = World(road, race(Stall("LEE", 12.0)), cars, SEED)
    world.grow(60)
    world.limit = Limit(kmh=80.0, bunched=True)
    world.grow(64)
    told = world.trace["s"][-1]
    world.grow(115)
    after = world.trace["s"][-1]
    assert (np.argsort(-told) == np.argsort(-after)).all()
    assert _last_gap(after) < _last_gap(told) / 2


def _last_gap(distances: Any) -> float:
    last, ahead = np.sort(distances)[:2]
    return float(ahead - last)


def test_a_track_that_is_free_again_is_driven_at_full_pace(
    road: Road, cars: Sequence[CarPlan]
) -> None:
    world = neutralised(road, cars, Limit(kmh=75.0))
    world.limit = None
    world.grow(80)
    assert world.trace["v"][-1].max() * KMH > 120
