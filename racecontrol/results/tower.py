"""The timing tower: the running order of a session and each car's figures, from the facts.

Pure: the same state gives the same rows. Nothing here is text for a screen but the status words.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import Protocol

from msgspec import Struct

from racecontrol.meeting.model import Entry, Flag, Lap, Line, Source
from racecontrol.meeting.run import SECTOR_STRIDE, Run
from racecontrol.meeting.state import Session, State
from racecontrol.results.classification import (
    Gap,
    Status,
    best_lap,
    counted_laps,
    deleted_laps,
)
from racecontrol.results.gap_error import bar_ns
from racecontrol.results.photo import photo_finishes
from racecontrol.results.race_clock import RaceClock
from racecontrol.results.reckoning import reckoned
from racecontrol.results.sectors import sector_times
from racecontrol.sessions import classify, on_track, running_order
from racecontrol.stewarding.cases import open_cases
from racecontrol.stewarding.in_force import InForce, PenaltyState, penalties_in_force
from racecontrol.stewarding.last_chance import laps_to_spare

PHOTO = "photo finish"


class Mark(StrEnum):
    """What a time is worth. The value is the letter that stands beside it."""

    NONE = ""
    PERSONAL_BEST = "P"
    SESSION_BEST = "S"


class TimeCell(Struct, frozen=True):
    """A lap or sector time. `fresh`: of the running lap, or just set; else of the lap before."""

    ms: int | None = None
    mark: Mark = Mark.NONE
    fresh: bool = True
    source: Source = Source.GAME


class TowerRow(Struct, frozen=True):
    """One car in the tower."""

    place: int
    entry: Entry
    laps: int  # completed
    change: int  # places won since the grid; 0 where there is no grid to win places from
    gap: Gap  # to the leader (qualifying: to the best time)
    interval: Gap  # to the car ahead
    last: TimeCell
    best: TimeCell
    sectors: tuple[TimeCell, ...]
    status: tuple[str, ...]  # chips, most urgent first: DSQ, DNF, +5 s, INV 3, PIT ...
    finished: bool = False
    estimated: bool = False  # place and gaps are dead reckoning
    gap_bar_ns: int | None = None  # joint standard error of the gap; None: not a gap of the clocks
    interval_bar_ns: int | None = None


class LivePlaces(Protocol):
    """Who is where at the last mini-sector: `racecontrol.results.live.places`."""

    @property
    def order(self) -> tuple[int, ...]: ...
    def gap(self, ahead: int | None, number: int) -> Gap: ...
    def bar_ns(self, ahead: int | None, number: int) -> int | None: ...


def tower(
    state: State,
    session: Session,
    sectors: int = 3,
    now_ns: int | None = None,
    places: LivePlaces | None = None,
) -> tuple[TowerRow, ...]:
    """The rows of a session, first place first: every car on its grid, or every entry.

    With `now_ns` (event clock) cars whose stream died are carried on at their last pace. With live
    `places`, and no such car, order and gaps are those at the last mini-sector.
    """
    estimated: frozenset[int] = frozenset()
    if now_ns is not None:
        reckoning = reckoned(state, session, now_ns)
        session, estimated = reckoning.session, reckoning.estimated
    places = None if estimated else places
    photo = {n for pair in photo_finishes(state, session) for n in (pair.ahead, pair.behind)}
    order = places.order if places else running_order(state, session)
    rows = {row.entry: row for row in classify(state, session)}
    bests = _Bests.of(state, session, order, sectors)
    result: list[TowerRow] = []
    assert state.meeting is not None
    for place, number in enumerate(order, 1):
        ahead = order[place - 2] if place > 1 else None
        row = rows[number]
        use_row = not on_track(session) or row.status is not Status.RUNNING
        live = places.gap if places else partial(gap, session)
        bar = places.bar_ns if places else partial(bar_ns, session)
        result.append(
            TowerRow(
                place,
                state.meeting.entry(number),
                row.laps,
                _change(session, number, place),
                row.gap if use_row else live(order[0], number),
                row.interval if use_row else live(ahead, number),
                _last(state, session, bests, number),
                _best(bests, number),
                bests.cells(number),
                (
                    *([PHOTO] if number in photo else []),
                    *status_chips(state, session, number, row.status),
                ),
                finished=session.chequered_ns > 0 and row.status is Status.FINISHED,
                estimated=number in estimated,
                gap_bar_ns=None if use_row else bar(order[0], number),
                interval_bar_ns=None if use_row else bar(ahead, number),
            )
        )
    return tuple(result)


def _change(session: Session, number: int, place: int) -> int:
    if not on_track(session) or number not in session.grid:
        return 0
    return session.grid.index(number) + 1 - place


def gap(session: Session, ahead: int | None, number: int) -> Gap:
    """Behind a car ahead, at the last timing line this car passed: game ms, or whole laps.

    Both passings are on the event clock. Not known before the first line, where the car ahead was
    not seen at that line, or as `RaceClock.gap` has it.
    """
    if ahead is None or ahead == number:
        return Gap()
    mine, theirs = session.run(number), session.run(ahead)
    progress = mine.progress
    laps = (theirs.progress - progress) // SECTOR_STRIDE if progress >= 0 else 0
    if laps >= 1:
        return Gap(laps=laps)
    if progress < 0 or progress not in theirs.marks:
        return Gap()
    bar = partial(bar_ns, session, ahead, number)
    return RaceClock.of(session).gap(mine.marks, theirs.marks, progress, bar)


class _Sectors(Struct, frozen=True):
    """One car's sectors, ms: of the running lap, of the lap before, and its bests."""

    running: tuple[int | None, ...]
    before: tuple[int | None, ...]
    bests: tuple[int | None, ...]

    @classmethod
    def of(cls, state: State, session: Session, number: int, sectors: int) -> "_Sectors":
        run, running = session.run(number), running_sectors(state, session, number, sectors)
        before = run.laps[-1].sectors_ms if run.laps else ()
        return cls(running, before, tuple(_best_ms(run, running, i) for i in range(sectors)))

    def now(self, index: int) -> int | None:
        """Of the running lap; where it has none yet, of the lap before."""
        running = self.running[index]
        return self.before[index] if running is None and index < len(self.before) else running


