"""The end of a finished capture: what lets readers jump instead of reading it all.

Layout: mcap.dev/spec, "Summary Section" and "Footer".
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from mcap.opcode import Opcode
from mcap.records import (
    ChunkIndex,
    DataEnd,
    Footer,
    McapRecord,
    MetadataIndex,
    Statistics,
    SummaryOffset,
)

from drivers.capture.channels import ChannelBook
from drivers.capture.chunks import COMPRESSION, ChunkPlace
from drivers.capture.layout import MCAP_MAGIC
from drivers.capture.records import record_bytes

_FOOTER_BYTES: Final = 20


def ending_of(
    at: int,
    book: ChannelBook,
    chunks: Sequence[ChunkPlace],
    counts: Mapping[int, int],
    metadata: tuple[str, int, int],
) -> bytes:
    """All from the end of the data on; `at` is where it will stand.

    `counts` are messages by channel, `metadata` the name, place and length of the one record.
    """
    data_end = record_bytes(DataEnd(data_section_crc=0))
    start = at + len(data_end)
    name, offset, length = metadata
    groups = [
        (Opcode.SCHEMA, b"".join(book.schema_records)),
        (Opcode.CHANNEL, b"".join(book.channel_records)),
        (Opcode.STATISTICS, record_bytes(_statistics(book, chunks, counts))),
        (Opcode.CHUNK_INDEX, b"".join(record_bytes(_index(place)) for place in chunks)),
        (
            Opcode.METADATA_INDEX,
            record_bytes(MetadataIndex(offset=offset, length=length, name=name)),
        ),
    ]
    summary, offsets = b"", b""
    for opcode, group in groups:
        offsets += _offset(opcode, start + len(summary), len(group))
        summary += group
    return data_end + summary + offsets + _footer(start, summary, offsets) + MCAP_MAGIC


def _statistics(
    book: ChannelBook, chunks: Sequence[ChunkPlace], counts: Mapping[int, int]
) -> McapRecord:
    return Statistics(
        attachment_count=0,
        channel_count=len(book.channel_records),
        channel_message_counts=dict(counts),
        chunk_count=len(chunks),
        message_count=sum(counts.values()),
        message_end_time=max((place.end_ns for place in chunks), default=0),
        message_start_time=min((place.start_ns for place in chunks), default=0),
        metadata_count=1,
        schema_count=len(book.schema_records),
    )


def _index(place: ChunkPlace) -> McapRecord:
    return ChunkIndex(
        chunk_length=place.length,
        chunk_start_offset=place.offset,
        compression=COMPRESSION.decode(),
        compressed_size=place.compressed_bytes,
        message_end_time=place.end_ns,
        message_index_length=place.index_bytes,
        message_index_offsets=place.indexes,
        message_start_time=place.start_ns,
        uncompressed_size=place.plain_bytes,
    )


def _offset(opcode: Opcode, start: int, length: int) -> bytes:
    if length == 0:
        return b""
    return record_bytes(SummaryOffset(group_opcode=opcode, group_start=start, group_length=length))


def _footer(start: int, summary: bytes, offsets: bytes) -> bytes:
    offset_start = start + len(summary)
    head = struct.pack("<BQQQ", Opcode.FOOTER, _FOOTER_BYTES, start, offset_start)
    crc = zlib.crc32(head, zlib.crc32(summary + offsets))
    return record_bytes(
        Footer(summary_start=start, summary_offset_start=offset_start, summary_crc=crc)
    )
