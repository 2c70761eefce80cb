"""What was found at the rigs, and what people made of it (`facts`): readings, checks, seals."""

from racecontrol.meeting.fact import Fact
from racecontrol.meeting.model import Role
from racecontrol.meeting.parity import Value


class RigRead(Fact, frozen=True, tag=True):
    """Values of a rig that were found, or are other ones than before."""

    rig: int
    values: tuple[Value, ...]
    at_ns: int
    by: str = ""  # who ticked them; empty: a program read them


class GoldenSet(Fact, frozen=True, tag=True):
    """The values that every rig has to have; empty: there are none any more."""

    values: tuple[Value, ...]
    source: str  # `rig 4`, `golden.toml`
    at_ns: int
    by: str


class CheckDone(Fact, frozen=True, tag=True):
    """A guided test, or a tick of what no program can see."""

    rig: int
    check: str
    passed: bool
    figures: str  # in words; empty: none
    at_ns: int
    by: str


class CertificateIssued(Fact, frozen=True, tag=True):
    """All rigs that drive are equal. A later one takes the place of an earlier one."""

    number: int
    golden: str  # SHA-256 of the golden values
    rigs: dict[int, str]  # rig -> its hash
    at_ns: int
    by: str


class CertificateSigned(Fact, frozen=True, tag=True):
    number: int
    at_ns: int
    by: str
    role: Role


class RigsSealedEqual(Fact, frozen=True, tag=True):
    """From now on a change of any sealed value is seen, and breaks the seal."""

    number: int
    at_ns: int
    by: str


class SettingsOrdered(Fact, frozen=True, tag=True):
    """The golden tuning goes to these rigs."""

    rigs: tuple[int, ...]
    values: tuple[Value, ...]
    at_ns: int
    by: str


class SettingsWritten(Fact, frozen=True, tag=True):
    """Written and read back, or why not."""

    rig: int
    written: bool
    words: str
    at_ns: int


class EntryMoved(Fact, frozen=True, tag=True):
    """A driver sits at another rig from now on; laps go on for the same entry."""

    entry: int
    from_rig: int
    to_rig: int
    session: str  # the one on its way; empty: none
    laps: int  # of it that the entry has
    reason: str
    at_ns: int
    by: str


class TimeCredited(Fact, frozen=True, tag=True):
    """What a fault of the stage cost a driver, as people measured it; the stewards decide on it."""

    session: str
    entry: int
    ms: int
    reason: str
    at_ns: int
    by: str


ParityFact = (
    RigRead
    | GoldenSet
    | CheckDone
    | CertificateIssued
    | CertificateSigned
    | RigsSealedEqual
    | SettingsOrdered
    | SettingsWritten
    | EntryMoved
    | TimeCredited
)
