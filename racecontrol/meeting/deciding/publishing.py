"""From a provisional result to a final one: protests, signatures, what still holds it."""

from typing import Final

from racecontrol.meeting.judged import Protest, ProtestKind, Stage
from racecontrol.meeting.justice_acts import LodgeProtest, ReopenResult, RuleOnProtest, SignResult
from racecontrol.meeting.justice_facts import (
    ProtestLodged,
    ProtestRuled,
    ResultReopened,
    ResultSigned,
)
from racecontrol.meeting.model import Meeting, Person, Phase, Role
from racecontrol.meeting.stages import stage_of
from racecontrol.meeting.state import Session, State

NS_PER_S: Final = 1_000_000_000


def protest_s(meeting: Meeting) -> int | None:
    """How long one may protest: the event's own time, else the rulebook's; None: not known."""
    own = meeting.protest_s
    return meeting.rulebook.windows.protest_s if own is None else own


def protests_until_ns(state: State, session: Session) -> int | None:
    """When the protest time of the published result is over, event clock; None: no such time.

    It runs from the first publication of the result as it stands: the same rows published again
    begin no new one, other rows do.
    """
    seconds = protest_s(state.meeting) if state.meeting else None
    if seconds is None or not session.published:
        return None
    first = session.published[-1]
    for shown in reversed(session.published):
        if shown.digest != first.digest:
            break
        first = shown
    return first.at_ns + seconds * NS_PER_S


def lodging_until_ns(state: State, protest: Protest) -> int | None:
    """Until when an appeal that was announced has to be lodged, event clock; None: no such time.

    It runs from the moment the stewards were told of the intention to appeal.
    """
    if protest.kind is not ProtestKind.APPEAL or state.meeting is None:
        return None
    seconds = state.meeting.rulebook.windows.appeal_lodged_s
    return None if seconds is None else protest.at_ns + seconds * NS_PER_S


def review_until_ns(state: State) -> int | None:
    """Until when a review of a final result may be asked for, event clock; None: no such time.

    It runs from the end of the event: while a session is still to come there is none.
    """
    seconds = state.meeting.rulebook.windows.review_s if state.meeting else None
    if seconds is None or any(session.open for session in state.sessions.values()):
        return None
    if not any(session.phase is Phase.FINAL for session in state.sessions.values()):
        return None
    return max(session.ended_ns for session in state.sessions.values()) + seconds * NS_PER_S


def signatures(state: State, session: Session) -> tuple[ResultSigned, ...]:
    """Of the result as published last; a signature under other rows counts no more."""
    if not session.published:
        return ()
    last = session.published[-1].digest
    signed = state.justice.signatures.get(session.plan.key, ())
    return tuple(signature for signature in signed if signature.digest == last)


def being_investigated(state: State, session: Session) -> tuple[int, ...]:
    """Incidents of a session that wait for the stewards: investigated, or put off until now."""
    waiting = (Stage.INVESTIGATED, Stage.POSTPONED)
    return tuple(
        number
        for number, incident in state.incidents.items()
        if incident.session == session.plan.key and stage_of(state, number) in waiting
    )


def not_final(state: State, session: Session, who: Person, now_ns: int) -> str:
    """Why the published result cannot be declared final by this person now; empty: it can."""
    waiting = being_investigated(state, session)
    if waiting:
        return f"Case {waiting[0]} is not decided. Decide it, or close it."
    protests = state.justice.open_protests(session.plan.key)
    if protests:
        first = protests[0]
        return _held_by(state, first, now_ns)
    until_ns = protests_until_ns(state, session)
    if until_ns is not None and now_ns < until_ns:
        return f"Protests may be lodged for {_span(until_ns - now_ns)} more."
    signed_by = signatures(state, session)
    if not any(signature.role is Role.STEWARD for signature in signed_by):
        return "A steward has to sign the published result first."
    declaring = set() if who.role is Role.TIMING else {who.name}
    if len(declaring | {signature.by for signature in signed_by}) < 2:
        return "Two persons have to sign: not the same one twice."
    return ""


def _held_by(state: State, protest: Protest, now_ns: int) -> str:
    held = f"The {protest.kind} of car {protest.entry:02d} holds the result."
    until_ns = lodging_until_ns(state, protest)
    if until_ns is None:
        return f"{held} Rule on it first."
    if now_ns < until_ns:
        return f"{held} It may be lodged for {_span(until_ns - now_ns)} more. Rule on it first."
    return f"{held} The time to lodge it is over since {_span(now_ns - until_ns)}. Rule on it."


