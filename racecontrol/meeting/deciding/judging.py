"""What acts on penalties, incidents and protests lead to, or why not. Part of `decide`."""

from racecontrol.meeting.acts import AnyAct, GiveDecision
from racecontrol.meeting.deciding.publishing import lodged, reopened, ruled, signed
from racecontrol.meeting.judged import GamePenalty, ServedBy, Service, Stage
from racecontrol.meeting.justice_acts import (
    CarryPenalty,
    CloseIncident,
    ConfirmServed,
    CorrectIncident,
    InvestigateIncident,
    JusticeAct,
    LodgeProtest,
    NoteGamePenalty,
    PostponeIncident,
    ReopenIncident,
    ReopenResult,
    RuleOnProtest,
    SignResult,
    TakeBackGamePenalty,
    TakeBackService,
)
from racecontrol.meeting.justice_facts import (
    GamePenaltyNoted,
    GamePenaltyTakenBack,
    IncidentClosed,
    IncidentCorrected,
    IncidentInvestigated,
    IncidentPostponed,
    IncidentReopened,
    JusticeFact,
    PenaltyCarried,
    PenaltyServed,
    ServiceTakenBack,
)
from racecontrol.meeting.model import Decision, Incident, Person, Phase, Role
from racecontrol.meeting.stages import decisions_on, stage_of
from racecontrol.meeting.state import Session, State

BOTH = (InvestigateIncident, CorrectIncident, NoteGamePenalty, LodgeProtest, SignResult)
Penal = ConfirmServed | TakeBackService | CarryPenalty | NoteGamePenalty | TakeBackGamePenalty
Staging = InvestigateIncident | PostponeIncident | CloseIncident | ReopenIncident


def not_theirs(act: AnyAct, role: Role) -> str:
    """Why this is not for that role; empty where it is."""
    if not isinstance(act, JusticeAct) or role is Role.STEWARD:
        return ""
    if isinstance(act, BOTH):
        why = "Only the stewards or the race director can do that."
        return "" if role is Role.DIRECTOR else why
    return "Only the stewards can do that."


def judged(state: State, act: JusticeAct, who: Person, now_ns: int) -> JusticeFact | str:
    """The fact that an act leads to, or why not in one sentence. `now_ns` is the event clock."""
    if isinstance(act, Penal):
        return _penal(state, act, who, now_ns)
    if isinstance(act, Staging):
        return _staged(state, act, who, now_ns)
    match act:
        case CorrectIncident():
            return _corrected(state, act, who, now_ns)
        case RuleOnProtest():
            return ruled(state, act, who, now_ns)
        case LodgeProtest() | SignResult() | ReopenResult():
            session = state.sessions.get(act.session)
            if session is None:
                return f"There is no session {act.session!r} in this event."
    if isinstance(act, LodgeProtest):
        return lodged(state, session, act, who, now_ns)
    if isinstance(act, SignResult):
        return signed(state, session, act, who, now_ns)
    return reopened(session, act, who, now_ns)


def no_decision(state: State, act: GiveDecision) -> str:
    """Why the rules or its case do not let this decision be given; empty where they do."""
    rule = state.meeting.rulebook.infringement(act.infringement) if state.meeting else None
    if rule and act.penalty not in rule.penalties:
        return f"The rulebook does not allow that for {rule.reason.lower()}."
    if not act.incident:
        return ""
    if stage_of(state, act.incident) is Stage.CLOSED:
        return f"Case {act.incident} is closed with no further action. Reopen it first."
    for given in decisions_on(state, act.incident):
        if (given.entry, given.penalty, given.lap) == (act.entry, act.penalty, act.lap):
            return f"Car {act.entry:02d} has that for case {act.incident} already."
    return ""


# ------------------------------------------------------------ penalties


def _penal(state: State, act: Penal, who: Person, now_ns: int) -> JusticeFact | str:
    match act:
        case ConfirmServed():
            return _served(state, act, who, now_ns)
        case TakeBackService():
            return _service_back(state, act, who, now_ns)
        case CarryPenalty():
            return _carried(state, act, who, now_ns)
        case NoteGamePenalty():
            return _in_game(state, act, who, now_ns)
        case TakeBackGamePenalty():
            return _game_back(state, act, who, now_ns)


def due_in(state: State, decision: Decision) -> Session:
    """The session in which the penalty of a decision is due."""
    carried = state.justice.carried.get(decision.decision)
    return state.sessions[carried.session if carried else decision.session]


def _in_force(state: State, number: int) -> Decision | str:
    decision = state.decisions.get(number)
    if decision is None:
        return f"There is no decision {number}."
    if number in state.rescinded:
        return f"Decision {number} is rescinded."
    session = due_in(state, decision)
    if session.phase is Phase.FINAL:
        return f"The result of {session.plan.name} is final."
    return decision


def _served(state: State, act: ConfirmServed, who: Person, now_ns: int) -> PenaltyServed | str:
    decision = _in_force(state, act.decision)
    if isinstance(decision, str):
        return decision
    if act.decision in state.justice.served:
        return f"Decision {act.decision} is served already."
    session = due_in(state, decision)
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return f"{session.plan.name} has not started: nothing can be served in it."
    service = act.service or Service(ServedBy.SEEN, now_ns)
    if service.at_ns < decision.at_ns:
        return "That was before the decision was given."
    if service.at_ns > now_ns:
        return "That moment is still to come."
    return PenaltyServed(act.decision, service, who.name)


