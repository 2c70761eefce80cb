"""The capture of a meeting: every datagram that came in, in one MCAP file (`layout.py`).

Datagrams are handed over many at a time, as the timing core gives them out, and stand in the file
half a second later: what has not been written is what a killed process loses. In a chunk the
messages of a rig stand together, which is quicker to write and to read.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

import numpy as np

from drivers.capture.channels import ChannelBook
from drivers.capture.chunks import ChunkPlace, Run, chunk_of
from drivers.capture.ending import ending_of
from drivers.capture.layout import FORMAT, MCAP_MAGIC, METADATA, PROFILE, UNKNOWN_RIG
from drivers.capture.pending import Pending
from drivers.capture.records import header_record, metadata_record
from drivers.errors import DeviceError
from racecontrol.timing.clock import EventClock
from racecontrol.timing.cores import Captured

__all__ = ["UNKNOWN_RIG", "CaptureError", "CaptureWriter"]

CHUNK_BYTES: Final = 1 << 20
CHUNK_NS: Final = 500_000_000


class CaptureError(DeviceError):
    """The capture file cannot be written; what was written before is whole."""


class CaptureWriter:
    """An open capture. Not for several threads at once.

    `rigs` are the names or addresses of the rigs in rig order; `clock` is the event clock, for a
    replay that tells its times. Raises CaptureError when the file exists (a capture is never
    overwritten) or cannot be made.
    """

    def __init__(
        self,
        path: Path | str,
        rigs: Sequence[str],
        meeting: str = "",
        *,
        clock: EventClock | None = None,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self.path = Path(path)
        self._now_ns = now_ns
        self._utc_ns = time.time_ns() - time.monotonic_ns()
        self._book = ChannelBook(rigs)
        self._pending = Pending(self._utc_ns)
        self._since_ns = 0  # when the first that is pending was handed over
        self._chunks: list[ChunkPlace] = []
        self._counts: dict[int, int] = {}
        self._at = 0
        self._file = self._created()
        self._append(MCAP_MAGIC + header_record(PROFILE))
        about = self._about(rigs, meeting, clock or EventClock(0, 0))
        self._metadata_at = self._at
        self._metadata_bytes = self._append(metadata_record(METADATA, about))
        self._flush()

    def write(self, captured: Iterable[Captured] = ()) -> None:
        """Add what a core gave out; call it now and then even with nothing. Raises CaptureError."""
        if self._file.closed:
            raise CaptureError(f"The capture {self.path} is closed. Start a new one.")
        for rig, arrival_ns, verdict, payload in captured:
            if not self._pending.size:
                self._since_ns = self._now_ns()
            self._pending.add(rig, arrival_ns, verdict, payload)
            if self._pending.size >= CHUNK_BYTES:
                self._end_chunk()
        if self._pending.size and self._now_ns() - self._since_ns >= CHUNK_NS:
            self._end_chunk()

    def close(self) -> None:
        """Finish the file and wait until the disk has it. Raises CaptureError."""
        if self._file.closed:
            return
        self._end_chunk()
        metadata = (METADATA, self._metadata_at, self._metadata_bytes)
        self._append(ending_of(self._at, self._book, self._chunks, self._counts, metadata))
        self._flush()
        try:
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise self._failed(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _created(self) -> BinaryIO:
        try:
            return self.path.open("xb")
        except FileExistsError:
            raise CaptureError(
                f"The capture {self.path} exists already and is not overwritten. "
                "Move it away or choose another name."
            ) from None
        except OSError as error:
            raise CaptureError(
                f"The capture {self.path} cannot be made: {_reason(error)}."
            ) from error

    def _about(self, rigs: Sequence[str], meeting: str, clock: EventClock) -> dict[str, str]:
        """Named before anything else: a killed capture must still tell it."""
        return {
            "format": FORMAT,
            "meeting": meeting,
            "rigs": json.dumps(list(rigs)),
            "utc_minus_monotonic_ns": str(self._utc_ns),
            "clock_base_ns": str(clock.base_ns),
            "clock_origin_ns": str(clock.origin_ns),
            "clock_speed": repr(clock.speed),
        }

    def _end_chunk(self) -> None:
        """Everything pending into the file, behind the channels that are new in it."""
        messages = self._pending.take()
        runs: list[Run] = []
        for topic, encoding, schema, sequence, times_ns, data in messages:
            channel, new = self._book.channel(topic, encoding, schema)
            self._append(new)
            runs.append(Run(channel, np.array(sequence), np.array(times_ns), data))
            self._counts[channel] = self._counts.get(channel, 0) + len(data)
        if runs:
            chunk, place = chunk_of(runs, self._at)
            self._append(chunk)
            self._chunks.append(place)
            self._flush()

    def _append(self, piece: bytes) -> int:
        try:
            self._file.write(piece)
        except OSError as error:
            raise self._failed(error) from error
        self._at += len(piece)
        return len(piece)

    def _flush(self) -> None:
        try:
            self._file.flush()
        except OSError as error:
            raise self._failed(error) from error

    def _failed(self, error: OSError) -> CaptureError:
        """Give the file up: closing flushes once more, which fails once more, and still closes."""
        with suppress(OSError):
            self._file.close()
        return CaptureError(
            f"The capture {self.path} cannot be written: {_reason(error)}. It is whole up to here; "
            "make room and start a new one."
        )


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
