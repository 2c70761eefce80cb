"""The timing loop in C (core.c, lap.c, crossing.c, loop.c); `twin.py` is the specification."""

from collections.abc import Sequence
from typing import Any, ClassVar, final

from typing_extensions import Buffer, CapsuleType

Layout = tuple[tuple[tuple[str, int, int], ...], int]

def event_layout() -> Layout:
    """Rows of (name, offset, size) of the C event in bytes, and the size of the whole."""

def counters_layout() -> Layout:
    """The same for the counters of a rig."""

def sample_size() -> int:
    """Bytes of one C sample."""

def stamp_arrivals(rows: Sequence[tuple[int, int, bool, int]], /) -> list[int]:
    """What the loop makes of kernel stamps: the arrivals on the monotonic clock. One row for each
    batch: wall clock minus monotonic clock, monotonic time now, was the socket emptied, stamp."""

@final
class Core:
    """Datagrams of N rigs in, passings and laps out; see `cores.TimingCore` for the methods."""

    def __new__(
        cls,
        feed: CapsuleType,
        rigs: int,
        *,
        history: int = 4096,
        ring: int = 65536,
        capture_bytes: int = 0,
        tick_ns: float = ...,
    ) -> Core: ...
    def set_lines(self, lines: Sequence[Sequence[float]], /) -> None: ...
    def feed(self, rig: int, datagram: Buffer, arrival_ns: int, /) -> int: ...
    def feed_many(
        self, rig: int, datagrams: Buffer, length: int, first_arrival_ns: int, /
    ) -> int: ...
    def feed_rows(self, datagrams: Buffer, rows: Buffer, /) -> int: ...
    def feed_batch(
        self,
        rigs: Buffer,
        packets: Buffer,
        length: int,
        arrivals_ns: Buffer,
        clear: bool = False,
        /,
    ) -> int: ...
    def settle(self, now_ns: int, /) -> None: ...
    def drain(self) -> bytes: ...
    def drain_capture(self) -> list[tuple[int, int, int, bytes]]: ...
    def latest(self) -> bytes: ...
    def history(self, rig: int, count: int, /) -> bytes: ...
    def counters(self) -> bytes: ...
    def envelope(self, rig: int, /) -> bytes: ...
    def unknown_sources(self) -> tuple[int, str | None]: ...
    def overflow(self) -> tuple[int, int]: ...

@final
class Loop:
    """The thread that receives for a Core, without the GIL. Borrows the descriptor."""

    core_type: ClassVar[type[Any]]

    def __new__(
        cls, core: Core, fd: int, addresses: Sequence[str], *, portable: bool = False
    ) -> Loop:
        """Addresses are the rigs' IPv4 addresses in order. `portable`: recvfrom, no stamps."""

    @property
    def wake_fd(self) -> int:
        """Readable when there is something to drain, and when the thread has ended."""

    @property
    def running(self) -> bool:
        """Does the thread receive?"""

    @property
    def error(self) -> str | None:
        """The last error of the socket in one sentence, or None."""

    def start(self) -> None:
        """OSError when there can be no thread. A stopped loop may be started again."""

    def stop(self) -> None:
        """Returns when the thread has ended."""

    def clear_wake(self) -> None:
        """Empty the wake-up. Drain after this, never before, or an event is overlooked."""
