"""Facts of the rigs as plain sentences: buttons, e-stops, power, signals, faults."""

from typing import Final, assert_never

from racecontrol.meeting import rig_facts as facts
from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.faults import FaultKind
from racecontrol.meeting.place import Place
from racecontrol.meeting.quarantine import Part
from ui.nouns import noun, reason_of
from ui.tr import first_up, later, ruled, tr, worded

SEEN: Final = {
    Place.PC: later("Rig {rig}: the wheelbase is on the PC."),
    Place.CONSOLE: later("Rig {rig}: the wheelbase goes to its console."),
    Place.MISSING: later("Rig {rig}: the wheelbase has left the PC."),
}
SAID: Final = {
    Place.PC: later("Rig {rig}: the wheelbase is on the PC, says {by}."),
    Place.CONSOLE: later("Rig {rig}: the wheelbase goes to its console, says {by}."),
    Place.MISSING: later("Rig {rig}: the wheelbase comes back to the PC, says {by}."),
}


def rig_sentence(fact: facts.RigFact) -> str:
    """One sentence; empty for a fact that is not news."""
    match fact:
        case facts.EstopOpened(rig=rig):
            return tr("Rig {rig}: e-stop.", rig=rig)
        case facts.EstopClosed(rig=rig):
            return tr("Rig {rig}: e-stop loop closed, not reset yet.", rig=rig)
        case facts.EstopReset(rig=rig, by=by):
            return tr("Rig {rig}: e-stop reset by {by}.", rig=rig, by=by)
        case facts.DriverReadySwitched(rig=rig, ready=ready):
            if ready:
                return tr("Rig {rig}: the driver is ready.", rig=rig)
            return tr("Rig {rig}: the driver is not ready.", rig=rig)
        case facts.DriverCalled(rig=rig):
            return tr("Rig {rig}: the driver calls.", rig=rig)
        case facts.CallAnswered(rig=rig, by=by):
            return tr("Rig {rig}: {by} is with the driver.", rig=rig, by=by)
        case facts.SeatChanged():
            return ""
        case facts.BasePowerOrdered(rig=rig, on=on, by=by, reason=reason):
            why = reason_of(reason)
            if on:
                return tr(
                    "Rig {rig}: wheelbase power switched on by {by}: {why}.",
                    rig=rig,
                    by=by,
                    why=why,
                )
            return tr(
                "Rig {rig}: wheelbase power switched off by {by}: {why}.", rig=rig, by=by, why=why
            )
        case facts.BasePowerChanged(rig=rig, on=on):
            if on:
                return tr("Rig {rig}: the wheelbase has power.", rig=rig)
            return tr("Rig {rig}: the wheelbase has no power.", rig=rig)
        case facts.BaseAccepted(rig=rig, by=by):
            return tr("Rig {rig}: the wheelbase is right as it is, says {by}.", rig=rig, by=by)
        case facts.RigQuarantined():
            return _quarantined(fact)
        case facts.QuarantineLifted(rig=rig, by=by):
            return tr("Rig {rig}: quarantine lifted by {by}.", rig=rig, by=by)
        case facts.BasePlaced():
            return _placed(fact)
        case facts.SignalShown():
            return ""
        case facts.RigFaultFound(fault=fault):
            return ruled(fault.sentence)
        case facts.RigFaultCleared():
            return _cleared(fact)
        case _:
            assert_never(fact)


def _cleared(fact: facts.RigFaultCleared) -> str:
    """Of a rig, of most of them at once, or of the machine that this runs on."""
    lasted = f"{fact.lasted_ms / 1000:.1f}"
    if fact.kind is FaultKind.COMPUTER_BUSY:
        return tr("This computer keeps up again after {lasted} s.", lasted=lasted)
    words = {"kind": noun(fact.kind), "lasted": lasted}
    if not fact.rig:
        return tr("All rigs: {kind} is over after {lasted} s.", **words)
    return tr("Rig {rig}: {kind} is over after {lasted} s.", rig=fact.rig, **words)


def _quarantined(fact: facts.RigQuarantined) -> str:
    values = {"rig": fact.rig, "by": fact.by, "why": reason_of(fact.reason)}
    if fact.part is Part.BASE:
        return tr("Rig {rig}: wheelbase in quarantine, says {by}: {why}.", **values)
    return tr("Rig {rig}: in quarantine, says {by}: {why}.", **values)


def _placed(fact: facts.BasePlaced) -> str:
    if not fact.by:
        return worded(SEEN[fact.place], rig=fact.rig)
    return worded(SAID[fact.place], rig=fact.rig, by=fact.by)


def rig_of(fact: facts.RigFact) -> int:
    """The rig that a fact is about."""
    return fact.fault.rig if isinstance(fact, facts.RigFaultFound) else fact.rig


def in_the_log(fact: facts.RigFact) -> str:
    """For the rig's own list of events, where seats and lamps are news as well."""
    match fact:
        case facts.SeatChanged(occupied=occupied):
            return tr("Somebody sat down.") if occupied else tr("Nobody sits in the seat.")
        case facts.SignalShown(port=SignalPort.RIM):
            return _shown_on_the_rim(fact.lamp)
        case facts.SignalShown(lamp=lamp):
            return _shown(lamp)
        case _:
            return first_up(rig_sentence(fact).removeprefix(tr("Rig {rig}: ", rig=rig_of(fact))))


def _shown(lamp: Lamp | None) -> str:
    if lamp is None:
        return tr("The lamp cannot be read any more.")
    if lamp is Lamp.OFF:
        return tr("The lamp is off.")
    return tr("The lamp shows {lamp}.", lamp=noun(lamp))


def _shown_on_the_rim(lamp: Lamp | None) -> str:
    if lamp is None:
        return tr("The rim cannot be read any more.")
    if lamp is Lamp.OFF:
        return tr("The rim is off.")
    return tr("The rim shows {lamp}.", lamp=noun(lamp))
