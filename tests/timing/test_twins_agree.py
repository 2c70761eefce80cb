"""The core in C and its twin give the same bytes for the same datagrams, whatever they are."""

import random
from itertools import groupby

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.sample import TIMING_FIELDS

LINES = [
    (0.0, 0.0, 1.0, 0.0, 10.0),
    (30.0, 2.0, 0.6, 0.8, 6.0),
    (-30.0, 0.0, 1.0, 0.0, 4.0),
    (5.0, 0.0, -1.0, 0.0, 8.0),
]

# One stretch of driving: what happens, for how many packets, how fast, how the net behaves.
stretches = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "drive",
                "drive",
                "brake",
                "back",
                "spin",
                "teleport",
                "menu",
                "restart",
                "hole",
                "stand",
                "pause",
                "step",
                "odd step",
            ]
        ),
        st.integers(1, 90),
        st.floats(0.5, 95),
    ),
    min_size=1,
    max_size=14,
)
nets = st.sampled_from(["clean", "lossy", "doubling", "shuffling", "all"])


class Drive:
    """A car that does what the stretches say, as (packet, arrival_ns) pairs."""

    def __init__(self, car, seed):
        self.car, self.random = car, random.Random(seed)
        self.packet_id, self.lap, self.last_ms = 700, 1, -1
        self.x, self.z, self.wall = -20.0, 0.0, 10**12
        self.flags = 1
        self.sent = []

    def send(self, count, speed, gain=0.0, sideways=0.0, lap=None, flags=None):
        for _ in range(count):
            step = speed * self.car.TICK_S
            before, self.x, self.z = self.x, self.x + step, self.z + sideways * self.car.TICK_S
            if before < 0 <= self.x and lap is None:
                self.lap, self.last_ms = self.lap + 1, 60_000 + self.packet_id
            self.packet_id += 1
            self.wall += 16_683_333
            packet = self.car.Packet(
                self.packet_id,
                self.x,
                self.z,
                speed,
                sideways,
                lap=self.lap if lap is None else lap,
                last_lap_ms=self.last_ms,
                flags=self.flags if flags is None else flags,
            )
            self.sent.append((packet.sealed(), self.wall + self.random.randrange(3_000_000)))
            speed = max(-90.0, min(95.0, speed + gain * self.car.TICK_S))

    def do(self, what, count, speed):
        match what:
            case "drive":
                self.send(count, speed)
            case "brake":
                self.send(count, speed, gain=-speed)
            case "back":
                self.send(count, -speed)
            case "spin":
                for _ in range(3):
                    self.send(3, speed, sideways=5)
                    self.send(3, -speed, sideways=-5)
            case "teleport":
                self.x = self.random.uniform(-60, 60)
            case "menu":
                self.send(count, 0.0, lap=self.random.choice([-1, 0]))
            case "restart":
                self.packet_id = self.random.randrange(50)
                self.send(count, speed)
            case "hole":
                self.packet_id += count
                self.wall += count * 16_683_333
                self.x += count * speed * self.car.TICK_S
            case "stand":
                self.send(count, 0.0)
            case "pause":
                self.send(count, 0.0, flags=3)
            case "step":
                self.lap, self.last_ms = self.lap + 1, 55_000
            case "odd step":
                self.lap = self.random.choice([0, 1, self.lap + 2])


def through(net, sent, seed):
    """What a bad net makes of the datagrams."""
    chance, out = random.Random(seed), []
    for datagram in sent:
        if net in ("lossy", "all") and chance.random() < 0.08:
            continue
        out.append(datagram)
        if net in ("doubling", "all") and chance.random() < 0.08:
            out.append(datagram)
        if net in ("shuffling", "all") and len(out) > 9 and chance.random() < 0.08:
            at = -chance.randrange(2, 9)
            out[-1], out[at] = out[at], out[-1]
        if net == "all" and chance.random() < 0.02:
            out.append((chance.randbytes(chance.choice([3, 296, 316])), datagram[1]))
    return out


