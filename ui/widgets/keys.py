"""Keys of a console: verbs that are held, two digits that select a car, `?` for all of them."""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from ui.keymap import Bound, KeyMap, code
from ui.theme import current
from ui.tr import Label, in_english, later, worded
from ui.widgets.act_button import ActButton, ActLabel

Doing = Callable[[], None]
MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Binding(Struct, frozen=True):
    """One row of the table of keys."""

    bound: Bound  # as the program brings it
    press: Doing
    release: Doing | None = None
    when: Callable[[], bool] | None = None  # in force only then, before the key's other meaning


class Keys(QObject):
    """The keys of one window. Digits go to whoever asked for the next one, else select a car."""

    selected = Signal(int)  # a car number, both digits given
    typed = Signal(str)  # `0_`, and empty when it came to nothing
    hints = Signal(bool)  # `?` is held

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bindings: dict[tuple[int, bool], tuple[Binding, ...]] = {}
        self._told: list[Bound] = []
        self._shown: dict[str, str] = {}  # cap of the program -> the user's, where it is another
        self._down: dict[int, Doing] = {}  # key -> what letting go does
        self._first = ""
        self._take_digit: Callable[[int], Doing | None] | None = None
        self._digits = self._timer("two_digits", self.forget_digits)
        self._hint = self._timer("hint_delay", lambda: self.hints.emit(True))

    def bind(
        self,
        cap: str,
        words: Label,
        press: Doing,
        release: Doing | None = None,
        ctrl: bool = False,
        act: str = "",
        when: Callable[[], bool] | None = None,
    ) -> None:
        """A key, by its cap: one character, or a name such as `Tab`; `ctrl`: with Control.

        `act` is the name by which the user's file gives it another key; empty: from the words,
        in English, so that a file fits every language.
        `when`: of a page, while it is in front; a key has one meaning besides those.
        """
        shown = f"Ctrl {cap}" if ctrl else cap
        bound = Bound(shown, act or act_name(in_english(words)), worded(words))
        others = self._bindings.get(code(shown), ())
        if when is None:
            others = tuple(one for one in others if one.when is not None)
        self._bindings[code(shown)] = (*others, Binding(bound, press, release, when))
        self._told.append(bound)

    def bind_button(self, cap: str, button: ActButton) -> None:
        """A key that is the same as pressing a button and letting it go."""
        self.bind(cap, words_of(button.label), button.begin, button.end)

    def tell(self, caps: str, words: Label) -> None:
        """A row for the overlay that is not one key, such as a chord."""
        self._told.append(Bound(caps, "", worded(words)))

    def bound(self) -> tuple[Bound, ...]:
        """What can be done by a key, as the program brings it; each act of a key once."""
        found = {row.cap: row for row in self._told if row.act}
        return tuple(found.values())

    def remap(self, keys: KeyMap) -> None:
        """Take up the user's keys; what they do not name stays where it is."""
        by_act: dict[str, list[str]] = {}
        for cap, act in keys.keys.items():
            by_act.setdefault(act, []).append(cap)
        moved = [b for row in self._bindings.values() for b in row if b.bound.act in by_act]
        left = {
            place: tuple(b for b in row if b.bound.act not in by_act)
            for place, row in self._bindings.items()
        }
        for binding in moved:
            for cap in by_act[binding.bound.act]:
                left[code(cap)] = (binding,)
            self._shown[binding.bound.cap] = by_act[binding.bound.act][0]
        self._bindings = left

    @property
    def shown(self) -> Mapping[str, str]:
        """The user's cap by that of the program, where they differ."""
        return self._shown

    def table(self) -> tuple[tuple[str, str], ...]:
        """Key caps and what they do, for the overlay."""
        return tuple((self._shown.get(row.cap, row.cap), row.words) for row in self._told)

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
        """Whether a bound key is held; by the cap that the program brings."""
        return code(self._shown.get(cap, cap))[0] in self._down

    def is_key(self, event: QKeyEvent, cap: str) -> bool:
        """Whether it is the user's key for what the program has on this cap."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return (event.key(), ctrl) == code(self._shown.get(cap, cap))

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
        binding = self._in_force(event.key(), ctrl)
        if binding is None:
            return False
        self._down[event.key()] = binding.release or (lambda: None)
        binding.press()
        return True

    def _in_force(self, key: int, ctrl: bool) -> Binding | None:
        row = self._bindings.get((key, ctrl), ())
        of_pages = (one for one in row if one.when is not None and one.when())
        return next(of_pages, next((one for one in row if one.when is None), None))

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


def words_of(label: ActLabel) -> Label:
    """The row of the overlay for a button."""
    return later("{act}, hold", act=label.name) if label.held else label.name


def act_name(words: str) -> str:
    """`end-session` of `End session, hold`: what stands before the first comma or colon."""
    first = re.split(r"[,:;]", words, maxsplit=1)[0]
    return re.sub(r"[^a-z0-9]+", "-", first.lower()).strip("-")
