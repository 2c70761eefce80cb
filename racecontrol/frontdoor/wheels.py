"""Joins the wheelbases to an event: a desk that runs as long as the event does."""

from contextlib import ExitStack

import click

from drivers.errors import DeviceError
from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.hidapi_port import HidapiPort
from drivers.fanatec.port import HidPort
from drivers.fanatec.simulated import SimulatedPort
from racecontrol.control import Control, Update
from racecontrol.meeting.facts import GridFormed, SessionEnded
from racecontrol.meeting.model import Meeting, Phase
from racecontrol.meeting.rig_decide import no_write
from racecontrol.meeting.state import State
from racecontrol.rigs.desk import Wheelbases

STAGE_RATE_HZ = 125  # enough for a picture; a real base sends up to 1,000


def open_wheelbases(
    stack: ExitStack, meeting: Meeting, control: Control, port: HidPort | None = None
) -> Wheelbases | None:
    """The desk of an event, until the stack is closed; None, with a sentence, where none can be.

    `port`: simulated bases; by default those of this machine.
    """
    if port is None:
        try:
            port = HidapiPort()
        except DeviceError as error:
            click.echo(f"The wheelbases are not read. {error}", err=True)
            return None
    desk = WheelbaseDesk(
        port,
        [(rig.number, rig.usb, rig.label) for rig in meeting.rigs],
        meeting.wheelbases,
        refusal=lambda rig: no_write(control.state, rig),
    )
    desk.start()
    stack.callback(desk.stop)
    return desk


class StageHand:
    """Carries the cables of simulated bases: to the consoles for a session, and back after it."""

    def __init__(self, port: SimulatedPort, meeting: Meeting, desk: Wheelbases) -> None:
        by_port = {base.port: base for base in port.bases}
        self._bases = {rig.number: by_port[rig.usb] for rig in meeting.rigs if rig.usb in by_port}
        self._desk = desk

    def take_up(self, state: State) -> None:
        """An event that was stopped in a session: the bases are on their consoles."""
        session = state.current
        if session is not None and (session.running or session.phase is Phase.GRID):
            self._to_consoles()

    def __call__(self, update: Update) -> None:
        for fact in update.facts:
            if isinstance(fact, GridFormed):
                self._to_consoles()
            elif isinstance(fact, SessionEnded):
                self._to_pc()

    def _to_consoles(self) -> None:
        for rig, base in self._bases.items():
            self._desk.to_console(rig)
            base.unplug()

    def _to_pc(self) -> None:
        for rig, base in self._bases.items():
            self._desk.to_pc(rig)
            base.plug()
