"""The wheelbases of a rehearsal: on the PC for the checks, on their consoles while cars drive."""

from collections.abc import Callable

from drivers.fanatec.simulated import SimulatedPort
from racecontrol.control import Control, Update
from racecontrol.frontdoor.bases import Bases, NoDesk
from racecontrol.meeting.facts import GridFormed, SessionEnded
from racecontrol.meeting.model import Meeting

RATE_HZ = 50  # enough to look at; a real base reports up to a thousand times a second


def simulated_bases(meeting: Meeting) -> SimulatedPort:
    """A base for each rig of the event, in the order of the rigs."""
    return SimulatedPort(len(meeting.rigs), rate_hz=RATE_HZ)


def carry_bases(control: Control, bases: Bases | NoDesk, port: SimulatedPort) -> Callable[[], None]:
    """Somebody carries the cables: to the consoles for a session, back for the next checks.

    Returns how to end it.
    """
    at = {base.port: base for base in port.bases}

    def carry(update: Update) -> None:
        meeting = update.state.meeting
        for fact in update.facts:
            if meeting is None or not isinstance(fact, GridFormed | SessionEnded):
                continue
            to_console = isinstance(fact, GridFormed)
            for rig in meeting.rigs:
                base = at.get(rig.usb)
                if base is not None and base.plugged is to_console:
                    bases.move(rig.number, to_console)
                    (base.unplug if to_console else base.plug)()

    return control.subscribe(carry)
