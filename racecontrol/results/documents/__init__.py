"""The documents of an event: each file here is one, and the folder is the list.

A file has `KIND`, an `OfSession` or `OfEvent` of `printing.kind`; its number says where it stands.
A document is a print of the facts and is never read back. The same facts give the same bytes.
"""

import importlib
import pkgutil
from typing import Final, cast

from msgspec import Struct

from racecontrol.meeting.model import Meeting, SessionPlan
from racecontrol.meeting.state import Session, State
from racecontrol.results.messages.words import offset_s
from racecontrol.results.printing.kind import Content, Kind, OfEvent, OfSession
from racecontrol.results.printing.sheet import DocumentError, Event, Part, Sheet, sealed
from racecontrol.results.result_state import Result, result_of

__all__ = ["DOCUMENTS", "DocumentError", "Edition", "editions", "sheet_of"]

DOCUMENTS: Final[tuple[Kind, ...]] = tuple(
    sorted(
        (
            cast(Kind, importlib.import_module(f"{__name__}.{module.name}").KIND)
            for module in pkgutil.iter_modules(__path__)
        ),
        key=lambda kind: (isinstance(kind, OfSession), kind.place),
    )
)


class Edition(Struct, frozen=True):
    """A document as a list shows it; `why_not` says why it cannot be printed now."""

    number: int
    kind: Kind
    session: str  # key; "": of the event as a whole
    result: Result
    revision: int
    why_not: str = ""

    @property
    def number_text(self) -> str:
        """Three digits: the session, then the document."""
        return f"{self.number:03d}"


def editions(state: State) -> tuple[Edition, ...]:
    """Every document of the event, by number; without a meeting there is none."""
    if state.meeting is None:
        return ()
    found = [_of_event(state, kind) for kind in DOCUMENTS if isinstance(kind, OfEvent)]
    found += [
        _of_session(state, kind, session, result)
        for session in state.sessions.values()
        for result in (result_of(state, session),)
        for kind in DOCUMENTS
        if isinstance(kind, OfSession)
    ]
    return tuple(found)


def _of_event(state: State, kind: OfEvent) -> Edition:
    why_not = kind.why_not(state)
    return Edition(kind.place, kind, "", kind.result(state), kind.revision(state), why_not)


def _of_session(state: State, kind: OfSession, session: Session, result: Result) -> Edition:
    number = 100 * (1 + list(state.sessions).index(session.plan.key)) + kind.place
    return Edition(
        number,
        kind,
        session.plan.key,
        kind.result(state, session) if kind.result else result,
        kind.revision(state, session),
        kind.why_not(state, session),
    )


def sheet_of(state: State, edition: Edition) -> Sheet:
    """The content of a document, with its hash. DocumentError where it cannot be printed now."""
    kind, meeting = edition.kind, state.meeting
    if edition.why_not or meeting is None:
        raise DocumentError(f"No {kind.title.lower()}: {edition.why_not or 'no event is open.'}")
    session = state.sessions[edition.session] if edition.session else None
    if isinstance(kind, OfSession):
        assert session is not None
        content, as_of_ns = kind.make(state, session), _as_of_session(session, edition, state)
    else:
        content, as_of_ns = kind.make(state), _as_of_event(state, kind)
    return sealed(_sheet(edition, content, meeting, session, as_of_ns))


def _sheet(
    edition: Edition, content: Content, meeting: Meeting, session: Session | None, as_of_ns: int
) -> Sheet:
    return Sheet(
        edition.number,
        edition.kind.key,
        edition.kind.title,
        Event(meeting.key, meeting.name, meeting.place, meeting.rulebook.name),
        _part(session.plan) if session else None,
        edition.result,
        edition.revision,
        as_of_ns,
        offset_s(meeting),
        content.tables,
        content.plots,
        content.plan,
        content.notes,
        content.details,
        content.signatures,
        content.sideways,
        content.sealed,
        digest_of=content.digest_of,
    )


def _part(plan: SessionPlan) -> Part:
    distance = f"{plan.laps} laps" if plan.laps else ""
    duration = f"{plan.duration_s // 60} min" if plan.duration_s and not plan.laps else ""
    track = plan.track[:1].upper() + plan.track[1:]
    parts = (track, distance, duration, plan.car, plan.tyres)
    return Part(plan.key, plan.name, tuple(part for part in parts if part))


def _as_of_session(session: Session, edition: Edition, state: State) -> int:
    """When it was issued; of a draft, when the last thing happened in the session. 0: nothing."""
    told = [told for told in state.told if told.session == session.plan.key]
    if edition.result is not Result.DRAFT:
        issued_ns = (t.at_ns for t in told if type(t.fact) in edition.kind.issued_by)
        return max(issued_ns, default=0)
    laps_ns = (run.laps[-1].at_ns for run in session.runs.values() if run.laps)
    return max((*(t.at_ns for t in told), *laps_ns), default=0)


def _as_of_event(state: State, kind: OfEvent) -> int:
    """When the last fact was told with which it is printed anew; 0: none was."""
    if kind.as_of is not None:
        return kind.as_of(state)
    told_ns = (told.at_ns for told in state.told if type(told.fact) in kind.issued_by)
    return max(told_ns, default=0)
