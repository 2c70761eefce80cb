"""Hold to confirm: a timer decides, so that a slow paint cannot change an act."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ui.theme import current
from ui.tr import Label, later, tr, worded

if TYPE_CHECKING:
    from ui.widgets.window import ConsoleWindow


class Hold(QObject):
    """Down for 0.6 s in all; let go and pressed again within 250 ms it goes on where it was."""

    done = Signal()
    broken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole_ms = current().interaction_ms("hold")
        self._left_ms = self._whole_ms
        self._held = self._single_shot(self._finish)
        self._pause = self._single_shot(self._break)
        self._pause.setInterval(current().interaction_ms("double_release"))

    @property
    def active(self) -> bool:
        """Whether it is being held now."""
        return self._held.isActive()

    def begin(self) -> None:
        """Down."""
        if not self.active:
            self._pause.stop()
            self._held.start(self._left_ms)

    def end(self) -> None:
        """Up: before the end it does nothing but say so."""
        if self.active:
            self._left_ms = max(1, self._held.remainingTime())
            self._held.stop()
            self._pause.start()

    def share(self) -> float:
        """How much of the time is over, 0 to 1; 0 when nothing is held."""
        left = self._held.remainingTime() if self.active else self._left_ms
        return 1 - min(left, self._whole_ms) / self._whole_ms

    def _finish(self) -> None:
        self._left_ms = self._whole_ms
        self.done.emit()

    def _break(self) -> None:
        self._left_ms = self._whole_ms
        self.broken.emit()

    def _single_shot(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        return timer


class HeldKey(QObject):
    """A key that is held for an act without a button; let go too soon, it says how."""

    def __init__(
        self, cap: str, purpose: Label, does: Callable[[], None], parent: "ConsoleWindow"
    ) -> None:
        super().__init__(parent)
        self._window, self._cap, self._purpose = parent, cap, purpose
        self._shown = cap
        self._hold = Hold(self)
        self._hold.done.connect(does)
        self._hold.broken.connect(self._say)

    def bind(
        self,
        words: Label,
        why_not: Callable[[], str],
        ctrl: bool = False,
        guard: Callable[[Callable[[], None]], Callable[[], None]] = lambda begin: begin,
    ) -> None:
        """`why_not` is asked when the key goes down: a sentence, or nothing where it is free.

        `guard` may keep the key from beginning, such as while somebody writes.
        """

        def begin() -> None:
            reason = why_not()
            if reason:
                self._window.say(reason)
            else:
                self._hold.begin()

        self._shown = f"Ctrl {self._cap}" if ctrl else self._cap
        self._window.keys.bind(
            self._cap, later("{act}, hold", act=words), guard(begin), self._hold.end, ctrl=ctrl
        )

    def _say(self) -> None:
        cap = self._window.theme.cap(self._shown)
        self._window.say(
            tr("Hold {cap} for 0.6 s to {purpose}.", cap=cap, purpose=worded(self._purpose))
        )
