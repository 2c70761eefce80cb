"""What happened, as plain sentences: what, which car, where. Every console says it the same way."""

from typing import Final, assert_never

from racecontrol.meeting.bookmarks import BookmarkFact, MomentMarked
from racecontrol.meeting.facts import (
    AnyFact,
    ChequeredMoved,
    ChequeredWithdrawn,
    CorrectionUndone,
    DecisionGiven,
    DecisionRescinded,
    FlagShown,
    GridFormed,
    IncidentNoted,
    LapCompleted,
    LapCorrected,
    MeetingOpened,
    PassingRecorded,
    ProgramStarted,
    ResultDeclaredFinal,
    ResultPublished,
    RigFellSilent,
    RigHeardAgain,
    SessionEnded,
    SessionStarted,
    TieReopened,
    TieSettled,
    TimingLineMoved,
)
from racecontrol.meeting.flow_facts import EventFact, FlowFact
from racecontrol.meeting.justice_facts import (
    GamePenaltyNoted,
    JusticeFact,
    PenaltyServed,
    ProtestLodged,
)
from racecontrol.meeting.model import Correction, CorrectionKind, Decision, Flag, Incident
from racecontrol.meeting.parity_facts import ParityFact
from racecontrol.meeting.rig_draw_facts import RigDrawFact
from racecontrol.meeting.rig_facts import RigFact
from racecontrol.meeting.state import State
from racecontrol.results.classification import best_lap, starters
from racecontrol.stewarding.penalties import PENALTIES
from ui import format as text
from ui.bookmark_sentences import bookmark_sentence
from ui.draw_sentences import draw_sentence
from ui.flow_sentences import flow_sentence
from ui.justice_sentences import justice_sentence
from ui.nouns import car, noun, reason_of
from ui.parity_sentences import parity_sentence
from ui.rig_sentences import rig_sentence
from ui.tr import counted, first_up, later, ruled, tr, worded


def sentence(fact: AnyFact, state: State) -> str:
    """One sentence; empty for a fact that is not news. `state` is the one after the fact."""
    if isinstance(fact, FlowFact | EventFact):
        return flow_sentence(fact, state)
    if isinstance(fact, JusticeFact):
        return justice_sentence(fact, state)
    if isinstance(fact, BookmarkFact):
        return bookmark_sentence(fact, state)
    if isinstance(fact, RigFact):
        return rig_sentence(fact)
    if isinstance(fact, RigDrawFact):
        return draw_sentence(fact)
    if isinstance(fact, ParityFact):
        return parity_sentence(fact, state)
    match fact:
        case MeetingOpened(meeting=meeting):
            return counted(
                "{meeting} opened with %n entry.",
                "{meeting} opened with %n entries.",
                len(meeting.entries),
                meeting=meeting.name,
            )
        case ProgramStarted():
            return tr("The program was started.")
        case GridFormed(slots=slots):
            first = car(state.meeting, slots[0])
            return tr(
                "{session}: grid formed, {first} on first place.",
                session=_session(state, fact.session),
                first=first,
            )
        case SessionStarted():
            return tr("{session} started.", session=_session(state, fact.session))
        case PassingRecorded():
            return ""
        case LapCompleted():
            return _lap(state, fact)
        case FlagShown():
            return _flag(state, fact)
        case IncidentNoted(incident=incident):
            return tr(
                "Incident {incident} noted: {words}.",
                incident=incident.incident,
                words=incident_words(state, incident),
            )
        case DecisionGiven(decision=decision):
            return f"{decision_words(state, decision)}."
        case DecisionRescinded(decision=number, reason=reason):
            return tr(
                "Decision {number} rescinded: {reason}.", number=number, reason=reason_of(reason)
            )
        case _:
            return _rest(state, fact)


Rest = SessionEnded | ResultPublished | ResultDeclaredFinal | RigFellSilent | RigHeardAgain


def _rest(state: State, fact: "Rest | Mended") -> str:
    match fact:
        case SessionEnded():
            return tr("{session} ended.", session=_session(state, fact.session))
        case ResultPublished(revision=revision):
            name = _session(state, fact.session)
            return tr(
                "Provisional result of {name} published, revision {revision}.",
                name=name,
                revision=revision,
            )
        case ResultDeclaredFinal():
            return tr("Result of {session} is final.", session=_session(state, fact.session))
        case RigFellSilent(rig=rig):
            return tr("Rig {rig}: no packets.", rig=rig)
        case RigHeardAgain(rig=rig, silent_ms=silent_ms):
            return tr(
                "Rig {rig} is heard again after {silent} s.",
                rig=rig,
                silent=f"{silent_ms / 1000:.1f}",
            )
        case _:
            return _mended(state, fact)


Mended = (
    LapCorrected
    | CorrectionUndone
    | TimingLineMoved
    | TieSettled
    | TieReopened
    | ChequeredWithdrawn
    | ChequeredMoved
)


