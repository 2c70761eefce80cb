"""When a console works: at beats of its own, and what ages in parts.

Three consoles of one process change with the same fact and count the same seconds. Were they
refreshed in one go, or all at one beat, nothing could be painted and no key taken until the last
was done.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS: Final = 100
SEATS: Final = 3  # consoles whose beats stand at even distances from each other
LOOK_BEATS: Final = 3  # figures that change faster than three times a second only flicker
HEALTH_BEATS: Final = 5
REFRESH_MS: Final = 200
TURN_MS: Final = 8  # between two consoles that show the same fact
AWAITED_MS: Final = 60  # how long after a person's act its fact may still be painted

Part = Callable[[], None]


class Paced(Protocol):
    """A console, as its pace sees it."""

    def beat(self) -> None:
        """Ten times a second: clocks."""

    def look(self) -> None:
        """Three times a second: what changes between two facts."""

    def refresh(self) -> None:
        """After a fact, at most five times a second: everything that comes from the state."""

    def health_parts(self) -> tuple[Part, ...]:
        """Twice a second, one a beat: what ages."""

    def paint_now(self) -> None:
        """Paint what was refreshed before anything else is done."""

    def isActiveWindow(self) -> bool:
        """Whether somebody works in it."""


class Turns:
    """What the consoles of a process know of each other: their seats, and who has news to show."""

    def __init__(self) -> None:
        self.seats = 0
        self.waiting: set[Pace] = set()
        self.acting: Pace | None = None  # where somebody acted, until its fact is painted there
        self.acted_ms = 0  # monotonic, when something came that somebody waits for

    @property
    def awaited(self) -> bool:
        """Whether somebody waits for a fact that is not on every screen yet."""
        return bool(self.waiting) or _now_ms() - self.acted_ms < AWAITED_MS

    def was_here(self, pace: "Pace") -> bool:
        """Whether somebody acted in this console; asked once, then the others may go on."""
        here = self.acting is pace
        self.acting = None if here else self.acting
        return here


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class Pace(QObject):
    """Calls one console; `start` when it stands, `stop` when it closes."""

    def __init__(self, console: Paced, turns: Turns, parent: QObject) -> None:
        super().__init__(parent)
        self._console, self._turns = console, turns
        self._seat, turns.seats = turns.seats, turns.seats + 1
        self._beats = 0
        self._stale = self._gave_way = False
        self._refreshed_ms = 0
        self._health: deque[Part] = deque()
        self._beat, self._turn = self._timer(self._on_beat), self._timer(self._on_turn)

    def start(self) -> None:
        """Beat from now on."""
        self._beat.start(self._until_beat_ms())

    def stop(self) -> None:
        """Nothing is called again."""
        self._beat.stop()
        self._turn.stop()
        self._turns.waiting.discard(self)
        self._turns.was_here(self)

    def changed(self) -> None:
        """A refresh is due: soon after a quiet moment, else at a beat; a burst costs one.

        The console that somebody acted or works in is first.
        """
        self._stale = True
        acted = self._turns.acting is self
        quiet = _now_ms() - self._refreshed_ms >= REFRESH_MS
        if acted or (quiet and not self._turn.isActive()):
            self._turns.waiting.add(self)
            self._await_turn()

    def changed_now(self, acted: bool = False) -> None:
        """As `changed`, for what somebody waits for: however short ago the last refresh was.

        Where it was done in this console, that is painted before the others are refreshed.
        """
        self._turns.acted_ms, self._refreshed_ms = _now_ms(), 0
        if acted:
            self._turns.acting = self
        self.changed()

    @property
    def settled(self) -> bool:
        """Whether the console shows all that it heard of."""
        return not self._stale

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
        """Each seat has its own moments, which stay apart however long the work took."""
        own_ms = self._seat % SEATS * BEAT_MS // SEATS
        return BEAT_MS - (_now_ms() - own_ms) % BEAT_MS

    def _on_beat(self) -> None:
        """What only ages gives way to a fact that somebody waits for, for one beat at most."""
        self._beat.start(self._until_beat_ms())
        self._console.beat()
        if self._stale:
            self.changed()
        self._gave_way = self._turns.awaited and not self._gave_way
        if self._gave_way:
            return
        self._beats += 1
        if self._beats % LOOK_BEATS == 0:
            self._console.look()
        if self._beats % HEALTH_BEATS == 0 and not self._health:
            self._health.extend(self._console.health_parts())
        if self._health:
            self._health.popleft()()

    def _await_turn(self) -> None:
        first = self._turns.acting is self or self._console.isActiveWindow()
        self._turn.start(0 if first else max(1, self._seat * TURN_MS))

    def _on_turn(self) -> None:
        if self._turns.acting not in (None, self):
            self._await_turn()
            return
        self._turns.waiting.discard(self)
        self._stale, self._refreshed_ms = False, _now_ms()
        acted = self._turns.was_here(self)
        self._console.refresh()
        if acted:
            self._console.paint_now()
