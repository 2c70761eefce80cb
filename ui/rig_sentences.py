"""Facts of the rigs as plain sentences: buttons, e-stops, power, signals, faults."""

from typing import assert_never

from racecontrol.meeting import rig_facts as facts
from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.place import Place


def rig_sentence(fact: facts.RigFact) -> str:
    """One sentence; empty for a fact that is not news."""
    match fact:
        case facts.EstopOpened(rig=rig):
            return f"Rig {rig}: e-stop."
        case facts.EstopClosed(rig=rig):
            return f"Rig {rig}: e-stop loop closed, not reset yet."
        case facts.EstopReset(rig=rig, by=by):
            return f"Rig {rig}: e-stop reset by {by}."
        case facts.DriverReadySwitched(rig=rig, ready=ready):
            return f"Rig {rig}: the driver is {'ready' if ready else 'not ready'}."
        case facts.DriverCalled(rig=rig):
            return f"Rig {rig}: the driver calls."
        case facts.CallAnswered(rig=rig, by=by):
            return f"Rig {rig}: {by} is with the driver."
        case facts.SeatChanged():
            return ""
        case facts.BasePowerOrdered(rig=rig, on=on, by=by, reason=reason):
            why = reason.rstrip(".")
            return f"Rig {rig}: wheelbase power switched {'on' if on else 'off'} by {by}: {why}."
        case facts.BasePowerChanged(rig=rig, on=on):
            return f"Rig {rig}: the wheelbase {'has' if on else 'has no'} power."
        case facts.BaseAccepted(rig=rig, by=by):
            return f"Rig {rig}: the wheelbase is right as it is, says {by}."
        case facts.BasePlaced():
            return _placed(fact)
        case facts.SignalShown():
            return ""
        case facts.RigFaultFound(fault=fault):
            return fault.sentence
        case facts.RigFaultCleared(rig=rig, kind=kind, lasted_ms=lasted_ms):
            return f"Rig {rig}: {kind.value} is over after {lasted_ms / 1000:.1f} s."
        case _:
            assert_never(fact)


def _placed(fact: facts.BasePlaced) -> str:
    where = {
        Place.PC: "is on the PC",
        Place.CONSOLE: "goes to its console",
        Place.MISSING: "comes back to the PC" if fact.by else "has left the PC",
    }
    by = f", says {fact.by}" if fact.by else ""
    return f"Rig {fact.rig}: the wheelbase {where[fact.place]}{by}."


def rig_of(fact: facts.RigFact) -> int:
    """The rig that a fact is about."""
    return fact.fault.rig if isinstance(fact, facts.RigFaultFound) else fact.rig


def in_the_log(fact: facts.RigFact) -> str:
    """For the rig's own list of events, where seats and lamps are news as well."""
    match fact:
        case facts.SeatChanged(occupied=occupied):
            return "Somebody sat down." if occupied else "Nobody sits in the seat."
        case facts.SignalShown(lamp=lamp, port=port):
            lamp_of = "rim" if port is SignalPort.RIM else "lamp"
            if lamp is None:
                return f"The {lamp_of} cannot be read any more."
            return f"The {lamp_of} is off." if lamp is Lamp.OFF else f"The {lamp_of} shows {lamp}."
        case _:
            return rig_sentence(fact).removeprefix(f"Rig {rig_of(fact)}: ")
