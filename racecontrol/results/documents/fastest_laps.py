"""Fastest laps: the best lap of every driver, and when it was driven."""

from racecontrol.meeting.model import Lap
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import best_lap
from racecontrol.results.documents.lap_analysis import why_not as no_laps
from racecontrol.results.printing.driven import driven
from racecontrol.results.printing.entries import WHO, car_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import Column, Form, Mark, Row, Table

COLUMNS = (
    Column("rank", "Pos", Form.COUNT),
    *WHO,
    Column("best_ms", "Time", Form.TIME),
    Column("lap", "in lap", Form.COUNT),
    Column("laps", "of", Form.COUNT),
    Column("gap_ms", "Gap", Form.BEHIND),
    Column("interval_ms", "Interval", Form.BEHIND),
    Column("ended_ns", "Time of day", Form.MOMENT),
)


def make(state: State, session: Session) -> Content:
    laps = {car.entry: len(car.laps) for car in driven(state, session)}
    bests = [lap for number in laps if (lap := best_lap(state, session, number))]
    bests.sort(key=lambda lap: (lap.official_ms, lap.at_ns))
    rows = tuple(
        _row(state, session, rank, lap, bests[0], bests[max(rank - 2, 0)], laps[lap.entry])
        for rank, lap in enumerate(bests, 1)
    )
    without = [number for number in laps if number not in {lap.entry for lap in bests}]
    notes = tuple(f"Car {number:02d} has no flying lap." for number in sorted(without))
    table = Table("fastest", "Fastest laps", COLUMNS, rows, empty="No flying lap yet.")
    return Content((table,), notes=notes)


def _row(
    state: State, session: Session, rank: int, lap: Lap, first: Lap, ahead: Lap, laps: int
) -> Row:
    names = who(car_of(state, session, lap.entry))
    gap, interval = lap.official_ms - first.official_ms, lap.official_ms - ahead.official_ms
    cells = (rank, *names, lap.official_ms, lap.lap, laps, gap, interval, lap.at_ns)
    return Row(cells, {"rank": Mark.STRONG, "best_ms": Mark.BEST if rank == 1 else Mark.STRONG})


KIND = OfSession(5, "fastest-laps", "Fastest laps", make, no_laps)
