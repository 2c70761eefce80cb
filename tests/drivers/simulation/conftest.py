"""Twelve cars on the short circuit, and sessions of theirs that many tests look at."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from drivers.gt7 import _gt7
from drivers.gt7.packet import BY_LETTER
from drivers.simulation.console import clock
from drivers.simulation.plan import CarPlan, SessionKind, SessionPlan
from drivers.simulation.road import Road
from drivers.simulation.stage import Stage
from drivers.simulation.truth import run_world
from drivers.simulation.world import World
from racecontrol.timing.sample import SAMPLE
from racecontrol.tracks.library import load

SEED = 3
CARS = tuple(
    CarPlan(name)
    for name in ["ADE", "BOA", "CRU", "DIX", "EKA", "FOX", "GIL", "HAY", "IDO", "JAX", "KIM", "LEE"]
)
RACE = SessionPlan(SessionKind.RACE, "race", laps=2)
QUALIFYING = SessionPlan(SessionKind.QUALIFYING, "qualifying", duration_s=120)
FAR_NS = 10**15

Film = Callable[..., npt.NDArray[np.void]]


@pytest.fixture(scope="session")
def cars() -> tuple[CarPlan, ...]:
    return CARS


@pytest.fixture(scope="session")
def road() -> Road:
    return Road.of(load("saltmere"))


@pytest.fixture(scope="session")
def race() -> World:
    """A race of two laps, from lights out until everybody has cooled down."""
    return run_world(load("saltmere"), RACE, CARS, SEED)


@pytest.fixture(scope="session")
def qualifying() -> World:
    return run_world(load("saltmere"), QUALIFYING, CARS, SEED)


@pytest.fixture(scope="session")
def new_stage(road: Road) -> Callable[..., Stage]:
    """A stage whose consoles all send, at speed 1, with clocks that begin at 0 ns."""

    def build(letter: str = "C", cars: tuple[CarPlan, ...] = CARS, **options: bool) -> Stage:
        clocks = [clock(i, SEED, 0, 1.0) for i in range(len(cars))]
        stage = Stage(road, cars, SEED, clocks, **options)
        for listener in stage.listeners:
            listener.hear(letter.encode(), "127.0.0.1", FAR_NS)
        return stage

    return build


def samples(stage: Stage, console: int, begin_s: float, end_s: float) -> npt.NDArray[np.void]:
    """What one console sends between two wall seconds, decoded."""
    only = [d for part in stage.leaving(int(begin_s * 1e9), int(end_s * 1e9)) for d in part]
    sent = sorted(d for d in only if d.console == console)
    length = BY_LETTER[stage.listeners[console].letter].length
    decoded, verdicts = _gt7.decode_many(b"".join(d.datagram for d in sent), False, length)
    assert not any(verdicts)
    return np.frombuffer(decoded, SAMPLE)


@pytest.fixture(scope="session")
def film() -> Film:
    return samples
