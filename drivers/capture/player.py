"""A recording sent over UDP as a console would send it.

The packet ids set the pace, 59.94 to the wall second: gaps stay pauses, doubled packets are sent
twice. Clear packets are sealed again under fresh seeds. The sending socket listens on the console's
own port where it can, so that heartbeats find somebody.
"""

import errno
import random
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from drivers.capture.recorded import Recorded, Recording
from drivers.errors import DeviceError
from drivers.gt7 import _gt7
from drivers.gt7.packet import (
    BY_LETTER,
    PACKETS_PER_WALL_SECOND,
    packet_id_of,
)
from drivers.gt7.ports import HEARTBEAT_PORT, TELEMETRY_PORT

TICK_NS: Final = 1_000_000_000 / PACKETS_PER_WALL_SECOND
LONGEST_PAUSE_TICKS: Final = 10 * 60 * 60  # ten minutes; a larger step is a restart of the game
FALLEN_BACK_TICKS: Final = 600  # a smaller step back is a late packet, a larger one a restart
PROGRESS_EVERY: Final = 60  # datagrams
_PATIENCE_S: Final = 0.1  # how long a wait may take no notice of `stop`
_HEARTBEATS: Final = frozenset(kind.heartbeat for kind in BY_LETTER.values())


class PlayError(DeviceError):
    """The recording cannot be sent as asked; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of playing."""

    sent: int  # datagrams
    left_out: int  # datagrams of other rigs, or of unknown sources
    complete: bool  # False when stopped


def seeds(seed: int) -> Iterator[int]:
    """An endless stream of 32-bit seeds for the cipher; the same for the same `seed`."""
    numbers = random.Random(seed)
    while True:
        yield numbers.getrandbits(32)


class Pacer:
    """When each datagram is due. No clock in it: ns since the start of playing."""

    def __init__(self, speed: float) -> None:
        self._tick_ns = TICK_NS / speed if speed else 0.0
        self._speed = speed
        self._first_arrival_ns: int | None = None
        self._begins_ns: dict[int, float] = {}
        self._ticks: dict[int, int] = {}
        self._newest: dict[int, int] = {}

    def due_ns(self, rig: int, packet_id: int, arrival_ns: int | None) -> int:
        """The due time of the next packet of a rig; rigs begin as far apart as they arrived."""
        if rig not in self._newest:
            self._begins_ns[rig] = self._begin(arrival_ns)
            self._ticks[rig], self._newest[rig] = 0, packet_id
        step = packet_id - self._newest[rig]
        if not -FALLEN_BACK_TICKS < step <= LONGEST_PAUSE_TICKS:
            self._newest[rig], step = packet_id, 1
        self._ticks[rig] += max(step, 0)
        self._newest[rig] = max(self._newest[rig], packet_id)
        return round(self._begins_ns[rig] + self._ticks[rig] * self._tick_ns)

    def _begin(self, arrival_ns: int | None) -> float:
        if arrival_ns is None or not self._speed:
            return 0.0
        if self._first_arrival_ns is None:
            self._first_arrival_ns = arrival_ns
        return max(arrival_ns - self._first_arrival_ns, 0) / self._speed


def play(
    recording: Recording,
    host: str,
    *,
    port: int = TELEMETRY_PORT,
    source_address: str | Sequence[str] | None = None,
    console_port: int = HEARTBEAT_PORT,
    rig: int | None = None,
    speed: float = 1.0,
    seed_stream: Iterator[int] | None = None,
    wait_for_heartbeat: bool = False,
    on_progress: Callable[[int], None] | None = None,
    stop: threading.Event | None = None,
) -> Played:
    """Send a recording to `host`:`port`; returns when it is over, or soon after `stop` is set.

    One rig is sent from one address (any, unless `source_address` names it); all rigs of a
    recording are sent when `source_address` lists as many. `speed` 2 is twice as fast as life, 0 as
    fast as possible. With `wait_for_heartbeat` each console waits for its first heartbeat and
    answers to where it came from, at `port`. `on_progress` hears the count of datagrams sent.
    Raises PlayError, and RecordingError while the file is read.
    """
    if speed < 0:
        raise PlayError(f"A speed of {speed:g} is not possible. Give 1 for life, 0 for no pauses.")
    addresses = _assigned(recording, source_address, rig)
    target = (_resolved(host), port)
    with ExitStack() as open_sockets:
        consoles = {
            number: _Console(open_sockets, address, console_port, target)
            for number, address in addresses.items()
        }
        stage = _Stage(consoles, Pacer(speed), seed_stream or seeds(0), stop or threading.Event())
        if wait_for_heartbeat:
            stage.await_heartbeats()
        return stage.send_all(recording, on_progress or _unheard)


def _unheard(sent: int) -> None:
    """Progress that nobody asked for."""


