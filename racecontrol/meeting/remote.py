"""Remote buttons: which messages from outside may ask for acts, and in whose name.

A token stands for a person. It is read from the event file each time and never journalled; the
person is. Acts that start, stop, end or punish have to be named one by one for a button.
"""

from enum import StrEnum
from typing import Final

from racecontrol.meeting.model import Noun, Role


class ButtonAct(StrEnum):
    """What a button can ask for; the value is the last part of its OSC address."""

    EVERYDAY = "*"  # in the list of a button: all those that are not grave

    YELLOW = "yellow"
    DOUBLE_YELLOW = "double-yellow"
    VSC = "vsc"
    FCY = "fcy"
    SAFETY_CAR = "safety-car"
    BLUE = "blue"
    WHITE = "white"
    BLACK_WHITE = "black-white"
    PIT_ENTRY = "pit-entry"
    PIT_EXIT = "pit-exit"
    FORM_GRID = "form-grid"
    FORMATION = "formation"
    ROLLING = "rolling"
    RIG_READY = "rig-ready"
    DRIVER_READY = "driver-ready"
    ARM = "arm"
    PAUSE = "pause"
    STEP = "step"
    NOTE = "note"
    INVESTIGATE = "investigate"
    POSTPONE = "postpone"
    CLOSE = "close"

    GREEN = "green"
    END_NEUTRALISATION = "end-neutralisation"
    RED = "red"
    TAKE_ORDER = "take-order"
    CHEQUERED = "chequered"
    BLACK = "black"
    BLACK_ORANGE = "black-orange"
    ARM_ANYWAY = "arm-anyway"
    LIGHTS = "lights"
    START = "start"
    ABORT = "abort"
    END = "end"
    PUBLISH = "publish"
    FINAL = "final"
    CANCEL = "cancel"
    RERUN = "rerun"
    ADVANCE = "advance"
    PENALTY = "penalty"
    DISQUALIFY = "disqualify"
    RESCIND = "rescind"
    SERVED = "served"

    @property
    def grave(self) -> bool:
        """Whether a button gets it only by its name: it starts, stops, ends or punishes."""
        order = list(ButtonAct)
        return order.index(self) >= order.index(ButtonAct.GREEN)


ANYBODY: Final = (Role.DIRECTOR, Role.STEWARD, Role.TECHNICIAN)
WHO_MAY: Final = {  # where it is not the race director alone; `decide` says the same when pressed
    ButtonAct.NOTE: ANYBODY,
    ButtonAct.RIG_READY: (Role.DIRECTOR, Role.TECHNICIAN),
    ButtonAct.DRIVER_READY: (Role.DIRECTOR, Role.TECHNICIAN),
    ButtonAct.INVESTIGATE: (Role.DIRECTOR, Role.STEWARD),
    ButtonAct.POSTPONE: (Role.STEWARD,),
    ButtonAct.CLOSE: (Role.STEWARD,),
    ButtonAct.PENALTY: (Role.STEWARD,),
    ButtonAct.DISQUALIFY: (Role.STEWARD,),
    ButtonAct.RESCIND: (Role.STEWARD,),
    ButtonAct.SERVED: (Role.STEWARD,),
}


def roles_of(act: ButtonAct) -> tuple[Role, ...]:
    """Who may do an act at all; everybody has some of the everyday ones."""
    if act is ButtonAct.EVERYDAY:
        return ANYBODY
    return WHO_MAY.get(act, (Role.DIRECTOR,))


class Button(Noun, frozen=True):
    """A token, the person whose acts are journalled, and the acts that it may ask for."""

    token: str
    name: str
    role: Role
    acts: tuple[ButtonAct, ...]

    def may(self, act: ButtonAct) -> bool:
        """Whether this button may ask for it."""
        return act in self.acts or (ButtonAct.EVERYDAY in self.acts and not act.grave)


class Remote(Noun, frozen=True):
    """Where buttons are listened to; port 0: nowhere."""

    port: int = 0
    address: str = "0.0.0.0"  # of this machine
    senders: tuple[str, ...] = ()  # addresses or networks that are listened to; (): all
    buttons: tuple[Button, ...] = ()
