"""What a screen may ask of the wheelbases; the cables bring the one who answers.

Every order returns a future: it fails with an exception whose text is a sentence for a person.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.noun import Noun
from racecontrol.rigs.base_faults import BaseFault
from racecontrol.rigs.wheelbase import (
    Identity,
    Parameter,
    TuningRecord,
    WheelbaseReading,
)

TracePoint = tuple[int, int, int, int, int]  # monotonic ns, steering, throttle, brake, clutch
Colour = tuple[int, int, int]  # red, green, blue, each 0 to 255


class Picture(Noun, frozen=True):
    """All wheelbases at one moment of the monotonic clock: those of the rigs first, by rig."""

    at_ns: int
    readings: tuple[WheelbaseReading, ...]
    faults: tuple[BaseFault, ...]
    trouble: str  # a sentence while this machine's USB cannot be asked, else empty

    def of_rig(self, rig: int) -> WheelbaseReading:
        """KeyError when there is no such rig."""
        for reading in self.readings:
            if reading.rig == rig:
                return reading
        raise KeyError(rig)


class Wheelbases(Protocol):
    """The wheelbases of an event, from any thread."""

    @property
    def now(self) -> Picture:
        """The last picture; twenty a second."""

    def subscribe(self, listener: Callable[[Picture], None], /) -> Callable[[], None]:
        """Be given every picture, on a thread of the cables; returns the way out."""

    def trace(self, rig: int, /) -> tuple[TracePoint, ...]:
        """Steering and pedals of the last minute, some sixty points a second; empty when away."""

    def tie(self, rig: int, port: str, label: str, /) -> None:
        """The base on this USB port, with this label, is that of the rig from now on."""

    def to_console(self, rig: int, /) -> None:
        """The operator takes the cable to the console: that it leaves is no fault."""

    def to_pc(self, rig: int, /) -> None:
        """The operator brings the cable back: it should be seen on this machine."""

    def accept(self, rig: int, /) -> None:
        """A person takes what the base of a rig is like now for right."""

    def identify(self, rig: int, /) -> "Future[Identity]": ...

    def read_tuning(self, rig: int, /) -> "Future[TuningRecord]": ...

    def write_tuning(self, rig: int, values: dict[Parameter, int], /) -> "Future[TuningRecord]":
        """Change parameters of the active slot, in their own units; what was read back."""

    def copy_tuning(self, rig: int, golden: TuningRecord, /) -> "Future[TuningRecord]":
        """Give a base the golden settings; what was read back, equal in every line."""

    def select_slot(self, rig: int, slot: int, /) -> "Future[TuningRecord]": ...

    def save_tuning(self, rig: int, /) -> "Future[TuningRecord]": ...

    def read_slots(self, rig: int, /) -> "Future[tuple[TuningRecord, ...]]":
        """All five slots; each is the live one for a moment."""

    def set_range(self, rig: int, degrees: int, /) -> "Future[TuningRecord]":
        """Range from lock to lock, which is SEN of the active slot; what was read back."""

    def rumble(self, rig: int, left: int, right: int, /) -> "Future[None]":
        """The two motors of the rim, 0 to 255."""

    def force_off(self, rig: int, /) -> "Future[None]":
        """All five effects off: the wheel turns freely."""

    def show(self, rig: int, text: str, /) -> "Future[None]":
        """Up to three characters on the display."""

    def light(self, rig: int, colour: Colour, /) -> "Future[None]":
        """All lights of the rim in one colour; black: off."""

    def signal(self, rig: int, lamp: Lamp, /) -> "Future[int]":
        """Lights and display say this; when the base answered after it (monotonic ns)."""

    def rev_leds(self, rig: int, lit: int, /) -> "Future[None]":
        """The nine rev lights as a mask; bit 8 is the first."""
