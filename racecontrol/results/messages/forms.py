"""What a message of race control can say: one frozen struct to the form.

Words are in capitals, as they are printed. Text is "", a number 0 and time None where a message
does not say it.
"""

from enum import StrEnum

from msgspec import Struct


class Speaker(StrEnum):
    """Who speaks where it is not race control itself."""

    RACE_CONTROL = ""
    STEWARDS = "STEWARDS"
    FIA_STEWARDS = "FIA STEWARDS"


class Amends(StrEnum):
    """Whether it takes the place of an earlier message."""

    NOTHING = ""
    CORRECTION = "CORRECTION"  # other cars
    UPDATE = "UPDATE"  # a reason, a place


class Car(Struct, frozen=True):
    """A car, and the three letters of its driver."""

    number: int
    code: str = ""


class Message(Struct, frozen=True, tag_field="form", tag=str.lower):
    """A message of race control."""


class Signal(StrEnum):
    YELLOW = "YELLOW"
    DOUBLE_YELLOW = "DOUBLE YELLOW"
    CLEAR = "CLEAR"


class SectorSignal(Message, frozen=True):
    signal: Signal
    sector: int


class TrackSignal(StrEnum):
    CLEAR = "TRACK CLEAR"
    GREEN = "GREEN FLAG"
    YELLOW = "YELLOW FLAG"
    DOUBLE_YELLOW = "DOUBLE YELLOW FLAG"
    RED = "RED FLAG"
    CHEQUERED = "CHEQUERED FLAG"
    CHEQUERED_WITHDRAWN = "CHEQUERED FLAG WITHDRAWN"


class WholeTrack(Message, frozen=True):
    """A flag to all."""

    signal: TrackSignal


class Slippery(Message, frozen=True):
    sector: int


class BlueFlag(Message, frozen=True):
    car: Car
    at_s: int  # time of the day, seconds


class CarSignal(StrEnum):
    WHITE = "WHITE"
    BLACK_WHITE = "BLACK AND WHITE"
    BLACK_ORANGE = "BLACK AND ORANGE"
    BLACK = "BLACK"


class CarFlag(Message, frozen=True):
    signal: CarSignal
    car: Car
    reason: str = ""


class PitLane(StrEnum):
    EXIT_OPEN = "GREEN LIGHT - PIT EXIT OPEN"
    EXIT_CLOSED = "PIT EXIT CLOSED"
    ENTRY_OPEN = "PIT ENTRY OPEN"
    ENTRY_CLOSED = "PIT ENTRY CLOSED"


class PitLaneState(Message, frozen=True):
    state: PitLane


class Slowing(StrEnum):
    SAFETY_CAR = "SAFETY CAR"
    VSC = "VIRTUAL SAFETY CAR"
    FCY = "FULL COURSE YELLOW"


class SlowingStep(StrEnum):
    DEPLOYED = "DEPLOYED"
    IN_THIS_LAP = "IN THIS LAP"
    ENDING = "ENDING"


class Neutralisation(Message, frozen=True):
    kind: Slowing
    step: SlowingStep


class Drs(Message, frozen=True):
    """The movable rear wing may be used, or not; zone 0: in all zones."""

    enabled: bool
    zone: int = 0


class RiskOfRain(Message, frozen=True):
    session: str
    percent: int


class IncidentStep(StrEnum):
    NOTED = "NOTED"
    INVESTIGATED = "UNDER INVESTIGATION"
    NO_INVESTIGATION = "REVIEWED NO FURTHER INVESTIGATION"
    NO_ACTION = "REVIEWED NO FURTHER ACTION"
    AFTER_RACE = "WILL BE INVESTIGATED AFTER THE RACE"
    AFTER_SESSION = "WILL BE INVESTIGATED AFTER THE SESSION"
    AFTER_SPRINT = "WILL BE INVESTIGATED AFTER THE SPRINT"


class IncidentTold(Message, frozen=True):
    """How far an incident is. `turn` 0 and not in the pit lane: no place is said."""

    cars: tuple[Car, ...]
    step: IncidentStep
    reason: str = ""
    turn: int = 0
    pit_lane: bool = False
    speaker: Speaker = Speaker.RACE_CONTROL
    amends: Amends = Amends.NOTHING


