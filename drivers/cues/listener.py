"""The socket for buttons: one thread that hears datagrams, counts what it ignores, and answers.

In a flood it reads no more than it may and lets the system drop the rest (and say how many): a
hostile sender costs this thread a bounded share of the machine, and the race nothing.
"""

import errno
import ipaddress
import logging
import selectors
import socket
import struct
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from drivers.cues import messages
from drivers.cues.limits import Bucket, Buckets
from drivers.cues.reading import LARGEST, Heard, Ignored, read
from drivers.errors import DeviceError

LOG: Final = logging.getLogger(__name__)
Sender = tuple[str, int]
Hear = Callable[[Heard, Sender], None]

FROM_ONE: Final = (60, 30)  # datagrams at once, and a second: no hand is faster
FROM_ALL: Final = (1_000, 500)
BATCH: Final = 64
REST_S: Final = 0.02  # how long nothing is read when all that may be read was
BUFFER: Final = 1 << 20  # bytes; the system may give less
OUTBOX: Final = 4_096
JOIN_S: Final = 2.0
RXQ_OVFL: Final = 40  # Linux: each datagram says how many were dropped before it


class ListenError(DeviceError):
    """The port cannot be listened to; the text says why."""


class Listener:
    """Hears buttons until `close`. `hear` is called on its thread, and may not wait."""

    def __init__(self, address: str, port: int, senders: Sequence[str], hear: Hear) -> None:
        """`senders`: addresses or networks that are listened to; none: all. Port 0: any free one.

        Raises ListenError.
        """
        self._networks = [ipaddress.ip_network(sender, strict=False) for sender in senders]
        self._hear = hear
        self._socket = _opened(address, port)
        self._awake, self._wake = socket.socketpair()
        self._awake.setblocking(False)
        self._wake.setblocking(False)
        self._outbox: deque[tuple[Sender, bytes]] = deque(maxlen=OUTBOX)
        self._from_one, self._from_all = Buckets(*FROM_ONE), Bucket(*FROM_ALL)
        self._ignored: Counter[Ignored] = Counter()
        self._lost = 0  # as the system counts, from 0 with the socket
        self.heard = 0  # messages that were handed over
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="buttons", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port that is listened to."""
        return int(self._socket.getsockname()[1])

    def ignored(self) -> dict[Ignored, int]:
        """What was left, by cause."""
        return dict(self._ignored)

    def answer(self, sender: Sender, told: Iterable[tuple[str, Sequence[messages.Value]]]) -> None:
        """Send messages to a sender, one a datagram; from any thread, without waiting."""
        self._outbox.extend((sender, messages.message(*each)) for each in told)
        self._rouse()

    def close(self) -> None:
        """Answer what waits, then stop. May be called twice."""
        self._closing = True
        self._rouse()
        self._thread.join(JOIN_S)

    def _rouse(self) -> None:
        try:
            self._wake.send(b"\0")
        except OSError:
            return  # it is awake already, or closed

    # ------------------------------------------------------------- the thread

    def _run(self) -> None:
        with selectors.DefaultSelector() as reading, selectors.DefaultSelector() as resting:
            reading.register(self._socket, selectors.EVENT_READ)
            for selector in (reading, resting):
                selector.register(self._awake, selectors.EVENT_READ)
            tired = False
            while not self._closing:
                (resting if tired else reading).select(REST_S if tired else None)
                try:
                    self._answer_all()
                    tired = not self._take_batch()
                except Exception:
                    self._ignored[Ignored.FAULT] += 1
                    LOG.exception("A message from a button met a fault of ours")
        self._answer_all()
        for each in (self._socket, self._awake, self._wake):
            each.close()

    def _take_batch(self) -> bool:
        """Read what is there; False when no more may be read for a moment."""
        for _ in range(BATCH):
            if not self._from_all.take(time.monotonic_ns()):
                return False
            try:
                data, extra, _, sender = self._socket.recvmsg(LARGEST + 1, 64)
            except BlockingIOError:
                return True
            except OSError as error:
                LOG.debug("Nothing to read: %s", error)  # an answer that nobody wanted
                continue
            self._count_lost(extra)
            self._take(data, (str(sender[0]), int(sender[1])))
        return True

    def _take(self, data: bytes, sender: Sender) -> None:
        cause = self._unwelcome(sender)
        heard = cause or read(data)
        if isinstance(heard, Ignored):
            self._ignored[heard] += 1
            return
        for each in heard:
            self.heard += 1
            self._hear(each, sender)

    def _unwelcome(self, sender: Sender) -> Ignored | None:
        if self._networks:
            address = ipaddress.ip_address(sender[0].partition("%")[0])
            if not any(address in network for network in self._networks):
                return Ignored.STRANGER
        allowed = self._from_one.take(sender[0], time.monotonic_ns())
        return None if allowed else Ignored.FLOOD

    def _count_lost(self, extra: Sequence[tuple[int, int, bytes]]) -> None:
        for level, kind, value in extra:
            if level == socket.SOL_SOCKET and kind == RXQ_OVFL and len(value) >= 4:
                (lost,) = struct.unpack_from("=I", value)
                self._ignored[Ignored.LOST] += (lost - self._lost) % 2**32
                self._lost = lost

    def _answer_all(self) -> None:
        try:
            while self._awake.recv(4096):
                pass
        except BlockingIOError:
            pass
        while self._outbox:
            sender, payload = self._outbox.popleft()
            try:
                self._socket.sendto(payload, sender)
            except OSError as error:
                LOG.debug("No answer to %s: %s", sender, error)


def _opened(address: str, port: int) -> socket.socket:
    version = ipaddress.ip_address(address).version
    family = socket.AF_INET6 if version == 6 else socket.AF_INET
    made = socket.socket(family, socket.SOCK_DGRAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        made.bind((address, port))
    except OSError as error:
        made.close()
        raise ListenError(_why_not(address, port, error)) from None
    try:
        made.setsockopt(socket.SOL_SOCKET, RXQ_OVFL, 1)
    except OSError as error:
        LOG.debug("Lost datagrams are not counted here: %s", error)
    return made


def _why_not(address: str, port: int, error: OSError) -> str:
    reason = {
        errno.EADDRINUSE: "another program listens there. Choose another port",
        errno.EADDRNOTAVAIL: "this machine has no such address. 0.0.0.0 stands for all it has",
        errno.EACCES: "the system does not allow it. Choose a port above 1023",
    }.get(error.errno or 0, error.strerror or str(error))
    return f"Buttons cannot be heard at {address}, port {port}: {reason}."
