"""Classifications, told as races."""

from hypothesis import given
from hypothesis import strategies as st

from racecontrol.meeting.acts import GiveDecision, RescindDecision
from racecontrol.results.classification import Gap, Status, digest
from racecontrol.sessions import classify, running_order
from tests.story import STEWARD, Story


def places(story: Story) -> list[int]:
    return [row.entry for row in classify(story.state, story.session)]


def finished_race() -> Story:
    """Car 7 wins from 12 by half a second; 31 is a lap down."""
    story = Story(7, 12, 31, laps=3)
    story.start("race-1", 12, 7, 31)
    for _ in range(3):
        story.lap(7, 60_000)
    story.chequered(180_000)
    for ms in (60_100, 60_200, 60_200):
        story.lap(12, ms)
    for ms in (90_000, 91_000):
        story.lap(31, ms)
    story.end()
    return story


def test_a_race_is_ordered_by_laps_then_by_official_time() -> None:
    rows = classify((story := finished_race()).state, story.session)
    assert [(row.place, row.entry, row.laps, row.total_ms) for row in rows] == [
        (1, 7, 3, 180_000),
        (2, 12, 3, 180_500),
        (3, 31, 2, 181_000),
    ]
    assert [row.gap for row in rows] == [Gap(), Gap(ms=500), Gap(laps=1)]
    assert [row.points for row in rows] == [12, 10, 8]


def test_a_lapped_car_is_classified_from_ninety_percent_of_the_laps_rounded_down() -> None:
    story = finished_race()
    rows = classify(story.state, story.session)
    assert rows[2].status is Status.FINISHED  # 90 % of 3 laps is 2.7: 2 laps are enough


def test_a_time_penalty_moves_a_car_back_and_rescinding_it_moves_it_forward_again() -> None:
    story = finished_race()
    story.act(GiveDecision("race-1", 7, "time-1", "false start"), STEWARD)
    assert places(story) == [12, 7, 31]
    winner, second = classify(story.state, story.session)[:2]
    assert (winner.entry, second.penalty_ms, second.gap) == (12, 1000, Gap(ms=500))
    story.act(RescindDecision(1, "not proved"), STEWARD)
    assert places(story) == [7, 12, 31]


def test_a_disqualified_car_is_last_without_a_place_and_the_others_move_up() -> None:
    story = finished_race()
    story.act(GiveDecision("race-1", 7, "disqualification", "wrong car"), STEWARD)
    rows = classify(story.state, story.session)
    assert [(row.place, row.entry, row.status, row.points) for row in rows] == [
        (1, 12, Status.FINISHED, 12),
        (2, 31, Status.FINISHED, 10),
        (0, 7, Status.DSQ, 0),
    ]


def test_a_car_that_stopped_early_did_not_finish_and_one_that_never_drove_did_not_start() -> None:
    story = Story(7, 12, 31, laps=3)
    story.start("race-1", 7, 12, 31)
    for _ in range(3):
        story.lap(7, 60_000)
    story.lap(12, 61_000)
    story.chequered(180_000)
    story.end()
    rows = classify(story.state, story.session)
    assert [(row.place, row.entry, row.status) for row in rows] == [
        (1, 7, Status.FINISHED),
        (0, 12, Status.DNF),
        (0, 31, Status.DNS),
    ]


def test_a_car_that_stopped_on_the_last_lap_is_classified() -> None:
    story = Story(7, 12, laps=3)
    story.start("race-1", 7, 12)
    for _ in range(3):
        story.lap(7, 60_000)
    for _ in range(2):
        story.lap(12, 59_000)  # in front, and then it stops
    story.chequered(180_000)
    story.end()
    row = classify(story.state, story.session)[1]
    assert (row.place, row.entry, row.status, row.laps) == (2, 12, Status.DNF, 2)


def test_laps_after_the_chequered_flag_do_not_count() -> None:
    story = finished_race()
    assert classify(story.state, story.session)[0].laps == 3
    cooled = Story(7, laps=2)
    cooled.start("race-1", 7)
    cooled.lap(7, 60_000)
    cooled.lap(7, 60_000)
    cooled.chequered(120_000)
    cooled.lap(7, 50_000)
    assert classify(cooled.state, cooled.session)[0].laps == 2


def test_a_lap_that_was_not_live_never_scores() -> None:
    story = Story(7, 12, laps=3)
    story.start("qualifying", 7, 12)
    story.lap(7, 60_000)
    story.lap(12, 50_000, live=False)
    rows = classify(story.state, story.session)
    assert [(row.entry, row.best_ms) for row in rows] == [(7, 60_000), (12, None)]


def test_a_standing_start_lap_is_never_the_best_lap() -> None:
    story = Story(7, laps=3)
    story.start("race-1", 7)
    story.lap(7, 55_000)
    story.lap(7, 60_000)
    assert classify(story.state, story.session)[0].best_ms == 60_000


def test_in_qualifying_a_deleted_lap_gives_way_to_the_next_best() -> None:
    story = Story(7, 12, laps=3)
    story.start("qualifying", 7, 12)
    story.lap(7, 60_000)
    story.lap(7, 61_000)
    story.lap(12, 60_500)
    assert places(story) == [7, 12]
    story.act(GiveDecision("qualifying", 7, "lap-deletion", "track limits", lap=1), STEWARD)
    rows = classify(story.state, story.session)
    assert [(row.entry, row.best_ms, row.gap) for row in rows] == [
        (12, 60_500, Gap()),
        (7, 61_000, Gap(ms=500)),
    ]


def test_of_two_equal_qualifying_laps_the_first_one_set_is_ahead() -> None:
    story = Story(7, 12, laps=3)
    story.start("qualifying", 7, 12)
    story.lap(7, 61_000)
    story.lap(12, 60_000)
    story.lap(7, 60_000)
    assert places(story) == [12, 7]


def test_on_track_laps_come_first_then_the_last_line_then_the_time_there() -> None:
    story = Story(7, 12, 31, laps=3)
    story.start("race-1", 31, 12, 7)
    assert running_order(story.state, story.session) == (31, 12, 7)
    story.sector(12, 1, 20_000)
    story.sector(7, 1, 20_100)
    assert running_order(story.state, story.session) == (12, 7, 31)
    story.sector(7, 2, 40_000)
    assert running_order(story.state, story.session) == (7, 12, 31)
    story.lap(31, 59_000)
    assert running_order(story.state, story.session) == (31, 7, 12)


lap_times = st.lists(st.integers(50_000, 70_000), min_size=0, max_size=3)


@given(st.lists(lap_times, min_size=2, max_size=6))
def test_a_classification_names_every_car_once_and_places_are_gapless(
    cars: list[list[int]],
) -> None:
    numbers = list(range(1, len(cars) + 1))
    story = Story(*numbers, laps=3)
    story.start("race-1", *numbers)
    for number, laps in zip(numbers, cars, strict=True):
        for ms in laps:
            story.lap(number, ms)
    ends = [sum(laps) for laps in cars if len(laps) == 3]
    if ends:
        story.chequered(min(ends))
    story.end()
    rows = classify(story.state, story.session)
    assert sorted(row.entry for row in rows) == numbers
    placed = [row.place for row in rows if row.place]
    assert placed == list(range(1, len(placed) + 1))
    ordered = [(-row.laps, row.total_ms) for row in rows if row.status is Status.FINISHED]
    assert ordered == sorted(ordered)
    assert digest(rows) == digest(classify(story.state, story.session))
