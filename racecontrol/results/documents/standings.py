"""Standings: the points of the event, and of its teams."""

from racecontrol.meeting.facts import ResultDeclaredFinal, ResultPublished
from racecontrol.meeting.justice_facts import ResultReopened
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import Session, State
from racecontrol.results.points import points_text
from racecontrol.results.printing.entries import WHO, car_of, who
from racecontrol.results.printing.kind import Content, OfEvent
from racecontrol.results.printing.sheet import Cell, Column, Form, Mark, Row, Table
from racecontrol.results.result_state import Result, result_of
from racecontrol.results.standings import Standing, TeamStanding, standings, team_standings


def _scoring(state: State) -> tuple[Session, ...]:
    """Sessions that give points and have ended."""
    assert state.meeting is not None
    return tuple(s for s in state.sessions.values() if state.meeting.points(s.plan.key))


def make(state: State) -> Content:
    keys = [session.plan.key for session in _scoring(state) if session.ended_ns]
    rows = standings(state)
    before = any(row.points_before for row in rows)
    names = {key: state.sessions[key].plan.name for key in keys}
    columns = (
        Column("rank", "Rank", Form.COUNT),
        Column("final_rank", "", Form.COUNT),
        *WHO,
        Column("points_before", "Before" if before else "", Form.POINTS),
        *(c for key in keys for c in _columns(key, names[key])),
        Column("points", "Points", Form.POINTS),
        Column("to_leader", "Behind", Form.POINTS),
    )
    lines = tuple(_row(state, row, keys, rows[0]) for row in rows)
    table = Table("drivers", "Drivers", columns, lines)
    teams = team_standings(state)
    tables = (table, _teams(teams)) if teams else (table,)
    return Content(tables, notes=tuple(_notes(state, rows)))


def _columns(key: str, name: str) -> tuple[Column, ...]:
    plain = key.replace("-", "_")
    return (Column(f"{plain}_points", name, Form.POINTS), Column(f"{plain}_place", "", Form.COUNT))


def _row(state: State, row: Standing, keys: list[str], first: Standing) -> Row:
    scores = {score.session: score for score in row.scores}
    scored: list[Cell] = []
    for key in keys:
        score = scores.get(key)
        scored += [score.points, score.place or None] if score else [None, None]
    behind = round(first.points - row.points, 9) or None
    entry = car_of(state, None, row.entry)
    marks = {"rank": Mark.STRONG, "points": Mark.STRONG}
    cells = (row.rank, row.final_rank, *who(entry), row.points_before, *scored, row.points, behind)
    return Row(cells, marks)


def _teams(teams: tuple[TeamStanding, ...]) -> Table:
    columns = (
        Column("rank", "Rank", Form.COUNT),
        Column("team", "Team", wide=True),
        Column("cars", "Cars", right=True),
        Column("points", "Points", Form.POINTS),
    )
    rows = tuple(
        Row(
            (team.rank, team.team, " ".join(f"{n:02d}" for n in team.entries), team.points),
            {"rank": Mark.STRONG, "points": Mark.STRONG},
        )
        for team in teams
    )
    return Table("teams", "Teams", columns, rows)


def _notes(state: State, rows: tuple[Standing, ...]) -> list[str]:
    """Open ties, and how equal points are ranked."""
    notes = []
    for row in rows:
        if row.points and row.tied_with and row.entry < min(row.tied_with):
            cars = sorted((row.entry, *row.tied_with))
            names = ", ".join(car_of(state, None, number).driver for number in cars)
            points = points_text(row.points)
            notes.append(f"{names} have {points} points each: the rulebook leaves it open.")
    ranks = [row.rank for row in rows]
    if len(set(ranks)) < len(ranks):
        notes.append("Equal points share a rank; the order within it is that of the tie-breaks.")
    return notes


def why_not(state: State) -> str:
    if not _scoring(state):
        return "No session of this event gives points."
    return "" if any(s.ended_ns for s in _scoring(state)) else "No session with points has ended."


def result(state: State) -> Result:
    """Final when every session with points is."""
    sessions = [s for s in _scoring(state) if s.phase is not Phase.CANCELLED]
    results = [result_of(state, session) for session in sessions if session.published]
    if not results or Result.DRAFT in results:
        return Result.DRAFT
    if len(results) < len(sessions) or Result.PROVISIONAL in results:
        return Result.PROVISIONAL
    return Result.AMENDED if Result.AMENDED in results else Result.FINAL


def revision(state: State) -> int:
    return sum(len(session.published) for session in _scoring(state))


ISSUED = frozenset({ResultPublished, ResultDeclaredFinal, ResultReopened})
KIND = OfEvent(3, "standings", "Standings", make, result, revision, ISSUED, why_not)
