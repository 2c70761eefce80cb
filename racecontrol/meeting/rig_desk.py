"""What is known of the rigs besides their laps: buttons, lamps, faults. A part of `state`."""

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.place import Place
from racecontrol.meeting.quarantine import Part, Quarantine
from racecontrol.meeting.rig_facts import (
    BaseAccepted,
    BasePlaced,
    BasePowerChanged,
    BasePowerOrdered,
    CallAnswered,
    DriverCalled,
    DriverReadySwitched,
    EstopClosed,
    EstopOpened,
    EstopReset,
    QuarantineLifted,
    RigFact,
    RigFaultCleared,
    RigFaultFound,
    RigQuarantined,
    SeatChanged,
    SignalShown,
)


class Estop(Struct, frozen=True):
    """An e-stop that nobody has reset yet."""

    opened_ns: int
    closed_ns: int = 0  # 0: the loop is still open


class LampShown(Struct, frozen=True):
    """What a rig's lamp showed when it was last read."""

    lamp: Lamp | None  # None: it cannot be read any more
    at_ns: int
    ordered_ns: int = 0


class RigDesk(Struct, frozen=True):
    """Of all rigs, by their numbers; a rig that is not in here has nothing to say."""

    estops: dict[int, Estop] = {}
    ready: dict[int, int] = {}  # the driver's switch is on, since when
    calls: dict[int, int] = {}  # not answered yet, since when
    seats: dict[int, bool] = {}  # occupied
    power_ordered: dict[int, bool] = {}
    power: dict[int, bool] = {}  # as read back
    places: dict[int, Place] = {}  # of the wheelbases; not in here: never seen, nothing said
    lamps: dict[SignalPort, dict[int, LampShown]] = {}
    faults: dict[int, dict[FaultKind, Fault]] = {}
    quarantined: dict[int, Quarantine] = {}

    def shown(self, rig: int, port: SignalPort = SignalPort.BOX) -> LampShown | None:
        """What this rig's lamp shows; None: it was never read."""
        return self.lamps.get(port, {}).get(rig)

    def kept_out(self, rig: int) -> str:
        """Why nobody may drive there; empty: nobody took it out of use."""
        out = self.quarantined.get(rig)
        if out is None:
            return ""
        what = "is" if out.part is Part.RIG else "has its wheelbase"
        return f"Rig {rig} {what} in quarantine: {out.reason}. Lift it, or use another rig."

    def open_faults(self) -> tuple[Fault, ...]:
        """All that last, the newest first."""
        found = [fault for of_rig in self.faults.values() for fault in of_rig.values()]
        return tuple(sorted(found, key=lambda fault: (-fault.since_ns, fault.rig)))


def after_rig_fact(desk: RigDesk, fact: RigFact) -> RigDesk:
    """After one more fact. Total."""
    match fact:
        case EstopOpened() | EstopClosed() | EstopReset():
            return replace(desk, estops=_after_estop(desk.estops, fact))
        case DriverReadySwitched(rig=rig, ready=ready, at_ns=at_ns):
            others = {r: ns for r, ns in desk.ready.items() if r != rig}
            return replace(desk, ready=others | {rig: at_ns} if ready else others)
        case DriverCalled(rig=rig, at_ns=at_ns):
            return replace(desk, calls={rig: at_ns} | desk.calls)
        case CallAnswered(rig=rig):
            return replace(desk, calls={r: ns for r, ns in desk.calls.items() if r != rig})
        case SeatChanged(rig=rig, occupied=occupied):
            return replace(desk, seats=desk.seats | {rig: occupied})
        case BasePowerOrdered(rig=rig, on=on):
            return replace(desk, power_ordered=desk.power_ordered | {rig: on})
        case BasePowerChanged(rig=rig, on=on):
            return replace(desk, power=desk.power | {rig: on})
        case BaseAccepted():
            return desk  # whoever compares remembers; the fault it clears is a fact of its own
        case RigQuarantined(rig=rig, part=part, reason=reason, by=by, at_ns=at_ns):
            kept = Quarantine(part, reason, by, at_ns)
            return replace(desk, quarantined=desk.quarantined | {rig: kept})
        case QuarantineLifted(rig=rig):
            left = {r: out for r, out in desk.quarantined.items() if r != rig}
            return replace(desk, quarantined=left)
        case BasePlaced(rig=rig, place=place):
            return replace(desk, places=desk.places | {rig: place})
        case SignalShown():
            return replace(desk, lamps=_after_signal(desk, fact))
        case RigFaultFound() | RigFaultCleared():
            return replace(desk, faults=_after_fault(desk, fact))
        case _:
            assert_never(fact)


def _after_estop(
    estops: dict[int, Estop], fact: EstopOpened | EstopClosed | EstopReset
) -> dict[int, Estop]:
    others = {rig: estop for rig, estop in estops.items() if rig != fact.rig}
    match fact:
        case EstopOpened(rig=rig, at_ns=at_ns):
            return others | {rig: Estop(at_ns)}
        case EstopClosed(rig=rig, at_ns=at_ns):
            estop = estops.get(rig)
            return others | {rig: replace(estop, closed_ns=at_ns)} if estop else others
        case EstopReset():
            return others


def _after_signal(desk: RigDesk, fact: SignalShown) -> dict[SignalPort, dict[int, LampShown]]:
    shown = LampShown(fact.lamp, fact.at_ns, fact.ordered_ns)
    return desk.lamps | {fact.port: desk.lamps.get(fact.port, {}) | {fact.rig: shown}}


def _after_fault(
    desk: RigDesk, fact: RigFaultFound | RigFaultCleared
) -> dict[int, dict[FaultKind, Fault]]:
    rig = fact.fault.rig if isinstance(fact, RigFaultFound) else fact.rig
    kind = fact.fault.kind if isinstance(fact, RigFaultFound) else fact.kind
    left = {k: fault for k, fault in desk.faults.get(rig, {}).items() if k is not kind}
    if isinstance(fact, RigFaultFound):
        left[kind] = fact.fault
    others = {r: faults for r, faults in desk.faults.items() if r != rig}
    return others | {rig: left} if left else others
