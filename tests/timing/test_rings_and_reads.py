"""What a core keeps and hands out: rings, history, envelope, layouts."""

import numpy as np
import pytest

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.clock import TICK_NS
from racecontrol.timing.cores import ROW, Note
from racecontrol.timing.events import COUNTERS, ENVELOPE, EVENT
from racecontrol.timing.sample import SAMPLE


def layout_of(dtype):
    rows = tuple(
        (name, offset, field.itemsize) for name, (field, offset, *_) in dtype.fields.items()
    )
    return rows, dtype.itemsize


def test_event_record_is_the_same_in_c_and_numpy():
    assert _timing.event_layout() == layout_of(EVENT)


def test_counters_record_is_the_same_in_c_and_numpy():
    assert _timing.counters_layout() == layout_of(COUNTERS)


def test_sample_has_the_same_size_in_c_and_numpy():
    assert _timing.sample_size() == SAMPLE.itemsize


def many_passings(car, count):
    packets = []
    for number in range(count):
        packets += car.straight(1 + 3 * number, 3, x=-1.5, speed=60)
    return packets


def test_full_ring_drops_the_newest_and_counts_them(new_core, car):
    core = new_core(ring=5)  # brought up to 8
    core.set_lines([car.FINISH])
    car.feed(core, many_passings(car, 20))
    kept = car.events_of(core)
    assert len(kept) == 8
    assert kept["packet_id"][0] < 6
    assert core.overflow() == (12, 0)


def test_drained_ring_takes_events_again(new_core, car):
    core = new_core(ring=4)
    core.set_lines([car.FINISH])
    packets = many_passings(car, 12)
    drained = []
    for packet in packets:
        car.feed(core, [packet])
        drained += car.events_of(core)["packet_id"].tolist()
    assert len(drained) == 12
    assert core.overflow() == (0, 0)


def test_capture_holds_every_datagram_clear_with_its_verdict(new_core, car):
    core = new_core(2, capture_bytes=1 << 16)
    packet = car.Packet(77)
    core.feed(1, packet.sealed(), 5)
    core.feed(1, packet.sealed(), 6)
    core.feed(0, b"abc", 7)
    good, doubled, garbled = core.drain_capture()
    assert good[:3] == (1, 5, 0)
    assert doubled[:3] == (1, 6, 3)
    assert good[3][:4] == b"0S7G"
    assert good[3][0x40:0x44] == (77).to_bytes(4, "little")  # the seed, put back
    assert garbled == (0, 7, 1, b"abc")
    assert core.drain_capture() == []


def test_a_captured_session_fed_again_by_rows_gives_the_same_events(new_core, car):
    """Notes stand where the lines changed, where a lap stopped waiting, and what was told."""
    core = new_core(2, capture_bytes=1 << 20)
    core.set_lines([car.FINISH])
    for rig in (1, 0):
        for number, packet in enumerate(car.past_the_line(car.straight(1, 30, x=-10, speed=60), 2)):
            core.feed(rig, packet.sealed(), number * 16_683_333)
    unseen = car.past_the_line(car.straight(100, 30, x=900, speed=60), lap=3)
    for number, packet in enumerate(unseen):
        core.feed(1, packet.but(lap=3 + (number > 25), last_lap_ms=60_000).sealed(), 10**9 + number)
    core.settle(10**12)
    captured = core.drain_capture()
    told = core.drain()
    assert {row[2] for row in captured} >= {0, Note.LINES, Note.SETTLED, Note.EVENT}
    assert b"".join(row[3] for row in captured if row[2] == Note.EVENT) == told
    again = new_core(2)
    for rig, arrival_ns, kind, payload in captured:
        if kind == Note.LINES:
            again.set_lines(np.frombuffer(payload, "<f8").reshape(-1, 5).tolist())
        elif kind == Note.SETTLED:
            again.settle(arrival_ns)
        elif kind >= 0:
            sealed = _gt7.seal(payload, int.from_bytes(payload[0x40:0x44], "little"))
            rows = np.array([(3, arrival_ns, len(sealed), rig, 0)], dtype=ROW)
            assert again.feed_rows(b"..." + sealed, rows) == (kind == 0)
    assert again.drain() == told


@pytest.mark.parametrize(
    "row",
    [(-1, 0, 3, 0, 0), (0, 0, -1, 0, 0), (0, 0, 4, 0, 0), (2**62, 0, 3, 0, 0), (0, 0, 3, 1, 0)],
)
def test_rows_outside_the_buffer_or_of_no_rig_are_refused_before_anything_is_fed(new_core, row):
    core = new_core(1)
    rows = np.array([(0, 0, 3, 0, 0), row], dtype=ROW)
    with pytest.raises(ValueError, match="do not fit"):
        core.feed_rows(b"abc", rows)
    assert not any(core.counters())


