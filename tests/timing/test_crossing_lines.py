"""When a car crosses a timing line: both cores."""

import math
import random

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


def shift(packets, ids, **changes):
    return [packet.but(packet_id=packet.packet_id + ids, **changes) for packet in packets]


def reversed_from(packets, first_id):
    """The same way back, in reverse gear."""
    return [
        packet.but(packet_id=first_id + number, vx=-packet.vx)
        for number, packet in enumerate(reversed(packets))
    ]


def test_a_car_that_stands_on_the_line_passes_it_once(new_core, car):
    """The noise of its position goes to and fro over the line, tick by tick."""
    there = car.straight(1, 4, x=-1.2, speed=18.0)
    standing = [
        car.Packet(5 + number, x=(-1) ** number * 2e-4, vx=(-1) ** number * 1e-3, speed=0.0)
        for number in range(200)
    ]
    away = car.straight(205, 60, x=0.0, speed=0.0, gain=8.0)
    found = drive(new_core, car, there + standing + away)
    assert len(found) == 1
    assert found["tick"][0] <= 6


def test_a_car_that_rolls_to_and_fro_on_the_line_passes_it_once(new_core, car):
    there = car.straight(1, 40, x=-1.0, speed=2.0)
    back = reversed_from(there[-15:], 41)  # 0.2 m behind the line, no more
    found = drive(new_core, car, there + back + shift(there[-15:], 15))
    assert len(found) == 1


def test_a_car_that_reverses_behind_the_line_passes_it_again(new_core, car):
    there = car.straight(1, 60, x=-1.0, speed=2.0)
    back = reversed_from(there, 61)
    found = drive(new_core, car, there + back + shift(there, 120))
    assert len(found) == 2
    assert found["tick"][1] - found["tick"][0] == pytest.approx(120, abs=1e-3)


def test_pirouette_over_the_line_is_timed_by_where_the_car_is_not_where_it_points(new_core, car):
    """The middle of the car goes on at a steady pace while the car turns round."""
    spinning = [
        car.Packet(1 + n, x=-5.3 + 12 * n * car.TICK_S, z=math.sin(n / 4), vx=12.0, vz=0.25 * 60)
        for n in range(60)
    ]
    found = drive(new_core, car, spinning)
    assert len(found) == 1
    assert found["tick"][0] == pytest.approx(true_tick(car, 1, -5.3, 12.0, 0.0), abs=1e-3)


def test_reset_to_the_track_past_the_line_is_no_passing_and_the_next_lap_counts(new_core, car):
    crash = car.straight(1, 40, x=-12.0, speed=5.0)
    placed = [car.Packet(41 + n, x=6.0, speed=0.0) for n in range(30)]
    lap_later = car.straight(71, 60, x=-9.7, speed=30.0)
    found = drive(new_core, car, crash + placed + lap_later)
    assert len(found) == 1
    assert found["tick"][0] == pytest.approx(true_tick(car, 71, -9.7, 30.0, 0.0), abs=1e-3)


def test_reset_back_behind_the_line_is_passed_anew(new_core, car):
    past = car.straight(1, 30, x=-2.0, speed=9.0)
    placed = [car.Packet(31 + n, x=-0.2, speed=0.0) for n in range(10)]
    again = car.straight(41, 60, x=-0.2, speed=0.0, gain=6.0)
    assert len(drive(new_core, car, past + placed + again)) == 2


def test_return_to_the_pits_beside_the_line_is_no_passing(new_core, car):
    track = car.straight(1, 30, x=-60.0, speed=50.0)
    garage = [car.Packet(31 + n, x=20.0, z=30.0, speed=0.0) for n in range(30)]
    assert len(drive(new_core, car, track + garage)) == 0


@pytest.mark.parametrize("lost, estimated", [(0, 0), (3, 0), (4, 1), (30, 1)])
def test_passing_over_a_longer_hole_says_that_it_is_estimated(new_core, car, lost, estimated):
    packets = car.straight(100, 120, x=-55.3, speed=60, gain=-10)
    first = next(i for i, packet in enumerate(packets) if packet.x >= 0)
    kept = packets[: first - lost // 2] + packets[first - lost // 2 + lost :]
    assert drive(new_core, car, kept)["estimated"].tolist() == [estimated]


def curved(car, chance, first_id, ticks):
    """Two packets of a car that accelerates on a curve, a line between them, the true tick."""
    turn, slant = chance.uniform(0, 2 * math.pi), chance.uniform(-0.35, 0.35)
    speed, along, across = chance.uniform(20, 90), chance.uniform(-25, 25), chance.uniform(-25, 25)
    ahead = np.array([math.cos(turn), math.sin(turn)])
    gain = along * ahead + across * np.array([-ahead[1], ahead[0]])
    start = np.array([chance.uniform(-2500, 2500), chance.uniform(-2500, 2500)])
    share, seconds = chance.uniform(0.01, 0.99), ticks * car.TICK_S
    packets = []
    for t, packet_id in ((0.0, first_id), (seconds, first_id + ticks)):
        x, z = start + ahead * speed * t + gain * t * t / 2
        vx, vz = ahead * speed + gain * t
        packets.append(car.Packet(packet_id, float(x), float(z), float(vx), float(vz)))
    t = share * seconds
    x, z = start + ahead * speed * t + gain * t * t / 2
    line = (float(x), float(z), math.cos(turn + slant), math.sin(turn + slant), 50.0)
    return packets, line, first_id + share * ticks


@pytest.mark.parametrize("lost", [0, 1, 2, 3])
def test_crossings_on_curves_are_within_five_microseconds_of_the_truth(new_core, car, lost):
    core, chance = new_core(), random.Random(lost)
    errors_us = []
    for number in range(400):
        packets, line, truth = curved(car, chance, 1 + 100 * number, lost + 1)
        core.set_lines([line])
        car.feed(core, packets)
        (found,) = passings(core, car)
        errors_us.append(abs(found["tick"] - truth) * car.TICK_S * 1e6)
    assert np.percentile(errors_us, 99) <= 5
    assert np.median(errors_us) < 1
