"""From lap counter and crossings to laps: both cores."""

import math

import pytest

from racecontrol.timing.events import EventKind


def one_lap_each(car, laps, *, first_lap=1, lap_ticks=200, speed=60.0):
    """Packets of several laps, each 10 m past the last put back to 10 m before the line.

    The line is crossed in packet 11, 211, 411 ...
    """
    packets = []
    for number in range(laps):
        run = car.straight(1 + number * lap_ticks, lap_ticks, x=-10.3, speed=speed)
        lap = first_lap + number
        timed = car.past_the_line(run, lap, 60_000 + lap)
        packets += timed
    return packets


def laps(core, car):
    return car.of_kind(car.events_of(core), EventKind.LAP)


def run(new_core, car, packets, lines=None):
    core = new_core()
    core.set_lines([car.FINISH] if lines is None else lines)
    car.feed(core, packets)
    return laps(core, car)


def test_lap_carries_the_games_time_and_both_crossings(new_core, car):
    found = run(new_core, car, one_lap_each(car, 3))
    assert found["lap"].tolist() == [1, 2, 3]
    assert found["official_ms"].tolist() == [60_001, 60_002, 60_003]
    assert found["flying"].tolist() == [0, 1, 1]
    assert math.isnan(found["start_tick"][0])
    assert found["start_tick"][1] == found["tick"][0]
    assert found["tick"][2] - found["start_tick"][2] == pytest.approx(200, abs=1e-3)


def test_finish_passing_comes_just_before_its_lap(new_core, car):
    core = new_core()
    core.set_lines([car.FINISH, (1.0, 0, 1, 0, 10)])
    car.feed(core, one_lap_each(car, 2))
    kinds = [(e["kind"], e["line"]) for e in car.events_of(core)]
    assert kinds == [(1, 0), (2, -1), (1, 1)] * 2


def test_every_sample_of_the_lap_is_counted_once(new_core, car):
    found = run(new_core, car, one_lap_each(car, 3))
    assert found["samples"].tolist()[1:] == [200, 200]


def test_without_lines_laps_still_come(new_core, car):
    found = run(new_core, car, one_lap_each(car, 2), [])
    assert found["official_ms"].tolist() == [60_001, 60_002]
    assert all(math.isnan(tick) for tick in found["tick"])
    assert found["flying"].tolist() == [0, 0]


def late_counter(car, ticks):
    """The counter steps some ticks after our line; before it for negative ticks."""
    packets = car.straight(1, 100, x=-40.5, speed=60)
    first = next(i for i, packet in enumerate(packets) if packet.x >= 0)
    stepped = first + ticks
    return [
        p.but(lap=3, last_lap_ms=61_000) if i >= stepped else p.but(lap=2)
        for i, p in enumerate(packets)
    ], packets[first].packet_id


@pytest.mark.parametrize("ticks", [-11, -3, 0, 3, 11])
def test_line_a_little_off_the_games_own_is_matched(new_core, car, ticks):
    packets, past = late_counter(car, ticks)
    core = new_core()
    core.set_lines([car.FINISH])
    car.feed(core, packets)
    passing, lap = car.events_of(core)
    assert (passing["kind"], lap["kind"]) == (EventKind.PASSING, EventKind.LAP)
    assert passing["lap"] == 2
    assert lap["tick"] == passing["tick"]
    assert past - 1 < lap["tick"] <= past


@pytest.mark.parametrize("ticks", [-14, 14])
def test_line_far_from_the_games_own_is_not_matched(new_core, car, ticks):
    packets, _ = late_counter(car, ticks)
    (lap,) = run(new_core, car, packets)
    assert math.isnan(lap["tick"])
    assert lap["official_ms"] == 61_000


def test_counter_that_does_not_step_by_one_gives_no_lap(new_core, car):
    packets = [
        p.but(lap=4) if p.lap == 2 else p
        for p in car.past_the_line(car.straight(1, 60, x=-10, speed=60), lap=1)
    ]
    assert len(run(new_core, car, packets)) == 0


def test_step_without_a_time_gives_no_lap_but_the_next_lap_is_flying(new_core, car):
    packets = one_lap_each(car, 2)
    silent = [p.but(last_lap_ms=-1) if p.lap == 2 and p.packet_id < 200 else p for p in packets]
    (lap,) = run(new_core, car, silent)
    assert (lap["lap"], lap["flying"]) == (2, 1)


def test_lap_one_after_an_out_lap_is_flying(new_core, car):
    found = run(new_core, car, one_lap_each(car, 2, first_lap=0))
    assert found["lap"].tolist() == [1]
    assert found["flying"].tolist() == [1]
    assert not math.isnan(found["start_tick"][0])


def test_lap_one_from_a_standing_start_is_not_flying(new_core, car):
    grid = [car.Packet(i, x=-10.3, lap=0) for i in range(1, 50)]
    race = [p.but(packet_id=p.packet_id + 60) for p in one_lap_each(car, 3, first_lap=0)]
    found = run(new_core, car, grid + race)
    assert found["lap"].tolist() == [1, 2]
    assert found["flying"].tolist() == [0, 1]
    assert not math.isnan(found["start_tick"][0])


