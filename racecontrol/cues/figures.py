"""Cues of the live figures: leader, places, gaps, overtakes, best laps, laps to go, finishes.

Each is told when it is another one than at the look before. The first look at a session tells how
things stand, but no personal best and no finish: those were long ago.
"""

from collections.abc import Iterable, Iterator

from racecontrol.cues.cue import Cue, Value, cue
from racecontrol.cues.of_results import UNKNOWN, who
from racecontrol.meeting.deciding.sequencing import laps_done
from racecontrol.meeting.model import Entry, Lap, Phase
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import Classification, Gap, Status, best_lap
from racecontrol.results.live.overtakes import Overtakes
from racecontrol.results.live.places import Places
from racecontrol.sessions import classify, on_track

TOLD_IN = (Phase.GRID, Phase.STARTED, Phase.CHEQUERED)


class Figures:
    """What was told of the current session so far."""

    def __init__(self) -> None:
        self._key: tuple[str, int] = ("", 0)
        self._seen: tuple[object, ...] = ()
        self._told: dict[str, tuple[Value, ...]] = {}
        self._bests: dict[int, Lap] = {}
        self._finished: set[int] = set()
        self._overtakes = Overtakes()
        self.leader = UNKNOWN

    def look(self, state: State, places: Places | None) -> tuple[Cue, ...]:
        """The cues since the last look; `places` of `LiveOrder`."""
        session = state.current
        if session is None or places is None or session.phase not in TOLD_IN:
            self.leader = UNKNOWN
            return tuple(self._last_finishes(state, session))
        seen = (session, places, state.decisions, state.rescinded)
        if self._seen and all(one is other for one, other in zip(seen, self._seen, strict=True)):
            return ()
        self._seen = seen
        first = self._begin(session)
        return tuple(self._cues(state, session, places, first))

    def _last_finishes(self, state: State, session: Session | None) -> list[Cue]:
        """The session may end in the same moment in which the last car takes the flag."""
        if session is None or session.phase is not Phase.ENDED or self._begin(session):
            return []
        return self._finishes(classify(state, session), session)

    def _begin(self, session: Session) -> bool:
        key = (session.plan.key, len(session.flow.attempts))
        if key == self._key:
            return False
        self._key = key
        self._told, self._bests, self._finished = {}, {}, set()
        return True

    def _cues(self, state: State, session: Session, places: Places, first: bool) -> Iterator[Cue]:
        assert state.meeting is not None
        entries = {entry.number: entry for entry in state.meeting.entries}
        bests = {n: lap for n in entries if (lap := best_lap(state, session, n))}
        rows = classify(state, session)
        order = [n for n in places.order if on_track(session) or n in bests]
        yield from self._places(entries, order)
        yield from self._overtaken(session, places)
        yield from self._gaps(session, places, rows, order)
        yield from self._laps_left(session)
        finished = self._finishes(rows, session)
        personal = self._personal(bests)
        if not first:
            yield from (*personal, *finished)
        yield from self._fastest(entries, bests)

    def _changed(self, path: str, *arguments: Value) -> tuple[Cue, ...]:
        """The cue, where it was not told so before."""
        if self._told.get(path) == arguments:
            return ()
        self._told[path] = arguments
        return (cue(path, *arguments),)

    def _places(self, entries: dict[int, Entry], order: list[int]) -> Iterator[Cue]:
        self.leader = order[0] if order else UNKNOWN
        if order:
            yield from self._changed("leader", *who(entries[order[0]]))
        for place, number in enumerate(order, 1):
            yield from self._changed(f"position/{place}", *who(entries[number]))

    def _overtaken(self, session: Session, places: Places) -> Iterator[Cue]:
        if not (session.running and on_track(session)):
            return
        for made in self._overtakes.look(session, places):
            yield cue("overtake", made.entry, made.overtaken, made.place, made.where.value)

    def _gaps(
        self, session: Session, places: Places, rows: Classification, order: list[int]
    ) -> Iterator[Cue]:
        if not session.running:
            return
        by_entry = {row.entry: row for row in rows}
        for place, number in enumerate(order, 1):
            row = by_entry[number]
            if on_track(session) and row.status is Status.RUNNING:
                ahead = order[place - 2] if place > 1 else None
                gap, interval = places.gap(order[0], number), places.gap(ahead, number)
            else:
                gap, interval = row.gap, row.interval
            times = (_ms(gap, place), _ms(interval, place), gap.laps)
            yield from self._changed(f"gap/{number}", place, *times, row.laps)

    def _laps_left(self, session: Session) -> Iterator[Cue]:
        if session.phase is Phase.STARTED and session.plan.laps:
            left = max(0, session.plan.laps - laps_done(session))
            yield from self._changed("countdown/laps", session.plan.key, left)

    def _finishes(self, rows: Classification, session: Session) -> list[Cue]:
        if not session.chequered_ns or not on_track(session):
            return []
        done = [r for r in rows if r.status is Status.FINISHED and r.entry not in self._finished]
        self._finished |= {row.entry for row in done}
        return [cue("finish", row.entry, row.place, row.laps) for row in done]

    def _personal(self, bests: dict[int, Lap]) -> list[Cue]:
        better = [
            lap
            for number, lap in bests.items()
            if number not in self._bests or lap.official_ms < self._bests[number].official_ms
        ]
        self._bests = bests
        return [cue("lap/personal", lap.entry, lap.lap, lap.official_ms) for lap in better]

    def _fastest(self, entries: dict[int, Entry], bests: dict[int, Lap]) -> Iterable[Cue]:
        lap = min(bests.values(), key=lambda lap: (lap.official_ms, lap.at_ns), default=None)
        if lap is None:
            return ()
        code = entries[lap.entry].code
        return self._changed("lap/fastest", lap.entry, code, lap.lap, lap.official_ms)


def _ms(gap: Gap, place: int) -> int:
    if place == 1:
        return 0
    return UNKNOWN if gap.ms is None else gap.ms
