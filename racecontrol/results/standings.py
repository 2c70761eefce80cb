"""The standings: the points of all sessions that have ended, added up.

Equal points share a rank and the next rank is skipped (1, 1, 3), as in the published tables of the
series in 2021, 2022 and 2024. What a season breaks ties with stands beside each row: the places
won, counted, and the place in each session. Sources: gran-turismo.com, results of those seasons.
"""

import csv
import io

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import State
from racecontrol.results.classification import Classification
from racecontrol.sessions import classify


class Score(Struct, frozen=True):
    """What one entry took from one session."""

    session: str
    place: int  # 0: without a place
    points: int


class Standing(Struct, frozen=True):
    """One line of the standings."""

    rank: int  # shared by equal points
    entry: int
    points: int
    countback: tuple[int, ...]  # how many first places, second places, ... in sessions with points
    scores: tuple[Score, ...]  # of every ended session with points, in the order of the meeting


def standings(state: State) -> tuple[Standing, ...]:
    """Most points first; equal points share a rank and are listed by countback, then by number."""
    if state.meeting is None:
        return ()
    ended = _ended_with_points(state, state.meeting)
    rows = [_standing(entry.number, ended) for entry in state.meeting.entries]
    rows.sort(key=lambda row: (-row.points, [-n for n in row.countback], row.entry))
    return _ranked(rows)


def _ended_with_points(state: State, meeting: Meeting) -> dict[str, Classification]:
    return {
        key: classify(state, session)
        for key, session in state.sessions.items()
        if session.ended_ns and meeting.points(key)
    }


def _standing(entry: int, ended: dict[str, Classification]) -> Standing:
    scores = tuple(
        Score(key, row.place, row.points)
        for key, rows in ended.items()
        for row in rows
        if row.entry == entry
    )
    last = max((len(rows) for rows in ended.values()), default=0)
    places = [score.place for score in scores]
    countback = tuple(places.count(place) for place in range(1, last + 1))
    return Standing(0, entry, sum(score.points for score in scores), countback, scores)


def _ranked(rows: list[Standing]) -> tuple[Standing, ...]:
    """Rank = one more than the number of entries with more points."""
    points = [row.points for row in rows]  # most first, so the first index counts those ahead
    return tuple(replace(row, rank=points.index(row.points) + 1) for row in rows)


class StandingLine(Struct, frozen=True):
    """A line of the table: a standing with the names of who holds it."""

    rank: int
    number: int
    driver: str
    code: str
    nation: str
    points: int
    countback: tuple[int, ...]
    scores: tuple[Score, ...]


def table(state: State) -> tuple[StandingLine, ...]:
    """The standings with names, for the exports."""
    lines = []
    for row in standings(state):
        assert state.meeting is not None
        entry = state.meeting.entry(row.entry)
        lines.append(
            StandingLine(
                row.rank,
                entry.number,
                entry.driver,
                entry.code,
                entry.nation,
                row.points,
                row.countback,
                row.scores,
            )
        )
    return tuple(lines)


def as_json(state: State) -> bytes:
    """The table as a JSON list of `StandingLine`, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(table(state)), indent=2) + b"\n"


def as_csv(state: State) -> bytes:
    """The table as CSV (RFC 4180, UTF-8): a column of points and one of place for each session."""
    lines = table(state)
    scored = {score.session for line in lines for score in line.scores}
    keys = [key for key in state.sessions if key in scored]
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    heads = [head for key in keys for head in (f"{key}_points", f"{key}_place")]
    sheet.writerow(["rank", "number", "driver", "code", "nation", "points", *heads])
    for line in lines:
        scores = {score.session: score for score in line.scores}
        cells = [cell for key in keys for cell in _cells(scores.get(key))]
        names = (line.driver, line.code, line.nation)
        sheet.writerow([line.rank, line.number, *names, line.points, *cells])
    return text.getvalue().encode()


def _cells(score: Score | None) -> tuple[int | str, int | str]:
    return ("", "") if score is None else (score.points, score.place or "")