class _Console:
    """One sender: a UDP socket at a console's address."""

    def __init__(
        self, stack: ExitStack, address: str, console_port: int, target: tuple[str, int]
    ) -> None:
        self.address = address
        self.console_port = console_port
        self.target = target
        self.heard = False
        self.socket = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self.listens = self._bind()
        self.socket.setblocking(False)

    def _bind(self) -> bool:
        """Whether the console's port was free; without it, a console that hears nothing."""
        try:
            self.socket.bind((self.address, self.console_port))
        except (OSError, OverflowError) as error:
            if not isinstance(error, OSError) or error.errno not in (
                errno.EADDRINUSE,
                errno.EACCES,
            ):
                raise PlayError(
                    f"Nothing can be sent from {self.address or 'this machine'}, port "
                    f"{self.console_port} ({error}). Give an address of this machine."
                ) from error
            self.socket.bind((self.address, 0))
            return False
        return True

    def require_ear(self) -> None:
        if not self.listens:
            raise PlayError(
                f"Port {self.console_port} is in use by another program, so no heartbeat can be "
                "heard. Close it, or send without waiting."
            )

    def send(self, datagram: bytes) -> None:
        try:
            while not self._sent(datagram):
                select.select([], [self.socket], [], _PATIENCE_S)
        except (OSError, OverflowError) as error:
            raise PlayError(
                f"The recording cannot be sent to {self.target[0]}, port {self.target[1]} "
                f"({error}). Check the address and the network."
            ) from error

    def _sent(self, datagram: bytes) -> bool:
        """False while the system's own queue is full."""
        try:
            self.socket.sendto(datagram, self.target)
        except BlockingIOError:
            return False
        return True

    def hear(self) -> str | None:
        """Drain what came; the address of the last heartbeat in it."""
        sender = None
        while True:
            try:
                letter, (address, _) = self.socket.recvfrom(64)
            except OSError:  # nothing left; on Windows also: an earlier datagram found nobody
                return sender
            if letter in _HEARTBEATS:
                sender, self.heard = address, True


def _assigned(
    recording: Recording, source_address: str | Sequence[str] | None, rig: int | None
) -> dict[int, str]:
    """The source address of each rig that is to be sent."""
    count = len(recording.rigs)
    wanted = list(range(count)) if rig is None else [rig]
    sources = [source_address or ""] if _is_one(source_address) else list(source_address or ())
    if rig is not None and not 0 <= rig < count:
        raise PlayError(f"The recording has no rig {rig}. Choose one of 0 to {count - 1}.")
    if len(sources) < len(wanted):
        raise PlayError(
            f"The recording holds {count} rigs. Choose one of them, or give {count} addresses to "
            "send from."
        )
    return {number: str(address) for number, address in zip(wanted, sources, strict=False)}


def _is_one(source_address: str | Sequence[str] | None) -> bool:
    return source_address is None or isinstance(source_address, str)


def _resolved(host: str) -> str:
    try:
        return socket.gethostbyname(host)
    except (OSError, UnicodeError) as error:
        raise PlayError(
            f"There is no machine {host!r} ({error}). Give its name or IPv4 address."
        ) from error


@dataclass(frozen=True, slots=True)
class _Stage:
    """Everything that plays along: the senders, their pace and their seeds."""

    consoles: dict[int, _Console]
    pacer: Pacer
    seed_stream: Iterator[int]
    stop: threading.Event

    def await_heartbeats(self) -> None:
        """Until every console has heard one; then each answers to where its own came from."""
        for console in self.consoles.values():
            console.require_ear()
        while not self.stop.is_set() and not all(each.heard for each in self.consoles.values()):
            for console in self._readable(_PATIENCE_S):
                sender = console.hear()
                if sender is not None:
                    console.target = (sender, console.target[1])

    def send_all(self, recording: Recording, on_progress: Callable[[int], None]) -> Played:
        """Every datagram of the consoles that play, each when it is due."""
        sent = left_out = 0
        start_ns = time.monotonic_ns()
        for recorded in recording:
            if recorded.rig not in self.consoles:
                left_out += 1
                continue
            self._wait_until(start_ns + self._due_ns(recorded))
            if self.stop.is_set():
                return Played(sent, left_out, complete=False)
            self.consoles[recorded.rig].send(self._datagram(recorded))
            sent += 1
            if sent % PROGRESS_EVERY == 0:
                on_progress(sent)
        on_progress(sent)
        return Played(sent, left_out, complete=True)

    def _due_ns(self, recorded: Recorded) -> int:
        """What was no packet had no pace: it goes out with its neighbours."""
        clear = recorded.datagram if recorded.clear else _gt7.unseal(recorded.datagram)
        if isinstance(clear, int):
            return 0
        return self.pacer.due_ns(recorded.rig, packet_id_of(clear), recorded.arrival_ns)

    def _datagram(self, recorded: Recorded) -> bytes:
        if recorded.clear:
            return _gt7.seal(recorded.datagram, next(self.seed_stream))
        return recorded.datagram

    def _wait_until(self, due_ns: int) -> None:
        """Heartbeats are drained while waiting."""
        while (left_ns := due_ns - time.monotonic_ns()) > 0 and not self.stop.is_set():
            for console in self._readable(min(left_ns / 1e9, _PATIENCE_S)):
                console.hear()

    def _readable(self, timeout_s: float) -> list[_Console]:
        consoles = list(self.consoles.values())
        readable, _, _ = select.select([each.socket for each in consoles], [], [], timeout_s)
        return [console for console in consoles if console.socket in readable]
