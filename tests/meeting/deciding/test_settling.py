"""Ties that the rulebook leaves open, and the person who orders them."""

import pytest

from racecontrol.meeting.acts import Act, ReopenTie, SettleTie
from racecontrol.results.standings import standings
from tests.story import DIRECTOR, STEWARD, TIMING, Story


def tied() -> Story:
    """Nobody has a point: three cars share the first rank."""
    return Story(7, 12, 31)


def order(story: Story) -> list[tuple[int, int, int]]:
    return [(row.entry, row.rank, row.final_rank) for row in standings(story.state)]


def test_a_steward_orders_an_open_tie_and_takes_it_back() -> None:
    story = tied()
    assert order(story) == [(7, 1, 1), (12, 1, 1), (31, 1, 1)]
    story.act(SettleTie((31, 7, 12), "a run-off on the stage"), STEWARD)
    assert order(story) == [(31, 1, 1), (7, 1, 2), (12, 1, 3)]
    story.act(SettleTie((12, 7, 31), "counted again"), STEWARD)
    assert order(story) == [(12, 1, 1), (7, 1, 2), (31, 1, 3)]
    story.act(ReopenTie((7, 12, 31), "protest"), STEWARD)
    assert order(story) == [(7, 1, 1), (12, 1, 1), (31, 1, 1)]


def test_an_order_waits_while_the_points_make_another_tie() -> None:
    story = tied()
    story.act(SettleTie((31, 7), "a run-off"), STEWARD)
    assert order(story) == [(7, 1, 1), (12, 1, 1), (31, 1, 1)]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (SettleTie((31, 7), " "), "needs its reason"),
        (SettleTie((31,), "r"), "at least two"),
        (SettleTie((31, 31), "r"), "twice"),
        (SettleTie((31, 99), "r"), "Car 99 is not entered."),
        (ReopenTie((31, 7), "r"), "was not settled"),
    ],
)
def test_what_is_no_tie_is_refused(act: Act, said: str) -> None:
    assert said in tied().refused(act, STEWARD)  # type: ignore[arg-type]


def test_only_stewards_order_ties() -> None:
    act = SettleTie((31, 7), "r")
    assert tied().refused(act, DIRECTOR) == "Only the stewards can decide."
    assert tied().refused(act, TIMING) == "A machine may only note. People decide."
