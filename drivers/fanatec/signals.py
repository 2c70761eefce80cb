"""What a rim shows its driver for each signal: the colour of its lights, a word on its display.

Green leaves the display to the game; the rim's own lights say the rest.
"""

from collections.abc import Callable
from typing import Final

from drivers.fanatec import identity as who
from drivers.fanatec import outputs
from drivers.fanatec.procedures import Ask, Procedure, Tell
from racecontrol.meeting.boxes import Lamp
from racecontrol.meeting.unsettled import Unsettled
from racecontrol.rigs.desk import Colour

RED: Final = (255, 0, 0)
YELLOW: Final = (255, 255, 0)
GREEN: Final = (0, 255, 0)
BLUE: Final = (0, 0, 255)
BLACK: Final = (0, 0, 0)

SHOWN: Final[dict[Lamp, tuple[Colour, Colour, str]]] = {  # rev lights, flag lights, display
    Lamp.OFF: (BLACK, BLACK, ""),
    Lamp.GREEN: (GREEN, GREEN, ""),
    Lamp.YELLOW: (YELLOW, YELLOW, "YEL"),
    Lamp.BLUE: (BLUE, BLUE, "bLU"),
    Lamp.RED: (RED, RED, "rEd"),
    Lamp.PENALTY: (RED, YELLOW, "PEn"),
}


def frames(lamp: Lamp, table: Unsettled) -> tuple[bytes, ...]:
    """All that is sent for a signal."""
    rev, flags, word = SHOWN[lamp]
    lights = outputs.rim_colours((rev,) * outputs.REV_LEDS, (flags,) * outputs.FLAG_LEDS, table)
    return (*lights, outputs.display(word, table))


def signal(lamp: Lamp, table: Unsettled, clock: Callable[[], int]) -> Procedure[int]:
    """Show it, then ask something harmless: the moment of the answer. The base took it by then."""
    yield Tell(frames(lamp, table))
    yield Ask(who.ASK, who.PREFIX)
    return clock()
