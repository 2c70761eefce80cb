"""Classification: the result of a session with the decisions that made it."""

from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    Classification,
    ClassifiedRow,
    Status,
    best_lap,
    encode,
)
from racecontrol.results.effect import open_spans, pending_incidents
from racecontrol.results.given import Given, given_of
from racecontrol.results.printing.entries import RIG, WHO, car_of, who
from racecontrol.results.printing.kind import Content, OfSession
from racecontrol.results.printing.sheet import SIGNATURES, Column, Form, Mark, Row, Table
from racecontrol.results.result_state import Result, result_of
from racecontrol.results.times import gap_text, lap_time
from racecontrol.sessions import classify

WITHOUT_PLACE = "Without a place"
BEHIND = (
    Column("gap", "Gap", right=True),
    Column("gap_ms", "", Form.COUNT),
    Column("gap_laps", "", Form.COUNT),
    Column("interval", "Interval", right=True),
    Column("interval_ms", "", Form.COUNT),
    Column("interval_laps", "", Form.COUNT),
)
BEST = (Column("best_ms", "Best lap", Form.TIME), Column("best_lap", "in lap", Form.COUNT))
TIMED = (
    Column("laps", "Laps", Form.COUNT),
    Column("total_ms", "Time", Form.RACE_TIME),
    Column("estimated", "", Form.YES),
    *BEHIND,
    *BEST,
)
BY_LAP = (
    *BEST,
    *BEHIND,
    Column("laps", "Laps", Form.COUNT),
    Column("total_ms", "", Form.RACE_TIME),
    Column("estimated", "", Form.YES),
)


def make(state: State, session: Session) -> Content:
    rows = classify(state, session)
    given = given_of(state, session, rows)
    tables = (_table(state, session, rows),) + ((_decisions(given),) if given else ())
    return Content(
        tables,
        notes=_notes(state, session, rows),
        signatures=SIGNATURES,
        sealed=encode(rows).decode(),
        digest_of="the classification",
    )


def _table(state: State, session: Session, rows: Classification) -> Table:
    """By best lap where no total was driven; penalties and points only where there are any."""
    driven = TIMED if any(row.total_ms is not None for row in rows) else BY_LAP
    spans = {one.entry: one.range for one in open_spans(state, session) if one.is_open}
    columns = (
        Column("result", "Pos", right=True),
        Column("place", "", Form.COUNT),
        Column("status"),
        *WHO,
        RIG,
        *driven,
        Column("penalty", "Pen." if any(row.penalty_ms for row in rows) else "", right=True),
        Column("penalty_ms", "", Form.COUNT),
        Column("points", "Pts" if any(row.points for row in rows) else "", Form.POINTS),
        Column("places_open", "May be" if spans else "", right=True),
    )
    best = min((row.best_ms for row in rows if _counts(row) and row.best_ms), default=None)
    lines = tuple(
        _row(state, session, row, columns, best, spans.get(row.entry, "")) for row in rows
    )
    return Table("classification", "Classification", columns, lines)


def _counts(row: ClassifiedRow) -> bool:
    return row.status is not Status.DSQ


def _row(
    state: State,
    session: Session,
    row: ClassifiedRow,
    columns: tuple[Column, ...],
    best: int | None,
    span: str,
) -> Row:
    entry = car_of(state, session, row.entry)
    said = dict(zip((column.key for column in WHO), who(entry), strict=True))
    cells = said | {
        "result": str(row.place or row.status.value),
        "place": row.place or None,
        "status": row.status.value,
        "rig": entry.rig,
        "laps": row.laps,
        "total_ms": row.total_ms,
        "estimated": row.estimated,
        "gap": gap_text(row.gap),
        "gap_ms": row.gap.ms,
        "gap_laps": row.gap.laps,
        "interval": gap_text(row.interval),
        "interval_ms": row.interval.ms,
        "interval_laps": row.interval.laps,
        "best_ms": row.best_ms,
        "best_lap": row.best_lap or None,
        "penalty": f"+{row.penalty_ms / 1000:g} s" if row.penalty_ms else "",
        "penalty_ms": row.penalty_ms,
        "points": row.points or None,
        "places_open": span,
    }
    marks = {"result": Mark.STRONG} if row.place else {}
    if best and row.best_ms == best and _counts(row):
        marks |= {"best_ms": Mark.BEST}
    part = "" if row.place else WITHOUT_PLACE
    return Row(tuple(cells[column.key] for column in columns), marks, part)


def _decisions(given: tuple[Given, ...]) -> Table:
    columns = (
        Column("decision", "", Form.COUNT),
        Column("number", "No", Form.CAR),
        Column("driver", "Driver"),
        Column("penalty", "Penalty"),
        Column("effect", "Effect"),
        Column("reason", "Reason", wide=True),
        Column("code"),
        Column("lap", "", Form.COUNT),
        Column("incident", "", Form.COUNT),
        Column("infringement"),
        Column("standing"),
        Column("added_ms", "", Form.COUNT),
        Column("at_ns", "", Form.MOMENT),
        Column("given_by"),
    )
    return Table("decisions", "Decisions", columns, tuple(_given(one) for one in given))


def _given(one: Given) -> Row:
    decision = one.decision
    return Row(
        (
            decision.decision,
            decision.entry,
            one.driver,
            one.penalty,
            one.effect,
            decision.reason,
            decision.penalty,
            decision.lap or None,
            decision.incident or None,
            one.infringement,
            one.standing,
            one.added_ms,
            decision.at_ns,
            decision.given_by,
        )
    )


def _notes(state: State, session: Session, rows: Classification) -> tuple[str, ...]:
    fastest = _fastest(state, session, rows)
    notes = [fastest] if fastest else []
    cars = [f"{row.entry:02d}" for row in rows if row.estimated and row.total_ms is not None]
    if cars:
        notes.append(
            f"The time of {'car' if len(cars) == 1 else 'cars'} {', '.join(cars)} holds a lap "
            "that the game did not give; the event clock was used."
        )
    cases = [str(incident.incident) for incident in pending_incidents(state, session)]
    if cases:
        word = "Case" if len(cases) == 1 else "Cases"
        verb = "is" if len(cases) == 1 else "are"
        notes.append(f"{word} {', '.join(cases)} {verb} not decided: places may change.")
    if session.published and result_of(state, session) is Result.DRAFT:
        last = session.published[-1].revision
        notes.append(f"Differs from revision {last}: decisions have changed since.")
    return tuple(notes)


def _fastest(state: State, session: Session, rows: Classification) -> str:
    """The fastest lap of all but the disqualified; of two equal ones the first."""
    laps = [best_lap(state, session, row.entry) for row in rows if _counts(row)]
    best = min(
        (lap for lap in laps if lap), key=lambda lap: (lap.official_ms, lap.at_ns), default=None
    )
    if best is None:
        return ""
    driver = car_of(state, session, best.entry).driver
    return (
        f"Fastest lap: {lap_time(best.official_ms)}, {best.entry:02d} {driver}, in lap {best.lap}."
    )


KIND = OfSession(2, "classification", "Classification", make)
