"""Decisions: all that the stewards gave, took back or let pass in one session."""

from racecontrol.meeting.facts import DecisionGiven, DecisionRescinded
from racecontrol.meeting.judged import Stage
from racecontrol.meeting.model import Incident
from racecontrol.meeting.state import Session, State
from racecontrol.results.given import Given, given
from racecontrol.results.printing.kind import ON_RESULTS, Content, OfSession
from racecontrol.results.printing.sheet import Column, Form, Mark, Row, Table
from racecontrol.sessions import classify
from racecontrol.stewarding.cases import case_stage

DECISIONS = (
    Column("decision", "No", Form.COUNT),
    Column("at_ns", "Time", Form.MOMENT),
    Column("number", "Car", Form.CAR),
    Column("driver", "Driver"),
    Column("infringement", "Infringement"),
    Column("penalty", "Decision"),
    Column("effect", "Effect"),
    Column("reason", "Reason", wide=True),
    Column("found"),
    Column("incident", "", Form.COUNT),
    Column("lap", "", Form.COUNT),
    Column("code"),
    Column("standing"),
    Column("given_by"),
    Column("rescinded"),
)
CASES = (
    Column("incident", "Case", Form.COUNT),
    Column("at_ns", "Time", Form.MOMENT),
    Column("cars", "Cars", right=True),
    Column("turn", "Turn", Form.COUNT),
    Column("lap", "Lap", Form.COUNT),
    Column("stage", "State"),
    Column("reason", "What was noted", wide=True),
    Column("noted_by"),
)


def make(state: State, session: Session) -> Content:
    key, rows = session.plan.key, classify(state, session)
    decisions = tuple(
        _decision(state, given(state, session, decision, rows))
        for decision in state.decisions.values()
        if decision.session == key
    )
    cases = tuple(
        _case(state, incident) for incident in state.incidents.values() if incident.session == key
    )
    return Content(
        (
            Table("decisions", "Decisions", DECISIONS, decisions, empty="No decision was given."),
            Table("cases", "Cases", CASES, cases, empty="No incident was noted."),
        ),
        notes=("Struck through: rescinded.",) if state.rescinded else (),
        sideways=True,
    )


def _decision(state: State, one: Given) -> Row:
    decision = one.decision
    why = state.rescinded.get(decision.decision)
    reason = decision.reason if why is None else f"{decision.reason.rstrip('.')}. Rescinded: {why}"
    cells = (
        decision.decision,
        decision.at_ns,
        decision.entry,
        one.driver,
        one.infringement,
        one.penalty,
        one.effect,
        reason,
        one.found,
        decision.incident or None,
        decision.lap or None,
        decision.penalty,
        one.standing,
        decision.given_by,
        why,
    )
    return Row(cells, {"penalty": Mark.STRONG if why is None else Mark.STRUCK})


def _case(state: State, incident: Incident) -> Row:
    stage = case_stage(state, incident.incident)
    cells = (
        incident.incident,
        incident.at_ns,
        " ".join(f"{number:02d}" for number in incident.entries),
        incident.turn or None,
        incident.lap or None,
        stage.value.capitalize(),
        incident.reason,
        incident.noted_by,
    )
    return Row(cells, {"stage": Mark.STRONG} if stage is Stage.DECIDED else {})


ISSUED = ON_RESULTS | {DecisionGiven, DecisionRescinded}
KIND = OfSession(10, "decisions", "Decisions of the stewards", make, issued_by=ISSUED)
