"""A classification: rows, and what every session format needs to make them.

Rules: laps, then time; under 90 % of the winner's laps (rounded down) not classified; a car that
retired above that share is classified; disqualified last, without a place. Sources: FIA F1 2026
sporting regulations as to the share, FIA International Sporting Code as to the listing order.
"""

import hashlib
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.model import Decision, Lap
from racecontrol.meeting.state import Session, State
from racecontrol.stewarding.in_force import due_decisions, time_added_ms
from racecontrol.stewarding.penalties import PENALTIES, Penalty

GAME_NS_PER_MS = 1_001_000  # a game millisecond lasts 1.001 wall milliseconds (60 / 59.94)


class Status(StrEnum):
    """How a car ended. The value is what a document prints."""

    RUNNING = "running"
    FINISHED = "finished"
    DNF = "DNF"
    NC = "NC"
    DNS = "DNS"
    DSQ = "DSQ"


class Gap(Struct, frozen=True):
    """Behind another car: game milliseconds, or whole laps; `ms` None and no laps: not known."""

    ms: int | None = None
    laps: int = 0


class ClassifiedRow(Struct, frozen=True):
    """One line of a classification."""

    place: int  # 0: without a place
    entry: int
    status: Status
    laps: int
    total_ms: int | None  # with penalties; None in qualifying, or when nothing was driven
    penalty_ms: int
    gap: Gap  # to the winner
    interval: Gap  # to the car ahead
    best_ms: int | None  # fastest flying lap
    best_lap: int  # its number; 0: none
    points: int = 0
    estimated: bool = False  # the total holds a lap whose time the game did not give


Classification = tuple[ClassifiedRow, ...]


def counted_laps(session: Session, entry: int) -> tuple[Lap, ...]:
    """Laps that count: live, from the first on, begun before the chequered flag."""
    counted = []
    begun_ns = session.started_ns
    for lap in session.run(entry).laps:
        if not lap.live or lap.lap < 1:
            continue
        if session.chequered_ns and begun_ns >= session.chequered_ns:
            break
        counted.append(lap)
        begun_ns = lap.at_ns
    return tuple(counted)


def penalties_of(
    state: State, session: Session, entry: int
) -> tuple[tuple[Decision, Penalty], ...]:
    """Decisions in force against an entry, each with what it does."""
    return tuple(
        (decision, PENALTIES[decision.penalty])
        for decision in due_decisions(state, session.plan.key, entry)
    )


def deleted_laps(state: State, session: Session, entry: int) -> frozenset[int]:
    """Numbers of the laps whose times were deleted."""
    given = penalties_of(state, session, entry)
    return frozenset(decision.lap for decision, penalty in given if penalty.deletes_lap)


def added_ms(state: State, session: Session, entry: int) -> int:
    """What penalties in force add to the race time, ms: nothing for one that was served."""
    return time_added_ms(state, session, entry)


def disqualified(state: State, session: Session, entry: int) -> bool:
    return any(penalty.disqualifies for _, penalty in penalties_of(state, session, entry))


def best_lap(state: State, session: Session, entry: int) -> Lap | None:
    """The fastest flying lap that counts and was not deleted; of two equal ones the first."""
    deleted = deleted_laps(state, session, entry)
    laps = [lap for lap in counted_laps(session, entry) if lap.flying and lap.lap not in deleted]
    return min(laps, key=lambda lap: (lap.official_ms, lap.at_ns), default=None)


def started(session: Session, entry: int) -> bool:
    """Whether the car was seen to drive in this session."""
    run = session.run(entry)
    return bool(run.laps or run.passings)


def starters(state: State, session: Session) -> tuple[int, ...]:
    """The grid; before there is one, every entry by number."""
    if session.grid:
        return session.grid
    assert state.meeting is not None
    return tuple(sorted(entry.number for entry in state.meeting.entries))


def placed(rows: Iterable[ClassifiedRow], points: Sequence[int] = ()) -> Classification:
    """Number the rows that keep a place and give them their points."""
    result = []
    place = 0
    for row in rows:
        if row.status in (Status.NC, Status.DNS, Status.DSQ) or (
            row.status is Status.DNF and row.place == 0
        ):
            result.append(replace(row, place=0, points=0))
            continue
        place += 1
        score = points[place - 1] if place <= len(points) else 0
        result.append(replace(row, place=place, points=score))
    return tuple(result)


def encode(classification: Classification) -> bytes:
    """Canonical JSON: the same facts always give the same bytes."""
    return msgspec.json.encode(classification, order="deterministic")


def digest(classification: Classification) -> str:
    """SHA-256 of the canonical JSON, in hex: what a publication is held to."""
    return hashlib.sha256(encode(classification)).hexdigest()
