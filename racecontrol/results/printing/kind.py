"""What a file in `results/documents` offers: which document it is, and how its content is made."""

from collections.abc import Callable

from msgspec import Struct

from racecontrol.meeting.facts import ResultDeclaredFinal, ResultPublished
from racecontrol.meeting.justice_facts import ResultReopened
from racecontrol.meeting.state import Session, State
from racecontrol.results.printing.sheet import GridPlan, Plot, Table
from racecontrol.results.result_state import Result

ON_RESULTS = frozenset({ResultPublished, ResultDeclaredFinal, ResultReopened})


class Content(Struct, frozen=True):
    """What a document says, without its head."""

    tables: tuple[Table, ...]
    plots: tuple[Plot, ...] = ()
    notes: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    sideways: bool = False
    plan: GridPlan | None = None
    sealed: str = ""  # the text that the hash is of; "": the document itself
    digest_of: str = "this document"


def started(_state: State, session: Session) -> str:
    """Why there is nothing to print of what was driven; empty when there is."""
    return "" if session.started_ns else f"{session.plan.name} has not started."


def published(_state: State, session: Session) -> int:
    """The revision of the session's result."""
    return session.published[-1].revision if session.published else 0


class OfSession(Struct, frozen=True):
    """A document that every session has. `issued_by`: kinds of fact with which it is printed."""

    place: int  # the last two digits of its number
    key: str
    title: str
    make: Callable[[State, Session], Content]
    why_not: Callable[[State, Session], str] = started
    result: Callable[[State, Session], Result] | None = None  # None: as the session's result is
    revision: Callable[[State, Session], int] = published
    issued_by: frozenset[type] = ON_RESULTS


class OfEvent(Struct, frozen=True):
    """A document of the event as a whole."""

    place: int
    key: str
    title: str
    make: Callable[[State], Content]
    result: Callable[[State], Result]
    revision: Callable[[State], int]
    issued_by: frozenset[type]
    why_not: Callable[[State], str] = lambda _: ""
    as_of: Callable[[State], int] | None = None  # event clock; None: as the diary says


Kind = OfSession | OfEvent
