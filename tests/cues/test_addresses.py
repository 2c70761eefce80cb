"""The list of cues: complete, with examples that are what it says."""

import pytest
from msgspec.structs import replace

from racecontrol.cues.addresses import ADDRESSES, Address, address_of, conforms
from racecontrol.cues.buttons import RECIPES, NotMade, Takes, act_of
from racecontrol.cues.checking import idle_patterns, received
from racecontrol.cues.cue import Cue
from racecontrol.meeting.act import Act
from racecontrol.meeting.model import CueTarget
from racecontrol.meeting.remote import ButtonAct
from tests.story import Story


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.path)
def test_every_address_has_an_example_of_its_arguments(address: Address) -> None:
    assert conforms(Cue(address.sample_path(), address.example))
    assert address.when
    assert all(argument.says for argument in address.arguments)
    assert address_of(address.sample_path()) is address


def test_no_address_stands_there_twice() -> None:
    paths = [address.sample_path() for address in ADDRESSES]
    assert len(set(paths)) == len(paths)


def test_an_argument_of_another_type_does_not_conform() -> None:
    assert not conforms(Cue("start/light", (1, "5")))
    assert not conforms(Cue("start/light", (1,)))
    assert not conforms(Cue("start/light", (True, 5)))
    assert not conforms(Cue("start/lamp", (1, 5)))


def test_a_filter_says_which_addresses_pass() -> None:
    target = CueTarget("192.0.2.1", 1, only=("/race/cup/position/1", "//flag/*"))
    gets = [address.path for address in received(target, "cup")]
    assert gets == ["flag/track", "flag/car", "flag/red", "position/<place>", "now/flag"][:4]
    quiet = replace(target, never=("//flag/car",))
    assert "flag/car" not in [address.path for address in received(quiet, "cup")]


def test_a_pattern_that_nothing_passes_is_said_with_the_address_that_is_meant() -> None:
    target = CueTarget("192.0.2.1", 1, only=("//flag/*", "/race/cup/start/lights"))
    ((place, said),) = idle_patterns(target, "cup")
    assert place == ("only", 1)
    assert said.endswith("Did you mean '/race/cup/start/light'?")


def test_every_act_of_a_button_has_a_recipe_that_makes_an_act() -> None:
    assert set(RECIPES) == set(ButtonAct) - {ButtonAct.EVERYDAY}
    state = Story(7, 12).state
    samples = {Takes.TEXT: "contact", Takes.SWITCH: 1, Takes.SECTOR: 2}
    for name, recipe in RECIPES.items():
        values = [samples.get(parameter.takes, 7) for parameter in recipe.parameters]
        made = act_of(state, name, values)
        assert isinstance(made, Act), f"{name}: {made}"


def test_arguments_that_do_not_fit_make_no_act() -> None:
    state = Story(7, 12).state
    for arguments in [(), ("seven",), (7.5,), (-1,), (float("nan"),), (7, "race-1", 1)]:
        made = act_of(state, ButtonAct.BLUE, arguments)
        assert isinstance(made, NotMade)
        assert made.usage
    assert isinstance(act_of(state, ButtonAct.BLUE, (7.0,)), Act)
    assert isinstance(act_of(state, ButtonAct.NOTE, (7, "line\nbreak")), NotMade)
