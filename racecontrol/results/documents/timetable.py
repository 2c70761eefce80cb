"""Timetable: the sessions of the event, planned and as they came."""

from racecontrol.meeting.facts import ResultDeclaredFinal, SessionEnded, SessionStarted
from racecontrol.meeting.flow_facts import (
    SessionCancelled,
    SessionDelayed,
    SessionRerun,
    SessionShortened,
)
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.messages.words import offset_s
from racecontrol.results.printing.kind import Content, OfEvent
from racecontrol.results.printing.sheet import Column, Form, Mark, Row, Table
from racecontrol.results.printing.words import moment, zone_text
from racecontrol.results.result_state import Result

CHANGES = frozenset({SessionDelayed, SessionCancelled, SessionRerun, SessionShortened})
COLUMNS = (
    Column("session", "Session", wide=True),
    Column("key"),
    Column("format"),
    Column("planned_ns", "Planned", Form.MOMENT),
    Column("expected_ns", "Expected", Form.MOMENT),
    Column("started_ns", "Started", Form.MOMENT),
    Column("ended_ns", "Ended", Form.MOMENT),
    Column("length", "Length", right=True),
    Column("track", "Track"),
    Column("car", "Car"),
    Column("tyres", "Tyres"),
    Column("phase", "State"),
)


def make(state: State) -> Content:
    assert state.meeting is not None
    offset = offset_s(state.meeting)
    rows = tuple(_row(session, offset) for session in state.sessions.values())
    said = {key for key in COLUMNS if any(row.cells[COLUMNS.index(key)] for row in rows)}
    columns = tuple(c if c in said else Column(c.key, "", c.form) for c in COLUMNS)
    notes = tuple(_remarks(state))
    times = f"Times of the day are {zone_text(offset)}."
    return Content((Table("sessions", "Timetable", columns, rows),), notes=(*notes, times))


def _row(session: Session, offset: int) -> Row:
    plan = session.plan
    planned_ns = round(plan.starts.timestamp()) * NS_PER_S if plan.starts else None
    expected_ns = planned_ns + session.flow.delay_s * NS_PER_S if planned_ns else None
    length = f"{plan.laps} laps" if plan.laps else _minutes(plan.duration_s)
    at_ns = session.started_ns or expected_ns or 0
    day = moment(at_ns, offset)
    cells = (
        plan.name,
        plan.key,
        plan.format,
        planned_ns,
        expected_ns if session.flow.delay_s else None,
        session.started_ns or None,
        session.ended_ns or None,
        length,
        plan.track[:1].upper() + plan.track[1:],
        plan.car,
        plan.tyres,
        session.phase.value,
    )
    off = session.phase is Phase.CANCELLED
    mark = Mark.STRUCK if off else Mark.STRONG
    return Row(cells, {"session": mark}, f"{day:%A} {day.day} {day:%B %Y}" if at_ns else "")


def _minutes(duration_s: int) -> str:
    minutes, seconds = divmod(duration_s, 60)
    if not duration_s:
        return ""
    return f"{minutes}:{seconds:02d} min" if seconds else f"{minutes} min"


def _remarks(state: State) -> list[str]:
    """Why something is not as it was planned."""
    words = []
    for told in state.told:
        fact = told.fact
        name = state.sessions[told.session].plan.name if told.session else ""
        match fact:
            case SessionDelayed(by_s=by_s, reason=reason):
                how = "later" if by_s > 0 else "earlier"
                words.append(f"{name}: {_minutes(abs(by_s))} {how}. {reason}")
            case SessionCancelled(reason=reason):
                words.append(f"{name}: cancelled. {reason}")
            case SessionRerun(reason=reason):
                words.append(f"{name}: to be run again. {reason}")
            case SessionShortened(laps=laps, duration_s=duration_s, reason=reason):
                length = f"{laps} laps" if laps else _minutes(duration_s)
                words.append(f"{name}: shortened to {length}. {reason}")
            case _:
                pass
    return words


def result(state: State) -> Result:
    """Final when there is nothing to come."""
    over = (Phase.FINAL, Phase.CANCELLED)
    done = all(session.phase in over for session in state.sessions.values())
    return Result.FINAL if done and state.sessions else Result.PROVISIONAL


def revision(state: State) -> int:
    return 1 + sum(type(told.fact) in CHANGES for told in state.told)


ISSUED = CHANGES | {SessionStarted, SessionEnded, ResultDeclaredFinal}
KIND = OfEvent(2, "timetable", "Timetable", make, result, revision, ISSUED)
