"""The tower's figures and marks, and what a decision would do before it is given."""

from racecontrol.meeting.acts import GiveDecision, NoteIncident, ShowFlag
from racecontrol.meeting.model import Decision, Flag
from racecontrol.results.classification import Gap
from racecontrol.results.effect import effect_of
from racecontrol.results.tower import Mark, TowerRow, tower
from tests.story import DIRECTOR, STEWARD, Story


def rows(story: Story) -> dict[int, TowerRow]:
    return {row.entry.number: row for row in tower(story.state, story.session)}


def race() -> Story:
    story = Story(7, 12, 31, laps=5)
    story.start("race-1", 31, 7, 12)
    return story


def test_before_the_first_line_the_order_is_the_grid_and_no_gap_is_known() -> None:
    table = tower(race().state, race().session)
    assert [(row.place, row.entry.number, row.change) for row in table] == [
        (1, 31, 0),
        (2, 7, 0),
        (3, 12, 0),
    ]
    assert [row.gap for row in table] == [Gap(), Gap(), Gap()]


def test_gap_is_to_the_leader_and_interval_to_the_car_ahead_in_game_milliseconds() -> None:
    story = race()
    for number, ms in ((7, 20_000), (31, 20_750), (12, 22_000)):
        story.sector(number, 1, ms)
    table = rows(story)
    assert (table[31].gap, table[31].interval) == (Gap(ms=750), Gap(ms=750))
    assert (table[12].gap, table[12].interval) == (Gap(ms=2000), Gap(ms=1250))
    assert [table[n].change for n in (7, 31, 12)] == [1, -1, 0]


def test_a_gap_is_taken_at_the_last_line_that_the_car_itself_passed() -> None:
    story = race()
    story.sector(7, 1, 20_000)
    story.sector(12, 1, 20_500)
    story.sector(7, 2, 41_000)
    assert rows(story)[12].gap == Gap(ms=500)


def test_a_car_that_was_lapped_is_shown_in_laps() -> None:
    story = race()
    story.lap(7, 60_000)
    story.lap(7, 60_000)
    story.lap(12, 61_000)
    story.sector(31, 1, 21_000)
    table = rows(story)
    assert table[12].gap == Gap(laps=1)
    assert table[31].gap == Gap(laps=1)


def test_the_best_lap_of_the_session_and_of_a_driver_are_marked() -> None:
    story = race()
    for ms in (62_000, 60_000):
        story.lap(7, ms)
    for ms in (62_500, 61_500, 61_000):
        story.lap(12, ms)
    table = rows(story)
    assert (table[7].last.mark, table[7].best.mark) == (Mark.SESSION_BEST, Mark.SESSION_BEST)
    assert (table[12].last.mark, table[12].best.mark) == (Mark.PERSONAL_BEST, Mark.NONE)
    story.lap(12, 62_000)
    assert rows(story)[12].last.mark is Mark.NONE


def test_sectors_of_the_running_lap_stand_beside_those_of_the_lap_before() -> None:
    story = race()
    story.lap(7, 60_000)
    assert [cell.fresh for cell in rows(story)[7].sectors] == [True, True, True]
    story.add_finish(7)
    story.sector(7, 1, 19_000)
    first, second, third = rows(story)[7].sectors
    assert (first.ms, first.fresh, first.mark) == (19_000, True, Mark.SESSION_BEST)
    assert (second.ms, second.fresh, second.mark) == (20_000, False, Mark.NONE)
    assert third.fresh is False


def test_chips_say_what_is_open_and_what_was_given() -> None:
    story = race()
    story.lap(7, 60_000)
    story.act(NoteIncident("race-1", (7, 12), "Causing a collision"), STEWARD)
    story.act(GiveDecision("race-1", 7, "time-5", "collision", incident=1), STEWARD)
    story.act(NoteIncident("race-1", (12,), "Track limits"), STEWARD)
    story.act(ShowFlag("race-1", Flag.BLACK_WHITE, entry=12), DIRECTOR)
    table = rows(story)
    assert table[7].status == ("+5 s",)
    assert table[12].status == ("INV 2", "B/W")


def test_the_effect_of_a_decision_is_known_before_it_is_given() -> None:
    story = race()
    for number, ms in ((7, 20_000), (12, 23_000), (31, 26_500)):
        story.sector(number, 1, ms)
    supposed = Decision(0, "race-1", 0, 7, "time-5", "collision")
    moves = {move.entry: (move.before, move.after) for move in effect_of(story.state, supposed)}
    assert moves == {12: (2, 1), 7: (1, 2), 31: (3, 3)}
    assert story.state.decisions == {}


def test_the_effect_on_a_finished_race_is_the_classification() -> None:
    story = Story(7, 12, laps=1)
    story.start("race-1", 7, 12)
    story.lap(7, 60_000)
    story.chequered(60_000)
    story.lap(12, 60_400)
    story.end()
    supposed = Decision(0, "race-1", 0, 7, "disqualification", "wrong car")
    assert [(m.entry, m.before, m.after, m.moves) for m in effect_of(story.state, supposed)] == [
        (12, 2, 1, True),
        (7, 1, 2, True),
    ]


def test_in_qualifying_gaps_are_between_best_laps_and_an_out_lap_has_no_marks() -> None:
    story = Story(7, 12, 31)
    story.start("qualifying", 7, 12, 31)
    for number in (7, 12, 31):
        story.out_lap_sector(number, 2, 55_000 + number)
    assert {row.gap for row in rows(story).values()} == {Gap()}
    assert {cell.mark for row in rows(story).values() for cell in row.sectors} == {Mark.NONE}
    story.lap(12, 60_000)
    story.lap(7, 60_400)
    table = rows(story)
    assert (table[12].gap, table[7].gap, table[31].gap) == (Gap(), Gap(ms=400), Gap())
    assert [table[n].change for n in (7, 12, 31)] == [0, 0, 0]
