"""A simulated RS-485 line: two pseudo-terminals tied together, with a line's faults on demand.

The reader opens `port`, a link as udev would make it. Bytes take their time at the baud rate,
which a pseudo-terminal does not know of. Unix only.
"""

import contextlib
import heapq
import itertools
import os
import random
import select
import threading
import time
import tty
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from drivers.rigbox.budget import BITS

LONGEST: Final = 512
SPLIT_PAUSE_S: Final = 0.025
NOISE: Final = 12  # bytes of it before an answer


@dataclass
class WireFaults:
    """What goes wrong on the line now, by box address. Any thread may change it."""

    cut: set[int] = field(default_factory=set)  # questions to these boxes do not arrive
    flipped: set[int] = field(default_factory=set)  # their answers arrive with a wrong bit
    split: set[int] = field(default_factory=set)  # their answers arrive in two pieces
    delay_s: dict[int, float] = field(default_factory=dict)  # their answers arrive so late
    noisy: bool = False  # rubbish before every answer
    flips_left: int = 0  # so many more answers arrive with a wrong bit, whosever they are

    def clear(self) -> None:
        """All is well again."""
        self.__init__()  # type: ignore[misc]


class Wire:
    """The line while its adapter is plugged in, from `plug` to `unplug`."""

    def __init__(self, port: Path, baud: int = 0, seed: int = 0) -> None:
        """`baud` 0: bytes take no time."""
        self.port = str(port)
        self.far_port = ""  # where the boxes are
        self.faults = WireFaults()
        self._baud = baud
        self._noise = random.Random(seed)
        self._fds: tuple[int, ...] = ()
        self._thread: threading.Thread | None = None

    @property
    def plugged(self) -> bool:
        return self._thread is not None

    def plug(self) -> None:
        """The adapter is put in: its port appears."""
        near, near_end = os.openpty()
        far, far_end = os.openpty()
        for end in (near, near_end, far, far_end):
            tty.setraw(end)
        wake, waker = os.pipe()
        self._fds = (near, far, near_end, far_end, wake, waker)
        self.far_port = os.ttyname(far_end)
        link = Path(self.port)
        with contextlib.suppress(FileNotFoundError):
            link.unlink()
        link.symlink_to(os.ttyname(near_end))
        carrier = _Carrier(near, far, wake, self._baud, self.faults, self._noise)
        self._thread = threading.Thread(target=carrier.run, name="wire", daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """The adapter is pulled out: its port goes, and whoever holds it gets an error."""
        if self._thread is None:
            return
        os.write(self._fds[-1], b"x")
        self._thread.join()
        self._thread = None
        with contextlib.suppress(FileNotFoundError):
            Path(self.port).unlink()
        for fd in self._fds:
            os.close(fd)
        self._fds = ()


class _Carrier:
    """Carries questions there and answers back."""

    def __init__(
        self, near: int, far: int, wake: int, baud: int, faults: WireFaults, noise: random.Random
    ) -> None:
        self._near, self._far, self._wake = near, far, wake
        self._baud, self._faults, self._noise = baud, faults, noise
        self._under_way: list[tuple[float, int, int, bytes]] = []  # due, order, to, bytes
        self._order = itertools.count()

    def run(self) -> None:
        while True:
            due = self._under_way[0][0] - time.monotonic() if self._under_way else None
            wait_s = None if due is None else max(0.0, due)
            ready, _, _ = select.select([self._near, self._far, self._wake], [], [], wait_s)
            if self._wake in ready:
                return
            with contextlib.suppress(OSError):  # one end is being closed
                self._take(ready)
                self._deliver()

    def _take(self, ready: list[int]) -> None:
        if self._near in ready:
            question = os.read(self._near, LONGEST)
            if question and question[0] not in self._faults.cut:
                self._send(self._far, question)
        if self._far in ready:
            self._answer(os.read(self._far, LONGEST))

    def _answer(self, answer: bytes) -> None:
        faults, unit = self._faults, answer[0]
        delay_s = faults.delay_s.get(unit, 0.0)
        if unit in faults.flipped or faults.flips_left > 0:
            faults.flips_left = max(0, faults.flips_left - 1)
            answer = answer[:-1] + bytes([answer[-1] ^ 0x10])
        if faults.noisy:
            answer = self._noise.randbytes(NOISE) + answer
        if unit in faults.split:
            middle = len(answer) // 2
            self._send(self._near, answer[:middle], delay_s)
            self._send(self._near, answer[middle:], delay_s + SPLIT_PAUSE_S)
        else:
            self._send(self._near, answer, delay_s)

    def _send(self, to: int, packet: bytes, delay_s: float = 0.0) -> None:
        takes_s = len(packet) * BITS / self._baud if self._baud else 0.0
        due = time.monotonic() + takes_s + delay_s
        heapq.heappush(self._under_way, (due, next(self._order), to, packet))

    def _deliver(self) -> None:
        while self._under_way and self._under_way[0][0] <= time.monotonic():
            _, _, to, packet = heapq.heappop(self._under_way)
            os.write(to, packet)
