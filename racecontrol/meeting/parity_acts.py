"""What people may do to prove rigs equal, and to move a driver off a dead one."""

from racecontrol.meeting.act import Act
from racecontrol.meeting.parity import Value


class TakeGolden(Act, frozen=True):
    """What this rig is now is what all must be."""

    rig: int


class LoadGolden(Act, frozen=True):
    """Values of a file are what all must be."""

    values: tuple[Value, ...]
    source: str


class TickValue(Act, frozen=True):
    """A person says what no program can read."""

    rig: int
    value: Value


class RecordCheck(Act, frozen=True):
    """A guided test of a rig, or a tick; done again, the last one counts."""

    rig: int
    check: str
    passed: bool
    figures: str = ""


class IssueCertificate(Act, frozen=True):
    """Say that all rigs that drive are equal."""


class SignCertificate(Act, frozen=True):
    """Two persons have to."""


class SealEqual(Act, frozen=True):
    """Seal the rigs as they are certified."""


class WriteGolden(Act, frozen=True):
    """Write the golden tuning to these rigs, with read-back."""

    rigs: tuple[int, ...]


class MoveDriver(Act, frozen=True):
    """To a rig that nobody sits at."""

    entry: int
    rig: int
    reason: str


class CreditTime(Act, frozen=True):
    session: str
    entry: int
    ms: int
    reason: str


ParityAct = (
    TakeGolden
    | LoadGolden
    | TickValue
    | RecordCheck
    | IssueCertificate
    | SignCertificate
    | SealEqual
    | WriteGolden
    | MoveDriver
    | CreditTime
)