def _service_back(
    state: State, act: TakeBackService, who: Person, now_ns: int
) -> ServiceTakenBack | str:
    decision = _in_force(state, act.decision)
    if isinstance(decision, str):
        return decision
    if act.decision not in state.justice.served:
        return f"Decision {act.decision} is not served."
    if not act.reason.strip():
        return "Say why it was not served."
    return ServiceTakenBack(act.decision, act.reason.strip(), now_ns, who.name)


def _carried(state: State, act: CarryPenalty, who: Person, now_ns: int) -> PenaltyCarried | str:
    decision = _in_force(state, act.decision)
    if isinstance(decision, str):
        return decision
    to = state.sessions.get(act.session)
    if to is None:
        return f"There is no session {act.session!r} in this event."
    if act.decision in state.justice.served:
        return f"Decision {act.decision} is served already."
    keys = list(state.sessions)
    if keys.index(act.session) <= keys.index(due_in(state, decision).plan.key):
        return "A penalty is carried to a later session."
    if not to.open:
        return f"{to.plan.name} has ended."
    if not act.reason.strip():
        return "Say why it is carried over."
    return PenaltyCarried(act.decision, act.session, act.reason.strip(), now_ns, who.name)


def _in_game(
    state: State, act: NoteGamePenalty, who: Person, now_ns: int
) -> GamePenaltyNoted | str:
    refusal = _no_game_penalty(state, act)
    if refusal:
        return refusal
    if act.decision:
        decision = _in_force(state, act.decision)
        if isinstance(decision, str):
            return decision
        if decision.entry != act.entry:
            return f"Decision {act.decision} is not on car {act.entry:02d}."
    number = state.justice.noted_in_game + 1
    penalty = GamePenalty(
        number, act.session, act.entry, act.taken_ms, act.reason.strip(), now_ns,
        act.lap, act.incident, act.decision, who.name,
    )  # fmt: skip
    return GamePenaltyNoted(penalty)


def _no_game_penalty(state: State, act: NoteGamePenalty) -> str:
    session = state.sessions.get(act.session)
    if session is None:
        return f"There is no session {act.session!r} in this event."
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return f"{session.plan.name} has not started."
    if session.phase is Phase.FINAL:
        return f"The result of {session.plan.name} is final."
    if act.entry not in _entered(state):
        return f"Car {act.entry:02d} is not entered."
    if act.taken_ms <= 0:
        return "Say what the game's penalty cost, in seconds."
    if act.incident and act.incident not in state.incidents:
        return f"There is no incident {act.incident}."
    return "" if act.reason.strip() else "Say what the game gave it for."


def _game_back(
    state: State, act: TakeBackGamePenalty, who: Person, now_ns: int
) -> GamePenaltyTakenBack | str:
    noted = state.justice.game_penalties.get(act.number)
    if noted is None:
        return f"There is no penalty {act.number} of the game."
    session = state.sessions[noted.session]
    if session.phase is Phase.FINAL:
        return f"The result of {session.plan.name} is final."
    if not act.reason.strip():
        return "Say why it is taken back."
    return GamePenaltyTakenBack(act.number, act.reason.strip(), now_ns, who.name)


def _entered(state: State) -> set[int]:
    return {entry.number for entry in state.meeting.entries} if state.meeting else set()


# ------------------------------------------------------------ incidents


def _staged(state: State, act: Staging, who: Person, now_ns: int) -> JusticeFact | str:
    number = act.incident
    if number not in state.incidents:
        return f"There is no incident {number}."
    stage = stage_of(state, number)
    if isinstance(act, ReopenIncident):
        if stage not in (Stage.CLOSED, Stage.DECIDED):
            return f"Case {number} is open."
        if not act.reason.strip():
            return "Reopening a case needs its reason."
        return IncidentReopened(number, act.reason.strip(), now_ns, who.name)
    if stage is Stage.DECIDED:
        return f"Case {number} is already decided. Reopen it to change it."
    if stage is Stage.CLOSED:
        return f"Case {number} is closed with no further action. Reopen it first."
    match act:
        case InvestigateIncident():
            if stage is Stage.INVESTIGATED:
                return f"Case {number} is under investigation already."
            return IncidentInvestigated(number, now_ns, who.name)
        case PostponeIncident():
            if stage is Stage.POSTPONED:
                return f"Case {number} will be investigated after the session already."
            return IncidentPostponed(number, now_ns, who.name)
        case CloseIncident():
            return IncidentClosed(number, act.reason.strip(), now_ns, who.name)


def _corrected(
    state: State, act: CorrectIncident, who: Person, now_ns: int
) -> IncidentCorrected | str:
    before = state.incidents.get(act.incident)
    if before is None:
        return f"There is no incident {act.incident}."
    strange = [number for number in act.entries if number not in _entered(state)]
    if strange:
        return f"Car {strange[0]:02d} is not entered."
    if len(set(act.entries)) != len(act.entries):
        return "A car stands in the incident twice."
    now = _with_correction(before, act)
    if now == before:
        return "Nothing is corrected: name other cars, a reason, a turn or a lap."
    for given in decisions_on(state, act.incident):
        if given.entry not in now.entries:
            return f"Car {given.entry:02d} has decision {given.decision} on it. Rescind it first."
    return IncidentCorrected(now, before, now_ns, who.name)


def _with_correction(before: Incident, act: CorrectIncident) -> Incident:
    return Incident(
        before.incident,
        before.session,
        before.at_ns,
        act.entries or before.entries,
        act.reason.strip() or before.reason,
        before.turn if act.turn < 0 else act.turn,
        before.lap if act.lap < 0 else act.lap,
        before.noted_by,
    )
