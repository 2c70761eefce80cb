"""The flags on the control strip: which button is lit, which is free, and how each is sent."""

from typing import Final

from PySide6.QtCore import QObject

from racecontrol.meeting.acts import ShowFlag
from racecontrol.meeting.model import Flag, Person
from racecontrol.meeting.state import State
from ui import format as text
from ui.director.steps import flag_act, short_reason
from ui.due import why_not
from ui.nouns import noun
from ui.tr import NO_WORDS, first_up, later, tr
from ui.track_state import TrackState, track_state
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.keys import Doing
from ui.widgets.window import ConsoleWindow

SECTOR_HOW: Final = later("then a sector, 0 for all")
LABELS: Final = {
    Flag.GREEN: ActLabel(later("Green"), ("G",), later("show green"), flag="green"),
    Flag.YELLOW: ActLabel(
        later("Yellow"),
        ("Y", "1", "2", "3", "0"),
        later("show yellow"),
        NO_WORDS,
        "yellow",
        few_keys=("Y",),
        how=later("the digit after Y"),
    ),
    Flag.DOUBLE_YELLOW: ActLabel(
        later("Double yellow"),
        ("Y", "Y"),
        later("show double yellow"),
        NO_WORDS,
        "double_yellow",
        how=later("the digit after Y Y"),
    ),
    Flag.RED: ActLabel(
        later("Red"),
        ("R", "Enter"),
        later("show red"),
        NO_WORDS,
        "red",
        how=later("R, then press Enter,"),
    ),
    Flag.CHEQUERED: ActLabel(
        later("Chequered"), ("C",), later("show the chequered flag"), flag="chequered"
    ),
}
AT_ONCE: Final = (Flag.RED, Flag.YELLOW, Flag.DOUBLE_YELLOW)  # safety beats second thoughts


class FlagControls(QObject):
    """The flag buttons of a director's window, with their keys; double yellow is no strip's."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {
            flag: ActButton(label, one_line=flag is Flag.DOUBLE_YELLOW)
            for flag, label in LABELS.items()
        }
        self._sector = dict.fromkeys((Flag.YELLOW, Flag.DOUBLE_YELLOW), 0)
        self._window: ConsoleWindow | None = None
        for flag, button in self.buttons.items():
            button.confirmed.connect(lambda flag=flag: self._send(flag))
            if flag in self._sector:
                button.cap_pressed.connect(lambda cap, flag=flag: self._aim(flag, cap))

    def join(self, window: ConsoleWindow) -> None:
        """Bind the keys of a window and send through it."""
        self._window = window
        self.setParent(window)
        keys = window.keys
        keys.bind_button("G", self.buttons[Flag.GREEN])
        keys.bind(
            "Y",
            later("yellow, then a sector, 0 for all; twice: double yellow"),
            self._press_y,
        )
        keys.bind("R", later("red flag: hold R, then Enter"), self._press_r)
        keys.bind_button("C", self.buttons[Flag.CHEQUERED])

    def show_state(self, state: State, who: Person, now_ns: int) -> None:
        """Lit is in force, dim is not free now."""
        session = state.current
        track = track_state(session, now_ns)
        for flag, button in self.buttons.items():
            reason = why_not(state, flag_act(session, flag), who, now_ns)
            short = short_reason(session, flag) if reason else ""
            button.show_state(reason, _lit(flag, track, now_ns), short)

    def enter(self) -> bool:
        """Enter went down: with R held it is the red flag. False when it was not."""
        assert self._window is not None
        if not self._window.keys.is_down("R"):
            return False
        red = self.buttons[Flag.RED]
        if red.reason:
            self._window.say(red.reason)
        else:
            self._send(Flag.RED)
        return True

    def _press_r(self) -> None:
        assert self._window is not None
        key = self._window.theme.cap("R")
        self._window.say(
            tr("Red flag: keep {key} held and press Enter.", key=key),
            tr("Let go of {key} to leave it.", key=key),
        )

    def _press_y(self) -> None:
        """Once: the next digit is a sector for yellow. Twice: for double yellow."""
        assert self._window is not None
        twice = self._window.keys.asks_digit
        flag = Flag.DOUBLE_YELLOW if twice else Flag.YELLOW
        button = self.buttons[flag]
        if button.reason:
            self._window.say(button.reason)
            return
        name = button.label.name
        self._window.say(tr("{name}: hold 1, 2 or 3 for a sector, 0 for all.", name=name))
        self._window.keys.ask_digit(lambda digit: self._take_digit(flag, digit))

    def _take_digit(self, flag: Flag, digit: int) -> Doing:
        button = self.buttons[flag]
        self._aim(flag, str(digit))
        button.begin()
        return button.end

    def _aim(self, flag: Flag, cap: str) -> None:
        """The sector that the next hold is for; none chosen means all."""
        self._sector[flag] = int(cap) if cap.isdigit() else 0

    def _send(self, flag: Flag) -> None:
        assert self._window is not None
        window = self._window
        sector = self._sector.get(flag, 0)
        act = flag_act(window.state.current, flag, sector)
        if act is None:
            return
        words = flag_words(act)
        if flag in AT_ONCE:
            window.send(act, words, self.buttons[flag])
        else:
            window.offer(act, words, self.buttons[flag])


def flag_words(act: ShowFlag) -> str:
    """`Yellow, sector 2`; `Red flag`."""
    name = first_up(noun(act.flag))
    if act.flag in (Flag.RED, Flag.CHEQUERED):
        return tr("{name} flag", name=name)
    return (
        tr("{name}, sector {sector}", name=name, sector=act.sector)
        if act.sector
        else tr("{name}, all sectors", name=name)
    )


def _lit(flag: Flag, track: TrackState, now_ns: int) -> str | None:
    keys = {Flag.GREEN: "green", Flag.YELLOW: "yellow", Flag.DOUBLE_YELLOW: "double_yellow"}
    keys |= {Flag.RED: "red", Flag.CHEQUERED: "chequered"}
    if track.key != keys[flag]:
        return None
    if flag is Flag.GREEN:
        return tr("in force")
    where = ", ".join(str(sector) for sector in track.sectors)
    since = text.span(now_ns - track.since_ns)
    return (
        tr("sector {where}, {since}", where=where, since=since)
        if where
        else tr("shown {since}", since=since)
    )
