"""A held key stays held: the X Window System tells its repeats as letting go and pressing again.

Qt knows most of them for repeats, but not when the two arrive apart. Then a hold would end before
its time, and the key that armed the start would start the lights. The two have one time stamp of
the server, which no finger can do.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

APART_MS: Final = 5  # by the server's clock: less is no finger
WAIT_MS: Final = 20  # for the press that makes a repeat of a release


class SteadyKeys(QObject):
    """Sees the key events of one window before its widgets do."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kept: QKeyEvent | None = None  # a release that may be none
        self._sending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._let_go)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._sending or not isinstance(event, QKeyEvent) or watched is not self._window:
            return False
        if event.type() is QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._let_go()
            self._kept = event.clone()
            self._timer.start()
            return True
        if event.type() is QEvent.Type.KeyPress and self._kept is not None:
            return self._pressed(self._kept, event)
        return False

    def _pressed(self, kept: QKeyEvent, event: QKeyEvent) -> bool:
        """Whether the press was a repeat, and passed on as one."""
        together = event.timestamp() - kept.timestamp() <= APART_MS
        if event.key() != kept.key() or not together:
            self._let_go()
            return False
        self._kept = None
        self._timer.stop()
        self._send(
            QKeyEvent(
                event.type(), event.key(), event.modifiers(), event.nativeScanCode(),
                event.nativeVirtualKey(), event.nativeModifiers(), event.text(), True,
                event.count(),
            )
        )  # fmt: skip
        return True

    def _let_go(self) -> None:
        """It was a release."""
        self._timer.stop()
        kept, self._kept = self._kept, None
        if kept is not None:
            self._send(kept)

    def _send(self, event: QKeyEvent) -> None:
        self._sending = True
        try:
            QCoreApplication.sendEvent(self._window, event)
        finally:
            self._sending = False


def steady(widget: QWidget) -> None:
    """Once a window is shown: where the keys of this system need it."""
    handle = widget.windowHandle()
    if handle is None or QGuiApplication.platformName() != "xcb":
        return
    if not handle.findChildren(SteadyKeys):
        SteadyKeys(handle)