def answers(core, datagrams):
    """All that a core can say after these datagrams."""
    core.set_lines(LINES)
    said = []
    for number, (datagram, arrival_ns) in enumerate(datagrams):
        said.append(core.feed(number % 7 // 6, datagram, arrival_ns))
        if number % 64 == 0:
            said.append(core.drain())
        if number == 300:
            core.set_lines(LINES[:2])
    core.settle(2**62)
    said += [core.drain(), core.drain_capture(), core.latest(), core.counters(), core.overflow()]
    for rig in (0, 1):
        said += [core.history(rig, 1000), core.envelope(rig)]
    return said


@settings(max_examples=60, deadline=None)
@given(stretches=stretches, net=nets, seed=st.integers(0, 2**32))
def test_both_cores_say_the_same(car, stretches, net, seed):
    drive = Drive(car, seed)
    for what, count, speed in stretches:
        drive.do(what, count, speed)
    datagrams = through(net, drive.sent, seed)
    options = {"ring": 16, "history": 300, "capture_bytes": 30_000}
    in_c = answers(car.c_core(2, **options), datagrams)
    in_python = answers(car.twin_core(2, **options), datagrams)
    for c, python in zip(in_c, in_python, strict=True):
        assert c == python


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-(2**31), 2**31 - 1), st.integers(-(2**62), 2**62)), max_size=12)
)
def test_ids_and_arrivals_of_any_size_agree(car, pairs):
    datagrams = [(car.Packet(packet_id).sealed(), at) for packet_id, at in pairs]
    in_c = answers(car.c_core(2), datagrams)
    assert in_c == answers(car.twin_core(2), datagrams)


def test_the_stream_of_the_property_test_has_laps_passings_and_restarts(car):
    drive = Drive(car, 1)
    for what in ("drive", "drive", "teleport", "drive", "restart", "drive", "spin"):
        drive.do(what, 80, 60.0)
    core = car.c_core(2)
    answers_before = core.drain()
    assert answers_before == b""
    core.set_lines(LINES)
    for datagram, at in drive.sent:
        core.feed(0, datagram, at)
    assert {1, 2, 3} <= set(car.events_of(core)["kind"].tolist())


def test_the_twin_agrees_on_the_feeds_own_twin(car):
    packets = car.past_the_line(car.straight(1, 30, x=-10, speed=60), lap=2)
    datagrams = [(p.sealed(), 10**9 + p.packet_id * 16_683_333) for p in packets]
    options = {"capture_bytes": 100_000}
    in_c = answers(car.c_core(2, **options), datagrams)
    assert in_c == answers(car.slow_twin_core(2, **options), datagrams)


def test_feed_many_is_feed_repeated(new_core, car):
    packets = car.straight(1, 40, x=-10, speed=60)
    whole = b"".join(p.sealed() for p in packets)
    many, one = new_core(), new_core()
    assert many.feed_many(0, whole + b"cut", 296, 10**9) == 40
    for number, packet in enumerate(packets):
        one.feed(0, packet.sealed(), 10**9 + int(number * (1.001 / 60 * 1e9)))
    assert many.history(0, 99) == one.history(0, 99)


