"""When a console works: at beats of its own and in parts, so that no frame waits for a whole.

Three consoles of one process change with the same fact and count the same seconds. Were all
refreshed in one go, or at one beat, nothing could be painted and no key taken until the last was
done. Were they refreshed side by side, all would be late: so one is whole before the next begins,
and the one that somebody works in is first.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS: Final = 100
SEATS: Final = 3  # consoles whose beats stand at even distances from each other
LOOK_BEATS: Final = 2  # a person reads no figure that changes faster than five times a second
HEALTH_BEATS: Final = 5
REFRESH_MS: Final = 200
BEHIND_MS: Final = 1  # the console in front has begun by then

Part = Callable[[], None]


class Paced(Protocol):
    """A console, as its pace sees it."""

    def beat(self) -> None:
        """Ten times a second: clocks."""

    def look(self) -> None:
        """Five times a second: what changes between two facts."""

    def refresh_parts(self) -> tuple[Part, ...]:
        """After a fact, at most five times a second: everything that comes from the state."""

    def health_parts(self) -> tuple[Part, ...]:
        """Twice a second, one a beat: what ages."""

    def isActiveWindow(self) -> bool:
        """Whether somebody works in it."""


class Turns:
    """Of all consoles of a process: one is refreshed at a time."""

    def __init__(self) -> None:
        self.seats = 0
        self._under_way: Pace | None = None
        self._waiting: deque[Pace] = deque()

    @property
    def busy(self) -> bool:
        """Whether a new fact is brought to a console just now."""
        return self._under_way is not None

    def begin(self, pace: "Pace") -> bool:
        """Whether it may go on now; else it is called again when its turn has come."""
        if self._under_way in (None, pace):
            self._under_way = pace
            return True
        if pace not in self._waiting:
            self._waiting.append(pace)
        return False

    def end(self, pace: "Pace") -> None:
        """It is whole, or closed."""
        if pace in self._waiting:
            self._waiting.remove(pace)
        if self._under_way is pace:
            self._under_way = None
            if self._waiting:
                self._waiting.popleft().call()


class Pace(QObject):
    """Calls the parts of one console; `start` when it stands, `stop` when it closes."""

    def __init__(self, console: Paced, turns: Turns, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._turns = console, turns
        self._seat, turns.seats = turns.seats, turns.seats + 1
        self._beats = 0
        self._stale = self._gave_way = False
        self._refreshed_ms = 0
        self._parts: deque[Part] = deque()  # of the refresh that is under way
        self._health: deque[Part] = deque()
        self._beat, self._turn = self._timer(self._on_beat), self._timer(self._on_turn)

    def start(self) -> None:
        """Beat from now on."""
        self._beat.start(self._until_beat_ms())

    def stop(self) -> None:
        """No part is called again."""
        self._beat.stop()
        self._turn.stop()
        self._parts.clear()
        self._turns.end(self)

    def call(self) -> None:
        """Its turn has come."""
        self._turn.start(0)

    def changed(self) -> None:
        """A refresh is due: soon after a quiet moment, else at a beat; a burst costs one."""
        self._stale = True
        now_ms = time.monotonic_ns() // 1_000_000
        if now_ms - self._refreshed_ms >= REFRESH_MS and not self._turn.isActive():
            self._turn.start(0 if self._console.isActiveWindow() else BEHIND_MS)

    def changed_now(self) -> None:
        """As `changed`, for what somebody waits for: however short ago the last refresh was."""
        self._refreshed_ms = 0
        self.changed()

    @property
    def settled(self) -> bool:
        """Whether the console shows all that it heard of."""
        return not (self._stale or self._parts)

    def wait_for_beat(self) -> None:
        """A refresh is due at the next beat."""
        self._stale = True

    def _timer(self, slot: Part) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)  # Qt would bring others to one moment
        timer.timeout.connect(slot)
        return timer

    def _until_beat_ms(self) -> int:
        """Each seat has its own moments, which stay apart however long a part took."""
        own_ms = self._seat % SEATS * BEAT_MS // SEATS
        return BEAT_MS - (time.monotonic_ns() // 1_000_000 - own_ms) % BEAT_MS

    def _on_beat(self) -> None:
        """What only ages gives way to a fact that somebody waits for, for one beat at most."""
        self._beat.start(self._until_beat_ms())
        self._console.beat()
        if self._stale:
            self.changed()
        self._gave_way = self._turns.busy and not self._gave_way
        if self._gave_way:
            return
        self._beats += 1
        if self._beats % LOOK_BEATS == 0:
            self._console.look()
        if self._beats % HEALTH_BEATS == 0 and not self._health:
            self._health.extend(self._console.health_parts())
        if self._health:
            self._health.popleft()()

    def _on_turn(self) -> None:
        """One part; keys are taken and pictures painted before the next."""
        if not self._turns.begin(self):
            return
        if not self._parts:
            self._stale, self._refreshed_ms = False, time.monotonic_ns() // 1_000_000
            self._parts.extend(self._console.refresh_parts())
        part = self._parts.popleft()
        if self._parts:
            self._turn.start(0)
        else:
            self._turns.end(self)
        part()
        if not self._parts and self._stale:
            self.changed()
