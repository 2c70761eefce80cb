"""On which track is each rig? Recognition while cars are driving, from a look at each now and then.

The observer looks at the latest sample of every rig a few times a second and hands it over. A rig's
way begins anew in a menu, after a restart, and after a jump to another place. Every few hundred
metres of new way it is compared with the known circuits; once that is sure, more rarely.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field

from racecontrol.tracks.recognition import SURE, Direction, Match, Signature, recognise

Records = npt.NDArray[np.void]

_LEAST_MOVE_M: Final = 5.0  # between two points that are kept
_JUMP_M: Final = 250.0  # between two looks: another place, not driven
_MOST_POINTS: Final = 2500  # some 25 km; older ones are forgotten
_AGAIN_M: Final = 300.0  # of new way, before it is compared again
_SURE_AGAIN_M: Final = 3000.0


class Place(StrEnum):
    """What recognition says about a rig and the track that its session is on."""

    UNKNOWN = "unknown"  # too short a way, or a circuit that nobody has learnt
    HERE = "here"  # certainly, or it may be: the session's track is among those offered
    ELSEWHERE = "elsewhere"  # certainly another of the known tracks, or the wrong way round


class _Way(Struct):
    """What one rig has driven."""

    points: list[tuple[float, float]] = field(default_factory=list)
    packet_id: int = -1
    new_m: float = 0.0  # since the last comparison
    matches: tuple[Match, ...] = ()


class TrackWatch:
    """The ways of all rigs, and the circuits they fit. Use it from one thread."""

    def __init__(self, known: Sequence[Signature], rigs: int) -> None:
        self._known = tuple(known)
        self._ways = [_Way() for _ in range(rigs)]

    def know(self, known: Sequence[Signature]) -> None:
        """The known circuits have changed: one was learnt."""
        self._known = tuple(known)
        for way in self._ways:
            way.new_m = np.inf

    def look(self, latest: Records) -> tuple[int, ...]:
        """The latest SAMPLE of each rig; the indexes of rigs whose matches changed."""
        return tuple(
            index
            for index, (way, sample) in enumerate(zip(self._ways, latest, strict=True))
            if self._see(way, sample)
        )

    def matches(self, rig: int) -> tuple[Match, ...]:
        """What the way of that rig fits, best first."""
        return self._ways[rig].matches

    def place(self, rig: int, key: str) -> Place:
        """Whether that rig drives the circuit of that key."""
        return place_of(self._ways[rig].matches, key)

    def path(self, rig: int) -> npt.NDArray[np.float64]:
        """The way of that rig as far as it is kept, x and z, shape (n, 2)."""
        return np.array(self._ways[rig].points, dtype=np.float64).reshape(-1, 2)

    def _see(self, way: _Way, sample: np.void) -> bool:
        before = way.matches
        if int(sample["arrival_ns"]) == 0:
            return False
        if int(sample["lap"]) < 0 or int(sample["packet_id"]) < way.packet_id:
            way.points, way.matches, way.new_m = [], (), 0.0
        way.packet_id = int(sample["packet_id"])
        if int(sample["lap"]) >= 0:
            self._advance(way, sample)
        return way.matches != before

    def _advance(self, way: _Way, sample: np.void) -> None:
        x, _, z = sample["position"].tolist()
        moved = np.hypot(x - way.points[-1][0], z - way.points[-1][1]) if way.points else np.inf
        if moved < _LEAST_MOVE_M:
            return
        if moved > _JUMP_M:
            way.points, way.matches, moved = [], (), 0.0
        way.points.append((x, z))
        way.new_m += float(moved)
        del way.points[:-_MOST_POINTS]
        sure = len(way.matches) == 1 and way.matches[0].confidence >= SURE
        if way.new_m >= (_SURE_AGAIN_M if sure else _AGAIN_M):
            way.new_m = 0.0
            way.matches = recognise(np.array(way.points), self._known)


def place_of(matches: Sequence[Match], key: str) -> Place:
    """What these matches say about a rig that should be on the (known) circuit of that key."""
    if any((match.key, match.direction) == (key, Direction.FORWARDS) for match in matches):
        return Place.HERE
    if matches and matches[0].confidence >= SURE:
        return Place.ELSEWHERE
    return Place.UNKNOWN
