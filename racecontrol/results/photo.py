"""Photo finishes: two cars closer at the flag than the clocks can tell.

The order stays that of the rules, the totals of the consoles' own lap times; that the clocks alone
could not tell is said, and a person looks. What no clock can tell: a constant delay of one console.
"""

import itertools
import math
from typing import Final

from msgspec import Struct

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Status, counted_laps
from racecontrol.sessions import classify, on_track

BLIND_SPOT: Final = "A constant delay of one console cannot be seen."


class PhotoFinish(Struct, frozen=True):
    """Two neighbours in the classification; the times are of the event clock."""

    ahead: int  # car numbers
    behind: int
    apart_ns: int  # not below 0
    bar_ns: int  # joint standard error of both ends
    at_ns: int  # when the second of them finished


def photo_finishes(state: State, session: Session) -> tuple[PhotoFinish, ...]:
    """Neighbours that finished on the same lap, closer than their joint error."""
    if not session.chequered_ns or not on_track(session):
        return ()
    rows = [row for row in classify(state, session) if row.status is Status.FINISHED]
    found = []
    for ahead, behind in itertools.pairwise(rows):
        if ahead.laps != behind.laps:
            continue
        ends = [counted_laps(session, row.entry)[-1] for row in (ahead, behind)]
        close = _close(ends[0], ends[1])
        if close is not None:
            found.append(close)
    return tuple(found)


def _close(ahead: Lap, behind: Lap) -> PhotoFinish | None:
    apart_ns = abs(behind.at_ns - ahead.at_ns)
    bar_ns = round(math.hypot(ahead.error_ns, behind.error_ns))
    if apart_ns >= bar_ns:
        return None
    at_ns = max(ahead.at_ns, behind.at_ns)
    return PhotoFinish(ahead.entry, behind.entry, apart_ns, bar_ns, at_ns)
