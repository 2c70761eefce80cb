"""A desk on real parts: SQLite journal, control thread, telemetry that hears rigs over loopback."""

import shutil
import socket
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from drivers.gt7 import _gt7
from drivers.gt7.packet import WIRE_A, WIRE_B
from racecontrol.control import Control
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import AnyFact, ProgramStarted
from racecontrol.meeting.model import TIMING, Meeting, Person, Role
from racecontrol.timing.clock import EventClock
from racecontrol.timing.sample import LIVE
from racecontrol.timing.telemetry import Telemetry
from racecontrol.tracks.of_event import EventTracks
from ui.bridge import Desk, RecorderHealth

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = {
    "director": Person("A. Moravec", Role.DIRECTOR),
    "steward": Person("R. Halloran", Role.STEWARD),
    "technician": Person("S. Ibarra", Role.TECHNICIAN),
}
WIRE = {296: WIRE_A, 316: WIRE_B}


class Rigs:
    """Telemetry of a meeting's rigs, and the sockets from which they send."""

    def __init__(self, meeting: Meeting, clock: EventClock) -> None:
        addresses = [rig.address for rig in meeting.rigs]
        self._receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self._receiver.bind(("127.0.0.1", 0))
        self._senders = [_bound(address) for address in addresses]
        self._next_id = [1] * len(addresses)
        self.telemetry = Telemetry(
            self._receiver.fileno(), _gt7.feed_capsule(), addresses, clock=clock
        )

    def send(self, rig: int, count: int = 1, length: int = 316, **fields: float) -> None:
        """Packets of one console, each with the next id; `fields` by their names on the wire."""
        record = np.zeros(1, WIRE[length])
        record["magic"], record["flags"], record["lap"] = b"0S7G", LIVE, 3
        for name, value in fields.items():
            record[name] = value
        for _ in range(count):
            record["packet_id"] = self._next_id[rig]
            self._next_id[rig] += 1
            self.send_raw(rig, _gt7.seal(record.tobytes(), self._next_id[rig]))

    def send_raw(self, rig: int, datagram: bytes) -> None:
        """Any bytes from a console's address."""
        self._senders[rig].sendto(datagram, self._receiver.getsockname())

    def send_from_elsewhere(self, address: str) -> None:
        """A datagram from an address that is no rig's."""
        with _bound(address) as stranger:
            stranger.sendto(b"hello", self._receiver.getsockname())

    def skip(self, rig: int, count: int) -> None:
        """Packets that never come."""
        self._next_id[rig] += count

    def close(self) -> None:
        self.telemetry.close()
        for sock in (self._receiver, *self._senders):
            sock.close()


def _bound(address: str) -> socket.socket:
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.bind((address, 0))
    return sender


def _own_tracks(folder: Path) -> Path:
    """A user's folder of tracks, with copies of the ones we bring."""
    return Path(shutil.copytree(ROOT / "assets" / "tracks", folder / "tracks"))


class Stage:
    """A desk whose control runs; `close` ends everything."""

    def __init__(
        self,
        folder: Path,
        facts: Iterable[AnyFact],
        meeting: Meeting,
        now_ns: int,
        speed: float = 1,
    ) -> None:
        self.clock = EventClock(now_ns, time.monotonic_ns(), speed)
        started = ProgramStarted("test", "boot", self.clock.base_ns, self.clock.origin_ns, speed)
        self.journal = SqliteJournal(folder / "journal.sqlite", meeting.key)
        entries = [Entry(fact, TIMING) for fact in (*facts, started)]
        self.journal.append(self.journal.head, entries)
        self.rigs = Rigs(meeting, self.clock)
        self.tracks = EventTracks({plan.track for plan in meeting.sessions}, _own_tracks(folder))
        self.control = Control(self.journal, self.clock, self.tracks)
        self.control.subscribe(lambda update: self.tracks.follow(update.facts))
        self.recorder = RecorderHealth("writing")
        self.desk = Desk(
            self.control, self.rigs.telemetry, self.tracks, PEOPLE, lambda: self.recorder
        )
        self.control.start()

    def close(self) -> None:
        self.control.stop()
        self.rigs.close()
        self.journal.close()
