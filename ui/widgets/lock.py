"""Lock a desk: nothing can be done here by key or mouse, all that is shown stays live.

Only this window is locked: other consoles, and what the rules do by themselves, go on.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import format as text
from ui.tr import later, tr
from ui.widgets.hold import Hold
from ui.widgets.last_act import Mood
from ui.widgets.lettering import LEFT, paint_text
from ui.widgets.marks import paint_key
from ui.widgets.panel import Themed

if TYPE_CHECKING:
    from ui.widgets.window import ConsoleWindow

CAP: Final = "Ctrl L"
AFTER_MIN: Final = (0, 2, 5, 15)  # by itself, minutes without a key or the mouse; 0: never
INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.Drop,
    }
)
TOUCHING: Final = INPUT | {QEvent.Type.MouseMove}


class DeskLock(QObject):
    """The lock of one window."""

    def __init__(self, window: "ConsoleWindow") -> None:
        super().__init__(window)
        self._window = window
        self._locked_ns = 0  # event clock
        self._hold = Hold(self)
        self._hold.done.connect(self.unlock)
        self.cover = Cover(window.strip, self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        self._watched: QObject | None = None
        words = later("lock this desk; hold to unlock")
        window.keys.bind("L", words, self.lock, ctrl=True, act="lock")
        words = later("lock by itself after 2, 5 or 15 min, or never")
        window.keys.bind("I", words, self.next_after, ctrl=True, act="lock-after")

    @property
    def locked(self) -> bool:
        return self._locked_ns > 0

    @property
    def words(self) -> str:
        """`Locked since 14:12:03`."""
        return tr("Locked since {locked}", locked=text.time_of_day(self._locked_ns))

    @property
    def share(self) -> float:
        """How far the hold that unlocks has come, 0 to 1."""
        return self._hold.share()

    def lock(self) -> None:
        """From now on; what waits in the cancel bar goes on, and Esc still takes it back."""
        if self.locked:
            return
        window = self._window
        self._locked_ns = window.bridge.now_ns() or 1
        window.keys.release_all()
        window.setFocus()
        window.setCursor(Qt.CursorShape.ForbiddenCursor)
        self.cover.stand(window.theme.cap(CAP))
        _application().installEventFilter(self)

    def unlock(self) -> None:
        """The key, or the mouse on the strip, was held."""
        if self.locked:
            self._locked_ns = 0
            _application().removeEventFilter(self)
            self._window.unsetCursor()
            self.cover.hide()
            self.touch()

    def begin(self) -> None:
        """The hold that unlocks."""
        self._hold.begin()
        self.cover.follow()

    def end(self) -> None:
        """It was let go."""
        self._hold.end()

    # ------------------------------------------------------------ by itself

    @property
    def after_min(self) -> int:
        """After how many minutes without key or mouse; 0: never."""
        try:
            kept = int(str(QSettings().value(f"{self._window.console}/lock_after_min", 0)))
        except ValueError:
            return 0
        return kept if kept in AFTER_MIN else 0

    def next_after(self) -> None:
        """The next of the times, for this console from now on."""
        after = AFTER_MIN[(AFTER_MIN.index(self.after_min) + 1) % len(AFTER_MIN)]
        QSettings().setValue(f"{self._window.console}/lock_after_min", after)
        self.watch()
        never = tr("This desk does not lock by itself.")
        self._window.say(tr("Locks by itself after {after} min.", after=after) if after else never)

    def watch(self) -> None:
        """Look at what a person does in this window, where that is asked for. Once it is shown."""
        handle = self._window.windowHandle()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        if handle is not None and self.after_min:
            handle.installEventFilter(self)
            self._watched = handle
        self.touch()

    def touch(self) -> None:
        """Somebody is here."""
        if self.after_min and not self.locked:
            self._idle.start(self.after_min * 60_000)
        else:
            self._idle.stop()

    # ------------------------------------------------------------ what comes in

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched:
            if event.type() in TOUCHING:
                self.touch()
            return False
        if not self.locked or event.type() not in INPUT or not isinstance(watched, QWidget):
            return False
        if watched.window() is not self._window or watched is self.cover:
            return False
        if isinstance(event, QKeyEvent):
            self._take_key(event)
        return True

    def _take_key(self, event: QKeyEvent) -> None:
        """Only the key that unlocks, and Esc for what is about to go out."""
        pressed = event.type() == QEvent.Type.KeyPress
        bar = self._window.strip.last_act
        if event.isAutoRepeat():
            return
        if pressed and self._window.keys.is_key(event, CAP):
            self.begin()
        elif event.type() == QEvent.Type.KeyRelease and not event.modifiers() & ~MODIFIED:
            self.end()
        elif pressed and event.key() == Qt.Key.Key_Escape and bar.mood is Mood.CANCELLABLE:
            bar.cancel()


MODIFIED: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None  # there is a window
    return found


class Cover(Themed):
    """Lies over the acts of the strip; the last act and its cancel bar stay in sight."""

    def __init__(self, strip: QWidget, lock: DeskLock) -> None:
        super().__init__(strip)
        self._strip, self._lock = strip, lock
        self._cap = CAP
        self._paint_timer = QTimer(self)
        self._paint_timer.setInterval(self.theme.interaction_ms("repaint"))
        self._paint_timer.timeout.connect(self._step)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def stand(self, cap: str) -> None:
        """Over everything left of the last act."""
        self._cap = cap
        self.fit()
        self.setAccessibleName(tr("{lock}. Hold {cap} to unlock.", lock=self._lock.words, cap=cap))
        self.show()
        self.raise_()

    def fit(self) -> None:
        """The strip has another size."""
        strip = self._strip
        last_act = strip.findChild(QWidget, "last act")
        end = last_act.geometry().left() if last_act else strip.width()
        self.setGeometry(0, 1, end - self.theme.space("s2"), strip.height() - 1)

    def follow(self) -> None:
        """Show the hold as it goes on."""
        self._paint_timer.start()

    def _step(self) -> None:
        self.update()
        if self._lock.share <= 0:
            self._paint_timer.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._lock.begin()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._lock.end()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        painter.fillRect(self.rect(), c.background0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.space("s4")
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(c.needs_person, 2))
        painter.setBrush(c.background1)
        painter.drawRoundedRect(box, theme.radius("panel"), theme.radius("panel"))
        wash = QRectF(box.x(), box.y(), box.width() * self._lock.share, box.height())
        painter.fillRect(wash, c.selection)
        x, middle = round(box.x()) + theme.space("s6"), self.rect().center().y()
        x += self._paint_lock(painter, x, middle) + theme.space("s5")
        room = QRect(x, 0, self.width() - x, self.height())
        font = theme.font("strong", "strong", figures=True)
        x += paint_text(painter, room, self._lock.words, font, c.text1, LEFT) + theme.space("s6")
        for cap in self._cap.split():
            x += paint_key(painter, x, middle, cap, theme) + theme.space("s2")
        rest = QRect(x + theme.space("s3"), 0, self.width() - x, self.height())
        words = tr("hold to unlock; or press here and hold. Everything shown is live.")
        paint_text(painter, rest, words, theme.font("body"), c.text2, LEFT)

    def _paint_lock(self, painter: QPainter, x: int, middle: int) -> int:
        """A padlock: body and bow. Answers with its width."""
        theme = self.theme
        wide, high = theme.px(16), theme.px(12)
        painter.setPen(QPen(theme.colours.text1, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bow = QRect(x + theme.px(3), middle - high, wide - theme.px(6), high)
        painter.drawArc(bow, 0, 180 * 16)
        painter.setBrush(theme.colours.text1)
        painter.drawRect(QRect(x, middle - theme.px(4), wide, high))
        return wide
