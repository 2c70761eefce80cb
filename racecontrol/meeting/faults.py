"""What can be wrong with a rig while an event runs: one kind each, one sentence each."""

from enum import StrEnum
from typing import Final

from racecontrol.meeting.noun import Noun


class FaultKind(StrEnum):
    """The value is the fault in a few words."""

    # the rig box and its line
    ADAPTER_GONE = "adapter gone"  # of a whole bus: the fault is told on its first rig
    BOX_SILENT = "box silent"
    BOX_GARBLED = "checksum errors"
    BOX_LATE = "box answers late"
    BOX_REFUSES = "box has other registers"
    ESTOP_OPEN = "e-stop"
    POWER_GONE = "no power"
    RELAY_STUCK = "relay stuck"
    COVER_OPEN = "cover open"
    SEAT_EMPTY = "seat empty"
    LAMP_MISSED = "signal not shown"
    # the console and the net between
    STREAM_STALE = "stale"
    STREAM_LOST = "lost"
    PACKETS_LOST = "packets lost"
    PACKETS_LATE = "packets out of order"
    PACKETS_DOUBLED = "packets doubled"
    PACKETS_REFUSED = "packets not readable"
    JITTER = "jitter"
    CLOCK_RATE = "clock rate"
    CLOCK_ERROR = "clock uncertain"
    PACKET_TYPE = "packet type"
    # what the console does
    OTHER_CAR = "another car"
    OTHER_TRACK = "another track"
    SECOND_CONSOLE = "two consoles"
    OTHER_SESSION = "another session"
    INPUTS_FROZEN = "inputs frozen"
    IN_MENU = "in a menu"
    PAUSED = "paused"
    REPLAY = "replay?"
    # the wheelbase, while it is on this machine
    UNPLUGGED = "unplugged"
    WRONG_MODE = "wrong mode"
    SILENT = "silent base"
    FORBIDDEN = "no permission"
    MODEL = "another model"
    FIRMWARE = "firmware mismatch"
    MOTOR = "motor not heard"
    RIM = "rim changed"
    TUNING = "tuning changed"
    FROZEN = "frozen axis"
    NOISY = "noisy pedal"
    # what race control runs on
    COMPUTER_BUSY = "computer busy"  # of no rig


DANGER: Final = (FaultKind.ESTOP_OPEN, FaultKind.STREAM_LOST, FaultKind.LAMP_MISSED)


class Fault(Noun, frozen=True):
    """One fault of one rig, as long as it lasts."""

    rig: int  # 0: of no single rig
    kind: FaultKind
    sentence: str  # what, where, what to do
    since_ns: int  # event clock

    @property
    def danger(self) -> bool:
        """Whether it cannot wait: somebody stands still, or does not see a flag."""
        return self.kind in DANGER
