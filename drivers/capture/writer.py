"""The capture of a meeting: every datagram that came in, in one MCAP file.

    profile         "racecontrol.gt7"
    metadata        "racecontrol": format, meeting, rigs (a JSON list of names or addresses)
    channel rig/N   clear packets of rig N, 0 first; sequence = packet id as 32 bits
    channel unknown clear packets from an address that is no rig's
    channel rejected  datagrams that were no packets, verbatim; sequence = rig + 1, 0 unknown
    log_time        arrival in ns, on whatever clock the caller reads

A clear packet has its seed at 0x40: sealed with that seed it is the datagram again, byte for byte.
Clear packets compress, datagrams do not. Chunks are small, and closed at least once a second, since
the open chunk is what a killed process loses.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from mcap.writer import CompressionType, Writer

from drivers.errors import DeviceError
from drivers.gt7.packet import packet_id_of

PROFILE: Final = "racecontrol.gt7"
METADATA: Final = "racecontrol"
FORMAT: Final = "gt7 clear packet, seed at 0x40"
UNKNOWN_RIG: Final = -1
UNKNOWN_TOPIC: Final = "unknown"
REJECTED_TOPIC: Final = "rejected"
CHUNK_BYTES: Final = 64 << 10
CHUNK_NS: Final = 1_000_000_000
_MESSAGE_OVERHEAD_BYTES: Final = 31  # opcode, length, channel, sequence and two times


class CaptureError(DeviceError):
    """The capture file cannot be written; what was written before is whole."""


class CaptureWriter:
    """An open capture. Not for several threads at once.

    `rigs` are the names or addresses of the rigs in rig order. Raises CaptureError when the file
    exists (a capture is never overwritten) or cannot be made.
    """

    def __init__(self, path: Path | str, rigs: Sequence[str], meeting: str = "") -> None:
        self.path = Path(path)
        self._pending_bytes = 0
        self._chunk_start_ns = 0
        self._file = self._created()
        try:
            self._begin(rigs, meeting)
        except OSError as error:
            raise self._failed(error) from error

    def write(self, rig: int, arrival_ns: int, clear: bytes) -> None:
        """Add a clear packet of one rig, or of UNKNOWN_RIG. Raises CaptureError."""
        sequence = packet_id_of(clear) & 0xFFFFFFFF
        self._add(self._channels[rig], arrival_ns, sequence, clear)

    def write_rejected(self, rig: int, arrival_ns: int, datagram: bytes) -> None:
        """Add what one rig, or UNKNOWN_RIG, sent that was no packet. Raises CaptureError."""
        self._add(self._rejected, arrival_ns, rig + 1, datagram)

    def close(self) -> None:
        """Finish the file and wait until the disk has it. Raises CaptureError."""
        if self._file.closed:
            return
        try:
            self._writer.finish()  # type: ignore[no-untyped-call]
            self._file.flush()
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

    def _begin(self, rigs: Sequence[str], meeting: str) -> None:
        """Name the file's content before anything else: a killed capture must still tell it."""
        # Chunks end where _add says, so the library's own limit is put out of reach.
        self._writer = Writer(self._file, chunk_size=1 << 30, compression=CompressionType.ZSTD)
        self._writer.start(profile=PROFILE, library="racecontrol")
        about = {"format": FORMAT, "meeting": meeting, "rigs": json.dumps(list(rigs))}
        self._writer.add_metadata(METADATA, about)
        self._channels = {rig: self._channel(f"rig/{rig}", name) for rig, name in enumerate(rigs)}
        self._channels[UNKNOWN_RIG] = self._channel(UNKNOWN_TOPIC, "")
        self._rejected = self._channel(REJECTED_TOPIC, "")
        self._writer.flush()  # type: ignore[no-untyped-call]

    def _channel(self, topic: str, name: str) -> int:
        channel: int = self._writer.register_channel(topic, "gt7", 0, {"name": name})
        return channel

    def _add(self, channel: int, arrival_ns: int, sequence: int, payload: bytes) -> None:
        if self._file.closed:
            raise CaptureError(f"The capture {self.path} is closed. Start a new one.")
        try:
            self._writer.add_message(channel, arrival_ns, payload, arrival_ns, sequence)
            self._end_chunk_when_due(arrival_ns, len(payload) + _MESSAGE_OVERHEAD_BYTES)
        except OSError as error:
            raise self._failed(error) from error

    def _end_chunk_when_due(self, arrival_ns: int, added_bytes: int) -> None:
        if self._pending_bytes == 0:
            self._chunk_start_ns = arrival_ns
        self._pending_bytes += added_bytes
        if self._pending_bytes >= CHUNK_BYTES or arrival_ns - self._chunk_start_ns >= CHUNK_NS:
            self._writer.flush()  # type: ignore[no-untyped-call]
            self._pending_bytes = 0

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
