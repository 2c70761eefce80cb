"""What happened in the flow of an event: its sequence, starts and neutralisations (`facts`)."""

from racecontrol.meeting.fact import Fact
from racecontrol.meeting.model import StintNote
from racecontrol.meeting.procedures import Countback, Neutral, NeutralStep, PitEnd, StartKind

# ---- the sequence of the event ----


class SessionDelayed(Fact, frozen=True, tag=True):
    session: str
    by_s: int  # below zero: brought forward
    reason: str
    at_ns: int


class SessionCancelled(Fact, frozen=True, tag=True):
    session: str
    reason: str
    at_ns: int


class SessionShortened(Fact, frozen=True, tag=True):
    """The distance (or the duration) is this from now on."""

    session: str
    laps: int
    duration_s: int
    reason: str
    at_ns: int


class SessionRerun(Fact, frozen=True, tag=True):
    """What was driven counts no more: the session begins anew."""

    session: str
    reason: str
    at_ns: int


class EntryAbsent(Fact, frozen=True, tag=True):
    """The driver cannot start in this session."""

    session: str
    entry: int
    reason: str
    at_ns: int


class EntryPresent(Fact, frozen=True, tag=True):
    """The driver can start after all."""

    session: str
    entry: int
    at_ns: int


class EntryWithdrawn(Fact, frozen=True, tag=True):
    """The entry takes part in nothing that has not started."""

    entry: int
    reason: str
    at_ns: int


class EntryReinstated(Fact, frozen=True, tag=True):
    entry: int
    reason: str
    at_ns: int


class SubstituteNamed(Fact, frozen=True, tag=True):
    """Another driver for an entry, from this session on."""

    session: str
    entry: int
    driver: str
    code: str
    nation: str
    reason: str
    at_ns: int


class AdvanceSet(Fact, frozen=True, tag=True):
    """Whether the next steps come by themselves; paused: they wait."""

    automatic: bool
    paused: bool
    at_ns: int


class StepMoved(Fact, frozen=True, tag=True):
    """The next step comes later, or sooner."""

    by_s: int
    at_ns: int


class RigReleased(Fact, frozen=True, tag=True):
    """Out of parc ferme: the rig may be worked on."""

    rig: int
    reason: str
    at_ns: int


class RigSealed(Fact, frozen=True, tag=True):
    rig: int
    at_ns: int


# ---- the start ----


class ReadyMarked(Fact, frozen=True, tag=True):
    """The rig, or its driver, is ready for the start; or is no longer."""

    session: str
    entry: int
    driver: bool  # else the rig
    ready: bool
    at_ns: int


class FormationBegun(Fact, frozen=True, tag=True):
    """The lap before the start; after it the cars stop on the grid, or start rolling."""

    session: str
    kind: StartKind
    at_ns: int


class StartArmed(Fact, frozen=True, tag=True):
    """The hold of the lights, drawn: `starting.hold_of` of these gives `hold_ms` again."""

    session: str
    seed: str
    least_ms: int
    most_ms: int
    hold_ms: int
    at_ns: int


class LightsBegun(Fact, frozen=True, tag=True):
    """The first light is on at `at_ns`, one more each step; all go out at `out_ns`: go."""

    session: str
    lights: int
    step_ms: int
    hold_ms: int
    out_ns: int
    at_ns: int


class StartAborted(Fact, frozen=True, tag=True):
    """Back to the grid. What was driven counts no more, and the distance is shorter."""

    session: str
    laps_removed: int
    reason: str
    at_ns: int


class MovedEarly(Fact, frozen=True, tag=True):
    """Measured: the car had moved so far when the lights went out."""

    session: str
    entry: int
    moved_mm: int
    tolerance_mm: int
    before_ms: int  # how long before the lights went out it began to move
    error_ms: int
    at_ns: int


class ReactionMeasured(Fact, frozen=True, tag=True):
    """From lights out to the first throttle or movement; negative: before."""

    session: str
    entry: int
    throttle_ms: int | None  # None: on the throttle already, as in a standing start
    moved_ms: int
    error_ms: int
    at_ns: int


class CarStationary(Fact, frozen=True, tag=True):
    """Measured: the others have gone and this car stands."""

    session: str
    entry: int
    still_ms: int  # since lights out
    at_ns: int


# ---- stints ----


class StintNoted(Fact, frozen=True, tag=True):
    """A later note of the same car and lap takes the place of this one; an empty one, its word."""

    session: str
    note: StintNote
    at_ns: int
    by: str


# ---- neutralisation and suspension ----


class NeutralisationSet(Fact, frozen=True, tag=True):
    session: str
    kind: Neutral
    step: NeutralStep
    at_ns: int


class PitLaneSet(Fact, frozen=True, tag=True):
    session: str
    end: PitEnd
    open: bool
    at_ns: int


class LimitExceeded(Fact, frozen=True, tag=True):
    """Measured: faster than the neutralisation allows, by more than the tolerance."""

    session: str
    entry: int
    kind: Neutral
    driven: float
    allowed: float
    tolerance: float
    unit: str  # km/h: the highest so far; s: between two lines
    for_ms: int  # how long, for a speed
    at_ns: int


class SessionSuspended(Fact, frozen=True, tag=True):
    """The session clock stands."""

    session: str
    at_ns: int


class OrderTaken(Fact, frozen=True, tag=True):
    """After a red flag: what counts of it, in which order, and what is left."""

    session: str
    countback: Countback
    line_ns: int  # when the leader crossed the line that gives the order; 0: the grid
    slots: tuple[int, ...]
    laps: dict[int, int]  # entry -> laps that count
    distance: int  # laps of the session in all; 0: by time
    new_race: bool  # the consoles start a race of their own: their lap counters begin again
    at_ns: int


class SessionResumed(Fact, frozen=True, tag=True):
    """The session clock runs again. A lap of the session = a lap of the console + its offset."""

    session: str
    offsets: dict[int, int]
    at_ns: int


SequenceFact = (
    SessionDelayed | SessionCancelled | SessionShortened | SessionRerun | EntryAbsent | EntryPresent
)
StartFact = (
    ReadyMarked
    | FormationBegun
    | StartArmed
    | LightsBegun
    | StartAborted
    | MovedEarly
    | ReactionMeasured
    | CarStationary
)
NeutralFact = (
    NeutralisationSet | PitLaneSet | LimitExceeded | SessionSuspended | OrderTaken | SessionResumed
)
EventFact = (  # of the whole event, not of one session
    EntryWithdrawn
    | EntryReinstated
    | SubstituteNamed
    | AdvanceSet
    | StepMoved
    | RigReleased
    | RigSealed
)
FlowFact = SequenceFact | StartFact | StintNoted | NeutralFact
