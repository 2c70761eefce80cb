"""Proof of service from samples whose truth is known: a car driven through the pit lane."""

import numpy as np
import pytest

from racecontrol.meeting.judged import ServedBy
from racecontrol.results.live.along import Along
from racecontrol.results.live.curve import Curve
from racecontrol.stewarding.service import Driven, Records
from racecontrol.tracks import library
from racecontrol.tracks.circuit import Circuit
from tests.stewarding.pit_visit import RAMP_M, Visit
from tests.tracks.drive import TICK_S, Drive, brisk

SALTMERE = library.load("saltmere")
LENGTH = SALTMERE.length_m


VISIT = Visit(SALTMERE)
IN_M, OUT_M, LANE_M = VISIT.in_m, VISIT.out_m, VISIT.lane_m


def pace(circuit: Circuit = SALTMERE) -> Curve:
    """The car's own lap, without the pit lane."""
    metres, elapsed = [0.0], [0.0]
    while metres[-1] < circuit.length_m:
        elapsed.append(elapsed[-1] + TICK_S * 1000)
        metres.append(metres[-1] + brisk(metres[-1]) * TICK_S)
    return Curve.through(3, circuit.length_m, metres, elapsed, [200.0] * len(metres))


def standing(samples: Records, at: int, ticks: int) -> Records:
    """The same with a standstill of so many ticks put in."""
    stop = np.repeat(samples[at : at + 1], ticks)
    stop["speed"] = 0
    held = np.concatenate([samples[:at], stop, samples[at:]])
    held["packet_id"] = samples["packet_id"][0] + np.arange(len(held))
    return held


def test_a_drive_through_is_seen_from_line_to_line_with_its_speed_and_its_cost() -> None:
    driven = Driven(VISIT.samples(), SALTMERE)
    visits = driven.pit_visits()
    assert len(visits) == 1
    measure = driven.visit(visits[0], pace())
    assert measure.by is ServedBy.DRIVE_THROUGH
    assert measure.from_m == pytest.approx(IN_M, abs=2)
    assert measure.to_m == pytest.approx(OUT_M, abs=2)
    assert measure.fastest_kmh == pytest.approx(72, rel=0.02)
    steps = np.arange(-RAMP_M, LANE_M + RAMP_M, 0.1)
    lost_s = float(np.sum(0.1 / 20.0 - 0.1 / np.array([brisk((IN_M + m) % LENGTH) for m in steps])))
    assert measure.lost_ms == pytest.approx(lost_s * 1000, abs=60)


def test_a_stop_is_measured_to_a_tick_and_where_it_was() -> None:
    samples = VISIT.samples()
    driven = Driven(samples, SALTMERE)
    visit = driven.pit_visits()[0]
    at = (visit.begin + visit.end) // 2
    held = Driven(standing(samples, at, 606), SALTMERE)
    measure = held.visit(held.pit_visits()[0], pace())
    assert measure.by is ServedBy.STOP
    assert measure.stopped_ms == 10_100
    assert measure.stop_m == pytest.approx(driven.way_m[at] % LENGTH, abs=1)
    before = driven.visit(visit, pace())
    assert before.lost_ms is not None
    assert measure.lost_ms == pytest.approx(before.lost_ms + 10_100, abs=20)


def test_a_car_that_passes_beside_the_lane_made_no_visit() -> None:
    assert Driven(Visit(SALTMERE, into_lane=False).samples(), SALTMERE).pit_visits() == ()


def test_the_cost_is_not_known_before_the_car_is_back_at_its_pace() -> None:
    driven = Driven(VISIT.samples(after_m=3.0), SALTMERE)
    assert driven.visit(driven.pit_visits()[0], pace()).lost_ms is None


def test_the_cost_is_not_known_where_the_way_in_was_not_recorded() -> None:
    driven = Driven(VISIT.samples(before_m=60.0), SALTMERE)
    assert driven.visit(driven.pit_visits()[0], pace()).lost_ms is None


def test_a_lap_at_the_own_pace_loses_nothing() -> None:
    driven = Driven(Drive(SALTMERE, 200, 1500, lambda m: brisk(m % LENGTH)).samples(), SALTMERE)
    stretch = driven.between(600, 900)[0]
    measure = driven.measure(stretch, ServedBy.SLOW_ZONE, pace())
    assert measure.lost_ms == pytest.approx(0, abs=40)


def test_a_penalty_line_is_where_the_car_is_slow_on_the_throttle() -> None:
    def slowed(metres: float) -> float:
        return 15.0 if 800 <= metres < 860 else brisk(metres)

    samples = Drive(SALTMERE, 200, 1500, slowed).samples()
    samples["throttle"] = 255
    driven = Driven(samples, SALTMERE)
    (found,) = driven.slowed(pace())
    assert found.by is ServedBy.SLOW_ZONE
    assert found.from_m == pytest.approx(800, abs=3)
    assert found.to_m == pytest.approx(860, abs=3)
    truth_ms = sum(100 / 15.0 - 100 / brisk(m) for m in np.arange(800, 860, 0.1))
    assert found.lost_ms == pytest.approx(truth_ms, abs=40)
    samples["throttle"], samples["brake"] = 0, 255
    assert Driven(samples, SALTMERE).slowed(pace()) == ()


def test_a_stretch_over_the_finish_line_is_found_once_a_lap() -> None:
    driven = Driven(
        Drive(SALTMERE, -400, LENGTH + 400, lambda m: brisk(m % LENGTH)).samples(), SALTMERE
    )
    assert len(driven.between(LENGTH - 100, 100)) == 2


def test_no_samples_are_no_visit() -> None:
    nothing = Driven(VISIT.samples()[:0], SALTMERE, Along.of(SALTMERE))
    assert nothing.pit_visits() == ()
    assert nothing.between(100, 200) == ()
