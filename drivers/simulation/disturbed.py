"""What a console's stream can suffer on demand, besides silence, loss and doubles.

Everything is done within the portion that is computed at a time, so that no other console's
packets move. Ids and clear packets are arrays of one console's packets, `game_s` their moments.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from drivers.simulation.plan import Incident, StreamFault, StreamKind
from racecontrol.timing.sample import LIVE, PAUSED

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

OTHER_CAR: Final = 100  # added to the code of the car
SLOW_EVERY: Final = 50  # ticks of which a slow game leaves one out
BUNCH: Final = 6  # packets that a jittery net hands on at once
RUBBISH_EVERY: Final = 10
APART_NS: Final = 1_000  # between packets that leave together


def faults_of(incidents: Sequence[Incident], car: str) -> tuple[StreamFault, ...]:
    """Those of one car."""
    return tuple(one for one in incidents if isinstance(one, StreamFault) and one.car == car)


def _during(fault: StreamFault, game_s: Floats) -> npt.NDArray[np.bool_]:
    return np.asarray((game_s >= fault.at_s) & (game_s < fault.at_s + fault.for_s))


def letter_of(letter: str, faults: Sequence[StreamFault], game_s: Floats) -> str:
    """The packet type: another program has asked the console for another one."""
    for fault in faults:
        if fault.what is StreamKind.OTHER_TYPE and _during(fault, game_s).any():
            return "A" if letter != "A" else "B"
    return letter


def slowed(ids: Ints, faults: Sequence[StreamFault], game_s: Floats) -> tuple[Ints, Ints]:
    """Ids of a game that runs too slowly, and how often each packet is sent: once, or not."""
    copies = np.ones(len(ids), np.int64)
    for fault in faults:
        if fault.what is StreamKind.SLOW:
            passed = np.clip((game_s - fault.at_s) * 60, 0, fault.for_s * 60)
            left_out = np.floor(np.round(passed, 3) / SLOW_EVERY).astype(np.int64)
            before = np.floor(np.round(np.maximum(passed - 1, 0), 3) / SLOW_EVERY).astype(np.int64)
            copies[left_out != before] = 0
            ids = ids - left_out
    return ids, copies


def changed(
    packets: npt.NDArray[np.void], faults: Sequence[StreamFault], game_s: Floats
) -> npt.NDArray[np.void]:
    """The clear packets as the console sends them; changed in place."""
    for fault in faults:
        where = _during(fault, game_s)
        match fault.what:
            case StreamKind.FROZEN:
                _freeze(packets, where)
            case StreamKind.MENU:
                packets["lap"][where] = packets["laps_total"][where] = -1
                packets["flags"][where] = 0
            case StreamKind.PAUSED:
                packets["flags"][where] |= PAUSED
            case StreamKind.REPLAY:
                packets["flags"][where] &= ~np.uint16(LIVE)
            case StreamKind.OTHER_CAR:
                packets["car_code"][where] += OTHER_CAR
            case _:
                pass  # the others are done to ids and times
    return packets


def _freeze(packets: npt.NDArray[np.void], where: npt.NDArray[np.bool_]) -> None:
    """What the pedals and the wheel gave last, as a base that has left its USB port."""
    for name, value in (("throttle", 140), ("brake", 0), ("steering", 0.05), ("steer_angle", 0.01)):
        if name in (packets.dtype.names or ()):
            packets[name][where] = value


def leaving_ns(leaves: Ints, ids: Ints, faults: Sequence[StreamFault], game_s: Floats) -> Ints:
    """When the packets leave: in bunches, or the wrong way round."""
    for fault in faults:
        where = _during(fault, game_s)
        if fault.what is StreamKind.JITTER:
            for bunch in np.unique(ids[where] // BUNCH):
                those = where & (ids // BUNCH == bunch)
                leaves = leaves.copy()
                leaves[those] = leaves[those].max() + APART_NS * np.arange(int(those.sum()))
        elif fault.what is StreamKind.REORDER:
            first = np.flatnonzero(where[:-1] & (ids[:-1] % 4 == 0))
            leaves = leaves.copy()
            leaves[first] = leaves[first + 1] + APART_NS  # none leaves before it is made
    return leaves


def rubbish(
    faults: Sequence[StreamFault], ids: Ints, game_s: Floats, datagrams: Sequence[bytes]
) -> dict[int, bytes]:
    """Place of a packet -> a datagram that leaves with it and is no telemetry."""
    found = {}
    for fault in faults:
        if fault.what is StreamKind.RUBBISH:
            for place in np.flatnonzero(_during(fault, game_s) & (ids % RUBBISH_EVERY == 0)):
                found[int(place)] = bytes(byte ^ 0x5A for byte in datagrams[int(place)])
    return found
