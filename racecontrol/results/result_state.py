"""How far a result has come, what it waits for, and until when one may protest."""

from enum import StrEnum

from msgspec import Struct

from racecontrol.meeting.deciding.publishing import (
    being_investigated,
    protests_until_ns,
    signatures,
)
from racecontrol.meeting.judged import Protest
from racecontrol.meeting.model import Phase, Role
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import digest
from racecontrol.sessions import classify


class Result(StrEnum):
    """The value is what a document is headed with."""

    DRAFT = "draft"  # never published, or decisions changed it since
    PROVISIONAL = "provisional"
    FINAL = "final"
    AMENDED = "amended"  # final again, after it was final before


class ResultState(Struct, frozen=True):
    """A result now. Times are event clock, ns."""

    result: Result
    revision: int  # of the last publication; 0: none
    since_ns: int | None  # when that was published
    protests_until_ns: int | None  # None: no protest time is known, or nothing is published
    protests: tuple[Protest, ...]  # not ruled on yet
    signed_by: tuple[str, ...]  # under the result as published
    waits_for: tuple[str, ...]  # what is to be done before it can be final, in words

    def left_ns(self, now_ns: int) -> int:
        """How long one may still protest; 0: no more."""
        return max(0, self.protests_until_ns - now_ns) if self.protests_until_ns else 0


def result_state(state: State, session: Session) -> ResultState:
    """The state of a session's result, from the facts."""
    last = session.published[-1] if session.published else None
    signed = signatures(state, session)
    open_ones = state.justice.open_protests(session.plan.key)
    result = result_of(state, session)
    provisional = result is Result.PROVISIONAL
    return ResultState(
        result,
        last.revision if last else 0,
        last.at_ns if last else None,
        protests_until_ns(state, session) if provisional else None,
        open_ones,
        tuple(signature.by for signature in signed),
        _waits_for(state, session, result),
    )


def result_of(state: State, session: Session) -> Result:
    """A published result that the facts no longer give is a draft of the next one."""
    if not session.published or session.published[-1].digest != digest(classify(state, session)):
        return Result.DRAFT
    if session.phase is not Phase.FINAL:
        return Result.PROVISIONAL
    return Result.AMENDED if state.justice.reopened.get(session.plan.key) else Result.FINAL


def _waits_for(state: State, session: Session, result: Result) -> tuple[str, ...]:
    if result in (Result.FINAL, Result.AMENDED):
        return ()
    if result is Result.DRAFT:
        return ("to be published",)
    signed = any(s.role is Role.STEWARD for s in signatures(state, session))
    return (
        *(f"case {number}" for number in being_investigated(state, session)),
        *(f"{p.kind} {p.number}" for p in state.justice.open_protests(session.plan.key)),
        *(() if signed else ("a steward's signature",)),
        "the race director",
    )
