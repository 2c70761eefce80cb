"""Tests that a person judges: what the base does while somebody looks at it or holds it."""

from concurrent.futures import Future
from enum import Enum
from typing import Any, Final, assert_never

from racecontrol.rigs.desk import Wheelbases

TURN_NS: Final = 2_000_000_000  # of one colour, of one shake
RED: Final = (255, 0, 0)
BLUE: Final = (0, 0, 255)
BLACK: Final = (0, 0, 0)
SHAKE: Final = 160  # of 255: felt, and not frightening


class Order(Enum):
    """What a base is told to do."""

    NUMBER = "show the rig number"
    RED = "light red"
    BLUE = "light blue"
    SHAKE = "rumble"
    STILL = "rumble off"
    FREE = "force off"


def wanted(check: str, for_ns: int) -> Order | None:
    """What the base does so long after the test began; None: a test that needs nothing of it."""
    turn = for_ns // TURN_NS % 2
    match check:
        case "display":
            return Order.NUMBER
        case "leds":
            return (Order.RED, Order.BLUE)[turn]
        case "rumble":
            return (Order.SHAKE, Order.STILL)[turn]
        case "force-off":
            return Order.FREE
        case _:
            return None


def give(order: Order, rig: int, bases: Wheelbases) -> "Future[Any]":
    """Tell the base; what fails is a sentence for a person."""
    match order:
        case Order.NUMBER:
            return bases.show(rig, str(rig))
        case Order.RED:
            return bases.light(rig, RED)
        case Order.BLUE:
            return bases.light(rig, BLUE)
        case Order.SHAKE:
            return bases.rumble(rig, SHAKE, SHAKE)
        case Order.STILL:
            return bases.rumble(rig, 0, 0)
        case Order.FREE:
            return bases.force_off(rig)
        case _:
            assert_never(order)


def end(order: Order, rig: int, bases: Wheelbases) -> None:
    """The test is over: nothing shakes and no light stays on."""
    match order:
        case Order.SHAKE | Order.STILL:
            bases.rumble(rig, 0, 0)
        case Order.RED | Order.BLUE:
            bases.light(rig, BLACK)
        case Order.NUMBER:
            bases.show(rig, "")
        case Order.FREE:
            pass  # the console sets its own effects again
        case _:
            assert_never(order)
