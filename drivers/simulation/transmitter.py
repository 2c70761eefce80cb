"""The loop of the child process: wait for the next departure, send it, listen in between.

One thread keeps absolute deadlines for all consoles; only the orders are read by a second one,
which may block. Heartbeats and orders are looked at every few milliseconds.
"""

import contextlib
import itertools
import queue
import select
import socket
import threading
import time
from collections.abc import Callable, Sequence
from typing import BinaryIO, Final, Self

import msgspec

from drivers.simulation.orders import (
    Answer,
    Chequered,
    Done,
    Failed,
    Go,
    Menu,
    Order,
    Prepare,
    Seat,
    Slow,
)
from drivers.simulation.plan import SimulationError
from drivers.simulation.stage import Departure, Stage

_STRETCH_NS: Final = 400_000_000  # computed ahead, while the stretch before is sent
_FIRST_NS: Final = 60_000_000  # computed in one go, when what was ahead is not true any more
_LISTEN_EVERY_NS: Final = 4_000_000
_SLACK_NS: Final = 60_000  # a wake-up costs more than being that early
_TOO_LATE_NS: Final = 2_000_000_000  # a busy machine catches up; after a longer halt ids are lost
_PORTIONS: Final = 160  # of the next stretch, computed between departures


class Orders:
    """Orders from the parent, read on a thread of their own; `None` when the parent is gone."""

    def __init__(self, stream: BinaryIO) -> None:
        self.waiting: queue.SimpleQueue[Order | Failed | None] = queue.SimpleQueue()
        threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream: BinaryIO) -> None:
        decoder = msgspec.json.Decoder(Order)
        for line in stream:
            try:
                self.waiting.put(decoder.decode(line))
            except msgspec.DecodeError as wrong:
                self.waiting.put(Failed(f"The simulation got an order it cannot read: {wrong}."))
        self.waiting.put(None)


class Sockets:
    """One UDP socket per console, each on its own address."""

    def __init__(self, addresses: Sequence[str], port: int) -> None:
        self.all: list[socket.socket] = []
        try:
            for address in addresses:
                self.all.append(_listening(address, port))
        except SimulationError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the addresses back."""
        for each in self.all:
            each.close()

    def names(self) -> tuple[tuple[str, int], ...]:
        """Where the consoles listen."""
        return tuple((str(each.getsockname()[0]), each.getsockname()[1]) for each in self.all)


def _listening(address: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        made.bind((address, port))
    except OSError as refused:
        made.close()
        raise SimulationError(
            f"A simulated console cannot listen on {address}:{port} ({refused.strerror}); end the "
            "other simulation, or give the simulation other addresses."
        ) from refused
    made.setblocking(False)
    return made


class Transmitter:
    """Carries out orders and sends what leaves the stage, until the parent is gone."""

    def __init__(
        self,
        stage: Stage,
        sockets: Sockets,
        port: int,
        orders: Orders,
        answer: Callable[[Answer], None],
    ) -> None:
        self.stage, self.sockets, self.port = stage, sockets, port
        self.orders, self.answer = orders, answer
        self.ended = False
        self._next_listen_ns = 0
        self._index = {each: i for i, each in enumerate(sockets.all)}

    def run(self) -> None:
        """Stretch after stretch; an order cuts one short, for it changes what leaves."""
        end_ns = time.monotonic_ns()
        ready: list[Departure] = []
        while not self.ended:
            cut_ns, ready = self._send(ready, end_ns)
            if cut_ns is None:
                end_ns += _STRETCH_NS
                continue
            begin_ns = time.monotonic_ns() if self._is_late(cut_ns) else cut_ns
            end_ns = begin_ns + _FIRST_NS
            ready = sorted(itertools.chain.from_iterable(self.stage.leaving(begin_ns, end_ns)))

    def _send(self, ready: list[Departure], end_ns: int) -> tuple[int | None, list[Departure]]:
        """Send what is ready up to the end, computing the next stretch in between.

        Returns None and the next stretch, or the moment at which an order cut this one short.
        """
        ahead = self.stage.leaving(end_ns, end_ns + _STRETCH_NS)
        coming: list[Departure] = []
        targets = [(listener.host, self.port) for listener in self.stage.listeners]
        every = len(ready) // _PORTIONS + 1
        for place, (at_ns, console, datagram) in enumerate(ready):
            if not self._wait(at_ns) or self._is_late(at_ns):
                return at_ns, []
            with contextlib.suppress(OSError):  # a full buffer or no route: lost, as on a wire
                self.sockets.all[console].sendto(datagram, targets[console])
            if place % every == 0:
                coming += next(ahead, ())
        coming += itertools.chain.from_iterable(ahead)
        if not self._wait(end_ns):
            sent_ns = ready[-1].at_ns + 1 if ready else 0
            return max(time.monotonic_ns(), sent_ns), []
        return None, sorted(coming)

    def _is_late(self, at_ns: int) -> bool:
        """After a halt of the machine nothing is sent in a burst."""
        return time.monotonic_ns() - at_ns > _TOO_LATE_NS

    def _wait(self, until_ns: int) -> bool:
        """Sleep until then, with an ear open; False when an order or a new listener came."""
        while True:
            now_ns = time.monotonic_ns()
            if now_ns >= self._next_listen_ns:
                self._next_listen_ns = now_ns + _LISTEN_EVERY_NS
                if self._listen(now_ns):
                    return False
            if now_ns >= until_ns - _SLACK_NS:
                return True
            time.sleep((min(until_ns, self._next_listen_ns) - now_ns) / 1e9)

    def _listen(self, now_ns: int) -> bool:
        """Heartbeats and orders; True when what leaves has changed."""
        changed = False
        ready, _, _ = select.select(self.sockets.all, [], [], 0)
        for each in ready:
            listener = self.stage.listeners[self._index[each]]
            before = listener.listens(now_ns)
            for beat, host in _received(each):
                listener.hear(beat, host, now_ns)
            changed |= listener.listens(now_ns) and not before
        while not self.orders.waiting.empty():
            changed = True
            self._obey(self.orders.waiting.get())
        return changed

    def _obey(self, order: Order | Failed | None) -> None:
        try:
            match order:
                case None:
                    self.ended = True
                    return
                case Failed():
                    self.answer(order)
                    return
                case Prepare(plan=plan, already_elapsed_ticks=ticks):
                    self.stage.prepare(plan, ticks)
                case Go(at_monotonic_ns=at_ns, already_elapsed_ticks=ticks):
                    self.stage.go(at_ns, ticks)
                case Chequered():
                    self.stage.chequered(time.monotonic_ns())
                case Slow(limit=limit):
                    self.stage.slow(limit, time.monotonic_ns())
                case Seat(cars=cars):
                    self.stage.seat(cars)
                case Menu():
                    self.stage.menu(time.monotonic_ns())
        except SimulationError as refused:
            self.answer(Failed(str(refused)))
        else:
            self.answer(Done())


def _received(each: socket.socket) -> list[tuple[bytes, str]]:
    """All heartbeats that wait on one socket, with their senders' addresses."""
    beats: list[tuple[bytes, str]] = []
    with contextlib.suppress(BlockingIOError, ConnectionError):
        while True:
            beat, (host, _) = each.recvfrom(64)
            beats.append((beat, host))
    return beats
