"""Moving the cursor of the evidence: J back, K stop, L on, arrows a frame, with Ctrl a second."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.steward.evidence import AFTER_S, BEFORE_S
from ui.tr import later, tr

if TYPE_CHECKING:
    from ui.steward.window import Window

TICK_MS: Final = 33
FRAME_S: Final = 1 / 60
SPEEDS: Final = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0)
PLAIN: Final = SPEEDS.index(1.0)
STEPS: Final = (
    ("Left", -FRAME_S, later("evidence: one frame back"), False),
    ("Right", FRAME_S, later("evidence: one frame on"), False),
    ("Left", -1.0, later("evidence: one second back"), True),
    ("Right", 1.0, later("evidence: one second on"), True),
)


class Player(QObject):
    """Plays what the panel shows; at its end it stops."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._forwards = True
        self._speed = PLAIN
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on)
        keys = window.keys
        guard = window.unless_writing
        keys.bind("J", later("evidence: back, again faster"), guard(partial(self._shuttle, False)))
        keys.bind("K", later("evidence: stop"), guard(self.stop))
        keys.bind("L", later("evidence: play, again faster"), guard(partial(self._shuttle, True)))
        for cap, by_s, words, ctrl in STEPS:
            keys.bind(cap, words, guard(partial(self._step, by_s)), ctrl=ctrl)

    @property
    def speed(self) -> float:
        """Game seconds a second, below zero backwards; 0: it stands."""
        if not self._timer.isActive():
            return 0.0
        return SPEEDS[self._speed] * (1 if self._forwards else -1)

    def stop(self) -> None:
        """Stand where it is."""
        self._timer.stop()
        self._speed = PLAIN

    def _shuttle(self, forwards: bool) -> None:
        """First at the plain speed; again in the same direction faster, in the other slower."""
        if self._window.evidence.cursor_s is None:
            self._window.say(tr("There is no evidence to play."))
            return
        if not self._timer.isActive():
            self._forwards, self._speed = forwards, PLAIN
            self._timer.start()
        elif forwards is self._forwards:
            self._speed = min(self._speed + 1, len(SPEEDS) - 1)
        elif self._speed > 0:
            self._speed -= 1
        else:
            self._forwards = forwards
        self._window.say(tr("Evidence at {speed} x.", speed=f"{self.speed:g}"))

    def _step(self, by_s: float) -> None:
        self.stop()
        self._move(by_s)

    def _on(self) -> None:
        if not self._move(self.speed * TICK_MS / 1000):
            self.stop()

    def _move(self, by_s: float) -> bool:
        """False where there is nothing to play any more."""
        evidence = self._window.evidence
        if evidence.cursor_s is None:
            return False
        wanted = evidence.cursor_s + by_s
        evidence.put_cursor(min(max(wanted, -BEFORE_S), AFTER_S))
        return -BEFORE_S < wanted < AFTER_S
