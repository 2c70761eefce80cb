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
from racecontrol.meeting.model import Correction, CorrectionKind, Decision, Flag, Incident, Meeting
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
from ui.parity_sentences import parity_sentence
from ui.rig_sentences import rig_sentence


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
            return f"{meeting.name} opened with {len(meeting.entries)} entries."
        case ProgramStarted():
            return "The program was started."
        case GridFormed(slots=slots):
            first = car(state.meeting, slots[0])
            return f"{_session(state, fact.session)}: grid formed, {first} on first place."
        case SessionStarted():
            return f"{_session(state, fact.session)} started."
        case PassingRecorded():
            return ""
        case LapCompleted():
            return _lap(state, fact)
        case FlagShown():
            return _flag(state, fact)
        case IncidentNoted(incident=incident):
            return f"Incident {incident.incident} noted: {incident_words(state, incident)}."
        case DecisionGiven(decision=decision):
            return f"{decision_words(state, decision)}."
        case DecisionRescinded(decision=number, reason=reason):
            return f"Decision {number} rescinded: {_no_stop(reason)}."
        case _:
            return _rest(state, fact)


Rest = (
    SessionEnded
    | ResultPublished
    | ResultDeclaredFinal
    | RigFellSilent
    | RigHeardAgain
    | LapCorrected
    | CorrectionUndone
    | TimingLineMoved
    | TieSettled
    | TieReopened
    | ChequeredWithdrawn
    | ChequeredMoved
)


def _rest(state: State, fact: Rest) -> str:
    match fact:
        case SessionEnded():
            return f"{_session(state, fact.session)} ended."
        case ResultPublished(revision=revision):
            name = _session(state, fact.session)
            return f"Provisional result of {name} published, revision {revision}."
        case ResultDeclaredFinal():
            return f"Result of {_session(state, fact.session)} is final."
        case RigFellSilent(rig=rig):
            return f"Rig {rig}: no packets."
        case RigHeardAgain(rig=rig, silent_ms=silent_ms):
            return f"Rig {rig} is heard again after {silent_ms / 1000:.1f} s."
        case LapCorrected(correction=correction):
            words = correction_words(state, correction)
            return f"{_first_up(words)}, by {correction.made_by}: {_no_stop(correction.reason)}."
        case CorrectionUndone(correction=number, reason=reason):
            return f"Correction {number} taken back: {_no_stop(reason)}."
        case TimingLineMoved(move=move):
            where = f"{move.line.value} {move.number}" if move.number else move.line.value
            moved = f"from {move.from_m:.1f} m to {move.to_m:.1f} m"
            return f"Track {move.track}: line of {where} moved {moved}."
        case TieSettled(order=order, by=by):
            cars = ", then ".join(car(state.meeting, number) for number in order)
            return f"Equal points: {cars}, by {by}: {_no_stop(fact.reason)}."
        case TieReopened(order=order, by=by):
            cars = text.listed([car(state.meeting, number) for number in order])
            return f"Equal points of {cars} open again, by {by}: {_no_stop(fact.reason)}."
        case ChequeredWithdrawn(reason=reason):
            name = _session(state, fact.session)
            return f"{name}: chequered flag withdrawn, the session goes on: {_no_stop(reason)}."
        case ChequeredMoved(flag_ns=flag_ns, reason=reason):
            name, at = _session(state, fact.session), text.time_of_day(flag_ns)
            return f"{name}: the chequered flag fell at {at}: {_no_stop(reason)}."
        case _:
            assert_never(fact)


CORRECTIONS: Final = {
    CorrectionKind.INSERT: "end of lap {} entered by hand",
    CorrectionKind.MOVE: "end of lap {} moved",
    CorrectionKind.DELETE: "end of lap {} deleted",
    CorrectionKind.SPLIT: "lap {} split into two",
}


def correction_words(state: State, made: Correction) -> str:
    """`car 31 (KSZ), end of lap 4 entered by hand`, without a full stop."""
    return f"{car(state.meeting, made.entry)}, {CORRECTIONS[made.kind].format(made.lap)}"


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


def car(meeting: Meeting | None, number: int) -> str:
    """`car 31 (KSZ)`; only the number when it is not entered."""
    try:
        code = meeting.entry(number).code if meeting else ""
    except KeyError:
        code = ""
    return f"car {text.car(number)} ({code})" if code else f"car {text.car(number)}"


def incident_words(state: State, incident: Incident) -> str:
    """`car 31 (KSZ) and car 44 (LND), turn 6, lap 9: contact`, without a full stop."""
    cars = text.listed([car(state.meeting, number) for number in incident.entries])
    where = f", turn {incident.turn}" if incident.turn else ""
    when = f", lap {incident.lap}" if incident.lap else ""
    return f"{cars}{where}{when}: {_no_stop(incident.reason)}"


def decision_words(state: State, decision: Decision) -> str:
    """`Decision 3: car 31 (KSZ), 5 s, causing a collision`, without a full stop."""
    who = car(state.meeting, decision.entry)
    what = penalty_words(decision)
    return f"Decision {decision.decision}: {who}, {what}, {_no_stop(decision.reason)}"


def penalty_words(decision: Decision) -> str:
    """`5 s`, `lap 3 deleted`; the code itself where this program does not know it."""
    penalty = PENALTIES.get(decision.penalty)
    if penalty is None:
        return decision.penalty
    return f"lap {decision.lap} deleted" if penalty.deletes_lap else penalty.name


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
    return f"{_first_up(who)}: best lap of the session, {text.lap_time(lap.official_ms)}."


def _flag(state: State, fact: FlagShown) -> str:
    flag = fact.flag
    if flag.to_one_car:
        return f"{_first_up(flag.value)} flag to {car(state.meeting, fact.entry)}."
    where = f" in sector {fact.sector}" if fact.sector else ""
    if flag is Flag.GREEN:
        return f"Green{where}." if where else "Green, all sectors."
    if flag in (Flag.RED, Flag.CHEQUERED):
        return f"{_session(state, fact.session)}: {flag.value} flag."
    return f"{_first_up(flag.value)}{where}." if where else f"{_first_up(flag.value)}, all sectors."


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _no_stop(words: str) -> str:
    return words.rstrip(".")
