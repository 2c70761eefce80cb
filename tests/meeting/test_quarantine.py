"""A rig that a person took out of use: not ready, not among the equal, until it is lifted."""

import pytest

from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.deciding.parity import rigs_of, sat_rigs
from racecontrol.meeting.facts import GridFormed, MeetingOpened
from racecontrol.meeting.flow_acts import MarkReady
from racecontrol.meeting.flow_facts import ReadyMarked
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.parity_acts import MoveDriver
from racecontrol.meeting.quarantine import Part
from racecontrol.meeting.rig_acts import LiftQuarantine, QuarantineRig
from racecontrol.meeting.rig_facts import QuarantineLifted, RigQuarantined
from racecontrol.meeting.state import State, apply
from tests.rigs.small import CAR, OTHER, RACE, RIG, START_NS, small_meeting
from ui.rig_sentences import rig_sentence

TECHNICIAN = Person("S. Ibarra", Role.TECHNICIAN)
STEWARD = Person("R. Halloran", Role.STEWARD)
NOW_NS = START_NS + 5
OUT = QuarantineRig(RIG, Part.RIG, "smells of smoke.")
KEPT_OUT = "Rig 4 is in quarantine: smells of smoke. Lift it, or use another rig."


def after(*facts) -> State:
    state = State()
    for fact in (MeetingOpened(small_meeting()), GridFormed(RACE, (CAR, OTHER)), *facts):
        state = apply(state, fact)
    return state


def answer(state: State, act, who=TECHNICIAN):
    verdict = decide(state, act, who, NOW_NS)
    return verdict.reason if isinstance(verdict, Refused) else verdict


def do(state: State, act, who=TECHNICIAN) -> State:
    facts = answer(state, act, who)
    assert not isinstance(facts, str), facts
    for fact in facts:
        state = apply(state, fact)
    return state


def test_a_rig_in_quarantine_is_not_among_those_that_have_to_be_equal():
    state = do(after(), OUT)
    assert RIG in sat_rigs(state) and RIG not in rigs_of(state)
    kept = state.rigs.quarantined[RIG]
    assert (kept.part, kept.reason, kept.by) == (Part.RIG, "smells of smoke", "S. Ibarra")
    assert rigs_of(do(state, LiftQuarantine(RIG))) == sat_rigs(state)


def test_its_mark_on_the_ready_board_goes_and_does_not_come_back_before_it_is_lifted():
    marked = do(after(), MarkReady(RACE, CAR, False))
    facts = answer(marked, OUT)
    assert facts == (
        RigQuarantined(RIG, Part.RIG, "smells of smoke", "S. Ibarra", NOW_NS),
        ReadyMarked(RACE, CAR, False, False, NOW_NS),
    )
    state = do(marked, OUT)
    assert not state.sessions[RACE].flow.start.ready[CAR].rig
    assert answer(state, MarkReady(RACE, CAR, False)) == KEPT_OUT
    assert do(state, MarkReady(RACE, OTHER, False)).sessions[RACE].flow.start.ready[OTHER].rig
    driver = do(state, MarkReady(RACE, CAR, True))  # he may sit there and be ready
    assert not driver.sessions[RACE].flow.start.ready[CAR].both
    lifted = do(do(state, LiftQuarantine(RIG)), MarkReady(RACE, CAR, False))
    assert lifted.sessions[RACE].flow.start.ready[CAR].rig


def test_nobody_is_moved_to_a_rig_in_quarantine():
    state = do(after(), QuarantineRig(13, Part.BASE, "force gone"))
    assert answer(state, MoveDriver(CAR, 13, "console dead")) == (
        "Rig 13 has its wheelbase in quarantine: force gone. Lift it, or use another rig."
    )


@pytest.mark.parametrize(
    ("told", "act", "who", "reason"),
    [
        ((), OUT, STEWARD, "Only the rig technician or the race director can do that."),
        ((), QuarantineRig(RIG, Part.RIG, " . "), TECHNICIAN, "Say in a few words why."),
        ((), QuarantineRig(99, Part.RIG, "gone"), TECHNICIAN, "There is no rig 99."),
        ((), LiftQuarantine(RIG), TECHNICIAN, "Rig 4 is not in quarantine."),
        (
            (RigQuarantined(RIG, Part.RIG, "smoke", "S. Ibarra", NOW_NS),),
            OUT,
            TECHNICIAN,
            "Rig 4 is in quarantine already. Lift it to give another reason.",
        ),
    ],
)
def test_what_cannot_be_says_why(told, act, who, reason):
    assert answer(after(*told), act, who) == reason


def test_the_journal_says_it_in_a_sentence():
    out = RigQuarantined(RIG, Part.BASE, "force gone", "S. Ibarra", NOW_NS)
    assert rig_sentence(out) == "Rig 4: wheelbase in quarantine, says S. Ibarra: force gone."
    lifted = QuarantineLifted(RIG, "S. Ibarra", 60_000, NOW_NS)
    assert rig_sentence(lifted) == "Rig 4: quarantine lifted by S. Ibarra."
