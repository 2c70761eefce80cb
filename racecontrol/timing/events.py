"""What the timing loop tells Python: one record per thing that happened to a rig.

The C core and its twin fill the same records, in the same order, for the same datagrams.
Times are ticks: packet ids with a fraction, 60 to the game second (see `clock.py` for how ticks
become the event clock). Ticks count on through a restart of the game (`EPOCH` says that ids fell
back), so that they only ever rise.
"""

from enum import IntEnum
from typing import Final

import numpy as np

TICKS_PER_GAME_SECOND: Final = 60
BRIDGE_TICKS: Final = 60  # a longer hole is not bridged: too much can happen in it
WALL_SECONDS_PER_TICK: Final = 1.001 / 60  # a console at 59.94 Hz; the fit finds the true rate


class EventKind(IntEnum):
    PASSING = 1  # a timing line was crossed forwards
    LAP = 2  # the lap counter stepped by exactly one and the game gave a last lap
    EPOCH = 3  # packet ids fell back: the game was restarted


EVENT: Final = np.dtype(
    [
        ("kind", "u1"),
        ("live", "u1"),  # 1: every sample of the lap (or both around a passing) was live
        ("flying", "u1"),  # LAP: 1 when the lap began at a seen crossing of the finish line
        (
            "estimated",
            "u1",
        ),  # 1: a crossing of it lies in a hole of more than 3 packets, or is unseen
        ("rig", "i2"),
        ("line", "i2"),  # PASSING: index in the list of lines; else -1
        ("lap", "i2"),  # PASSING: lap counter before the line; LAP: the lap that ended
        ("laps_total", "i2"),  # of the packet
        ("packet_id", "i4"),  # the first packet past the line
        ("official_ms", "i4"),  # LAP: the game's last lap; else -1
        ("missing", "i4"),  # LAP: ids of this lap that never came
        ("doubled", "i4"),  # LAP: datagrams of this lap whose id had been seen
        ("samples", "i4"),  # LAP: samples of this lap that were used
        ("tick", "f8"),  # when, interpolated; NaN for a LAP whose crossing was not seen
        ("start_tick", "f8"),  # LAP: when it began; NaN when not seen
        ("arrival_ns", "i8"),  # of the packet, monotonic clock
    ],
    align=True,
)

# Why a datagram was not used. Counted per rig, but for UNKNOWN_SOURCE, which has none.
CAUSES: Final = ("bad length", "bad magic", "doubled", "late", "unknown source", "ring full")

COUNTERS: Final = np.dtype(
    [
        ("accepted", "i8"),
        ("bad_length", "i8"),
        ("bad_magic", "i8"),
        ("doubled", "i8"),
        ("late", "i8"),
        ("missing", "i8"),  # ids that never came, so far
        ("epochs", "i8"),
        ("last_arrival_ns", "i8"),  # 0: never
        ("behind", "i8"),  # doubled or late by more than a second: another console's
    ],
    align=True,
)

# One point of a rig's lower envelope: the least delayed datagram of 64 ticks.
ENVELOPE: Final = np.dtype([("tick", "f8"), ("arrival_ns", "i8")])
