"""The controls with which a race is conducted: one button a choice of `racecontrol.choices`.

Each control always stands in its place: lit while in force, dim with the reason while not free.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from racecontrol.choices import choice_of
from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.model import Person
from racecontrol.meeting.state import Session, State
from ui.due import why_not
from ui.tr import NO_WORDS, Words, later, ruled, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.panel import Themed


class Control(Struct, frozen=True):
    """A choice as a button."""

    label: ActLabel
    waits: bool = True  # goes out 5 s later, unless it is taken back
    short: Words = NO_WORDS  # in the place of the keys while it is not free


START: Final = {
    "arm": Control(ActLabel(later("Arm"), ("A",), later("arm the start"), NO_WORDS), waits=False),
    "lights": Control(
        ActLabel(later("Lights"), ("A",), later("start the lights"), NO_WORDS), waits=False
    ),
    "abort": Control(
        ActLabel(later("Abort"), ("X",), later("abort the start"), NO_WORDS), waits=False
    ),
    "formation lap": Control(
        ActLabel(later("Formation"), (";",), later("send the cars on a formation lap"), NO_WORDS),
        waits=False,
    ),
    "rolling start": Control(
        ActLabel(
            later("Rolling"), (",",), later("send the cars off for a rolling start"), NO_WORDS
        ),
        waits=False,
    ),
    "arm anyway": Control(
        ActLabel(
            later("Anyway"),
            ("Ctrl", "A"),
            later("arm though not everybody is ready"),
            NO_WORDS,
            how=Words("Ctrl A"),
        ),
        waits=False,
    ),
}
STRIP: Final = {
    "virtual safety car": Control(
        ActLabel(later("VSC"), ("V",), later("deploy the virtual safety car"), flag="vsc"),
        short=later("not now"),
    ),
    "safety car": Control(
        ActLabel(later("Safety car"), ("S",), later("deploy the safety car"), flag="sc"),
        short=later("not now"),
    ),
    "take order": Control(
        ActLabel(later("Restart"), ("T",), later("take the order for the restart"), flag="green"),
        short=later("after a red flag"),
    ),
}
FLAGS: Final = {
    "full-course yellow": Control(
        ActLabel(later("FCY"), ("Z",), later("show full-course yellow"), NO_WORDS, flag="fcy")
    ),
    "end neutralisation": Control(
        ActLabel(later("Ending"), ("O",), later("announce its end"), NO_WORDS)
    ),
    "pit entry": Control(
        ActLabel(later("Pit entry"), ("<",), later("close or open the pit entry"), NO_WORDS)
    ),
    "pit exit": Control(
        ActLabel(later("Pit exit"), (">",), later("close or open the pit exit"), NO_WORDS)
    ),
}
ADVANCE: Final = {
    "advance": Control(
        ActLabel(
            later("By itself"),
            ("Ctrl", "D"),
            later("let the steps come by themselves"),
            NO_WORDS,
            held=False,
        ),
        waits=False,
    ),
    "pause": Control(
        ActLabel(later("Pause"), (".",), later("make the next step wait"), NO_WORDS, held=False),
        False,
    ),
    "sooner": Control(
        ActLabel(later("1 min"), ("-",), later("one minute sooner"), NO_WORDS, held=False), False
    ),
    "later": Control(
        ActLabel(later("1 min"), ("+",), later("one minute later"), NO_WORDS, held=False), False
    ),
}


NO_ACTS: Final[Mapping[str, AnyAct | None]] = {}


class Controls(QObject):
    """Buttons by the name of their choice; `asked` says which one a person confirmed."""

    asked = Signal(str)

    def __init__(
        self, table: dict[str, Control], one_line: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.buttons = {name: ActButton(c.label, one_line) for name, c in table.items()}
        for name, button in self.buttons.items():
            button.confirmed.connect(lambda name=name: self.asked.emit(name))

    def show_state(
        self,
        state: State,
        who: Person,
        now_ns: int,
        session: Session | None,
        lit: Mapping[str, str | None],
        acts: Mapping[str, AnyAct | None] = NO_ACTS,
    ) -> None:
        """Ask of each whether it is free; `lit`: the age of what is in force, by name.

        `acts`: of controls whose act is not the choice of their name.
        """
        for name, button in self.buttons.items():
            if name in acts:
                reason = why_not(state, acts[name], who, now_ns)
            else:
                reason = ruled(choice_of(state, who, now_ns, name, session).why_not)
            button.show_state(
                reason, lit.get(name), worded(self.table[name].short) if reason else ""
            )


class Row(Themed):
    """Widgets beside each other, in the distances of this size of screen."""

    def __init__(self, parts: Sequence[QWidget], stretch: bool = True) -> None:
        super().__init__()
        self._layout = QHBoxLayout(self)
        for part in parts:
            self._layout.addWidget(part)
        if stretch:
            self._layout.addStretch(1)
        self.themed()

    def themed(self) -> None:
        theme = self.theme
        pad = theme.space("s5")
        self._layout.setContentsMargins(pad, theme.space("s1"), pad, theme.space("s1"))
        self._layout.setSpacing(theme.space("s3"))
        super().themed()
