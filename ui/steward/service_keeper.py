"""Watches cars that have a penalty to serve: what they did in the pit lane, as suggestions.

The telemetry holds about a minute, so each visit is measured soon after it ended, and kept.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from racecontrol.meeting.state import Session, State
from racecontrol.results.live.along import Along
from racecontrol.results.live.curve import Curve
from racecontrol.stewarding.in_force import penalties_in_force, pit_visits
from racecontrol.stewarding.service import Driven, Measure
from racecontrol.stewarding.suggesting import Suggestion, suggested
from racecontrol.timing.health import Records
from racecontrol.tracks.circuit import Circuit
from ui.tr import tr

HELD_S: Final = 60.0  # what the telemetry can still give
BACK_NS: Final = 40_000_000_000  # after a visit: then the car has its pace again, or never

History = Callable[[int, float], Records]
Pace = Callable[[int], Curve | None]


class ServiceKeeper:
    """Visits of the session at hand, measured; one list a car."""

    def __init__(self, history: History, circuits: Mapping[str, Circuit], pace: Pace) -> None:
        self._history, self._circuits, self._pace = history, circuits, pace
        self._session = ""
        self._along: tuple[Circuit, Along] | None = None
        self._kept: dict[int, dict[int, Measure]] = {}  # entry -> lap of the visit -> measure

    def collect(self, state: State, now_ns: int) -> None:
        """Measure what came since, for cars that have something to serve."""
        session = state.current
        if session is None or state.meeting is None:
            return
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


def suggestion_words(one: Suggestion, *, chosen: bool) -> str:
    """What the machine saw of a penalty, and what a person may do about it."""
    which = "" if chosen else tr("Decision {decision}: ", decision=one.decision)
    doubts = f" {' '.join(one.doubts)}" if one.doubts else tr(" S confirms.")
    return f"{which}{one.sentence}{doubts}"
