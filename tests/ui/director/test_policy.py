"""What the rulebook says for silent rigs, in words."""

from msgspec.structs import replace

from racecontrol.meeting.acts import EndSession, FormGrid, StartSession
from racecontrol.meeting.facts import MeetingOpened, RigFellSilent
from racecontrol.meeting.flow_acts import RerunSession
from racecontrol.meeting.rulebook import RacePart, Restart, RestartPolicy, RestartStep
from tests.story import DIRECTOR, GAME_MS, START_NS, Story, meeting
from ui.director.policy import policy_words

CARS = (7, 12, 31)
AGAIN = RestartStep(Restart.RESTART, RacePart.FIRST_LAP)
STOP = RestartStep(Restart.SUSPEND, RacePart.FIRST_LAP)


def raced(restarts: int, *steps: RestartStep, most: int | None = 2) -> Story:
    """A race that was started anew so often, rig 1 silent now."""
    story = Story(*CARS)
    plain = meeting(*CARS)
    book = replace(plain.rulebook, restarts=RestartPolicy(steps, most_restarts=most))
    story.add(MeetingOpened(replace(plain, rulebook=book)))
    story.start("race-1", *CARS)
    for attempt in range(1, restarts + 1):
        at_ms = attempt * 600_000
        story.act(EndSession("race-1"), DIRECTOR, at_ms - 20_000)
        story.act(RerunSession("race-1", "a dead rig"), DIRECTOR, at_ms - 15_000)
        story.act(FormGrid("race-1", CARS), DIRECTOR, at_ms - 10_000)
        story.act(StartSession("race-1", START_NS + at_ms * GAME_MS), DIRECTOR, at_ms)
    story.add(RigFellSilent(1, story.session.started_ns + 5_000 * GAME_MS))
    return story


def words(story: Story) -> str:
    return policy_words(story.state, story.session, story.session.started_ns + 9_000 * GAME_MS)


SILENT = "Rig 1 is silent, 1 of 3 on the first lap: the book says "


def test_a_restart_is_proposed_and_the_last_one_is_called_so() -> None:
    restart = f"{SILENT}{Restart.RESTART.value}."
    assert words(raced(0, AGAIN, STOP)) == restart
    assert words(raced(1, AGAIN, STOP)) == f"{restart} It is the last restart."


def test_where_no_restart_is_left_the_next_step_says_so() -> None:
    said = words(raced(2, AGAIN, STOP))
    assert said == f"{SILENT}{Restart.SUSPEND.value}. No restart is left."


def test_a_book_of_nothing_but_restarts_leaves_it_to_the_director() -> None:
    said = "Rig 1 is silent: the book says nothing for this, the race director decides."
    assert words(raced(2, AGAIN)) == f"{said} No restart is left."


def test_a_book_that_does_not_say_how_often_says_nothing_of_it() -> None:
    assert words(raced(2, AGAIN, STOP, most=None)) == f"{SILENT}{Restart.RESTART.value}."
