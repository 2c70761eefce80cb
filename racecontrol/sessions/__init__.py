"""Session formats: each file here is one, and the folder is the list.

A format is a module with `ON_TRACK` (whether places are won on the track, or by best laps) and
three functions: `chequered_at(state, session, now_ns)` says when the flag
falls by itself, `running_order(state, session)` orders the tower while it runs, and
`classify(state, session)` makes the classification from the facts.
"""

import importlib
import pkgutil
from collections import deque
from typing import Final, Protocol, cast

from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Classification


class SessionFormat(Protocol):
    """What each file of this folder offers."""

    ON_TRACK: bool

    def chequered_at(self, state: State, session: Session, now_ns: int) -> int | None: ...
    def running_order(self, state: State, session: Session) -> tuple[int, ...]: ...
    def classify(self, state: State, session: Session) -> Classification: ...


FORMATS: Final[dict[str, SessionFormat]] = {
    module.name: cast(SessionFormat, importlib.import_module(f"{__name__}.{module.name}"))
    for module in pkgutil.iter_modules(__path__)
}


_RECENT: Final[deque[tuple[State, Session, Classification]]] = deque(maxlen=8)
_ORDERS: Final[deque[tuple[State, Session, tuple[int, ...]]]] = deque(maxlen=8)


def classify(state: State, session: Session) -> Classification:
    """The classification of a session, computed from the facts as they stand.

    One fact is asked about many times: by the tower, the bands, the steps and the queue of three
    consoles. A state never changes, so what it led to a moment ago is what it leads to.
    """
    for known, of, rows in tuple(_RECENT):
        if known is state and of is session:
            return rows
    rows = FORMATS[session.plan.format].classify(state, session)
    _RECENT.append((state, session, rows))
    return rows


def running_order(state: State, session: Session) -> tuple[int, ...]:
    """Entry numbers in the order of the tower: once the session has ended, as classified.

    Kept as the classification is: bands, health strips and queues ask for the leader all the time.
    """
    if session.phase in (Phase.ENDED, Phase.PROVISIONAL, Phase.FINAL, Phase.CANCELLED):
        return tuple(row.entry for row in classify(state, session))
    for known, of, order in tuple(_ORDERS):
        if known is state and of is session:
            return order
    order = FORMATS[session.plan.format].running_order(state, session)
    _ORDERS.append((state, session, order))
    return order


def on_track(session: Session) -> bool:
    """Whether places are won on the track; else best laps decide."""
    return FORMATS[session.plan.format].ON_TRACK


def chequered_at(state: State, session: Session, now_ns: int) -> int | None:
    """Event clock at which the chequered flag falls by itself, or None while it does not."""
    return FORMATS[session.plan.format].chequered_at(state, session, now_ns)
