"""Grids: from a classification, with the grid drops that are still to be taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.rulebook import (
    EventRule,
    GridBy,
    GridDropRule,
    GridRule,
    PointsTable,
    SessionRule,
)
from racecontrol.results.grid import drawn, drops, propose, reversed_top, with_drops

TEN = tuple(range(1, 11))


@pytest.mark.parametrize(
    ("lost", "order"),
    [
        ({}, TEN),
        ({1: 3}, (2, 3, 4, 1, 5, 6, 7, 8, 9, 10)),
        ({1: 3, 2: 3}, (3, 4, 5, 1, 2, 6, 7, 8, 9, 10)),
        # both at five: the better classified keeps it, the other stands behind
        ({2: 3, 1: 4}, (3, 4, 5, 6, 1, 2, 7, 8, 9, 10)),
        # pushed back from six by another penalised car, which was pushed back itself
        ({1: 4, 2: 3, 3: 3}, (4, 5, 6, 7, 1, 2, 3, 8, 9, 10)),
        # beyond the last place: moves up to it
        ({9: 5}, (1, 2, 3, 4, 5, 6, 7, 8, 10, 9)),
        ({10: 5}, TEN),
        ({9: 5, 10: 3}, (*TEN[:8], 10, 9)),
        # fifteen is a drop, sixteen is the back of the grid
        ({8: 15, 9: 16}, (1, 2, 3, 4, 5, 6, 7, 10, 8, 9)),
        ({8: 16, 9: 15}, (1, 2, 3, 4, 5, 6, 7, 10, 9, 8)),
        # both at the back: in the order of the classification, not of the drops
        ({1: 20, 2: 16}, (3, 4, 5, 6, 7, 8, 9, 10, 1, 2)),
        # everybody drops: nothing changes
        (dict.fromkeys(TEN, 5), TEN),
    ],
)
def test_five_steps(lost: dict[int, int], order: tuple[int, ...]) -> None:
    assert with_drops(TEN, lost) == order


@given(st.permutations(range(1, 13)), st.dictionaries(st.integers(1, 12), st.integers(0, 30)))
def test_nobody_is_lost_and_a_lone_drop_costs_at_most_its_places(
    order: list[int], lost: dict[int, int]
) -> None:
    grid = with_drops(order, lost)
    assert sorted(grid) == sorted(order)
    free = [number for number in order if not lost.get(number)]
    assert [number for number in grid if number in free] == free
    penalised = [number for number in order if lost.get(number)]
    if len(penalised) == 1:
        number = penalised[0]
        assert order.index(number) <= grid.index(number) <= order.index(number) + lost[number]


def test_without_a_session_to_take_it_from_the_grid_is_by_number(story):
    meeting = story()
    assert propose(meeting.state, meeting.session("qualifying")) == (1, 2, 3, 4)


def test_before_qualifying_has_ended_the_grid_is_by_number(story):
    meeting = story()
    meeting.start("qualifying")
    meeting.drive("qualifying", [4, 3, 2, 1])
    assert propose(meeting.state, meeting.session("race-1")) == (1, 2, 3, 4)
    meeting.end("qualifying")
    assert propose(meeting.state, meeting.session("race-1")) == (4, 3, 2, 1)


def test_a_car_without_a_lap_starts_behind_and_a_disqualified_one_last(story):
    meeting = story(cars=5)
    meeting.run("qualifying", [5, 4, 3, 2])
    meeting.decide("qualifying", 4, "disqualification")
    assert propose(meeting.state, meeting.session("race-1")) == (5, 3, 2, 1, 4)


def test_an_entry_that_was_not_in_qualifying_starts_before_the_disqualified(story):
    meeting = story(cars=4)
    meeting.start("qualifying", grid=[1, 2, 3])
    meeting.drive("qualifying", [3, 2, 1])
    meeting.end("qualifying")
    meeting.decide("qualifying", 3, "disqualification")
    assert propose(meeting.state, meeting.session("race-1")) == (2, 1, 4, 3)


def test_a_drop_from_qualifying_is_taken_in_race_1_and_never_again(story):
    meeting = story()
    meeting.run("qualifying", [1, 2, 3, 4])
    meeting.decide("qualifying", 1, "grid-3", at_s=300)
    assert propose(meeting.state, meeting.session("race-1")) == (2, 3, 4, 1)
    meeting.run("race-1", [1, 2, 3, 4], at_s=400)
    assert propose(meeting.state, meeting.session("race-2")) == (1, 2, 3, 4)


def test_a_drop_decided_after_race_1_began_is_taken_in_race_2(story):
    meeting = story()
    meeting.run("qualifying", [1, 2, 3, 4])
    meeting.run("race-1", [1, 2, 3, 4], at_s=400)
    meeting.decide("qualifying", 1, "grid-3", at_s=401)
    assert propose(meeting.state, meeting.session("race-2")) == (2, 3, 4, 1)


def test_a_drop_from_race_1_is_taken_in_race_2_unless_it_is_rescinded(story):
    meeting = story()
    meeting.run("race-1", [1, 2, 3, 4])
    decision = meeting.decide("race-1", 1, "grid-3", at_s=300)
    assert drops(meeting.state, meeting.session("race-2")) == {1: 3}
    meeting.rescind(decision)
    assert drops(meeting.state, meeting.session("race-2")) == {}


def test_a_race_that_was_never_run_uses_no_drop(story):
    meeting = story()
    meeting.run("qualifying", [1, 2, 3, 4])
    meeting.decide("qualifying", 1, "grid-3")
    assert drops(meeting.state, meeting.session("race-2")) == {1: 3}


def test_two_drops_are_added(story):
    meeting = story()
    meeting.run("qualifying", [1, 2, 3, 4])
    meeting.decide("qualifying", 1, "grid-10")
    meeting.decide("qualifying", 1, "grid-10")
    meeting.decide("qualifying", 2, "grid-3")
    assert drops(meeting.state, meeting.session("race-1")) == {1: 20, 2: 3}
    assert propose(meeting.state, meeting.session("race-1")) == (3, 4, 2, 1)


def test_no_drop_is_taken_in_qualifying(story):
    meeting = story()
    meeting.decide("race-1", 1, "grid-3")
    assert drops(meeting.state, meeting.session("qualifying")) == {}


def ruled(story, grid: GridRule | None, cars: int = 4, **book: object):
    """A meeting whose race 2 takes its grid as the rulebook says."""
    meeting = story(cars)
    opened = meeting.state.meeting
    rules = (
        SessionRule("race-1", "Race 1", "race", points=PointsTable((12, 10, 8, 7))),
        SessionRule("race-2", "Race 2", "race", grid=grid),
    )
    events = (EventRule("night", "Night", rules),)
    sessions = tuple(replace(plan, grid_from="") for plan in opened.sessions)
    entries = tuple(
        replace(entry, points_before=6 if entry.number == 4 else 0) for entry in opened.entries
    )
    meeting.add(
        MeetingOpened(
            replace(
                opened,
                rulebook=replace(opened.rulebook, events=events, **book),
                event="night",
                sessions=sessions,
                entries=entries,
            )
        )
    )
    return meeting


@pytest.mark.parametrize(
    ("grid", "order"),
    [
        (GridRule(GridBy.RESULT, "race-1"), (3, 2, 1, 4)),
        (GridRule(GridBy.RESULT, "race-1", reversed_top=3), (1, 2, 3, 4)),
        (GridRule(GridBy.POINTS), (4, 3, 2, 1)),  # 7 + 6 carried in, then 12, 10, 8
        (GridRule(GridBy.POINTS, reversed_top=2), (3, 4, 2, 1)),
        (GridRule(GridBy.DRAW, seed="night"), drawn((1, 2, 3, 4), "night")),
        (GridRule(GridBy.NUMBER), (1, 2, 3, 4)),
        (GridRule(GridBy.MANUAL), (1, 2, 3, 4)),
        (None, (1, 2, 3, 4)),
    ],
)
def test_the_grid_comes_from_where_the_rulebook_takes_it(story, grid, order) -> None:
    meeting = ruled(story, grid)
    meeting.run("race-1", [3, 2, 1, 4])
    assert propose(meeting.state, meeting.session("race-2")) == order


def test_the_session_in_the_plan_stands_before_the_rulebook(story) -> None:
    meeting = ruled(story, GridRule(GridBy.NUMBER))
    opened = meeting.state.meeting
    plans = [replace(p, grid_from="race-1" if p.key == "race-2" else "") for p in opened.sessions]
    meeting.add(MeetingOpened(replace(opened, sessions=tuple(plans))))
    meeting.run("race-1", [3, 2, 1, 4])
    assert propose(meeting.state, meeting.session("race-2")) == (3, 2, 1, 4)


def test_how_long_a_drop_puts_a_car_at_the_back_is_in_the_rulebook(story) -> None:
    rule = GridRule(GridBy.RESULT, "race-1")
    for back_beyond, order in ((15, (1, 2, 3, 4, 5)), (2, (1, 2, 3, 5, 4))):
        meeting = ruled(story, rule, cars=5, grid_drops=GridDropRule(back_beyond))
        meeting.run("race-1", [4, 1, 2, 3, 5])
        meeting.decide("race-1", 4, "grid-3", at_s=900)
        assert propose(meeting.state, meeting.session("race-2")) == order


def test_a_draw_is_the_same_for_everybody_who_knows_the_seed() -> None:
    assert drawn(TEN, "a") == drawn(TEN[::-1], "a")
    assert sorted(drawn(TEN, "a")) == list(TEN)
    assert drawn(TEN, "a") != drawn(TEN, "b")


@given(st.permutations(range(1, 13)), st.integers(0, 15))
def test_a_reversed_top_turns_only_the_first_places(order: list[int], top: int) -> None:
    turned = reversed_top(order, top)
    assert turned[top:] == tuple(order[top:])
    assert turned[:top] == tuple(order[:top])[::-1]


def test_the_back_of_the_grid_is_behind_all_that_are_classified(story):
    meeting = story(cars=4)
    meeting.run("qualifying", (3, 1, 4))
    meeting.decide("qualifying", 3, "back-of-grid")
    assert propose(meeting.state, meeting.session("race-1")) == (1, 4, 3, 2)
