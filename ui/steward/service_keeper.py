"""Watches cars that have a penalty to serve: what they did in the pit lane, as suggestions.

The telemetry holds about a minute, so each visit is measured soon after it ended, and kept. Visits
from before the program was started again are measured in the recording.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.live.along import Along
from racecontrol.results.live.curve import Curve
from racecontrol.stewarding.evidence import Asked, Recall, Wanted, rig_at
from racecontrol.stewarding.in_force import due_since_ns, penalties_in_force, pit_visits
from racecontrol.stewarding.service import Driven, Measure
from racecontrol.stewarding.suggesting import Suggestion, suggested
from racecontrol.timing.health import Records, of_this_epoch
from racecontrol.tracks.circuit import Circuit
from ui.steward.keeper import HELD_S, History
from ui.steward.recalling import is_recorded
from ui.tr import tr

BACK_NS: Final = 40_000_000_000  # after a visit: then the car has its pace again, or never
LONGEST_NS: Final = 300 * NS_PER_S  # whoever stands longer has another reason
LEAD_NS: Final = 10 * NS_PER_S  # before a visit: there it still drives its own pace

Pace = Callable[[int], Curve | None]


class Visit(Struct, frozen=True):
    """Once through the pit lane, by the passings."""

    session: str
    entry: int
    in_ns: int
    out_ns: int

    @property
    def until_ns(self) -> int:
        """By then what it cost is known."""
        return self.out_ns + BACK_NS

    def wanted(self, state: State, key: int) -> Wanted:
        """What the recording is asked for."""
        rig = rig_at(state, self.entry, self.in_ns)
        return Wanted(key, self.in_ns - LEAD_NS, self.until_ns, (rig,))


class ServiceKeeper:
    """Visits of the session at hand, measured; one list a car."""

    def __init__(
        self,
        history: History,
        circuits: Mapping[str, Circuit],
        pace: Pace,
        recall: Recall | None = None,
    ) -> None:
        self._history, self._circuits, self._pace = history, circuits, pace
        self._recall = recall.asked() if recall else None
        self._since_ns: int | None = None  # event clock: before it the memory has nothing
        self._visits: list[Visit] = []  # from before
        self._done: set[int] = set()  # of them, by index: the recording has answered
        self._session = ""
        self._along: tuple[Circuit, Along] | None = None
        self._kept: dict[int, dict[int, Measure]] = {}  # entry -> lap of the visit -> measure

    def collect(self, state: State, now_ns: int) -> None:
        """Measure what came since, for cars that have something to serve."""
        session = state.current
        if session is None or state.meeting is None:
            return
        if self._since_ns is None:
            self._since_ns = now_ns
        if session.plan.key != self._session:
            self._session, self._kept = session.plan.key, {}
        circuit = self._circuits.get(session.plan.track)
        if circuit is None or not session.running:
            return
        waiting = {p.decision.entry for p in penalties_in_force(state, session) if p.is_open}
        seats = [rig.number for rig in state.meeting.rigs]
        for entry in waiting:
            if self._visited(session, entry, now_ns):
                rig = seats.index(state.meeting.entry(entry).rig)
                self._measure(entry, self._history(rig, HELD_S), circuit)
        if self._recall is not None:
            self._collect_earlier(self._recall, state, now_ns, circuit)

    def _collect_earlier(self, recall: Asked, state: State, now_ns: int, circuit: Circuit) -> None:
        """Of visits that the memory has not seen from their begin on."""
        for found in recall.take():
            visit = self._visits[found.key]
            self._done.add(found.key)
            for stretch in found.stretches if visit.session == self._session else ():
                self._measure(visit.entry, of_this_epoch(stretch.samples), circuit)
        assert self._since_ns is not None
        for visit in _visits_to_serve(state, self._since_ns):
            if visit not in self._visits and is_recorded(state, visit.until_ns, now_ns):
                self._visits.append(visit)
        left = (key for key in range(len(self._visits)) if key not in self._done)
        recall.want([self._visits[key].wanted(state, key) for key in left])

    @staticmethod
    def _visited(session: Session, entry: int, now_ns: int) -> bool:
        """Whether it came out of the pit lane a moment ago."""
        return any(end and now_ns - end < BACK_NS for _, end in pit_visits(session, entry))

    def _measure(self, entry: int, samples: Records, circuit: Circuit) -> None:
        if len(samples) == 0:
            return
        if self._along is None or self._along[0] is not circuit:
            self._along = (circuit, Along.of(circuit))
        driven = Driven(samples, circuit, self._along[1])
        kept = self._kept.setdefault(entry, {})
        for visit in driven.pit_visits():
            measure = driven.visit(visit, self._pace(entry))
            known = kept.get(measure.lap)
            if known is None or known.lost_ms is None:
                kept[measure.lap] = measure

    def suggestions(self, state: State) -> tuple[Suggestion, ...]:
        """What may have served which penalty; nothing for another session than was watched."""
        session = state.current
        if session is None or session.plan.key != self._session:
            return ()
        visits: dict[int, Iterable[Measure]] = {
            entry: tuple(kept.values()) for entry, kept in self._kept.items()
        }
        return suggested(state, session, visits)


def _visits_to_serve(state: State, before_ns: int) -> Iterator[Visit]:
    """Visits of the session at hand, begun before a moment, of cars that had something to serve."""
    session = state.current
    if session is None:
        return
    for one in penalties_in_force(state, session):
        if not one.is_open:
            continue
        since_ns, entry = due_since_ns(session, one.decision), one.decision.entry
        for begin, end in pit_visits(session, entry):
            if end and since_ns <= begin < before_ns and end - begin < LONGEST_NS:
                yield Visit(session.plan.key, entry, begin, end)


def suggestion_words(one: Suggestion, *, chosen: bool) -> str:
    """What the machine saw of a penalty, and what a person may do about it."""
    which = "" if chosen else tr("Decision {decision}: ", decision=one.decision)
    doubts = f" {' '.join(one.doubts)}" if one.doubts else tr(" S confirms.")
    return f"{which}{one.sentence}{doubts}"
