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
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.panel import Themed


class Control(Struct, frozen=True):
    """A choice as a button."""

    label: ActLabel
    waits: bool = True  # goes out 5 s later, unless it is taken back
    short: str = ""  # in the place of the keys while it is not free


START: Final = {
    "arm": Control(ActLabel("Arm", ("A",), "arm the start", ""), waits=False),
    "lights": Control(ActLabel("Lights", ("A",), "start the lights", ""), waits=False),
    "abort": Control(ActLabel("Abort", ("X",), "abort the start", ""), waits=False),
    "formation lap": Control(
        ActLabel("Formation", (";",), "send the cars on a formation lap", ""),
        waits=False,
    ),
    "rolling start": Control(
        ActLabel("Rolling", (",",), "send the cars off for a rolling start", ""),
        waits=False,
    ),
    "arm anyway": Control(
        ActLabel("Anyway", ("Ctrl", "A"), "arm though not everybody is ready", "", how="Ctrl A"),
        waits=False,
    ),
}  # fmt: skip
STRIP: Final = {
    "virtual safety car": Control(
        ActLabel("VSC", ("V",), "deploy the virtual safety car", flag="vsc"), short="not now"
    ),
    "safety car": Control(
        ActLabel("Safety car", ("S",), "deploy the safety car", flag="sc"), short="not now"
    ),
    "take order": Control(
        ActLabel("Restart", ("T",), "take the order for the restart", flag="green"),
        short="after a red flag",
    ),
}
FLAGS: Final = {
    "full-course yellow": Control(
        ActLabel("FCY", ("Z",), "show full-course yellow", "", flag="fcy")
    ),
    "end neutralisation": Control(ActLabel("Ending", ("O",), "announce its end", "")),
    "pit entry": Control(ActLabel("Pit entry", ("<",), "close or open the pit entry", "")),
    "pit exit": Control(ActLabel("Pit exit", (">",), "close or open the pit exit", "")),
}
ADVANCE: Final = {
    "advance": Control(
        ActLabel("By itself", ("Ctrl", "D"), "let the steps come by themselves", "", held=False),
        waits=False,
    ),
    "pause": Control(ActLabel("Pause", (".",), "make the next step wait", "", held=False), False),
    "sooner": Control(ActLabel("1 min", ("-",), "one minute sooner", "", held=False), False),
    "later": Control(ActLabel("1 min", ("+",), "one minute later", "", held=False), False),
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
                reason = choice_of(state, who, now_ns, name, session).why_not
            button.show_state(reason, lit.get(name), self.table[name].short if reason else "")


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
