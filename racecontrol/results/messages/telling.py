"""From facts to messages: what race control says of each entry of the diary."""

from datetime import tzinfo
from typing import Any, Final

from racecontrol.meeting import facts as f
from racecontrol.meeting import flow_facts as flow
from racecontrol.meeting import justice_facts as just
from racecontrol.meeting.event_flow import entry_in
from racecontrol.meeting.judged import ProtestKind
from racecontrol.meeting.model import Decision, Flag, Incident
from racecontrol.meeting.procedures import Neutral, NeutralStep, PitEnd
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.told import Told
from racecontrol.results.messages import forms
from racecontrol.results.messages.forms import Amends, Car, IncidentStep, Message, Speaker
from racecontrol.results.messages.penalties import sanction_of
from racecontrol.results.messages.words import plain, time_of_day_s
from racecontrol.stewarding.infringements import infringement_of, known, same
from racecontrol.stewarding.penalties import PENALTIES

IN_THE_PIT_LANE: Final = (
    "Speeding in the pit lane",
    "Unsafe release",
    "Leaving pit exit on red light",
)
TRACK: Final = {
    Flag.GREEN: forms.TrackSignal.CLEAR,
    Flag.YELLOW: forms.TrackSignal.YELLOW,
    Flag.DOUBLE_YELLOW: forms.TrackSignal.DOUBLE_YELLOW,
    Flag.RED: forms.TrackSignal.RED,
    Flag.CHEQUERED: forms.TrackSignal.CHEQUERED,
}
SECTOR: Final = {
    Flag.GREEN: forms.Signal.CLEAR,
    Flag.YELLOW: forms.Signal.YELLOW,
    Flag.DOUBLE_YELLOW: forms.Signal.DOUBLE_YELLOW,
}
TO_ONE_CAR: Final = {
    Flag.WHITE: forms.CarSignal.WHITE,
    Flag.BLACK_WHITE: forms.CarSignal.BLACK_WHITE,
    Flag.BLACK_ORANGE: forms.CarSignal.BLACK_ORANGE,
    Flag.BLACK: forms.CarSignal.BLACK,
}
SLOWING: Final = {
    Neutral.SAFETY_CAR: forms.Slowing.SAFETY_CAR,
    Neutral.VSC: forms.Slowing.VSC,
    Neutral.FCY: forms.Slowing.FCY,
}
PIT: Final = {
    (PitEnd.EXIT, True): forms.PitLane.EXIT_OPEN,
    (PitEnd.EXIT, False): forms.PitLane.EXIT_CLOSED,
    (PitEnd.ENTRY, True): forms.PitLane.ENTRY_OPEN,
    (PitEnd.ENTRY, False): forms.PitLane.ENTRY_CLOSED,
}
ASKED: Final = {
    ProtestKind.PROTEST: forms.Asked.PROTEST,
    ProtestKind.APPEAL: forms.Asked.APPEAL,
    ProtestKind.REVIEW: forms.Asked.REVIEW,
}
SESSION_STEPS: Final[dict[type, forms.SessionStep]] = {
    flow.FormationBegun: forms.SessionStep.FORMATION,
    f.SessionStarted: forms.SessionStep.STARTED,
    flow.StartAborted: forms.SessionStep.START_ABORTED,
    flow.SessionSuspended: forms.SessionStep.SUSPENDED,
    flow.SessionResumed: forms.SessionStep.RESUMED,
    f.SessionEnded: forms.SessionStep.ENDED,
    flow.SessionCancelled: forms.SessionStep.CANCELLED,
    flow.SessionRerun: forms.SessionStep.RERUN,
}
LATER: Final = {True: IncidentStep.AFTER_RACE, False: IncidentStep.AFTER_SESSION}


