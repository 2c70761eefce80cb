"""The nouns of justice: how a penalty was served, what the game took itself, protests."""

from enum import StrEnum

from racecontrol.meeting.noun import Noun


class ServedBy(StrEnum):
    """What a car did to serve a penalty."""

    DRIVE_THROUGH = "drive-through"
    STOP = "stop"
    SLOW_ZONE = "slow zone"  # a stretch with a limit, or a penalty line of the game
    SEEN = "seen"  # a person saw it; nothing was measured


class Service(Noun, frozen=True, omit_defaults=True):
    """How a penalty was served, as measured from the car's own samples. Metres from the line."""

    by: ServedBy
    at_ns: int  # event clock, when it was over
    lap: int = 0  # 0: not known
    from_m: float = 0.0
    to_m: float = 0.0
    fastest_kmh: float = 0.0  # between the two
    stopped_ms: int = 0  # the longest standstill
    stop_m: float = 0.0  # where it stood
    lost_ms: int | None = None  # against the car's own pace by distance; None: not known


class GamePenalty(Noun, frozen=True):
    """A penalty that the game gave and took by itself."""

    number: int
    session: str
    entry: int
    taken_ms: int  # what it cost
    reason: str
    at_ns: int
    lap: int = 0  # 0: not known
    incident: int = 0  # 0: none
    decision: int = 0  # which it is counted against; 0: the first one given on its incident
    noted_by: str = ""


class Stage(StrEnum):
    """How far an incident is."""

    NOTED = "noted"
    INVESTIGATED = "under investigation"
    POSTPONED = "after the session"
    CLOSED = "no further action"
    DECIDED = "decided"
    SERVED = "served"


class StageStep(Noun, frozen=True):
    """An incident came to another stage."""

    stage: Stage
    at_ns: int
    by: str
    reason: str = ""


class ProtestKind(StrEnum):
    """What is asked for."""

    PROTEST = "protest"  # against the classification
    APPEAL = "appeal"  # against a decision
    REVIEW = "review"  # of a final result, for a new element


class Protest(Noun, frozen=True):
    """A request to look again. It holds the result until it is ruled on."""

    number: int
    session: str
    entry: int  # whose competitor asks
    kind: ProtestKind
    about: str
    at_ns: int
    decision: int = 0  # that an appeal is against
    lodged_by: str = ""
