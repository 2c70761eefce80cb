"""What a timing core promises: the one in C (`_timing.Core`) and its twin (`twin.TwinCore`).

A core is fed datagrams, rig by rig, and answers with records (`events.EVENT`). It opens no socket
and reads no clock: arrival times come with the datagrams, so that the same datagrams always give
the same events.
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from racecontrol.tracks.circuit import LineKind, TimingLine

if TYPE_CHECKING:
    from typing_extensions import Buffer

LineRow = tuple[float, float, float, float, float]  # x, z, normal x, normal z, half width (m)
Captured = tuple[int, int, int, bytes]  # rig, arrival_ns, verdict or Note, clear bytes


class Note(IntEnum):
    """What stands in a capture between the datagrams, so that a replay does the same there.

    In the place of the verdict. `replay.py` reads them.
    """

    LINES = -1  # the timing lines changed: five little-endian doubles each follow, see LineRow
    SETTLED = -2  # laps went out without their crossing: settle(arrival_ns) had an effect
    EVENT = -3  # an event went out: the EVENT record follows


# One datagram, or one Note, of a buffer that holds many; the same as row in _rows.c.
ROW: Final = np.dtype(
    [
        ("offset", "i8"),  # bytes from the start of the buffer
        ("arrival_ns", "i8"),
        ("length", "i4"),  # bytes
        ("rig", "i2"),
        ("kind", "i2"),  # 0 a datagram, else a Note
    ],
    align=True,
)


class TimingCore(Protocol):
    """Datagrams of N rigs in; passings, laps and samples out."""

    def set_lines(self, lines: Sequence[LineRow], /) -> None:
        """Take these timing lines, the finish line first. ValueError for a line that is none."""

    def feed(self, rig: int, datagram: "Buffer", arrival_ns: int, /) -> int:
        """One datagram; 0 when it was used, else the index of its cause in CAUSES plus one."""

    def feed_many(
        self, rig: int, datagrams: "Buffer", length: int, first_arrival_ns: int, /
    ) -> int:
        """Datagrams of one length, back to back, a tick of wall time apart; how many were used."""

    def feed_rows(self, datagrams: "Buffer", rows: "Buffer", /) -> int:
        """The datagrams of all rigs that the ROWs tell, in their order; how many were used.

        ValueError, before anything is fed, for a row outside the buffer or of no rig.
        """

    def feed_batch(
        self,
        rigs: "Buffer",
        packets: "Buffer",
        length: int,
        arrivals_ns: "Buffer",
        clear: bool = False,
        /,
    ) -> int:
        """Packets of one length, as they came, gone through again for their passings; how many
        were used.

        Each has its rig (int16) and its arrival (int64). Events, counters and envelopes are those
        of `feed`; the latest sample holds only what timing needs (sample.TIMING_FIELDS), the
        history stays as it is, and no datagram is captured. Drain often enough for the ring.
        `clear`: the packets are decrypted already.
        """

    def settle(self, now_ns: int, /) -> None:
        """Let laps go out whose crossing has not come, half a second after the last sample."""

    def drain(self) -> bytes:
        """The EVENT records since the last call. Events that found the ring full are lost."""

    def drain_capture(self) -> list[Captured]:
        """The datagrams since the last call, decrypted, used or not, and the Notes between
        them; at most 65536 in all."""

    def latest(self) -> bytes:
        """One SAMPLE for each rig; arrival_ns is 0 where none has come."""

    def history(self, rig: int, count: int, /) -> bytes:
        """The last SAMPLEs of one rig, oldest first, at most as many as the core keeps."""

    def counters(self) -> bytes:
        """COUNTERS of each rig."""

    def envelope(self, rig: int, /) -> bytes:
        """ENVELOPE points of one rig, oldest first: the least delayed datagram of each 64 ticks."""

    def unknown_sources(self) -> tuple[int, str | None]:
        """How many datagrams came from an address without a rig, and the last such address."""

    def overflow(self) -> tuple[int, int]:
        """How many events and how many captured datagrams found their ring full."""


def line_row(line: TimingLine) -> LineRow:
    """A timing line as a core takes it."""
    return (line.x, line.z, line.normal_x, line.normal_z, line.half_width)


def line_rows(lines: Sequence[TimingLine]) -> list[LineRow]:
    """The lines of a circuit as a core takes them. ValueError when the first is no finish line."""
    if lines and lines[0].kind is not LineKind.FINISH:
        raise ValueError(f"the first timing line must be the finish line, not {lines[0].kind}")
    return [line_row(line) for line in lines]
