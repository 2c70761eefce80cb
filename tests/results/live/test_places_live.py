"""Order and gaps at the last mini-sector, on top of what the facts say."""

from msgspec.structs import replace

from racecontrol.meeting.acts import InsertPassing, ShowFlag, StartSession
from racecontrol.meeting.flow_acts import TakeOrder
from racecontrol.meeting.model import Flag
from racecontrol.results.classification import Gap
from racecontrol.results.gap_error import in_the_bar
from racecontrol.results.live.course import Course
from racecontrol.results.live.minis import MiniSectors
from racecontrol.results.live.order import LiveOrder
from racecontrol.results.live.overtakes import Overtakes
from racecontrol.results.live.places import FactMarks, Places, places
from racecontrol.results.tower import tower
from racecontrol.timing.telemetry import Passing
from tests.results.live.driven import CIRCUIT, passings
from tests.story import DIRECTOR, GAME_MS, START_NS, Story

COURSE = Course.of(CIRCUIT.lines)


def race(laps: int = 2) -> Story:
    story = Story(7, 12, 31, laps=laps)
    story.start("race-1", 7, 12, 31)
    return story


def now(story: Story, **cars: MiniSectors) -> Places:
    minis = {int(name[1:]): car.marks for name, car in cars.items()}
    return places(story.state, story.session, COURSE, minis, FactMarks())


def driven(points: int, lap: int, begins_ms: float, lap_ms: float) -> MiniSectors:
    car = MiniSectors(COURSE)
    for passing in passings(0, lap, begins_ms, lap_ms)[1 : points + 1]:
        car.take(passing, CIRCUIT.lines[passing.line_index])
    return car


def test_a_car_that_passed_one_more_mini_sector_is_ahead() -> None:
    table = now(race(), n7=driven(4, 1, 0, 80_000), n12=driven(5, 1, 0, 80_000))
    assert table.order == (12, 7, 31)


def test_at_the_same_mini_sector_the_earlier_is_ahead_and_the_gap_is_the_difference() -> None:
    table = now(race(), n7=driven(4, 1, 800, 80_000), n12=driven(4, 1, 0, 80_000))
    assert table.order == (12, 7, 31)
    assert table.gap(12, 7) == Gap(ms=800)


def test_a_gap_is_taken_at_the_last_point_that_both_passed() -> None:
    table = now(race(), n7=driven(9, 1, 0, 80_000), n12=driven(6, 1, 12_000, 80_000))
    assert table.gap(7, 12) == Gap(ms=12_000)


def test_after_a_restart_of_the_program_the_facts_alone_still_order_the_cars() -> None:
    story = race()
    story.sector(12, 1, 20_000)
    story.sector(7, 1, 20_400)
    table = now(story)
    assert table.order == (12, 7, 31)
    assert table.gap(12, 7) == Gap(ms=400)


def test_a_sector_of_the_facts_and_a_mini_sector_of_the_loop_are_on_one_scale() -> None:
    story = race()
    story.sector(7, 1, 20_000)
    ahead = driven(COURSE.sectors[1], 1, 0, 60_000)  # as many mini-sectors: one further on
    assert now(story, n12=ahead).order[0] == 12


def test_a_lapped_car_is_behind_by_laps() -> None:
    table = now(race(), n7=driven(9, 2, 80_000, 80_000), n12=driven(7, 1, 0, 120_000))
    assert table.gap(7, 12) == Gap(laps=1)


def test_a_car_that_took_the_flag_stays_ahead_of_all_that_are_on_their_way() -> None:
    story = race()
    for number, ms in ((12, 79_000), (7, 80_000)):
        story.lap(number, ms)
    story.lap(12, 79_000)
    story.chequered(158_000)
    far = driven(15, 3, 160_000, 60_000)
    assert now(story, n7=far).order[0] == 12


def test_the_tower_takes_order_and_gaps_from_the_live_places() -> None:
    story = race()
    live = now(story, n7=driven(4, 1, 800, 80_000), n12=driven(4, 1, 0, 80_000))
    first, second = tower(story.state, story.session, places=live)[:2]
    assert (first.entry.number, second.entry.number) == (12, 7)
    assert (second.gap, second.interval, second.change) == (Gap(ms=800), Gap(ms=800), -1)


def test_in_qualifying_the_best_lap_counts_not_the_place_on_the_road() -> None:
    story = Story(7, 12)
    story.start("qualifying", 7, 12)
    story.lap(7, 80_000)
    story.lap(12, 81_000)
    assert now(story, n12=driven(9, 2, 81_000, 80_000)).order == (7, 12)


def test_a_gap_has_the_joint_error_of_its_two_passings() -> None:
    story = race()
    story.sector(7, 1, 20_000)  # known to 1000 ns
    story.sector(12, 1, 20_400)
    assert now(story).bar_ns(7, 12) == round(2**0.5 * 1000)
    assert now(story).bar_ns(None, 7) is None
    assert now(story).bar_ns(7, 31) is None
    first, second = driven(4, 1, 0, 80_000), driven(4, 1, 400, 80_000)  # to 900 ns, by the loop
    errors = {7: first.errors, 12: second.errors}
    marks = {7: first.marks, 12: second.marks}
    bare = race()
    table = places(bare.state, bare.session, COURSE, marks, FactMarks(), errors)
    assert table.bar_ns(7, 12) == round(2**0.5 * 900)


