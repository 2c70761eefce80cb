"""Reading our own captures, finished or cut off by whatever ended the program (`writer.py`)."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mcap.exceptions import McapError
from mcap.records import Channel, Chunk, Footer, Header, McapRecord, Message, Metadata
from mcap.stream_reader import StreamReader, breakup_chunk
from zstandard import ZstdError

from drivers.capture.recorded import ByteSource, CutOff, Recorded, RecordingError, WholeReads
from drivers.capture.writer import METADATA, PROFILE, REJECTED_TOPIC, UNKNOWN_RIG, UNKNOWN_TOPIC
from drivers.gt7.packet import BY_LENGTH

MCAP_MAGIC: Final = b"\x89MCAP0\r\n"
LARGEST_RECORD_BYTES: Final = 64 << 20  # ours are a thousandth of it: a larger one is damage
_DAMAGE: Final = (McapError, CutOff, struct.error, ValueError, ZstdError)


class CaptureFile:
    """One of our captures as a recording; see `recorded.Recording`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.leftover_bytes = 0
        self.damaged_chunks = 0
        self.is_finished = False
        about = self._about()
        self.meeting = about.get("meeting", "")
        self.rigs = _names(about.get("rigs", "[]"))

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
        channels: dict[int, str] = {}
        self.damaged_chunks = 0
        for record in self._records():
            for part in self._parts(record):
                if isinstance(part, Channel):
                    channels[part.id] = part.topic
                elif isinstance(part, Message):
                    recorded = _recorded(channels.get(part.channel_id, ""), part)
                    if recorded is not None:
                        yield recorded

    def _about(self) -> dict[str, str]:
        """What stands before the first chunk. Raises RecordingError when it is not ours."""
        for record in self._records():
            if isinstance(record, Header) and record.profile != PROFILE:
                break
            if isinstance(record, Metadata) and record.name == METADATA:
                return record.metadata
        raise RecordingError(f"The MCAP file {self.path} is not a capture of this program.")

    def _records(self) -> Iterator[McapRecord]:
        """Records up to the end, or up to where they stop making sense."""
        self.is_finished = False
        with ByteSource(self.path) as source:
            whole = 0
            try:
                for record in _reader(source).records:
                    yield record
                    self.is_finished = isinstance(record, Footer)
                    whole = source.count
                whole = source.count
            except _DAMAGE:
                self.is_finished = False
            self.leftover_bytes = source.read_to_end() - whole

    def _parts(self, record: McapRecord) -> list[McapRecord]:
        """The records of a chunk; a damaged chunk costs itself and no other."""
        if not isinstance(record, Chunk):
            return []
        try:
            if record.uncompressed_size > LARGEST_RECORD_BYTES:
                raise ValueError
            return breakup_chunk(record, validate_crc=True)
        except _DAMAGE:
            self.damaged_chunks += 1
            return []


def _reader(source: ByteSource) -> StreamReader:
    # The library's type asks for a whole IO; it only reads.
    stream: object = WholeReads(source)
    return StreamReader(
        stream,  # type: ignore[arg-type]
        emit_chunks=True,
        record_size_limit=LARGEST_RECORD_BYTES,
    )


def _names(rigs: str) -> tuple[str, ...]:
    try:
        return tuple(str(name) for name in json.loads(rigs))
    except (ValueError, TypeError):
        return ()


def _recorded(topic: str, message: Message) -> Recorded | None:
    """One datagram, None where the channel is not ours; numbered as `writer.py` says."""
    try:
        rig = message.sequence - 1 if topic == REJECTED_TOPIC else _rig(topic)
    except ValueError:
        return None
    # Only damage can make a clear packet of another length; then it is what it is: no packet.
    clear = topic != REJECTED_TOPIC and len(message.data) in BY_LENGTH
    return Recorded(rig, message.log_time, message.data, clear)


def _rig(topic: str) -> int:
    return UNKNOWN_RIG if topic == UNKNOWN_TOPIC else int(topic.removeprefix("rig/"))
