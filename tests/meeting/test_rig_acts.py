"""Acts on rigs: who may, when nothing may be written, and what the driver's switch does."""

import pytest

from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.deciding.rigs import no_write
from racecontrol.meeting.facts import FlagShown, GridFormed, MeetingOpened, SessionStarted
from racecontrol.meeting.faults import Fault, FaultKind
from racecontrol.meeting.flow_acts import MarkReady, ReleaseRig, SealRig
from racecontrol.meeting.flow_facts import ReadyMarked, RigReleased, StartArmed
from racecontrol.meeting.model import TIMING, Flag, Person, Role
from racecontrol.meeting.place import Place
from racecontrol.meeting.rig_acts import (
    AcceptBase,
    AnswerCall,
    BringToPc,
    ResetEstop,
    SetBasePower,
    TakeToConsole,
)
from racecontrol.meeting.rig_facts import (
    BaseAccepted,
    BasePlaced,
    BasePowerChanged,
    BasePowerOrdered,
    CallAnswered,
    DriverCalled,
    DriverReadySwitched,
    EstopClosed,
    EstopOpened,
    EstopReset,
    RigFaultCleared,
    RigFaultFound,
    SeatChanged,
)
from racecontrol.meeting.state import State, apply
from tests.rigs.small import CAR, OTHER, RACE, RIG, START_NS, small_meeting

DIRECTOR = Person("A. Moravec", Role.DIRECTOR)
TECHNICIAN = Person("S. Ibarra", Role.TECHNICIAN)
STEWARD = Person("R. Halloran", Role.STEWARD)
NOW_NS = START_NS + 5
ARMED = StartArmed(RACE, "seed", 200, 3000, 900, NOW_NS)


def after(*facts):
    state = State()
    for fact in (MeetingOpened(small_meeting()), *facts):
        state = apply(state, fact)
    return state


def on_the_grid(*facts):
    return after(GridFormed(RACE, (CAR, OTHER)), *facts)


def racing(*facts):
    return on_the_grid(SessionStarted(RACE, START_NS), *facts)


def answer(state, act, who=TECHNICIAN):
    verdict = decide(state, act, who, NOW_NS)
    return verdict.reason if isinstance(verdict, Refused) else verdict


OFF = SetBasePower(RIG, False, "It makes a noise.")


def test_a_relay_is_switched_with_a_reason():
    (fact,) = answer(on_the_grid(), OFF)
    assert fact == BasePowerOrdered(RIG, False, "It makes a noise.", TECHNICIAN.name, NOW_NS)
    assert answer(on_the_grid(), SetBasePower(RIG, False, " ")) == "Say in a few words why."
    stuck = on_the_grid(fact, BasePowerChanged(RIG, True, NOW_NS))
    assert answer(stuck, OFF) == (fact,)  # the box has not followed: once more
    followed = on_the_grid(fact, BasePowerChanged(RIG, False, NOW_NS))
    assert answer(followed, OFF) == f"The wheelbase of rig {RIG} is off already."


@pytest.mark.parametrize(("state", "how"), [(on_the_grid(ARMED), "is armed"), (racing(), "runs")])
def test_nothing_is_written_to_a_rig_while_a_session_is_armed_or_green(state, how):
    sentence = f"No writing to rigs while Race 1 {how}. The director can release rig {RIG}."
    assert answer(state, OFF) == sentence
    assert answer(state, OFF, DIRECTOR) == sentence
    released = apply(state, RigReleased(RIG, "smoke", NOW_NS))
    assert isinstance(answer(released, OFF), tuple)
    assert no_write(released, RIG + 1) != ""


def test_under_red_rigs_may_be_mended():
    assert no_write(racing(FlagShown(RACE, Flag.RED, NOW_NS)), RIG) == ""


def test_the_director_can_release_a_rig_where_there_is_no_parc_ferme_but_a_race():
    state = racing()
    (fact,) = answer(state, ReleaseRig(RIG, "smoke"), DIRECTOR)
    assert no_write(apply(state, fact), RIG) == ""
    (sealed,) = answer(apply(state, fact), SealRig(RIG), TECHNICIAN)
    assert no_write(apply(apply(state, fact), sealed), RIG) != ""


def test_power_stays_off_until_the_estop_is_reset():
    pressed = on_the_grid(EstopOpened(RIG, 1))
    on = SetBasePower(RIG, True, "mended")
    assert answer(pressed, on) == f"The e-stop of rig {RIG} is not reset. Reset it first."
    assert "still open" in answer(pressed, ResetEstop(RIG))
    closed = apply(pressed, EstopClosed(RIG, 2))
    (reset,) = answer(closed, ResetEstop(RIG))
    assert reset == EstopReset(RIG, TECHNICIAN.name, NOW_NS)
    assert apply(closed, reset).rigs.estops == {}


