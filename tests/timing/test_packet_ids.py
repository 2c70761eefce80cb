"""Doubled, late, missing and restarted packet ids: both cores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.timing.events import CAUSES, EventKind

DOUBLED = CAUSES.index("doubled") + 1
LATE = CAUSES.index("late") + 1


def verdicts(core, car, ids):
    return car.feed(core, [car.Packet(packet_id=packet_id) for packet_id in ids])


def test_the_same_id_is_used_once(new_core, car):
    core = new_core()
    assert verdicts(core, car, [7, 7, 8, 7]) == [0, DOUBLED, 0, DOUBLED]
    counted = car.counters_of(core)
    assert (counted["accepted"], counted["doubled"], counted["late"]) == (2, 2, 0)


def test_ids_that_never_came_are_missing_until_they_come_late(new_core, car):
    core = new_core()
    verdicts(core, car, [10, 14])
    assert car.counters_of(core)["missing"] == 3
    assert verdicts(core, car, [12, 12]) == [LATE, DOUBLED]
    counted = car.counters_of(core)
    assert (counted["missing"], counted["late"], counted["doubled"]) == (2, 1, 1)


def test_an_id_before_the_first_was_never_missing(new_core, car):
    core = new_core()
    assert verdicts(core, car, [100, 95]) == [0, LATE]
    assert car.counters_of(core)["missing"] == 0


def test_id_far_back_is_a_restart_and_ticks_go_on(new_core, car):
    core = new_core()
    core.feed(0, car.Packet(5000).sealed(), 10**12)
    core.feed(0, car.Packet(4399).sealed(), 10**12 + 10**9)
    (epoch,) = car.events_of(core)
    assert epoch["kind"] == EventKind.EPOCH
    assert epoch["packet_id"] == 4399
    assert epoch["tick"] == 5060  # one wall second is 59.94 ticks
    assert car.counters_of(core)["epochs"] == 1


def test_restart_whose_arrival_went_backwards_still_rises(new_core, car):
    core = new_core()
    core.feed(0, car.Packet(5000).sealed(), 10**12)
    core.feed(0, car.Packet(1).sealed(), 10**11)
    assert car.events_of(core)["tick"].tolist() == [5001]


def test_id_just_inside_the_window_is_late(new_core, car):
    core = new_core()
    assert verdicts(core, car, [5000, 4400]) == [0, LATE]
    assert len(car.events_of(core)) == 0


def test_nothing_is_crossed_from_one_epoch_to_the_next(new_core, car):
    core = new_core()
    core.set_lines([car.FINISH])
    car.feed(core, car.straight(5000, 1, x=-0.2, speed=60))
    car.feed(core, car.straight(1, 1, x=0.2, speed=60))
    assert car.events_of(core)["kind"].tolist() == [EventKind.EPOCH]


def test_laps_after_a_restart_are_timed(new_core, car):
    core = new_core()
    core.set_lines([car.FINISH])
    car.feed(core, car.straight(90_000, 5, x=-500, speed=60))
    for first in (100, 300):
        run = car.straight(first, 150, x=-10, speed=60)
        car.feed(core, car.past_the_line(run, first // 100, 61_000))
    found = car.of_kind(car.events_of(core), EventKind.PASSING)
    assert len(found) == 2
    assert found["tick"][1] - found["tick"][0] == pytest.approx(200, abs=1e-3)
    assert found["tick"][0] > 90_000


@pytest.mark.parametrize("length", [0, 1, 100, 295, 297, 369, 2047, 2048, 5000])
def test_datagram_of_unknown_length_is_counted(new_core, car, length):
    core = new_core()
    assert core.feed(0, bytes(length), 1) == 1
    assert car.counters_of(core)["bad_length"] == 1
    assert car.samples_of(core.latest())["arrival_ns"][0] == 0


def test_datagram_with_another_cipher_is_counted(new_core, car):
    core = new_core()
    assert core.feed(0, bytes(296), 1) == 2
    assert car.counters_of(core)["bad_magic"] == 1


def test_rigs_are_apart(new_core, car):
    core = new_core(3)
    car.feed(core, [car.Packet(5)], rig=0)
    car.feed(core, [car.Packet(5), car.Packet(5)], rig=2)
    accepted = [int(car.counters_of(core, rig)["accepted"]) for rig in range(3)]
    assert accepted == [1, 0, 1]
    assert [int(car.counters_of(core, rig)["doubled"]) for rig in range(3)] == [0, 0, 1]


def test_a_rig_that_is_none_is_refused(new_core, car):
    core = new_core(3)
    for rig in (-1, 3):
        with pytest.raises(IndexError, match="there is no rig"):
            core.feed(rig, car.Packet().sealed(), 1)
        with pytest.raises(IndexError, match="there is no rig"):
            core.history(rig, 1)
        with pytest.raises(IndexError, match="there is no rig"):
            core.envelope(rig)


@given(ids=st.lists(st.integers(0, 400), min_size=1, max_size=80))
def test_missing_is_what_lies_between_first_and_last_and_never_came(new_core, car, ids):
    core = new_core()
    verdicts(core, car, ids)
    rest = [i for i in ids if i >= ids[0]]
    counted = car.counters_of(core)
    assert counted["missing"] == max(rest) - ids[0] + 1 - len(set(rest))
    handled = counted["accepted"] + counted["doubled"] + counted["late"]
    assert handled == len(ids)
