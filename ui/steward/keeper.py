"""Keeps the evidence of each incident and bookmark, from the moment it was noted.

The telemetry holds about a minute. An incident's samples are taken out of it while they are there,
so that stewards who decide later still see them. What is not in memory, as it was noted before the
program was started again or is too long ago to be kept, is read from the recording.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from racecontrol.meeting.model import Incident
from racecontrol.meeting.state import State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.stewarding.evidence import Asked, Recall, Wanted, rig_at
from racecontrol.timing.health import Records
from ui.steward.cases import is_open
from ui.steward.evidence import (
    AFTER_S,
    CarTrace,
    Evidence,
    Origin,
    begin_ns,
    cars_of,
    trace_of,
    until_ns,
)
from ui.steward.recalling import is_recorded, recalled, wanted_of

HELD_S: Final = 60.0  # what the telemetry can still give
KEPT: Final = 60  # incidents
KEPT_MARKS: Final = 20  # bookmarks, each with all cars

History = Callable[[int, float], Records]


class EvidenceKeeper:
    """Collects evidence for the incidents of a meeting."""

    def __init__(self, history: History, recall: Recall | None = None) -> None:
        self._history = history
        self._recall = recall.asked() if recall else None
        self._since_ns: int | None = None  # event clock: before it the memory has nothing
        self._kept: dict[int, Evidence] = {}
        self._picked: tuple[Evidence, Evidence] | None = None  # of a bookmark: all, the cars shown
        self._watched: int | None = None
        self._let_go: set[int] = set()  # too many: read only when somebody looks at them

    def of(self, incident: int) -> Evidence | None:
        """What is kept of an incident; None: nothing was in memory when it was noted."""
        return self._kept.get(incident)

    def of_moment(self, moment: Incident) -> Evidence | None:
        """What is kept of a bookmark, of the cars of this moment alone."""
        kept = self._kept.get(moment.incident)
        if kept is None:
            return None
        if self._picked and self._picked[0] is kept and self._picked[1].incident == moment:
            return self._picked[1]
        by_car = {trace.entry: trace for trace in kept.traces}
        traces = tuple(by_car[number] for number in moment.entries if number in by_car)
        picked = Evidence(moment, traces, kept.complete, kept.origin, kept.why)
        self._picked = (kept, picked)
        return picked

    def collect(self, state: State, now_ns: int, watched: int | None = None) -> frozenset[int]:
        """Take what came since. Answers with the incidents of which there is more to see.

        `watched`: the only one that somebody looks at while it grows; of the others what was there
        at first, and the whole in the end. None: all are.
        """
        if self._since_ns is None:
            self._since_ns = now_ns
        moments = [*state.incidents.values(), *_marks(state)]
        touched = self._from_memory(state, moments, now_ns, watched)
        if self._recall is not None:
            touched |= self._look_again(watched)
            touched |= self._from_recording(self._recall, state, moments)
            self._recall.want(self._wanted(state, now_ns, watched))
        self._forget(state, watched)
        return frozenset(touched)

    # ------------------------------------------------------------ from memory

    def _from_memory(
        self, state: State, moments: Iterable[Incident], now_ns: int, watched: int | None
    ) -> set[int]:
        touched = set()
        for incident in self._open(moments, now_ns):
            if self._can_wait(incident, now_ns, watched):
                continue
            evidence = self._take(state, incident, now_ns)
            if evidence is not None:
                self._kept[incident.incident] = evidence
                touched.add(incident.incident)
        return touched

    def _can_wait(self, incident: Incident, now_ns: int, watched: int | None) -> bool:
        if watched in (None, incident.incident) or incident.incident not in self._kept:
            return False
        return now_ns <= until_ns(incident)

    def _open(self, incidents: Iterable[Incident], now_ns: int) -> list[Incident]:
        oldest_ns = now_ns - round(HELD_S * NS_PER_S)
        done = {number for number, kept in self._kept.items() if kept.complete}
        return [i for i in incidents if i.at_ns > oldest_ns and i.incident not in done]

    def _take(self, state: State, incident: Incident, now_ns: int) -> Evidence | None:
        if state.meeting is None or state.program is None:
            return None
        traces = tuple(self._trace(state, incident, number) for number in cars_of(incident))
        return Evidence(incident, traces, now_ns > until_ns(incident), self._origin(incident))

    def _origin(self, incident: Incident) -> Origin:
        """Of what began before this program did the memory has only a part."""
        assert self._since_ns is not None
        cut = self._recall is not None and begin_ns(incident) < self._since_ns
        return Origin.READING if cut else Origin.MEMORY

    def _trace(self, state: State, incident: Incident, number: int) -> CarTrace:
        assert state.meeting is not None
        assert state.program is not None
        seats = [rig.number for rig in state.meeting.rigs]
        seat = seats.index(rig_at(state, number, incident.at_ns))
        return trace_of(number, self._history(seat, HELD_S + AFTER_S), state.program, incident)

    # ------------------------------------------------------------ from the recording

    def _from_recording(self, recall: Asked, state: State, moments: Iterable[Incident]) -> set[int]:
        """Whatever was found; what is nowhere in memory is said to be read."""
        touched = {moment.incident for moment in moments if moment.incident not in self._kept}
        for moment in moments:
            if moment.incident in touched:
                self._kept[moment.incident] = _unread(moment)
        for found in recall.take():
            known = self._kept.get(found.key)
            if known is not None:
                self._kept[found.key] = recalled(state, known, found)
                touched.add(found.key)
        return touched

    def _look_again(self, watched: int | None) -> set[int]:
        """A case that somebody comes to and that had no recording: it may be back in the folder."""
        came, self._watched = watched != self._watched, watched
        known = self._kept.get(watched or 0)
        if not came or known is None or known.origin is not Origin.RECORDING:
            return set()
        if any(len(trace.seconds) for trace in known.traces):
            return set()
        self._kept[known.incident.incident] = _unread(known.incident)
        return {known.incident.incident}

    def _wanted(self, state: State, now_ns: int, watched: int | None) -> list[Wanted]:
        """What the recording is to be asked for, the most wanted first."""
        self._let_go.discard(watched or 0)
        unread = {n for n, kept in self._kept.items() if kept.origin is Origin.READING}
        if not unread - self._let_go:
            return []
        worth = self._worth_keeping(state, watched)
        self._let_go |= unread.difference(worth)
        lacking = (self._kept[n].incident for n in worth if n in unread - self._let_go)
        return [
            wanted_of(state, one) for one in lacking if is_recorded(state, until_ns(one), now_ns)
        ]

    # ------------------------------------------------------------ what is kept

    def _worth_keeping(self, state: State, watched: int | None) -> list[int]:
        """The most wanted first: what is looked at, open cases, bookmarks, other cases."""
        cases = sorted(
            (number for number in self._kept if number > 0),
            key=lambda number: (number == watched, is_open(state, number), number),
            reverse=True,
        )[:KEPT]
        marks = sorted(
            (number for number in self._kept if number < 0),
            key=lambda number: (number != watched, number),
        )[:KEPT_MARKS]
        first = [number for number in (*cases, *marks) if number == watched]
        waiting = [number for number in cases if is_open(state, number)]
        return list(dict.fromkeys([*first, *waiting, *marks, *cases]))

    def _forget(self, state: State, watched: int | None) -> None:
        """Memory is bounded: of what is too long ago there is the recording, if there is one."""
        for number in [n for n in self._kept if n < 0 and -n not in state.bookmarks.kept]:
            del self._kept[number]
        whole = [number for number, kept in self._kept.items() if kept.traces]
        cases = sum(number > 0 for number in whole)
        if cases <= KEPT and len(whole) - cases <= KEPT_MARKS:
            return
        kept = set(self._worth_keeping(state, watched))
        for number in [n for n in whole if n not in kept]:
            if self._recall is None:
                del self._kept[number]
            else:
                self._kept[number] = _unread(self._kept[number].incident)
                self._let_go.add(number)


def _unread(moment: Incident) -> Evidence:
    return Evidence(moment, (), True, Origin.READING)


def _marks(state: State) -> Iterator[Incident]:
    """Bookmarks as moments of all cars: which of them matter may be said later."""
    every = tuple(entry.number for entry in state.meeting.entries) if state.meeting else ()
    for mark in state.bookmarks.kept.values():
        yield Incident(-mark.bookmark, mark.session, mark.at_ns, every, "")