def _span(ns: int) -> str:
    """Minutes and seconds, rounded up: `9:05`, `95:59:58`."""
    minutes, seconds = divmod(-(-ns // NS_PER_S), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def signed(
    state: State, session: Session, act: SignResult, who: Person, now_ns: int
) -> ResultSigned | str:
    """A steward's signature, or the director's, or why not."""
    if session.phase is not Phase.PROVISIONAL or not session.published:
        return f"{session.plan.name} has no provisional result to sign."
    if session.published[-1].digest != act.digest:
        return "Decisions changed the result since it was published. Publish it again."
    if any(signature.by == who.name for signature in signatures(state, session)):
        return "You have signed this result already."
    return ResultSigned(act.session, act.digest, now_ns, who.name, who.role)


def lodged(
    state: State, session: Session, act: LodgeProtest, who: Person, now_ns: int
) -> ProtestLodged | str:
    """A protest, an appeal or a request for review, or why not."""
    known = {entry.number for entry in state.meeting.entries} if state.meeting else set()
    if act.entry not in known:
        return f"Car {act.entry:02d} is not entered."
    if not act.about.strip():
        return "Say what it is about."
    refusal = _too_late(state, session, act, now_ns)
    if refusal:
        return refusal
    protest = Protest(
        len(state.justice.protests) + 1, act.session, act.entry, act.kind, act.about.strip(),
        now_ns, act.decision, who.name,
    )  # fmt: skip
    return ProtestLodged(protest)


def _too_late(state: State, session: Session, act: LodgeProtest, now_ns: int) -> str:
    """Or too early: each kind has its time."""
    match act.kind:
        case ProtestKind.PROTEST:
            return _no_protest(state, session, now_ns)
        case ProtestKind.APPEAL:
            return _no_appeal(state, session, act.decision, now_ns)
        case ProtestKind.REVIEW:
            return _no_review(state, session, now_ns)


def _no_protest(state: State, session: Session, now_ns: int) -> str:
    name = session.plan.name
    if session.phase is Phase.FINAL:
        return f"The result of {name} is final. Ask for a review."
    if session.phase is not Phase.PROVISIONAL:
        return f"No protest yet: its time begins with the provisional result of {name}."
    until_ns = protests_until_ns(state, session)
    if until_ns is not None and now_ns >= until_ns:
        return f"The time for protests is over since {_span(now_ns - until_ns)}."
    return ""


def _no_appeal(state: State, session: Session, number: int, now_ns: int) -> str:
    given = state.decisions.get(number)
    if given is None or given.session != session.plan.key:
        return "Say which decision the appeal is against."
    if session.phase is Phase.FINAL:
        return f"The result of {session.plan.name} is final. Ask for a review."
    seconds = state.meeting.rulebook.windows.appeal_s if state.meeting else None
    if seconds is not None and now_ns >= given.at_ns + seconds * NS_PER_S:
        return f"Decision {number} could be appealed against for {_span(seconds * NS_PER_S)}."
    return ""


def _no_review(state: State, session: Session, now_ns: int) -> str:
    if session.phase is not Phase.FINAL:
        return f"The result of {session.plan.name} is not final: protest, or appeal."
    until_ns = review_until_ns(state)
    if until_ns is not None and now_ns >= until_ns:
        return "The time to ask for a review is over."
    return ""


def ruled(state: State, act: RuleOnProtest, who: Person, now_ns: int) -> ProtestRuled | str:
    """A ruling, or why not."""
    protest = state.justice.protests.get(act.protest)
    if protest is None:
        return f"There is no protest {act.protest}."
    if act.protest in state.justice.rulings:
        return f"Protest {act.protest} is ruled on already."
    if not act.reason.strip():
        return "A ruling needs its reason."
    return ProtestRuled(act.protest, act.upheld, act.reason.strip(), now_ns, who.name)


def reopened(session: Session, act: ReopenResult, who: Person, now_ns: int) -> ResultReopened | str:
    """Back to provisional, or why not."""
    if session.phase is not Phase.FINAL:
        return f"The result of {session.plan.name} is not final."
    if not act.reason.strip():
        return "Reopening a result needs its reason."
    return ResultReopened(act.session, act.reason.strip(), now_ns, who.name)
