"""What the document of one session says: its classification with names, text and decisions.

Computed from the facts, never stored. Times are integers in ms and moments event clock in ns; each
time stands beside it as the text that is printed.
"""

from msgspec import Struct

from racecontrol.meeting.model import Decision, Entry, Meeting, Phase, SessionPlan
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    Classification,
    ClassifiedRow,
    Status,
    best_lap,
    digest,
)
from racecontrol.results.points import Points
from racecontrol.results.result_state import Result, result_of
from racecontrol.results.times import gap_text, lap_time, race_time
from racecontrol.sessions import classify
from racecontrol.stewarding.cases import four_parts
from racecontrol.stewarding.in_force import standing_of
from racecontrol.stewarding.penalties import PENALTIES


class Row(Struct, frozen=True):
    """One line: the figures of `ClassifiedRow`, who it is, and the times as text."""

    place: int | None  # None: without a place
    number: int
    driver: str
    code: str
    nation: str
    rig: int
    status: Status
    laps: int
    total_ms: int | None
    total: str
    estimated: bool  # the total holds a lap whose time the game did not give
    gap_ms: int | None
    gap_laps: int
    gap: str
    interval_ms: int | None
    interval_laps: int
    interval: str
    best_ms: int | None
    best: str
    best_lap: int | None
    penalty_ms: int
    points: Points


class GivenPenalty(Struct, frozen=True):
    """A decision in force."""

    decision: int
    number: int
    code: str  # the driver's
    penalty: str  # code of `stewarding.penalties`
    name: str
    lap: int | None  # the lap deleted
    reason: str
    incident: int | None
    given_by: str
    at_ns: int
    standing: str = ""  # served, unserved, time added, carried over ...
    added_ms: int = 0  # to the race time, as it stands
    infringement: str = ""
    found: str = ""  # what happened


class FastestLap(Struct, frozen=True):
    number: int
    driver: str
    code: str
    lap: int
    ms: int
    time: str


class Place(Struct, frozen=True):
    """The meeting that the document belongs to."""

    key: str
    name: str
    place: str
    rulebook: str


class Document(Struct, frozen=True):
    """The classification of one session, as published. `digest` is that of the classification."""

    meeting: Place
    session: SessionPlan
    phase: Phase
    result: Result
    revision: int  # of the last publication; 0: none
    published_ns: int | None
    digest: str
    rows: tuple[Row, ...]
    fastest_lap: FastestLap | None
    decisions: tuple[GivenPenalty, ...]


def document(state: State, session: Session) -> Document:
    """What all three forms print."""
    assert state.meeting is not None
    rows = classify(state, session)
    now = digest(rows)
    last = session.published[-1] if session.published else None
    return Document(
        _place(state.meeting),
        session.plan,
        session.phase,
        result_of(state, session),
        last.revision if last else 0,
        last.at_ns if last else None,
        now,
        tuple(_row(row, state.meeting.entry(row.entry)) for row in rows),
        _fastest(state, session, rows),
        tuple(_given(d, state) for d in state.in_force(session.plan.key)),
    )


def _place(meeting: Meeting) -> Place:
    return Place(meeting.key, meeting.name, meeting.place, meeting.rulebook.name)


def _row(row: ClassifiedRow, entry: Entry) -> Row:
    return Row(
        row.place or None,
        entry.number,
        entry.driver,
        entry.code,
        entry.nation,
        entry.rig,
        row.status,
        row.laps,
        row.total_ms,
        race_time(row.total_ms),
        row.estimated,
        row.gap.ms,
        row.gap.laps,
        gap_text(row.gap),
        row.interval.ms,
        row.interval.laps,
        gap_text(row.interval),
        row.best_ms,
        lap_time(row.best_ms),
        row.best_lap or None,
        row.penalty_ms,
        row.points,
    )


def _fastest(state: State, session: Session, rows: Classification) -> FastestLap | None:
    """The fastest lap of all but the disqualified; of two equal ones the first."""
    assert state.meeting is not None
    numbers = [row.entry for row in rows if row.status is not Status.DSQ]
    laps = [lap for lap in (best_lap(state, session, number) for number in numbers) if lap]
    best = min(laps, key=lambda lap: (lap.official_ms, lap.at_ns), default=None)
    if best is None:
        return None
    entry = state.meeting.entry(best.entry)
    time = lap_time(best.official_ms)
    return FastestLap(entry.number, entry.driver, entry.code, best.lap, best.official_ms, time)


def _given(decision: Decision, state: State) -> GivenPenalty:
    assert state.meeting is not None
    standing, parts = standing_of(state, decision), four_parts(state, decision)
    return GivenPenalty(
        decision.decision,
        decision.entry,
        state.meeting.entry(decision.entry).code,
        decision.penalty,
        PENALTIES[decision.penalty].name,
        decision.lap or None,
        decision.reason,
        decision.incident or None,
        decision.given_by,
        decision.at_ns,
        standing.state.value,
        standing.added_ms,
        parts.infringement,
        parts.fact,
    )
