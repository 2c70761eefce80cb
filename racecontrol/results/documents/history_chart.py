"""History chart: how far behind the leader every car ended every lap."""

from racecontrol.meeting.state import Session, State
from racecontrol.results.documents.lap_chart import why_not
from racecontrol.results.printing.driven import bands, driven, gaps_ms
from racecontrol.results.printing.entries import car_of, label_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import Column, Form, Plot, Row, Table, Trace

COLUMNS = (
    Column("number", "No", Form.CAR),
    Column("driver", "Driver"),
    Column("code"),
    Column("nation"),
    Column("lap", "Lap", Form.COUNT),
    Column("gap_ms", "Gap", Form.BEHIND),
)
NOTES = ("Behind the first car to end the same lap; a lapped car is behind on its own lap.",)


def make(state: State, session: Session) -> Content:
    cars = driven(state, session)
    gaps = gaps_ms(session, cars)
    traces = tuple(
        Trace(
            label_of(car_of(state, session, number)),
            ((0.0, 0.0), *((float(lap), float(ms)) for lap, ms in points)),
            car_of(state, session, number).driver,
        )
        for number, points in gaps.items()
    )
    rows = tuple(
        Row((*who(car_of(state, session, number)), lap, ms))
        for number, points in gaps.items()
        for lap, ms in points
    )
    plot = Plot(
        "history-chart", "History chart", "Lap", "Seconds behind the leader", traces,
        bands(session, cars), whole=False, first="start",
    )  # fmt: skip
    table = Table("gaps", "Gaps", COLUMNS, rows, printed=False)
    return Content((table,), (plot,), NOTES, sideways=True)


KIND = OfSession(7, "history-chart", "History chart", make, why_not)
