"""What was driven, as the documents on laps need it: the cars in their order, and their laps."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import counted_laps, deleted_laps
from racecontrol.results.printing.sheet import Band, Mark
from racecontrol.results.race_clock import RaceClock
from racecontrol.sessions import classify

SHORT = {"virtual safety car": "VSC", "full-course yellow": "FCY", "safety car": "SC"}


class Driven(Struct, frozen=True):
    """The laps of one car that count, and the numbers of those whose time was deleted."""

    entry: int
    laps: tuple[Lap, ...]
    deleted: frozenset[int]

    @property
    def valid(self) -> tuple[Lap, ...]:
        """Laps whose times stand."""
        return tuple(lap for lap in self.laps if lap.lap not in self.deleted)


def driven(state: State, session: Session) -> tuple[Driven, ...]:
    """Every car that drove, in the order of the classification."""
    cars = (
        Driven(
            row.entry,
            counted_laps(session, row.entry),
            deleted_laps(state, session, row.entry),
        )
        for row in classify(state, session)
    )
    return tuple(car for car in cars if car.laps)


def sector_count(cars: Iterable[Driven]) -> int:
    """How many sectors were timed; 0: none."""
    return max((len(lap.sectors_ms) for car in cars for lap in car.laps), default=0)


def sector_of(lap: Lap, index: int, *, repeatable: bool = True) -> int | None:
    """A sector time, ms. `repeatable`: none for the first one of a standing start."""
    if index >= len(lap.sectors_ms) or (repeatable and index == 0 and not lap.flying):
        return None
    return lap.sectors_ms[index]


def best_sectors(car: Driven, count: int) -> tuple[int | None, ...]:
    """The car's best time of each sector, ms."""
    return tuple(
        min((ms for lap in car.valid if (ms := sector_of(lap, i)) is not None), default=None)
        for i in range(count)
    )


def best_of(times: Iterable[int | None]) -> int | None:
    """The least of those that are known."""
    return min((ms for ms in times if ms is not None), default=None)


def mark_of(ms: int | None, own: int | None, overall: int | None) -> Mark | None:
    """Best of the session, or of the driver."""
    if ms is None:
        return None
    if ms == overall:
        return Mark.BEST
    return Mark.OWN_BEST if ms == own else None


def leader_ends(cars: Iterable[Driven]) -> dict[int, int]:
    """Lap -> event clock at which the first car ended it."""
    ends: dict[int, int] = {}
    for car in cars:
        for lap in car.laps:
            ends[lap.lap] = min(lap.at_ns, ends.get(lap.lap, lap.at_ns))
    return ends


def gaps_ms(session: Session, cars: Iterable[Driven]) -> dict[int, tuple[tuple[int, int], ...]]:
    """By entry: at the end of each lap, how long after the first car it ended it, game ms.

    On the clock of the race: a car laps down may end a lap behind a restart.
    """
    known, clock = tuple(cars), RaceClock.of(session)
    ends = leader_ends(known)
    return {
        car.entry: tuple((lap.lap, clock.apart_ms(lap.at_ns, ends[lap.lap])) for lap in car.laps)
        for car in known
    }


def bands(session: Session, cars: Iterable[Driven]) -> tuple[Band, ...]:
    """Neutralisations and red flags, in laps of the leader."""
    ends = leader_ends(cars)
    stretches = [
        (one.from_ns, one.to_ns or one.from_ns, SHORT[one.kind.value])
        for one in session.flow.neutralised
    ]
    stretches += [(s.at_ns, s.resumed_ns or s.at_ns, "RED") for s in session.flow.suspensions]
    moments = [(0, session.started_ns), *sorted(ends.items())]
    return tuple(
        Band(_lap_at(moments, begin), _lap_at(moments, end), label)
        for begin, end, label in sorted(stretches)
    )


def _lap_at(ends: list[tuple[int, int]], at_ns: int) -> float:
    """How many laps the leader had driven, with its share of the running one."""
    for (lap, begin_ns), (_, end_ns) in pairwise(ends):
        if begin_ns <= at_ns < end_ns:
            return round(lap + (at_ns - begin_ns) / (end_ns - begin_ns), 3)
    return float(ends[-1][0]) if at_ns >= ends[-1][1] else 0.0