def test_a_call_waits_until_somebody_answers_it():
    state = after(DriverCalled(RIG, 7), DriverCalled(RIG, 9))
    assert state.rigs.calls == {RIG: 7}
    (answered,) = answer(state, AnswerCall(RIG))
    assert answered == CallAnswered(RIG, TECHNICIAN.name, NOW_NS)
    assert apply(state, answered).rigs.calls == {}
    assert answer(after(), AnswerCall(RIG)) == f"The driver on rig {RIG} has not called."


@pytest.mark.parametrize("act", [AnswerCall(RIG), ResetEstop(RIG), OFF])
def test_stewards_do_not_act_on_rigs(act):
    sentence = "Only the rig technician or the race director can do that."
    assert answer(after(DriverCalled(RIG, 7)), act, STEWARD) == sentence


def test_rigs_that_are_not_there_or_have_no_box_are_said():
    assert answer(after(), AnswerCall(99)) == "There is no rig 99."
    assert "Rig 13 has no rig box." in answer(after(), SetBasePower(13, False, "why"))


def test_the_drivers_switch_marks_him_ready_and_the_program_may_pass_that_on():
    act = MarkReady(RACE, CAR, driver=True)
    assert answer(on_the_grid(), act, TIMING) == "A machine may only note. People decide."
    switched = on_the_grid(DriverReadySwitched(RIG, True, NOW_NS))
    assert answer(switched, act, TIMING) == (ReadyMarked(RACE, CAR, True, True, NOW_NS),)
    off = apply(switched, DriverReadySwitched(RIG, False, NOW_NS))
    assert answer(off, act, TIMING) == "A machine may only note. People decide."


def test_the_program_may_not_mark_a_rig_ready_nor_another_driver():
    switched = on_the_grid(DriverReadySwitched(RIG, True, NOW_NS))
    for act in (MarkReady(RACE, CAR, driver=False), MarkReady(RACE, OTHER, driver=True)):
        assert answer(switched, act, TIMING) == "A machine may only note. People decide."


def test_faults_come_and_go_with_their_facts():
    late = Fault(RIG, FaultKind.JITTER, "late", 5)
    gone = Fault(RIG + 1, FaultKind.BOX_SILENT, "silent", 9)
    state = after(RigFaultFound(late, 5), RigFaultFound(gone, 9), SeatChanged(RIG, True, 3))
    assert state.rigs.open_faults() == (gone, late)
    state = apply(state, RigFaultCleared(RIG, FaultKind.JITTER, 4, 9))
    assert state.rigs.open_faults() == (gone,)
    assert state.rigs.seats == {RIG: True}


def test_a_cable_is_carried_to_the_console_and_back():
    (there,) = answer(racing(), TakeToConsole(RIG))  # in a session too: it is no write
    assert there == BasePlaced(RIG, Place.CONSOLE, "S. Ibarra", NOW_NS)
    state = racing(there)
    assert state.rigs.places == {RIG: Place.CONSOLE}
    said = "The wheelbase of rig 4 is on its console already."
    assert answer(state, TakeToConsole(RIG)) == said
    (back,) = answer(state, BringToPc(RIG))
    assert back == BasePlaced(RIG, Place.MISSING, "S. Ibarra", NOW_NS)
    assert answer(racing(there, back), BringToPc(RIG)) == (
        "The wheelbase of rig 4 is not on its console."
    )
    seen = BasePlaced(RIG, Place.PC, "", NOW_NS)
    assert racing(there, back, seen).rigs.places == {RIG: Place.PC}


def test_a_steward_carries_no_cable():
    assert "Only the rig technician" in answer(racing(), TakeToConsole(RIG), STEWARD)


def test_a_change_that_was_meant_is_accepted_while_the_base_can_be_read():
    changed = Fault(RIG, FaultKind.TUNING, "Rig 4: FF 65, was 100.", NOW_NS)
    here, odd = BasePlaced(RIG, Place.PC, "", NOW_NS), RigFaultFound(changed, NOW_NS)
    assert "is not on the PC" in answer(after(odd), AcceptBase(RIG))
    assert answer(after(here), AcceptBase(RIG)) == "Nothing has changed at the wheelbase of rig 4."
    (fact,) = answer(after(here, odd), AcceptBase(RIG))
    assert fact == BaseAccepted(RIG, "S. Ibarra", NOW_NS)
    assert after(here, odd, fact).rigs == after(here, odd).rigs
