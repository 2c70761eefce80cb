"""The classification of a session where the time counts, not the place on the track.

Best time first; of two equal ones the one that was set first; then those without a time, those
that did not start, and the disqualified.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from racecontrol.results.classification import (
    Classification,
    ClassifiedRow,
    Gap,
    Status,
    placed,
)


class Timed(Struct, frozen=True):
    """What one car has to show."""

    entry: int
    status: Status  # FINISHED where it has a time; RUNNING, NC, DNS or DSQ
    laps: int
    ms: int | None  # None: no time that counts
    set_ns: int = 0  # event clock when it was set
    lap: int = 0  # the lap of it; 0: not one lap
    slot: int = 0  # breaks what is left of a tie


def classified_by_time(cars: Iterable[Timed], points: Sequence[int] = ()) -> Classification:
    """The classification. It does not depend on the order in which the cars are given."""
    order = sorted(cars, key=_order)
    first = min((car.ms for car in order if car.ms is not None), default=None)
    rows: list[ClassifiedRow] = []
    for car in order:
        ahead = rows[-1].best_ms if rows else None
        rows.append(_row(car, first, ahead))
    return placed(rows, points)


def _order(car: Timed) -> tuple[int, int, int, int, int]:
    without = {Status.DSQ: 3, Status.DNS: 2}.get(car.status, 1 if car.ms is None else 0)
    return (without, car.ms or 0, car.set_ns, car.slot, car.entry)


def _row(car: Timed, first_ms: int | None, ahead_ms: int | None) -> ClassifiedRow:
    def behind(other_ms: int | None) -> Gap:
        if car.ms is None or other_ms is None or car.ms == first_ms == other_ms:
            return Gap()
        return Gap(ms=car.ms - other_ms)

    gap, interval = behind(first_ms), behind(ahead_ms)
    return ClassifiedRow(
        0, car.entry, car.status, car.laps, None, 0, gap, interval, car.ms, car.lap
    )


def status_without_track(
    *, disqualified: bool, has_time: bool, running: bool, started: bool
) -> Status:
    """How a car stands in such a session."""
    if disqualified:
        return Status.DSQ
    if has_time:
        return Status.FINISHED
    if running:
        return Status.RUNNING
    return Status.NC if started else Status.DNS