class Teller:
    """Goes through the diary in order; knows incidents and decisions as they were by then."""

    def __init__(self, state: State, zone: tzinfo) -> None:
        self._state, self._zone = state, zone
        self._incidents: dict[int, Incident] = {}
        self._steps: dict[int, IncidentStep] = {}
        self._given: dict[int, Decision] = {}  # and not rescinded by then
        self._revisions: dict[str, int] = {}  # the last one published, by session

    def with_state(self, state: State) -> None:
        """A later state of the same event, in which nothing told so far is another."""
        self._state = state

    def message(self, told: Told) -> Message | None:
        """What is said of it; None where nothing is."""
        fact: Any = told.fact
        if type(fact) in SESSION_STEPS:
            reason = plain(getattr(fact, "reason", ""))
            return forms.SessionTold(SESSION_STEPS[type(fact)], self._name(told), reason)
        match fact:
            case f.FlagShown():
                return self._flag(told, fact)
            case f.GridFormed() | flow.NeutralisationSet(step=NeutralStep.OVER):
                return None  # the flag that ended it says so
            case flow.NeutralisationSet() | flow.PitLaneSet() | f.ChequeredWithdrawn():
                return _track(fact)
            case f.DecisionGiven() | f.DecisionRescinded():
                return self._decision(told, fact)
            case just.PenaltyServed(decision=number):
                return self._penalty(self._state.decisions[number], forms.PenaltyStep.SERVED)
            case just.ServiceTakenBack(decision=number):
                return self._penalty(self._state.decisions[number], forms.PenaltyStep.NOT_SERVED)
            case _ if hasattr(fact, "incident"):
                return self._incident(fact)
            case _:
                return self._of_the_event(told, fact)

    # ------------------------------------------------------------ flags

    def _flag(self, told: Told, shown: f.FlagShown) -> Message:
        flag = shown.flag
        if flag is Flag.BLUE:
            at_s = time_of_day_s(shown.at_ns, self._zone)
            return forms.BlueFlag(self._car(told.session, shown.entry), at_s)
        if flag in TO_ONE_CAR:
            return forms.CarFlag(TO_ONE_CAR[flag], self._car(told.session, shown.entry))
        if shown.sector and flag in SECTOR:
            return forms.SectorSignal(SECTOR[flag], shown.sector)
        return forms.WholeTrack(TRACK[flag])

    # ------------------------------------------------------------ incidents

    def _incident(self, fact: Any) -> Message:
        number = fact.incident.incident if isinstance(fact.incident, Incident) else fact.incident
        amends = Amends.NOTHING
        match fact:
            case f.IncidentNoted(incident=incident):
                self._incidents[number] = incident
                self._steps[number] = IncidentStep.NOTED
            case just.IncidentCorrected(incident=incident):
                self._incidents[number] = incident
                amends = Amends(fact.word)
            case just.IncidentReopened():
                self._steps[number] = IncidentStep.INVESTIGATED
                amends = Amends.UPDATE
            case just.IncidentInvestigated():
                self._steps[number] = IncidentStep.INVESTIGATED
            case just.IncidentPostponed():
                race = self._session(self._incidents[number].session).plan.laps > 0
                self._steps[number] = LATER[race]
            case just.IncidentClosed():
                before = self._steps[number]
                looked = before is not IncidentStep.NOTED
                self._steps[number] = (
                    IncidentStep.NO_ACTION if looked else IncidentStep.NO_INVESTIGATION
                )
        return self._incident_told(self._incidents[number], self._steps[number], amends)

    def _incident_told(self, incident: Incident, step: IncidentStep, amends: Amends) -> Message:
        pit_lane = not incident.turn and known(incident.reason) in IN_THE_PIT_LANE
        return forms.IncidentTold(
            tuple(self._car(incident.session, number) for number in incident.entries),
            step,
            plain(incident.reason),
            incident.turn,
            pit_lane,
            Speaker.RACE_CONTROL if step is IncidentStep.NOTED else Speaker.STEWARDS,
            amends,
        )

    # ------------------------------------------------------------ decisions

    def _decision(self, told: Told, fact: f.DecisionGiven | f.DecisionRescinded) -> Message:
        if isinstance(fact, f.DecisionRescinded):
            decision = self._given.pop(fact.decision, self._state.decisions[fact.decision])
            if PENALTIES[decision.penalty].deletes_lap:
                return self._lap_time(decision, forms.LapStep.REINSTATED, told.lap_ms)
            return self._penalty(decision, forms.PenaltyStep.RESCINDED)
        decision = fact.decision
        if PENALTIES[decision.penalty].deletes_lap:
            message = self._lap_time(decision, forms.LapStep.DELETED, told.lap_ms)
        else:
            message = self._penalty(decision, forms.PenaltyStep.GIVEN)
        self._given[decision.decision] = decision
        return message

    def _penalty(self, decision: Decision, step: forms.PenaltyStep) -> Message:
        sanction, amount = sanction_of(PENALTIES[decision.penalty])
        times = 1 + sum(
            other.entry == decision.entry
            and other.decision < decision.decision
            and same(infringement_of(other), infringement_of(decision))
            for other in self._given.values()
        )
        return forms.PenaltyTold(
            sanction,
            self._car(decision.session, decision.entry),
            amount,
            plain(infringement_of(decision)),
            times if times > 1 else 0,
            step,
            Speaker.STEWARDS,
        )

    def _lap_time(self, decision: Decision, step: forms.LapStep, lap_ms: int | None) -> Message:
        incident = self._incidents.get(decision.incident)
        return forms.LapTimeTold(
            self._car(decision.session, decision.entry),
            step,
            lap_ms,
            plain(infringement_of(decision)),
            incident.turn if incident else 0,
            decision.lap,
            time_of_day_s(incident.at_ns, self._zone) if incident else None,
        )

    # ------------------------------------------------------------ sessions, entries, results

    def _of_the_event(self, told: Told, fact: Any) -> Message:
        reason, key = plain(getattr(fact, "reason", "")), told.session
        name = self._name(told)
        match fact:
            case flow.SessionDelayed(by_s=by_s):
                return forms.SessionDelay(by_s, name, reason)
            case flow.SessionShortened(laps=laps, duration_s=duration_s):
                return forms.SessionLength(name, laps, 0 if laps else duration_s, reason)
            case flow.OrderTaken(slots=slots, distance=distance):
                cars = tuple(self._car(key, number) for number in slots)
                return forms.RestartOrder(cars, distance)
            case flow.EntryAbsent(entry=entry) | flow.EntryPresent(entry=entry):
                absent = isinstance(fact, flow.EntryAbsent)
                step = forms.EntryStep.WILL_NOT_START if absent else forms.EntryStep.WILL_START
                return forms.EntryTold(self._car(key, entry), step, name, reason)
            case flow.EntryWithdrawn(entry=entry):
                return forms.EntryTold(self._car(key, entry), forms.EntryStep.WITHDRAWN, "", reason)
            case flow.EntryReinstated(entry=entry):
                return forms.EntryTold(
                    self._car(key, entry), forms.EntryStep.REINSTATED, "", reason
                )
            case flow.SubstituteNamed(entry=entry, driver=driver):
                return forms.Substitute(self._car(key, entry), plain(driver), name, reason)
            case just.ProtestLodged() | just.ProtestRuled():
                return self._protest(fact)
            case _:
                if isinstance(fact, f.ResultPublished):
                    self._revisions[key] = fact.revision
                return _result(fact, name, reason, self._revisions.get(key, 0))

    def _protest(self, fact: just.ProtestLodged | just.ProtestRuled) -> Message:
        if isinstance(fact, just.ProtestLodged):
            protest, step = fact.protest, forms.ProtestStep.LODGED
            speaker, reason = Speaker.RACE_CONTROL, protest.about
        else:
            protest, reason = self._state.justice.protests[fact.protest], fact.reason
            step = forms.ProtestStep.UPHELD if fact.upheld else forms.ProtestStep.REJECTED
            speaker = Speaker.STEWARDS
        car = self._car(protest.session, protest.entry)
        asked = ASKED[protest.kind]
        return forms.ProtestTold(asked, protest.number, car, step, plain(reason), speaker)

    # ------------------------------------------------------------ names

    def _session(self, key: str) -> Session:
        return self._state.sessions[key]

    def _name(self, told: Told) -> str:
        if not told.session:
            return ""
        return plain(self._session(told.session).plan.name).replace(" - ", " ") or "SESSION"

    def _car(self, session: str, number: int) -> Car:
        assert self._state.meeting is not None
        if session:
            entry = entry_in(self._state, self._session(session), number)
        else:
            entry = self._state.meeting.entry(number)
        return Car(number, plain(entry.code).translate({40: None, 41: None}).strip())


