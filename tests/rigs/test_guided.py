"""Guided tests: what is still to be done, then a verdict with its figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.meeting.rig_checks import CHECKS, Judge
from racecontrol.rigs.guided import (
    CENTRE,
    COUNTS,
    NS_PER_S,
    RULES,
    Estops,
    Evidence,
    Point,
    Verdict,
    in_runs,
    judge,
    of_runs,
)
from racecontrol.rigs.wheelbase import (
    BaseState,
    Parameter,
    Place,
    Setting,
    TuningMode,
    TuningRecord,
    WheelbaseReading,
)
from racecontrol.timing.health import Counts, RigHealth, Signal

S = NS_PER_S
FULL = COUNTS - 1


def tuned(sen: int = 1080, text: str = "") -> TuningRecord:
    setting = Setting(Parameter.SEN, sen, text or str(sen), 0)
    return TuningRecord(1, TuningMode.ADVANCED, (setting,), b"")


def base(place: Place = Place.PC, state: BaseState = BaseState.READY, **rest: object):
    whole = {"tuning": tuned(), **rest}
    return WheelbaseReading(4, "R4", "1-1.4:1.0", place, state, "", **whole)  # type: ignore[arg-type]


def trace(*legs: tuple[float, int], throttle: int = 0, brake: int = 0) -> tuple[Point, ...]:
    """Steering counts for so many seconds each, 50 points a second."""
    points, tick = [], 0
    for seconds, steering in legs:
        for _ in range(round(seconds * 50)):
            points.append(Point(tick * S // 50, steering, throttle, brake, 0))
            tick += 1
    return tuple(points)


def seen(points: tuple[Point, ...] = (), after_s: float = 0.0, **rest: object) -> Evidence:
    now_ns = points[-1].at_ns if points else round(after_s * S)
    whole = {"reading": base(), "first": base(), **rest}
    return Evidence(0, now_ns, trace=points, **whole)  # type: ignore[arg-type]


def count_at(degrees: float, range_deg: int = 1080) -> int:
    return round(CENTRE + degrees * COUNTS / range_deg)


def test_every_check_that_is_measured_has_its_rule_and_no_other_has() -> None:
    measured = {check.key for check in CHECKS if check.judge is Judge.PROGRAM}
    assert measured == set(RULES)
    assert judge("heat", seen()) is None
    assert len({check.key for check in CHECKS}) == len(CHECKS) == 20


def test_a_base_that_is_not_on_the_pc_is_asked_for_and_never_judged() -> None:
    away = {"reading": base(Place.CONSOLE, BaseState.AWAY)}
    for check in ("presence", "mode", "identity", "tuning", "cadence"):
        assert judge(check, seen(**away)) == "The base is not on the PC. Plug it in."


@pytest.mark.parametrize(
    ("degrees", "passed"), [(90.0, True), (-90.0, True), (90.8, True), (92.0, False), (45.1, False)]
)
def test_the_jig_proves_the_range(degrees: float, passed: bool) -> None:
    verdict = judge("range", seen(trace((2.0, count_at(degrees)))))
    assert isinstance(verdict, Verdict) and verdict.passed is passed
    (value,) = verdict.values
    assert value.number == pytest.approx(1080 * 90 / abs(degrees), rel=0.001)


def test_a_range_of_another_tuning_is_measured_against_its_own() -> None:
    points = trace((2.0, count_at(90, 720)))
    verdict = judge("range", seen(points, reading=base(tuning=tuned(720))))
    assert isinstance(verdict, Verdict) and verdict.passed and verdict.values[0].text == "720°"


def test_a_wheel_that_moves_or_stands_straight_is_not_at_the_jig_yet() -> None:
    moving = trace(*((0.02, count_at(80 + i)) for i in range(100)))
    for points in (moving, trace((2.0, CENTRE))):
        assert judge("range", seen(points)) == (
            "Turn the wheel to the 90° stop of the jig and hold it there."
        )


def test_the_centre_is_looked_at_after_two_turns_from_lock_to_lock() -> None:
    lock = ((0.5, 10), (0.5, FULL - 10))
    assert judge("centre", seen(trace(*lock))) == "Turn from lock to lock: 1 of 2 done."
    turned = (*lock, *lock)
    asks = judge("centre", seen(trace(*turned)))
    assert asks == "Now put the wheel into the jig at 0°."
    good = judge("centre", seen(trace(*turned, (2.0, count_at(0.3)))))
    assert isinstance(good, Verdict) and good.passed and good.figures == "0.30° off"
    bad = judge("centre", seen(trace(*turned, (2.0, count_at(0.8)))))
    assert isinstance(bad, Verdict) and not bad.passed


@given(st.integers(0, 5))
def test_noise_at_rest_is_what_lies_between_the_least_and_the_most(noise: int) -> None:
    points = trace((2.6, CENTRE), (2.6, CENTRE + noise))
    verdict = judge("noise", seen(points))
    assert isinstance(verdict, Verdict)
    assert verdict.values[0].number == noise and verdict.passed is (noise <= 2)


def pedal_points(least: int, most: int, rest: int) -> tuple[Point, ...]:
    """Both pedals pressed from the least count to the most, then let go for two seconds."""
    up = [Point(i * S // 50, CENTRE, c, c, 0) for i, c in enumerate((least, most // 2, most))]
    down = [
        Point((i + 3) * S // 50, CENTRE, rest if i % 2 else least, rest if i % 2 else least, 0)
        for i in range(100)
    ]
    return (*up, *down)


def test_pedals_have_to_reach_both_ends_and_be_quiet() -> None:
    assert judge("pedals", seen(trace((2.0, CENTRE)))) == "Press the throttle slowly to its stop."
    held = trace((2.0, CENTRE), throttle=FULL, brake=FULL)
    assert judge("pedals", seen(held)) == "Let the throttle go."
    good = judge("pedals", seen(pedal_points(0, FULL, 100)))
    assert isinstance(good, Verdict) and good.passed
    assert {v.key: v.number for v in good.values}["brake.pressed"] == 100.0
    for least, most, rest in ((2000, FULL, 2000), (0, 62000, 0), (0, FULL, 600)):
        bad = judge("pedals", seen(pedal_points(least, most, rest)))
        assert isinstance(bad, Verdict) and not bad.passed and "throttle" in bad.figures


def test_every_button_of_the_golden_rig_has_to_be_seen_and_none_may_stick() -> None:
    golden = frozenset({1, 2, 3})
    asks = judge("buttons", seen(buttons=golden, pressed=frozenset({1})))
    assert asks == "Press the buttons: 1 of 3 seen."
    good = judge("buttons", seen(buttons=golden, pressed=golden))
    assert isinstance(good, Verdict) and good.passed and good.values[0].text == "1-3"
    held = {"buttons": golden, "pressed": golden, "held": frozenset({2})}
    assert judge("buttons", seen(**held)) == "Let go: button 2 is held."
    stuck = judge("buttons", seen(after_s=61, **held))
    assert isinstance(stuck, Verdict) and not stuck.passed


@given(st.frozensets(st.integers(1, 128)))
def test_runs_of_buttons_are_read_as_they_were_written(buttons) -> None:
    assert of_runs(in_runs(buttons)) == buttons


def test_what_a_golden_file_says_of_buttons_may_be_anything() -> None:
    assert of_runs("three, 5 5-2 4-99999999999") >= {4, 5, 128}


def test_a_gap_parts_two_runs() -> None:
    assert in_runs({1, 2, 3, 8, 11, 12}) == "1-3 8 11-12"


def test_reports_have_to_come_often_enough_while_the_wheel_is_turned() -> None:
    assert judge("cadence", seen(after_s=2)) == "Keep turning the wheel: 3 s left."
    for rate, gap, passed in ((990, 4, True), (390, 4, False), (990, 25, False)):
        verdict = judge("cadence", seen(after_s=5, reading=base(rate_hz=rate, longest_gap_ms=gap)))
        assert isinstance(verdict, Verdict) and verdict.passed is passed


def test_a_soak_fails_at_once_when_the_base_leaves_its_port() -> None:
    assert judge("soak", seen(after_s=20)) == "40 s left."
    left = judge("soak", seen(after_s=20, reading=base(left=1)))
    assert isinstance(left, Verdict) and not left.passed and "after 20 s" in left.figures
    done = judge("soak", seen(after_s=60))
    assert isinstance(done, Verdict) and done.passed


def test_the_estop_has_to_be_pressed_and_reset() -> None:
    assert judge("estop", seen()) == "Press the e-stop."
    opened = judge("estop", seen(estops=Estops(1)))
    assert opened == "Release the e-stop, then reset it."
    done = judge("estop", seen(estops=Estops(1, 1)))
    assert isinstance(done, Verdict) and done.passed


def test_ten_seconds_of_packets_without_a_lost_one() -> None:
    health = RigHealth(
        3, Signal.DRIVING, "C", 59.94, 0.0, 1, 0.1, 0.1, Counts(600, 0, 0, 0, 0, 0, 0, 1)
    )
    assert judge("packets", seen(after_s=3)) == "No packet of the console yet. Start a lap on it."
    assert judge("packets", seen(after_s=3, health=health)) == "7 s left."
    lost = judge("packets", seen(after_s=3, health=health, lost=2))
    assert isinstance(lost, Verdict) and not lost.passed
    done = judge("packets", seen(after_s=10, health=health))
    assert isinstance(done, Verdict) and done.passed and done.figures.startswith("59.9 packets")


def test_a_rig_that_differs_from_the_golden_one_fails_with_the_lines() -> None:
    lines = ("FF 65, golden 70", "Rim firmware 5, golden 6")
    tuning = judge("tuning", seen(differences=lines))
    assert tuning == Verdict(False, "FF 65, golden 70")
    automatic = judge("tuning", seen(reading=base(tuning=tuned(2530, "AUTO"))))
    assert isinstance(automatic, Verdict) and not automatic.passed and "AUTO" in automatic.figures
