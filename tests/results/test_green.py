"""When the track was green."""

from racecontrol.meeting.model import Flag
from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.green import is_green, not_green
from tests.rigs.practice import Practice


def stretches(practice):
    return not_green(practice.state, practice.session)


def test_a_sector_is_yellow_until_it_is_clear():
    practice = Practice(2)
    practice.lap(1, 90_000)
    practice.flag(Flag.YELLOW, 1, 1)
    practice.flag(Flag.DOUBLE_YELLOW, 1, 2)
    practice.lap(1, 90_000)
    practice.flag(Flag.GREEN, 1, 1)
    practice.lap(1, 90_000)
    practice.flag(Flag.GREEN, 1, 2)
    run = practice.session.run(1).laps
    assert stretches(practice) == ((run[0].at_ns + NS_PER_S, run[2].at_ns + NS_PER_S),)
    assert [is_green(lap, stretches(practice)) for lap in run] == [True, False, False]


def test_green_for_the_whole_track_ends_every_yellow():
    practice = Practice(2)
    practice.lap(1, 90_000)
    practice.flag(Flag.YELLOW, 1, 1)
    practice.flag(Flag.YELLOW, 1, 3)
    practice.flag(Flag.GREEN, 1)
    after = practice.lap(1, 90_000)
    assert len(stretches(practice)) == 1
    assert not is_green(after, stretches(practice))
    assert is_green(practice.lap(1, 90_000), stretches(practice))


def test_a_flag_to_one_car_slows_nobody_else():
    practice = Practice(2)
    practice.flag(Flag.BLUE, 1)
    assert stretches(practice) == ()


def test_a_flag_that_was_never_taken_in_lasts_to_the_end():
    practice = Practice(2)
    practice.lap(1, 90_000)
    practice.flag(Flag.YELLOW, 1, 1)
    practice.lap(1, 90_000)
    practice.end()
    assert stretches(practice)[0][1] == practice.session.ended_ns
