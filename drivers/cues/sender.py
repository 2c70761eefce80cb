"""The thread that sends cues, and what it knows about each target."""

import errno
import ipaddress
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from drivers.cues import messages
from drivers.cues.waiting import Waiting
from drivers.errors import DeviceError
from racecontrol.meeting.model import Flag, Phase

QUEUE: Final = 1_024  # cues that may wait; a race gives some ten a second at most
BEAT_S: Final = 1.0
JOIN_S: Final = 2.0


class CueError(DeviceError):
    """A target cannot be used; the text says what to write instead."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where cues go: an IP address (a name could keep the thread waiting) and a UDP port."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class TargetHealth:
    """What came of sending to one target."""

    target: Target
    sent: int = 0
    errors: int = 0
    last_error: str = ""


class Cues:
    """Sends cues to all targets from its own thread until `close`.

    The methods named after facts never wait and never raise; when the queue is full the oldest cue
    gives way, as a lamp must show what is true now.
    """

    def __init__(self, event: str, targets: Sequence[Target], beat_s: float = BEAT_S) -> None:
        """CueError when a target is not an IP address and a port."""
        self._event = event
        self._beat_s = beat_s
        self._waiting = Waiting(QUEUE)
        for target in targets:
            _checked(target)  # all of them, before a socket is open
        self._lines = [_Line(target) for target in targets]
        self._thread = threading.Thread(target=self._run, name="cues", daemon=True)
        self._thread.start()

    def flag(self, shown: Flag) -> None:
        self._waiting.put(messages.flag(self._event, shown))

    def session(self, key: str, phase: Phase) -> None:
        self._waiting.put(messages.session(self._event, key, phase))

    def lap(self, number: int, completed: int, official_ms: int) -> None:
        self._waiting.put(messages.lap(self._event, number, completed, official_ms))

    def penalty(self, number: int, name: str) -> None:
        self._waiting.put(messages.penalty(self._event, number, name))

    @property
    def dropped(self) -> int:
        """Cues that gave way to newer ones."""
        return self._waiting.dropped

    def health(self) -> tuple[TargetHealth, ...]:
        """One for each target, as of now."""
        return tuple(line.health for line in self._lines)

    def close(self) -> None:
        """Send what waits, then stop. May be called twice."""
        self._waiting.close()
        self._thread.join(JOIN_S)

    def _run(self) -> None:
        due = time.monotonic()
        while not self._waiting.ended:
            if time.monotonic() >= due:  # asked first, or a flood of cues would leave no beat
                self._send(messages.alive(self._event))
                due = max(due + self._beat_s, time.monotonic())
            cue = self._waiting.take(max(0.0, due - time.monotonic()))
            if cue is not None:
                self._send(cue)
        for line in self._lines:
            line.close()

    def _send(self, cue: bytes) -> None:
        for line in self._lines:
            line.send(cue)


class _Line:
    """The socket to one target. Used by one thread; `health` is replaced whole, for readers."""

    def __init__(self, target: Target) -> None:
        self.health = TargetHealth(target)
        version = _checked(target)
        family = socket.AF_INET6 if version == 6 else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._connected = False

    def send(self, cue: bytes) -> None:
        """Connected, so that the system tells us when nobody listens there."""
        try:
            if not self._connected:
                self._socket.connect((self.health.target.host, self.health.target.port))
                self._connected = True
            self._socket.send(cue)
        except OSError as error:
            self._count(error)
        else:
            self.health = replace(self.health, sent=self.health.sent + 1)

    def _count(self, error: OSError) -> None:
        """A refusal belongs to an earlier cue, and this one was not sent."""
        reason = error.strerror or errno.errorcode.get(error.errno or 0, str(error))
        self.health = replace(self.health, errors=self.health.errors + 1, last_error=reason)

    def close(self) -> None:
        self._socket.close()


def _checked(target: Target) -> int:
    """4 or 6."""
    try:
        version = ipaddress.ip_address(target.host).version
    except ValueError:
        raise CueError(
            f"Cue target {target.host!r} is not an IP address. Write one, such as 192.0.2.10."
        ) from None
    if not 0 < target.port < 65_536:
        raise CueError(f"Cue target {target.host} has no port {target.port}. Use 1 to 65535.")
    return version
