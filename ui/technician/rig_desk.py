"""The acts on the chosen rig: somebody is with the driver, the e-stop is reset, base power."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from racecontrol.meeting.acts import AnyAct
from racecontrol.meeting.model import Person
from racecontrol.meeting.rig_acts import AcceptBase, AnswerCall, ResetEstop, SetBasePower
from racecontrol.meeting.state import State
from ui.due import why_not
from ui.tr import NO_WORDS, later, tr, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.keys import Keys

ANSWER: Final = ActLabel(
    later("Answer call"), ("A",), later("say that you are with the driver"), NO_WORDS, held=False
)
RESET: Final = ActLabel(later("Reset e-stop"), ("R",), later("say that the rig is safe"))
POWER: Final = ActLabel(later("Base power"), ("W",), later("switch the wheelbase off or on"))
ACCEPT: Final = ActLabel(
    later("Accept base"), ("Z",), later("say that its settings are right as they are")
)
BY_THE_DESK: Final = later("switched at the technician's desk")
SWITCHED: Final = {  # the power is on now, or not
    True: later("Wheelbase of rig {rig} switched off"),
    False: later("Wheelbase of rig {rig} switched on"),
}
NO_RIG: Final = later("Choose a rig first.")


class RigButtons(QObject):
    """Four buttons of the strip; dim with the reason while their act is not free."""

    wished = Signal(ActButton, object, str)  # the button, the act, what it does in words

    def __init__(self) -> None:
        super().__init__()
        self.answer, self.reset, self.power = (ActButton(one) for one in (ANSWER, RESET, POWER))
        self.accept = ActButton(ACCEPT)
        self._rig = 0
        self._on = True
        self.answer.confirmed.connect(self._answer)
        self.reset.confirmed.connect(self._reset)
        self.power.confirmed.connect(self._switch)
        self.accept.confirmed.connect(self._accept)

    @property
    def all(self) -> tuple[ActButton, ...]:
        """In the order of the strip."""
        return self.answer, self.reset, self.power, self.accept

    def bind(self, keys: Keys) -> None:
        for button in self.all:
            keys.bind_button(button.label.keys[0], button)

    def show_rig(self, state: State, rig: int, person: Person, now_ns: int) -> None:
        """What is free for this rig now."""
        self._rig, self._on = rig, state.rigs.power_ordered.get(rig, True)
        acts: tuple[AnyAct, ...] = (
            AnswerCall(rig), ResetEstop(rig), self._power_act(), AcceptBase(rig),
        )  # fmt: skip
        for button, act in zip(self.all, acts, strict=True):
            reason = why_not(state, act, person, now_ns) if rig else worded(NO_RIG)
            button.show_state(reason, short="")
        self.power.show_state(self.power.reason, None if self._on else tr("off"))

    def _power_act(self) -> SetBasePower:
        return SetBasePower(self._rig, not self._on, BY_THE_DESK.english)

    def _answer(self) -> None:
        words = tr("Call of rig {rig} answered", rig=self._rig)
        self.wished.emit(self.answer, AnswerCall(self._rig), words)

    def _reset(self) -> None:
        self.wished.emit(
            self.reset, ResetEstop(self._rig), tr("E-stop of rig {rig} reset", rig=self._rig)
        )

    def _accept(self) -> None:
        words = tr("Wheelbase of rig {rig} is right as it is", rig=self._rig)
        self.wished.emit(self.accept, AcceptBase(self._rig), words)

    def _switch(self) -> None:
        words = worded(SWITCHED[self._on], rig=self._rig)
        self.wished.emit(self.power, self._power_act(), words)
