"""Every fact of the flow in plain words."""

import typing

import pytest

from racecontrol.meeting import flow_facts as facts
from racecontrol.meeting.model import StintNote
from racecontrol.meeting.procedures import Countback, Neutral, NeutralStep, PitEnd, StartKind
from tests.ui import halfrace
from ui.sentences import moment_ns, sentence

AT = halfrace.NOW_NS
RACE = "race-1"
SAID = [
    (facts.SessionDelayed(RACE, 300, "Power cut.", AT), "Race 1 delayed by 5 min: Power cut."),
    (facts.SessionDelayed(RACE, -90, "early", AT), "Race 1 brought forward by 1 min 30 s: early."),
    (facts.SessionCancelled(RACE, "power cut", AT), "Race 1 is cancelled: power cut."),
    (facts.SessionShortened(RACE, 8, 0, "late", AT), "Race 1 is shortened to 8 laps: late."),
    (facts.SessionRerun(RACE, "wrong tyres", AT), "Race 1 is run again: wrong tyres."),
    (facts.EntryAbsent(RACE, 44, "ill", AT), "Car 44 (LND) cannot start in Race 1: ill."),
    (facts.EntryPresent(RACE, 44, AT), "Car 44 (LND) can start in Race 1 after all."),
    (facts.EntryWithdrawn(44, "ill", AT), "Car 44 (LND) is withdrawn: ill."),
    (facts.EntryReinstated(44, "well", AT), "Car 44 (LND) takes part again: well."),
    (
        facts.SubstituteNamed(RACE, 44, "S. Fukui", "FUK", "JPN", "ill", AT),
        "S. Fukui drives car 44 (LND) from now on: ill.",
    ),
    (facts.AdvanceSet(True, False, AT), "Steps come by themselves."),
    (facts.AdvanceSet(True, True, AT), "The next step waits."),
    (facts.AdvanceSet(False, False, AT), "Every step is taken by hand."),
    (facts.StepMoved(-30, AT), "The next step comes 30 s sooner."),
    (facts.RigReleased(4, "dead motor", AT), "Rig 4 is released from parc ferme: dead motor."),
    (facts.RigSealed(4, AT), "Rig 4 is back in parc ferme."),
    (facts.ReadyMarked(RACE, 44, True, True, AT), ""),
    (
        facts.FormationBegun(RACE, StartKind.ROLLING, AT),
        "Race 1: formation lap, rolling start.",
    ),
    (facts.StartArmed(RACE, "ab", 200, 3000, 700, AT), "Race 1: start armed."),
    (facts.LightsBegun(RACE, 5, 1000, 700, AT, AT), "Race 1: lights."),
    (
        facts.StartAborted(RACE, 1, "car 31 stalled", AT),
        "Race 1: start aborted, 1 lap less: car 31 stalled.",
    ),
    (
        facts.MovedEarly(RACE, 44, 810, 300, 240, 17, AT),
        "Car 44 (LND) moved 0.81 m before the lights went out; 0.30 m are tolerated.",
    ),
    (facts.ReactionMeasured(RACE, 44, 210, 250, 17, AT), ""),
    (
        facts.CarStationary(RACE, 44, 1500, AT),
        "Car 44 (LND) stands on the grid 1.5 s after the start.",
    ),
    (
        facts.NeutralisationSet(RACE, Neutral.VSC, NeutralStep.DEPLOYED, AT),
        "Virtual safety car deployed.",
    ),
    (
        facts.NeutralisationSet(RACE, Neutral.SAFETY_CAR, NeutralStep.ENDING, AT),
        "Safety car in this lap.",
    ),
    (
        facts.StintNoted(RACE, StintNote(44, 4, "hard", "Ana"), AT, "R. Halloran"),
        "Race 1: car 44 (LND) on hard with Ana from lap 4 on.",
    ),
    (facts.PitLaneSet(RACE, PitEnd.ENTRY, False, AT), "Pit entry closed."),
    (
        facts.LimitExceeded(RACE, 44, Neutral.FCY, 91.3, 80, 3, "km/h", 900, AT),
        "Car 44 (LND) under full-course yellow: at 91.3 km/h, 80.0 km/h allowed, tolerance 3.0.",
    ),
    (
        facts.LimitExceeded(RACE, 44, Neutral.VSC, 21.3, 24.4, 0.5, "s", 0, AT),
        "Car 44 (LND) under virtual safety car: only 21.3 s, 24.4 s allowed, tolerance 0.5.",
    ),
    (facts.SessionSuspended(RACE, AT), "Race 1 is suspended: the clock stands."),
    (
        facts.OrderTaken(RACE, Countback.LAST_CROSSING, AT, (44,), {44: 3}, 12, True, AT),
        "Race 1: order taken by the last crossing, 12 laps in all.",
    ),
    (facts.SessionResumed(RACE, {44: 3}, AT), "Race 1 goes on."),
]


@pytest.mark.parametrize(("fact", "words"), SAID)
def test_a_fact_of_the_flow_is_said_in_plain_words(fact, words):
    assert sentence(fact, halfrace.state()) == words
    assert moment_ns(fact) == AT


def test_every_kind_of_fact_of_the_flow_is_covered_here():
    kinds = {*typing.get_args(facts.FlowFact), *typing.get_args(facts.EventFact)}
    assert kinds == {type(fact) for fact, _ in SAID}
