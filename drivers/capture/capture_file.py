"""Reading our own captures, finished or cut off by whatever ended the program (`layout.py`)."""

import json
import struct
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import zstandard
from mcap.exceptions import McapError
from mcap.records import Channel, Chunk, Footer, Header, McapRecord, Metadata

from drivers.capture.blocks import BlockBuilder
from drivers.capture.chunks import runs_in
from drivers.capture.layout import FORMAT, METADATA, PROFILE
from drivers.capture.recorded import ByteSource, CutOff, Recorded, RecordingError, WholeReads
from drivers.capture.records import LARGEST_RECORD_BYTES, records_of
from racecontrol.timing.clock import EventClock
from racecontrol.timing.replay import Block

MOST_RIGS: Final = 1024  # as many as a timing core takes
DAMAGE: Final = (  # what damaged bytes may raise
    McapError,
    CutOff,
    struct.error,
    ValueError,
    OverflowError,
    MemoryError,
    zstandard.ZstdError,
)


class CaptureFile:
    """One of our captures as a recording; see `recorded.Recording`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.leftover_bytes = 0
        self.damaged_chunks = 0
        self.is_finished = False
        self.bytes_read = 0  # of the file, so far in this pass: for a progress bar
        about = self._about()
        self.meeting = about.get("meeting", "")
        self.rigs = _names(about.get("rigs", "[]"))[:MOST_RIGS]
        self.clock = self._clock(about)
        self.utc_minus_monotonic_ns = self._number(about, "utc_minus_monotonic_ns")

    def describe(self) -> str:
        """One sentence for a person."""
        meeting = f" of {self.meeting}" if self.meeting else ""
        rigs = f"{len(self.rigs)} rig{'' if len(self.rigs) == 1 else 's'}"
        cut = f"; {self.leftover_bytes} bytes of a cut record at the end"
        damage = f"; {self.damaged_chunks} damaged chunks left out"
        return (
            f"{self.path.name}: capture{meeting}, {rigs}"
            f"{cut if self.leftover_bytes else ''}{damage if self.damaged_chunks else ''}"
        )

    def __iter__(self) -> Iterator[Recorded]:
        """Every datagram of every complete chunk, in order of arrival."""
        for block in self.blocks(with_rejected=True):
            for row in block.rows[block.rows["kind"] >= 0]:
                yield Recorded(
                    int(row["rig"]), int(row["arrival_ns"]), block.text(row), row["kind"] == 0
                )

    def blocks(self, *, with_rejected: bool = False) -> Iterator[Block]:
        """The clear packets and notes of each complete chunk, in order of arrival.

        Rows of `kind` 1 are datagrams that were no packets, and only come when asked for.
        """
        builder = BlockBuilder(
            self.utc_minus_monotonic_ns, len(self.rigs), with_rejected=with_rejected
        )
        self.damaged_chunks = 0
        for record in self._records():
            if isinstance(record, Channel):
                builder.learn(record)
            elif isinstance(record, Chunk):
                try:
                    yield builder.block(runs_in(unpacked(record)))
                except DAMAGE:  # a damaged chunk costs itself and no other
                    self.damaged_chunks += 1

    def utc(self, arrival_ns: int) -> datetime:
        """An arrival by the wall clock of the machine as it was when the capture began."""
        seconds = (arrival_ns + self.utc_minus_monotonic_ns) / 1e9
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)

    def _about(self) -> dict[str, str]:
        """What stands before the first chunk. Raises RecordingError when it is not ours."""
        about = self._metadata()
        if about is None:
            raise RecordingError(f"The MCAP file {self.path} is not a capture of this program.")
        if about.get("format") != FORMAT:
            raise RecordingError(
                f"The capture {self.path} has format {about.get('format', '')[:40]!r}, and only "
                f"{FORMAT!r} is read here. Use the version of the program that wrote it."
            )
        return about

    def _metadata(self) -> dict[str, str] | None:
        for record in self._records():
            if isinstance(record, Header) and record.profile != PROFILE:
                return None
            if isinstance(record, Metadata) and record.name == METADATA:
                return record.metadata
        return None

    def _number(self, about: dict[str, str], name: str) -> int:
        try:
            number = int(about.get(name, "0"))
        except ValueError:
            number = 1 << 64
        if abs(number) >> 63:
            raise RecordingError(f"The capture {self.path} tells no good {name}.")
        return number

    def _clock(self, about: dict[str, str]) -> EventClock:
        try:
            speed = float(about.get("clock_speed", "1"))
        except ValueError:
            speed = 0.0
        if not 1e-3 < speed < 1e3:
            raise RecordingError(f"The capture {self.path} tells no good clock_speed.")
        return EventClock(
            self._number(about, "clock_base_ns"), self._number(about, "clock_origin_ns"), speed
        )

    def _records(self) -> Iterator[McapRecord]:
        """Records up to the end, or up to where they stop making sense."""
        self.is_finished = False
        with ByteSource(self.path) as source:
            whole = 0
            try:
                for record in records_of(WholeReads(source)):
                    self.bytes_read = source.count
                    if record is not None:
                        yield record
                    self.is_finished = isinstance(record, Footer)
                    whole = source.count
            except DAMAGE:
                self.is_finished = False
            self.leftover_bytes = source.read_to_end() - whole


def unpacked(chunk: Chunk) -> bytes:
    """The records of a chunk. Raises one of DAMAGE."""
    if chunk.compression != "zstd":
        raise ValueError(f"a chunk is packed by {chunk.compression}")
    size = zstandard.frame_content_size(chunk.data)
    if not 0 <= size <= LARGEST_RECORD_BYTES or size != chunk.uncompressed_size:
        raise ValueError("a chunk does not say its size")
    plain = zstandard.ZstdDecompressor().decompress(chunk.data, max_output_size=size or 1)
    if chunk.uncompressed_crc and chunk.uncompressed_crc != zlib.crc32(plain):
        raise ValueError("a chunk has another checksum")
    return plain


def _names(rigs: str) -> tuple[str, ...]:
    try:
        return tuple(str(name) for name in json.loads(rigs))
    except (ValueError, TypeError, RecursionError):
        return ()
