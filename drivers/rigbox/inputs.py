"""What a box reports: its discrete inputs (function 02), from address 0.

0  e-stop loop closed (a normally closed contact: 1 = nobody pressed it)
1  seat occupied
2  power present
3  cover closed
4  driver calls for help (button held)
5  driver is ready (switch)
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

FIRST: Final = 0
COUNT: Final = 6


class Inputs(Struct, frozen=True):
    """The inputs of one box, in the order of their addresses."""

    estop_closed: bool
    seat_occupied: bool
    power_present: bool
    cover_closed: bool
    driver_calls: bool
    driver_ready: bool


class BoxState(Struct, frozen=True):
    """A box, when something about it changed. `inputs` None: it does not answer."""

    rig: int
    at_ns: int  # monotonic clock, when it was read or given up
    inputs: Inputs | None

    @property
    def safe(self) -> bool:
        """Whether the e-stop loop is known to be closed. Silence is not safe."""
        return self.inputs is not None and self.inputs.estop_closed


def inputs_of(bits: Sequence[bool]) -> Inputs:
    """The first six bits of an answer; it is filled up to eight."""
    return Inputs(*(bool(bit) for bit in bits[:COUNT]))
