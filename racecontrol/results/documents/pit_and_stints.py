"""Pit stops and stints: who came in when, for how long, and what was driven in between."""

from racecontrol.meeting.model import Lap, Line
from racecontrol.meeting.state import Session, State
from racecontrol.results.documents.lap_analysis import why_not as no_laps
from racecontrol.results.printing.driven import Driven, best_of, driven
from racecontrol.results.printing.entries import WHO, car_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import Cell, Column, Form, Row, Table

STOPS = (
    *WHO,
    Column("stop", "Stop", Form.COUNT),
    Column("lap", "in lap", Form.COUNT),
    Column("in_ns", "Time of day", Form.MOMENT),
    Column("lane_ms", "In the pit lane", Form.TIME),
    Column("all_ms", "All stops", Form.RACE_TIME),
)
STINTS = (
    *WHO,
    Column("stint", "Stint", Form.COUNT),
    Column("from_lap", "From lap", Form.COUNT),
    Column("to_lap", "to lap", Form.COUNT),
    Column("laps", "Laps", Form.COUNT),
    Column("best_ms", "Best lap", Form.TIME),
    Column("average_ms", "Average", Form.TIME),
)
NOTES = (
    "In the pit lane: from the line at its entry to the line at its exit, in game time.",
    "Average: of the flying laps of the stint without those on which the car came in or went out.",
)


def make(state: State, session: Session) -> Content:
    cars = driven(state, session)
    stops = tuple(row for car in cars for row in _stops(state, session, car.entry))
    stints = tuple(row for car in cars for row in _stints(state, session, car))
    pit = Table("stops", "Pit stops", STOPS, stops, empty="No car stopped.")
    return Content((Table("stints", "Stints", STINTS, stints), pit), notes=NOTES)


def _visits(session: Session, entry: int) -> list[tuple[int, int, int | None]]:
    """Lap on which it came in, when (event clock), and how long it was in there, game ms."""
    visits: list[tuple[int, int, int | None]] = []
    entered = None
    for passing in session.run(entry).passings:
        if passing.line is Line.PIT_IN:
            entered = passing
        elif passing.line is Line.PIT_OUT and entered is not None:
            lane_ms = round((passing.game_us - entered.game_us) / 1000)
            visits.append((entered.lap, entered.at_ns, lane_ms))
            entered = None
    if entered is not None:
        visits.append((entered.lap, entered.at_ns, None))
    return visits


def _stops(state: State, session: Session, entry: int) -> list[Row]:
    names = who(car_of(state, session, entry))
    rows, all_ms = [], 0
    for stop, (lap, in_ns, lane_ms) in enumerate(_visits(session, entry), 1):
        all_ms += lane_ms or 0
        rows.append(Row((*names, stop, lap, in_ns, lane_ms, all_ms if lane_ms else None)))
    return rows


def _stints(state: State, session: Session, car: Driven) -> list[Row]:
    names = who(car_of(state, session, car.entry))
    ins = {lap for lap, _, _ in _visits(session, car.entry)}
    stints: list[list[Lap]] = [[]]
    for lap in car.laps:
        stints[-1].append(lap)
        if lap.lap in ins:
            stints.append([])
    rows = []
    for number, laps in enumerate((stint for stint in stints if stint), 1):
        clear = [
            lap.official_ms
            for lap in laps
            if lap.flying and lap.lap not in ins and lap.lap - 1 not in ins
        ]
        best = best_of(lap.official_ms for lap in laps if lap.flying and lap.lap not in car.deleted)
        average = round(sum(clear) / len(clear)) if clear else None
        cells: tuple[Cell, ...] = (
            *names, number, laps[0].lap, laps[-1].lap, len(laps), best, average,
        )  # fmt: skip
        rows.append(Row(cells))
    return rows


KIND = OfSession(8, "pit-and-stints", "Pit stops and stints", make, no_laps)