def batch_of(datagrams):
    """What feed_batch takes; the rigs are those of `answers`."""
    rigs = np.array([number % 7 // 6 for number, _, _ in datagrams], "i2")
    arrivals = np.array([arrival_ns for _, _, arrival_ns in datagrams], "i8")
    whole = b"".join(datagram for _, datagram, _ in datagrams)
    return rigs, whole, len(datagrams[0][1]), arrivals


def batch_answers(core, datagrams):
    """All that a core can say after these datagrams, fed in runs of one length."""
    core.set_lines(LINES)
    numbered = [(number, *pair) for number, pair in enumerate(datagrams)]
    runs = [list(run) for _, run in groupby(numbered, key=lambda row: len(row[1]))]
    used = [core.feed_batch(*batch_of(run)) for run in runs]
    core.settle(2**62)
    said = [used, core.drain(), core.counters(), core.overflow()]
    said += [core.envelope(rig) for rig in (0, 1)]
    assert core.history(0, 1000) == core.history(1, 1000) == b""
    return said, core.latest()


def fed_answers(core, datagrams):
    """The same of a core that was fed one by one."""
    core.set_lines(LINES)
    for number, (datagram, arrival_ns) in enumerate(datagrams):
        core.feed(number % 7 // 6, datagram, arrival_ns)
    core.settle(2**62)
    said = [core.drain(), core.counters(), core.overflow()]
    said += [core.envelope(rig) for rig in (0, 1)]
    return said, core.latest()


@pytest.mark.parametrize("instruction_set", _gt7.instruction_sets())
@settings(max_examples=25, deadline=None)
@given(stretches=stretches, net=nets, seed=st.integers(0, 2**32))
def test_a_batch_says_what_feeding_one_by_one_says(car, instruction_set, stretches, net, seed):
    drive = Drive(car, seed)
    for what, count, speed in stretches:
        drive.do(what, count, speed)
    datagrams = through(net, drive.sent, seed)
    options = {"ring": 512, "history": 300}
    core = _timing.Core(_gt7.feed_capsule(instruction_set), 2, **options)
    said, latest = batch_answers(core, datagrams)
    assert (said, latest) == batch_answers(car.twin_core(2, **options), datagrams)
    fed, whole = fed_answers(car.c_core(2, **options), datagrams)
    assert said[1:] == fed
    one, other = car.samples_of(latest), car.samples_of(whole)
    heard = one["arrival_ns"] != 0
    for field in ("arrival_ns", "rig", *TIMING_FIELDS):
        assert one[field][heard].tobytes() == other[field][heard].tobytes(), field


def test_batches_and_single_datagrams_may_take_turns(car):
    """What a single datagram brought besides timing does not outlive the next batch."""
    packets = [p.sealed() for p in car.straight(1, 9, x=-1, speed=60)]
    cores = [car.c_core(1), car.twin_core(1)]
    for core in cores:
        core.feed(0, packets[0], 1)
        core.feed_batch(bytes(6), b"".join(packets[1:4]), 296, bytes(24))
        between = car.samples_of(core.latest())[0]
        core.feed(0, packets[4], 5)
        core.feed_batch(bytes(8), b"".join(packets[5:]), 296, bytes(32))
        assert np.isnan(between["fuel_level"]), core
        assert car.counters_of(core)["accepted"] == 9
    in_c, in_python = cores
    assert in_c.latest() == in_python.latest()
    assert in_c.history(0, 99) == in_python.history(0, 99)
    assert car.samples_of(in_c.history(0, 99))["packet_id"].tolist() == [1, 5]


def test_clear_packets_give_the_passings_of_their_datagrams(new_core, car):
    packets = car.past_the_line(car.straight(1, 60, x=-20, speed=60), lap=2)
    arrivals = np.arange(60, dtype="i8") * 16_683_333
    sealed, clear = new_core(), new_core()
    for core in (sealed, clear):
        core.set_lines(LINES)
    assert sealed.feed_batch(bytes(120), b"".join(p.sealed() for p in packets), 296, arrivals) == 60
    assert (
        clear.feed_batch(bytes(120), b"".join(p.clear() for p in packets), 296, arrivals, True)
        == 60
    )
    events = sealed.drain()
    assert len(events) > 0
    assert events == clear.drain()


@pytest.mark.parametrize(
    ("rigs", "packets", "length", "arrivals"),
    [(2, 296, 0, 8), (2, 297, 296, 8), (4, 296, 296, 8), (2, 296, 296, 7), (0, 296, 296, 8)],
)
def test_a_batch_that_does_not_add_up_is_refused(new_core, rigs, packets, length, arrivals):
    with pytest.raises(ValueError):
        new_core().feed_batch(bytes(rigs), bytes(packets), length, bytes(arrivals))


def test_a_batch_with_a_rig_that_is_not_there_is_refused_whole(new_core, car):
    core = new_core()
    rigs = np.array([0, 5], "i2")
    with pytest.raises(IndexError, match="there is no rig 5"):
        core.feed_batch(rigs, car.Packet().sealed() * 2, 296, bytes(16))
    assert car.counters_of(core)["accepted"] == 0
