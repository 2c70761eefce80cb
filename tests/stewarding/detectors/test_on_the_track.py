"""Speed under neutralisation, time between lines, and blue flags."""

import numpy as np
import pytest

from racecontrol.meeting.procedures import Limit, NeutralRules
from racecontrol.stewarding.detectors.blue import Blue, BlueWatch
from racecontrol.stewarding.detectors.motion import Motion
from racecontrol.stewarding.detectors.neutralisation_speed import (
    Segments,
    SpeedWatch,
    too_soon,
)

FROM_NS = 1_800_000_000_000_000_000
S = 1_000_000_000
RULES = NeutralRules(tolerance_kmh=3.0, tolerance_ms=500, grace_ms=5_000)
FCY = Limit(kmh=80.0)
VSC = Limit(lap_factor=1.3)


def driven(*parts: tuple[float, float]) -> Motion:
    """(seconds, km/h) one after the other, from the signal on, at 60 Hz."""
    speeds = np.concatenate([np.full(round(seconds * 60), kmh) for seconds, kmh in parts])
    at_ns = FROM_NS + np.arange(1, len(speeds) + 1) * S // 60
    return Motion(at_ns, np.zeros((len(speeds), 3)), speeds, np.zeros(len(speeds), np.int64))


def test_a_car_may_slow_down_first():
    watch = SpeedWatch(FCY, RULES, FROM_NS)
    assert watch.look(driven((4.9, 220.0), (10, 82.9))) == ()


def test_an_excess_is_told_once_as_soon_as_it_has_lasted():
    watch = SpeedWatch(FCY, RULES, FROM_NS)
    (found,) = watch.look(driven((6, 80.0), (0.6, 91.26)))
    assert (found.driven, found.allowed, found.unit) == (91.3, 80.0, "km/h")
    assert 500 <= found.for_ms < 520
    assert found.at_ns == pytest.approx(FROM_NS + 6 * S, abs=2 * S // 60)
    assert watch.look(driven((6, 80.0), (3, 91.3))) == ()  # still the same one
    again = watch.look(driven((9, 80.0), (1, 80.0), (1, 95.0)))
    assert [one.driven for one in again] == [95.0]


def test_a_short_peak_is_tolerated_and_so_is_the_speed_within_the_tolerance():
    watch = SpeedWatch(FCY, RULES, FROM_NS)
    assert watch.look(driven((6, 80.0), (0.4, 120.0), (2, 82.9), (0.4, 120.0), (1, 70))) == ()


def test_pieces_of_samples_that_overlap_give_the_same_as_one_look():
    whole = driven((6, 80.0), (1.2, 99.0), (2, 60.0))
    watch, found = SpeedWatch(FCY, RULES, FROM_NS), []
    for end in range(30, len(whole.at_ns) + 1, 7):
        piece = slice(max(0, end - 90), end)
        found += watch.look(
            Motion(
                whole.at_ns[piece],
                whole.position[piece],
                whole.speed_kmh[piece],
                whole.throttle[piece],
            )
        )
    assert len(found) == 1 and found[0].at_ns == whole.at_ns[360]


def test_a_limit_by_time_is_not_judged_by_speed():
    assert SpeedWatch(VSC, RULES, FROM_NS).look(driven((20, 250.0))) == ()


def test_the_time_between_two_lines_is_held_against_the_best_under_green():
    segments = Segments()
    assert segments.passed(7, 0, 0, green=True) is None
    assert segments.passed(7, 1, 20 * S, green=True) is None  # nothing to compare with yet
    assert segments.passed(12, 0, 5 * S, green=True) is None
    assert segments.passed(12, 1, 26 * S, green=True) == (21 * S, 20 * S)
    segments.passed(12, 0, 100 * S, green=False)
    assert segments.passed(12, 1, 110 * S, green=False) == (10 * S, 20 * S)
    segments.passed(7, 0, 200 * S, green=True)
    assert segments.passed(7, 1, 221 * S, green=True) == (21 * S, 20 * S)  # 10 s was no green one


def test_a_car_that_was_in_the_pits_is_not_compared_over_them():
    segments = Segments()
    for car in (7, 12):
        segments.passed(car, 0, 0, green=True)
        segments.passed(car, 1, 20 * S, green=True)
    segments.forget([7])
    assert segments.passed(7, 2, 30 * S, green=True) is None


@pytest.mark.parametrize(
    ("took_s", "begun_s", "found"),
    [(25.4, 6, True), (25.6, 6, False), (25.4, 4, False), (30.0, 6, False)],
)
def test_too_soon_at_the_next_line(took_s: float, begun_s: float, found: bool):
    """Best 20 s, factor 1.3: 26 s, less half a second of tolerance; five seconds to slow down."""
    took_ns = round(took_s * S)
    at_ns = FROM_NS + begun_s * S + took_ns
    excess = too_soon(took_ns, 20 * S, VSC, RULES, FROM_NS, at_ns)
    assert (excess is not None) is found
    if excess:
        assert (excess.driven, excess.allowed, excess.tolerance) == (25.4, 26.0, 0.5)


def test_blue_goes_to_the_car_that_is_about_to_be_lapped():
    watch = BlueWatch(1_500)
    assert watch.passed(31, 4, 5, 100 * S) == ()
    assert watch.passed(7, 4, 6, 101 * S) == (Blue(31, 7, 1_000, 101 * S),)
    assert watch.passed(7, 5, 6, 120 * S) == ()


def test_blue_is_shown_once_a_lap_and_not_from_afar_nor_to_a_car_on_the_same_lap():
    watch = BlueWatch(1_500)
    watch.passed(31, 4, 5, 100 * S)
    watch.passed(12, 4, 6, 100 * S)
    assert watch.passed(7, 4, 6, 102 * S) == ()  # two seconds behind car 31; same lap as car 12
    watch.passed(31, 5, 5, 119 * S)
    assert watch.passed(7, 5, 6, 120 * S) == (Blue(31, 7, 1_000, 120 * S),)
    watch.passed(31, 6, 5, 139 * S)
    assert watch.passed(7, 6, 6, 139 * S + 1) == ()
    watch.passed(31, 4, 6, 180 * S)
    assert watch.passed(7, 4, 7, 181 * S) == (Blue(31, 7, 1_000, 181 * S),)
