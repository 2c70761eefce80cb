"""What is wrong with most rigs at once has one cause, and it is not the rigs."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from racecontrol.meeting.faults import FaultKind
from racecontrol.rigs.found import NO_RIG, Found

SHARE: Final = 0.6  # of the rigs that were ever heard
FEWEST: Final = 3  # enough for what no three rigs have by chance
BY_CHANCE: Final = (
    FaultKind.STREAM_STALE,
    FaultKind.CLOCK_ERROR,
    FaultKind.IN_MENU,
    FaultKind.PAUSED,
    FaultKind.REPLAY,
    FaultKind.OTHER_SESSION,
    FaultKind.OTHER_TRACK,
)
THE_NET: Final = "Look at the network, then at this computer."
THE_SESSION: Final = "Look whether the right session is run here."
COMMON: Final = {
    FaultKind.STREAM_STALE: ("no packets", THE_NET),
    FaultKind.PACKETS_LOST: ("packets lost", THE_NET),
    FaultKind.PACKETS_LATE: ("packets out of order", THE_NET),
    FaultKind.PACKETS_DOUBLED: ("packets come twice", THE_NET),
    FaultKind.JITTER: ("packets come late", THE_NET),
    FaultKind.CLOCK_RATE: ("games run at another pace", THE_NET),
    FaultKind.CLOCK_ERROR: ("clocks are uncertain", THE_NET),
    FaultKind.BOX_LATE: ("rig boxes answer late", THE_NET),
    FaultKind.IN_MENU: ("consoles are in a menu while the race runs", THE_SESSION),
    FaultKind.PAUSED: ("games are paused while the race runs", THE_SESSION),
    FaultKind.REPLAY: ("consoles may be showing a replay", THE_SESSION),
    FaultKind.OTHER_SESSION: ("laps do not fit this session", THE_SESSION),
    FaultKind.OTHER_TRACK: ("consoles are on another track", THE_SESSION),
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
        words, advice = COMMON[kind]
        left.append(Found(NO_RIG, kind, f"{counts[kind]} rigs at once: {words}. {advice}"))
    return left
