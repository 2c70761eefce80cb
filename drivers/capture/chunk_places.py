"""Where the chunks of a capture stand, and what time each is of.

A finished capture ends with an index of them. One that was cut off, or is being written, has none:
there the heads of its records are read, one after the other, and nothing between them.

Layout: mcap.dev/spec, "Chunk", "Chunk Index" and "Footer".
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO, Final, NamedTuple

from mcap.data_stream import ReadDataStream
from mcap.opcode import Opcode
from mcap.records import Channel

from drivers.capture.capture_file import DAMAGE
from drivers.capture.layout import MCAP_MAGIC
from drivers.capture.records import LARGEST_RECORD_BYTES

_HEAD: Final = struct.Struct("<BQ")
_FOOTER: Final = struct.Struct("<BQQQI")  # with its head; then the magic
_INDEX: Final = struct.Struct("<QQQQ")  # start, end, offset and length of a chunk
_TIMES: Final = struct.Struct("<QQ")
_BEFORE_CRC: Final = _FOOTER.size - 4
PIECE_BYTES: Final = 1 << 14  # as much as stands between two chunks of twelve rigs
REST_RECORDS: Final = 4096  # heads that are read in one go: some milliseconds


class Place(NamedTuple):
    """One chunk; times as they stand in the file, UTC in ns."""

    start_ns: int
    end_ns: int
    offset: int
    length: int  # with its head


class ChunkPlaces:
    """The chunks and channels of one capture, as far as the file has them by now."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.channels: dict[int, Channel] = {}
        self._walked = len(MCAP_MAGIC)  # so far every record is known
        self._ended = False

    def look(self, file: BinaryIO, rest: Callable[[], None]) -> None:
        """Take in what is new in the file. `rest` is called now and then. Raises OSError."""
        size = file.seek(0, 2)
        if self._ended or size == self._walked:
            return
        if self._walked == len(MCAP_MAGIC):
            self._ended = self._indexed(file, size)
        if not self._ended:
            self._walk(file, size, rest)

    def between(self, start_ns: int, end_ns: int) -> list[Place]:
        """The chunks with anything from this time to that, in the order of the file."""
        return [one for one in self.places if one.start_ns <= end_ns and one.end_ns >= start_ns]

    def _indexed(self, file: BinaryIO, size: int) -> bool:
        """Take everything from the index at the end. False: there is none that holds."""
        summary = _summary_of(file, size)
        for opcode, body in _records_in(summary):
            if opcode == Opcode.CHUNK_INDEX and len(body) >= _INDEX.size:
                self._take(Place(*_INDEX.unpack_from(body)), size)
            elif opcode == Opcode.CHANNEL:
                self._learn(body)
        return bool(summary)

    def _walk(self, file: BinaryIO, size: int, rest: Callable[[], None]) -> None:
        """From head to head, up to the end or to where they stop making sense."""
        piece, start, count = b"", self._walked, 0
        while not self._ended:
            if self._walked + _HEAD.size + _TIMES.size > start + len(piece):
                piece, start = _piece_at(file, self._walked), self._walked
            if len(piece) < _HEAD.size:
                return
            opcode, length = _HEAD.unpack_from(piece, self._walked - start)
            end = self._walked + _HEAD.size + length
            if opcode == 0 or length > LARGEST_RECORD_BYTES or end > size:
                return
            if opcode != Opcode.MESSAGE_INDEX:
                body_at = self._walked - start + _HEAD.size
                self._heed(file, opcode, end, piece[body_at : body_at + _TIMES.size])
            self._walked = end
            count += 1
            if count % REST_RECORDS == 0:
                rest()

    def _heed(self, file: BinaryIO, opcode: int, end: int, begins: bytes) -> None:
        """Take in the record that ends there and begins so."""
        length = end - self._walked
        if opcode == Opcode.CHUNK and len(begins) == _TIMES.size <= length - _HEAD.size:
            self._take(Place(*_times(begins), self._walked, length), end)
        elif opcode == Opcode.CHANNEL:
            file.seek(self._walked + _HEAD.size)
            self._learn(file.read(length - _HEAD.size))
        self._ended = opcode == Opcode.DATA_END

    def _take(self, place: Place, size: int) -> None:
        if place.length <= LARGEST_RECORD_BYTES and place.offset + place.length <= size:
            self.places.append(place)

    def _learn(self, body: bytes) -> None:
        try:
            channel = Channel.read(ReadDataStream(BytesIO(body)))
        except DAMAGE:  # what it carries cannot be told
            return
        self.channels[channel.id] = channel


def _piece_at(file: BinaryIO, at: int) -> bytes:
    file.seek(at)
    return file.read(PIECE_BYTES)


def _times(begins: bytes) -> tuple[int, int]:
    start_ns, end_ns = _TIMES.unpack(begins)
    return start_ns, end_ns


def _summary_of(file: BinaryIO, size: int) -> bytes:
    """The records between data and footer; nothing unless they are there, whole and sound."""
    footer_at = size - _FOOTER.size - len(MCAP_MAGIC)
    if footer_at < len(MCAP_MAGIC):
        return b""
    file.seek(footer_at)
    tail = file.read(_FOOTER.size + len(MCAP_MAGIC))
    if len(tail) < _FOOTER.size + len(MCAP_MAGIC) or not tail.endswith(MCAP_MAGIC):
        return b""
    opcode, length, start, _, crc = _FOOTER.unpack_from(tail)
    fits = len(MCAP_MAGIC) <= start <= footer_at and footer_at - start <= LARGEST_RECORD_BYTES
    if (opcode, length) != (Opcode.FOOTER, _FOOTER.size - _HEAD.size) or not fits:
        return b""
    file.seek(start)
    summary = file.read(footer_at - start)
    whole = zlib.crc32(tail[:_BEFORE_CRC], zlib.crc32(summary)) == crc
    return summary if whole else b""


def _records_in(summary: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while len(summary) - at >= _HEAD.size:
        opcode, length = _HEAD.unpack_from(summary, at)
        at += _HEAD.size
        yield opcode, summary[at : at + length]
        at += length
