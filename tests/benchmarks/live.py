"""What live timing costs at the screen's pace: twelve rigs, thirty laps into a race."""

import time

from racecontrol.results.live.timing import LiveTiming
from racecontrol.timing.health import Records
from tests.results.live.driven import CIRCUIT, Heard, passings, samples
from tests.story import Story

RIGS = 12
LAPS = 30  # driven before it is measured
LAP_MS = 80_000
LOOK_MS = 100
SPAN_MS = 60_000


class Kept(Heard):
    """Hands out slices by index, as the core's ring does; a search would be the test's cost."""

    def history(self, rig: int, seconds: float) -> Records:
        stream = self.streams[rig]
        end = int(1000 + self.ms * 0.06) - int(stream["packet_id"][0]) + 1
        return stream[max(0, end - int(seconds * 60) - 1) : end].copy()


def measure() -> dict[str, float]:
    """CPU ms of one look, and the share of a core at ten looks a second."""
    story, begun = _race(), float(LAPS * LAP_MS)
    rows = samples(0, [LAP_MS] * (LAPS + 2), begun + 1.5 * LAP_MS, from_ms=begun - 2_000)
    heard = Kept(dict.fromkeys(range(RIGS), rows))
    live = LiveTiming(heard, heard, {CIRCUIT.key: CIRCUIT})
    for rig in range(RIGS):
        for passing in passings(rig, LAPS + 1, begun, LAP_MS):
            live.take(passing)
    heard.ms, spent_ns, looks = begun, 0, 0
    while heard.ms < begun + SPAN_MS:
        heard.ms += LOOK_MS
        since = time.process_time_ns()
        live.look(story.state)
        spent_ns += time.process_time_ns() - since
        looks += 1
    look_ms = spent_ns / looks / 1e6
    return {"a look, ms": look_ms, "of a core at 10 Hz, %": look_ms / LOOK_MS * 100}


def _race() -> Story:
    numbers = tuple(range(1, RIGS + 1))
    story = Story(*numbers, laps=2 * LAPS)
    story.start("race-1", *numbers)
    for _ in range(LAPS):
        for number in numbers:
            story.lap(number, LAP_MS + 10 * number)
    return story
