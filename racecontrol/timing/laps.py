"""The laps of a recording, straight through a core: no socket, no clock.

Without a known circuit the finish line is learnt from the recording itself (`tracks.finish_line`).
"""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from racecontrol.timing.cores import LineRow, TimingCore
from racecontrol.timing.events import EVENT, TICKS_PER_GAME_SECOND, EventKind
from racecontrol.timing.sample import SAMPLE, Verdict
from racecontrol.tracks.finish_line import finish_line

HALF_WIDTH_M: Final = 20.0
_CHUNK: Final = 512  # datagrams between two looks at the core, whose history must hold them
_CLOCK_SAMPLES: Final = 60  # of the lap clock, to find where it began
_END_OF_TIME_NS: Final = 2**62

Records = npt.NDArray[np.void]


class LapReport(msgspec.Struct, frozen=True):
    """One lap of a recording."""

    lap: int
    official_ms: int  # the game's own
    derived_ms: float | None  # ours; None when the start of the lap is not in the recording
    difference_ms: float | None  # derived - official
    live: bool  # false: a replay, the demo car, or paused or loading in between
    missing_ids: int
    doubled_ids: int


def laps_of(
    datagrams: Iterable[bytes],
    new_core: Callable[[], TimingCore],
    lines: Sequence[LineRow] = (),
) -> list[LapReport]:
    """The laps of one console's datagrams; `new_core` makes a core of one rig for their feed.

    With no `lines` the finish line is learnt first (`learn_line`), and is then as uncertain as
    half a packet's way where the recording holds a single step: a lap from crossing to crossing
    does not suffer from that. A lap whose first crossing is not in the recording, but whose packets
    carry the game's lap clock (type C), is taken from where that clock began; its difference is
    then only good to a tick (17 ms).
    """
    packets = list(datagrams)
    _, samples = _run(new_core(), packets)
    known = list(lines) or _as_list(learn_line(samples))
    core = new_core()
    core.set_lines(known)
    events, _ = _run(core, packets)
    return _reports(events, samples)


def samples_of(datagrams: Iterable[bytes], new_core: Callable[[], TimingCore]) -> Records:
    """Every used sample (SAMPLE) of one console's datagrams, in order."""
    return _run(new_core(), list(datagrams))[1]


def learn_line(samples: Records) -> LineRow | None:
    """The finish line from steps of the lap counter; None when there is no step."""
    line = finish_line(samples)
    if line is None:
        return None
    return (line.x, line.z, line.normal_x, line.normal_z, HALF_WIDTH_M)


def _run(core: TimingCore, packets: Sequence[bytes]) -> tuple[Records, Records]:
    """All events and all used samples of the packets."""
    events: list[bytes] = []
    samples: list[bytes] = []
    stream = enumerate(packets)
    while chunk := list(islice(stream, _CHUNK)):
        # A recording has no arrival times of its own here: a nominal tick apart will do.
        verdicts = [core.feed(0, packet, number * 16_683_333) for number, packet in chunk]
        samples.append(core.history(0, verdicts.count(Verdict.ACCEPTED)))
        events.append(core.drain())
    core.settle(_END_OF_TIME_NS)
    events.append(core.drain())
    return np.frombuffer(b"".join(events), EVENT), np.frombuffer(b"".join(samples), SAMPLE)


def _as_list(line: LineRow | None) -> list[LineRow]:
    return [] if line is None else [line]


# ---- the laps ----


def _reports(events: Records, samples: Records) -> list[LapReport]:
    reports = []
    tick_offset = 0.0  # ticks go on rising where the ids of a restarted game begin again
    for event in events:
        if event["kind"] == EventKind.EPOCH:
            tick_offset = float(event["tick"]) - int(event["packet_id"])
        elif event["kind"] == EventKind.LAP:
            reports.append(_report(event, samples, tick_offset))
    return reports


def _report(event: np.void, samples: Records, tick_offset: float) -> LapReport:
    start_tick = float(event["start_tick"])
    if math.isnan(start_tick):
        start_tick = _clock_start(event, samples) + tick_offset
    derived = (float(event["tick"]) - start_tick) * 1000 / TICKS_PER_GAME_SECOND
    official = int(event["official_ms"])
    known = not math.isnan(derived)
    return LapReport(
        lap=int(event["lap"]),
        official_ms=official,
        derived_ms=derived if known else None,
        difference_ms=derived - official if known else None,
        live=bool(event["live"]),
        missing_ids=int(event["missing"]),
        doubled_ids=int(event["doubled"]),
    )


def _clock_start(event: np.void, samples: Records) -> float:
    """The packet id at which the game's lap clock stood at 0; NaN when there is no clock.

    The clock is rounded up to ms, so of several readings the latest start is the nearest. The
    first packet of a lap still shows the clock of the lap before.
    """
    last = int(event["packet_id"])
    ids = samples["packet_id"].astype(np.int64)
    own = samples[(samples["lap"] == event["lap"]) & (ids < last)][-int(event["samples"]) :]
    own = own[1:][own["lap_clock_ms"][1:] > 0][:_CLOCK_SAMPLES]
    if len(own) == 0:
        return math.nan
    return float(np.max(own["packet_id"] - own["lap_clock_ms"] * TICKS_PER_GAME_SECOND / 1000))