class _Bests(Struct, frozen=True):
    """The session's bests, against which each cell is marked, and what they are the best of."""

    lap_ms: int | None
    sectors_ms: tuple[int | None, ...]
    laps: dict[int, Lap | None]  # the best one of each car
    sectors: dict[int, _Sectors]

    @classmethod
    def of(cls, state: State, session: Session, order: tuple[int, ...], sectors: int) -> "_Bests":
        laps = {number: best_lap(state, session, number) for number in order}
        own = {number: _Sectors.of(state, session, number, sectors) for number in order}
        return cls(
            min((lap.official_ms for lap in laps.values() if lap), default=None),
            tuple(_least(one.bests[index] for one in own.values()) for index in range(sectors)),
            laps,
            own,
        )

    def cells(self, number: int) -> tuple[TimeCell, ...]:
        """A car's sectors, each with its mark."""
        mine = self.sectors[number]
        just_ended = all(ms is None for ms in mine.running)
        return tuple(
            self._cell(mine, index, just_ended or mine.running[index] is not None)
            for index in range(len(self.sectors_ms))
        )

    def _cell(self, mine: _Sectors, index: int, fresh: bool) -> TimeCell:
        ms = mine.now(index)
        if ms is None:
            return TimeCell()
        mark = _mark(ms, self.sectors_ms[index], mine.bests[index]) if fresh else Mark.NONE
        return TimeCell(ms, mark, fresh)


def _least(times: Iterable[int | None]) -> int | None:
    return min((ms for ms in times if ms is not None), default=None)


def _mark(ms: int, session_best: int | None, own_best: int | None) -> Mark:
    if ms == session_best:
        return Mark.SESSION_BEST
    return Mark.PERSONAL_BEST if ms == own_best else Mark.NONE


def running_sectors(
    state: State, session: Session, number: int, sectors: int
) -> tuple[int | None, ...]:
    """Sector times of the lap that is being driven, ms, as far as its lines were passed."""
    run = session.run(number)
    lap = _running_lap(run)
    since_ns = state.one_clock_since_ns(session, number, lap)
    return sector_times([p for p in run.passings if p.at_ns >= since_ns], lap, sectors)


