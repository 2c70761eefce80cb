"""Each fact about equal rigs as a sentence."""

import typing

import pytest

from racecontrol.meeting import parity_facts as facts
from racecontrol.meeting.model import Role
from racecontrol.meeting.parity import Value
from racecontrol.meeting.state import State, apply
from tests.ui import halfrace
from ui.parity_sentences import parity_sentence

AT = 1_800_000_000_000_000_000
FF = Value("tuning.FF", "70 %")
WHO = "R. Halloran"
SAID = [
    (facts.RigRead(4, (FF,), AT), ""),
    (facts.RigRead(4, (Value("game.assists", "off"),), AT, WHO),
     "Rig 4: Assists off, ticked by R. Halloran."),
    (facts.GoldenSet((FF,), "rig 4", AT, WHO),
     "Golden values from rig 4, 1 of them, by R. Halloran."),
    (facts.CheckDone(4, "range", True, "90.1° of 90°", AT, WHO),
     "Rig 4: Steering jig passed: 90.1° of 90°, R. Halloran."),
    (facts.CheckDone(4, "heat", False, "", AT, WHO), "Rig 4: Fan and case failed, R. Halloran."),
    (facts.CertificateIssued(2, "ab", {1: "ab", 2: "ab"}, AT, WHO),
     "Certificate 2 for 2 equal rigs issued by R. Halloran."),
    (facts.CertificateSigned(2, AT, WHO, Role.STEWARD), "Certificate 2 signed by R. Halloran."),
    (facts.RigsSealedEqual(2, AT, WHO), "Rigs sealed as on certificate 2 by R. Halloran."),
    (facts.SettingsOrdered((2, 3), (FF,), AT, WHO),
     "Golden tuning goes to rig 2 and 3, by R. Halloran."),
    (facts.SettingsWritten(2, True, "22 values written and read back", AT),
     "Rig 2: 22 values written and read back."),
    (facts.EntryMoved(44, 1, 13, "", 0, "dead base", AT, WHO),
     "Car 44 (LND) moved from rig 1 to rig 13 by R. Halloran: dead base."),
    (facts.TimeCredited("race-1", 44, 42_500, "moved", AT, WHO),
     "Car 44 lost 42.500 s, noted by R. Halloran: moved."),
]  # fmt: skip


@pytest.fixture(scope="module")
def state() -> State:
    state = State()
    for fact in halfrace.facts():
        state = apply(state, fact)
    return state


@pytest.mark.parametrize(("fact", "sentence"), SAID)
def test_a_fact_is_one_sentence(fact: facts.ParityFact, sentence: str, state: State) -> None:
    assert parity_sentence(fact, apply(state, fact)) == sentence


def test_every_kind_is_covered_here() -> None:
    assert {type(fact) for fact, _ in SAID} == set(typing.get_args(facts.ParityFact))
