"""Joins the wheelbases to an event: a desk that runs as long as the event does."""

from contextlib import ExitStack

import click

from drivers.errors import DeviceError
from drivers.fanatec.desk import WheelbaseDesk
from drivers.fanatec.hidapi_port import HidapiPort
from drivers.fanatec.port import HidPort
from drivers.fanatec.simulated import SimulatedBase, SimulatedPort
from racecontrol.control import Control, Update
from racecontrol.meeting.deciding.rigs import no_write
from racecontrol.meeting.facts import GridFormed, SessionEnded
from racecontrol.meeting.model import Meeting, Person, Phase, Role
from racecontrol.meeting.parity_facts import CertificateIssued
from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_acts import BringToPc, TakeToConsole
from racecontrol.meeting.rig_facts import BaseAccepted, BasePlaced
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
    for rig, place in control.state.rigs.places.items():
        _carry(desk, rig, place)
    desk.start()
    stack.callback(desk.stop)
    stack.callback(control.subscribe(lambda update: _follow(desk, update)))
    return desk


def _follow(desk: Wheelbases, update: Update) -> None:
    """Where a cable goes, and what is right, the desk knows because people said so."""
    for fact in update.facts:
        match fact:
            case BasePlaced(rig=rig, place=place, by=by) if by:
                _carry(desk, rig, place)
            case BaseAccepted(rig=rig):
                desk.accept(rig)
            case CertificateIssued(rigs=rigs):
                for rig in rigs:
                    desk.accept(rig)


def _carry(desk: Wheelbases, rig: int, place: Place) -> None:
    if place is Place.CONSOLE:
        desk.to_console(rig)
    elif place is Place.MISSING:
        desk.to_pc(rig)


def simulated_bases(meeting: Meeting, port: SimulatedPort) -> dict[int, SimulatedBase]:
    """Rig -> the base on its USB port."""
    by_port = {base.port: base for base in port.bases}
    return {rig.number: by_port[rig.usb] for rig in meeting.rigs if rig.usb in by_port}


def plug_as_left(port: SimulatedPort, meeting: Meeting, state: State) -> None:
    """The bases of an event that was stopped: those that drove are still on their consoles."""
    for rig, base in simulated_bases(meeting, port).items():
        if state.rigs.places.get(rig) is Place.CONSOLE:
            base.unplug()


class StageHand:
    """Carries the cables of simulated bases: to the consoles for a session, and back after it.

    He says so by the technician's act, and pulls a cable when the fact has come back.
    """

    def __init__(self, port: SimulatedPort, meeting: Meeting, control: Control) -> None:
        self._bases = simulated_bases(meeting, port)
        self._control = control
        self._technician = Person(meeting.officials.technician, Role.TECHNICIAN)

    def take_up(self, state: State) -> None:
        """An event that was stopped in a session: the bases belong on their consoles."""
        session = state.current
        if session is not None and (session.running or session.phase is Phase.GRID):
            self._to_consoles()

    def __call__(self, update: Update) -> None:
        for fact in update.facts:
            if isinstance(fact, GridFormed):
                self._to_consoles()
            elif isinstance(fact, SessionEnded):
                self._to_pc()
            elif isinstance(fact, BasePlaced) and fact.by:
                self._carry(fact.rig, fact.place)

    def _to_consoles(self) -> None:
        for rig in self._bases:
            self._control.submit(TakeToConsole(rig), self._technician)

    def _to_pc(self) -> None:
        for rig in self._bases:
            self._control.submit(BringToPc(rig), self._technician)

    def _carry(self, rig: int, place: Place) -> None:
        base = self._bases.get(rig)
        if base is None or place is Place.PC:
            return
        if place is Place.CONSOLE:
            base.unplug()
        elif not base.plugged:
            base.plug()