class Sanction(StrEnum):
    """Kinds of penalty; those with an amount have it before or after the word."""

    TIME = "SECOND TIME PENALTY"
    STOP_GO = "SECOND STOP/GO PENALTY"
    GRID = "PLACE GRID PENALTY"
    POINT = "PENALTY POINT"
    POINTS = "PENALTY POINTS"
    DRIVE_THROUGH = "DRIVE THROUGH PENALTY"
    BACK_OF_GRID = "BACK OF THE GRID PENALTY"
    WARNING = "WARNING"
    REPRIMAND = "REPRIMAND"
    SUSPENSION = "SUSPENSION"
    DISQUALIFICATION = "DISQUALIFICATION"


class PenaltyStep(StrEnum):
    GIVEN = ""
    SERVED = "PENALTY SERVED"
    NOT_SERVED = "PENALTY NOT SERVED"
    RESCINDED = "PENALTY RESCINDED"


class PenaltyTold(Message, frozen=True):
    """A penalty given, served or taken back. `offence`: the nth of this car, from the second on."""

    sanction: Sanction
    car: Car
    amount: int = 0  # seconds, places or points
    reason: str = ""
    offence: int = 0
    step: PenaltyStep = PenaltyStep.GIVEN
    speaker: Speaker = Speaker.RACE_CONTROL
    amends: Amends = Amends.NOTHING


class LapStep(StrEnum):
    DELETED = "DELETED"
    REINSTATED = "REINSTATED"


class LapTimeTold(Message, frozen=True):
    """A lap time deleted or given back; `time_ms` None: without its time."""

    car: Car
    step: LapStep = LapStep.DELETED
    time_ms: int | None = None
    reason: str = ""
    turn: int = 0
    lap: int = 0
    at_s: int | None = None  # time of the day, seconds


class MissedApex(Message, frozen=True):
    car: Car
    turn: int


class OffTrack(Message, frozen=True):
    car: Car
    turn: int


class SessionStep(StrEnum):
    FORMATION = "FORMATION LAP STARTED"
    STARTED = "SESSION STARTED"
    START_ABORTED = "START ABORTED"
    SUSPENDED = "SESSION SUSPENDED"
    RESUMED = "SESSION RESUMED"
    ENDED = "SESSION ENDED"
    CANCELLED = "SESSION CANCELLED"
    RERUN = "SESSION WILL BE RUN AGAIN"


class SessionTold(Message, frozen=True):
    step: SessionStep
    session: str
    reason: str = ""


class SessionDelay(Message, frozen=True):
    """Below zero: brought forward."""

    by_s: int
    session: str
    reason: str = ""


class SessionLength(Message, frozen=True):
    """The distance, in laps, or else the duration is this from now on."""

    session: str
    laps: int = 0
    duration_s: int = 0
    reason: str = ""


class RestartOrder(Message, frozen=True):
    """The order after a red flag was taken; `laps` of the session in all."""

    cars: tuple[Car, ...]
    laps: int = 0


class EntryStep(StrEnum):
    WILL_NOT_START = "WILL NOT START"
    WILL_START = "WILL START"
    WITHDRAWN = "WITHDRAWN"
    REINSTATED = "REINSTATED"


class EntryTold(Message, frozen=True):
    """Whether a car takes part; without a session: in nothing that has not started."""

    car: Car
    step: EntryStep
    session: str = ""
    reason: str = ""


class Substitute(Message, frozen=True):
    car: Car
    driver: str
    session: str
    reason: str = ""


class ResultStep(StrEnum):
    PROVISIONAL = "PROVISIONAL CLASSIFICATION PUBLISHED"
    FINAL = "FINAL CLASSIFICATION PUBLISHED"
    REOPENED = "CLASSIFICATION PROVISIONAL AGAIN"


class ResultTold(Message, frozen=True):
    step: ResultStep
    session: str
    revision: int = 0
    reason: str = ""


class Asked(StrEnum):
    PROTEST = "PROTEST"
    APPEAL = "APPEAL"
    REVIEW = "REQUEST FOR REVIEW"


class ProtestStep(StrEnum):
    LODGED = "LODGED"
    UPHELD = "UPHELD"
    REJECTED = "REJECTED"


class ProtestTold(Message, frozen=True):
    asked: Asked
    number: int
    car: Car
    step: ProtestStep
    reason: str = ""
    speaker: Speaker = Speaker.RACE_CONTROL
