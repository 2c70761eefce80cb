"""Speed traps: places by distance at which each car's speed is read off as it goes by."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from racecontrol.results.live.trace import Speed


class Trap(Struct, frozen=True):
    """Where speed is read."""

    name: str
    at_m: float  # from the finish line


class TrapSpeed(Struct, frozen=True):
    """One car at one trap, km/h; None before it came by."""

    trap: Trap
    last_kmh: float | None = None
    best_kmh: float | None = None


def traps_of(at_m: Sequence[float], fastest_at_m: float | None) -> tuple[Trap, ...]:
    """The traps that were asked for; by default the finish line and, once known, the fastest point.

    The fastest point is that of the first whole lap of the session and stays there, so that all
    cars are read at the same place.
    """
    if at_m:
        return tuple(Trap(f"{round(metres)} m", metres) for metres in at_m)
    line = (Trap("Line", 0.0),)
    return line if fastest_at_m is None else (*line, Trap("Fastest", fastest_at_m))


class Traps:
    """One car's speeds at each trap."""

    def __init__(self) -> None:
        self._speeds: dict[Trap, TrapSpeed] = {}

    def take(
        self, moves: Iterable[tuple[Speed, Speed]], traps: Sequence[Trap], length_m: float
    ) -> None:
        """Read the speed wherever a move went over a trap, forwards."""
        for before, after in moves:
            for trap in traps:
                kmh = _speed_at(before, after, trap.at_m, length_m)
                if kmh is not None:
                    best = self.at(trap).best_kmh
                    self._speeds[trap] = TrapSpeed(trap, kmh, max(kmh, best or 0.0))

    def at(self, trap: Trap) -> TrapSpeed:
        """What this car did there."""
        return self._speeds.get(trap, TrapSpeed(trap))


def _speed_at(before: Speed, after: Speed, at_m: float, length_m: float) -> float | None:
    """`before` lies in the lap; `after` may lie beyond its end."""
    for place in (at_m, at_m + length_m):
        if before.at_m < place <= after.at_m:
            share = (place - before.at_m) / (after.at_m - before.at_m)
            return before.kmh + (after.kmh - before.kmh) * share
    return None
