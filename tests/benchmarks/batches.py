"""Going through a recording again, against the decoders of others: interleaved rounds of one run.

All is one thread each, and the time is that thread's own on its core: others on the machine do not
count. A round of ours feeds batches to a core; the packages decrypt and parse, which is all they do
of it, by their own functions; libsodium decrypts.

Peers are no dependencies. Each is looked for in its own folder of `build/peers` (or of the folder
that RACECONTROL_PEERS names), then among what is installed:

    python -m pip install --target build/peers/granturismo granturismo
    python -m pip install --target build/peers/gt-telem gt-telem
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from drivers.gt7 import _gt7
from racecontrol.timing import _timing
from tests.benchmarks import sodium
from tests.benchmarks.packets import LENGTH, lapping

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("RACECONTROL_PEERS", ROOT / "build" / "peers"))
PACKAGES = ("granturismo", "gt-telem")
LINES = [(x, 0.0, 1.0, 0.0, 10.0) for x in (0.0, 100.0, 200.0, 300.0)]
PACKETS = 4_096  # what a chunk of a recording holds, and the cache too
ROUNDS = 15
TIMES = 10  # a round of ours is short
BARS = {
    "best_package_over_batch_avx2": 400.0,
    "best_package_over_batch_avx512": 1000.0,
    "libsodium_cipher_alone_over_batch_avx2": 2.5,
}
Round = Callable[[], float]


def measure() -> dict[str, float | str]:
    """Medians in ns per packet, and the ratios that the bars are about."""
    datagrams = b"".join(lapping(PACKETS))
    with ExitStack() as stack:
        rounds, absent = _rounds(datagrams, stack)
        spent: dict[str, list[float]] = {name: [] for name in rounds}
        for _ in range(ROUNDS):
            for name, one_round in rounds.items():
                spent[name].append(one_round())
    ns = {name: statistics.median(values) for name, values in spent.items()}
    found: dict[str, float | str] = {f"{name}_ns_per_packet": value for name, value in ns.items()}
    return found | _ratios(ns) | absent


def _rounds(datagrams: bytes, stack: ExitStack) -> tuple[dict[str, Round], dict[str, str]]:
    rounds: dict[str, Round] = {}
    absent: dict[str, str] = {}
    for name in _gt7.instruction_sets():
        rounds[f"batch_{name}"] = _feeding(datagrams, name)
        rounds[f"cipher_and_parse_{name}"] = _decoding(datagrams, name)
    for name in (*PACKAGES, "pycryptodome"):
        try:
            rounds[name] = _peer(name, stack)
        except sodium.Absent as why:
            absent[name] = str(why)
    try:
        rounds["libsodium_cipher"] = sodium.ns_per_packet(datagrams)
    except sodium.Absent as why:
        absent["libsodium_cipher"] = f"skipped: {why}"
    return rounds, absent


def _feeding(datagrams: bytes, instruction_set: str) -> Round:
    """Decrypt, parse and cross four lines: a new core each time, made outside the clock."""
    rigs, arrivals = bytes(2 * PACKETS), np.arange(PACKETS, dtype="i8") * 16_683_333
    feed = _gt7.feed_capsule(instruction_set)

    def one_round() -> float:
        spent = 0
        for _ in range(TIMES):
            core = _timing.Core(feed, 1, ring=512, history=64)
            core.set_lines(LINES)
            start = time.thread_time_ns()
            used = core.feed_batch(rigs, datagrams, LENGTH, arrivals)
            spent += time.thread_time_ns() - start
            if used != PACKETS:
                raise SystemExit(f"only {used} of {PACKETS} packets were used")
        return spent / PACKETS / TIMES

    return one_round


def _decoding(datagrams: bytes, instruction_set: str) -> Round:
    """The timing fields as NumPy records."""

    def one_round() -> float:
        start = time.thread_time_ns()
        for _ in range(TIMES):
            _, verdicts = _gt7.decode_timing(datagrams, False, LENGTH, instruction_set)
        spent = time.thread_time_ns() - start
        if any(verdicts):
            raise SystemExit("a packet was rejected")
        return spent / PACKETS / TIMES

    return one_round


def _peer(name: str, stack: ExitStack) -> Round:
    """A process that waits for rounds. Raises Absent where the package cannot be imported."""
    folder = FOLDER / name
    command = [sys.executable, "-m", "tests.benchmarks.peer", name]
    command += [str(folder)] if folder.is_dir() else []
    process = stack.enter_context(
        subprocess.Popen(command, stdin=-1, stdout=-1, stderr=subprocess.DEVNULL, text=True)
    )
    to, answers = process.stdin, process.stdout
    if to is None or answers is None:
        raise SystemExit("the peer has no pipes")
    said = answers.readline().strip()
    if said != "ready":
        get = f"python -m pip install --target build/peers/{name} {name}"
        raise sodium.Absent(f"skipped: {said or 'it does not start'} (get it: {get})")

    def one_round() -> float:
        to.write("go\n")
        to.flush()
        return float(answers.readline())

    return one_round


def _ratios(ns: dict[str, float]) -> dict[str, float | str]:
    """How many times faster than each of the others, and the bars there are."""
    found: dict[str, float | str] = {}
    packages = {name: ns[name] for name in PACKAGES if name in ns}
    if packages:
        found["best_package"] = min(packages, key=packages.__getitem__)
    for name in _gt7.instruction_sets():
        ours = ns[f"batch_{name}"]
        others = {
            "best_package": min(packages.values(), default=None),
            "pycryptodome_one_struct": ns.get("pycryptodome"),
            "libsodium_cipher_alone": ns.get("libsodium_cipher"),
        }
        for other, theirs in others.items():
            row = f"{other}_over_batch_{name}"
            if theirs is not None:
                found[row] = theirs / ours
            if row in BARS:
                found[f"{row}_bar"] = BARS[row]
    return found
