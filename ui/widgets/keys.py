"""Keys of a console: verbs that are held, two digits that select a car, `?` for all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ui.theme import current
from ui.widgets.act_button import ActButton

Doing = Callable[[], None]
MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class Binding:
    """One row of the table of keys."""

    cap: str  # as printed: `G`, `Ctrl Z`
    words: str
    press: Doing
    release: Doing | None = None


class Keys(QObject):
    """The keys of one window. Digits go to whoever asked for the next one, else select a car."""

    selected = Signal(int)  # a car number, both digits given
    typed = Signal(str)  # `0_`, and empty when it came to nothing
    hints = Signal(bool)  # `?` is held

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bindings: dict[tuple[int, bool], Binding] = {}
        self._told: list[tuple[str, str]] = []
        self._down: dict[int, Doing] = {}  # key -> what letting go does
        self._first = ""
        self._take_digit: Callable[[int], Doing | None] | None = None
        self._digits = self._timer("two_digits", self.forget_digits)
        self._hint = self._timer("hint_delay", lambda: self.hints.emit(True))

    def bind(
        self, cap: str, words: str, press: Doing, release: Doing | None = None, ctrl: bool = False
    ) -> None:
        """A key, by its cap: one character, or a name such as `Tab`; `ctrl`: with Control."""
        shown = f"Ctrl {cap}" if ctrl else cap
        self._bindings[_code(cap), ctrl] = Binding(shown, words, press, release)
        self.tell(shown, words)

    def bind_button(self, cap: str, button: ActButton) -> None:
        """A key that is the same as pressing a button and letting it go."""
        words = button.label.name + (", hold" if button.label.held else "")
        self.bind(cap, words, button.begin, button.end)

    def tell(self, caps: str, words: str) -> None:
        """A row for the overlay that is not one key, such as a chord."""
        self._told.append((caps, words))

    def table(self) -> tuple[tuple[str, str], ...]:
        """Key caps and what they do, for the overlay."""
        return tuple(self._told)

    def ask_digit(self, take: Callable[[int], Doing | None]) -> None:
        """The next digit, within 1.5 s, goes to `take`; it answers what letting go does."""
        self.forget_digits()
        self._take_digit = take
        self._digits.start()

    @property
    def asks_digit(self) -> bool:
        """Whether the next digit is spoken for."""
        return self._take_digit is not None

    def forget_digits(self) -> None:
        """The second digit, or the one asked for, did not come."""
        self._take_digit = None
        self._digits.stop()
        if self._first:
            self._first = ""
            self.typed.emit("")

    def is_down(self, cap: str) -> bool:
        """Whether a bound key is held."""
        return _code(cap) in self._down

    @property
    def any_down(self) -> bool:
        """Whether a bound key is held."""
        return bool(self._down)

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that went down. False when it means nothing here."""
        if event.isAutoRepeat():
            return event.key() in self._down
        if event.text() == "?":
            self._hint.start()
            self._down[Qt.Key.Key_Question] = self._end_hints
            return True
        if event.text().isdigit() and not event.modifiers() & MODIFIERS:
            return self._press_digit(event.key(), int(event.text()))
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        binding = self._bindings.get((event.key(), ctrl))
        if binding is None:
            return False
        self._down[event.key()] = binding.release or (lambda: None)
        binding.press()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Take a key that went up."""
        if event.isAutoRepeat():
            return event.key() in self._down
        ended = self._down.pop(event.key(), None)
        if ended is None and Qt.Key.Key_Question in self._down:
            ended = self._down.pop(Qt.Key.Key_Question)  # Shift went up before the key did
        if ended is None:
            return False
        ended()
        return True

    def release_all(self) -> None:
        """The window lost the keyboard: nothing is held any more."""
        for ended in list(self._down.values()):
            ended()
        self._down.clear()

    def _press_digit(self, key: int, digit: int) -> bool:
        take, self._take_digit = self._take_digit, None
        if take is not None:
            self._digits.stop()
            self._down[key] = take(digit) or (lambda: None)
        elif self._first:
            number = int(self._first) * 10 + digit
            self._first = ""
            self._digits.stop()
            self.selected.emit(number)
        else:
            self._first = str(digit)
            self._digits.start()
            self.typed.emit(f"{digit}_")
        return True

    def _end_hints(self) -> None:
        self._hint.stop()
        self.hints.emit(False)

    def _timer(self, name: str, slot: Doing) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(current().interaction_ms(name))
        timer.timeout.connect(slot)
        return timer


NAMED = {
    "F1": Qt.Key.Key_F1,
    "Esc": Qt.Key.Key_Escape,
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
    "Home": Qt.Key.Key_Home,
    "Page Up": Qt.Key.Key_PageUp,
    "Page Down": Qt.Key.Key_PageDown,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "F6": Qt.Key.Key_F6,
}


def _code(cap: str) -> int:
    return int(NAMED[cap]) if cap in NAMED else ord(cap.upper())
