"""What happened at the rigs: buttons, e-stops, power, signals, faults (`facts`)."""

from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.fact import Fact
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.place import Place
from racecontrol.meeting.quarantine import Part


class EstopOpened(Fact, frozen=True, tag=True):
    """The hard-wired loop is open: somebody pressed the button, or a wire broke."""

    rig: int
    at_ns: int


class EstopClosed(Fact, frozen=True, tag=True):
    """The loop is closed again. It counts as open until a person has reset it."""

    rig: int
    at_ns: int


class EstopReset(Fact, frozen=True, tag=True):
    """A person looked at the rig, and says that it is safe."""

    rig: int
    by: str
    at_ns: int


class DriverReadySwitched(Fact, frozen=True, tag=True):
    """The driver's own switch; whether it counts for a start is `ReadyMarked`."""

    rig: int
    ready: bool
    at_ns: int


class DriverCalled(Fact, frozen=True, tag=True):
    """The driver held the call button: something technical, or something to report."""

    rig: int
    at_ns: int


class CallAnswered(Fact, frozen=True, tag=True):
    rig: int
    by: str
    at_ns: int


class SeatChanged(Fact, frozen=True, tag=True):
    rig: int
    occupied: bool
    at_ns: int


class BasePowerOrdered(Fact, frozen=True, tag=True):
    """Somebody switched the relay of a wheelbase; `BasePowerChanged` says that it moved."""

    rig: int
    on: bool
    reason: str
    by: str
    at_ns: int


class BasePowerChanged(Fact, frozen=True, tag=True):
    """Read back from the box: there is power behind the relay, or there is none."""

    rig: int
    on: bool
    at_ns: int


class BasePlaced(Fact, frozen=True, tag=True):
    """Where the cable of a wheelbase goes, as a person said; or where a program saw it come or go.

    MISSING by a person: on its way back to this machine.
    """

    rig: int
    place: Place
    by: str  # empty: seen by a program
    at_ns: int


class BaseAccepted(Fact, frozen=True, tag=True):
    """What a wheelbase was then is right: a change from before is no fault."""

    rig: int
    by: str
    at_ns: int


class RigQuarantined(Fact, frozen=True, tag=True):
    """A person took a rig, or the wheelbase at it, out of use."""

    rig: int
    part: Part
    reason: str
    by: str
    at_ns: int


class QuarantineLifted(Fact, frozen=True, tag=True):
    rig: int
    by: str
    lasted_ms: int
    at_ns: int


class SignalShown(Fact, frozen=True, tag=True):
    """Read back from the rig: its lamp shows this since then."""

    rig: int
    lamp: Lamp | None  # None: it cannot be read any more
    port: SignalPort
    ordered_ns: int  # event clock, when the rig was told to; 0: it was not
    at_ns: int


class RigFaultFound(Fact, frozen=True, tag=True):
    fault: Fault
    at_ns: int


class RigFaultCleared(Fact, frozen=True, tag=True):
    rig: int
    kind: FaultKind
    lasted_ms: int
    at_ns: int


RigFact = (
    EstopOpened
    | EstopClosed
    | EstopReset
    | DriverReadySwitched
    | DriverCalled
    | CallAnswered
    | SeatChanged
    | BasePowerOrdered
    | BasePowerChanged
    | BasePlaced
    | BaseAccepted
    | RigQuarantined
    | QuarantineLifted
    | SignalShown
    | RigFaultFound
    | RigFaultCleared
)
