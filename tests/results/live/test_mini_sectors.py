"""Mini-sector times and what they are worth, from the passings of the loop."""

import pytest
from msgspec.structs import replace

from racecontrol.results.live.course import Course
from racecontrol.results.live.minis import MiniSectors, cells, session_bests
from racecontrol.results.tower import Mark
from racecontrol.timing.telemetry import Passing
from tests.results.live.driven import CIRCUIT, passings

COURSE = Course.of(CIRCUIT.lines)


def drive(car: MiniSectors, seen: list[Passing]) -> None:
    for passing in seen:
        car.take(passing, CIRCUIT.lines[passing.line_index])


def marks(car: MiniSectors, *others: MiniSectors) -> list[Mark]:
    cars = dict(enumerate((car, *others)))
    return [cell.mark for cell in cells(car, session_bests(cars, COURSE.mini_sectors))]


def test_twenty_times_add_up_to_the_lap() -> None:
    car = MiniSectors(COURSE)
    seen = passings(0, 1, 0, 83_456)
    drive(car, seen[:-1])
    assert len(car.times) == 20
    assert car.times[-1] is None
    drive(car, seen[-1:])
    assert sum(ms for ms in car.bests if ms) == pytest.approx(83_456, abs=10)


def test_the_line_clears_the_ticks_for_the_lap_that_begins() -> None:
    car = MiniSectors(COURSE)
    drive(car, passings(0, 1, 0, 80_000))
    assert (car.lap, set(car.times)) == (2, {None})


def test_a_mini_sector_that_was_not_seen_takes_its_neighbours_time_with_it() -> None:
    car = MiniSectors(COURSE)
    seen = passings(0, 1, 0, 80_000)
    drive(car, [*seen[:5], *seen[6:9]])
    known = [ms is not None for ms in car.times]
    assert known == [True] * 4 + [False] * 2 + [True] * 2 + [False] * 12


def test_the_quickest_of_all_is_s_the_own_quickest_p_and_the_rest_nothing() -> None:
    quick, slow = MiniSectors(COURSE), MiniSectors(COURSE)
    drive(quick, passings(0, 1, 0, 80_000)[:6])
    drive(slow, passings(1, 1, 0, 81_000)[:6])
    assert marks(quick, slow)[:6] == [Mark.SESSION_BEST] * 5 + [Mark.NONE]
    assert marks(slow, quick)[:5] == [Mark.PERSONAL_BEST] * 5
    drive(slow, passings(1, 2, 81_000, 82_000)[:4])
    assert [cell.ms is None for cell in cells(slow, (None,) * 20)][:4] == [False] * 3 + [True]
    assert marks(slow, quick)[:3] == [Mark.NONE] * 3


def test_an_out_lap_sets_no_best() -> None:
    car = MiniSectors(COURSE)
    drive(car, passings(0, 0, 0, 80_000))
    assert set(car.bests) == {None}


def test_a_second_lap_without_its_start_has_no_first_time() -> None:
    car = MiniSectors(COURSE)
    drive(car, passings(0, 1, 0, 80_000)[:-1])
    later = passings(0, 2, 80_000, 80_000)[1:3]
    drive(car, later)
    assert (car.times[0], car.times[1] is None) == (None, False)


def test_what_is_kept_does_not_grow_with_the_race() -> None:
    car = MiniSectors(COURSE)
    for lap in range(1, 60):
        drive(car, passings(0, lap, lap * 80_000, 80_000))
    assert len(car.marks) <= 3 * COURSE.points


def test_a_pit_line_is_no_timing_point_of_the_lap() -> None:
    car = MiniSectors(COURSE)
    pit_in = replace(passings(0, 1, 0, 80_000)[3], line_index=3)
    car.take(pit_in, CIRCUIT.lines[3])
    assert car.marks == {}


def test_sectors_and_mini_sectors_stand_on_one_course_in_driving_order() -> None:
    assert COURSE.points == 22
    ends = {n: CIRCUIT.lines[i].distance_m for i, n in ((1, 1), (2, 2))}
    for sector, place in COURSE.sectors.items():
        before = sum(line.distance_m <= ends[sector] for line in CIRCUIT.lines[5:])
        assert place == before + sector
    assert COURSE.at_line(3) == COURSE.of_mark(4 * 32)
    assert COURSE.of_mark(4 * 32 + 9) is None
