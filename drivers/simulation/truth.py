"""The same laps without a socket: what the consoles of a session will have sent, for tests."""

from collections.abc import Sequence

from drivers.simulation.plan import CarPlan, SessionPlan
from drivers.simulation.road import Road
from drivers.simulation.world import World
from racecontrol.tracks.circuit import Circuit

_LONGEST_S = 4 * 3600.0


def run_world(circuit: Circuit, plan: SessionPlan, cars: Sequence[CarPlan], seed: int) -> World:
    """The session, computed until everybody has cooled down."""
    world = World(Road.of(circuit), plan, cars, seed)
    while not world.score.over(world.now) and world.now < _LONGEST_S:
        world.grow(world.now + 10.0)
    return world


def run_session(
    circuit: Circuit, plan: SessionPlan, cars: Sequence[CarPlan], seed: int
) -> dict[str, list[int]]:
    """Official lap times in ms of every car, in the order of the laps."""
    world = run_world(circuit, plan, cars, seed)
    return {
        car.name: list(score.laps_ms) for car, score in zip(cars, world.score.cars, strict=True)
    }
