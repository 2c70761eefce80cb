"""The wheelbases of an event: the desk that reads them, joined to the proving and to the watch."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager

from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.hidapi_port import HidapiPort
from drivers.fanatec.port import HidPort
from racecontrol.meeting.model import Meeting
from racecontrol.rigs.found import Found
from racecontrol.rigs.wheelbase import Parameter, TuningRecord, WheelbaseReading

LOG = logging.getLogger(__name__)


class Bases:
    """What the rules need of the desk: readings, traces, settings, faults; none of it waits."""

    def __init__(self, desk: WheelbaseDesk) -> None:
        self.desk = desk

    def readings(self) -> tuple[WheelbaseReading, ...]:
        """As they are known now, those of the rigs first."""
        return self.desk.now.readings

    def trace(self, rig: int) -> Sequence[tuple[int, int, int, int, int]]:
        """Steering and pedals of the last minute."""
        return self.desk.trace(rig)

    def write_tuning(self, rig: int, values: dict[Parameter, int]) -> "Future[TuningRecord]":
        """Change settings of the active slot; the answer is what was read back."""
        return self.desk.write_tuning(rig, values)

    def faults(self) -> tuple[Found, ...]:
        """What is wrong with them now."""
        return tuple(Found(one.rig, one.kind, one.sentence) for one in self.desk.now.faults)

    def move(self, rig: int, to_console: bool) -> None:
        """Somebody takes the cable to the console, or brings it back."""
        (self.desk.to_console if to_console else self.desk.to_pc)(rig)


@contextmanager
def bases_of(
    meeting: Meeting, refusal: Callable[[int], str], port: HidPort | None = None
) -> Iterator[Bases]:
    """The wheelbases of an event, read by a thread of their own until the end.

    `refusal(rig)`: why nothing may be written to that base now. `port`: None for this machine's.
    """
    rigs = [(rig.number, rig.usb, rig.label) for rig in meeting.rigs]
    table = meeting.wheelbases
    desk = WheelbaseDesk(port or HidapiPort(), rigs, table, refusal=refusal)
    desk.start()
    try:
        yield Bases(desk)
    finally:
        desk.stop()
