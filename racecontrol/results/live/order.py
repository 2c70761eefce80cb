"""The running order and the gaps at the last timing point, from passings alone: no sample is read.

What `LiveTiming` knows of places, for those who need nothing else, on a thread of their own.
"""

from collections import deque
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from racecontrol.meeting.run import SECTOR_STRIDE
from racecontrol.meeting.state import Session, State
from racecontrol.results.live.course import Course
from racecontrol.results.live.minis import MiniSectors
from racecontrol.results.live.places import FactMarks, Places, places
from racecontrol.timing.telemetry import Passing, Timed
from racecontrol.tracks.circuit import Circuit

QUEUE: Final = 8192  # passings: ten minutes of twelve rigs, should nobody look
OF_FACTS: Final = Course({n: n for n in range(1, SECTOR_STRIDE)}, {}, SECTOR_STRIDE)


class LiveOrder:
    """Who is where in the current session. `take` from any thread, `look` from one."""

    def __init__(self, circuits: Mapping[str, Circuit]) -> None:
        """`circuits` by the key of a session's track; without one the sector lines have to do."""
        self._circuits = circuits
        self._queue: deque[Passing] = deque(maxlen=QUEUE)
        self._leg: tuple[object, ...] = ()
        self._seen: Session | None = None
        self._places: Places | None = None
        self._begin(None)

    def _begin(self, circuit: Circuit | None) -> None:
        self._course = Course.of(circuit.lines) if circuit else OF_FACTS
        self._minis: dict[int, MiniSectors] = {}
        self._marks = FactMarks()

    def take(self, seen: Timed) -> None:
        """What the timing loop saw; from any thread."""
        if isinstance(seen, Passing) and seen.live:
            self._queue.append(seen)

    def look(self, state: State) -> Places | None:
        """The places now; the same object as before where nothing came. None without a session."""
        session = state.current
        if session is None:
            self._queue.clear()
            return None
        circuit = self._circuits.get(session.plan.track)
        leg = (session.plan.key, session.started_ns, session.flow.leg_ns, id(circuit))
        if leg != self._leg:
            self._leg = leg
            self._seen = None
            self._begin(circuit)
        fresh = self._drain(state, session, circuit)
        if fresh or session is not self._seen or self._places is None:
            self._seen = session
            marks = {number: car.marks for number, car in self._minis.items()}
            errors = {number: car.errors for number, car in self._minis.items()}
            self._places = places(state, session, self._course, marks, self._marks, errors)
        return self._places

    def _drain(self, state: State, session: Session, circuit: Circuit | None) -> bool:
        """Take up what came; whether anything did that counts."""
        queued = [self._queue.popleft() for _ in range(len(self._queue))]
        if circuit is None or not session.running or state.meeting is None:
            return False
        by_rig = {entry.rig: entry.number for entry in state.meeting.entries}
        numbers = [by_rig.get(rig.number) for rig in state.meeting.rigs]
        since_ns = max(session.started_ns, session.flow.leg_ns)
        taken = False
        for passing in queued:
            number = numbers[passing.rig] if passing.rig < len(numbers) else None
            if number is None or passing.at_ns < since_ns:
                continue
            if passing.line_index < len(circuit.lines):
                lap = passing.lap + session.flow.offsets.get(number, 0)
                line = circuit.lines[passing.line_index]
                self._car(number).take(replace(passing, lap=lap), line)
                taken = True
        return taken

    def _car(self, number: int) -> MiniSectors:
        if number not in self._minis:
            self._minis[number] = MiniSectors(self._course)
        return self._minis[number]
