"""What waits for the next chunk of a capture, sorted by the channel that it will go to."""

import struct
import time
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from drivers.capture.chunks import HEADER_BYTES, Bytes
from drivers.capture.layout import (
    NOTE_TOPICS,
    ORDERS,
    PACKET_ENCODING,
    REJECTED_ENCODING,
    VIEW_TICKS,
    note_schema,
    packet_schema,
    rejected_topic,
    rig_topic,
    view_columns,
    view_schema,
    view_topic,
)
from drivers.gt7.packet import BY_LENGTH, PACKET_ID_OFFSET
from racecontrol.timing.cores import Note
from racecontrol.timing.sample import Verdict

_LINE_BYTES: Final = 40
_VIEW_COLUMNS: Final = view_columns()
Schema = tuple[str, str, bytes]  # name, encoding, text
NO_SCHEMA: Final[Schema] = ("", "", b"")
VIEW_SCHEMA: Final[Schema] = ("gt7/View", "ros1msg", view_schema())
_SCHEMAS: Final[dict[int, Schema]] = {
    length: (f"gt7/Packet{kind.letter}", "x-gt7-fields", packet_schema(kind))
    for length, kind in BY_LENGTH.items()
}
_NOTES: Final[dict[Note, Schema]] = {
    note: (note_schema(note)[0], "ros1msg", note_schema(note)[1]) for note in Note
}


class Messages(NamedTuple):
    """Messages of one channel and one length."""

    topic: str
    encoding: str
    schema: Schema
    sequence: list[int]
    times_ns: list[int]
    data: Bytes  # messages x bytes


class _Heap:
    """Payloads of one rig, kind and length."""

    def __init__(self) -> None:
        self.sequence: list[int] = []
        self.times_ns: list[int] = []
        self.payloads: list[bytes] = []

    def data(self, length: int) -> Bytes:
        return np.frombuffer(b"".join(self.payloads), np.uint8).reshape(len(self.payloads), length)


class Pending:
    """Takes what a core gave out, one by one; gives messages, all of a channel together."""

    def __init__(self, utc_minus_monotonic_ns: int) -> None:
        self.size = 0  # bytes that wait
        self._utc_ns = utc_minus_monotonic_ns
        self._count = 0  # of all that ever came
        self._last_ns = time.monotonic_ns()
        self._heaps: dict[tuple[int, int, int], _Heap] = {}  # rig, kind, length

    def add(self, rig: int, arrival_ns: int, verdict: int, payload: bytes) -> None:
        """One row of `Captured`; lines have no time of their own but that of the one before."""
        if verdict != Note.LINES:
            self._last_ns = arrival_ns
        is_packet = verdict >= 0 and verdict not in (Verdict.BAD_LENGTH, Verdict.BAD_MAGIC)
        kind = verdict if verdict < 0 else int(not is_packet)
        key = (rig, kind, len(payload))
        heap = self._heaps.get(key)
        if heap is None:
            heap = self._heaps[key] = _Heap()
        heap.sequence.append(self._count)
        heap.times_ns.append(self._last_ns + self._utc_ns)
        heap.payloads.append(payload)
        self._count += 1
        self.size += len(payload) + HEADER_BYTES

    def take(self) -> Iterator[Messages]:
        """Everything that waits; nothing waits then."""
        heaps, self._heaps, self.size = self._heaps, {}, 0
        for (rig, kind, length), heap in sorted(heaps.items()):
            if kind < 0:
                yield _notes(Note(kind), heap)
            elif kind > 0:
                topic, data = rejected_topic(rig), heap.data(length)
                yield Messages(
                    topic, REJECTED_ENCODING, NO_SCHEMA, heap.sequence, heap.times_ns, data
                )
            else:
                yield from _packets(rig, heap, heap.data(length))


def _packets(rig: int, heap: _Heap, clear: Bytes) -> Iterator[Messages]:
    length = clear.shape[1]
    stored = clear[:, ORDERS[length]]
    times_ns = heap.times_ns
    yield Messages(
        rig_topic(rig), PACKET_ENCODING, _SCHEMAS[length], heap.sequence, times_ns, stored
    )
    ids = np.ascontiguousarray(clear[:, PACKET_ID_OFFSET : PACKET_ID_OFFSET + 4]).view("<i4")[:, 0]
    shown = np.flatnonzero(ids % VIEW_TICKS == 0)
    if len(shown):
        yield Messages(
            view_topic(rig),
            "ros1",
            VIEW_SCHEMA,
            [heap.sequence[i] for i in shown],
            [times_ns[i] for i in shown],
            clear[np.ix_(shown, _VIEW_COLUMNS)],
        )


def _notes(note: Note, heap: _Heap) -> Messages:
    """Notes as ROS 1 messages."""
    texts = [
        _note_text(note, payload, at)
        for payload, at in zip(heap.payloads, heap.times_ns, strict=True)
    ]
    data = np.frombuffer(b"".join(texts), np.uint8).reshape(len(texts), -1)
    return Messages(NOTE_TOPICS[note], "ros1", _NOTES[note], heap.sequence, heap.times_ns, data)


def _note_text(note: Note, payload: bytes, at_ns: int) -> bytes:
    match note:
        case Note.LINES:
            return struct.pack("<I", len(payload) // _LINE_BYTES) + payload
        case Note.SETTLED:
            return struct.pack("<q", at_ns)
        case Note.EVENT:
            return payload
