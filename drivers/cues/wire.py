"""The cable to one target: UDP, or TCP with SLIP frames. Used by one thread, which may wait."""

import socket
import time
from typing import Final, Protocol

from pythonosc import slip

AGAIN_S: Final = 2.0  # between two tries to find or to reach a target
PATIENCE_S: Final = 2.0  # for a connection, and for a target that does not read


class Wire(Protocol):
    """Takes payloads to one target."""

    def send(self, payload: bytes) -> None:
        """Send it now. Raises OSError with the reason when it cannot be sent."""

    def close(self) -> None:
        """May be called twice."""


class NotYet(OSError):
    """The last try failed a moment ago; the next one is still to come."""


class _Found:
    """Looks a host up, not more often than every AGAIN_S."""

    def __init__(self, host: str, port: int, kind: socket.SocketKind) -> None:
        self._host, self._port, self._kind = host, port, kind
        self._again_s = 0.0
        self._failed = ""

    def address(self) -> tuple[socket.AddressFamily, tuple[str, int]]:
        """Raises OSError."""
        if time.monotonic() < self._again_s:
            raise NotYet(None, self._failed)
        try:
            found = socket.getaddrinfo(self._host, self._port, type=self._kind)
        except (OSError, UnicodeError) as error:
            self.failed(f"no machine is called {self._host!r}")
            raise OSError(None, self._failed) from error
        family, _, _, _, address = found[0]
        return family, (str(address[0]), int(address[1]))

    def failed(self, why: str) -> None:
        """Wait before the next try."""
        self._failed, self._again_s = why, time.monotonic() + AGAIN_S


class UdpWire:
    """Connected, so that the system tells us when nobody listens there. A refusal is of an earlier
    payload: it is raised, and this one is sent all the same."""

    def __init__(self, host: str, port: int) -> None:
        self._found = _Found(host, port, socket.SOCK_DGRAM)
        self._socket: socket.socket | None = None

    def send(self, payload: bytes) -> None:
        if self._socket is None:
            self._socket = self._opened()
        try:
            self._socket.send(payload)
        except ConnectionRefusedError:
            self._socket.send(payload)
            raise

    def _opened(self) -> socket.socket:
        family, address = self._found.address()
        made = socket.socket(family, socket.SOCK_DGRAM)
        try:
            made.setblocking(False)
            made.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            made.connect(address)
        except OSError as error:
            made.close()
            self._found.failed(error.strerror or str(error))
            raise
        return made

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None


class TcpWire:
    """A stream, opened again when it breaks; what the other side says is read and left."""

    def __init__(self, host: str, port: int) -> None:
        self._found = _Found(host, port, socket.SOCK_STREAM)
        self._socket: socket.socket | None = None

    def send(self, payload: bytes) -> None:
        if self._socket is not None and self._hung_up(self._socket):
            self.close()
        if self._socket is None:
            self._socket = self._opened()
        try:
            self._socket.sendall(slip.encode(payload))
        except OSError:
            self.close()  # half a frame may be out: the next one begins a new stream
            raise

    def _opened(self) -> socket.socket:
        family, address = self._found.address()
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(PATIENCE_S)
            made.connect(address)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            made.close()
            self._found.failed(error.strerror or str(error))
            raise
        return made

    @staticmethod
    def _hung_up(stream: socket.socket) -> bool:
        """Whether the other side closed it. What it said is read and left."""
        stream.setblocking(False)
        try:
            while stream.recv(4096):
                pass
        except BlockingIOError:
            return False
        except OSError:
            return True
        finally:
            stream.settimeout(PATIENCE_S)
        return True

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
