"""Shared ranks, the chain, dead heats: who stands before whom."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.meeting.rulebook import (
    DeadHeat,
    PointsColumn,
    RedFlagRule,
    Rulebook,
    TieBy,
    TieRule,
    TieStep,
)
from racecontrol.results.classification import ClassifiedRow, Gap, Status, placed
from racecontrol.results.points import exact, points_text, shared, shortened, total
from racecontrol.results.ties import Score, Standing, ranked, standing

COUNTBACK = TieRule((TieStep(TieBy.COUNTBACK),))
GRAND_FINAL_FIRST = TieRule(
    tuple(TieStep(TieBy.PLACE, key) for key in ("grand-final", "race-2", "race-1"))
)
POINTS = (12, 10, 8, 7, 6, 5, 4, 3, 2, 1)


def row(entry: int, *places: int, points: int | None = None) -> Standing:
    """An entry with these places in races 1, 2, ... that give 12, 10, 8 ..."""
    scores = [
        Score(f"race-{race}", place, POINTS[place - 1] if 0 < place <= 10 else 0)
        for race, place in enumerate(places, 1)
    ]
    before = 0 if points is None else points - sum(score.points for score in scores)
    return standing(entry, scores, before)


def ranks(rows: tuple[Standing, ...]) -> list[tuple[int, int, int]]:
    return [(r.entry, r.rank, r.final_rank) for r in rows]


def test_equal_points_share_a_rank_and_the_chain_makes_the_final_order() -> None:
    rows = ranked([row(1, 2, 2, points=20), row(2, 1, 3, points=20), row(3, 4, 4)], COUNTBACK)
    assert ranks(rows) == [(2, 1, 1), (1, 1, 2), (3, 3, 3)]


def test_countback_goes_on_to_the_next_places_however_far_each_row_counts() -> None:
    short, longer = row(1, 1, points=30), row(2, 1, 5, points=30)
    assert len(short.countback) < len(longer.countback)
    assert ranks(ranked([short, longer], COUNTBACK)) == [(2, 1, 1), (1, 1, 2)]


def test_the_place_in_the_named_session_decides_and_then_the_one_before() -> None:
    def finalist(entry: int, final: int, second: int) -> Standing:
        scores = (Score("race-2", second, 0), Score("grand-final", final, 0))
        return standing(entry, scores, 9)

    rows = [finalist(1, 4, 2), finalist(2, 4, 1), finalist(3, 2, 9), standing(4, (), 9)]
    assert [r.entry for r in ranked(rows, GRAND_FINAL_FIRST)] == [3, 2, 1, 4]


def test_of_several_events_the_last_one_that_held_the_session_decides() -> None:
    def both(entry: int, first: int, last: int) -> Standing:
        scores = (Score("race", first, 0, "round-1"), Score("race", last, 0, "round-2"))
        return standing(entry, scores, 3)

    rows = [both(1, 1, 2), both(2, 2, 1)]
    by_last = TieRule((TieStep(TieBy.PLACE, "race"),))
    by_first = TieRule((TieStep(TieBy.PLACE, "race", "round-1"),))
    assert [r.entry for r in ranked(rows, by_last)] == [2, 1]
    assert [r.entry for r in ranked(rows, by_first)] == [1, 2]


def test_a_tie_that_the_chain_leaves_open_says_so_until_a_person_settles_it() -> None:
    rows = [row(5, 1, 2), row(7, 2, 1), row(9, 3, 3)]
    opened = ranked(rows, COUNTBACK)
    assert [(r.final_rank, r.tied_with) for r in opened] == [(1, (7,)), (1, (5,)), (3, ())]
    settled = ranked(rows, COUNTBACK, [(7, 5)])
    assert [(r.entry, r.final_rank, r.tied_with) for r in settled] == [
        (7, 1, ()),
        (5, 2, ()),
        (9, 3, ()),
    ]
    assert [r.rank for r in settled] == [1, 1, 3]


def test_an_order_given_to_other_entries_settles_nothing() -> None:
    rows = [row(5, 1, 2), row(7, 2, 1)]
    assert ranked(rows, COUNTBACK, [(7, 5, 9), (5,)]) == ranked(rows, COUNTBACK)


def test_without_a_chain_every_tie_is_open() -> None:
    rows = ranked([row(1, 1, 3, points=20), row(2, 2, 2, points=20)], TieRule())
    assert [r.tied_with for r in rows] == [(2,), (1,)]


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=9))
def test_the_order_in_which_the_rows_are_given_does_not_matter(
    places: list[tuple[int, int]],
) -> None:
    rows = [row(entry, *taken) for entry, taken in enumerate(places)]
    forward = ranked(rows, COUNTBACK)
    assert forward == ranked(rows[::-1], COUNTBACK)
    assert sorted(r.entry for r in forward) == list(range(len(places)))
    for one in forward:
        assert one.rank == 1 + sum(exact(other.points) > exact(one.points) for other in forward)
        assert one.rank <= one.final_rank <= len(forward)


def finished(entry: int, total_ms: int) -> ClassifiedRow:
    return ClassifiedRow(0, entry, Status.FINISHED, 10, total_ms, 0, Gap(), Gap(), None, 0)


def test_a_shared_dead_heat_divides_the_points_and_skips_the_next_place() -> None:
    heat = [finished(7, 100), finished(12, 200), finished(31, 200), finished(44, 300)]
    rows = placed(heat, POINTS, DeadHeat.SHARED)
    assert [(r.place, r.points) for r in rows] == [(1, 12), (2, 9), (2, 9), (4, 7)]
    rows = placed(heat, POINTS, DeadHeat.CROSSING)
    assert [(r.place, r.points) for r in rows] == [(1, 12), (2, 10), (3, 8), (4, 7)]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=14), st.permutations(POINTS))
def test_points_are_conserved_over_ties(times: list[int], table: list[int]) -> None:
    table.sort(reverse=True)
    heat = [finished(entry, ms) for entry, ms in enumerate(sorted(times))]
    rows = placed(heat, table, DeadHeat.SHARED)
    assert total(r.points for r in rows) == sum(table[: len(times)])
    for r in rows:
        equal = [other for other in rows if other.place == r.place]
        assert {other.points for other in equal} == {r.points}
        assert r.place == 1 + sum(other.place < r.place for other in rows)


@pytest.mark.parametrize(("points", "text"), [(12, "12"), (6.5, "6.5"), (25 / 3, "8.33"), (0, "0")])
def test_points_are_printed_whole_or_with_two_figures(points: float, text: str) -> None:
    assert points_text(points) == text


def test_a_third_stays_a_third() -> None:
    each = shared((12, 10, 3), 1, 3)
    assert exact(each) == Fraction(25, 3)
    assert total([each, each, each]) == 25


def test_a_race_cut_short_gives_the_points_of_its_column() -> None:
    columns = (PointsColumn(0, 25, (6, 4)), PointsColumn(25, 75, (13, 10)))
    book = Rulebook("b", "B", (), red_flag=RedFlagRule(green_laps=2, columns=columns))
    full = (25, 18)
    assert shortened(book, full, 10) == (6, 4)
    assert shortened(book, full, 25) == (13, 10)
    assert shortened(book, full, 75) == full
    assert shortened(book, full, 90, green_laps=1) == ()
