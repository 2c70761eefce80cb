"""Moments out of a capture of any size: the chunks of a stretch of time are read, and no others.

The capture may be finished, cut off by whatever ended the program, or still being written.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from mcap.data_stream import ReadDataStream
from mcap.records import Chunk

from drivers.capture.blocks import BlockBuilder
from drivers.capture.capture_file import DAMAGE, CaptureFile, unpacked
from drivers.capture.chunk_places import ChunkPlaces, Place
from drivers.capture.chunks import runs_in
from drivers.capture.recorded import RecordingError, is_gzip
from racecontrol.timing.replay import Block

_HEAD_BYTES = 9  # opcode and length of a record


def _go_on() -> None:
    """Nothing to wait for."""


class CaptureMoments:
    """One of our captures, read by time. Not for several threads at once."""

    def __init__(self, path: Path) -> None:
        """Raises RecordingError when it is no capture of this program, or cannot be read."""
        about = CaptureFile(path)
        self.path = path
        self.meeting, self.rigs, self.clock = about.meeting, about.rigs, about.clock
        self._utc_ns = about.utc_minus_monotonic_ns
        if is_gzip(path):
            raise RecordingError(
                f"The capture {path} is packed. Unpack it (gunzip), to look at its moments."
            )
        self._places = ChunkPlaces()

    def blocks(
        self, begin_ns: int, end_ns: int, rest: Callable[[], None] = _go_on
    ) -> Iterator[Block]:
        """The datagrams of the chunks that have any between these arrivals, on the monotonic clock
        of the capture.

        `rest` is called between two pieces of work. A damaged chunk costs itself and no other.
        Raises RecordingError when the file cannot be read, and whatever `rest` raises.
        """
        with self._opened() as file:
            self._places.look(file, rest)
            builder = BlockBuilder(self._utc_ns, len(self.rigs), with_rejected=False)
            for channel in self._places.channels.values():
                builder.learn(channel)
            for place in self._places.between(begin_ns + self._utc_ns, end_ns + self._utc_ns):
                block = _block_at(file, place, builder)
                rest()
                if block is not None:
                    yield block

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            with self.path.open("rb") as file:
                yield file
        except OSError as error:
            raise RecordingError(
                f"The recording {self.path} cannot be read: {error.strerror or error}."
            ) from error


def _block_at(file: BinaryIO, place: Place, builder: BlockBuilder) -> Block | None:
    """None: what stands there is no whole chunk."""
    file.seek(place.offset)
    body = file.read(place.length)[_HEAD_BYTES:]
    try:
        return builder.block(runs_in(unpacked(Chunk.read(ReadDataStream(BytesIO(body))))))
    except DAMAGE:
        return None
