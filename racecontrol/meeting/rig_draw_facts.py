"""What happened at the draw of the rigs (`facts`)."""

from racecontrol.meeting.fact import Fact


class RigSeedCommitted(Fact, frozen=True, tag=True):
    """The hash of a seed that nobody else knows yet, and who is in the draw."""

    commitment: str  # SHA-256 in hex
    entries: tuple[int, ...]
    rigs: tuple[int, ...]
    at_ns: int
    by: str


class RigsDrawn(Fact, frozen=True, tag=True):
    """The seed is revealed: everybody sits where it says."""

    seed: str
    word: str  # said aloud after the commitment; empty: none
    rigs: dict[int, int]  # entry -> rig
    at_ns: int
    by: str


RigDrawFact = RigSeedCommitted | RigsDrawn
