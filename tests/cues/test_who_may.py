"""Whose a button's act is: the check of the event file and `decide` say the same."""

import pytest

from racecontrol.cues.buttons import RECIPES, NotMade, Parameter, act_of
from racecontrol.cues.feedback import feedback
from racecontrol.meeting.acts import PublishResult
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.remote import ANYBODY, Button, ButtonAct, roles_of
from racecontrol.results.revisions import with_result
from racecontrol.sessions import classify
from tests.story import DIRECTOR, GAME_MS, START_NS, STEWARD, Story

NOT_YOURS = ("Only the", "The race director")


def filled(parameter: Parameter) -> int | str:
    return "time-5" if parameter.takes.is_text else 1


@pytest.mark.parametrize("role", ANYBODY)
@pytest.mark.parametrize("name", list(RECIPES))
def test_a_role_that_the_check_refuses_is_refused_when_it_presses(
    name: ButtonAct, role: Role
) -> None:
    story = Story(7, 12)
    act = act_of(story.state, name, [filled(one) for one in RECIPES[name].parameters])
    assert not isinstance(act, NotMade)
    answer = decide(story.state, act, Person("A. Person", role), START_NS)
    refused = isinstance(answer, Refused) and answer.reason.startswith(NOT_YOURS)
    assert refused is (role not in roles_of(name)), answer


def test_everybody_has_some_of_the_everyday_acts() -> None:
    for role in ANYBODY:
        assert any(role in roles_of(act) for act in RECIPES if not act.grave)
    assert roles_of(ButtonAct.EVERYDAY) == ANYBODY


def test_a_button_lights_up_when_a_published_result_can_be_declared_final() -> None:
    story = Story(7, 12)
    story.start("race-1", 7, 12)
    for number in (7, 12):
        for _ in range(3):
            story.lap(number, 60_000 + number)
    story.end()
    button = Button("4d2f", "Director", Role.DIRECTOR, (ButtonAct.FINAL,))

    def told() -> tuple[int, str]:
        now_ns = START_NS + 20_000_000 * GAME_MS
        ((_, values),) = feedback(story.state, button, DIRECTOR, now_ns, "can/final")
        return values

    assert told() == (0, "Race 1 has no provisional result to declare final.")
    rows = classify(story.state, story.session)
    story.act(with_result(PublishResult("race-1"), rows), DIRECTOR, 10_000_001)
    assert told() == (0, "A steward has to sign the published result first.")
    story.act(with_result(SignResult("race-1"), rows), STEWARD, 10_000_002)
    assert told() == (1, "")
