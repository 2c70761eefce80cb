"""The title table: standings as they would be now, and what open decisions leave open in them.

A session that scores and still runs counts as if it ended now. Every session's open decisions
count, whichever of them is on the screen.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct

from racecontrol.meeting.model import Meeting
from racecontrol.meeting.state import Session, State
from racecontrol.results.effect import (
    all_punished,
    all_served,
    by_cost,
    costs,
    driven_ms,
    is_live,
    pending_cars,
)
from racecontrol.results.points import Points, exact, whole
from racecontrol.results.standings import standings
from racecontrol.results.ties import Score, Standing, ranked, standing


class TitleRow(Struct, frozen=True):
    """One entry. `points` are of what has ended, `total` with the session that still runs."""

    entry: int
    rank: int
    points: Points
    total: Points
    least: Points  # whatever is decided
    most: Points
    best: int  # rank
    worst: int

    @property
    def is_open(self) -> bool:
        return self.best != self.worst or exact(self.least) != exact(self.most)

    @property
    def gained(self) -> Points:
        """What the running session would add."""
        return whole(exact(self.total) - exact(self.points))


def title_table(state: State) -> tuple[TitleRow, ...]:
    """In the order of the standings as they would be now; empty before an event is loaded. Pure."""
    if state.meeting is None:
        return ()
    scenes = _Scenes(state, state.meeting)
    ended = {row.entry: row.points for row in standings(state)}
    seen: dict[int, list[Standing]] = {}
    for punished in _extremes(scenes.pending):
        for row in scenes.standings(punished):
            seen.setdefault(row.entry, []).append(row)
    return tuple(_row(row, ended[row.entry], seen[row.entry]) for row in scenes.as_it_stands())


def scoring_now(state: State) -> Session | None:
    """The running session that counts as if it ended now; None where none scores."""
    live = (s for s in state.sessions.values() if is_live(s))
    points = state.meeting.points if state.meeting else lambda _: ()
    return next((session for session in live if points(session.plan.key)), None)


def _row(row: Standing, ended: Points, seen: list[Standing]) -> TitleRow:
    ranks, points = [one.rank for one in seen], [one.points for one in seen]
    least, most = min(points, key=exact), max(points, key=exact)
    best, worst = min([row.rank, *ranks]), max([row.rank, *ranks])
    return TitleRow(row.entry, row.rank, ended, row.points, least, most, best, worst)


def _extremes(pending: frozenset[int]) -> Iterable[frozenset[int]]:
    """Every outcome that gives some car its best or its worst: who of them is punished."""
    yield pending
    yield frozenset()
    for number in pending:
        yield pending - {number}
        yield frozenset({number})


class _Scenes:
    """The standings for each set of cars that get the heaviest outcome, the others the lightest."""

    def __init__(self, state: State, meeting: Meeting) -> None:
        self._state, self._meeting = state, meeting
        self._live = scoring_now(state)
        begun = [session for session in state.sessions.values() if session.started_ns]
        cars = {session.plan.key: frozenset(pending_cars(state, session)) for session in begun}
        self._cars = {key: numbers for key, numbers in cars.items() if numbers}
        self.pending = frozenset[int]().union(*self._cars.values())
        self._driven_ms = driven_ms(state, self._live) if self._live else {}

    def as_it_stands(self) -> tuple[Standing, ...]:
        """As if the running session ended now, what is in force and not served counted."""
        return self._with_live(self._state, standings(self._state))

    def standings(self, punished: Collection[int]) -> tuple[Standing, ...]:
        state = self._state
        for key, numbers in self._cars.items():
            session = state.sessions[key]
            state = all_served(state, session, numbers.difference(punished))
            state = all_punished(state, session, numbers.intersection(punished))
        return self._with_live(state, standings(state))

    def _with_live(self, state: State, rows: tuple[Standing, ...]) -> tuple[Standing, ...]:
        if self._live is None:
            return rows
        key = self._live.plan.key
        scores = self._scores(state, state.sessions[key])
        last = len(scores)
        with_now = [
            standing(row.entry, (*row.scores, scores[row.entry]), row.points_before, last=last)
            if row.entry in scores
            else row
            for row in rows
        ]
        settled = [one.order for one in state.settled]
        return ranked(with_now, self._meeting.rulebook.ties, settled)

    def _scores(self, state: State, session: Session) -> dict[int, Score]:
        """Of the running session: places in order, none for a car that is disqualified."""
        key = session.plan.key
        places, owed = self._meeting.points(key), costs(state, session)
        found: dict[int, Score] = {}
        for place, number in enumerate(by_cost(self._driven_ms, owed), 1):
            out = owed[number][0]
            points = places[place - 1] if place <= len(places) and not out else 0
            found[number] = Score(key, 0 if out else place, points, self._meeting.event)
        return found
