"""How soon each seeded fault is found in a race with simulated rigs; and what a healthy one raises.

Every part is real but the hardware. `racecontrol rigs faults` prints the same as a table.
"""

import statistics
import time

from racecontrol.frontdoor.seeded import race

WITHIN_MS = 2_000.0
HEALTHY_S = 180.0


def measure() -> dict[str, float | str]:
    """Delays from the moment of the fault to the durable fact that names it."""
    with race() as running:
        running.run(lambda _: None)
    right = [row for row in running.rows if row.right and row.delay_ms is not None]
    delays_ms = [row.delay_ms or 0.0 for row in right]
    slowest = max(right, key=lambda row: row.delay_ms or 0.0)
    return {
        "seeded": float(len(running.rows)),
        "rightly_named": float(len(right)),
        "within_2_s": float(sum(ms <= WITHIN_MS for ms in delays_ms)),
        "delay_ms_p50": statistics.median(delays_ms),
        "delay_ms_most": max(delays_ms),
        "the_slowest": slowest.seed.name,
        "raised_beside": float(len(running.strange)),
    }


def measure_healthy() -> dict[str, float | str]:
    """A race with twelve rigs, boxes and bases in which nothing is wrong."""
    with race(seeds=()) as running:
        time.sleep(HEALTHY_S)
    said = [fact.fault.sentence for fact in running.strange]
    return {"seconds": HEALTHY_S, "raised": float(len(said)), "the_first": (said or ["none"])[0]}
