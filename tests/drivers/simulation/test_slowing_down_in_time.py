"""A signal reaches the simulated drivers in time, however much faster than life they drive."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from drivers.simulation.console import clock
from drivers.simulation.plan import CarPlan, Incident, Limit, SessionKind, SessionPlan, Speeds
from drivers.simulation.road import Road
from drivers.simulation.stage import Stage
from drivers.simulation.world import STEP_S, World
from racecontrol.meeting.procedures import Limit as Rule
from racecontrol.meeting.procedures import Neutral, NeutralRules
from racecontrol.meeting.units import NS_PER_S
from racecontrol.neutral_pace import pace_under
from racecontrol.stewarding.detectors.motion import Motion
from racecontrol.stewarding.detectors.neutralisation_speed import Excess, SpeedWatch

SEED = 3
RULES = NeutralRules(fcy=Rule(kmh=80.0), grace_ms=5_000)
SIGNAL_S = 25.0  # game seconds after the start
JUDGED_S = 10.0  # game seconds after the signal
LATE_S = 0.03  # wall seconds from the signal to the simulation
AHEAD_S = 0.8  # wall seconds that the stage has computed ahead by then
SPEEDS = pytest.mark.parametrize("speed", [1.0, 6.0, 20.0])
Film = Callable[..., Any]


def race(*incidents: Incident) -> SessionPlan:
    return SessionPlan(SessionKind.RACE, "race", laps=3, incidents=incidents)


def on_the_way(road: Road, cars: Sequence[CarPlan], speed: float, *incidents: Incident) -> Stage:
    """A race at that speed; lights out at 0 ns, every console heard."""
    stage = Stage(road, cars, SEED, [clock(i, SEED, 0, speed) for i in range(len(cars))])
    for listener in stage.listeners:
        listener.hear(b"C", "127.0.0.1", 10**15)
    stage.prepare(race(*incidents))
    stage.go(0)
    return stage


def told_to_slow_down(stage: Stage, speed: float) -> None:
    """Full-course yellow at SIGNAL_S; the order comes late, and much is computed by then."""
    assert stage.world is not None
    hears_s = SIGNAL_S / speed + LATE_S
    stage.world.grow((hears_s + AHEAD_S) * speed)
    kmh, share, bunched = pace_under(Neutral.FCY, RULES)
    stage.slow(Limit(kmh, share, bunched), round(hears_s * 1e9))


def found(stage: Stage, console: int, speed: float, film: Film) -> tuple[Excess, ...]:
    """What the detector finds in that console's stream, on an event clock as fast as the game."""
    begin_s, end_s = SIGNAL_S, SIGNAL_S + JUDGED_S
    sent = film(stage, console, begin_s / speed, end_s / speed)
    at_ns = np.linspace(begin_s, end_s, len(sent)) * NS_PER_S
    throttle = sent["throttle"].astype(np.int64)
    motion = Motion(
        at_ns.astype(np.int64), sent["position"].astype(np.float64), sent["speed"] * 3.6, throttle
    )
    return SpeedWatch(RULES.fcy, RULES, round(SIGNAL_S * NS_PER_S)).look(motion)


@SPEEDS
def test_every_driver_is_slow_when_the_time_of_grace_is_over(
    speed: float, road: Road, cars: Sequence[CarPlan], film: Film
) -> None:
    stage = on_the_way(road, cars, speed)
    told_to_slow_down(stage, speed)
    late = {console: found(stage, console, speed, film) for console in range(len(cars))}
    assert late == dict.fromkeys(range(len(cars)), ())


@SPEEDS
def test_the_one_whom_the_script_has_speed_is_found_at_any_speed(
    speed: float, road: Road, cars: Sequence[CarPlan], film: Film
) -> None:
    stage = on_the_way(
        road, cars, speed, Speeds(cars[0].name, 20.0)
    )  # who leads: no car in the way
    told_to_slow_down(stage, speed)
    late = [console for console in range(len(cars)) if found(stage, console, speed, film)]
    assert late == [0]


def test_what_was_sent_before_the_signal_stays_as_it_was(
    road: Road, cars: Sequence[CarPlan]
) -> None:
    free = World(road, race(), cars, SEED)
    free.grow(SIGNAL_S)
    stage = on_the_way(road, cars, 10.0)
    told_to_slow_down(stage, 10.0)
    assert stage.world is not None
    known = round(SIGNAL_S / STEP_S)
    assert stage.world.now == pytest.approx(SIGNAL_S + 10 * LATE_S, abs=2 * STEP_S)
    np.testing.assert_array_equal(stage.world.trace[:known], free.trace[:known])


def test_a_world_taken_back_without_an_order_comes_to_the_same(
    road: Road, cars: Sequence[CarPlan]
) -> None:
    straight, back = World(road, race(), cars, SEED), World(road, race(), cars, SEED)
    straight.grow(150)
    back.grow(100)
    for to_s in (71.05, 72.0, 82.0, 91.9):
        back.back_to(to_s)
        assert back.now == pytest.approx(to_s, abs=1.01 * STEP_S)
        back.grow(back.now + 15)
    back.grow(150)
    np.testing.assert_array_equal(back.trace, straight.trace)
    assert [car.laps_ms for car in back.score.cars] == [car.laps_ms for car in straight.score.cars]
