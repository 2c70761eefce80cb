"""A season of millions of results, ranked by us and by peers, each in its own process.

`python -m tests.benchmarks.seasons ROWS [ROWS ...]` ranks seasons of other sizes, by us alone.
"""

import importlib.util
import json
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from racecontrol.season.simulate import simulate
from tests.benchmarks.season_peers import rules

ROWS_PER_DRIVER = 9
MILLION = 1_000_000
ROUNDS = 3
PEERS = ("pandas", "polars")


def measure() -> dict[str, float | str]:
    """Ten million results from Parquet to rankings and rewards; medians of alternating runs."""
    with TemporaryDirectory(prefix="racecontrol-bench-") as folder:
        rows = _made(Path(folder), 10 * MILLION)
        there = [name for name in PEERS if importlib.util.find_spec(name)]
        runs: dict[str, list[dict[str, Any]]] = {name: [] for name in ("ours", *there)}
        for _ in range(ROUNDS):
            for name, done in runs.items():
                done.append(_run(name, folder))
    took = _medians(runs, "seconds")
    worked = _medians(runs, "cpu_s")
    peak = {name: max(run["peak_mb"] for run in done) for name, done in runs.items()}
    found: dict[str, float | str] = {"results": rows, "s": took["ours"]}
    found["s of the processor"] = worked["ours"]
    found["peak memory, MB (bar: 1500)"] = peak["ours"]
    for name, bar in zip(PEERS, (3, 2), strict=True):
        if name not in there:
            found[name] = "absent: pip install 'racecontrol[peers]'"
            continue
        sums = {json.dumps(run["sums"]) for run in (*runs[name], *runs["ours"])}
        assert len(sums) == 1, f"{name} ranks otherwise: {sums}"
        found[f"{name}, s"] = took[name]
        found[f"{name}, peak memory, MB"] = peak[name]
        found[f"times faster than {name} (bar: {bar})"] = took[name] / took["ours"]
        found[f"times less of the processor than {name}"] = worked[name] / worked["ours"]
    return found


def _medians(runs: dict[str, list[dict[str, Any]]], what: str) -> dict[str, float]:
    return {name: statistics.median(run[what] for run in done) for name, done in runs.items()}


def growth(sizes: list[int]) -> dict[str, float]:
    """Seconds and memory by the number of results, and seconds against linear from the first."""
    found: dict[str, float] = {}
    first: tuple[float, float] | None = None
    for size in sizes:
        with TemporaryDirectory(prefix="racecontrol-bench-") as folder:
            rows = _made(Path(folder), size)
            run = _run("ours", folder)
        found[f"{rows:,} results, s"] = run["seconds"]
        found[f"{rows:,} results, peak memory, MB"] = run["peak_mb"]
        first = first or (rows, run["seconds"])
        found[f"{rows:,} results, of linear"] = run["seconds"] / (first[1] * rows / first[0])
    return found


def _made(folder: Path, rows: int) -> int:
    online = rules()
    return simulate(online, folder, drivers=rows // ROWS_PER_DRIVER, seed=2025)[2]


def _run(engine: str, folder: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.season_peers", engine, folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr.strip().splitlines()[-1]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    asked = [int(float(word)) for word in sys.argv[1:]] or [MILLION, 10 * MILLION, 100 * MILLION]
    for name, value in growth(asked).items():
        print(f"{name}: {value:,.2f}", flush=True)
