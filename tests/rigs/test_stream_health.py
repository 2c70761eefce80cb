"""The health of a console from its samples, and the word that the tile says."""

import numpy as np
import pytest

from racecontrol.rigs.health import (
    GameState,
    Seen,
    Sign,
    StreamWatch,
    frozen_ns,
    jitter_ms,
    pace_ppm,
    since_silence,
    state_of,
)
from racecontrol.timing.clock import TICK_NS, EventClock
from racecontrol.timing.health import Counts, RigHealth, Signal
from racecontrol.timing.sample import LIVE, SAMPLE

CLEAN = Counts(10_000, 0, 0, 0, 0, 0, 0, 1)
SECOND_NS = 1_000_000_000


def stream(count=140, **columns):
    """A car that turns and drives on, its driver's hands never still."""
    samples = np.zeros(count, SAMPLE)
    ticks = np.arange(count)
    samples["packet_id"] = 1_000 + ticks
    samples["arrival_ns"] = 5_000_000_000 + np.round(ticks * TICK_NS).astype(np.int64)
    samples["flags"], samples["lap"], samples["speed"] = LIVE, 2, 50.0
    samples["throttle"] = 200 + ticks % 3
    samples["steering"] = np.nan
    samples["steer_angle"][:, 0] = 0.1 + 0.001 * (ticks % 5)
    samples["angular_velocity"][:, 1] = np.linspace(0.0, 0.4, count)
    for name, value in columns.items():
        samples[name] = value
    return samples


def health(signal=Signal.DRIVING, age_ns=10_000_000, counts=CLEAN, rate=59.9):
    return RigHealth(0, signal, "C", rate, 0.0, age_ns, 1.0, 0.2, counts)


@pytest.mark.parametrize(
    ("one", "seen", "word"),
    [
        (health(), Seen(), GameState.DRIVING),
        (health(Signal.GRID), Seen(), GameState.GRID),
        (health(Signal.GRID), Seen(ready=True), GameState.READY),
        (health(Signal.MENU), Seen(ready=True), GameState.MENU),
        (health(Signal.REPLAY), Seen(), GameState.REPLAY),
        (health(Signal.PAUSED), Seen(), GameState.PAUSED),
        (health(Signal.LOADING), Seen(), GameState.LOADING),
        (health(Signal.SILENT, 1_500_000_000), Seen(), GameState.STALE),
        (health(Signal.NEVER, None), Seen(signs=(Sign.NO_POWER,)), GameState.NEVER),
    ],
)
def test_a_console_says_its_state_in_a_word(one, seen, word):
    assert state_of(one, seen) is word


@pytest.mark.parametrize(
    ("age_ns", "signs", "word"),
    [
        (9 * SECOND_NS, (), GameState.STALE),  # however long: one sign is not two
        (1_900_000_000, (Sign.NO_POWER,), GameState.STALE),  # not for two seconds yet
        (2_100_000_000, (Sign.NO_POWER,), GameState.LOST),
        (2_100_000_000, (Sign.NO_BOX,), GameState.LOST),
        (10_000_000, (Sign.NO_POWER,), GameState.DRIVING),  # it is heard: a fuse, no lost rig
    ],
)
def test_a_rig_is_lost_on_two_independent_signs(age_ns, signs, word):
    signal = Signal.SILENT if age_ns > SECOND_NS else Signal.DRIVING
    assert state_of(health(signal, age_ns), Seen(signs=signs)) is word


def test_in_a_rehearsal_faster_than_life_seconds_are_those_of_the_room():
    one = health(Signal.SILENT, 5 * SECOND_NS)
    assert state_of(one, Seen(), speed=10.0) is GameState.DRIVING
    assert state_of(one, Seen(), speed=1.0) is GameState.STALE


def test_hands_that_are_never_still_are_not_frozen():
    assert frozen_ns(stream()) == 0


