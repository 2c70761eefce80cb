"""What the telemetry says around each incident, kept from the moment it was noted.

The telemetry holds about a minute. An incident's samples are taken out of it while they are there,
so that stewards who decide later still see them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import numpy as np
from msgspec import Struct

from racecontrol.meeting.facts import ProgramStarted
from racecontrol.meeting.model import Incident, Meeting
from racecontrol.meeting.state import State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.timing.health import Records
from ui import format as text
from ui.charts.thinning import Floats
from ui.tr import tr

BEFORE_S: Final = 8.0  # game seconds around the moment it was noted
AFTER_S: Final = 5.0
HELD_S: Final = 60.0  # what the telemetry can still give
GAP_S: Final = 1.0  # a shorter hole is not worth a sentence
KEPT: Final = 60  # incidents
KEPT_MARKS: Final = 20  # bookmarks, each with all cars
CARS: Final = 2  # traces that can be told apart

History = Callable[[int, float], Records]


class CarTrace(Struct, frozen=True):
    """Samples of one car; `seconds` are game seconds from the moment of the incident."""

    entry: int
    seconds: Floats
    samples: Records


class Evidence(Struct, frozen=True):
    """The traces of one incident. `complete`: no more samples will come."""

    incident: Incident
    traces: tuple[CarTrace, ...]
    complete: bool


class EvidenceKeeper:
    """Collects evidence for the incidents of a meeting."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._kept: dict[int, Evidence] = {}
        self._picked: tuple[Evidence, Evidence] | None = None  # of a bookmark: all, the cars shown

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
        self._picked = (kept, Evidence(moment, traces, kept.complete))
        return self._picked[1]

    def collect(self, state: State, now_ns: int, watched: int | None = None) -> frozenset[int]:
        """Take what came since. Answers with the incidents of which there is more to see.

        `watched`: the only one that somebody looks at while it grows; of the others what was there
        at first, and the whole in the end. None: all are.
        """
        touched = set()
        for incident in self._open([*state.incidents.values(), *_marks(state)], now_ns):
            if self._can_wait(incident, now_ns, watched):
                continue
            evidence = self._take(state, incident, now_ns)
            if evidence is not None:
                self._kept[incident.incident] = evidence
                touched.add(incident.incident)
        for number in _too_old(list(self._kept)):
            del self._kept[number]
        return frozenset(touched)

    def _can_wait(self, incident: Incident, now_ns: int, watched: int | None) -> bool:
        if watched in (None, incident.incident) or incident.incident not in self._kept:
            return False
        return now_ns <= _until_ns(incident)

    def _open(self, incidents: Iterable[Incident], now_ns: int) -> list[Incident]:
        oldest_ns = now_ns - round(HELD_S * NS_PER_S)
        done = {number for number, kept in self._kept.items() if kept.complete}
        return [i for i in incidents if i.at_ns > oldest_ns and i.incident not in done]

    def _take(self, state: State, incident: Incident, now_ns: int) -> Evidence | None:
        if state.meeting is None or state.program is None:
            return None
        traces = tuple(
            self._trace(state.meeting, state.program, incident, number)
            for number in (incident.entries[:CARS] if incident.incident > 0 else incident.entries)
        )
        return Evidence(incident, traces, now_ns > _until_ns(incident))

    def _trace(
        self, meeting: Meeting, program: ProgramStarted, incident: Incident, number: int
    ) -> CarTrace:
        seats = [rig.number for rig in meeting.rigs]
        samples = self._history(seats.index(meeting.entry(number).rig), HELD_S + AFTER_S)
        seconds = event_seconds(samples, program, incident.at_ns)
        inside = (seconds >= -BEFORE_S) & (seconds <= AFTER_S)
        return CarTrace(number, seconds[inside], samples[inside])


def _until_ns(incident: Incident) -> int:
    """When the last of its samples has come."""
    return incident.at_ns + round(AFTER_S * NS_PER_S)


def _marks(state: State) -> Iterator[Incident]:
    """Bookmarks as moments of all cars: which of them matter may be said later."""
    every = tuple(entry.number for entry in state.meeting.entries) if state.meeting else ()
    for mark in state.bookmarks.kept.values():
        yield Incident(-mark.bookmark, mark.session, mark.at_ns, every, "")


def _too_old(kept: list[int]) -> list[int]:
    cases = [number for number in kept if number > 0]
    marks = [number for number in kept if number < 0]
    return [*cases[:-KEPT], *marks[:-KEPT_MARKS]]


def event_seconds(samples: Records, program: ProgramStarted, from_ns: int) -> Floats:
    """Arrivals (monotonic) as seconds of the event clock after `from_ns`."""
    after_origin = (samples["arrival_ns"] - program.origin_ns).astype(np.float64)
    shift_s = (program.base_ns - from_ns) / NS_PER_S
    return after_origin * (program.speed / NS_PER_S) + shift_s


def gap_sentence(incident: Incident, number: int, seconds: Floats, until_s: float) -> str:
    """What is missing of a car's trace up to `until_s`, as one sentence; empty when nothing."""
    edges = np.concatenate([[-BEFORE_S], seconds, [min(until_s, AFTER_S)]])
    holes = np.diff(edges)
    if not (holes > GAP_S).any():
        return ""
    widest = int(holes.argmax())
    begin, end = (
        text.time_of_day(incident.at_ns + round(edge * NS_PER_S))
        for edge in edges[widest : widest + 2]
    )
    return tr(
        "No data for car {car} from {begin} to {end}. Shown as a gap.",
        car=text.car(number),
        begin=begin,
        end=end,
    )
