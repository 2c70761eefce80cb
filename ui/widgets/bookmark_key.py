"""Space marks this moment for review; a word may follow. Nothing that goes on is disturbed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from racecontrol.control import Answer
from racecontrol.meeting.bookmarks import (
    LONGEST,
    NO_CAR,
    Bookmark,
    BookmarkAct,
    DescribeBookmark,
    MarkMoment,
)
from racecontrol.meeting.decide import Refused
from ui import format as text
from ui.tr import later, tr, worded
from ui.widgets.last_act import Mood

if TYPE_CHECKING:
    from ui.widgets.window import ConsoleWindow

NONE_YET: Final = later("No bookmark of yours yet. Space marks this moment.")
NARROWEST: Final = 320  # px


class BookmarkKey(QObject):
    """The two keys of a console: mark now, and say what it was."""

    def __init__(self, window: "ConsoleWindow") -> None:
        super().__init__(window)
        self._window = window
        self._line = _Words(window, self._describe, self.close)
        keys = window.keys
        keys.bind(
            "Space", later("bookmark this moment, with the selected car"), self.mark, act="bookmark"
        )
        same = later("the same while writing")
        keys.bind("Space", same, self.mark, ctrl=True, act="bookmark-while-writing")
        keys.bind(
            "B", later("a word for your last bookmark"), self.open, ctrl=True, act="bookmark-word"
        )

    @property
    def line(self) -> QLineEdit:
        """Where the word is typed; hidden until it is asked for."""
        return self._line

    def mark(self) -> None:
        """This moment, as the key went down."""
        window = self._window
        entry = NO_CAR if window.selected is None else window.selected
        act = MarkMoment(entry, at_ns=window.bridge.now_ns())
        car = "" if entry == NO_CAR else tr(", car {car}", car=text.car(entry))
        self._ask(act, tr("Bookmark{car}. Ctrl B adds a word", car=car))

    def open(self) -> None:
        """Ask for the word of this person's last bookmark."""
        mark = self.last
        if mark is None:
            self._window.say(worded(NONE_YET))
            return
        self._line.ask(
            tr("Bookmark {bookmark}: a word, Enter keeps it", bookmark=mark.bookmark), mark.words
        )

    def close(self) -> None:
        """Leave it as it was."""
        self._line.hide()
        self._window.setFocus()

    @property
    def last(self) -> Bookmark | None:
        """The newest bookmark that this person made."""
        kept = self._window.state.bookmarks.kept
        own = (mark for mark in kept.values() if mark.by == self._window.person.name)
        return max(own, key=lambda mark: mark.bookmark, default=None)

    def _describe(self, words: str) -> None:
        mark, selected = self.last, self._window.selected
        self.close()
        if mark is not None and words:
            entry = selected if mark.entry == NO_CAR and selected is not None else NO_CAR
            act = DescribeBookmark(mark.bookmark, words, entry)
            self._ask(act, tr("Bookmark {bookmark}: {words}", bookmark=mark.bookmark, words=words))

    def _ask(self, act: BookmarkAct, words: str) -> None:
        """In the last-act place, unless the cancel bar stands there: that is not disturbed."""
        window = self._window
        if window.strip.last_act.mood is not Mood.CANCELLABLE:
            window.send(act, words)
            return

        def on_answer(answer: Answer) -> None:
            if isinstance(answer, Refused):
                window.say(answer.reason)

        window.bridge.submit(act, window.person, on_answer)


class _Words(QLineEdit):
    """One line in the strip; over the selected car while a cancel bar runs beside it."""

    def __init__(
        self, window: "ConsoleWindow", keep: Callable[[str], None], leave: Callable[[], None]
    ) -> None:
        super().__init__(window.strip)
        self._window = window
        self._keep, self._leave = keep, leave
        self.setMaxLength(LONGEST)
        self.setAccessibleName(tr("A word for the bookmark"))
        self.hide()

    def ask(self, placeholder: str, words: str) -> None:
        """Open, with what was said before."""
        strip = self._window.strip
        bar = strip.last_act.mood is Mood.CANCELLABLE
        place = (strip.selection if bar else strip.last_act).geometry()
        place.setLeft(min(place.left(), place.right() - self._window.theme.px(NARROWEST)))
        high = self._window.theme.height("button")
        place.setTop(place.center().y() - high // 2)
        place.setHeight(high)
        self.setGeometry(place)
        self.setPlaceholderText(placeholder)
        self.setToolTip(placeholder)
        self.setText(words)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep(self.text().strip())
        else:
            super().keyPressEvent(event)