def test_one_sample_that_is_not_live_makes_the_lap_not_live(new_core, car):
    packets = one_lap_each(car, 3)
    for flags in (0, 1 | 2, 1 | 4):
        dead = [p.but(flags=flags) if p.packet_id == 300 else p for p in packets]
        assert run(new_core, car, dead)["live"].tolist() == [1, 1, 0]


def test_lost_and_doubled_datagrams_are_booked_to_their_lap(new_core, car):
    packets = one_lap_each(car, 3)
    lossy = [p for p in packets if p.packet_id not in (250, 251, 252)]
    at = next(i for i, p in enumerate(lossy) if p.packet_id == 300)
    lossy.insert(at, lossy[at])
    found = run(new_core, car, lossy)
    assert found["missing"].tolist() == [0, 0, 3]
    assert found["doubled"].tolist() == [0, 0, 1]


def test_leaving_to_the_menu_ends_a_lap_without_a_time(new_core, car):
    packets = car.straight(1, 50, x=-100, speed=30, lap=2)
    menu = [car.Packet(51 + i, lap=lap) for i, lap in enumerate([0, -1] * 20)]
    flicker = [car.Packet(91 + i, lap=lap) for i, lap in enumerate([0, 1, 2, 0, 1])]
    assert len(run(new_core, car, packets + menu + flicker)) == 0


def test_lap_whose_crossing_never_comes_goes_out_after_twelve_ticks(new_core, car):
    packets, _ = late_counter(car, -20)
    core = new_core()
    core.set_lines([car.FINISH])
    step = next(i for i, p in enumerate(packets) if p.lap == 3)
    car.feed(core, packets[: step + 13])
    assert len(laps(core, car)) == 0
    car.feed(core, packets[step + 13 : step + 14])
    assert len(laps(core, car)) == 1


def test_lap_goes_out_when_the_rig_falls_silent_at_the_line(new_core, car):
    packets, _ = late_counter(car, -5)
    core = new_core()
    core.set_lines([car.FINISH])
    step = next(i for i, p in enumerate(packets) if p.lap == 3)
    car.feed(core, packets[: step + 1])
    last_ns = int(car.counters_of(core)["last_arrival_ns"])
    core.settle(last_ns + 499_999_999)
    assert len(laps(core, car)) == 0
    core.settle(last_ns + 500_000_000)
    (lap,) = laps(core, car)
    assert lap["official_ms"] == 61_000
    assert math.isnan(lap["tick"])


def test_lap_that_waits_goes_out_before_the_game_starts_anew(new_core, car):
    packets, _ = late_counter(car, -5)
    core = new_core()
    core.set_lines([car.FINISH])
    late = [p.but(packet_id=p.packet_id + 5000) for p in packets]
    step = next(i for i, p in enumerate(late) if p.lap == 3)
    car.feed(core, late[: step + 1])
    car.feed(core, [car.Packet(3)])
    assert car.events_of(core)["kind"].tolist() == [EventKind.LAP, EventKind.EPOCH]


def test_total_plus_one_after_the_flag_is_the_last_lap(new_core, car):
    packets = [p.but(laps_total=2) for p in one_lap_each(car, 2)]
    assert run(new_core, car, packets)["lap"].tolist() == [1, 2]


def test_lap_over_a_hole_too_long_to_bridge_keeps_the_games_time(new_core, car):
    packets = [p for p in one_lap_each(car, 2) if not 201 <= p.packet_id <= 290]
    found = run(new_core, car, packets)
    assert found["official_ms"].tolist() == [60_001, 60_002]
    assert math.isnan(found["tick"][1])
    assert found["missing"][1] == 90


def without(packets, ids):
    return [packet for packet in packets if packet.packet_id not in ids]


# Of three laps the line is crossed in the packets 12, 212 and 412.
@pytest.mark.parametrize(
    "lost, estimated",
    [
        (range(0), [0, 0, 0]),
        (range(211, 214), [0, 0, 0]),  # three packets around the line
        (range(210, 214), [0, 1, 1]),  # one more: it ends a lap and begins the next
        (range(410, 414), [0, 0, 1]),
        (range(290, 330), [0, 0, 0]),  # a hole elsewhere costs no precision at the line
    ],
)
def test_lap_that_bridged_a_longer_hole_at_the_line_is_estimated(new_core, car, lost, estimated):
    found = run(new_core, car, without(one_lap_each(car, 3), lost))
    assert found["estimated"].tolist() == estimated
    assert found["tick"][2] - found["start_tick"][2] == pytest.approx(200, abs=1e-3)


def test_lap_whose_end_was_not_seen_is_estimated_and_the_next_has_no_time_of_ours(new_core, car):
    found = run(new_core, car, without(one_lap_each(car, 3), range(201, 291)))
    assert found["estimated"].tolist() == [0, 1, 0]
    assert math.isnan(found["start_tick"][2])
    assert [math.isnan(tick) for tick in found["tick"]] == [False, True, False]


def test_lap_with_a_late_counter_after_a_hole_is_estimated(new_core, car):
    packets, past = late_counter(car, 3)
    found = run(new_core, car, without(packets, range(past - 2, past + 2)))
    assert found["estimated"].tolist() == [1]
    assert not math.isnan(found["tick"][0])
