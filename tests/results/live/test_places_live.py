"""Order and gaps at the last mini-sector, on top of what the facts say."""

from racecontrol.results.classification import Gap
from racecontrol.results.live.course import Course
from racecontrol.results.live.minis import MiniSectors
from racecontrol.results.live.places import FactMarks, Places, places
from racecontrol.results.tower import tower
from tests.results.live.driven import CIRCUIT, passings
from tests.story import Story

COURSE = Course.of(CIRCUIT.lines)


def race() -> Story:
    story = Story(7, 12, 31, laps=2)
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
    table = now(race(), n7=driven(9, 1, 0, 80_000), n12=driven(6, 1, 1_000, 80_000))
    assert table.gap(7, 12) == Gap(ms=1_000)


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
