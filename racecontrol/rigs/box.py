"""A rig's control box as it was last read: what the cable tells, and what the screens show.

A box that does not answer is to be taken for one whose e-stop is open.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from msgspec import Struct

from racecontrol.meeting.boxes import Lamp


class Inputs(Struct, frozen=True):
    """The inputs of one box, in the order of their addresses."""

    estop_closed: bool
    seat_occupied: bool
    power_present: bool  # behind the relay
    cover_closed: bool
    driver_calls: bool
    driver_ready: bool


class Outputs(Struct, frozen=True):
    """The coils of one box as read back, in the order of their addresses."""

    power: bool  # relay of the wheelbase
    red: bool
    yellow: bool
    green: bool
    buzzer: bool
    blue: bool

    @property
    def lamp(self) -> Lamp | None:
        """What the driver sees; None: lamps that say nothing together."""
        return LAMPS.get((self.red, self.yellow, self.green, self.blue))


LAMPS: Final = {  # red, yellow, green, blue
    (False, False, False, False): Lamp.OFF,
    (False, False, True, False): Lamp.GREEN,
    (False, True, False, False): Lamp.YELLOW,
    (False, False, False, True): Lamp.BLUE,
    (True, False, False, False): Lamp.RED,
    (True, True, False, False): Lamp.PENALTY,
}


class BoxState(Struct, frozen=True):
    """A box, when something about it changed. `inputs` None: it does not answer."""

    rig: int
    at_ns: int  # monotonic clock, when it was read or given up
    inputs: Inputs | None
    outputs: Outputs | None = None  # None: not read since it was heard

    @property
    def safe(self) -> bool:
        """Whether the e-stop loop is known to be closed. Silence is not safe."""
        return self.inputs is not None and self.inputs.estop_closed


class BoxHealth(Struct, frozen=True):
    """What came of asking one box, counted since the start."""

    rig: int
    heard: bool
    answered: int
    silent: int  # not one byte came in time
    garbled: int  # bytes came, and no frame with a right checksum from that box
    refused: int  # the box says that it has no such registers
    late: int  # of the silent ones: bytes came afterwards
    answer_ms: float  # median of the last answers, from the question on
    heartbeat: int | None = None  # its own counter; None: not read
    firmware: int | None = None
    trips: int | None = None  # how often its e-stop loop opened


class BusHealth(Struct, frozen=True):
    """The port. `trouble` is a sentence while it is not open, else empty."""

    bus: str
    port: str  # as found last; empty: never
    opened: int  # how often
    rounds: int  # of asking all boxes
    round_ms: float  # how long the last one took
    trouble: str


class Cable(Protocol):
    """The buses of an event, as the watch over the rigs uses them. Nothing here waits."""

    def show(self, lamps: Mapping[int, Lamp], /) -> None:
        """Let these rigs show these lamps, and go on showing them."""

    def switch(self, rig: int, on: bool, /) -> None:
        """Switch the relay of a wheelbase."""

    def lines(self) -> tuple["LineHealth", ...]:
        """One for each bus, as of now."""


class LineHealth(Struct, frozen=True):
    """A bus and its boxes."""

    bus: BusHealth
    boxes: tuple[BoxHealth, ...]
    slow_ms: float  # answers that take longer are late: twice what the bytes take, and some
