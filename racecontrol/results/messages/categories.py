"""The fields that stand beside a message in a feed: what kind it is, of which flag, to whom.

Names and values are those of the live timing of Formula 1, so that programs which read that feed
read ours; kinds that it does not have are named in the same way.
"""

from typing import Final

from msgspec import Struct

from racecontrol.results.messages import forms
from racecontrol.results.messages.forms import IncidentStep, Message, PenaltyStep, Sanction


class Labels(Struct, frozen=True):
    """Empty, or None, where a message has no such field."""

    category: str
    flag: str = ""
    scope: str = ""
    sector: int | None = None
    status: str = ""
    mode: str = ""
    racing_number: int | None = None


INCIDENTS: Final = {
    IncidentStep.NOTED: "IncidentNoted",
    IncidentStep.INVESTIGATED: "IncidentUnderInvestigation",
    IncidentStep.NO_INVESTIGATION: "IncidentNoFurtherInvestigation",
    IncidentStep.NO_ACTION: "IncidentNoFurtherAction",
}
SANCTIONS: Final = {
    Sanction.TIME: "TimePenalty",
    Sanction.STOP_GO: "StopGoPenalty",
    Sanction.GRID: "GridPenalty",
    Sanction.BACK_OF_GRID: "GridPenalty",
    Sanction.DRIVE_THROUGH: "DriveThroughPenalty",
    Sanction.WARNING: "Warning",
    Sanction.REPRIMAND: "Reprimand",
    Sanction.POINT: "PenaltyPoints",
    Sanction.POINTS: "PenaltyPoints",
    Sanction.SUSPENSION: "Suspension",
    Sanction.DISQUALIFICATION: "Disqualification",
}
PENALTY_STEPS: Final = {
    PenaltyStep.SERVED: "PenaltyServed",
    PenaltyStep.NOT_SERVED: "PenaltyNotServed",
    PenaltyStep.RESCINDED: "PenaltyRescinded",
}
NAMED: Final[dict[type[Message], str]] = {
    forms.Slippery: "TrackSurfaceSlippery",
    forms.RiskOfRain: "Weather",
    forms.SessionTold: "Session",
    forms.SessionDelay: "Session",
    forms.SessionLength: "Session",
    forms.RestartOrder: "Session",
    forms.EntryTold: "Entry",
    forms.Substitute: "Entry",
    forms.ResultTold: "Result",
    forms.ProtestTold: "Protest",
}


def labels(message: Message) -> Labels:
    """The fields of a message."""
    match message:
        case forms.SectorSignal(signal=signal, sector=sector):
            return Labels("Flag", signal.value, "Sector", sector)
        case forms.WholeTrack(signal=track):
            flag = track.value.replace("TRACK ", "").replace(" FLAG", "")
            return Labels("Flag", flag, "Track")
        case forms.BlueFlag(car=car):
            return Labels("Flag", "BLUE", "Driver", racing_number=car.number)
        case forms.CarFlag(signal=flag_to_car, car=car):
            return Labels("Flag", flag_to_car.value, "Driver", racing_number=car.number)
        case forms.PitLaneState(state=pit):
            return _pit_lane(pit)
        case forms.Neutralisation(kind=kind, step=step):
            return Labels(kind.value.title().replace(" ", ""), status=step.value, mode=kind.value)
        case forms.Drs(enabled=enabled, zone=zone):
            word = "ENABLED" if enabled else "DISABLED"
            return Labels("Drs", word, status="" if zone else word)
        case forms.MissedApex(car=car) | forms.OffTrack(car=car):
            missed = isinstance(message, forms.MissedApex)
            return Labels(
                "MissedApex" if missed else "OffTrackAndContinued", racing_number=car.number
            )
        case _:
            return Labels(_category(message))


def _category(message: Message) -> str:
    match message:
        case forms.IncidentTold(amends=forms.Amends.NOTHING, step=step):
            return INCIDENTS.get(step, "IncidentInvestigationAfterSession")
        case forms.IncidentTold(amends=amends):
            return amends.value.title()
        case forms.PenaltyTold(step=PenaltyStep.GIVEN, sanction=sanction):
            return SANCTIONS[sanction]
        case forms.PenaltyTold(step=step):
            return PENALTY_STEPS[step]
        case forms.LapTimeTold(step=forms.LapStep.DELETED):
            return "LapTimeDeleted"
        case forms.LapTimeTold():
            return "LapTimeReinstated"
        case _:
            return NAMED[type(message)]


def _pit_lane(state: forms.PitLane) -> Labels:
    end, word = state.value.removeprefix("GREEN LIGHT - ").removeprefix("PIT ").split(" ")
    return Labels(f"Pit{end.title()}", word, "Track" if word == "OPEN" else "")
