"""The last-act place: what was done, what is being asked, why not, and the cancel bar."""

from collections.abc import Callable
from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from racecontrol.meeting.decide import Refused
from ui.tr import first_up, later, ruled, tr, worded
from ui.widgets.lettering import LEFT, RIGHT, paint_text
from ui.widgets.marks import paint_key, paint_triangle
from ui.widgets.panel import Themed

SENDING_AFTER_MS = 300
NO_ANSWER_AFTER_MS = 2000
SENDING: Final = later("Sending. Not yet in the journal.")
NO_ANSWER: Final = later("No answer for 2 s. The act may not have been taken.")


class Mood(Enum):
    DONE = "done"
    WAITING = "waiting"
    SAID = "said"  # a hint or a refusal, for 6 s
    CANCELLABLE = "cancellable"


class _Words(Struct, frozen=True):
    first: str = ""
    second: str = ""


class LastAct(Themed):
    """Only one thing at a time; what was done comes back when a refusal has been read."""

    unanswered = Signal(str)  # the words of an act without an answer for 2 s

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mood = Mood.DONE
        self._done = _Words(tr("No act yet"), tr("acts appear here with their time"))
        self._said = _Words()
        self._aside = ""  # what is said while the cancel bar stands
        self._send: Callable[[], None] | None = None
        self._timers = {
            name: self._timer(slot)
            for name, slot in (
                ("sending", self._say_sending),
                ("answer", self._say_no_answer),
                ("said", self._forget),
                ("cancel", self.send_now),
            )
        }
        self._count = QTimer(self)
        self._count.setInterval(100)
        self._count.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Last act"))

    @property
    def mood(self) -> Mood:
        return self._mood

    @property
    def aside(self) -> str:
        """What is said beside the cancel bar; empty: nothing."""
        return self._aside

    @property
    def words(self) -> str:
        """What stands there now."""
        return (self._done if self._mood is Mood.DONE else self._said).first

    def offer(self, words: str, send: Callable[[], None]) -> None:
        """Send it in 5 s, unless it is cancelled. What was waiting before goes out at once."""
        self.send_now()
        self._send = send
        self._show(Mood.CANCELLABLE, _Words(first_up(words)))
        self._timers["cancel"].start(self.theme.interaction_ms("cancel_bar"))
        self._count.start()

    def send_now(self) -> None:
        """End the wait of the cancel bar by sending."""
        send = self._end_offer()
        if send is not None:
            send()

    def cancel(self) -> bool:
        """Take it back. False when nothing was waiting."""
        words = self._said.first
        if self._end_offer() is None:
            return False
        self.say(tr("Cancelled: {words}.", words=words), tr("Nothing was sent."))
        return True

    def wait(self, words: str) -> None:
        """The act was sent; after 300 ms it says so, after 2 s that there is no answer.

        What was in the cancel bar goes out first: it must not run down unseen.
        """
        self.send_now()
        self._show(Mood.WAITING, _Words(first_up(words)))
        self._timers["said"].stop()
        self._timers["sending"].start(SENDING_AFTER_MS)
        self._timers["answer"].start(NO_ANSWER_AFTER_MS)

    def answer(self, answer: object, words: str, person: str, at: str) -> None:
        """The fact or the refusal came back."""
        self._timers["sending"].stop()
        self._timers["answer"].stop()
        if isinstance(answer, Refused):
            self.say(ruled(answer.reason), first_up(words))
            return
        self._done = _Words(f"{at}  {first_up(words)}", person)
        self._show(Mood.DONE, self._done)

    def say(self, sentence: str, second: str = "") -> None:
        """A hint or a refusal, for 6 s; beside the keys of the cancel bar, while that stands."""
        if self._mood is Mood.CANCELLABLE:
            self._aside = sentence
            self._show(self._mood, self._said)
        else:
            self._show(Mood.SAID, _Words(sentence, second))
        self._timers["said"].start(self.theme.interaction_ms("refused"))

    def _show(self, mood: Mood, words: _Words) -> None:
        self._mood, self._said = mood, words
        told = (words.first, words.second, self._aside)
        self.setAccessibleDescription(" ".join(filter(None, told)))
        self.setToolTip(words.first)
        self.update()

    def _end_offer(self) -> Callable[[], None] | None:
        send, self._send = self._send, None
        self._aside = ""
        self._timers["cancel"].stop()
        self._count.stop()
        if self._mood is Mood.CANCELLABLE:
            self._show(Mood.DONE, self._done)
        return send

    def _say_sending(self) -> None:
        self._show(Mood.WAITING, _Words(self._said.first, worded(SENDING)))

    def _say_no_answer(self) -> None:
        self.unanswered.emit(self._said.first)
        self._show(Mood.WAITING, _Words(worded(NO_ANSWER), self._said.first))

    def _forget(self) -> None:
        self._aside = ""
        if self._mood is Mood.SAID:
            self._show(Mood.DONE, self._done)
        elif self._mood is Mood.CANCELLABLE:
            self._show(self._mood, self._said)

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    # ------------------------------------------------------------ looks

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """In the cancel bar a click at the right sends now, elsewhere it cancels."""
        if self._mood is Mood.CANCELLABLE and event.button() is Qt.MouseButton.LeftButton:
            if event.position().x() > self.width() * 0.75:
                self.send_now()
            else:
                self.cancel()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(420), self.theme.height("strip_button"))

    def minimumSizeHint(self) -> QSize:
        least = 120 if self.theme.small else 180
        return QSize(self.theme.px(least), self.theme.height("strip_button"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._done if self._mood is Mood.DONE else self._said
        amber = self._mood in (Mood.SAID, Mood.CANCELLABLE) or words.first == worded(NO_ANSWER)
        painter.setPen(QPen(c.needs_person if amber else c.line1, 1))
        painter.setBrush(c.background1)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.radius("panel"), theme.radius("panel"))
        pad = theme.space("s5")
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        high = self.height()
        top = inner if theme.small else QRect(inner.x(), 0, inner.width(), high * 29 // 50)
        if amber:
            side = theme.px(11)
            mark = QRect(top.x(), top.center().y() - side // 2, side, side)
            paint_triangle(painter, mark, c.needs_person)
            top = top.adjusted(theme.px(18), 0, 0, 0)
        if self._mood is Mood.CANCELLABLE:
            self._paint_count(painter, top)
            top = top.adjusted(0, 0, -theme.px(60), 0)
        size = "item" if len(words.first) < 44 else "body"
        paint_text(painter, top, words.first, theme.font(size, "medium", True), c.text1, LEFT)
        if not theme.small:
            below = QRect(inner.x(), high // 2, inner.width(), high // 2 - theme.px(4))
            self._paint_below(painter, below, words.second)

    def _paint_below(self, painter: QPainter, line: QRect, second: str) -> None:
        theme = self.theme
        if self._mood is not Mood.CANCELLABLE:
            font = theme.font("label", figures=True)
            paint_text(painter, line, second, font, theme.colours.text3, LEFT)
            return
        x = line.x()
        for key, what in (("Esc", tr("cancel")), ("Enter", tr("send now"))):
            x += paint_key(painter, x, line.center().y(), key, theme) + theme.space("s3")
            room = QRect(x, line.y(), theme.px(90), line.height())
            x += paint_text(painter, room, what, theme.font("label"), theme.colours.text2, LEFT)
            x += theme.space("s5")
        room = QRect(x, line.y(), line.right() - x, line.height())
        paint_text(painter, room, self._aside, theme.font("label"), theme.colours.text1, RIGHT)

    def _paint_count(self, painter: QPainter, line: QRect) -> None:
        """The time that is left: in figures, and as a line that shortens from the right."""
        theme = self.theme
        left_ms = max(0, self._timers["cancel"].remainingTime())
        font = theme.font("strong", "strong", figures=True)
        paint_text(painter, line, f"{left_ms / 1000:.1f} s", font, theme.colours.text1, RIGHT)
        share = left_ms / theme.interaction_ms("cancel_bar")
        bar = QRectF(2, self.height() - 5, (self.width() - 4) * share, 3)
        painter.fillRect(bar, theme.colours.needs_person)
