"""What the car panel says of one car: labels and figures, from its tower row and its live row."""

from dataclasses import dataclass
from typing import Final

from racecontrol.results.classification import Gap
from racecontrol.results.live.fuel import Fuel
from racecontrol.results.live.rows import LiveRow
from racecontrol.results.live.stints import Stint
from racecontrol.results.live.traps import TrapSpeed
from racecontrol.results.tower import Mark
from ui import format as text

NOT_KNOWN: Final = "–"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the panel."""

    label: str
    words: str
    mark: Mark = Mark.NONE  # green or purple where it is quicker than the lap it is held to


def figures(row: LiveRow, interval: Gap | None = None) -> tuple[Figure, ...]:
    """The lines of a car, always the same ones in the same order; `interval`: to the car ahead."""
    return (
        Figure("To own best", _delta(row.delta_ms), _quicker(row.delta_ms, Mark.PERSONAL_BEST)),
        Figure(
            "To session best",
            _delta(row.session_delta_ms),
            _quicker(row.session_delta_ms, Mark.SESSION_BEST),
        ),
        Figure("Predicted lap", _time(row.predicted_ms)),
        Figure("Best lap", _time(row.best_ms)),
        Figure("Ideal lap", _time(row.ideal_ms)),
        Figure("To car ahead", text.interval(interval) or NOT_KNOWN if interval else NOT_KNOWN),
        *(Figure(f"{speed.trap.name}, km/h", _speed(speed)) for speed in row.traps),
        Figure("Stint", text.laps(row.stint.laps)),
        Figure("Pit stops", _stops(row.stint)),
        Figure("Fuel", _fuel(row.fuel)),
        Figure("Fuel lasts", _lasts(row.fuel)),
        Figure("Laps led", str(row.chart.laps_led)),
        Figure("Places, last lap", _changes(row.chart.changes)),
    )


def _time(ms: int | None) -> str:
    return text.lap_time(ms) or NOT_KNOWN


def _delta(ms: int | None) -> str:
    return NOT_KNOWN if ms is None else text.difference(ms)


def _quicker(ms: int | None, mark: Mark) -> Mark:
    return mark if ms is not None and ms < 0 else Mark.NONE


def _speed(speed: TrapSpeed) -> str:
    if speed.last_kmh is None or speed.best_kmh is None:
        return NOT_KNOWN
    return f"{speed.last_kmh:.1f}, best {speed.best_kmh:.1f}"


def _stops(stint: Stint) -> str:
    if not stint.stops:
        return "none"
    last = stint.stops[-1]
    if last.ms is None:
        return f"{len(stint.stops)}, in the pit lane"
    return f"{len(stint.stops)}, last {text.tenths(last.ms)} s on lap {last.lap}"


def _fuel(fuel: Fuel) -> str:
    if fuel.level_l is None:
        return NOT_KNOWN
    if fuel.per_lap_l is None:
        return f"{fuel.level_l:.1f} l"
    return f"{fuel.level_l:.1f} l, {fuel.per_lap_l:.2f} l a lap"


def _lasts(fuel: Fuel) -> str:
    return NOT_KNOWN if fuel.laps_left is None else f"{fuel.laps_left:.1f} laps"


def _changes(places: int) -> str:
    if places == 0:
        return "0"
    return f"{places} won" if places > 0 else f"{-places} lost"
