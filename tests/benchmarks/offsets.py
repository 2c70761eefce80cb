"""How well two consoles agree on one moment after a minute, in simulation: real core, real fit."""

import numpy as np

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from racecontrol.timing.clock import TICK_NS, fit
from tests.benchmarks.packets import packet

SECONDS = 60
TICKS = SECONDS * 60
RIGS = 400  # of each net: as many pairs, each rig with the next
RATES = (1.0, 1 / 1.001)  # consoles at 59.94 and at 60.00 Hz
DRIFT = 50e-6
START_NS = 10**15


def measure() -> dict[str, float]:
    """p99 and median of the offset between two rigs, and how often it was within two errors."""
    chance = np.random.default_rng(1)
    sealed = [packet(number, 0, 0, 0, 0, speed=0) for number in range(1, TICKS + 1)]
    found = {}
    for name, net in (("wired", _wired), ("wifi", _wifi)):
        errors, stated = zip(*(_miss(sealed, chance, net) for _ in range(RIGS)), strict=True)
        apart_us = np.abs(np.diff(errors, append=errors[:1])) / 1e3
        joint_us = np.hypot(stated, np.roll(stated, -1)) / 1e3
        found[f"offset_median_us_{name}"] = float(np.median(apart_us))
        found[f"offset_p99_us_{name}"] = float(np.percentile(apart_us, 99))
        found[f"stated_error_median_us_{name}"] = float(np.median(joint_us))
        found[f"within_two_errors_{name}"] = float(np.mean(apart_us <= 2 * joint_us))
    return found


def _wired(chance: np.random.Generator) -> np.ndarray:
    rare = chance.random(TICKS) < 0.01
    return chance.exponential(0.15e6, TICKS) + rare * chance.exponential(2e6, TICKS)


def _wifi(chance: np.random.Generator) -> np.ndarray:
    rare = chance.random(TICKS) < 0.02
    return chance.exponential(1.5e6, TICKS) + rare * chance.exponential(15e6, TICKS)


def _miss(sealed: list[bytes], chance: np.random.Generator, net) -> tuple[float, float]:
    """How far a rig's clock is from the truth at the end of the minute, and what it states, ns."""
    tick_ns = TICK_NS * chance.choice(RATES) * (1 + chance.uniform(-DRIFT, DRIFT))
    arrivals = np.arange(1, TICKS + 1) * tick_ns + net(chance)
    core = _timing.Core(_gt7.feed_capsule(), 1, history=1)
    for index in np.argsort(arrivals, kind="stable"):
        core.feed(0, sealed[index], START_NS + int(arrivals[index]))
    clock = fit(core.envelope(0))
    if clock is None:
        raise SystemExit("a minute of packets gave no clock")
    at_ns, error_ns = clock.arrival_of(TICKS)
    return at_ns - START_NS - TICKS * tick_ns, error_ns
