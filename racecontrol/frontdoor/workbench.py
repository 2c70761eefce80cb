"""Wheelbases on a technician's table: plugged into this machine, asked by a command."""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from typing import Final, TypeVar

import click

from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.hidapi_port import HidapiPort
from drivers.fanatec.port import HidPort
from drivers.fanatec.simulated import SimulatedPort
from racecontrol.meeting.eventfile import load_event
from racecontrol.meeting.unsettled import AS_PUBLISHED, Unsettled
from racecontrol.rigs.desk import Picture
from racecontrol.rigs.wheelbase import BaseState, WheelbaseReading
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

T = TypeVar("T")
ANSWER_S: Final = 5.0  # for all bases together; a base answers within some milliseconds


@dataclass(frozen=True)
class Workbench:
    """The ports of this machine, and what an event says of its rigs."""

    port: HidPort
    table: Unsettled
    rigs: tuple[tuple[int, str, str], ...]  # number, USB port, label; (): no event was named

    @contextmanager
    def desk(self) -> Iterator[WheelbaseDesk]:
        """A desk that runs. Without an event the bases are numbered in the order of their ports."""
        spots = sorted(base.spot for base in self.port.plugged_in() if base.is_wheelbase)
        known = [rig for rig in self.rigs if rig[1]]
        desk = WheelbaseDesk(
            self.port,
            known or [(number, spot, "") for number, spot in enumerate(spots, 1)],
            self.table,
        )
        desk.start()
        try:
            yield desk
        finally:
            desk.stop()

    @contextmanager
    def asked(self) -> Iterator[tuple[WheelbaseReading, ...]]:
        """Every base that is here, when each has answered or had its time. A sentence for none."""
        if not any(base.is_wheelbase for base in self.port.plugged_in()):
            raise click.ClickException(
                "No wheelbase is plugged in. Plug one into this machine, not its console."
            )
        with self.desk() as desk:
            yield here(_when_asked(desk))


def workbench(event: Path | None, simulated: int | None) -> Workbench:
    """The bench of this machine, or one with simulated bases."""
    port = SimulatedPort(simulated) if simulated else HidapiPort()
    if event is None:
        return Workbench(port, AS_PUBLISHED, ())
    meeting = load_event(event, FORMATS, PENALTIES)
    rigs = tuple((rig.number, rig.usb, rig.label) for rig in meeting.rigs)
    return Workbench(port, meeting.wheelbases, rigs)


def here(picture: Picture) -> tuple[WheelbaseReading, ...]:
    """Those that this machine sees."""
    return tuple(one for one in picture.readings if one.state is not BaseState.AWAY)


def where(reading: WheelbaseReading) -> str:
    """`rig 7 (1-1.4:1.0)`."""
    return f"{reading.rig} ({reading.port})" if reading.rig else reading.port


def result(future: "Future[T]") -> T:
    """What an order comes to; raises DeviceError."""
    return future.result(ANSWER_S)


def _when_asked(desk: WheelbaseDesk) -> Picture:
    came = Condition()

    def tell(_: Picture) -> None:
        with came:
            came.notify_all()

    def settled() -> bool:
        readings = here(desk.now)
        return bool(readings) and all(one.state is not BaseState.ASKED for one in readings)

    leave = desk.subscribe(tell)
    with came:
        came.wait_for(settled, ANSWER_S)
    leave()
    return desk.now