def _track(fact: flow.NeutralisationSet | flow.PitLaneSet | f.ChequeredWithdrawn) -> Message:
    match fact:
        case flow.PitLaneSet(end=end, open=is_open):
            return forms.PitLaneState(PIT[end, is_open])
        case f.ChequeredWithdrawn():
            return forms.WholeTrack(forms.TrackSignal.CHEQUERED_WITHDRAWN)
        case flow.NeutralisationSet(kind=kind, step=NeutralStep.DEPLOYED):
            return forms.Neutralisation(SLOWING[kind], forms.SlowingStep.DEPLOYED)
        case flow.NeutralisationSet(kind=kind):
            steps = forms.SlowingStep
            last = steps.IN_THIS_LAP if kind is Neutral.SAFETY_CAR else steps.ENDING
            return forms.Neutralisation(SLOWING[kind], last)


def _result(fact: Any, name: str, reason: str, revision: int) -> Message:
    match fact:
        case f.ResultPublished():
            return forms.ResultTold(forms.ResultStep.PROVISIONAL, name, revision)
        case f.ResultDeclaredFinal():
            return forms.ResultTold(forms.ResultStep.FINAL, name, revision)
        case just.ResultReopened():
            return forms.ResultTold(forms.ResultStep.REOPENED, name, 0, reason)
        case _:
            raise AssertionError(f"race control has no words for {fact!r}")
