"""What the rulebook says when rigs die."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.acts import EndSession, FormGrid, StartSession
from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.flow_acts import RerunSession
from racecontrol.meeting.rulebook import RacePart, Restart, RestartPolicy, RestartStep
from racecontrol.meeting.state import State, apply
from racecontrol.rulebooks.reading import load, shipped
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES
from racecontrol.stewarding.restart_policy import restart_policy
from tests.story import DIRECTOR, GAME_MS, START_NS, Story, meeting

CARS = (7, 12, 31, 44, 5, 6)


def weekend(laps: int = 3) -> Story:
    """Under the restart policy of the Nations Cup of 2025."""
    story = Story(*CARS, laps=laps)
    book = load(shipped()["nations-cup-2025"], FORMATS, PENALTIES)
    assert story.state.meeting is not None
    story.add(MeetingOpened(replace(story.state.meeting, rulebook=book)))
    return story


def after(laps: int, of: int = 10) -> Story:
    story = weekend(of)
    story.start("race-1", *CARS)
    for _ in range(laps):
        story.lap(7, 60_000)
    return story


@pytest.mark.parametrize(
    ("laps", "dead", "action"),
    [
        (0, (1,), Restart.RESTART),
        (1, (1,), Restart.CONTINUE),
        (1, (1, 2), Restart.CONTINUE),  # a third of the field is not more than a third
        (1, (1, 2, 3), Restart.RESTART),
        (2, (1, 2, 3), Restart.SUSPEND),
        (8, (1, 2, 3), Restart.SUSPEND),
        (9, (1, 2, 3), Restart.STANDS),
        (9, (3,), Restart.CONTINUE),
    ],
)
def test_the_table_answers_by_how_many_and_how_far(
    laps: int, dead: tuple[int, ...], action: Restart
):
    story = after(laps)
    proposed = restart_policy(story.state, story.session, dead, START_NS)
    assert proposed is not None and proposed.action is action
    assert (proposed.field, proposed.driven_percent) == (6, laps * 10)


def test_before_the_start_the_rig_is_swapped():
    story = weekend()
    story.key = "race-1"
    story.act(FormGrid("race-1", CARS), DIRECTOR)
    proposed = restart_policy(story.state, story.session, (4,), START_NS)
    assert proposed is not None and proposed.action is Restart.SWAP


def test_a_rig_that_is_not_in_the_field_asks_for_nothing():
    story = weekend()
    story.start("race-1", 7, 12)
    assert restart_policy(story.state, story.session, (6,), START_NS) is None
    assert restart_policy(story.state, story.session, (), START_NS) is None


def test_a_rulebook_may_say_something_else():
    step = RestartStep(Restart.CONTINUE, RacePart.FIRST_LAP)
    plain = meeting(*CARS)
    book = replace(plain.rulebook, restarts=RestartPolicy((step,)))
    state = apply(State(), MeetingOpened(replace(plain, rulebook=book)))
    proposed = restart_policy(state, state.sessions["race-1"], (1,), START_NS)
    assert proposed is None  # before the start this book says nothing


def test_a_race_is_not_started_anew_more_often_than_the_book_allows():
    story = weekend(10)
    answers = []
    for attempt in range(4):
        story.start("race-1", *CARS) if not attempt else story.restart_at(attempt * 600_000)
        story.lap(7, 60_000)
        proposed = restart_policy(story.state, story.session, (1, 2, 3), START_NS)
        assert proposed is not None
        answers.append((proposed.action, proposed.restarts_left))
        at_ms = attempt * 600_000 + 70_000
        story.act(EndSession("race-1"), DIRECTOR, at_ms)
        story.act(RerunSession("race-1", "three rigs"), DIRECTOR, at_ms)
        story.act(FormGrid("race-1", CARS), DIRECTOR, at_ms + 10_000)
        at_ns = START_NS + (attempt + 1) * 600_000 * GAME_MS
        story.act(StartSession("race-1", at_ns), DIRECTOR, at_ms + 20_000)
    assert answers == [
        (Restart.RESTART, 3),
        (Restart.RESTART, 2),
        (Restart.RESTART, 1),
        (Restart.SUSPEND, 0),
    ]
