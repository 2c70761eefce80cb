"""Overtakes: two cars that pass a timing point in another order than the one before.

Only points that both have passed are compared, so that a passing that is heard a little late makes
no overtake; and only what is clearer than the joint error of the two clocks. Before the first such
point of a session nobody has overtaken anybody: a start is not counted. Nor is what happens under
a red flag, where the order is counted back.
"""

import itertools
from enum import StrEnum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.model import Line
from racecontrol.meeting.state import Session
from racecontrol.results.live.places import Places

CLEAR: Final = 2  # joint standard errors


class Where(StrEnum):
    """Whether one of the two was in the pit lane meanwhile."""

    TRACK = "track"
    PIT = "pit"


class Overtake(Struct, frozen=True):
    """One car went past another."""

    entry: int
    overtaken: int
    place: int  # of the car, after it
    where: Where


class _Stand(Struct, frozen=True):
    """Two cars as they last passed the same point."""

    ahead: int
    at_ns: int  # when the second of them was there


class Overtakes:
    """Follows every pair of cars of one session."""

    def __init__(self) -> None:
        self._stands: dict[tuple[int, int], _Stand] = {}
        self._leg: tuple[str, int, int] = ("", 0, 0)

    def look(self, session: Session, places: Places) -> tuple[Overtake, ...]:
        """Those since the last look, in the order of the new places; none under a red flag."""
        leg = (session.plan.key, session.started_ns, session.flow.leg_ns)
        if leg != self._leg:
            self._leg, self._stands = leg, {}
        if session.flow.suspension:
            self._stands = {}
            return ()
        found = []
        for pair in itertools.combinations(sorted(places.order), 2):
            now = _stand(places, *pair)
            if now is None:
                continue
            before = self._stands.get(pair)
            self._stands[pair] = now
            if before is not None and before.ahead != now.ahead:
                found.append(_overtake(session, places, now, before))
        return tuple(sorted(found, key=lambda overtake: overtake.place))


def _stand(places: Places, one: int, other: int) -> _Stand | None:
    """None where no point was passed by both within a lap, or the clocks cannot tell."""
    mine, theirs = places.marks.get(one, {}), places.marks.get(other, {})
    shared = max(mine.keys() & theirs.keys(), default=None)
    if shared is None or max(*mine, *theirs) - shared >= places.points:
        return None
    apart_ns = theirs[shared] - mine[shared]
    if abs(apart_ns) <= CLEAR * (places.bar_ns(one, other) or 0):
        return None
    return _Stand(one if apart_ns > 0 else other, max(mine[shared], theirs[shared]))


def _overtake(session: Session, places: Places, now: _Stand, before: _Stand) -> Overtake:
    gone = before.ahead
    pit = (Line.PIT_IN, Line.PIT_OUT)
    stopped = any(
        passing.line in pit and passing.at_ns >= before.at_ns
        for number in (now.ahead, gone)
        for passing in session.run(number).passings[-8:]
    )
    place = places.order.index(now.ahead) + 1
    return Overtake(now.ahead, gone, place, Where.PIT if stopped else Where.TRACK)
