"""The standings of a meeting: what was carried in, and the points of all sessions that have ended.

`ties` ranks them. Beside the points of each row stands what a season breaks ties with: the places,
counted, and the place in each session.
"""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.rulebook import TieRule
from racecontrol.meeting.state import State
from racecontrol.results.classification import Classification
from racecontrol.results.csv_line import csv_line
from racecontrol.results.points import Points, exact, total
from racecontrol.results.ties import Score, Standing, ranked, standing
from racecontrol.sessions import classify

__all__ = ["Score", "Standing", "as_csv", "as_json", "standings", "table", "team_standings"]


def standings(state: State) -> tuple[Standing, ...]:
    """Most points first, ties by the chain of the rulebook; an open tie by countback and number."""
    if state.meeting is None:
        return ()
    meeting = state.meeting
    ended = _ended_with_points(state, meeting)
    last = max((len(rows) for rows in ended.values()), default=0)
    rows = [
        standing(
            entry.number, _scores(entry.number, ended, meeting), entry.points_before, last=last
        )
        for entry in meeting.entries
    ]
    return ranked(rows, meeting.rulebook.ties, [settled.order for settled in state.settled])


def _ended_with_points(state: State, meeting: Meeting) -> dict[str, Classification]:
    return {
        key: classify(state, session)
        for key, session in state.sessions.items()
        if session.ended_ns and meeting.points(key)
    }


def _scores(entry: int, ended: dict[str, Classification], meeting: Meeting) -> tuple[Score, ...]:
    return tuple(
        Score(key, row.place, row.points, meeting.event)
        for key, rows in ended.items()
        for row in rows
        if row.entry == entry
    )


class TeamStanding(Struct, frozen=True):
    """One line of the team standings."""

    rank: int
    final_rank: int
    team: str
    points: Points
    entries: tuple[int, ...]
    tied_with: tuple[str, ...] = ()


def team_standings(state: State) -> tuple[TeamStanding, ...]:
    """The points of each team's entries added, by session the best ones of them that count.

    Entries without a team are left out; () where no entry has one.
    """
    if state.meeting is None:
        return ()
    rule = state.meeting.rulebook.team
    teams: dict[str, list[int]] = {}
    for entry in state.meeting.entries:
        if entry.team:
            teams.setdefault(entry.team, []).append(entry.number)
    rows = {row.entry: row for row in standings(state)}
    return teams_of(teams, rows, state.meeting.rulebook.ties, rule.counting if rule else 0)


def teams_of(
    teams: Mapping[str, Sequence[int]], rows: Mapping[int, Standing], ties: TieRule, counting: int
) -> tuple[TeamStanding, ...]:
    """The standings of teams, from those of their entries."""
    names = sorted(teams)
    added = [
        _team(index, [rows[number] for number in teams[name]], counting)
        for index, name in enumerate(names)
    ]
    return tuple(
        TeamStanding(
            row.rank,
            row.final_rank,
            names[row.entry],
            row.points,
            tuple(sorted(teams[names[row.entry]])),
            tuple(names[other] for other in row.tied_with),
        )
        for row in ranked(added, ties)
    )


def _team(index: int, cars: Sequence[Standing], counting: int) -> Standing:
    sessions: dict[tuple[str, str], list[Score]] = {}
    for car in cars:
        for score in car.scores:
            sessions.setdefault((score.event, score.session), []).append(score)
    scores: list[Score] = []
    for taken in sessions.values():
        taken.sort(key=lambda score: (-exact(score.points), score.place or len(taken)))
        scores += taken[: counting or None]
    before = total(car.points_before for car in cars)
    last = max((len(car.countback) for car in cars), default=0)
    return standing(index, scores, before, last=last)


class StandingLine(Struct, frozen=True):
    """A line of the table: a standing with the names of who holds it."""

    rank: int
    number: int
    driver: str
    code: str
    nation: str
    points: Points
    countback: tuple[int, ...]
    scores: tuple[Score, ...]
    final_rank: int
    tied_with: tuple[int, ...]  # numbers; the chain of the rulebook leaves it open
    points_before: Points


def table(state: State) -> tuple[StandingLine, ...]:
    """The standings with names, for the exports."""
    return tuple(_line(state, row) for row in standings(state))


def _line(state: State, row: Standing) -> StandingLine:
    assert state.meeting is not None
    entry = state.meeting.entry(row.entry)
    return StandingLine(
        row.rank,
        entry.number,
        entry.driver,
        entry.code,
        entry.nation,
        row.points,
        row.countback,
        row.scores,
        row.final_rank,
        row.tied_with,
        row.points_before,
    )


def as_json(state: State) -> bytes:
    """The table as a JSON list of `StandingLine`, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(table(state)), indent=2) + b"\n"


def as_csv(state: State) -> bytes:
    """The table as CSV (RFC 4180, UTF-8): a column of points and one of place for each session."""
    lines = table(state)
    scored = {score.session for line in lines for score in line.scores}
    keys = [key for key in state.sessions if key in scored]
    heads = [head for key in keys for head in (f"{key}_points", f"{key}_place")]
    rows = [csv_line(["rank", "number", "driver", "code", "nation", "points", *heads])]
    for line in lines:
        scores = {score.session: score for score in line.scores}
        cells = [cell for key in keys for cell in _cells(scores.get(key))]
        names = (line.driver, line.code, line.nation)
        rows.append(csv_line([line.rank, line.number, *names, line.points, *cells]))
    return "".join(rows).encode()


def _cells(score: Score | None) -> tuple[Points | str, int | str]:
    return ("", "") if score is None else (score.points, score.place or "")
