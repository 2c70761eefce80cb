"""All that is followed of one car during one session, beside its facts."""

from racecontrol.meeting.model import Lap
from racecontrol.results.live.course import Course
from racecontrol.results.live.curve import Curve, delta_ms
from racecontrol.results.live.minis import MiniSectors
from racecontrol.results.live.trace import Reading, Trace
from racecontrol.results.live.traps import Traps


class Car:
    """Its mini-sectors, its running lap, the curves of its laps and its speeds at the traps."""

    def __init__(self, course: Course, length_m: float) -> None:
        self.minis = MiniSectors(course)
        self.trace = Trace(length_m)
        self.traps = Traps()
        self.curves: dict[int, Curve] = {}  # by lap; 20 kB each: all of a session are kept
        self.newest_id = -1  # of the packets that were followed

    def follow(self, readings: list[Reading]) -> None:
        """The samples since the last look, oldest first."""
        self.trace.moves.clear()
        for reading in readings:
            self.trace.follow(reading)
            if self.trace.ended is not None:
                self.curves[self.trace.ended.lap] = self.trace.ended
                self.trace.ended = None
            self.newest_id = reading.packet_id

    def delta_to(self, curve: Curve | None) -> int | None:
        """The running lap against another one, of whichever car, at the place where this car is."""
        place = self.trace.place
        if curve is None or place is None:
            return None
        return delta_ms(curve, *place)

    def curve_of(self, lap: Lap | None) -> Curve | None:
        """The curve of a lap of this car, where it was seen whole."""
        return None if lap is None else self.curves.get(lap.lap)
