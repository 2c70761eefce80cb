"""What people may do. An act is a wish; only the fact that comes back counts."""

from racecontrol.meeting.act import Act
from racecontrol.meeting.bookmarks import BookmarkAct
from racecontrol.meeting.flow_acts import EventAct, FlowAct
from racecontrol.meeting.justice_acts import JusticeAct
from racecontrol.meeting.model import Flag, MovableLine
from racecontrol.meeting.parity_acts import ParityAct
from racecontrol.meeting.rig_acts import RigAct
from racecontrol.meeting.rig_draw_acts import RigDrawAct


class FormGrid(Act, frozen=True):
    """Call the cars to the grid, in this order (entry numbers, first place first)."""

    session: str
    slots: tuple[int, ...]


class StartSession(Act, frozen=True):
    """Start the session: at once, or at a moment of the event clock that is still to come."""

    session: str
    at_ns: int = 0


class ShowFlag(Act, frozen=True):
    """Show a flag: to all, in one sector, or to one car."""

    session: str
    flag: Flag
    sector: int = 0
    entry: int = -1
    at_ns: int = 0  # 0: now


class EndSession(Act, frozen=True):
    session: str


class NoteIncident(Act, frozen=True):
    session: str
    entries: tuple[int, ...]
    reason: str
    turn: int = 0
    lap: int = 0
    at_ns: int = 0  # 0: now


class GiveDecision(Act, frozen=True):
    session: str
    entry: int
    penalty: str  # code of `stewarding.penalties`
    reason: str
    incident: int = 0
    lap: int = 0
    infringement: str = ""  # from the closed list; "": the reason says it
    found: str = ""  # what happened, the first part of the document


class RescindDecision(Act, frozen=True):
    decision: int
    reason: str


class PublishResult(Act, frozen=True):
    """Show the provisional classification. The control fills in what the facts give."""

    session: str
    digest: str = ""
    content: str = ""  # the rows, canonical JSON


class DeclareFinal(Act, frozen=True):
    session: str
    digest: str = ""


BY_HAND_ERROR_NS = 200_000_000  # a person at a key, looking at the line


class InsertPassing(Act, frozen=True):
    """A lap ended, seen by a person: the next lap of the car, or one that is missing."""

    session: str
    entry: int
    reason: str
    at_ns: int = 0  # 0: now
    lap: int = 0  # 0: the next
    error_ns: int = BY_HAND_ERROR_NS


class MovePassing(Act, frozen=True):
    """The end of a lap was at another moment."""

    session: str
    entry: int
    lap: int
    at_ns: int
    reason: str
    error_ns: int = BY_HAND_ERROR_NS


class DeletePassing(Act, frozen=True):
    """The end of a lap was none: it and the next one are a single lap."""

    session: str
    entry: int
    lap: int
    reason: str


class SplitLap(Act, frozen=True):
    """A lap was two: a passing between its ends was not recorded."""

    session: str
    entry: int
    lap: int
    at_ns: int
    reason: str
    error_ns: int = BY_HAND_ERROR_NS


class UndoCorrection(Act, frozen=True):
    """Take a correction back; the newest of a car goes first."""

    session: str
    correction: int
    reason: str


class MoveTimingLine(Act, frozen=True):
    """Lay a timing line elsewhere. The control fills in where it was."""

    track: str
    line: MovableLine
    number: int
    to_m: float
    from_m: float = 0.0


class SettleTie(Act, frozen=True):
    """Order entries with equal points that the rulebook leaves open, the better one first."""

    order: tuple[int, ...]
    reason: str


class ReopenTie(Act, frozen=True):
    """Take the order of a tie back."""

    order: tuple[int, ...]  # the same entries, in any order
    reason: str


class WithdrawChequered(Act, frozen=True):
    """Take a chequered flag back that was shown too soon: the session goes on."""

    session: str
    reason: str


AnyAct = (
    FlowAct
    | EventAct
    | FormGrid
    | StartSession
    | ShowFlag
    | EndSession
    | NoteIncident
    | GiveDecision
    | RescindDecision
    | PublishResult
    | DeclareFinal
    | InsertPassing
    | MovePassing
    | DeletePassing
    | SplitLap
    | UndoCorrection
    | MoveTimingLine
    | SettleTie
    | ReopenTie
    | JusticeAct
    | BookmarkAct
    | RigAct
    | ParityAct
    | RigDrawAct
    | WithdrawChequered
)
