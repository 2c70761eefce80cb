"""Which lamp each rig shows: a pure function of state and clock."""

import pytest

from racecontrol.meeting.boxes import Lamp, SignalPort
from racecontrol.meeting.facts import (
    DecisionGiven,
    FlagShown,
    GridFormed,
    LapCompleted,
    MeetingOpened,
    PassingRecorded,
    SessionEnded,
    SessionStarted,
)
from racecontrol.meeting.flow_facts import (
    EntryAbsent,
    NeutralisationSet,
    SessionSuspended,
)
from racecontrol.meeting.judged import ServedBy, Service
from racecontrol.meeting.justice_facts import PenaltyServed
from racecontrol.meeting.model import Decision, Flag, Lap, Line, Passing
from racecontrol.meeting.place import Place
from racecontrol.meeting.procedures import Neutral, NeutralStep
from racecontrol.meeting.rig_facts import BasePlaced, SignalShown
from racecontrol.meeting.state import State, apply
from racecontrol.meeting.units import NS_PER_S
from racecontrol.rigs.lamps import BLUE_NS, NOTICE_NS, lamps, sector_of, signalled
from tests.rigs.small import CAR, OTHER, RACE, RIG, START_NS, small_meeting

NOW_NS = START_NS + 60 * NS_PER_S


def state_of(*facts):
    state = State()
    for fact in (MeetingOpened(small_meeting()), *facts):
        state = apply(state, fact)
    return state


def racing(*facts):
    return state_of(GridFormed(RACE, (CAR, OTHER)), SessionStarted(RACE, START_NS), *facts)


def lamp(state, rig=RIG, now_ns=NOW_NS):
    return lamps(state, now_ns)[rig]


def shown(flag, sector=0, entry=-1, at_ns=NOW_NS):
    return FlagShown(RACE, flag, at_ns, sector, entry)


def passed_sector(sector, lap=1):
    return PassingRecorded(RACE, Passing(CAR, Line.SECTOR, sector, lap, 0, NOW_NS, 0))


def test_no_session_shows_nothing():
    assert set(lamps(state_of(), NOW_NS).values()) == {Lamp.OFF}
    assert lamps(State(), NOW_NS) == {}


def test_the_grid_and_the_lights_show_nothing_and_the_start_shows_green():
    assert lamp(state_of(GridFormed(RACE, (CAR, OTHER)))) is Lamp.OFF
    assert lamp(racing(), now_ns=START_NS - 1) is Lamp.OFF
    assert lamp(racing(), now_ns=START_NS) is Lamp.GREEN


@pytest.mark.parametrize(
    ("fact", "colour"),
    [
        (shown(Flag.RED), Lamp.RED),
        (shown(Flag.YELLOW), Lamp.YELLOW),
        (shown(Flag.DOUBLE_YELLOW), Lamp.YELLOW),
        (NeutralisationSet(RACE, Neutral.VSC, NeutralStep.DEPLOYED, NOW_NS), Lamp.YELLOW),
        (NeutralisationSet(RACE, Neutral.SAFETY_CAR, NeutralStep.DEPLOYED, NOW_NS), Lamp.YELLOW),
        (SessionSuspended(RACE, NOW_NS), Lamp.RED),
    ],
)
def test_what_concerns_all_is_on_every_lamp(fact, colour):
    assert lamps(racing(fact), NOW_NS) == {RIG: colour, RIG + 1: colour, 13: Lamp.OFF}


def test_green_takes_yellow_back():
    assert lamp(racing(shown(Flag.YELLOW), shown(Flag.GREEN))) is Lamp.GREEN


def test_a_sector_yellow_is_shown_to_the_cars_in_it():
    state = racing(shown(Flag.YELLOW, sector=2))
    assert lamp(state) is Lamp.GREEN  # in sector 1
    state = apply(state, passed_sector(1))
    assert sector_of(state.sessions[RACE], CAR) == 2
    assert lamp(state) is Lamp.YELLOW
    assert lamp(state, rig=RIG + 1) is Lamp.GREEN
    assert lamp(apply(state, passed_sector(2))) is Lamp.GREEN


def test_a_blue_flag_is_for_its_car_and_for_a_while():
    state = racing(shown(Flag.BLUE, entry=CAR))
    assert lamp(state) is Lamp.BLUE
    assert lamp(state, rig=RIG + 1) is Lamp.GREEN
    assert lamp(state, now_ns=NOW_NS + BLUE_NS) is Lamp.GREEN


