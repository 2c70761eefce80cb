"""What happened. Facts are journalled before anyone sees them, and never changed or deleted."""

from racecontrol.meeting.bookmarks import BookmarkFact
from racecontrol.meeting.fact import Fact
from racecontrol.meeting.flow_facts import EventFact, FlowFact
from racecontrol.meeting.justice_facts import JusticeFact
from racecontrol.meeting.model import (
    Correction,
    Decision,
    Flag,
    Incident,
    Lap,
    LineMove,
    Meeting,
    Passing,
)
from racecontrol.meeting.parity_facts import ParityFact
from racecontrol.meeting.rig_draw_facts import RigDrawFact
from racecontrol.meeting.rig_facts import RigFact


class MeetingOpened(Fact, frozen=True, tag=True):
    """The event file was loaded: the first fact of every journal."""

    meeting: Meeting


class ProgramStarted(Fact, frozen=True, tag=True):
    """The program opened the journal. `event_ns` = `base_ns` + `speed` x (monotonic - origin)."""

    version: str
    boot: str  # the machine's boot, as monotonic time means nothing after another
    base_ns: int
    origin_ns: int
    speed: float


class GridFormed(Fact, frozen=True, tag=True):
    session: str
    slots: tuple[int, ...]  # entry numbers, first place first
    at_ns: int = 0  # 0: written by an older version


class SessionStarted(Fact, frozen=True, tag=True):
    session: str
    at_ns: int


class PassingRecorded(Fact, frozen=True, tag=True):
    session: str
    passing: Passing


class LapCompleted(Fact, frozen=True, tag=True):
    session: str
    lap: Lap


class FlagShown(Fact, frozen=True, tag=True):
    session: str
    flag: Flag
    at_ns: int
    sector: int = 0  # 0: the whole track
    entry: int = -1  # -1: to all; else to this car alone


class IncidentNoted(Fact, frozen=True, tag=True):
    incident: Incident


class DecisionGiven(Fact, frozen=True, tag=True):
    decision: Decision


class DecisionRescinded(Fact, frozen=True, tag=True):
    decision: int
    reason: str
    at_ns: int = 0  # 0: written by an older version


class SessionEnded(Fact, frozen=True, tag=True):
    session: str
    at_ns: int


class ResultPublished(Fact, frozen=True, tag=True):
    """The provisional classification was shown; `digest` is what the facts gave then."""

    session: str
    revision: int
    digest: str
    at_ns: int
    content: str = ""  # the rows as published, canonical JSON: `digest` is its hash


class ResultDeclaredFinal(Fact, frozen=True, tag=True):
    session: str
    digest: str
    at_ns: int


class RigFellSilent(Fact, frozen=True, tag=True):
    rig: int
    at_ns: int


class RigHeardAgain(Fact, frozen=True, tag=True):
    rig: int
    at_ns: int
    silent_ms: int


class LapCorrected(Fact, frozen=True, tag=True):
    """A person corrected the laps of a car."""

    session: str
    correction: Correction


class CorrectionUndone(Fact, frozen=True, tag=True):
    session: str
    entry: int
    correction: int
    reason: str
    at_ns: int


class TimingLineMoved(Fact, frozen=True, tag=True):
    """The track is timed at another place from now on."""

    move: LineMove
    at_ns: int


class TieSettled(Fact, frozen=True, tag=True):
    """A person ordered entries with equal points, the better one first."""

    order: tuple[int, ...]
    reason: str
    at_ns: int
    by: str


class TieReopened(Fact, frozen=True, tag=True):
    order: tuple[int, ...]  # the same entries, in any order
    reason: str
    at_ns: int
    by: str


class ChequeredWithdrawn(Fact, frozen=True, tag=True):
    """The chequered flag counts as not shown: the session goes on."""

    session: str
    reason: str
    at_ns: int


class ChequeredMoved(Fact, frozen=True, tag=True):
    """The passing at which the flag fell was put right: the flag fell at this moment."""

    session: str
    flag_ns: int
    reason: str
    at_ns: int


AnyFact = (
    FlowFact
    | EventFact
    | MeetingOpened
    | ProgramStarted
    | GridFormed
    | SessionStarted
    | PassingRecorded
    | LapCompleted
    | FlagShown
    | IncidentNoted
    | DecisionGiven
    | DecisionRescinded
    | SessionEnded
    | ResultPublished
    | ResultDeclaredFinal
    | RigFellSilent
    | RigHeardAgain
    | LapCorrected
    | CorrectionUndone
    | TimingLineMoved
    | TieSettled
    | TieReopened
    | JusticeFact
    | BookmarkFact
    | RigFact
    | ParityFact
    | RigDrawFact
    | ChequeredWithdrawn
    | ChequeredMoved
)
