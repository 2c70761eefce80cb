"""How quick the machine is in these minutes: beside figures of a day, not of another machine."""

import time

TURNS = 1_000_000


def loop_ms(times: int) -> float:
    """The best of some runs of a loop that never changes."""
    return min(_once_ms() for _ in range(times))


def _once_ms() -> float:
    begun_ns = time.perf_counter_ns()
    total = 0
    for turn in range(TURNS):
        total += turn
    return (time.perf_counter_ns() - begun_ns) / 1e6
