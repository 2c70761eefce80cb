"""The threads that send cues, one for each target, and what is known about each."""

import errno
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from drivers.cues import messages
from drivers.cues.waiting import Due, Waiting
from drivers.cues.wire import TcpWire, UdpWire, Wire
from drivers.errors import DeviceError
from racecontrol.meeting.model import Transport

LOG: Final = logging.getLogger(__name__)
QUEUE: Final = 8_192  # payloads that may wait: ten minutes of a delayed broadcast
JOIN_S: Final = 5.0
NS_PER_MS: Final = 1_000_000
Message = tuple[str, Sequence[messages.Value]]  # address, arguments


class CueError(DeviceError):
    """A target cannot be used; the text says what to write instead."""


def every_address(address: str) -> bool:
    """The filter that lets everything pass."""
    return bool(address)


class Target(Struct, frozen=True):
    """Where cues go. Each gets what it wants, so much later, in bundles or one by one."""

    host: str  # an IP address or the name of a machine
    port: int
    name: str = ""
    transport: Transport = Transport.UDP
    delay_ms: int = 0
    bundle: bool = True
    wants: Callable[[str], bool] = every_address
    says: Callable[[str, Sequence[messages.Value]], Sequence[Message]] | None = None  # translated

    @property
    def title(self) -> str:
        """How people know it."""
        return self.name or f"{self.host}:{self.port}"


class TargetHealth(Struct, frozen=True):
    """What came of sending to one target. Counts are cues, not datagrams."""

    target: Target
    sent: int = 0
    errors: int = 0
    dropped: int = 0  # the queue was full
    waiting: int = 0  # payloads
    last_error: str = ""
    failing: bool = False  # the last cue did not go out


class _Made(NamedTuple):
    """A message, and its bytes."""

    address: str
    values: Sequence[messages.Value]
    payload: bytes


class Cues:
    """Sends cues to all targets, each from its own thread, until `close`.

    `send` never waits and never raises; when a queue is full the oldest cue gives way, as a lamp
    must show what is true now.
    """

    def __init__(self, targets: Sequence[Target], *, queue: int = QUEUE) -> None:
        """CueError when a target has no port."""
        for target in targets:
            _check(target)  # all of them, before a thread runs
        self._lines = [_Line(target, queue) for target in targets]

    def send(self, told: Iterable[Message], at_ns: int) -> None:
        """Send these messages, which are true at a moment of the monotonic clock."""
        made = [_Made(*one, messages.message(*one)) for one in told]
        ahead_ns = messages.wall_ahead_ns()
        for line in self._lines:
            line.put(made, at_ns, ahead_ns)

    def health(self) -> tuple[TargetHealth, ...]:
        """One for each target, as of now."""
        return tuple(line.health() for line in self._lines)

    def close(self) -> None:
        """Send what is due, then stop. May be called twice."""
        for line in self._lines:
            line.close()
        for line in self._lines:
            line.join()


class _Line:
    """One target: its queue, its thread, its cable."""

    def __init__(self, target: Target, queue: int) -> None:
        self._target = target
        self._health = TargetHealth(target)  # replaced whole, by the thread alone
        self._waiting = Waiting(queue)
        self._wanted: dict[str, bool] = {}
        tcp = target.transport is Transport.TCP
        self._wire: Wire = (TcpWire if tcp else UdpWire)(target.host, target.port)
        name = f"cues to {target.title}"
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def put(self, made: Sequence[_Made], at_ns: int, ahead_ns: int) -> None:
        """From the thread that tells; one thread only. `ahead_ns`: of the wall clock."""
        wanted = [
            payload for one in made if self._wants(one.address) for payload in self._said(one)
        ]
        if not wanted:
            return
        due_ns = at_ns + self._target.delay_ms * NS_PER_MS
        if not self._target.bundle:
            for payload in wanted:
                self._waiting.put(Due(due_ns, payload, 1))
            return
        for payload in messages.bundles(wanted, due_ns + ahead_ns):
            self._waiting.put(Due(due_ns, payload, messages.count(payload)))

    def _said(self, one: _Made) -> Iterable[bytes]:
        """In the words of the target."""
        if self._target.says is None:
            return (one.payload,)
        return [messages.message(*said) for said in self._target.says(one.address, one.values)]

    def _wants(self, address: str) -> bool:
        if address not in self._wanted:
            self._wanted[address] = self._target.wants(address)
        return self._wanted[address]

    def health(self) -> TargetHealth:
        return replace(self._health, dropped=self._waiting.dropped, waiting=len(self._waiting))

    def close(self) -> None:
        self._waiting.close()

    def join(self) -> None:
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        while (due := self._waiting.take()) is not None:
            try:
                self._wire.send(due.payload)
            except OSError as error:
                self._count(error, due.cues)
            except Exception as error:
                LOG.exception("A cue could not be sent to %s", self._target.title)
                self._count(OSError(None, str(error)), due.cues)
            else:
                sent = self._health.sent + due.cues
                self._health = replace(self._health, sent=sent, failing=False)
        self._wire.close()

    def _count(self, error: OSError, cues: int) -> None:
        """A refusal over UDP belongs to an earlier cue, and this one was not sent."""
        reason = error.strerror or errno.errorcode.get(error.errno or 0, str(error))
        errors = self._health.errors + cues
        self._health = replace(self._health, errors=errors, last_error=reason, failing=True)


def _check(target: Target) -> None:
    if not target.host:
        raise CueError("A cue target has no address. Write one, such as 192.0.2.10.")
    if not 0 < target.port < 65_536:
        raise CueError(f"Cue target {target.host} has no port {target.port}. Use 1 to 65535.")
