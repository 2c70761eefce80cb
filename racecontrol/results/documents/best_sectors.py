"""Best sectors and ideal lap: what each driver could have done, and how near he came."""

from racecontrol.meeting.state import Session, State
from racecontrol.results.documents.lap_analysis import why_not as no_laps
from racecontrol.results.printing.driven import (
    Driven,
    best_of,
    best_sectors,
    driven,
    mark_of,
    sector_count,
)
from racecontrol.results.printing.entries import WHO, car_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import Cell, Column, Form, Mark, Row, Table

NOTES = (
    "Ideal lap: the best sectors of a driver added up, on whichever laps they were driven.",
    "Deleted laps do not count, nor does the first sector of a standing start.",
)


def make(state: State, session: Session) -> Content:
    cars = driven(state, session)
    count = sector_count(cars)
    sectors = {car.entry: best_sectors(car, count) for car in cars}
    ideal = _ideal(state, session, cars, sectors, count)
    return Content((ideal, _by_sector(state, session, sectors, count)), notes=NOTES)


Sectors = dict[int, tuple[int | None, ...]]


def _ideal(
    state: State, session: Session, cars: tuple[Driven, ...], sectors: Sectors, count: int
) -> Table:
    columns = (
        Column("rank", "Pos", Form.COUNT),
        *WHO,
        *(Column(f"s{i + 1}_ms", f"S{i + 1}", Form.TIME) for i in range(count)),
        Column("ideal_ms", "Ideal lap", Form.TIME),
        Column("gap_ms", "Gap", Form.BEHIND),
        Column("best_ms", "Best lap", Form.TIME),
        Column("lost_ms", "Lost", Form.BEHIND),
    )
    overall = tuple(best_of(times[i] for times in sectors.values()) for i in range(count))
    rows = sorted(
        (car for car in cars if None not in sectors[car.entry]),
        key=lambda car: (_sum(sectors[car.entry]), car.entry),
    )
    first = _sum(sectors[rows[0].entry]) if rows else 0
    lines = []
    for rank, car in enumerate(rows, 1):
        times = sectors[car.entry]
        ideal = _sum(times)
        best = best_of(lap.official_ms for lap in car.valid if lap.flying)
        names = who(car_of(state, session, car.entry))
        lost = best - ideal if best is not None else None
        cells: tuple[Cell, ...] = (rank, *names, *times, ideal, ideal - first, best, lost)
        marks = {
            f"s{i + 1}_ms": Mark.BEST for i in range(count) if mark_of(times[i], None, overall[i])
        }
        lines.append(Row(cells, {"rank": Mark.STRONG, "ideal_ms": Mark.STRONG} | marks))
    empty = "No driver has a time of every sector."
    return Table("ideal", "Ideal lap", columns, tuple(lines), empty=empty)


def _sum(times: tuple[int | None, ...]) -> int:
    return sum(ms or 0 for ms in times)


def _by_sector(state: State, session: Session, sectors: Sectors, count: int) -> Table:
    """Each sector's own ranking, side by side."""
    columns = (
        Column("sector", "Sector"),
        Column("rank", "Pos", Form.COUNT),
        Column("number", "No", Form.CAR),
        Column("code", "Driver", wide=True),
        Column("driver"),
        Column("sector_ms", "Time", Form.TIME),
        Column("gap_ms", "Gap", Form.BEHIND),
    )
    rows = []
    for i in range(count):
        known = sorted((ms, n) for n, times in sectors.items() if (ms := times[i]) is not None)
        for rank, (ms, number) in enumerate(known, 1):
            entry = car_of(state, session, number)
            cells = (
                f"Sector {i + 1}", rank, number, entry.code, entry.driver, ms, ms - known[0][0],
            )  # fmt: skip
            rows.append(Row(cells, {"rank": Mark.STRONG}))
    empty = "No sector was timed: the circuit has no track file."
    return Table(
        "sectors", "Best sectors", columns, tuple(rows), ("sector",), max(count, 1), empty=empty
    )


KIND = OfSession(4, "best-sectors", "Best sectors and ideal lap", make, no_laps)
