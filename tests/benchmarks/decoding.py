"""What one datagram costs, from decryption to crossings: C and its twin in one run."""

import statistics
import time
from typing import Any

from drivers.gt7 import _gt7
from drivers.gt7 import twin as gt7_twin
from racecontrol.timing import _timing
from racecontrol.timing.twin import TwinCore
from tests.benchmarks.packets import LENGTH, lapping

LINES = [(x, 0.0, 1.0, 0.0, 10.0) for x in (0.0, 100.0, 200.0, 300.0)]
ROUNDS = 7
PACKETS_C = 60_000
PACKETS_TWIN = 1_500


def measure() -> dict[str, float]:
    """Medians of interleaved rounds."""
    datagrams = b"".join(lapping(PACKETS_C))
    in_c, in_python = [], []
    for _ in range(ROUNDS):
        core = _timing.Core(_gt7.feed_capsule(), 1)
        in_c.append(_ns_per_packet(core, datagrams, PACKETS_C))
        twin = TwinCore(gt7_twin, 1)
        in_python.append(_ns_per_packet(twin, datagrams[: PACKETS_TWIN * LENGTH], PACKETS_TWIN))
    c, python = statistics.median(in_c), statistics.median(in_python)
    return {"C_ns_per_packet": c, "twin_ns_per_packet": python, "twin_over_C": python / c}


def _ns_per_packet(core: Any, datagrams: bytes, count: int) -> float:
    core.set_lines(LINES)
    start = time.perf_counter_ns()
    used = core.feed_many(0, datagrams, LENGTH, 0)
    spent = time.perf_counter_ns() - start
    if used != count:
        raise SystemExit(f"only {used} of {count} packets were used")
    return spent / count
