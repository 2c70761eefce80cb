"""What the car panel says of one car: labels and figures, from its tower row and its live row."""

from typing import Final

from msgspec import Struct

from racecontrol.results.classification import Gap
from racecontrol.results.gap_error import in_the_bar
from racecontrol.results.live.fuel import Fuel
from racecontrol.results.live.rows import LiveRow
from racecontrol.results.live.stints import Stint
from racecontrol.results.live.traps import TrapSpeed
from racecontrol.results.tower import Mark
from ui import format as text
from ui.tr import Words, later, tr, worded

NOT_KNOWN: Final = "–"


class Figure(Struct, frozen=True):
    """One line of the panel."""

    label: str
    words: str
    mark: Mark = Mark.NONE  # green or purple where it is quicker than the lap it is held to
    wide: bool = False  # a sentence: below the others, over the whole width


class Road(Struct, frozen=True):
    """Where a car is among the others; None: not known."""

    gap: Gap | None = None  # to the leader
    gap_bar_ns: int | None = None  # its joint standard error
    interval: Gap | None = None  # to the car ahead
    interval_bar_ns: int | None = None
    guessed: tuple[str, str] | None = None  # both as the tower has them, by dead reckoning


ANOTHER: Final = later("another lap")


class Held(Struct, frozen=True):
    """The lap that was picked to compare with, and the running lap against it."""

    words: Words = ANOTHER
    ms: int | None = None


class Asked(Struct, frozen=True):
    """What people noted of the running stint, and what the rulebook still asks of the car."""

    noted: str = ""  # `, medium, Ana`
    owed: str = ""  # empty: nothing


NO_ROAD: Final = Road()
NOT_HELD: Final = Held()
NOTHING_ASKED: Final = Asked()


def figures(
    row: LiveRow, road: Road = NO_ROAD, held: Held = NOT_HELD, asked: Asked = NOTHING_ASKED
) -> tuple[Figure, ...]:
    """The lines of a car, always the same ones in the same order."""
    gap_words, interval_words = road.guessed or (None, None)
    return (
        Figure(tr("To own best"), _delta(row.delta_ms), _quicker(row.delta_ms, Mark.PERSONAL_BEST)),
        Figure(
            tr("To session best"),
            _delta(row.session_delta_ms),
            _quicker(row.session_delta_ms, Mark.SESSION_BEST),
        ),
        Figure(
            tr("To {lap}", lap=worded(held.words)),
            _delta(held.ms),
            _quicker(held.ms, Mark.PERSONAL_BEST),
        ),
        Figure(tr("Predicted lap"), _time(row.predicted_ms)),
        Figure(tr("Best lap"), _time(row.best_ms)),
        Figure(tr("Ideal lap"), _time(row.ideal_ms)),
        Figure(tr("To leader"), _gap(road.gap, road.gap_bar_ns, gap_words)),
        Figure(tr("To car ahead"), _gap(road.interval, road.interval_bar_ns, interval_words)),
        *(Figure(f"{speed.trap.name}, km/h", _speed(speed)) for speed in row.traps),
        Figure(tr("Stint"), text.laps(row.stint.laps) + asked.noted),
        Figure(tr("Pit stops"), _stops(row.stint)),
        Figure(tr("Fuel"), _fuel(row.fuel)),
        Figure(tr("Fuel lasts"), _lasts(row.fuel)),
        Figure(tr("Laps led"), str(row.chart.laps_led)),
        Figure(tr("Places, last lap"), _changes(row.chart.changes)),
        *((Figure(tr("Still asked"), asked.owed, wide=True),) if asked.owed else ()),
    )


def _gap(gap: Gap | None, bar_ns: int | None, guessed: str | None) -> str:
    """`0.843 ±0.9 ms`; `in the bar, ±0.9 ms` where the clocks cannot tell who is ahead; `≈0.8`."""
    if guessed is not None:
        return guessed or NOT_KNOWN
    if gap is None or (gap.ms is None and not gap.laps):
        return NOT_KNOWN
    if gap.laps or bar_ns is None:
        return text.interval(gap)
    if in_the_bar(gap, bar_ns):
        return tr("in the bar, {bar}", bar=text.bar(bar_ns))
    return f"{text.interval(gap)} {text.bar(bar_ns)}"


def _time(ms: int | None) -> str:
    return text.lap_time(ms) or NOT_KNOWN


def _delta(ms: int | None) -> str:
    return NOT_KNOWN if ms is None else text.difference(ms)


def _quicker(ms: int | None, mark: Mark) -> Mark:
    return mark if ms is not None and ms < 0 else Mark.NONE


def _speed(speed: TrapSpeed) -> str:
    if speed.last_kmh is None or speed.best_kmh is None:
        return NOT_KNOWN
    return tr("{last}, best {best}", last=f"{speed.last_kmh:.1f}", best=f"{speed.best_kmh:.1f}")


def _stops(stint: Stint) -> str:
    if not stint.stops:
        return tr("none")
    last = stint.stops[-1]
    if last.ms is None:
        return tr("{stops}, in the pit lane", stops=len(stint.stops))
    return tr(
        "{stops}, last {ms} s on lap {lap}",
        stops=len(stint.stops),
        ms=text.tenths(last.ms),
        lap=last.lap,
    )


def _fuel(fuel: Fuel) -> str:
    if fuel.level_l is None:
        return NOT_KNOWN
    if fuel.per_lap_l is None:
        return f"{fuel.level_l:.1f} l"
    return tr(
        "{level} l, {per_lap} l a lap", level=f"{fuel.level_l:.1f}", per_lap=f"{fuel.per_lap_l:.2f}"
    )


def _lasts(fuel: Fuel) -> str:
    return (
        NOT_KNOWN
        if fuel.laps_left is None
        else tr("{laps_left} laps", laps_left=f"{fuel.laps_left:.1f}")
    )


def _changes(places: int) -> str:
    if places == 0:
        return "0"
    return tr("{places} won", places=places) if places > 0 else tr("{places} lost", places=-places)
