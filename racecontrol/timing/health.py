"""How well a rig is heard: rate, loss, age, jitter, and what its console is doing."""

import math
from enum import StrEnum
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from racecontrol.timing.clock import TICK_NS, RigClock
from racecontrol.timing.events import TICKS_PER_GAME_SECOND
from racecontrol.timing.sample import LIVE, LOADING, PAUSED

STALE_NS: Final = 1_000_000_000  # data older than this is not live any more
RATE_SECONDS: Final = 2
LOSS_SECONDS: Final = 10
HEALTH_SAMPLES: Final = LOSS_SECONDS * TICKS_PER_GAME_SECOND
_STANDING_M_S: Final = 0.5
_MOST: Final = 0.95  # of the samples, for the jitter

Records = npt.NDArray[np.void]


class Signal(StrEnum):
    """What a console is doing, as far as its packets tell."""

    NEVER = "NEVER HEARD"
    SILENT = "NO SIGNAL"
    MENU = "MENU"
    LOADING = "LOADING"
    PAUSED = "PAUSED"
    REPLAY = "REPLAY?"  # not live: a replay, or the demo car behind the race menu
    GRID = "GRID"
    DRIVING = "DRIVING"


class Counts(msgspec.Struct, frozen=True):
    """What happened to the datagrams of a rig since the start."""

    accepted: int
    bad_length: int
    bad_magic: int
    doubled: int
    late: int
    missing: int  # ids that never came
    epochs: int  # restarts of the game
    last_arrival_ns: int  # monotonic; 0: never
    behind: int = 0  # of the doubled and late ones: more than a second back


class RigHealth(msgspec.Struct, frozen=True):
    """How well one rig is heard."""

    rig: int
    signal: Signal
    packet_type: str  # A, B, ~, C; empty before the first packet
    packet_rate_hz: float  # over the last 2 s, per second of the event clock; about 59.9
    loss_share: float  # 0 to 1, over the last 10 s
    age_ns: int | None  # of the event clock since the last packet; None: never
    jitter_ms: float  # 95 % of the last 10 s came at most this much later than the quickest
    clock_error_ms: float | None  # standard error of the rig's clock; None: no clock yet
    counts: Counts


def signal_of(sample: np.void, age_ns: int | None) -> Signal:
    """What the last sample of a rig says, given its age."""
    if age_ns is None:
        return Signal.NEVER
    if age_ns > STALE_NS:
        return Signal.SILENT
    if sample["lap"] < 0:
        return Signal.MENU
    return _signal_on_track(int(sample["flags"]), int(sample["lap"]), float(sample["speed"]))


def _signal_on_track(flags: int, lap: int, speed: float) -> Signal:
    if flags & LOADING:
        return Signal.LOADING
    if flags & PAUSED:
        return Signal.PAUSED
    if not flags & LIVE:
        return Signal.REPLAY
    return Signal.GRID if lap == 0 and speed < _STANDING_M_S else Signal.DRIVING


class Figures(msgspec.Struct, frozen=True):
    """What takes hundreds of samples to find, and means seconds."""

    packet_rate_hz: float
    loss_share: float
    jitter_ms: float


def figures_of(recent: Records, clock: RigClock | None, now_ns: int, speed: float) -> Figures:
    """From the last samples of a rig (up to HEALTH_SAMPLES), of which there is one at least."""
    window = _arrived_after(of_this_epoch(recent), now_ns - LOSS_SECONDS * 1e9 / speed)
    heard = len(_arrived_after(window, now_ns - RATE_SECONDS * 1e9 / speed))
    jitter_ms = _jitter_ms(window, clock.tick_ns if clock else TICK_NS / speed)
    return Figures(heard / RATE_SECONDS, _loss_share(window), jitter_ms)


def rig_health(
    recent: Records,
    counters: np.void,
    clock: RigClock | None,
    now_ns: int,
    speed: float,
    known: Figures | None = None,
) -> RigHealth | None:
    """Health from the last samples of a rig; None before the first.

    `now_ns` is monotonic, `speed` that of the event clock. With `known` figures the last sample
    is enough.
    """
    if len(recent) == 0:
        return None
    last = recent[-1]
    age_ns = round((now_ns - int(last["arrival_ns"])) * speed)
    figures = known or figures_of(recent, clock, now_ns, speed)
    return RigHealth(
        rig=int(last["rig"]),
        signal=signal_of(last, age_ns),
        packet_type=bytes(last["packet_type"]).decode("ascii", "replace"),
        packet_rate_hz=figures.packet_rate_hz,
        loss_share=figures.loss_share,
        age_ns=age_ns,
        jitter_ms=figures.jitter_ms,
        clock_error_ms=clock.error_ns / 1e6 if clock else None,
        counts=counts_of(counters),
    )


def unheard(rig: int, counters: np.void) -> RigHealth:
    """Health of a rig that has sent nothing usable yet."""
    return RigHealth(rig, Signal.NEVER, "", 0.0, 0.0, None, 0.0, None, counts_of(counters))


def counts_of(counters: np.void) -> Counts:
    """A COUNTERS record as numbers with names."""
    return Counts(*(int(counters[name]) for name in Counts.__struct_fields__))


def of_this_epoch(samples: Records) -> Records:
    """The samples since ids last fell back."""
    ids = samples["packet_id"]
    fell = ids[1:] < ids[:-1]
    return samples[int(np.flatnonzero(fell)[-1]) + 1 :] if fell.any() else samples


def _arrived_after(samples: Records, since_ns: float) -> Records:
    """They stand in the order in which they arrived; no sample is copied."""
    return samples[int(np.searchsorted(samples["arrival_ns"], since_ns)) :]


def _loss_share(samples: Records) -> float:
    if len(samples) < 2:
        return 0.0
    ids = int(samples["packet_id"][-1]) - int(samples["packet_id"][0]) + 1
    return 1 - len(samples) / ids


def _jitter_ms(samples: Records, tick_ns: float) -> float:
    if len(samples) < 2:
        return 0.0
    arrivals = (samples["arrival_ns"] - samples["arrival_ns"][0]).astype(np.float64)
    ids = (samples["packet_id"] - samples["packet_id"][0]).astype(np.float64)
    delays = arrivals - ids * tick_ns
    most = math.ceil(_MOST * (len(delays) - 1))
    return float(np.partition(delays, most)[most] - delays.min()) / 1e6
