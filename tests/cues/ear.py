"""A listener of the tests: a real UDP socket, read with the library's own parser."""

import socket
from collections.abc import Callable
from types import TracebackType

from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_message import OscMessage

from racecontrol.meeting.model import CueTarget

WAIT_S = 10
Heard = tuple[str, list[object]]


class Ear:
    """Hears cues; fails the test when what it waits for does not come."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((address, 0))
        self.socket.settimeout(WAIT_S)
        self.port = int(self.socket.getsockname()[1])
        self.heard: list[Heard] = []
        self.tags: list[float] = []

    def __enter__(self) -> "Ear":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.socket.close()

    def noun(self, **more: object) -> CueTarget:
        """This ear as a target of an event file."""
        return CueTarget("127.0.0.1", self.port, **more)  # type: ignore[arg-type]

    def take(self) -> list[Heard]:
        """The messages of the next datagram."""
        data = self.socket.recv(65_536)
        if data.startswith(b"#bundle"):
            bundle = OscBundle(data)
            self.tags.append(bundle.timestamp)
            fresh = [(one.address, one.params) for one in bundle]
        else:
            one = OscMessage(data)
            fresh = [(one.address, one.params)]
        self.heard += fresh
        return fresh

    def until(self, holds: Callable[[Heard], bool]) -> list[Heard]:
        """All that was heard, up to the first that holds."""
        for index, one in enumerate(self.heard):
            if holds(one):
                return self.heard[: index + 1]
        while True:
            before = len(self.heard)
            for offset, one in enumerate(self.take()):
                if holds(one):
                    return self.heard[: before + offset + 1]

    def of(self, *beginnings: str) -> list[Heard]:
        """What was heard so far below these addresses."""
        return [one for one in self.heard if one[0].startswith(beginnings)]


def is_at(address: str, *arguments: object) -> Callable[[Heard], bool]:
    """Whether a message has this address and begins with these arguments."""

    def holds(one: Heard) -> bool:
        return one[0] == address and one[1][: len(arguments)] == list(arguments)

    return holds


def free_port() -> int:
    """A UDP port of the loopback that is free now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
