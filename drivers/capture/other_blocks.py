"""Recordings of other programs as blocks, for what is made for captures."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

import numpy as np

from drivers.capture.recorded import Recorded, Recording
from drivers.gt7 import _gt7
from racecontrol.timing.clock import TICK_NS
from racecontrol.timing.cores import ROW, Note
from racecontrol.timing.replay import Block

_BLOCK: Final = 2048  # datagrams
_END_OF_TIME_NS: Final = 1 << 62


def blocks_of(recording: Recording) -> Iterator[Block]:
    """The packets of any recording, decrypted, in the order of the file.

    Where the file keeps no arrivals they are a tick apart. Nobody noted when laps settled: they
    settle at the end of each block, by the arrival of its last packet, and at the very end.
    """
    numbered = enumerate(recording)
    while part := list(islice(numbered, _BLOCK)):
        yield _block(part)
    settled = np.array([(0, _END_OF_TIME_NS, 0, 0, Note.SETTLED)], dtype=ROW)
    yield Block(b"", settled)


def _block(part: list[tuple[int, Recorded]]) -> Block:
    payload, rows, at, arrival_ns = [], [], 0, 0
    for number, recorded in part:
        clear = recorded.datagram if recorded.clear else _gt7.unseal(recorded.datagram)
        if isinstance(clear, int) or recorded.rig < 0:
            continue
        arrival_ns = _arrival_ns(number, recorded)
        rows.append((at, arrival_ns, len(clear), recorded.rig, 0))
        payload.append(clear)
        at += len(clear)
    rows.append((0, arrival_ns, 0, 0, Note.SETTLED))
    return Block(b"".join(payload), np.array(rows, dtype=ROW))


def _arrival_ns(number: int, recorded: Recorded) -> int:
    return round(number * TICK_NS) if recorded.arrival_ns is None else recorded.arrival_ns
