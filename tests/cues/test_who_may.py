"""Whose a button's act is: the check of the event file and `decide` say the same."""

import pytest

from racecontrol.cues.buttons import RECIPES, NotMade, Parameter, act_of
from racecontrol.meeting.decide import Refused, decide
from racecontrol.meeting.model import Person, Role
from racecontrol.meeting.remote import ANYBODY, ButtonAct, roles_of
from tests.story import START_NS, Story

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