def _running_lap(run: Run) -> int:
    if run.corrections:
        return run.laps[-1].lap + 1 if run.laps else 1
    own = run.last_own
    return own.lap + 1 if own else max((p.lap for p in run.passings), default=1)


def _best_ms(run: Run, running: tuple[int | None, ...], index: int) -> int | None:
    """Of every live time of one sector: of finished laps and the running one, not of an out lap."""
    times = [lap.sectors_ms[index] for lap in run.laps if lap.live and index < len(lap.sectors_ms)]
    if _running_lap(run) > 0:
        times.append(running[index])
    return _least(times)


def _last(state: State, session: Session, bests: _Bests, number: int) -> TimeCell:
    laps = counted_laps(session, number)
    if not laps:
        return TimeCell()
    lap, best = laps[-1], bests.laps[number]
    if not lap.flying or lap.lap in deleted_laps(state, session, number) or best is None:
        return TimeCell(lap.official_ms, source=lap.source)
    mark = _mark(lap.official_ms, bests.lap_ms, best.official_ms)
    return TimeCell(lap.official_ms, mark, source=lap.source)


def _best(bests: _Bests, number: int) -> TimeCell:
    best = bests.laps[number]
    if best is None:
        return TimeCell()
    fastest = best.official_ms == bests.lap_ms
    mark = Mark.SESSION_BEST if fastest else Mark.NONE
    return TimeCell(best.official_ms, mark, source=best.source)


def status_chips(state: State, session: Session, number: int, status: Status) -> tuple[str, ...]:
    """Words for the tower, most urgent first."""
    chips = [status.value] if status in (Status.DSQ, Status.DNF, Status.DNS, Status.NC) else []
    chips += [w for one in penalties_in_force(state, session, number) if (w := _penalty_chip(one))]
    if status in (Status.RUNNING, Status.FINISHED):
        chips += _owing_chip(laps_to_spare(state, session, number))
    chips += [f"INV {number}" for number in open_incidents(state, session, number)]
    if any(s.flag is Flag.BLACK_WHITE and s.entry == number for s in session.car_flags):
        chips.append("B/W")
    if _in_pit(session.run(number)) and session.running:
        chips.append("PIT")
    return tuple(chips)


SOON = 2  # laps to spare: a pit wall has to know so early


def _owing_chip(spare: int | None) -> list[str]:
    """`OWES in 2`: a stop, a compound or a driver, with so many laps to spare."""
    if spare is None or spare > SOON:
        return []
    if spare < 0:
        return ["OWES LATE"]
    return [f"OWES in {spare}" if spare else "OWES NOW"]


SHORT_NAMES = {"drive-through": "DT", "stop-and-go": "S&G", "warning": "WARN", "reprimand": "REPR"}


def _penalty_chip(one: InForce) -> str:
    """`DT in 2`: to be served within two crossings; `+5 s`; empty for what is over and done."""
    name = SHORT_NAMES.get(one.penalty.code, "")
    if one.state is PenaltyState.UNSERVED:
        return f"{name} in {one.crossings_left}" if one.crossings_left else f"{name} NOW"
    if one.state is PenaltyState.SERVING:
        return f"{name} IN LANE"
    if one.added_ms:
        return f"+{_seconds(one.added_ms)} s"
    if one.penalty.deletes_lap:
        return f"LAP {one.decision.lap} DEL"
    if one.penalty.grid_places:
        return f"GRID +{one.penalty.grid_places}"
    if one.penalty.points:
        return f"PTS {one.penalty.points}"
    return name if one.state is PenaltyState.RECORDED else ""


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


def open_incidents(state: State, session: Session, number: int) -> tuple[int, ...]:
    """Incidents of this car on which nothing was decided yet."""
    return open_cases(state, session.plan.key, number)


def _in_pit(run: Run) -> bool:
    lines = [p.line for p in run.passings if p.line in (Line.PIT_IN, Line.PIT_OUT)]
    return bool(lines) and lines[-1] is Line.PIT_IN
