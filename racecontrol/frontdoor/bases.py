"""The wheelbases of an event: the desk that reads them, joined to the proving and to the watch."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager

import click

from drivers.errors import DeviceError
from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.hidapi_port import HidapiPort
from drivers.fanatec.port import HidPort
from racecontrol.meeting.model import Meeting
from racecontrol.proving import NoBases
from racecontrol.rigs.found import Found
from racecontrol.rigs.wheelbase import Parameter, TuningRecord, WheelbaseReading


class Bases:
    """What the rules need of the desk: readings, traces, settings, faults; none of it waits."""

    def __init__(self, desk: WheelbaseDesk) -> None:
        self._desk = desk

    def readings(self) -> tuple[WheelbaseReading, ...]:
        """As they are known now, those of the rigs first."""
        return self._desk.now.readings

    def trace(self, rig: int) -> Sequence[tuple[int, int, int, int, int]]:
        """Steering and pedals of the last minute."""
        return self._desk.trace(rig)

    def write_tuning(self, rig: int, values: dict[Parameter, int]) -> "Future[TuningRecord]":
        """Change settings of the active slot; the answer is what was read back."""
        return self._desk.write_tuning(rig, values)

    def faults(self) -> tuple[Found, ...]:
        """What is wrong with them now."""
        return tuple(Found(one.rig, one.kind, one.sentence) for one in self._desk.now.faults)

    def move(self, rig: int, to_console: bool) -> None:
        """Somebody takes the cable to the console, or brings it back."""
        (self._desk.to_console if to_console else self._desk.to_pc)(rig)


class NoDesk(NoBases):
    """For an event whose wheelbases are tied to no rig, and a machine that has no HID."""

    def faults(self) -> tuple[Found, ...]:
        return ()

    def move(self, rig: int, to_console: bool) -> None:
        del rig, to_console


@contextmanager
def bases_of(
    meeting: Meeting, refusal: Callable[[int], str], port: HidPort | None = None
) -> Iterator[Bases | NoDesk]:
    """The wheelbases of an event, read by a thread of their own until the end.

    `refusal(rig)`: why nothing may be written to that base now. `port`: None for this machine's.
    """
    rigs = [(rig.number, rig.usb, rig.label) for rig in meeting.rigs]
    if not any(spot for _, spot, _ in rigs):
        yield NoDesk()
        return
    try:
        desk = WheelbaseDesk(port or HidapiPort(), rigs, meeting.wheelbases, refusal=refusal)
    except DeviceError as error:
        click.echo(f"Wheelbases are not read: {error}", err=True)
        yield NoDesk()
        return
    desk.start()
    try:
        yield Bases(desk)
    finally:
        desk.stop()
