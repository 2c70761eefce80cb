"""What a rulebook says on the running of a session: start, neutralisation, red flag.

Every number has a default of common practice, so that a rulebook needs to say only what differs.
Sources of the defaults: FIA F1 sporting regulations (hold of the lights, countback), and the game's
tick (tolerances).
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
Amount = Annotated[float, Meta(ge=0)]


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a rulebook; a key that it does not know is refused."""


class Neutral(StrEnum):
    """How the whole track is slowed down."""

    VSC = "virtual safety car"
    FCY = "full-course yellow"
    SAFETY_CAR = "safety car"


class NeutralStep(StrEnum):
    """How far a neutralisation has come."""

    DEPLOYED = "deployed"
    ENDING = "ending"  # safety car: in this lap
    OVER = "over"


class PitEnd(StrEnum):
    ENTRY = "entry"
    EXIT = "exit"


class StartKind(StrEnum):
    STANDING = "standing"
    ROLLING = "rolling"


class Countback(StrEnum):
    """Which line gives the order after a red flag."""

    LAST_CROSSING = "last crossing"  # the last time the leader crossed it before the signal
    PENULTIMATE_LAP = "penultimate lap"  # one lap earlier: every car has passed there


class Limit(Rules, frozen=True):
    """How slow a neutralised lap must be; 0: no such limit."""

    kmh: Amount = 0.0
    lap_factor: Amount = 0.0  # least time between two lines, in times of the best green one

    def __post_init__(self) -> None:
        if 0 < self.lap_factor < 1:
            raise ValueError("lap_factor: faster than the best lap is no limit. Say 1 or more")


class StartRules(Rules, frozen=True):
    lights: Positive = 5
    light_step_ms: Positive = 1_000
    hold_least_ms: Count = 200  # from the last light on to all lights off
    hold_most_ms: Count = 3_000
    false_start_mm: Count = 300  # how far a car may move before the lights go out
    still_mm: Count = 1_000  # a car that moved less after the start stands
    still_after_ms: Count = 1_500
    laps_per_abort: Count = 1  # the distance gets shorter by so many for an aborted start

    def __post_init__(self) -> None:
        if self.hold_least_ms > self.hold_most_ms:
            raise ValueError("hold_least_ms is more than hold_most_ms")


class NeutralRules(Rules, frozen=True):
    vsc: Limit = Limit(lap_factor=1.3)
    fcy: Limit = Limit(kmh=80.0)
    tolerance_kmh: Amount = 3.0
    tolerance_ms: Count = 500  # how long the speed may be above it; how much too early at a line
    grace_ms: Count = 5_000  # to slow down in, after the signal
    blue_within_ms: Count = 1_500  # of the car behind that laps
    blue_automatic: bool = False  # else it is only suggested


class AdvanceRules(Rules, frozen=True):
    """How long each step waits when the event advances by itself."""

    grid_s: Count = 300  # after the result before is published, the next session's grid is formed
    start_s: Count = 180  # a session that is no race starts so long after its grid
    end_s: Count = 180  # after the chequered flag
    publish_s: Count = 60  # after the end
    final_s: Count = 1_800  # after publication: protests


class Procedures(Rules, frozen=True):
    """The numbers by which a session is run."""

    start: StartRules = StartRules()
    neutral: NeutralRules = NeutralRules()
    advance: AdvanceRules = AdvanceRules()
    countback: Countback = Countback.LAST_CROSSING
    substitutes: Count = 1  # of each entry
    substitutes_until: str = ""  # key of the last session at which one may come in; "": any
    parc_ferme_from: str = ""  # key of a session; "": the first that is no practice