def test_two_cars_that_are_closer_than_their_joint_error_are_in_the_bar() -> None:
    assert in_the_bar(Gap(ms=1), 1_100_000)
    assert not in_the_bar(Gap(ms=1), 1_000_000)
    assert not in_the_bar(Gap(laps=1), 1_000_000)
    assert not in_the_bar(Gap(ms=0), None)


def test_a_passing_by_hand_makes_the_bar_of_the_tower_wide() -> None:
    story = race()
    story.lap(7, 60_000)
    story.lap(31, 61_000)
    seen = InsertPassing("race-1", 12, "seen", START_NS + 60_100 * GAME_MS)
    story.act(seen, DIRECTOR, 100_000)
    rows = {row.entry.number: row for row in tower(story.state, story.session)}
    assert rows[12].interval == Gap(ms=100)
    assert in_the_bar(rows[12].interval, rows[12].interval_bar_ns)
    assert not in_the_bar(rows[31].gap, rows[31].gap_bar_ns)


def from_the_grid(rig: int, ms: float, lap: int = 1) -> Passing:
    """The first crossing of the line: the console counts lap 1 already, and ends none there."""
    return replace(passings(rig, 1, ms, 80_000)[0], lap=lap)


def test_the_line_that_is_crossed_from_the_grid_ends_no_lap() -> None:
    story, order = race(), LiveOrder({"saltmere": CIRCUIT})
    for rig, ms in ((0, 2_000), (1, 3_000)):
        order.take(from_the_grid(rig, ms))
    assert order.look(story.state).marks == {7: {}, 12: {}}
    for passing in (*passings(0, 1, 2_000, 80_000)[1:3], *passings(1, 1, 3_000, 70_000)[1:4]):
        order.take(passing)
    table = order.look(story.state)
    assert table.order == (12, 7, 31)  # on lap 1 already, and not as they left the grid
    assert table.gap(12, 7) == Gap()  # it was ahead where both were last


def test_a_car_that_was_overtaken_since_has_no_gap_before_its_next_point() -> None:
    gone = driven(9, 1, 1_000, 80_000)
    table = now(race(), n7=driven(6, 1, 0, 80_000), n12=gone)
    assert table.order == (12, 7, 31)
    assert table.gap(12, 7) == Gap()
    assert now(race(), n7=driven(9, 1, 1_200, 80_000), n12=gone).gap(12, 7) == Gap(ms=200)


def under_red() -> Story:
    """Two laps by all, then the red flag; cars 12 and 31 end a third lap under it, 7 does not."""
    story = race(laps=6)
    for number, ms in ((7, 79_000), (12, 80_000), (31, 81_000)):
        story.lap(number, ms)
        story.lap(number, 80_000)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 170_000)
    return story


def test_under_red_the_order_that_was_taken_stands_whatever_was_driven_since() -> None:
    story = under_red()
    minis = {f"n{n}": driven(9, 3, 160_000 + n, 80_000) for n in (12, 31)}
    assert now(story, **minis).order == (12, 31, 7)
    story.act(TakeOrder("race-1"), DIRECTOR, 300_000)
    table = now(story, **minis)
    assert table.order == (7, 12, 31)
    assert [table.gap(7, number) for number in (12, 31)] == [Gap(ms=1_000), Gap(ms=2_000)]


def restarted() -> Story:
    story = under_red()
    story.act(TakeOrder("race-1"), DIRECTOR, 300_000)
    story.act(StartSession("race-1", START_NS + 600_000 * GAME_MS), DIRECTOR, 600_000)
    return story


def test_a_gap_of_before_the_red_flag_is_none_once_the_car_ahead_drives_again() -> None:
    story = restarted()
    assert now(story).gap(7, 12) == Gap(ms=1_000)
    assert now(story, n7=driven(2, 3, 602_000, 80_000)).gap(7, 12) == Gap()


def test_a_gap_over_a_restart_leaves_out_what_the_race_stood() -> None:
    story = race(laps=6)
    for number, laps in ((7, 3), (12, 2), (31, 2)):
        for _ in range(laps):
            story.lap(number, 60_000)
    story.act(ShowFlag("race-1", Flag.RED), DIRECTOR, 180_100)
    story.act(TakeOrder("race-1"), DIRECTOR, 300_000)
    story.act(StartSession("race-1", START_NS + 600_000 * GAME_MS), DIRECTOR, 600_000)
    leader, lapped = driven(5, 3, 120_000, 60_000), driven(5, 3, 600_000, 60_000)
    assert now(story, n7=leader, n12=lapped).gap(7, 12) == Gap(ms=60_000)


def test_a_finished_leader_on_its_way_back_is_no_lap_ahead() -> None:
    story = race()
    for number, ms in ((7, 60_000), (12, 79_000)):
        story.lap(number, ms)
    story.lap(7, 60_000)
    story.chequered(120_000)
    behind = driven(15, 2, 79_000, 60_000)
    back = driven(10, 3, 120_000, 25_000)
    assert now(story, n7=driven(20, 2, 60_000, 60_000), n12=behind).gap(7, 12).ms is not None
    both = MiniSectors(COURSE)
    both.marks = driven(20, 2, 60_000, 60_000).marks | back.marks
    assert now(story, n7=both, n12=behind).gap(7, 12).ms is not None


def test_nobody_overtakes_under_red_nor_by_the_counting_back() -> None:
    story, told = under_red(), Overtakes()
    before = driven(5, 2, 80_000, 80_000)
    table = now(story, n7=before, n12=driven(5, 2, 80_500, 80_000))
    assert told.look(story.session, table) == ()
    story.act(TakeOrder("race-1"), DIRECTOR, 300_000)
    assert told.look(story.session, now(story)) == ()
