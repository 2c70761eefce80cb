"""The classification of a race, from what each car drove: the same for facts and for a file.

Laps first, then time with penalties, then the order of crossing the line. Under the share of the
winner's laps a car is not classified; a car that retired above it is. Sources: FIA F1 2026
sporting regulations as to share and dead heats, FIA International Sporting Code as to the listing.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.rulebook import Rulebook
from racecontrol.results.classification import (
    Classification,
    ClassifiedRow,
    Gap,
    Status,
    placed,
)


class Driven(Struct, frozen=True):
    """What one car drove in a race, before places are given."""

    entry: int
    status: Status  # RUNNING, FINISHED, DNF, DNS or DSQ; whether it is classified follows
    laps: int
    total_ms: int | None  # without penalties; None: nothing was driven
    last_ns: int = 0  # event clock at its last lap: breaks a tie on the millisecond
    slot: int = 0  # on the grid: breaks what is left of it
    added_ms: int = 0  # time penalties
    best_ms: int | None = None
    best_lap: int = 0
    estimated: bool = False


def classified(
    cars: Iterable[Driven], rulebook: Rulebook, points: Sequence[int] = ()
) -> Classification:
    """The classification. It does not depend on the order in which the cars are given."""
    order = sorted(cars, key=_order)
    rows = _with_share([_row(car) for car in order], rulebook)
    return placed(_with_gaps(rows), points, rulebook.classification.dead_heat)


def _order(car: Driven) -> tuple[int, int, int, int, int, int]:
    group = {Status.DSQ: 2, Status.DNS: 1}.get(car.status, 0)
    total = 0 if car.total_ms is None else car.total_ms + car.added_ms
    return (group, -car.laps, total, car.last_ns, car.slot, car.entry)


def _row(car: Driven) -> ClassifiedRow:
    return ClassifiedRow(
        0,
        car.entry,
        car.status,
        car.laps,
        None if car.total_ms is None else car.total_ms + car.added_ms,
        car.added_ms,
        Gap(),
        Gap(),
        car.best_ms,
        car.best_lap,
        estimated=car.estimated,
    )


def _with_share(rows: list[ClassifiedRow], rulebook: Rulebook) -> list[ClassifiedRow]:
    """Below the share of the winner's laps a car is not classified; above it a retired one is."""
    least = rulebook.least_laps(rows[0].laps) if rows else 0
    result = []
    for row in rows:
        if row.status is Status.DNF and row.laps >= max(least, 1):
            row = replace(row, place=1)  # keeps a place: `placed` says which
        elif row.status is Status.FINISHED and row.laps < least:
            row = replace(row, status=Status.NC)
        result.append(row)
    return sorted(result, key=_listing)


def _listing(row: ClassifiedRow) -> int:
    """Classified, then not classified and retired, then not started, then disqualified."""
    if row.status is Status.DNF:
        return 0 if row.place else 1
    return {Status.NC: 1, Status.DNS: 2, Status.DSQ: 3}.get(row.status, 0)


def _with_gaps(rows: list[ClassifiedRow]) -> list[ClassifiedRow]:
    result: list[ClassifiedRow] = []
    for row in rows:
        if not result or row.total_ms is None or row.status in (Status.DNS, Status.DSQ):
            result.append(row)
            continue
        result.append(
            replace(row, gap=gap_between(rows[0], row), interval=gap_between(result[-1], row))
        )
    return result


def gap_between(ahead: ClassifiedRow, row: ClassifiedRow) -> Gap:
    """Laps when there are any, else time."""
    if ahead.laps > row.laps:
        return Gap(laps=ahead.laps - row.laps)
    if ahead.total_ms is None or row.total_ms is None:
        return Gap()
    return Gap(ms=row.total_ms - ahead.total_ms)
