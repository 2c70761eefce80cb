"""MCAP chunks out of arrays and back, without a Python object for each message.

Layout: mcap.dev/spec, "Chunk", "Message", "Message Index", "Chunk Index".
"""

import struct
import zlib
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import zstandard
from msgspec import Struct

MESSAGE_OPCODE: Final = 0x05
CHUNK_OPCODE: Final = 0x06
MESSAGE_INDEX_OPCODE: Final = 0x07
COMPRESSION: Final = b"zstd"
LEVEL: Final = 3
HEADER_BYTES: Final = 31  # of a message record, from its opcode to its data
_INDEX: Final = np.dtype([("time", "<u8"), ("offset", "<u8")])
HEADER: Final = np.dtype(
    [
        ("opcode", "u1"),
        ("length", "<u8"),
        ("channel", "<u2"),
        ("sequence", "<u4"),
        ("log_time", "<u8"),
        ("publish_time", "<u8"),
    ]
)

Numbers = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]


class Run(Struct, frozen=True):
    """Messages of one channel and one length, in order."""

    channel: int
    sequence: Numbers
    times_ns: Numbers
    data: Bytes  # messages x bytes

    @property
    def record_bytes(self) -> int:
        """Of one message with its header."""
        return HEADER_BYTES + int(self.data.shape[1])

    def records(self) -> bytes:
        """All messages as MCAP records."""
        kind = np.dtype([("head", HEADER), ("data", "u1", (self.data.shape[1],))])
        records = np.zeros(len(self.data), kind)
        head = records["head"]
        head["opcode"] = MESSAGE_OPCODE
        head["length"] = self.record_bytes - 9  # without opcode and length
        head["channel"] = self.channel
        head["sequence"] = self.sequence & 0xFFFFFFFF
        head["log_time"] = head["publish_time"] = self.times_ns
        records["data"] = self.data
        return records.tobytes()


class ChunkPlace(Struct, frozen=True):
    """Where a written chunk stands: what its index in the summary tells."""

    start_ns: int
    end_ns: int
    offset: int
    length: int
    indexes: dict[int, int]  # channel -> offset of its message index
    index_bytes: int
    compressed_bytes: int
    plain_bytes: int


def chunk_of(runs: Sequence[Run], at: int) -> tuple[bytes, ChunkPlace]:
    """The bytes of a chunk and its message indexes, to be written at this place of the file."""
    pieces = [run.records() for run in runs]
    plain = b"".join(pieces)
    packed = zstandard.ZstdCompressor(level=LEVEL).compress(plain)
    start_ns = min(int(run.times_ns.min()) for run in runs)
    end_ns = max(int(run.times_ns.max()) for run in runs)
    head = struct.pack("<QQQII", start_ns, end_ns, len(plain), zlib.crc32(plain), len(COMPRESSION))
    body = head + COMPRESSION + struct.pack("<Q", len(packed)) + packed
    chunk = struct.pack("<BQ", CHUNK_OPCODE, len(body)) + body
    indexes, offsets = _indexes(runs, [len(piece) for piece in pieces], at + len(chunk))
    place = ChunkPlace(
        start_ns, end_ns, at, len(chunk), offsets, len(indexes), len(packed), len(plain)
    )
    return chunk + indexes, place


def _indexes(runs: Sequence[Run], sizes: Sequence[int], at: int) -> tuple[bytes, dict[int, int]]:
    """A message index for each channel, and where each stands."""
    entries: dict[int, list[npt.NDArray[np.void]]] = {}
    start = 0
    for run, size in zip(runs, sizes, strict=True):
        rows = np.zeros(len(run.data), _INDEX)
        rows["time"] = run.times_ns
        rows["offset"] = start + np.arange(len(run.data)) * run.record_bytes
        entries.setdefault(run.channel, []).append(rows)
        start += size
    written, offsets = bytearray(), {}
    for channel, parts in entries.items():
        rows = np.concatenate(parts)
        rows = rows[np.argsort(rows["time"], kind="stable")]
        offsets[channel] = at + len(written)
        written += struct.pack("<BQHI", MESSAGE_INDEX_OPCODE, 6 + rows.nbytes, channel, rows.nbytes)
        written += rows.tobytes()
    return bytes(written), offsets


def runs_in(plain: bytes) -> list[Run]:
    """The messages of an unpacked chunk, neighbours of one channel and length together.

    Raises ValueError where a record does not fit.
    """
    found: list[Run] = []
    at = 0
    while at < len(plain):
        if len(plain) - at < 9:
            raise ValueError("a record is cut")
        opcode, length = struct.unpack_from("<BQ", plain, at)
        if length > len(plain) - at - 9:
            raise ValueError("a record is longer than its chunk")
        if opcode != MESSAGE_OPCODE:
            at += 9 + length
            continue
        if length < HEADER_BYTES - 9:
            raise ValueError("a message is cut")
        found.append(_run_at(plain, at, 9 + length))
        at += len(found[-1].data) * (9 + length)
    return found


def _run_at(plain: bytes, at: int, size: int) -> Run:
    """The message here and those right behind it that are of its channel and length."""
    most = (len(plain) - at) // size
    count, reach = 1, 64
    while count < most:  # in growing steps: a run of one must not look at the whole chunk
        head = _heads(plain, at, size, min(reach, most))
        same = head["opcode"] == MESSAGE_OPCODE
        same &= head["length"] == head["length"][0]
        same &= head["channel"] == head["channel"][0]
        count = len(same) if same.all() else int(same.argmin())
        if count < reach:
            break
        reach *= 8
    head = _heads(plain, at, size, count)
    return Run(
        int(head["channel"][0]),
        head["sequence"].astype(np.int64),
        head["log_time"].astype(np.int64),
        np.ndarray((count, size - HEADER_BYTES), np.uint8, plain, at + HEADER_BYTES, (size, 1)),
    )


def _heads(plain: bytes, at: int, size: int, count: int) -> npt.NDArray[np.void]:
    return np.ndarray((count,), HEADER, plain, at, (size,))
