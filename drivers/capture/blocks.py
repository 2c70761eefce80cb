"""From the messages of a chunk back to datagrams and notes in the order in which they came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from mcap.records import Channel

from drivers.capture.chunks import Bytes, Numbers, Run
from drivers.capture.layout import (
    NOTE_TOPICS,
    ORDERS,
    PACKET_ENCODING,
    REJECTED_ENCODING,
    UNKNOWN_RIG,
    rig_topic,
)
from racecontrol.timing.cores import ROW, Note
from racecontrol.timing.replay import LINE_NUMBERS, Block

PACKET: Final = 0
REJECTED: Final = 1
_COUNT_BYTES: Final = 4  # a ROS 1 list begins with its length
_RIG: Final = re.compile(r"rig/(\d{1,4})(/rejected)?|unknown(/rejected)?")
_NOTES: Final = {topic: note for note, topic in NOTE_TOPICS.items()}


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a channel of a capture carries."""

    rig: int
    kind: int  # PACKET, REJECTED or a Note


class BlockBuilder:
    """Knows the channels of one capture; makes a Block of each chunk's runs."""

    def __init__(self, utc_minus_monotonic_ns: int, rigs: int, *, with_rejected: bool) -> None:
        self._utc_ns = utc_minus_monotonic_ns
        self._rigs = rigs
        self._with_rejected = with_rejected
        self._kinds: dict[int, _Kind] = {}

    def learn(self, channel: Channel) -> None:
        """Take note of a channel; those that are not ours, and the views, are left alone."""
        kind = _kind_of(channel)
        if kind is not None and kind.rig < self._rigs:
            self._kinds[channel.id] = kind

    def block(self, runs: Sequence[Run]) -> Block:
        """One block. Raises ValueError for a message that is not what its channel says."""
        ours = [(run, kind) for run in runs if (kind := self._wanted(run)) is not None]
        rows = np.zeros(sum(len(run.data) for run, _ in ours), ROW)
        sequence = np.zeros(len(rows), np.int64)
        payload, size, at = [], 0, 0
        for run, kind in ours:
            data = _as_captured(kind.kind, run.data)
            part = slice(at, at + len(data))
            rows["offset"][part] = size + np.arange(len(data)) * data.shape[1]
            rows["arrival_ns"][part] = run.times_ns - self._utc_ns
            rows["length"][part], rows["rig"][part] = data.shape[1], kind.rig
            rows["kind"][part], sequence[part] = kind.kind, run.sequence
            payload.append(data.tobytes())
            size, at = size + data.size, part.stop
        return Block(b"".join(payload), rows[np.argsort(_unwrapped(sequence), kind="stable")])

    def _wanted(self, run: Run) -> _Kind | None:
        kind = self._kinds.get(run.channel)
        if kind is None or self._with_rejected:
            return kind
        return None if kind.kind == REJECTED or kind.rig == UNKNOWN_RIG else kind


def _kind_of(channel: Channel) -> _Kind | None:
    note = _NOTES.get(channel.topic)
    if note is not None:
        return _Kind(0, note)
    found = _RIG.fullmatch(channel.topic)
    if found is None:
        return None
    rig = int(found[1]) if found[1] else UNKNOWN_RIG
    if channel.topic == rig_topic(rig) and channel.message_encoding == PACKET_ENCODING:
        return _Kind(rig, PACKET)
    if channel.message_encoding == REJECTED_ENCODING:
        return _Kind(rig, REJECTED)
    return None


def _as_captured(kind: int, data: Bytes) -> Bytes:
    """Stored messages as the core gave them out."""
    length = data.shape[1]
    if kind == PACKET:
        if length not in ORDERS:
            raise ValueError("a message is no packet")
        clear = np.empty_like(data)
        clear[:, ORDERS[length]] = data
        return clear
    if kind == Note.LINES:
        if (length - _COUNT_BYTES) % (8 * LINE_NUMBERS):
            raise ValueError("a message holds no lines")
        return data[:, _COUNT_BYTES:]
    return data


def _unwrapped(sequence: Numbers) -> Numbers:
    """Sequence numbers of one chunk that may pass 2^32 within it."""
    if len(sequence) == 0:
        return sequence
    return np.where(sequence < sequence.max() - (1 << 31), sequence + (1 << 32), sequence)
