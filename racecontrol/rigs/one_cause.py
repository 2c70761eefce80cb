"""What is wrong with most rigs at once has one cause, and it is not the rigs."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from racecontrol.meeting.faults import FaultKind
from racecontrol.rigs.found import NO_RIG, Found

SHARE: Final = 0.6  # of the rigs that were ever heard
FEWEST: Final = 3  # enough for what no three rigs have by chance
BY_CHANCE: Final = (FaultKind.STREAM_STALE, FaultKind.CLOCK_ERROR)
COMMON: Final = {
    FaultKind.STREAM_STALE: "no packets",
    FaultKind.PACKETS_LOST: "packets lost",
    FaultKind.PACKETS_LATE: "packets out of order",
    FaultKind.PACKETS_DOUBLED: "packets come twice",
    FaultKind.JITTER: "packets come late",
    FaultKind.CLOCK_RATE: "games run at another pace",
    FaultKind.CLOCK_ERROR: "clocks are uncertain",
    FaultKind.BOX_LATE: "rig boxes answer late",
}


def in_common(found: Sequence[Found], heard: int) -> list[Found]:
    """One fault of no rig in the place of the same one of most of them."""
    counts = Counter(one.kind for one in found if one.kind in COMMON)
    most = max(FEWEST, SHARE * heard)
    common = {
        kind for kind, count in counts.items() if count >= (most if kind in BY_CHANCE else FEWEST)
    }
    left = [one for one in found if one.kind not in common]
    for kind in sorted(common):
        words = f"{counts[kind]} rigs at once: {COMMON[kind]}."
        left.append(Found(NO_RIG, kind, f"{words} Look at the network, then at this computer."))
    return left
