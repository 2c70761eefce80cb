"""The procedures of a rulebook: read from TOML, and wrong ones refused with their key."""

import tomllib

import msgspec
import pytest

from racecontrol.meeting.procedures import Countback, Procedures


def read(text: str) -> Procedures:
    return msgspec.convert(tomllib.loads(text), Procedures)


def test_a_rulebook_says_only_what_differs() -> None:
    rules = read(
        """
countback = "penultimate lap"
substitutes = 0
[start]
hold_most_ms = 2000
[neutral.fcy]
kmh = 60
"""
    )
    assert rules.countback is Countback.PENULTIMATE_LAP
    assert (rules.start.hold_least_ms, rules.start.hold_most_ms) == (200, 2_000)
    assert (rules.neutral.fcy.kmh, rules.neutral.vsc.lap_factor) == (60.0, 1.3)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[start]\nhold_least_ms = 4000", "hold_least_ms is more than hold_most_ms"),
        ("[start]\nlights = 0", "at `$.start.lights`"),
        ("[neutral.vsc]\nlap_factor = 0.8", "faster than the best lap is no limit"),
        ("[neutral]\ntolerance_ms = -1", "at `$.neutral.tolerance_ms`"),
        ("[start]\nhold = 3", "unknown field `hold`"),
        ('countback = "somehow"', "at `$.countback`"),
    ],
)
def test_what_cannot_be_is_refused_with_its_key(text: str, why: str) -> None:
    with pytest.raises(msgspec.ValidationError) as error:
        read(text)
    assert why in str(error.value)
