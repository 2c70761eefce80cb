"""Frozen, noisy, or only at rest: what an axis shows."""

import random

import pytest

from drivers.fanatec.motion import Motion
from racecontrol.rigs.base_faults import TURNS, frozen
from racecontrol.rigs.wheelbase import CENTRE, Axis, AxisMotion

MS_NS = 1_000_000


def motion_of(counts: list[int], *, batch: int = 1, rest: int = 2_000) -> tuple[AxisMotion, int]:
    """Steering at 1 kHz, then `rest` reports in which only the throttle trembles.

    `batch`: so many reports arrive at once, as after a moment in which the machine was busy.
    """
    motion = Motion()
    counts = [CENTRE] * 1_500 + counts + [counts[-1]] * rest
    now_ns = 0
    for number, count in enumerate(counts):
        now_ns = (number - number % batch) * MS_NS
        motion.take((count, number % 2, 0, 0), now_ns)
    return motion.axes(now_ns)[0], now_ns


def turned(speed: int, reports: int = 200) -> list[int]:
    """Counts of a wheel that turns so many a report."""
    return [CENTRE + speed * step for step in range(1, reports + 1)]


def stopped_by_hand(speed: int, within: int) -> list[int]:
    """The same wheel, brought to rest evenly in so many reports."""
    counts = turned(speed)
    at = float(counts[-1])
    for step in range(within):
        at += speed * (1 - (step + 1) / within)
        counts.append(round(at))
    return counts


@pytest.mark.parametrize("speed", [8, 20, 60])
def test_a_wheel_that_stops_dead_from_speed_and_stays_is_frozen(speed):
    assert frozen(*motion_of(turned(speed)))


@pytest.mark.parametrize("batch", [1, 30, 60])
@pytest.mark.parametrize("speed", [8, 20, 60])
def test_a_wheel_that_a_hand_brings_to_rest_is_not_frozen_however_late_its_reports_come(
    speed, batch
):
    assert not frozen(*motion_of(stopped_by_hand(speed, within=60 + speed * 3), batch=batch))


def test_a_wheel_that_turns_against_its_stop_is_not_frozen():
    counts = [min(count, 0xFFFF) for count in turned(60, 600)]
    assert not frozen(*motion_of(counts))


def test_a_wheel_is_not_frozen_before_it_stood_for_a_second_of_reports():
    assert not frozen(*motion_of(turned(20), rest=900))


def test_a_base_that_stopped_reporting_is_not_called_frozen():
    motion, now_ns = motion_of(turned(20), rest=10)
    assert not frozen(motion, now_ns + 60_000 * MS_NS)


def test_noise_is_told_from_a_quick_foot():
    chance = random.Random(1)
    foot, worn = Motion(), Motion()
    for number in range(3_000):
        pressed = 60_000 if number // 60 % 2 else 2_000  # eight times a second up and down
        tremble = chance.randint(-60, 60)
        foot.take((0, pressed + tremble, 0, 0), number * MS_NS)
        worn.take((0, 30_000 + chance.randint(-900, 900), 0, 0), number * MS_NS)
    (throttle,) = [m for m in foot.axes(3_000 * MS_NS) if m.axis is Axis.THROTTLE]
    (noisy,) = [m for m in worn.axes(3_000 * MS_NS) if m.axis is Axis.THROTTLE]
    assert throttle.turns < TURNS <= noisy.turns


def test_reports_are_counted_and_their_longest_gap_is_kept():
    motion = Motion()
    for number in range(2_000):
        late = 40 if number >= 1_700 else 0  # in the last whole second
        motion.take((number, 0, 0, 0), (2 * number + late) * MS_NS)
    rate_hz, gap_ms = motion.pace(4_039 * MS_NS)
    assert motion.reports == 2_000
    assert 450 <= rate_hz <= 500
    assert gap_ms == 42
    assert motion.pace(6_000 * MS_NS)[0] < rate_hz


def test_before_the_first_report_there_is_nothing_to_say():
    assert Motion().axes(5) == ()
