"""When a car runs out of laps to serve what it owes, and what the tower shows then."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.facts import LapCompleted, MeetingOpened
from racecontrol.meeting.model import Line
from racecontrol.meeting.rulebook import CrewRule, TyreRule
from racecontrol.results.tower import tower
from racecontrol.stewarding.last_chance import laps_left, laps_to_spare
from tests.stewarding.test_obligations import drive, lane, note, race
from tests.story import Story, meeting


def spare(story: Story, entry: int = 7) -> int | None:
    return laps_to_spare(story.state, story.session, entry)


def owing(story: Story, entry: int = 7) -> list[str]:
    rows = {row.entry.number: row for row in tower(story.state, story.session)}
    return [word for word in rows[entry].status if word.startswith("OWES")]


def test_nothing_asked_is_nothing_to_run_out_of() -> None:
    story = race()
    assert spare(story) is None and owing(story) == []


def test_a_stop_takes_the_lap_in_and_the_lap_out() -> None:
    story = race(TyreRule(stops=1))
    seen = [(spare(story), owing(story))]
    for _ in range(5):
        drive(story, 1)
        seen.append((spare(story), owing(story)))
    assert seen == [
        (4, []),
        (3, []),
        (2, ["OWES in 2"]),
        (1, ["OWES in 1"]),
        (0, ["OWES NOW"]),
        (-1, ["OWES LATE"]),
    ]


def test_a_car_in_the_pit_lane_is_serving_and_one_that_came_out_has_served() -> None:
    story = race(TyreRule(stops=1))
    drive(story, 4)
    lane(story, Line.PIT_IN, 270_000)
    assert spare(story) == 1
    lane(story, Line.PIT_OUT, 290_000)
    assert spare(story) is None and owing(story) == []
    assert owing(story, 12) == ["OWES NOW"]


def test_a_compound_that_is_missing_takes_its_laps_and_the_one_before() -> None:
    story = race(TyreRule(mandatory=("hard", "soft"), laps_each=2))
    note(story, 1, "hard")
    assert spare(story) == 2  # two on each of them, of six
    drive(story, 3)
    assert spare(story) == 0  # in at the end of lap 4, then two laps on the soft
    note(story, 5, "soft")
    drive(story, 1)
    assert spare(story) == 0  # both laps that are left, on what the car has
    drive(story, 1)
    assert owing(story) == ["OWES NOW"]


def test_a_compound_that_nobody_noted_is_no_alarm() -> None:
    story = race(TyreRule(different=2))
    drive(story, 5)
    assert spare(story) is None


def test_the_second_of_a_team_needs_laps_that_are_left() -> None:
    story = race(crew=CrewRule(2, laps_each=2))
    note(story, 1, driver="Ana")
    drive(story, 4)
    assert owing(story) == ["OWES LATE"] and spare(story) == -1


def test_a_lapped_car_has_the_laps_of_the_leader_left() -> None:
    story = race(TyreRule(stops=1))
    for _ in range(4):
        story.lap(7, 60_000)
    story.lap(12, 130_000)
    assert (laps_left(story.session, 7), laps_left(story.session, 12)) == (2, 3)


@pytest.mark.parametrize(("laps", "left"), [(1, 5), (4, 2), (5, 1)])
def test_in_a_race_by_time_the_last_lap_says_how_many_are_left(laps: int, left: int) -> None:
    story = Story(7, 12)
    plain = meeting(7, 12)
    by_time = replace(plain.sessions[1], laps=0, duration_s=310)
    story.add(MeetingOpened(replace(plain, sessions=(plain.sessions[0], by_time))))
    story.start("race-1", 7, 12)
    assert laps_left(story.session, 7) is None
    for _ in range(laps):
        story.lap(7, 60_000)
    assert isinstance(story.facts[-1], LapCompleted)
    assert laps_left(story.session, 7) == left


def test_after_the_flag_only_the_running_lap_is_left() -> None:
    story = race(TyreRule(stops=1))
    drive(story, 6)
    story.chequered(360_000)
    assert laps_left(story.session, 7) == 0 and owing(story) == ["OWES LATE"]
