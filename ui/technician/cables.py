"""The cables of the wheelbases: the technician says that one goes to its console, or comes back.

Until he does, a base that leaves its port is a fault, and breaks a seal.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from racecontrol.rigs.wheelbase import Place, WheelbaseReading
from ui.tr import NO_WORDS, later, worded
from ui.widgets.act_button import ActButton, ActLabel
from ui.widgets.keys import Keys

CABLE: Final = ActLabel(
    later("Base cable"), ("C",), later("say that the cable is carried over"), NO_WORDS, held=False
)
ALL: Final = ActLabel(later("All cables"), ("V",), later("say that all cables are carried over"))
NO_RIG: Final = later("Choose a rig first.")
NO_BASE: Final = later("This machine reads no wheelbase of rig {rig}.")
NO_BASES: Final = later("This machine reads no wheelbases.")


class CableButtons(QObject):
    """`carried`: these rigs, and whether to their consoles (else back to this machine)."""

    carried = Signal(tuple, bool)

    def __init__(self) -> None:
        super().__init__()
        self.one, self.all = ActButton(CABLE), ActButton(ALL)
        self._rig = 0
        self._bases: Mapping[int, WheelbaseReading] = {}
        self.one.confirmed.connect(lambda: self._carry((self._rig,)))
        self.all.confirmed.connect(lambda: self._carry(tuple(self._bases)))

    @property
    def buttons(self) -> tuple[ActButton, ...]:
        """In the order of the strip."""
        return self.one, self.all

    def bind(self, keys: Keys) -> None:
        for button in self.buttons:
            keys.bind_button(button.label.keys[0], button)

    def show_rig(self, rig: int, bases: Mapping[int, WheelbaseReading]) -> None:
        """Whose cable it would be; where the bases are stands on their tiles."""
        self._rig, self._bases = rig, bases
        missing = "" if rig in bases else worded(NO_BASE, rig=rig)
        self.one.show_state(missing if rig else worded(NO_RIG))
        self.all.show_state("" if bases else worded(NO_BASES))

    def _carry(self, rigs: tuple[int, ...]) -> None:
        """To the consoles while any of them is not there; else all come back."""
        away = all(self._bases[rig].place is Place.CONSOLE for rig in rigs)
        self.carried.emit(rigs, not away)
