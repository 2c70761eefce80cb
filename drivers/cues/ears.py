"""Hears what targets hear: a UDP port, or a TCP port with SLIP frames. For a monitor."""

import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pythonosc import slip

from drivers.cues import messages
from drivers.cues.listener import ListenError
from drivers.cues.reading import LARGEST, Heard, Ignored, read, tag_ns

MOST_MESSAGES: Final = 256  # of a bundle
LONGEST_FRAME: Final = 65_536


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message, or why a datagram could not be read."""

    at_ns: int  # wall time
    sender: str
    heard: Heard | Ignored
    tag_ns: int | None = None  # wall time of its bundle


class UdpEars:
    """A UDP port. Not for several threads."""

    def __init__(self, address: str, port: int) -> None:
        """Port 0: any free one. Raises ListenError."""
        self._socket = _bound(socket.SOCK_DGRAM, address, port)

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def hear(self, seconds: float) -> Iterator[Arrived]:
        """What comes next, waiting at most so long."""
        self._socket.settimeout(max(seconds, 0.001))
        try:
            data, sender = self._socket.recvfrom(LONGEST_FRAME)
        except OSError:  # nothing came, or what we sent was refused
            return
        yield from _arrived(data, f"{sender[0]}:{sender[1]}")

    def say(self, host: str, port: int, address: str, values: Sequence[messages.Value]) -> None:
        """Send a message from this port. Raises OSError."""
        self._socket.sendto(messages.message(address, values), (host, port))

    def close(self) -> None:
        self._socket.close()


class TcpEars:
    """A TCP port; any number of streams. Not for several threads."""

    def __init__(self, address: str, port: int) -> None:
        """Port 0: any free one. Raises ListenError."""
        self._socket = _bound(socket.SOCK_STREAM, address, port)
        self._socket.listen()
        self._frames: dict[socket.socket, bytes] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._socket, selectors.EVENT_READ)

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def hear(self, seconds: float) -> Iterator[Arrived]:
        """What comes next, waiting at most so long."""
        for key, _ in self._selector.select(seconds):
            if key.fileobj is self._socket:
                stream, _ = self._socket.accept()
                self._frames[stream] = b""
                self._selector.register(stream, selectors.EVENT_READ)
            else:
                yield from self._read(key.fileobj)

    def _read(self, stream: object) -> Iterator[Arrived]:
        assert isinstance(stream, socket.socket)
        try:
            data, sender = stream.recv(LONGEST_FRAME), stream.getpeername()
        except OSError:
            data, sender = b"", ("", 0)
        if not data:
            self._leave(stream)
            return
        *frames, rest = (self._frames[stream] + data).split(slip.END)
        self._frames[stream] = rest[-LONGEST_FRAME:]
        for frame in frames:
            if frame:
                payload = frame.replace(slip.ESC + slip.ESC_END, slip.END)
                payload = payload.replace(slip.ESC + slip.ESC_ESC, slip.ESC)
                yield from _arrived(payload, f"{sender[0]}:{sender[1]}")

    def _leave(self, stream: socket.socket) -> None:
        self._selector.unregister(stream)
        self._frames.pop(stream, None)
        stream.close()

    def close(self) -> None:
        for stream in list(self._frames):
            self._leave(stream)
        self._selector.close()
        self._socket.close()


def _arrived(data: bytes, sender: str) -> Iterator[Arrived]:
    at_ns = time.time_ns()
    heard = read(data[: LARGEST + 1], MOST_MESSAGES)
    if isinstance(heard, Ignored):
        yield Arrived(at_ns, sender, heard)
        return
    for each in heard:
        yield Arrived(at_ns, sender, each, tag_ns(data))


def _bound(kind: socket.SocketKind, address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, kind)
    try:
        if kind is socket.SOCK_STREAM:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
    except OSError as error:
        made.close()
        why = error.strerror or str(error)
        raise ListenError(f"Port {port} of {address} cannot be listened to: {why}.") from None
    return made
