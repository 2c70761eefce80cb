"""How many rounds count, as the seasons had it."""

import pytest

from racecontrol.meeting.cited import Rounding
from racecontrol.meeting.online import CountingRule, CountingStep
from racecontrol.season.counting import effective_rounds

STEPS = CountingRule(steps=(CountingStep(held=1, best=1), CountingStep(held=5, best=2)))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (CountingRule(best=3), [1, 2, 3, 3, 3, 3]),  # 2024
        (CountingRule(best=5), [1, 2, 3, 4, 5, 5]),  # 2025
        (CountingRule(share="1/4", rounding=Rounding.UP), [1, 1, 1, 1, 2, 2, 2, 2, 3, 3]),  # 2020
        (CountingRule(share="1/2"), [1, 1, 1, 2, 2, 3, 3, 4]),  # 2022
        (STEPS, [1, 1, 1, 1, 2, 2]),
    ],
)
def test_effective_rounds(rule: CountingRule, expected: list[int]) -> None:
    held = range(1, len(expected) + 1)
    assert [effective_rounds(rule, number) for number in held] == expected
    assert effective_rounds(rule, 0) == 0
