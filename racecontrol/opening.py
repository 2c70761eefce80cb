"""What opening an event goes through, told to who waits for its first window."""

from enum import Enum
from typing import Final, Protocol

CONSOLES: Final = ("director", "steward", "technician")  # one window each, in this order


class Step(Enum):
    """In the order in which they are taken."""

    PROGRAM = "program"  # our own parts are loaded
    EVENT = "event"  # its file is read
    JOURNAL = "journal"  # each of its facts
    RIGS = "rigs"  # their telemetry, wheelbases and boxes
    CONSOLES = "consoles"  # each of their windows


class Told(Protocol):
    """Hears how far the opening is; may end it with an exception of its own."""

    def __call__(self, step: Step, done: int = 0, of: int = 0) -> None:
        """This step is being taken, and those before it are done; `of` is 0 where none counts."""


def unheard(step: Step, done: int = 0, of: int = 0) -> None:
    """Nobody waits."""
    del step, done, of