def _mended(state: State, fact: Mended) -> str:
    """What a person put right, and why."""
    match fact:
        case LapCorrected(correction=correction):
            words = correction_words(state, correction)
            return tr(
                "{words}, by {made_by}: {reason}.",
                words=first_up(words),
                made_by=correction.made_by,
                reason=reason_of(correction.reason),
            )
        case CorrectionUndone(correction=number, reason=reason):
            return tr(
                "Correction {number} taken back: {reason}.", number=number, reason=reason_of(reason)
            )
        case TimingLineMoved(move=move):
            where = f"{noun(move.line)} {move.number}" if move.number else noun(move.line)
            moved = tr(
                "from {from_m} m to {to_m} m", from_m=f"{move.from_m:.1f}", to_m=f"{move.to_m:.1f}"
            )
            return tr(
                "Track {track}: line of {where} moved {moved}.",
                track=move.track,
                where=where,
                moved=moved,
            )
        case TieSettled(order=order, by=by):
            cars = tr(", then ").join(car(state.meeting, number) for number in order)
            return tr(
                "Equal points: {cars}, by {by}: {reason}.",
                cars=cars,
                by=by,
                reason=reason_of(fact.reason),
            )
        case TieReopened(order=order, by=by):
            cars = text.listed([car(state.meeting, number) for number in order])
            return tr(
                "Equal points of {cars} open again, by {by}: {reason}.",
                cars=cars,
                by=by,
                reason=reason_of(fact.reason),
            )
        case ChequeredWithdrawn(reason=reason):
            name = _session(state, fact.session)
            return tr(
                "{name}: chequered flag withdrawn, the session goes on: {reason}.",
                name=name,
                reason=reason_of(reason),
            )
        case ChequeredMoved(flag_ns=flag_ns, reason=reason):
            name, at = _session(state, fact.session), text.time_of_day(flag_ns)
            return tr(
                "{name}: the chequered flag fell at {at}: {reason}.",
                name=name,
                at=at,
                reason=reason_of(reason),
            )
        case _:
            assert_never(fact)


CORRECTIONS: Final = {
    CorrectionKind.INSERT: later("end of lap {lap} entered by hand"),
    CorrectionKind.MOVE: later("end of lap {lap} moved"),
    CorrectionKind.DELETE: later("end of lap {lap} deleted"),
    CorrectionKind.SPLIT: later("lap {lap} split into two"),
}


def correction_words(state: State, made: Correction) -> str:
    """`car 31 (KSZ), end of lap 4 entered by hand`, without a full stop."""
    return f"{car(state.meeting, made.entry)}, {worded(CORRECTIONS[made.kind], lap=made.lap)}"


def moment_ns(fact: AnyFact) -> int | None:
    """When it happened on the event clock; None for a fact that does not say."""
    match fact:
        case PassingRecorded(passing=passing):
            return passing.at_ns
        case LapCompleted(lap=lap):
            return lap.at_ns
        case IncidentNoted(incident=incident):
            return incident.at_ns
        case DecisionGiven(decision=decision):
            return decision.at_ns
        case LapCorrected(correction=correction):
            return correction.made_ns
        case MeetingOpened() | ProgramStarted() | GridFormed() | DecisionRescinded():
            return None
        case PenaltyServed(service=service):
            return service.at_ns
        case GamePenaltyNoted(penalty=penalty):
            return penalty.at_ns
        case ProtestLodged(protest=protest):
            return protest.at_ns
        case MomentMarked(bookmark=mark):
            return mark.at_ns
        case _:
            return fact.at_ns


def incident_words(state: State, incident: Incident) -> str:
    """`car 31 (KSZ) and car 44 (LND), turn 6, lap 9: contact`, without a full stop."""
    cars = text.listed([car(state.meeting, number) for number in incident.entries])
    where = tr(", turn {turn}", turn=incident.turn) if incident.turn else ""
    when = tr(", lap {lap}", lap=incident.lap) if incident.lap else ""
    return f"{cars}{where}{when}: {reason_of(incident.reason)}"


def decision_words(state: State, decision: Decision) -> str:
    """`Decision 3: car 31 (KSZ), 5 s, causing a collision`, without a full stop."""
    who = car(state.meeting, decision.entry)
    what = penalty_words(decision)
    return tr(
        "Decision {decision}: {who}, {what}, {reason}",
        decision=decision.decision,
        who=who,
        what=what,
        reason=reason_of(decision.reason),
    )


def penalty_words(decision: Decision) -> str:
    """`5 s`, `lap 3 deleted`; the code itself where this program does not know it."""
    penalty = PENALTIES.get(decision.penalty)
    if penalty is None:
        return decision.penalty
    return tr("lap {lap} deleted", lap=decision.lap) if penalty.deletes_lap else ruled(penalty.name)


def _session(state: State, key: str) -> str:
    session = state.sessions.get(key)
    return session.plan.name if session else key


def _lap(state: State, fact: LapCompleted) -> str:
    """Only the best of a session is news."""
    session = state.sessions[fact.session]
    lap = fact.lap
    if not (lap.live and lap.flying):
        return ""
    bests = [best_lap(state, session, number) for number in starters(state, session)]
    least = min((best.official_ms for best in bests if best), default=None)
    own = best_lap(state, session, lap.entry)
    if least is None or own is None or own.lap != lap.lap or lap.official_ms > least:
        return ""
    who = car(state.meeting, lap.entry)
    return tr(
        "{who}: best lap of the session, {time}.",
        who=first_up(who),
        time=text.lap_time(lap.official_ms),
    )


def _flag(state: State, fact: FlagShown) -> str:
    flag = fact.flag
    if flag.to_one_car:
        return tr(
            "{flag} flag to {car}.", flag=first_up(noun(flag)), car=car(state.meeting, fact.entry)
        )
    where = tr(" in sector {sector}", sector=fact.sector) if fact.sector else ""
    if flag is Flag.GREEN:
        return tr("Green{where}.", where=where) if where else tr("Green, all sectors.")
    if flag in (Flag.RED, Flag.CHEQUERED):
        return tr("{session}: {flag} flag.", session=_session(state, fact.session), flag=noun(flag))
    if where:
        return f"{first_up(noun(flag))}{where}."
    return tr("{flag}, all sectors.", flag=first_up(noun(flag)))
