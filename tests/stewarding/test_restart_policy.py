"""What the rulebook says when rigs die."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.acts import FormGrid
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.procedures import Moment, Procedures, Remedy, RestartRule
from racecontrol.meeting.state import State, apply
from racecontrol.stewarding.restart_policy import restart_policy
from tests.story import DIRECTOR, START_NS, Story, meeting

CARS = (7, 12, 31, 44, 5, 6)


def after(laps: int, of: int = 10) -> Story:
    story = Story(*CARS, laps=of)
    story.start("race-1", *CARS)
    for _ in range(laps):
        story.lap(7, 60_000)
    return story


@pytest.mark.parametrize(
    ("laps", "dead", "remedy"),
    [
        (0, (1,), Remedy.ABORT),
        (1, (1,), Remedy.RACE_ON),
        (1, (1, 2), Remedy.FULL_RESTART),
        (2, (1, 2), Remedy.FULL_RESTART),
        (3, (1, 2), Remedy.REMAINING),
        (8, (1, 2), Remedy.REMAINING),
        (9, (1, 2), Remedy.RESULT_STANDS),
        (9, (3,), Remedy.RACE_ON),
    ],
)
def test_the_table_answers_by_how_many_and_how_far(
    laps: int, dead: tuple[int, ...], remedy: Remedy
):
    story = after(laps)
    proposed = restart_policy(story.state, story.session, dead, START_NS)
    assert proposed is not None and proposed.remedy is remedy
    assert (proposed.field, proposed.share) == (6, laps / 10)


def test_before_the_start_the_rig_is_swapped():
    story = Story(*CARS)
    story.key = "race-1"
    story.act(FormGrid("race-1", CARS), DIRECTOR)
    proposed = restart_policy(story.state, story.session, (4,), START_NS)
    assert proposed is not None and proposed.remedy is Remedy.DELAY


def test_a_rig_that_is_not_in_the_field_asks_for_nothing():
    story = Story(*CARS)
    story.start("race-1", 7, 12)
    assert restart_policy(story.state, story.session, (6,), START_NS) is None
    assert restart_policy(story.state, story.session, (), START_NS) is None


def test_a_rulebook_may_say_something_else():
    rule = RestartRule(Moment.FIRST_LAP, Remedy.RACE_ON)
    plain = meeting(*CARS)
    book = replace(plain.rulebook, procedures=Procedures(restart=(rule,)))
    state = apply(State(), MeetingOpened(replace(plain, rulebook=book)))
    proposed = restart_policy(state, state.sessions["race-1"], (1,), START_NS)
    assert proposed is None  # before the start this book says nothing
