"""A capture through a timing core again: the same datagrams, the same events, bit for bit.

    Block (a second of all rigs) -> feed_rows, set_lines and settle where the Notes say -> EVENTs

The notes in the capture also hold the events that the live core told, so that a replay can say
whether it told the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from racecontrol.timing.cores import LineRow, Note, TimingCore
from racecontrol.timing.events import EVENT

LINE_NUMBERS: Final = 5  # in a LineRow

Records = npt.NDArray[np.void]


class ReplayError(Exception):
    """The capture tells something that a core cannot take; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class Block:
    """Datagrams of all rigs and the notes between them, in the order in which they came."""

    payload: bytes
    rows: Records  # of cores.ROW

    def text(self, row: np.void) -> bytes:
        """The bytes of one row."""
        start = int(row["offset"])
        return self.payload[start : start + int(row["length"])]


@dataclass(slots=True)
class Replay:
    """One pass of a capture through a core whose feed reads what the blocks hold.

    `lines` are taken in place of those that the notes tell: with them the events are not those
    of the live core.
    """

    core: TimingCore
    lines: Sequence[LineRow] | None = None
    datagrams: int = 0
    told: bytearray = field(default_factory=bytearray)  # EVENTs of this replay
    told_live: bytearray = field(default_factory=bytearray)  # EVENTs that the notes hold
    _waiting: bytearray = field(default_factory=bytearray)

    def run(
        self, blocks: Iterable[Block], on_block: Callable[[Block], None] = lambda _: None
    ) -> Iterator[Records]:
        """The EVENTs of each block in turn; `on_block` is called before they are handed out."""
        if self.lines is not None:
            self.core.set_lines(self.lines)
        for block in blocks:
            self._feed(block)
            events = self.core.drain()
            self.told += events
            on_block(block)
            yield np.frombuffer(events, dtype=EVENT)

    @property
    def is_as_live(self) -> bool | None:
        """Did it tell what the live core told? None where the capture holds no such notes."""
        if self.lines is not None or not (self.told_live or self._waiting):
            return None
        # A capture that was cut may end between the note of an event and its datagram.
        live = self.told_live + self._waiting
        return self.told == live or (self.told == self.told_live and bool(self._waiting))

    def _feed(self, block: Block) -> None:
        start = 0
        for number in np.flatnonzero(block.rows["kind"] < 0).tolist():
            self._feed_datagrams(block, start, number)
            self._heed(block, block.rows[number])
            start = number + 1
        self._feed_datagrams(block, start, len(block.rows))

    def _feed_datagrams(self, block: Block, start: int, end: int) -> None:
        if start == end:
            return
        self._settle_told()
        self.core.feed_rows(block.payload, block.rows[start:end].tobytes())
        self.datagrams += end - start

    def _heed(self, block: Block, row: np.void) -> None:
        match Note(int(row["kind"])):
            case Note.LINES:
                if self.lines is None:
                    self._lay(lines_of(block.text(row)))
            case Note.SETTLED:
                self._settle_told()
                self.core.settle(int(row["arrival_ns"]))
            case Note.EVENT:
                self._waiting += block.text(row)

    def _lay(self, lines: Sequence[LineRow]) -> None:
        try:
            self.core.set_lines(lines)
        except ValueError as error:
            raise ReplayError(
                f"The capture holds a timing line that is none ({error}). Give the track's own "
                "lines with --track."
            ) from error

    def _settle_told(self) -> None:
        """What caused the noted events is here: they count."""
        self.told_live += self._waiting
        self._waiting.clear()


def lines_of(payload: bytes) -> list[LineRow]:
    """The lines of a LINES note."""
    rows = np.frombuffer(payload, dtype="<f8").reshape(-1, LINE_NUMBERS)
    return [(x, z, normal_x, normal_z, half) for x, z, normal_x, normal_z, half in rows.tolist()]
