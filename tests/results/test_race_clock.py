"""Gaps over a red flag: the time for which the race stood is in none of them."""

from racecontrol.meeting.acts import ShowFlag, StartSession
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.model import Flag
from racecontrol.results.classification import Gap
from racecontrol.results.effect import driven_ms
from racecontrol.results.printing.driven import driven, gaps_ms
from racecontrol.results.race_clock import RaceClock
from racecontrol.results.tower import tower
from tests.story import DIRECTOR, GAME_MS, START_NS, Story
from ui.director.gaps import gaps_at_line
from ui.director.tower_lines import head_words, lines_of


def under_red() -> Story:
    """Car 7 a lap ahead of car 12, counted back to the end of its third lap."""
    story = Story(7, 12, 31, laps=6)
    story.start("race-1", 7, 12, 31)
    for number, laps in ((7, 3), (12, 2), (31, 3)):
        for _ in range(laps):
            story.lap(number, 60_000 + number)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 180_100)
    story.act(TakeOrder("race-1"), DIRECTOR, 300_000)
    return story


def restarted() -> Story:
    story = under_red()
    story.act(StartSession("race-1", START_NS + 600_000 * GAME_MS), DIRECTOR, 600_000)
    story.restart_at(600_000)
    return story


def test_a_car_laps_down_is_a_lap_behind_and_not_the_break() -> None:
    story = restarted()
    story.lap(12, 61_000)
    assert gaps_ms(story.session, driven(story.state, story.session))[12][-1] == (3, 61_000)
    assert gaps_at_line(story.session)[12][-1] == (3, 61.0)
    row = tower(story.state, story.session)[2]
    assert (row.entry.number, row.gap) == (12, Gap(ms=61_000))


def test_the_clock_stands_from_the_line_of_the_order_to_the_restart() -> None:
    clock = RaceClock.of(restarted().session)
    line_ns, again_ns = START_NS + 180_021 * GAME_MS, START_NS + 600_000 * GAME_MS
    assert clock.stood == ((line_ns, again_ns),)
    assert clock.raced_ns(again_ns) == clock.raced_ns(line_ns) == line_ns
    assert RaceClock.of(under_red().session) == RaceClock()


def test_who_was_there_earlier_than_the_car_ahead_has_no_gap_but_within_the_bar() -> None:
    def gap(bar_ns: int | None) -> Gap:
        return RaceClock().gap({1: 5_000_000}, {1: 7_000_000, 2: 9_000_000}, 1, lambda: bar_ns)

    assert gap(1_000_000) == gap(None) == Gap()
    assert gap(3_000_000) == Gap(ms=0)


def test_a_car_that_is_overdue_at_its_next_point_has_no_gap() -> None:
    ahead = {point: point * 5_000 * GAME_MS for point in range(1, 9)}
    behind = {1: 5_800 * GAME_MS}
    so_far = {point: ns for point, ns in ahead.items() if point <= 2}
    assert RaceClock().gap(behind, so_far, 1, lambda: 1_000) == Gap(ms=800)
    assert RaceClock().gap(behind, ahead, 1, lambda: 1_000) == Gap()


def test_a_gap_that_is_not_known_leaves_a_car_behind_those_ahead_of_it() -> None:
    story = Story(7, 12, 31, laps=6)
    story.start("race-1", 7, 12, 31)
    story.sector(12, 1, 20_000)
    story.sector(31, 1, 20_400)
    assert driven_ms(story.state, story.session) == {12: 0, 31: 400, 7: 400}


def test_a_silent_rig_has_the_gap_that_was_counted_back_and_is_no_guess() -> None:
    story = under_red()
    lines = lines_of(story.state, story.session, 3, {3: "STALE 9.0 s"})
    assert [line.cells["gap"].words for line in lines] == ["Leader", "+0.072", "1 lap"]
    assert lines[1].road.gap == Gap(ms=72)
    assert lines[1].road.guessed is None
    assert head_words(story.session) == "Order as counted back"
