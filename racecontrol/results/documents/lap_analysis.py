"""Lap analysis: every lap of every car with its sectors."""

from racecontrol.meeting.model import Lap, Line, Source
from racecontrol.meeting.state import Session, State
from racecontrol.results.printing.driven import (
    Driven,
    best_of,
    best_sectors,
    driven,
    mark_of,
    sector_count,
    sector_of,
)
from racecontrol.results.printing.entries import car_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import Cell, Column, Form, Mark, Row, Table

NOTES = (
    "S: best of the session. P: best of the driver. Struck through: deleted. pit: it came in.",
    "I: interpolated, M: by hand, B: backup. Every other time is the game's own.",
)


def make(state: State, session: Session) -> Content:
    cars = driven(state, session)
    count = sector_count(cars)
    columns = (
        Column("number", "No", Form.CAR),
        Column("driver", "Driver"),
        Column("code"),
        Column("nation"),
        Column("lap", "Lap", Form.COUNT),
        *(Column(f"s{i + 1}_ms", f"S{i + 1}", Form.TIME) for i in range(count)),
        Column("lap_ms", "Time", Form.TIME),
        Column("deleted", "", Form.YES),
        Column("source"),
        Column("note", "Note"),
        Column("ended_ns", "", Form.MOMENT),
    )
    overall = _bests(cars, count)
    rows = tuple(row for car in cars for row in _rows(state, session, car, count, overall))
    table = Table("laps", "Lap analysis", columns, rows, group=("number", "driver"), across=2)
    return Content((table,), notes=NOTES)


Bests = tuple[int | None, ...]  # of each sector, then of the lap


def _bests(cars: tuple[Driven, ...], count: int) -> Bests:
    sectors = [best_sectors(car, count) for car in cars]
    laps = best_of(lap.official_ms for car in cars for lap in car.valid if lap.flying)
    return (*(best_of(times[i] for times in sectors) for i in range(count)), laps)


def _rows(
    state: State, session: Session, car: Driven, count: int, overall: Bests
) -> tuple[Row, ...]:
    own = _bests((car,), count)
    names = who(car_of(state, session, car.entry))
    stops = {p.lap for p in session.run(car.entry).passings if p.line is Line.PIT_IN}
    keys = (*(f"s{i + 1}_ms" for i in range(count)), "lap_ms")
    return tuple(_row(lap, car, names, stops, keys, own, overall) for lap in car.laps)


def _row(
    lap: Lap,
    car: Driven,
    names: tuple[Cell, ...],
    stops: set[int],
    keys: tuple[str, ...],
    own: Bests,
    overall: Bests,
) -> Row:
    deleted = lap.lap in car.deleted
    sectors = tuple(sector_of(lap, i, repeatable=False) for i in range(len(keys) - 1))
    words = [lap.source.value] if lap.source is not Source.GAME else []
    words += ["pit"] if lap.lap in stops else []
    cells = (
        *names, lap.lap, *sectors, lap.official_ms, deleted, lap.source.name.lower(),
        " ".join(words), lap.at_ns,
    )  # fmt: skip
    if deleted:
        return Row(cells, {"lap_ms": Mark.STRUCK})
    repeatable = [sector_of(lap, i) for i in range(len(keys) - 1)]
    times = (*repeatable, lap.official_ms if lap.flying else None)
    marks = {
        key: mark
        for key, ms, mine, all_of in zip(keys, times, own, overall, strict=True)
        if (mark := mark_of(ms, mine, all_of))
    }
    return Row(cells, marks)


def why_not(_state: State, session: Session) -> str:
    if not session.started_ns:
        return f"{session.plan.name} has not started."
    return "" if any(run.laps for run in session.runs.values()) else "No lap was completed yet."


KIND = OfSession(3, "lap-analysis", "Lap analysis", make, why_not)
