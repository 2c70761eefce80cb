"""One socket for the telemetry of every console, and the heartbeats that keep them sending.

A console sends to port 33740 of whoever sent its last heartbeat, and stops some seconds after the
heartbeats stop. Rigs are told apart by source address alone. The timing loop receives on
`Feed.fileno()`; this module never reads from the socket.
"""

import errno
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import AddressValueError, IPv4Address
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from msgspec import Struct
from msgspec.structs import replace

from drivers.errors import DeviceError
from drivers.gt7 import _gt7
from drivers.gt7.packet import BY_LETTER, HEARTBEAT_INTERVAL_S
from drivers.gt7.ports import HEARTBEAT_PORT, TELEMETRY_PORT

if TYPE_CHECKING:
    from typing_extensions import CapsuleType

RECEIVE_BUFFER_BYTES: Final = 4 << 20  # asked for; the system gives what it allows


class FeedError(DeviceError):
    """The telemetry socket cannot be opened as asked; the text says what to do."""


class Heartbeats(Struct, frozen=True):
    """How the heartbeats to one console fare."""

    address: str
    sent: int = 0
    failed: int = 0
    failure: str = ""  # the reason of the last one when it failed, else empty


class Feed:
    """The open telemetry socket of all rigs, and the thread that sends their heartbeats.

    `consoles` are IPv4 addresses in rig order. Raises FeedError for an address that is none, one
    that is given twice, an unknown packet type, or a port that cannot be had.
    """

    def __init__(
        self,
        consoles: Sequence[str],
        *,
        packet_type: str = "C",
        host: str = "0.0.0.0",
        port: int = TELEMETRY_PORT,
        console_port: int = HEARTBEAT_PORT,
        interval_s: float = HEARTBEAT_INTERVAL_S,
    ) -> None:
        self.addresses = _checked(consoles)
        self._letter = _letter(packet_type)
        self._console_port = console_port
        self._interval_s = interval_s
        self._heartbeats = [Heartbeats(address) for address in self.addresses]
        self._socket = _opened(host, port)
        self.port: int = self._socket.getsockname()[1]  # also when 0 asked for any free one
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="gt7 heartbeats", daemon=True)
        self._thread.start()

    @property
    def capsule(self) -> "CapsuleType":
        """The decode function for the timing loop."""
        return _gt7.feed_capsule()

    @property
    def receive_buffer_bytes(self) -> int:
        """What the system gave, by its own account (Linux counts its overhead in)."""
        return self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)

    @property
    def heartbeats(self) -> tuple[Heartbeats, ...]:
        """Sent and failed heartbeats of each rig so far, in rig order."""
        return tuple(self._heartbeats)

    @property
    def is_beating(self) -> bool:
        """False once closed, or if the heartbeat thread were ever to end by itself."""
        return self._thread.is_alive()

    def fileno(self) -> int:
        """The file descriptor of the socket, -1 once closed."""
        return self._socket.fileno()

    def close(self) -> None:
        """Stop the heartbeats and close the socket. Stop what receives on it first."""
        self._closing.set()
        self._thread.join()
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _beat(self) -> None:
        while True:
            for rig in range(len(self._heartbeats)):
                self._heartbeats[rig] = self._beaten(self._heartbeats[rig])
            if self._closing.wait(self._interval_s):
                return

    def _beaten(self, before: Heartbeats) -> Heartbeats:
        """One heartbeat to one console. A cable that is out must not cost the others theirs."""
        try:
            self._socket.sendto(self._letter, (before.address, self._console_port))
        except OSError as error:
            return replace(before, failed=before.failed + 1, failure=error.strerror or str(error))
        return replace(before, sent=before.sent + 1, failure="")


def _letter(packet_type: str) -> bytes:
    if packet_type not in BY_LETTER:
        known = ", ".join(BY_LETTER)
        raise FeedError(f"There is no packet type {packet_type!r}. Choose one of {known}.")
    return BY_LETTER[packet_type].heartbeat


def _checked(consoles: Sequence[str]) -> tuple[str, ...]:
    """The addresses as the system writes them, so that they can be compared with a source."""
    seen: dict[str, int] = {}
    for number, console in enumerate(consoles, start=1):
        address = _address(number, console)
        if address in seen:
            raise FeedError(
                f"Rigs {seen[address]} and {number} have the same address {address}. "
                "Give each rig the address of its own console."
            )
        seen[address] = number
    return tuple(seen)


def _address(number: int, console: str) -> str:
    with suppress(AddressValueError):
        address = IPv4Address(console.strip())
        if not address.is_unspecified and not address.is_multicast:
            return str(address)
    raise FeedError(
        f"The console of rig {number} has the address {console!r}, which is not the IPv4 address "
        "of one machine. Write the four numbers that the console shows, such as 192.168.1.21."
    )


def _opened(host: str, port: int) -> socket.socket:
    """A bound UDP socket with the largest receive buffer the system gives."""
    feed = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        _widen(feed)
        feed.bind((host, port))
    except (OSError, OverflowError) as error:
        feed.close()
        raise FeedError(_why(host, port, error)) from error
    return feed


def _widen(feed: socket.socket) -> None:
    """Ask for the large buffer; Linux gives less in silence, other systems refuse: ask for less."""
    wanted = RECEIVE_BUFFER_BYTES
    while wanted > 1 << 16:
        try:
            feed.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, wanted)
            return
        except OSError:
            wanted //= 2


def _why(host: str, port: int, error: OSError | OverflowError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program. Close it, or let it forward the "
            "telemetry: a console sends to one port of one machine only."
        )
    if number == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine. Use 0.0.0.0 for all of them."
    return f"The telemetry port {port} on {host} cannot be opened ({error})."
