"""What a capture of twelve simulated rigs costs to write, to keep and to time again."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from drivers.capture.writer import CaptureWriter
from drivers.gt7 import _gt7
from drivers.simulation.console import clock
from drivers.simulation.plan import CarPlan, SessionKind, SessionPlan
from drivers.simulation.road import Road
from drivers.simulation.stage import Stage
from racecontrol.frontdoor.replaying import Tape
from racecontrol.timing.cores import Captured
from racecontrol.tracks.library import load

TRACK = "saltmere"
NAMES = ("ADE", "BOA", "CRU", "DIX", "EKA", "FOX", "GIL", "HAY", "IDO", "JAX", "KIM", "LEE")
CARS = tuple(CarPlan(name) for name in NAMES)
RACE = SessionPlan(SessionKind.RACE, "race", laps=2)
SECONDS = 60
COPIES = 10  # of that minute, one after the other: the packets of ten
EVENT_PACKETS = 12 * 3 * 3600 * 60 / 1.001
RECORDER_NS = 200_000_000
SECOND_NS = 1_000_000_000


def measure() -> dict[str, float]:
    """Per packet, and for an event of three hours."""
    rows = list(_minute())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event.mcap"
        write_us, count = _written(path, rows)
        size = path.stat().st_size / count
        replay_us = _replayed(path, count)
    life_us = 1e6 / (12 * 60 / 1.001)
    return {
        "writing_us_per_packet": write_us,
        "bytes_per_packet": size,
        "gigabytes_of_3_h": size * EVENT_PACKETS / 1e9,
        "reprocessing_us_per_packet": replay_us,
        "reprocessing_s_of_3_h": replay_us * EVENT_PACKETS / 1e6,
        "reprocessing_over_life": life_us / replay_us,
    }


def _minute() -> Iterator[Captured]:
    """Twelve cars racing, as their core would give them out."""
    stage = Stage(Road.of(load(TRACK)), CARS, 3, [clock(i, 3, 0, 1.0) for i in range(len(CARS))])
    for listener in stage.listeners:
        listener.hear(b"C", "127.0.0.1", 10**15)
    stage.prepare(RACE)
    stage.go(SECOND_NS)
    sent = [one for part in stage.leaving(0, SECONDS * SECOND_NS) for one in part]
    for one in sorted(sent, key=lambda one: one.at_ns):
        clear = _gt7.unseal(one.datagram)
        assert isinstance(clear, bytes)
        yield one.console, one.at_ns, 0, clear


def _written(path: Path, rows: list[Captured]) -> tuple[float, int]:
    """CPU per packet of this thread, at the pace of the recorder; and how many."""
    at_ns = 0
    batches: list[list[Captured]] = [[]]
    for row in rows:
        if row[1] > len(batches) * RECORDER_NS:
            batches.append([])
        batches[-1].append(row)
    began = time.thread_time_ns()
    with CaptureWriter(path, [car.name for car in CARS], now_ns=lambda: at_ns) as capture:
        for _ in range(COPIES):
            for batch in batches:
                at_ns += RECORDER_NS
                capture.write(batch)
    count = len(rows) * COPIES
    return (time.thread_time_ns() - began) / count / 1000, count


def _replayed(path: Path, count: int) -> float:
    """CPU per packet of a whole reprocessing with the lines of the track."""
    tape = Tape.of(path, TRACK)
    began = time.thread_time_ns()
    events = sum(len(tape.timed(events)) for events in tape.replay.run(tape.blocks()))
    spent = time.thread_time_ns() - began
    if tape.replay.datagrams != count or events == 0:
        raise SystemExit(f"only {tape.replay.datagrams} of {count} packets were fed")
    return spent / count / 1000
