"""Which laps of a session tell something of its rigs, and why the others do not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from statistics import median
from typing import Final

from msgspec import Struct

from racecontrol.meeting.event_flow import entry_in, rig_at
from racecontrol.meeting.model import Lap, Line, Source
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.stints import stints_of
from racecontrol.results.classification import counted_laps, deleted_laps, starters
from racecontrol.results.green import Stretch, is_green, not_green
from racecontrol.rigs.bias import RigLap

SLOW_PERCENT: Final = 2.0  # over the driver's median: a mistake, traffic, a lap driven easily


class LeftOut(StrEnum):
    """Why a lap tells nothing. The value is what a report prints."""

    NOT_COUNTED = "not counted (replay, menu, after the flag)"
    OUT_LAP = "begun from the grid or the pits"
    PIT = "in or out of the pits"
    DELETED = "deleted"
    NOT_GREEN = "under a flag or a neutralisation"
    OTHER_CAR = "in another car"
    BY_HAND = "timed by hand"
    MOVED = "first on another rig"
    SLOW = "slow for its driver"


class Gathered(Struct, frozen=True):
    """The laps of some sessions that tell something, and how many do not."""

    laps: tuple[RigLap, ...] = ()
    left_out: dict[LeftOut, int] = {}
    sessions: tuple[str, ...] = ()  # as a report names them

    def with_session(
        self, name: str, state: State, session: Session, slow_percent: float = SLOW_PERCENT
    ) -> "Gathered":
        """And those of one session more; `name` tells it from all others."""
        out: Counter[LeftOut] = Counter(self.left_out)
        first = max((lap.spell for lap in self.laps), default=0) + 1
        candidates = list(_candidates(name, state, session, out))
        kept = _quick_enough(candidates, slow_percent, out)
        return Gathered((*self.laps, *_spells(kept, first)), dict(out), (*self.sessions, name))


def _candidates(
    name: str, state: State, session: Session, out: Counter[LeftOut]
) -> Iterator[RigLap]:
    stretches = not_green(state, session)
    for entry in starters(state, session):
        laps = counted_laps(session, entry)
        out[LeftOut.NOT_COUNTED] += len(session.run(entry).laps) - len(laps)
        stops = {p.lap for p in session.run(entry).passings if p.line is Line.PIT_IN}
        deleted = deleted_laps(state, session, entry)
        of_stint, rig = 0, 0
        for driven, lap in enumerate(laps):
            before, rig = rig, rig_at(state, entry, lap.at_ns)
            moved = before not in (0, rig)
            fresh = moved or lap.lap - 1 in stops or not lap.flying
            of_stint = 1 if fresh else of_stint + 1
            why = _why_not(lap, stops, deleted, stretches, moved=moved)
            if why:
                out[why] += 1
                continue
            driver = driver_at(state, session, lap)
            yield RigLap(name, rig, driver, 0, driven, of_stint, lap.official_ms)


def _why_not(
    lap: Lap,
    stops: set[int],
    deleted: frozenset[int],
    stretches: tuple[Stretch, ...],
    *,
    moved: bool,
) -> LeftOut | None:
    """The first reason; None: the lap tells something."""
    if lap.doubt is not None:
        return LeftOut.OTHER_CAR
    if lap.source is Source.BY_HAND:
        return LeftOut.BY_HAND
    if moved:
        return LeftOut.MOVED
    if lap.lap in stops or lap.lap - 1 in stops:
        return LeftOut.PIT
    if not lap.flying:
        return LeftOut.OUT_LAP
    if lap.lap in deleted:
        return LeftOut.DELETED
    return None if is_green(lap, stretches) else LeftOut.NOT_GREEN


def driver_at(state: State, session: Session, lap: Lap) -> str:
    """Who drove: in a team whom the stewards noted, else the driver of the entry."""
    noted = [note for note in stints_of(session, lap.entry) if note.lap <= lap.lap and note.driver]
    return noted[-1].driver if noted else entry_in(state, session, lap.entry).driver


def _quick_enough(
    laps: list[RigLap], slow_percent: float, out: Counter[LeftOut]
) -> Iterator[RigLap]:
    """The limit is the driver's, in this session and on all its rigs: it favours none of them."""
    times: dict[str, list[int]] = {}
    for lap in laps:
        times.setdefault(lap.driver, []).append(lap.ms)
    most = {driver: median(ms) * (1 + slow_percent / 100) for driver, ms in times.items()}
    for lap in laps:
        if lap.ms > most[lap.driver]:
            out[LeftOut.SLOW] += 1
        else:
            yield lap


def _spells(laps: Iterable[RigLap], first: int) -> Iterator[RigLap]:
    """Numbered from `first`: a new one where driver or rig changes."""
    groups = groupby(laps, key=lambda lap: (lap.driver, lap.rig))
    for spell, (_, group) in enumerate(groups, first):
        for lap in group:
            yield RigLap(lap.session, lap.rig, lap.driver, spell, lap.driven, lap.of_stint, lap.ms)
