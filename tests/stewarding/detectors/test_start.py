"""False starts, reactions and cars that stand: measured on motions that are known exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.stewarding.detectors.false_start import NOISE_MM, false_start, reaction
from racecontrol.stewarding.detectors.motion import Motion
from racecontrol.stewarding.detectors.stationary import stationary
from racecontrol.timing.clock import TICK_NS, EventClock
from racecontrol.timing.sample import SAMPLE

LIGHTS_NS = 1_800_000_000_000_000_000
OUT_NS = LIGHTS_NS + 5_200_000_000
MS = 1_000_000
TICK_MS = 17


def motion(
    goes_ms: float | None, *, creeps_mm: float = 0.0, throttle_ms: float = 0.0, until_ms: int = 3000
) -> Motion:
    """A car that goes at 10 m/s2, `goes_ms` after lights out; None: never. It creeps forward by
    some mm two seconds after the first light."""
    begin = LIGHTS_NS - 1_000 * MS
    at_ns = np.arange(begin, OUT_NS + until_ms * MS, round(TICK_NS), dtype=np.int64)
    since_s = np.zeros(len(at_ns))
    if goes_ms is not None:
        since_s = np.maximum(0.0, (at_ns - OUT_NS) / 1e9 - goes_ms / 1000)
    forward = 5 * since_s**2 + (at_ns > LIGHTS_NS + 2_000 * MS) * creeps_mm / 1000
    position = np.stack([1500 + forward, np.full(len(at_ns), 40.0), np.full(len(at_ns), -800.0)])
    pressed = np.where(at_ns >= OUT_NS + throttle_ms * MS, 255, 0)
    return Motion(at_ns, position.T, 36 * since_s, pressed.astype(np.int64))


def test_a_car_that_waits_for_the_lights_made_no_false_start():
    assert false_start(motion(210), LIGHTS_NS, OUT_NS, 300) is None


def test_a_car_that_goes_half_a_second_early_is_found_with_distance_and_time():
    early = false_start(motion(-500), LIGHTS_NS, OUT_NS, 300)
    assert early is not None
    assert early.moved_mm == pytest.approx(1250, abs=20)
    assert early.before_ms == pytest.approx(500 - 1000 * (NOISE_MM / 5000) ** 0.5, abs=TICK_MS)
    assert LIGHTS_NS < early.at_ns < OUT_NS


def test_creeping_within_the_tolerance_is_none_and_beyond_it_is():
    assert false_start(motion(200, creeps_mm=290), LIGHTS_NS, OUT_NS, 300) is None
    early = false_start(motion(200, creeps_mm=310), LIGHTS_NS, OUT_NS, 300)
    assert early is not None and early.moved_mm == pytest.approx(310, abs=5)


def test_a_car_that_rolls_back_after_it_crept_forward_is_judged_by_the_furthest():
    there = motion(200, creeps_mm=400)
    back = there.position.copy()
    back[there.at_ns > LIGHTS_NS + 3_000 * MS, 0] -= 0.4
    car = Motion(there.at_ns, back, there.speed_kmh, there.throttle)
    early = false_start(car, LIGHTS_NS, OUT_NS, 300)
    assert early is not None and early.moved_mm == pytest.approx(400, abs=5)


def test_nothing_is_said_of_a_car_that_was_not_heard_at_the_start():
    late = motion(-500).since(OUT_NS - 100 * MS)
    assert false_start(late, LIGHTS_NS, OUT_NS, 300) is None
    assert reaction(late, LIGHTS_NS, OUT_NS) is None


def test_a_reaction_is_known_to_a_tick():
    answer = reaction(motion(250, throttle_ms=230), LIGHTS_NS, OUT_NS)
    assert answer is not None and answer.throttle_ms is not None
    assert answer.throttle_ms == pytest.approx(230, abs=TICK_MS)
    moved_after_ms = 1000 * (NOISE_MM / 5000) ** 0.5  # what it takes to move by the noise
    assert answer.moved_ms == pytest.approx(250 + moved_after_ms, abs=TICK_MS)
    assert answer.error_ms == TICK_MS


def test_a_throttle_held_before_the_lights_gives_no_throttle_time():
    answer = reaction(motion(250, throttle_ms=-1000), LIGHTS_NS, OUT_NS)
    assert answer is not None and answer.throttle_ms is None


def test_a_car_that_never_goes_has_no_reaction():
    assert reaction(motion(None), LIGHTS_NS, OUT_NS) is None


@given(st.integers(-2500, 2500))
def test_an_early_car_is_always_found_and_a_late_one_never(goes_ms: int):
    early = false_start(motion(goes_ms), LIGHTS_NS, OUT_NS, 300)
    moved_mm = 5000 * (min(goes_ms, 0) / 1000) ** 2
    if moved_mm > 310:
        assert early is not None and early.moved_mm == pytest.approx(moved_mm, rel=0.01, abs=5)
    elif moved_mm < 290:
        assert early is None


def test_one_car_that_stands_is_told_within_two_seconds():
    cars = {7: motion(200, until_ms=1550), 12: motion(300, until_ms=1550)}
    cars[31] = motion(None, until_ms=1550)
    still = stationary(cars, OUT_NS, 1_500, 1_000)
    assert list(still) == [31] and 1_500 <= still[31] <= 2_000


def test_nothing_is_told_too_soon_nor_when_nobody_goes():
    soon = {7: motion(200, until_ms=1400), 12: motion(None, until_ms=1400)}
    assert stationary(soon, OUT_NS, 1_500, 1_000) == {}
    nobody = {number: motion(None) for number in (7, 12, 31)}
    assert stationary(nobody, OUT_NS, 1_500, 1_000) == {}


def test_samples_come_to_the_event_clock_by_their_ids_not_by_their_arrival():
    """Late datagrams, a lost one, and the clock of a rehearsal that runs ten times faster."""
    clock = EventClock(LIGHTS_NS, 5_000, 10.0)
    tick_ns = TICK_NS / 10
    ids = np.array([100, 101, 102, 104, 105])
    samples = np.zeros(5, dtype=SAMPLE)
    samples["packet_id"] = ids
    late_ns = np.array([900_000, 0, 300_000, 2_000_000, 50_000])
    samples["arrival_ns"] = 7_000 + np.round((ids - 100) * tick_ns) + late_ns
    samples["speed"], samples["throttle"] = 10.0, 128
    seen = Motion.of(samples, tick_ns, clock)
    first_ns = LIGHTS_NS + 2_000 * 10
    assert seen.at_ns.tolist() == [
        pytest.approx(first_ns + round((n - 100) * TICK_NS), abs=20) for n in ids
    ]
    assert seen.speed_kmh.tolist() == pytest.approx([36.0] * 5)
    assert len(Motion.of(samples[:0], tick_ns, clock).at_ns) == 0
