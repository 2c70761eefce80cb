"""A file of packets back to back, nothing between them, as most public recorders write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drivers.capture.recorded import ByteSource, Recorded, is_gzip
from drivers.gt7 import _gt7
from drivers.gt7.packet import LONGEST, MAGIC, PACKET_TYPES, SEED_OFFSET, PacketType

HEAD_BYTES: Final = 8 * LONGEST  # enough to tell the stride of the packets


@dataclass(frozen=True, slots=True)
class Shape:
    """How long the packets of a file are, and whether they are decrypted."""

    kind: PacketType
    clear: bool


def shape_of(head: bytes) -> Shape | None:
    """The shape of a file that begins so, None when it holds no packets back to back.

    Types B and C share their cipher and clear packets share their magic, so the first packet alone
    does not tell its length; the packets behind it do, and at last the bytes left over.
    """
    shapes = [Shape(kind, clear) for clear in (True, False) for kind in PACKET_TYPES]
    likely = [shape for shape in shapes if _share(head, shape) > 0.5]
    return max(
        likely,
        key=lambda shape: (_share(head, shape), -(len(head) % shape.kind.length)),
        default=None,
    )


def _share(head: bytes, shape: Shape) -> float:
    """The share of good packets, 0 when the first is not a good and whole one."""
    length = shape.kind.length
    whole = len(head) // length
    if whole == 0:
        return 0.0
    pieces = [head[start : start + length] for start in range(0, len(head), length)]
    judged = [_begins_well(piece, shape) for piece in pieces if len(piece) >= SEED_OFFSET + 4]
    return sum(judged) / len(judged) if judged[0] else 0.0


def _begins_well(piece: bytes, shape: Shape) -> bool:
    """Whether a packet, perhaps a cut one, begins as it should."""
    if shape.clear:
        return piece.startswith(MAGIC)
    return not isinstance(_gt7.unseal(piece.ljust(shape.kind.length, b"\0")), int)


class PacketFile:
    """A recording of one rig, without arrival times; see `recorded.Recording`."""

    def __init__(self, path: Path, shape: Shape) -> None:
        self.path = path
        self.shape = shape
        self.rigs = ("",)
        self.leftover_bytes = 0

    def describe(self) -> str:
        """One sentence for a person."""
        kind = self.shape.kind
        state = "decrypted" if self.shape.clear else "encrypted"
        packing = ", gzip" if is_gzip(self.path) else ""
        cut = f"; {self.leftover_bytes} bytes of a cut packet at the end"
        return (
            f"{self.path.name}: {state} packets of type {kind.letter}, {kind.length} bytes each"
            f"{packing}{cut if self.leftover_bytes else ''}"
        )

    def __iter__(self) -> Iterator[Recorded]:
        """Every whole packet in the order of the file."""
        length, clear = self.shape.kind.length, self.shape.clear
        with ByteSource(self.path) as source:
            while len(packet := source.read(length)) == length:
                yield Recorded(0, None, packet, clear)
            self.leftover_bytes = len(packet)
