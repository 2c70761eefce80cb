"""How well a rig is heard, from its samples alone."""

import numpy as np
import pytest

from racecontrol.timing.clock import TICK_NS
from racecontrol.timing.events import COUNTERS
from racecontrol.timing.health import Signal, rig_health, signal_of
from racecontrol.timing.sample import SAMPLE

NOW_NS = 10**13


def sample(lap=1, flags=1, speed=50.0):
    record = np.zeros(1, dtype=SAMPLE)
    record["lap"], record["flags"], record["speed"] = lap, flags, speed
    return record[0]


@pytest.mark.parametrize(
    "age_ns, fields, signal",
    [
        (None, {}, Signal.NEVER),
        (1_000_000_001, {}, Signal.SILENT),
        (1_000_000_000, {}, Signal.DRIVING),
        (0, {"lap": -1}, Signal.MENU),
        (0, {"flags": 1 | 4}, Signal.LOADING),
        (0, {"flags": 1 | 2}, Signal.PAUSED),
        (0, {"flags": 0}, Signal.REPLAY),
        (0, {"lap": 0, "speed": 0.0}, Signal.GRID),
        (0, {"lap": 0, "speed": 30.0}, Signal.DRIVING),
        (0, {"lap": 3, "speed": 0.0}, Signal.DRIVING),
    ],
)
def test_signal_says_what_the_console_is_doing(age_ns, fields, signal):
    assert signal_of(sample(**fields), age_ns) is signal


def stream(ids, *, delays_ns=0, last_ns=NOW_NS):
    ids = np.asarray(ids)
    records = np.zeros(len(ids), dtype=SAMPLE)
    records["packet_id"] = ids
    records["arrival_ns"] = last_ns + np.round((ids - ids[-1]) * TICK_NS) + delays_ns
    records["flags"], records["lap"], records["packet_type"] = 1, 1, b"C"
    return records


def health_of(samples, now_ns=NOW_NS, speed=1.0):
    return rig_health(samples, np.zeros(1, dtype=COUNTERS)[0], None, now_ns, speed)


def test_whole_stream_has_its_rate_and_no_loss():
    health = health_of(stream(range(1000, 1600)))
    assert health.packet_rate_hz == pytest.approx(60, abs=0.5)
    assert (health.loss_share, health.packet_type, health.age_ns) == (0, "C", 0)
    assert health.jitter_ms == pytest.approx(0, abs=1e-3)


def test_loss_is_the_share_of_ids_that_never_came():
    ids = [i for i in range(1000, 1600) if i % 10]
    assert health_of(stream(ids)).loss_share == pytest.approx(0.1, abs=0.002)


def test_jitter_is_how_much_later_than_the_quickest():
    chance = np.random.default_rng(1)
    delays = chance.uniform(0, 4e6, 600).astype(np.int64)
    assert health_of(stream(range(600), delays_ns=delays)).jitter_ms == pytest.approx(3.8, abs=0.2)


def test_silent_rig_has_no_rate_and_its_age():
    health = health_of(stream(range(600)), now_ns=NOW_NS + 3_000_000_000)
    assert health.signal is Signal.SILENT
    assert health.packet_rate_hz == 0
    assert health.age_ns == 3_000_000_000


def test_loss_begins_anew_with_the_game():
    samples = np.concatenate([stream(range(90_000, 90_100)), stream(range(5, 205))])
    assert health_of(samples).loss_share == 0


def test_rehearsal_is_measured_on_the_event_clock():
    samples = stream(range(600))
    samples["arrival_ns"] = NOW_NS + (samples["arrival_ns"] - NOW_NS) // 4
    assert health_of(samples, speed=4.0).packet_rate_hz == pytest.approx(60, abs=0.5)


def test_rig_that_sent_nothing_has_no_health_yet():
    assert health_of(np.zeros(0, dtype=SAMPLE)) is None
