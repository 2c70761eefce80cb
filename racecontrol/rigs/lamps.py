"""Which lamp each rig must show: a pure function of the state and the clock.

In this order: nothing before the start and after the flag; red; yellow where the car is; blue for a
while; a penalty to serve or a flag with the car's number; else green.
"""

from collections.abc import Mapping
from typing import Final, Protocol

from msgspec import Struct

from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.model import Flag, Rig
from racecontrol.meeting.place import Place
from racecontrol.meeting.run import SECTOR_STRIDE
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.stewarding.in_force import penalties_in_force

BLUE_NS: Final = 8 * NS_PER_S  # some two sectors, in which the quicker car comes by
NOTICE_NS: Final = 8 * NS_PER_S  # what has to be read on the screen is on the lamp so long
STAY: Final = (Flag.BLACK, Flag.BLACK_ORANGE)  # until the car has left the track
YELLOWS: Final = (Flag.YELLOW, Flag.DOUBLE_YELLOW)


class LampPort(Protocol):
    """A cable that can show signals to drivers: rig boxes, rims of wheelbases.

    What was read back, or acknowledged, is told to `Signals.shown`.
    """

    @property
    def port(self) -> SignalPort: ...

    def show(self, lamps: Mapping[int, Lamp], /) -> None:
        """Let these rigs show these lamps, and go on showing them. Never waits, never raises."""


def lamps(state: State, now_ns: int) -> dict[int, Lamp]:
    """Rig -> lamp, for every rig of the meeting. `now_ns` is the event clock."""
    if state.meeting is None:
        return {}
    session = state.current
    of_rig = {entry.rig: entry.number for entry in state.meeting.entries}
    drives = set(state.eligible(session)) if session else set()
    shown = {}
    for rig in state.meeting.rigs:
        number = of_rig.get(rig.number)
        lit = session is not None and number in drives
        shown[rig.number] = _of_car(state, session, number, now_ns) if lit else Lamp.OFF
    return shown


def _of_car(state: State, session: Session | None, number: int | None, now_ns: int) -> Lamp:
    assert session is not None and number is not None
    if not session.running or now_ns < session.started_ns or _has_finished(session, number):
        return Lamp.OFF
    if session.red or session.flow.suspension:
        return Lamp.RED
    if session.flow.neutral or _yellow_for(session, number):
        return Lamp.YELLOW
    if _last_ns(session, number, Flag.BLUE) > now_ns - BLUE_NS:
        return Lamp.BLUE
    if _is_called_out(session, number, now_ns) or _must_serve(state, session, number, now_ns):
        return Lamp.PENALTY
    return Lamp.GREEN


def _has_finished(session: Session, number: int) -> bool:
    """It has crossed the line after the chequered flag fell."""
    laps = session.run(number).laps
    return bool(session.chequered_ns and laps and laps[-1].at_ns >= session.chequered_ns)


def sector_of(session: Session, number: int) -> int:
    """The sector in which the car is, by the last timing line that it passed; 1 at first."""
    progress = session.run(number).progress
    return 1 if progress < 0 else progress % SECTOR_STRIDE + 1


def _yellow_for(session: Session, number: int) -> bool:
    out = [flag.sector for flag in session.flags if flag.flag in YELLOWS]
    return 0 in out or sector_of(session, number) in out


def _last_ns(session: Session, number: int, flag: Flag) -> int:
    """When a flag was last shown to this car, since the session began or began anew; 0: never."""
    since_ns = session.void_before_ns
    shown = (f for f in session.car_flags if f.entry == number and f.flag is flag)
    return max((f.at_ns for f in shown if f.at_ns >= since_ns), default=0)


def _is_called_out(session: Session, number: int, now_ns: int) -> bool:
    """A flag with its number: black and orange, and black, stay; a warning is a notice."""
    if any(_last_ns(session, number, flag) for flag in STAY):
        return True
    return _last_ns(session, number, Flag.BLACK_WHITE) > now_ns - NOTICE_NS


def _must_serve(state: State, session: Session, number: int, now_ns: int) -> bool:
    """A penalty to be driven stays until it is served; any other one is a notice."""
    for one in penalties_in_force(state, session, number):
        if one.penalty.served_on_track and one.is_open:
            return True
        given_here = one.decision.session == session.plan.key
        if given_here and one.decision.at_ns > now_ns - NOTICE_NS:
            return True
    return False


class Signalled(Struct, frozen=True):
    """How far what is to be shown is shown."""

    shown: int
    of: int
    missing: tuple[int, ...]  # rigs

    @property
    def sentence(self) -> str:
        """`12 of 12`, `11 of 12, not rig 9`."""
        count = f"{self.shown} of {self.of}"
        if not self.missing:
            return count
        rigs = ", ".join(map(str, self.missing))
        return f"{count}, not rig{'s' if len(self.missing) > 1 else ''} {rigs}"


def signalled(state: State, now_ns: int, port: SignalPort = SignalPort.BOX) -> Signalled:
    """Which rigs that have such a port show what they must, by what was read back."""
    able = [rig.number for rig in _rigs(state) if _has(state, rig, port)]
    wanted = lamps(state, now_ns)
    missing = tuple(rig for rig in able if not _is_shown(state, rig, wanted[rig], port))
    return Signalled(len(able) - len(missing), len(able), missing)


def _rigs(state: State) -> tuple[Rig, ...]:
    return state.meeting.rigs if state.meeting else ()


def _has(state: State, rig: Rig, port: SignalPort) -> bool:
    """A rim shows signals of ours while its base hangs on this machine."""
    if port is SignalPort.BOX:
        return rig.box is not None
    return state.rigs.places.get(rig.number) is Place.PC


def _is_shown(state: State, rig: int, lamp: Lamp, port: SignalPort) -> bool:
    shown = state.rigs.shown(rig, port)
    return shown is not None and shown.lamp is lamp
