"""When a car crosses a timing line: both cores."""

import math

import numpy as np
import pytest

from racecontrol.timing.events import EventKind


def passings(core, car):
    return car.of_kind(car.events_of(core), EventKind.PASSING)


def drive(new_core, car, packets, lines=None):
    core = new_core()
    core.set_lines([car.FINISH] if lines is None else lines)
    car.feed(core, packets)
    return passings(core, car)


def true_tick(car, first_id, x, speed, gain):
    """When x + speed t + gain t2 / 2 = 0, in ticks."""
    root = (-speed + math.sqrt(speed * speed - 2 * gain * x)) / gain if gain else -x / speed
    return first_id + root / car.TICK_S


@pytest.mark.parametrize("speed, gain", [(20.0, 0.0), (60.0, 12.0), (80.0, -25.0), (6.0, 3.0)])
@pytest.mark.parametrize("start", [-3.0, -7.77, -12.345])
def test_crossing_is_exact_to_microseconds(new_core, car, speed, gain, start):
    found = drive(new_core, car, car.straight(100, 200, x=start, speed=speed, gain=gain))
    assert len(found) == 1
    error_s = (found["tick"][0] - true_tick(car, 100, start, speed, gain)) * car.TICK_S
    assert abs(error_s) < 2e-6


@pytest.mark.parametrize("lost", [1, 3, 30])
def test_lost_packets_around_the_line_cost_no_precision(new_core, car, lost):
    packets = car.straight(100, 120, x=-55.3, speed=60, gain=-10)
    first = next(i for i, packet in enumerate(packets) if packet.x >= 0)
    kept = packets[: first - lost // 2] + packets[first - lost // 2 + lost :]
    found = drive(new_core, car, kept)
    error_s = (found["tick"][0] - true_tick(car, 100, -55.3, 60, -10)) * car.TICK_S
    assert abs(error_s) < 5e-6


def test_passing_names_rig_line_lap_and_first_packet_past_the_line(new_core, car):
    core = new_core(3)
    core.set_lines([(-500.0, 0, 1, 0, 5), car.FINISH])
    packets = car.straight(100, 20, x=-9.5, speed=60, lap=4, laps_total=7)
    car.feed(core, packets, rig=2)
    (found,) = passings(core, car)
    past = next(packet for packet in packets if packet.x >= 0)
    assert (found["rig"], found["line"], found["lap"], found["laps_total"]) == (2, 1, 4, 7)
    assert found["packet_id"] == past.packet_id
    assert past.packet_id - 1 < found["tick"] <= past.packet_id
    assert (found["live"], found["official_ms"], found["samples"]) == (1, -1, 0)
    assert math.isnan(found["start_tick"])


def test_a_car_exactly_on_the_line_is_past_it_once(new_core, car):
    packets = [car.Packet(i, x=float(i - 5), vx=1 / car.TICK_S) for i in range(1, 10)]
    found = drive(new_core, car, packets)
    assert found["tick"].tolist() == [5.0]


def test_driving_backwards_over_the_line_is_no_passing(new_core, car):
    assert len(drive(new_core, car, car.straight(1, 60, x=10, speed=-30))) == 0


def test_spin_over_the_line_passes_each_time_forwards(new_core, car):
    there = car.straight(1, 10, x=-2.2, speed=30)
    back = [p.but(packet_id=11 + i, vx=-p.vx) for i, p in enumerate(reversed(there))]
    again = [p.but(packet_id=p.packet_id + 20) for p in there]
    assert len(drive(new_core, car, there + back + again)) == 2


def test_passing_beside_the_line_does_not_count(new_core, car):
    assert len(drive(new_core, car, car.straight(1, 60, x=-10, speed=30, z=9.9))) == 1
    assert len(drive(new_core, car, car.straight(1, 60, x=-10, speed=30, z=10.1))) == 0


def test_slanted_line_is_measured_along_its_own_width(new_core, car):
    slant = (0.0, 0.0, math.cos(0.3), math.sin(0.3), 10.0)
    found = drive(new_core, car, car.straight(1, 60, x=-10, speed=30, z=4.0), [slant])
    crossing_x = -4.0 * math.tan(0.3)
    assert found["tick"][0] == pytest.approx(1 + (crossing_x + 10) / 30 / car.TICK_S, abs=1e-4)


def test_a_car_put_elsewhere_has_not_driven_over_the_line(new_core, car):
    before = car.straight(1, 10, x=-200, speed=30)
    after = car.straight(11, 10, x=200, speed=30)
    assert len(drive(new_core, car, before + after)) == 0


def test_a_hole_of_one_second_is_bridged_and_a_longer_one_is_not(new_core, car):
    packets = car.straight(1, 200, x=-50, speed=50)
    for lost, count in ((59, 1), (60, 0)):
        assert len(drive(new_core, car, packets[:30] + packets[30 + lost :])) == count


def test_lines_crossed_in_one_hole_come_in_the_order_of_driving(new_core, car):
    lines = [car.FINISH, (4.0, 0, 1, 0, 10), (-4.0, 0, 1, 0, 10), (2.0, 0, 1, 0, 10)]
    packets = car.past_the_line(car.straight(1, 60, x=-25, speed=50), lap=3)
    found = drive(new_core, car, packets[:20] + packets[45:], lines)
    assert found["line"].tolist() == [2, 0, 3, 1]
    assert found["lap"].tolist() == [3, 3, 4, 4]
    assert np.all(np.diff(found["tick"]) > 0)


def test_menu_packets_cross_nothing(new_core, car):
    assert len(drive(new_core, car, car.straight(1, 60, x=-10, speed=30, lap=-1))) == 0


def test_passing_is_live_only_when_both_sides_are(new_core, car):
    packets = car.straight(1, 60, x=-10, speed=30)
    dead = [p.but(flags=0) if p.x >= 0 else p for p in packets]
    assert drive(new_core, car, dead)["live"].tolist() == [0]
    paused = [p.but(flags=1 | 2) if p.x >= 0 else p for p in packets]
    assert drive(new_core, car, paused)["live"].tolist() == [0]


def test_without_velocities_the_way_is_straight(new_core, car):
    packets = [p.but(vx=math.nan, speed=30.0) for p in car.straight(1, 60, x=-10.1, speed=30)]
    found = drive(new_core, car, packets)
    assert found["tick"][0] == pytest.approx(true_tick(car, 1, -10.1, 30, 0), abs=1e-3)


def test_positions_that_are_no_numbers_cross_nothing(new_core, car):
    packets = car.straight(1, 60, x=-10, speed=30)
    broken = [p.but(x=math.nan) if abs(p.x) < 2 else p for p in packets]
    assert len(drive(new_core, car, broken)) == 0


def test_lines_can_change_between_two_packets(new_core, car):
    core = new_core()
    packets = car.straight(1, 100, x=-20, speed=30)
    car.feed(core, packets[:20])
    core.set_lines([car.FINISH])
    car.feed(core, packets[20:60])
    core.set_lines([])
    car.feed(core, packets[60:])
    assert len(passings(core, car)) == 1


@pytest.mark.parametrize(
    "line",
    [
        (0.0, 0.0, 1.0, 1.0, 5.0),
        (math.nan, 0.0, 1.0, 0.0, 5.0),
        (0.0, 0.0, 1.0, 0.0, 0.0),
        (0.0, 0.0, math.nan, 0.0, 5.0),
    ],
)
def test_a_line_that_is_none_is_refused(new_core, line):
    core = new_core()
    with pytest.raises(ValueError, match="a line needs"):
        core.set_lines([line])
