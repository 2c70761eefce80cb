"""What people may do. An act is a wish; only the fact that comes back counts."""

from msgspec import Struct

from racecontrol.meeting.model import Flag


class Act(Struct, frozen=True):
    """A wish of a person."""


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


class RescindDecision(Act, frozen=True):
    decision: int
    reason: str


class PublishResult(Act, frozen=True):
    """Show the provisional classification. The control fills the digest in from the facts."""

    session: str
    digest: str = ""


class DeclareFinal(Act, frozen=True):
    session: str
    digest: str = ""


AnyAct = (
    FormGrid
    | StartSession
    | ShowFlag
    | EndSession
    | NoteIncident
    | GiveDecision
    | RescindDecision
    | PublishResult
    | DeclareFinal
)
