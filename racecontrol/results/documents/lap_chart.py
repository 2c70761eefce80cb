"""Lap chart: the place of every car at the end of every lap."""

from racecontrol.meeting.state import Session, State
from racecontrol.results.documents.lap_analysis import why_not as no_laps
from racecontrol.results.live.lap_chart import lap_charts
from racecontrol.results.printing.driven import bands, driven
from racecontrol.results.printing.entries import car_of, label_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import Column, Form, Plot, Row, Table, Trace
from racecontrol.sessions import on_track

WIDEST = 30  # laps side by side on one sheet


def make(state: State, session: Session) -> Content:
    cars = driven(state, session)
    counted = {car.entry: len(car.laps) for car in cars}
    charts = lap_charts(session)
    places = {number: [(0, slot)] if (slot := _slot(session, number)) else [] for number in counted}
    for number, done in counted.items():
        found = enumerate(charts[number].places[:done], 1)
        places[number] += [(lap, place) for lap, place in found if place]
    traces = tuple(
        Trace(
            label_of(car_of(state, session, number)),
            tuple((float(lap), float(place)) for lap, place in points),
            car_of(state, session, number).driver,
        )
        for number, points in places.items()
    )
    plot = Plot("lap-chart", "Lap chart", "Lap", "Pos", traces, bands(session, cars), first="grid")
    return Content((_tidy(state, session, places), *_matrix(places)), (plot,), sideways=True)


Places = dict[int, list[tuple[int, int]]]


def _slot(session: Session, number: int) -> int:
    return session.grid.index(number) + 1 if number in session.grid else 0


def _tidy(state: State, session: Session, places: Places) -> Table:
    """For programs: a row to the car and lap; lap 0 is the grid."""
    columns = (
        Column("number", "No", Form.CAR),
        Column("driver", "Driver"),
        Column("code"),
        Column("nation"),
        Column("lap", "Lap", Form.COUNT),
        Column("place", "Pos", Form.COUNT),
    )
    rows = tuple(
        Row((*who(car_of(state, session, number)), lap, place))
        for number, points in places.items()
        for lap, place in points
    )
    return Table("places", "Places", columns, rows, printed=False)


def _matrix(places: Places) -> tuple[Table, ...]:
    """As the sport prints it: cars by place, a column to the lap."""
    at = {(lap, place): number for number, points in places.items() for lap, place in points}
    last = max((lap for lap, _ in at), default=0)
    deepest = max((place for _, place in at), default=0)
    tables = []
    for first in range(0, last + 1, WIDEST):
        laps = range(first, min(first + WIDEST, last + 1))
        columns = (
            Column("place", "Pos", Form.COUNT),
            *(Column(f"lap_{lap}", str(lap) if lap else "Grid", Form.CAR) for lap in laps),
        )
        rows = tuple(
            Row((place, *(at.get((lap, place)) for lap in laps))) for place in range(1, deepest + 1)
        )
        key = "chart" if not first else f"chart-{first // WIDEST + 1}"
        tables.append(Table(key, "Cars by place, lap by lap", columns, rows))
    return tuple(tables)


def why_not(state: State, session: Session) -> str:
    if not on_track(session):
        return f"Places in {session.plan.name} are not won on the track: it has no lap chart."
    return no_laps(state, session)


KIND = OfSession(6, "lap-chart", "Lap chart", make, why_not)