def still(**columns):
    return stream(throttle=140, steer_angle=[[0.1, 0.1]] * 140, **columns)


def test_inputs_without_a_change_while_the_car_turns_are_frozen():
    assert frozen_ns(still()) == pytest.approx(74 * TICK_NS)


@pytest.mark.parametrize(
    "columns",
    [
        {"speed": 3.0},  # it stands, or rolls
        {"flags": 0},  # a replay
        {"angular_velocity": [[0.0, 0.2, 0.0]] * 140},  # a long bend, or straight on
    ],
)
def test_still_inputs_are_no_fault_where_they_explain_what_the_car_does(columns):
    assert frozen_ns(still(**columns)) == 0


def test_a_car_that_slows_with_no_foot_on_the_brake_has_frozen_inputs():
    slowing = still(angular_velocity=[[0.0, 0.2, 0.0]] * 140, speed=np.linspace(80.0, 40.0, 140))
    assert frozen_ns(slowing) > 0
    slowing["brake"] = 90
    assert frozen_ns(slowing) == 0


def test_a_packet_type_without_steering_is_judged_by_the_pedals_alone():
    mute = stream(throttle=140, speed=np.linspace(80.0, 40.0, 140))
    mute["steer_angle"] = np.nan
    assert frozen_ns(mute) > 0
    mute["speed"] = 50.0
    assert frozen_ns(mute) == 0  # on the throttle along a straight


def test_jitter_is_how_late_most_packets_are_against_the_quickest():
    late = stream()
    assert jitter_ms(late, TICK_NS) == pytest.approx(0.0, abs=1e-3)
    late["arrival_ns"][::4] += 30_000_000
    assert jitter_ms(late, TICK_NS) == pytest.approx(30.0, abs=0.01)


def test_a_net_that_held_everything_back_once_has_no_jitter():
    held = stream()
    until = held["arrival_ns"][80]
    held["arrival_ns"][60:81] = until + np.arange(21)  # a third of a second, then all at once
    assert jitter_ms(held, TICK_NS) == pytest.approx(0.0, abs=1e-3)
    for first in (20, 50, 110):
        held["arrival_ns"][first : first + 20] = held["arrival_ns"][first + 19] + np.arange(20)
    assert jitter_ms(held, TICK_NS) > 100


def test_a_restart_of_the_game_is_no_jitter():
    again = stream()
    again["packet_id"][70:] = np.arange(70)
    assert jitter_ms(again, TICK_NS) == 0.0
    assert pace_ppm(again, TICK_NS) == 0.0


@pytest.mark.parametrize("off", [-0.02, -0.001, 0.0, 0.004])
def test_the_pace_of_two_seconds_is_found_under_jitter(off):
    slow = stream()
    ticks = np.arange(140)
    jitter = np.random.default_rng(3).uniform(0, 8e6, 140)
    slow["arrival_ns"] = (ticks * TICK_NS / (1 + off) + jitter).astype(np.int64)
    assert pace_ppm(slow, TICK_NS) == pytest.approx(off * 1e6, abs=2_500)


def test_the_pace_of_a_rehearsal_faster_than_life_is_that_of_seconds_of_the_room():
    """At twenty times, a millisecond's delay is much for a hundred ticks and nothing for 2 s."""
    jitter = np.random.default_rng(3).uniform(0, 3e6, 2_600)
    fast = stream(2_600, arrival_ns=(np.arange(2_600) * TICK_NS / 20 + jitter).astype(np.int64))
    assert pace_ppm(fast, TICK_NS / 20) == pytest.approx(0.0, abs=1_500)
    assert pace_ppm(fast[-132:], TICK_NS / 20) == 0.0  # too few to say


