"""Single MCAP records: to bytes by the public library, and from a file one after the other."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final

from mcap.data_stream import ReadDataStream, RecordBuilder
from mcap.opcode import Opcode
from mcap.records import Channel, Chunk, Footer, Header, McapRecord, Metadata

from drivers.capture.layout import MCAP_MAGIC
from drivers.capture.recorded import WholeReads

LARGEST_RECORD_BYTES: Final = 64 << 20  # ours are a fiftieth of it: a larger one is damage
_HEAD_BYTES: Final = 9  # opcode and length
# Those that a capture is read by. The indexes are for readers that jump.
_READERS: Final[dict[int, Callable[[ReadDataStream], McapRecord]]] = {
    Opcode.HEADER: Header.read,
    Opcode.FOOTER: Footer.read,
    Opcode.CHANNEL: Channel.read,
    Opcode.CHUNK: Chunk.read,
    Opcode.METADATA: Metadata.read,
}


def record_bytes(record: McapRecord) -> bytes:
    """One record with its opcode and length."""
    builder = RecordBuilder()
    record.write(builder)
    written: bytes = builder.end()  # type: ignore[no-untyped-call]
    return written


def header_record(profile: str) -> bytes:
    """What every file begins with."""
    return record_bytes(Header(profile=profile, library="racecontrol"))


def metadata_record(name: str, about: dict[str, str]) -> bytes:
    """Names and values about the file."""
    return record_bytes(Metadata(name=name, metadata=about))


def records_of(source: WholeReads) -> Iterator[McapRecord | None]:
    """The records of a file up to its footer; None for one that a capture is not read by.

    Raises ValueError, struct.error or CutOff where they stop making sense.
    """
    if source.read(len(MCAP_MAGIC)) != MCAP_MAGIC:
        raise ValueError("no MCAP file")
    while head := source.read(_HEAD_BYTES):
        opcode, length = head[0], int.from_bytes(head[1:], "little")
        if opcode == 0 or length > LARGEST_RECORD_BYTES:
            raise ValueError("no record")
        body = source.read(length)
        if length and not body:
            raise ValueError("a record without its bytes")
        read = _READERS.get(opcode)
        record = read(ReadDataStream(BytesIO(body))) if read else None
        if isinstance(record, Footer) and source.read(len(MCAP_MAGIC)) != MCAP_MAGIC:
            raise ValueError("the last bytes are missing")
        yield record
        if isinstance(record, Footer):
            return
