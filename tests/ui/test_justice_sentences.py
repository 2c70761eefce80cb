"""Every fact of justice is told in one plain sentence, the same on every console."""

import typing

import pytest
from msgspec.structs import replace

from racecontrol.meeting import justice_facts as facts
from racecontrol.meeting.judged import GamePenalty, Protest, ProtestKind, ServedBy, Service
from racecontrol.meeting.model import Decision, Incident, Role
from racecontrol.meeting.state import apply
from tests.ui import halfrace
from ui.sentences import moment_ns, sentence

AT = halfrace.NOW_NS
CARS = halfrace.grid()
WHO = "R. Halloran"
INCIDENT = Incident(2, "race-1", AT, (CARS[2], CARS[5]), "Contact at the hairpin", 6, 3)


def told(fact: facts.JusticeFact) -> str:
    state = halfrace.state()
    decision = Decision(1, "race-1", AT, 31, "drive-through", "False start", 1)
    protest = Protest(1, "race-1", 31, ProtestKind.PROTEST, "Car 44 cut turn 4", AT)
    justice = replace(state.justice, protests={1: protest})
    state = replace(state, decisions={1: decision}, justice=justice)
    return sentence(fact, apply(state, fact))


SERVICE = Service(ServedBy.DRIVE_THROUGH, AT, 7, 10, 20, 79.44, 0, 0, 21_340)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (
            facts.PenaltyServed(1, SERVICE, WHO),
            "drive-through served: drive-through on lap 7, at most 79.4 km/h, cost 21.3 s.",
        ),
        (
            facts.PenaltyServed(1, Service(ServedBy.SEEN, AT), WHO),
            "drive-through served: seen by a steward.",
        ),
        (
            facts.ServiceTakenBack(1, "another car.", AT, WHO),
            "not served after all: another car.",
        ),
        (
            facts.PenaltyCarried(1, "race-2", "retired", AT, WHO),
            "carried over to Race 2: retired.",
        ),
        (
            facts.GamePenaltyNoted(GamePenalty(1, "race-1", 31, 2_000, "contact", AT)),
            "the game took 2.0 s, contact.",
        ),
        (facts.GamePenaltyTakenBack(1, "x", AT, WHO), "Penalty 1 of the game taken back: x."),
        (facts.IncidentInvestigated(2, AT, WHO), "Contact at the hairpin: under investigation."),
        (facts.IncidentPostponed(2, AT, WHO), "will be investigated after the session."),
        (facts.IncidentClosed(2, "racing", AT, WHO), "reviewed, no further action, racing."),
        (facts.IncidentReopened(2, "new data", AT, WHO), "reopened: new data."),
        (
            facts.IncidentCorrected(replace(INCIDENT, entries=(6, 20)), INCIDENT, AT, WHO),
            "Correction: case 2, cars 06 and 20, not",
        ),
        (
            facts.IncidentCorrected(
                replace(INCIDENT, reason="Causing a collision"), INCIDENT, AT, WHO
            ),
            "Update: case 2, Causing a collision.",
        ),
        (
            facts.ProtestLodged(Protest(1, "race-1", 31, ProtestKind.APPEAL, "no contact", AT, 1)),
            "against decision 1: no contact.",
        ),
        (facts.ProtestRuled(1, False, "no ground", AT, WHO), "Protest 1 rejected: no ground."),
        (
            facts.ResultSigned("race-1", "d", AT, WHO, Role.STEWARD),
            "Result of Race 1 signed by R. Halloran.",
        ),
        (
            facts.ResultReopened("race-1", "review", AT, WHO),
            "Result of Race 1 is provisional again: review.",
        ),
    ],
)
def test_a_fact_of_justice_is_one_sentence(fact: facts.JusticeFact, words: str) -> None:
    assert words in told(fact)
    assert told(fact).endswith(".")
    assert moment_ns(fact) == AT


def test_every_kind_of_fact_of_justice_is_covered_here() -> None:
    marks = test_a_fact_of_justice_is_one_sentence.pytestmark  # type: ignore[attr-defined]
    covered = {type(fact) for fact, _ in marks[0].args[1]}
    assert covered == set(typing.get_args(facts.JusticeFact))
