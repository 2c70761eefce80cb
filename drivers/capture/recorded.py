"""What every recording hands out, and how its bytes are read, plain or gzip."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, NamedTuple, Protocol, Self, cast

from drivers.errors import DeviceError

GZIP_MAGIC: Final = b"\x1f\x8b"
_PIECE_BYTES: Final = 1 << 16
LARGEST_READ_BYTES: Final = 64 << 20  # at once; what asks for more is damage


class RecordingError(DeviceError):
    """The file cannot be read as a recording; the text says which and why."""


class Recorded(NamedTuple):
    """One datagram of a recording."""

    rig: int  # 0 first, in order of appearance or as captured; -1: from an unknown source
    arrival_ns: int | None  # on the clock of the recording; None where it keeps none
    datagram: bytes
    clear: bool  # True: decrypted already


class Recording(Protocol):
    """A recording that can be iterated again and again; each time the file is read anew."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def rigs(self) -> tuple[str, ...]:
        """A name or address for each rig, in rig order; empty text where the file has none."""

    @property
    def leftover_bytes(self) -> int:
        """Bytes of a cut record at the end; known once the recording was iterated to its end."""

    def describe(self) -> str:
        """One sentence for a person."""

    def __iter__(self) -> Iterator[Recorded]:
        """Every datagram in the order of the file. Raises RecordingError."""


class CutOff(EOFError):
    """The file ends inside something that was to be read whole."""


class ByteSource:
    """The bytes of a file, unpacked when it is gzip. Raises RecordingError.

    A gzip file that was cut off simply ends: what came before is good.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.count = 0  # bytes handed out so far
        self._file = self._opened()

    def read(self, size: int) -> bytes:
        """`size` bytes, fewer at the end of the file."""
        pieces = []
        missing = size
        while missing > 0 and (piece := self._piece(missing)):
            pieces.append(piece)
            missing -= len(piece)
        self.count += size - missing
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def read_to_end(self) -> int:
        """Read on to the end of the file; the count of all its bytes."""
        while self.read(_PIECE_BYTES):
            pass
        return self.count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def _opened(self) -> BinaryIO:
        try:
            if is_gzip(self._path):
                return cast(BinaryIO, gzip.open(self._path, "rb"))
            return self._path.open("rb")
        except OSError as error:
            raise RecordingError(_unreadable(self._path, error.strerror or error)) from error

    def _piece(self, size: int) -> bytes:
        try:
            return self._file.read1(size)  # type: ignore[attr-defined, no-any-return]
        except EOFError:
            return b""
        except (OSError, zlib.error) as error:
            raise RecordingError(_unreadable(self._path, error)) from error


class WholeReads:
    """A byte source for libraries that would take a short read for a good one."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source

    def read(self, size: int) -> bytes:
        """`size` bytes, or none at the end of the file. Raises CutOff, also for a size that no
        record has."""
        if not 0 <= size <= LARGEST_READ_BYTES:
            raise CutOff
        piece = self._source.read(size)
        if 0 < len(piece) < size:
            raise CutOff
        return piece


def is_gzip(path: Path) -> bool:
    """True when the file begins as gzip does. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(GZIP_MAGIC)) == GZIP_MAGIC


def _unreadable(path: Path, reason: object) -> str:
    return f"The recording {path} cannot be read: {reason}."
