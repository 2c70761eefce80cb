"""Flags to one car: U, then a digit held. Blue goes out at once, the others can be taken back."""

from typing import Final

from PySide6.QtCore import QObject

from racecontrol.meeting.acts import ShowFlag
from racecontrol.meeting.model import Flag, Person
from racecontrol.meeting.state import State
from ui.director.shown import NAMES
from ui.due import why_not
from ui.nouns import car
from ui.theme import FLAG_KEYS
from ui.tr import NO_WORDS, Words, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.keys import Doing
from ui.widgets.window import ConsoleWindow

KEY: Final = "U"
DIGITS: Final = {
    1: Flag.BLUE,
    2: Flag.WHITE,
    3: Flag.BLACK_WHITE,
    4: Flag.BLACK_ORANGE,
    5: Flag.BLACK,
}
SHORT: Final = {Flag.BLACK_WHITE: later("Warn"), Flag.BLACK_ORANGE: later("Orange")}
ASK: Final = later(
    "Flag to a car: hold 1 blue, 2 white, 3 black and white, 4 black and orange, 5 black."
)


class CarFlags(QObject):
    """Five buttons and their digits, for the selected car."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {flag: self._button(digit, flag) for digit, flag in DIGITS.items()}
        self._window: ConsoleWindow | None = None

    def _button(self, digit: int, flag: Flag) -> ActButton:
        name = SHORT.get(flag, NAMES[flag])
        label = ActLabel(
            name,
            (str(digit),),
            later("show {flag} to the selected car", flag=Words(flag.value)),
            NO_WORDS,
            FLAG_KEYS[flag],
            how=later("{digit} after U", digit=digit),
        )
        button = ActButton(label, one_line=True)
        button.confirmed.connect(lambda: self._send(flag))
        return button

    def join(self, window: ConsoleWindow) -> None:
        """Bind the key of a window and send through it."""
        self._window = window
        self.setParent(window)
        words = later(
            "flag to the selected car: 1 blue, 2 white, 3 warning, 4 orange disc, 5 black"
        )
        window.keys.bind(KEY, words, self._ask)
        for button in self.buttons.values():
            button.let_go.connect(window.say)

    def show_state(self, state: State, who: Person, now_ns: int, selected: int | None) -> None:
        """Which of them may go to the selected car."""
        session = state.current
        for flag, button in self.buttons.items():
            act = None
            if session is not None:
                number = -1 if selected is None else selected
                act = ShowFlag(session.plan.key, flag, entry=number)
            button.show_state(why_not(state, act, who, now_ns))

    def _ask(self) -> None:
        assert self._window is not None
        first = self.buttons[Flag.BLUE].reason
        self._window.say(first or worded(ASK))
        if not first:
            self._window.keys.ask_digit(self._take_digit)

    def _take_digit(self, digit: int) -> Doing | None:
        assert self._window is not None
        flag = DIGITS.get(digit)
        if flag is None:
            self._window.say(worded(ASK))
            return None
        self.buttons[flag].begin()
        return self.buttons[flag].end

    def _send(self, flag: Flag) -> None:
        window = self._window
        assert window is not None
        session = window.state.current
        if session is None or window.selected is None:
            return
        act = ShowFlag(session.plan.key, flag, entry=window.selected)
        words = tr(
            "{flag} flag to {car}",
            flag=worded(NAMES[flag]),
            car=car(window.state.meeting, window.selected),
        )
        (window.send if flag is Flag.BLUE else window.offer)(act, words, self.buttons[flag])