class Heard:
    """A stream as the watch sees it: one rig, whose counts we say."""

    def __init__(self, counts, speed=1.0):
        self.counts = counts
        self.clock = EventClock(0, 0, speed)
        self.samples = stream()
        self.asked_for = []

    def health(self):
        return (health(counts=self.counts),)

    def latest(self):
        return self.samples[-1:]

    def newest(self, rig, count):
        self.asked_for.append(count)
        return self.samples[-count:] if rig == 0 else self.samples[:0]

    def rig_clock(self, _rig):
        return None


@pytest.mark.parametrize(("speed", "least"), [(0.5, 120), (1.0, 120), (20.0, 2_400)])
def test_two_seconds_of_the_room_are_looked_at_at_any_speed(speed, least):
    heard = Heard(CLEAN, speed)
    StreamWatch().look([4], heard, [Seen()], 0)
    assert heard.asked_for[0] >= least


def counted(**counts):
    return Counts(**{**dict.fromkeys(Counts.__struct_fields__, 0), **counts})


def test_what_is_counted_is_that_of_the_last_two_seconds():
    watch, heard = StreamWatch(), Heard(counted(accepted=1_000, missing=50, doubled=7))
    (first,) = watch.look([4], heard, [Seen()], 0)
    assert (first.rig, first.missing, first.doubled) == (4, 0, 0)
    heard.counts = counted(accepted=1_060, missing=56, doubled=7, late=2, bad_magic=1)
    (second,) = watch.look([4], heard, [Seen()], SECOND_NS)
    assert (second.packets, second.missing, second.late, second.refused) == (60, 6, 2, 1)
    assert second.loss_share == pytest.approx(6 / 66)
    for at_ns in (2 * SECOND_NS, 3 * SECOND_NS, 4 * SECOND_NS):
        (last,) = watch.look([4], heard, [Seen()], at_ns)
    assert (last.missing, last.late) == (0, 0)


def test_an_id_that_came_late_after_all_is_not_missing():
    watch, heard = StreamWatch(), Heard(counted(missing=5))
    watch.look([4], heard, [Seen()], 0)
    heard.counts = counted(missing=3, late=2)
    assert watch.look([4], heard, [Seen()], SECOND_NS)[0].missing == 0


def test_what_a_console_sent_while_its_cable_was_out_is_not_called_lost_in_two_seconds():
    watch, second_ns = StreamWatch(), SECOND_NS
    heard = Heard(counted(accepted=600, missing=2, last_arrival_ns=10 * second_ns))
    watch.look([4], heard, [Seen()], 10 * second_ns)
    assert watch.look([4], heard, [Seen()], 200 * second_ns)[0].missing == 0
    heard.counts = counted(accepted=610, missing=13_587, last_arrival_ns=240 * second_ns)
    assert watch.look([4], heard, [Seen()], 240 * second_ns)[0].missing == 0
    heard.counts = counted(accepted=660, missing=13_597, last_arrival_ns=241 * second_ns)
    (after,) = watch.look([4], heard, [Seen()], 241 * second_ns)
    assert (after.packets, after.missing) == (50, 10)


def test_pace_and_jitter_begin_anew_after_a_silence():
    whole = stream(140)
    whole["arrival_ns"][:90] += 300_000_000  # held back, as the net went down
    whole["packet_id"][90:] += 600
    whole["arrival_ns"][90:] += round(600 * TICK_NS)
    assert abs(pace_ppm(whole, TICK_NS)) > 10_000
    assert jitter_ms(whole, TICK_NS) > 100
    after = since_silence(whole)
    assert len(after) == 50
    assert (pace_ppm(after, TICK_NS), jitter_ms(after, TICK_NS)) == (0.0, pytest.approx(0, abs=0.1))
    heard = Heard(CLEAN)
    heard.samples = whole
    (only,) = StreamWatch().look([4], heard, [Seen()], 0)
    assert (only.pace_ppm, only.jitter_ms) == (0.0, pytest.approx(0, abs=0.1))
    assert len(since_silence(stream(140))) == 140
    assert len(since_silence(stream(0))) == 0
