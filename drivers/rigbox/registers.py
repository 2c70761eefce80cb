"""The register map of a box. Off-the-shelf input and relay modules speak it without a firmware.

Discrete inputs (function 02)          Coils (functions 01, 05, 0F)      Input registers (04)
0  e-stop loop closed (1: not pressed) 0  relay of the wheelbase's power 0  heartbeat, counts up
1  seat occupied                       1  lamp red                       1  firmware
2  power present behind the relay      2  lamp yellow                    2  how often the loop
3  cover closed                        3  lamp green                        opened
4  driver calls for help (button held) 4  buzzer
5  driver is ready (switch)            5  lamp blue
"""

from collections.abc import Sequence
from typing import Final

from racecontrol.meeting.boxes import Lamp
from racecontrol.rigs.box import LAMPS, Inputs, Outputs

INPUTS: Final = 6
COILS: Final = 6
COUNTERS: Final = 3
RELAY: Final = 0  # coil
FIRST_LAMP: Final = 1  # coil; red, yellow, green, buzzer, blue: written together
BITS_OF: Final = {lamp: bits for bits, lamp in LAMPS.items()}


def inputs_of(bits: Sequence[bool]) -> Inputs:
    """The first six bits of an answer; it is filled up to eight."""
    return Inputs(*(bool(bit) for bit in bits[:INPUTS]))


def outputs_of(bits: Sequence[bool]) -> Outputs:
    """The first six coils of an answer."""
    return Outputs(*(bool(bit) for bit in bits[:COILS]))


def coils_of(lamp: Lamp) -> list[bool]:
    """What coils 1 to 5 must be for a signal; the buzzer is silent."""
    red, yellow, green, blue = BITS_OF[lamp]
    return [red, yellow, green, False, blue]
