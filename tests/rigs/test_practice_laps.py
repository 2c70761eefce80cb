"""Which laps tell something of a rig."""

from msgspec.structs import replace

from racecontrol.meeting.facts import DecisionGiven, PassingRecorded
from racecontrol.meeting.flow_facts import StintNoted
from racecontrol.meeting.model import (
    Decision,
    Doubt,
    Flag,
    Line,
    Passing,
    Source,
    StintNote,
)
from racecontrol.rigs.practice_laps import Gathered, LeftOut
from tests.rigs.practice import KEY, Practice


def gathered(practice, slow_percent=2.0):
    return Gathered().with_session("Practice", practice.state, practice.session, slow_percent)


def left_out(practice):
    return {why: laps for why, laps in gathered(practice).left_out.items() if laps}


def with_laps(count=4, number=1):
    practice = Practice(3)
    for _ in range(count):
        practice.lap(number, 90_000)
    return practice


def test_flying_laps_count_with_their_rig_and_driver():
    laps = gathered(with_laps()).laps
    assert [(lap.rig, lap.driver, lap.driven, lap.of_stint) for lap in laps] == [
        (1, "Driver 1", n, n + 1) for n in range(4)
    ]
    assert len({lap.spell for lap in laps}) == 1


def test_a_lap_from_the_pits_is_left_out():
    practice = Practice(3)
    practice.lap(1, 130_000, flying=False)
    practice.lap(1, 90_000)
    assert left_out(practice) == {LeftOut.OUT_LAP: 1}
    assert gathered(practice).laps[0].of_stint == 2


def test_the_laps_around_a_pit_stop_are_left_out_and_the_stint_begins_anew():
    practice = with_laps(2)
    practice.add(PassingRecorded(KEY, Passing(1, Line.PIT_IN, 0, 3, 0, 0, 0)))
    for ms in (95_000, 120_000, 90_000):
        practice.lap(1, ms)
    assert left_out(practice) == {LeftOut.PIT: 2}
    assert [lap.of_stint for lap in gathered(practice).laps] == [1, 2, 2]


def test_a_deleted_lap_is_left_out():
    practice = with_laps()
    decision = Decision(1, KEY, 0, 1, "lap-deletion", "Track limits", lap=2)
    practice.add(DecisionGiven(decision))
    assert left_out(practice) == {LeftOut.DELETED: 1}


def test_a_lap_under_yellow_is_left_out_for_every_car():
    practice = with_laps(1)
    practice.lap(2, 90_000)
    practice.flag(Flag.YELLOW, 1, 2)
    practice.lap(1, 90_500)
    practice.flag(Flag.GREEN, 1, 2, after_s=-1)
    practice.lap(1, 90_000)
    practice.lap(2, 90_500)
    assert left_out(practice) == {LeftOut.NOT_GREEN: 2}


def test_another_car_a_menu_and_a_hand_are_no_measure():
    practice = with_laps(2)
    practice.lap(1, 80_000, doubt=Doubt.OTHER_CAR)
    practice.lap(1, 90_000, live=False, doubt=Doubt.MENU)
    practice.lap(1, 90_000, source=Source.BY_HAND)
    assert left_out(practice) == {
        LeftOut.OTHER_CAR: 1,
        LeftOut.NOT_COUNTED: 1,
        LeftOut.BY_HAND: 1,
    }


def test_a_slow_lap_is_left_out_by_the_measure_of_its_driver():
    practice = with_laps(5)
    practice.lap(1, 91_900)
    for _ in range(3):
        practice.lap(2, 95_000)
    assert left_out(practice) == {LeftOut.SLOW: 1}
    assert len(gathered(practice, 3.0).laps) == 9


def test_laps_belong_to_the_rig_at_which_the_driver_sat_then():
    practice = with_laps(2)
    practice.move(1, 4)
    for _ in range(3):
        practice.lap(1, 90_000)
    laps = gathered(practice).laps
    assert [lap.rig for lap in laps] == [1, 1, 4, 4]
    assert left_out(practice) == {LeftOut.MOVED: 1}
    assert laps[1].spell != laps[2].spell


def test_in_a_team_the_driver_is_the_one_whom_the_stint_names():
    practice = with_laps(4)
    practice.add(StintNoted(KEY, StintNote(1, 3, driver="Bea"), 0, "Steward"))
    assert [lap.driver for lap in gathered(practice).laps] == ["Driver 1"] * 2 + ["Bea"] * 2


def test_spells_of_several_sessions_are_not_mixed_up():
    practice = with_laps()
    both = gathered(practice).with_session("Again", practice.state, practice.session)
    assert len({lap.spell for lap in both.laps}) == 2
    assert both.sessions == ("Practice", "Again")
    assert replace(both.laps[0], session="Again").ms == both.laps[4].ms
