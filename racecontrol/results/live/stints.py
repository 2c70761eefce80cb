"""Stints and pit stops of one car, from its passings of the pit lines."""

from msgspec import Struct

from racecontrol.meeting.model import Line, Passing
from racecontrol.meeting.run import Run


class PitStop(Struct, frozen=True):
    """From pit in to pit out, game ms; None while the car is in there."""

    lap: int  # on which it came in
    ms: int | None


class Stint(Struct, frozen=True):
    """Laps since the start or the last stop, and the stops so far."""

    laps: int
    stops: tuple[PitStop, ...]

    @property
    def in_pit(self) -> bool:
        """Whether the car is in the pit lane now."""
        return bool(self.stops) and self.stops[-1].ms is None


def stint_of(run: Run) -> Stint:
    """The running stint of a car. The lap on which it came out counts as the first of the stint.

    A car that began in the pit lane, as in qualifying, has made no stop by coming out.
    """
    stops: list[PitStop] = []
    entered: Passing | None = None
    out_ns = -1
    for passing in run.passings:
        if passing.line is Line.PIT_IN:
            entered = passing
        elif passing.line is Line.PIT_OUT:
            out_ns = passing.at_ns
            if entered is not None:
                ms = round((passing.game_us - entered.game_us) / 1000)
                stops.append(PitStop(entered.lap, ms))
            entered = None
    if entered is not None:
        stops.append(PitStop(entered.lap, None))
    laps = sum(lap.live and lap.lap > 0 and lap.at_ns > out_ns for lap in run.laps)
    return Stint(laps, tuple(stops))