def test_yellow_is_graver_than_blue_and_red_than_yellow():
    state = racing(shown(Flag.BLUE, entry=CAR), shown(Flag.YELLOW))
    assert lamp(state) is Lamp.YELLOW
    assert lamp(apply(state, shown(Flag.RED))) is Lamp.RED


@pytest.mark.parametrize("flag", [Flag.BLACK, Flag.BLACK_ORANGE])
def test_a_flag_that_calls_a_car_in_stays(flag):
    state = racing(shown(flag, entry=CAR))
    assert lamp(state, now_ns=NOW_NS + 600 * NS_PER_S) is Lamp.PENALTY
    assert lamp(state, rig=RIG + 1) is Lamp.GREEN


def test_a_warning_flag_is_a_notice():
    state = racing(shown(Flag.BLACK_WHITE, entry=CAR))
    assert lamp(state) is Lamp.PENALTY
    assert lamp(state, now_ns=NOW_NS + NOTICE_NS) is Lamp.GREEN


def given(penalty):
    return DecisionGiven(Decision(1, RACE, NOW_NS, CAR, penalty, "Causing a collision"))


def test_a_time_penalty_is_a_notice():
    state = racing(given("time-5"))
    assert lamp(state) is Lamp.PENALTY
    assert lamp(state, now_ns=NOW_NS + NOTICE_NS) is Lamp.GREEN


def test_a_drive_through_stays_until_it_is_served():
    state = racing(given("drive-through"))
    later_ns = NOW_NS + 90 * NS_PER_S
    assert lamp(state, now_ns=later_ns) is Lamp.PENALTY
    served = PenaltyServed(1, Service(ServedBy.DRIVE_THROUGH, later_ns), "R. Halloran")
    assert lamp(apply(state, served), now_ns=later_ns) is Lamp.GREEN


def test_a_car_that_has_the_flag_is_done_and_the_others_are_not():
    ended = Lap(CAR, 5, 90_000, None, (), NOW_NS, 0, True, True, 0, 0)
    state = racing(shown(Flag.CHEQUERED), LapCompleted(RACE, ended))
    assert lamp(state) is Lamp.OFF
    assert lamp(state, rig=RIG + 1) is Lamp.GREEN
    over = apply(state, SessionEnded(RACE, NOW_NS))
    assert set(lamps(over, NOW_NS).values()) == {Lamp.OFF}


def test_a_car_that_cannot_start_sees_nothing():
    assert lamp(racing(EntryAbsent(RACE, CAR, "ill", NOW_NS))) is Lamp.OFF


def read_back(rig, colour):
    return SignalShown(rig, colour, SignalPort.BOX, NOW_NS, NOW_NS)


def test_the_director_sees_how_many_rigs_show_it_and_which_do_not():
    state = racing(shown(Flag.RED))
    assert signalled(state, NOW_NS).sentence == "0 of 2, not rigs 4, 5"
    state = apply(state, read_back(RIG, Lamp.RED))
    assert signalled(state, NOW_NS).sentence == "1 of 2, not rig 5"
    state = apply(state, read_back(RIG + 1, Lamp.RED))
    assert signalled(state, NOW_NS).sentence == "2 of 2"
    gone = apply(state, SignalShown(RIG, None, SignalPort.BOX, 0, NOW_NS))
    assert signalled(gone, NOW_NS).missing == (RIG,)


def test_rigs_without_a_box_are_not_waited_for():
    boxless = [rig.number for rig in small_meeting().rigs if not rig.box]
    assert boxless == [13]
    assert signalled(racing(shown(Flag.RED)), NOW_NS).of == 2


def test_rims_are_waited_for_while_their_bases_hang_on_this_machine():
    here = BasePlaced(RIG, Place.PC, "", NOW_NS)
    away = BasePlaced(RIG + 1, Place.CONSOLE, "S. Ibarra", NOW_NS)
    state = racing(here, away, shown(Flag.RED))
    assert signalled(state, NOW_NS, SignalPort.RIM).sentence == "0 of 1, not rig 4"
    state = apply(state, SignalShown(RIG, Lamp.RED, SignalPort.RIM, NOW_NS, NOW_NS))
    assert signalled(state, NOW_NS, SignalPort.RIM).sentence == "1 of 1"
