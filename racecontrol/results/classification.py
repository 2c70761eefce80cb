"""A classification: rows, and what every session format needs to make them.

Rules: laps, then time; under 90 % of the winner's laps (rounded down) not classified; a car that
retired above that share is classified; disqualified last, without a place. Sources: FIA F1 2026
sporting regulations as to the share, FIA International Sporting Code as to the listing order.
"""

import hashlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.model import Decision, Lap
from racecontrol.meeting.rulebook import DeadHeat
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.told import RACE
from racecontrol.results.green import is_green, reds
from racecontrol.results.points import Points, shared
from racecontrol.stewarding.in_force import due_decisions, time_added_ms
from racecontrol.stewarding.penalties import PENALTIES, Penalty


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

    place: int  # 0: without a place; two rows have the same one in a shared dead heat
    entry: int
    status: Status
    laps: int
    total_ms: int | None  # with penalties; None in qualifying, or when nothing was driven
    penalty_ms: int
    gap: Gap  # to the winner
    interval: Gap  # to the car ahead
    best_ms: int | None  # fastest flying lap
    best_lap: int  # its number; 0: none
    points: Points = 0
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
    """Numbers of the laps whose times do not count: deleted, or driven under a red flag.

    In a race the countback sees to the laps under red; where best laps decide, their times go, as
    nobody may set one while all have to slow down (FIA F1 sporting regulations, practice sessions).
    """
    given = penalties_of(state, session, entry)
    deleted = frozenset(decision.lap for decision, penalty in given if penalty.deletes_lap)
    return deleted | laps_under_red(session, entry)


def laps_under_red(session: Session, entry: int) -> frozenset[int]:
    """Numbers of the laps during which the red flag was shown, where best laps decide."""
    if not session.flow.suspensions or session.plan.format == RACE:
        return frozenset()
    stretches = reds(session)
    laps = session.run(entry).laps
    return frozenset(lap.lap for lap in laps if not is_green(lap, stretches))


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
    return bool(run.laps or run.passings) or session.drove(entry)


def starters(state: State, session: Session) -> tuple[int, ...]:
    """The grid, then the cars that could not start; before there is one, the entries by number."""
    absent = tuple(sorted(session.flow.absent))
    if session.grid:
        return (*session.grid, *(number for number in absent if number not in session.grid))
    return tuple(sorted({*state.eligible(session), *absent}))


def placed(
    rows: Iterable[ClassifiedRow],
    points: Sequence[int] = (),
    dead_heat: DeadHeat = DeadHeat.CROSSING,
) -> Classification:
    """Number the rows that keep a place and give them their points.

    Rows come in their order. Where the rules share a dead heat, finished cars with the same laps
    and the same time have one place, and the places after it are skipped.
    """
    result: list[ClassifiedRow] = []
    numbered = 0
    for _, heat in groupby(enumerate(rows), lambda pair: _heat(pair[0], pair[1], dead_heat)):
        together = [row for _, row in heat]
        if not keeps_place(together[0]):
            result += [replace(row, place=0, points=0) for row in together]
            continue
        place, score = numbered + 1, shared(points, numbered + 1, len(together))
        result += [replace(row, place=place, points=score) for row in together]
        numbered += len(together)
    return tuple(result)


def keeps_place(row: ClassifiedRow) -> bool:
    """A retired car has the place 1 before it is numbered, where it is classified all the same."""
    if row.status is Status.DNF:
        return row.place > 0
    return row.status not in (Status.NC, Status.DNS, Status.DSQ)


def _heat(index: int, row: ClassifiedRow, dead_heat: DeadHeat) -> tuple[int, ...]:
    """What cars have in common that share a place; of its own, where nothing is shared."""
    timed = row.status is Status.FINISHED and row.total_ms is not None
    if dead_heat is DeadHeat.SHARED and timed:
        return (-1, row.laps, row.total_ms or 0)
    return (index,)


def encode(classification: Classification) -> bytes:
    """Canonical JSON: the same facts always give the same bytes."""
    return msgspec.json.encode(classification, order="deterministic")


def digest(classification: Classification) -> str:
    """SHA-256 of the canonical JSON, in hex: what a publication is held to."""
    return hashlib.sha256(encode(classification)).hexdigest()
