"""A race computed again from its journal: twelve cars, thirty-five laps, three sectors each."""

import statistics
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from racecontrol.control import replay
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.model import TIMING
from racecontrol.sessions import classify
from tests.story import Story

RIGS = 12
LAPS = 35
LAP_MS = 80_000
ROUNDS = 9


def measure() -> dict[str, float]:
    """Medians: reading the file and applying every fact, then the classification alone.

    CPU of the thread that does it, which is all there is to wait for: the file lies in memory.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "race.journal"
        with closing(SqliteJournal(path, "test")) as journal:
            journal.append(0, [Entry(fact, TIMING) for fact in _race().facts])
        took = [_again(path) for _ in range(ROUNDS)]
    return {
        "facts": took[0][2],
        "from the file to the state, ms": statistics.median(one[0] for one in took),
        "classification of the state, ms": statistics.median(one[1] for one in took),
        "together, ms (bar: 20)": statistics.median(one[0] + one[1] for one in took),
        "together on the wall's clock, ms": statistics.median(one[3] for one in took),
    }


def _again(path: Path) -> tuple[float, float, float, float]:
    with closing(SqliteJournal(path, read_only=True)) as journal:
        begun, since = time.perf_counter(), time.thread_time()
        state = replay(journal)
        read = time.thread_time()
        rows = classify(state, state.sessions["race-1"])
        done, ended = time.thread_time(), time.perf_counter()
        facts = journal.head
    assert [row.laps for row in rows] == [LAPS] * RIGS
    return (read - since) * 1e3, (done - read) * 1e3, float(facts), (ended - begun) * 1e3


def _race() -> Story:
    numbers = tuple(range(1, RIGS + 1))
    story = Story(*numbers, laps=LAPS)
    story.start("race-1", *numbers)
    for lap in range(LAPS):
        for number in numbers:
            lap_ms = LAP_MS + 37 * number + 11 * ((lap * number) % 17)
            story.sector(number, 1, lap_ms // 3)
            story.sector(number, 2, 2 * lap_ms // 3)
            story.lap(number, lap_ms)
            story.add_finish(number)
    story.chequered(LAPS * LAP_MS)
    story.end()
    return story
