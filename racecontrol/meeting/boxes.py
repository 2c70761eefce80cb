"""The control boxes of the rigs as an event file has them, and what their lamps can say."""

from enum import StrEnum
from typing import Final

from racecontrol.meeting.noun import Noun

BAUD_RATES: Final = (9_600, 19_200, 38_400, 57_600, 115_200)


class Lamp(StrEnum):
    """What a rig's lamp shows its driver."""

    OFF = "off"
    GREEN = "green"
    YELLOW = "yellow"
    BLUE = "blue"
    RED = "red"
    PENALTY = "red and yellow"  # for you alone: a penalty to serve, a flag with your number


class SignalPort(StrEnum):
    """Where a rig can show a signal."""

    BOX = "rig box"
    RIM = "rim"  # of the wheelbase, while it hangs on this machine


class Bus(Noun, frozen=True):
    """One RS-485 line: the USB adapter by which it is reached, never by the port's name."""

    key: str
    usb: str  # vendor and product of the adapter, four hexadecimal digits each: 0403:6001
    serial: str = ""  # of the adapter; "": any
    location: str = ""  # USB port it is plugged into, as 1-1.4; "": any
    baud: int = 38_400  # at 19,200 a signal that each box gets by itself takes too long


class BoxPlace(Noun, frozen=True):
    """Which box is a rig's: its bus and its Modbus address."""

    bus: str
    address: int  # 1 to 247