def test_full_capture_drops_and_counts_and_goes_on_after_draining(new_core, car):
    core = new_core(capture_bytes=1024)
    car.feed(core, car.straight(1, 10, x=0, speed=1))
    assert len(core.drain_capture()) == 3  # of 312 bytes each
    assert core.overflow() == (0, 7)
    for first in range(11, 60, 3):  # round and round the ring
        car.feed(core, car.straight(first, 3, x=0, speed=1))
        ids = [int.from_bytes(row[3][0x70:0x74], "little") for row in core.drain_capture()]
        assert ids == [first, first + 1, first + 2]
    assert core.overflow() == (0, 7)


def test_without_capture_nothing_is_captured(new_core, car):
    core = new_core()
    car.feed(core, car.straight(1, 10, x=0, speed=1))
    assert core.drain_capture() == []
    assert core.overflow() == (0, 0)


def test_latest_is_the_last_used_sample_of_each_rig(new_core, car):
    core = new_core(3)
    car.feed(core, [car.Packet(5, x=1.0), car.Packet(6, x=2.0), car.Packet(5, x=9.0)], rig=1)
    latest = car.samples_of(core.latest())
    assert latest["packet_id"].tolist() == [0, 6, 0]
    assert latest["position"][1].tolist() == [2.0, 0.0, 0.0]
    assert latest["rig"][1] == 1
    assert latest["arrival_ns"].tolist() == [0, 10**12 + round(6 * TICK_NS), 0]


def test_history_is_oldest_first_and_bounded(new_core, car):
    core = new_core(history=50)
    car.feed(core, car.straight(1, 80, x=0, speed=1))
    assert car.samples_of(core.history(0, 10))["packet_id"].tolist() == list(range(71, 81))
    assert car.samples_of(core.history(0, 999))["packet_id"].tolist() == list(range(31, 81))
    assert core.history(0, 0) == core.history(0, -5) == b""


def test_envelope_keeps_the_least_delayed_of_each_bucket(new_core, car):
    core = new_core()
    for tick in range(64, 64 * 3):
        delay = 100 if tick in (70, 190) else 5000
        core.feed(0, car.Packet(tick).sealed(), round(tick * TICK_NS) + delay)
    points = np.frombuffer(core.envelope(0), dtype=ENVELOPE)
    assert points["tick"][[0, 1]].tolist()[0] == 70
    assert points["tick"].tolist()[1] == 190


def test_envelope_spans_the_last_64_buckets_and_begins_anew_with_the_game(new_core, car):
    core = new_core()
    for tick in range(0, 64 * 100, 16):
        core.feed(0, car.Packet(tick).sealed(), round(tick * TICK_NS))
    points = np.frombuffer(core.envelope(0), dtype=ENVELOPE)
    assert len(points) == 64
    assert points["tick"][0] >= 36 * 64
    core.feed(0, car.Packet(3).sealed(), round(6500 * TICK_NS))
    assert len(np.frombuffer(core.envelope(0), dtype=ENVELOPE)) == 1


def test_nothing_has_come_and_nothing_is_said(new_core, car):
    core = new_core(2)
    assert core.drain() == core.history(1, 10) == core.envelope(0) == b""
    assert core.unknown_sources() == (0, None)
    assert car.counters_of(core, 1).tolist() == (0,) * 9


@pytest.mark.parametrize(
    "options, words",
    [
        ({"rigs": 0}, "rigs must be"),
        ({"rigs": 5000}, "rigs must be"),
        ({"rigs": 1, "history": 0}, "history and ring"),
        ({"rigs": 1, "ring": 0}, "history and ring"),
        ({"rigs": 1, "capture_bytes": -1}, "capture_bytes"),
        ({"rigs": 1, "tick_ns": 0.0}, "tick_ns"),
        ({"rigs": 1, "tick_ns": float("nan")}, "tick_ns"),
    ],
)
def test_core_refuses_options_that_make_no_sense(car, options, words):
    with pytest.raises(ValueError, match=words):
        car.c_core(**options)


def test_core_refuses_what_is_no_feed():
    with pytest.raises(ValueError):
        _timing.Core(object(), 1)


def test_feed_refuses_what_is_no_datagram(new_core):
    with pytest.raises(TypeError):
        new_core().feed(0, "text", 1)
    with pytest.raises(ValueError, match="length of a packet"):
        new_core().feed_many(0, b"", 0, 1)
