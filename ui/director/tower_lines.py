"""The tower's rows as lines of text, chips and one sentence each: all that painting needs."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from racecontrol.meeting.model import Phase, Source
from racecontrol.meeting.state import Session, State
from racecontrol.meeting.units import GAME_NS_PER_MS
from racecontrol.results.classification import Gap
from racecontrol.results.gap_error import in_the_bar
from racecontrol.results.live.rows import NOTHING, LiveView
from racecontrol.results.tower import Mark, TimeCell, TowerRow, tower
from ui import format as text
from ui.director.car_figures import NO_ROAD, Road
from ui.nouns import SOURCES, noun
from ui.tr import counted, later, ruled, tr, worded
from ui.widgets.marks import ChipKind

LIT: Final = ("last", "best", "sector1", "sector2", "sector3")  # cells that light up on a change
LEGEND: Final = later("S session best     P personal best     ≈ estimated     ≤ in the error bar")


class Cell(Struct, frozen=True):
    """A figure, its letter (S, P or none), and whether it is of the lap before."""

    words: str = ""
    mark: Mark = Mark.NONE
    second_rank: bool = False
    source: Source = Source.GAME


class Ticks(Struct, frozen=True):
    """The mini-sectors of a running lap."""

    marks: tuple[Mark | None, ...] = ()  # None: the car has not been there
    breaks: tuple[int, ...] = ()  # how many stand before each gap between two sectors


NO_TICKS: Final = Ticks()


class Line(Struct, frozen=True):
    """One car in the tower as it is shown."""

    number: int
    place: int
    change: int
    cells: Mapping[str, Cell]  # by column key
    chips: tuple[tuple[str, ChipKind], ...]
    stale_words: str  # empty while its data is live
    sentence: str  # for screen readers, without colour
    ticks: Ticks = NO_TICKS
    guessed: bool = False  # its place is dead reckoning
    road: Road = NO_ROAD  # its gaps as figures, for the car panel


def lines_of(
    state: State,
    session: Session | None,
    sectors: int,
    stale: Mapping[int, str],
    now_ns: int | None = None,
    live: LiveView = NOTHING,
) -> tuple[Line, ...]:
    """The lines of a session, in order; `stale`: words by rig whose data is old.

    With `now_ns` (event clock) a car whose stream died keeps its place by its last pace; with
    `live` they stand as at the last mini-sector.
    """
    if state.meeting is None or session is None:
        return ()
    show_change = bool(session.grid) and session.plan.laps > 0
    rows = tower(state, session, sectors, now_ns, live.places if session.running else None)
    guessed = [row.estimated for row in rows]
    return tuple(
        _line(
            row,
            session,
            stale.get(row.entry.rig, ""),
            show_change,
            (row.estimated or guessed[0], row.estimated or guessed[max(0, at - 1)]),
            ticks_of(live, row),
        )
        for at, row in enumerate(rows)
    )


def ticks_of(live: LiveView, row: TowerRow) -> Ticks:
    """What each mini-sector of a car's running lap is worth; none of a car that has finished."""
    minis = () if row.finished else live.row(row.entry.number).minis
    marks = tuple(None if cell.ms is None else cell.mark for cell in minis)
    return Ticks(marks, live.sector_breaks)


def _line(
    row: TowerRow,
    session: Session,
    stale: str,
    show_change: bool,
    guessed: tuple[bool, bool],
    ticks: Ticks,
) -> Line:
    begun = session.phase not in (Phase.SCHEDULED, Phase.GRID)
    chips = [
        (ruled(word), chip_kind(word)) for word in row.status if begun
    ]  # nobody is DNS before it
    live = session.running and not row.finished
    old = stale if live else ""
    if old:
        chips.insert(0, (old, ChipKind.NEEDS_PERSON))
    doubtful = bool(old) and not session.flow.taken  # the order that was taken is known
    guesses = (doubtful or guessed[0], doubtful or guessed[1])
    cells = _cells(row, session, guesses)
    return Line(
        row.entry.number,
        row.place,
        row.change if show_change else 0,
        cells,
        tuple(chips),
        old,
        _sentence(row, old) + spoken(ticks),
        ticks if session.running else NO_TICKS,
        row.estimated,
        _road(row, cells, any(guesses)),
    )


def _road(row: TowerRow, cells: Mapping[str, Cell], guessed: bool) -> Road:
    words = (cells["gap"].words, cells["interval"].words)
    return Road(
        row.gap,
        row.gap_bar_ns,
        row.interval,
        row.interval_bar_ns,
        words if guessed and row.place > 1 else None,
    )


def _cells(row: TowerRow, session: Session, guessed: tuple[bool, bool]) -> dict[str, Cell]:
    """`guessed`: whether gap and interval are estimates."""
    entry = row.entry
    leader = row.place == 1 and session.plan.laps > 0 and bool(session.runs)
    cells = {
        "code": Cell(entry.code),
        "driver": Cell(entry.driver, second_rank=True),
        "nation": Cell(entry.nation, second_rank=True),
        "rig": Cell(str(entry.rig), second_rank=True),
        "gap": Cell(tr("Leader") if leader else _gap(row.gap, row.gap_bar_ns, guessed[0])),
        "interval": Cell(
            _gap(row.interval, row.interval_bar_ns, guessed[1]).replace("+", ""),
        ),
        "last": _time(row.last),
        "best": _time(row.best),
        "laps": Cell(str(row.laps) if session.runs else "", second_rank=True),
    }
    for index, sector in enumerate(row.sectors, 1):
        cells[f"sector{index}"] = _time(sector)
    return cells


def _gap(gap: Gap, bar_ns: int | None, guessed: bool) -> str:
    """`≤0.001` where two cars are closer than their joint error: who is ahead is not known."""
    if guessed or bar_ns is None or not in_the_bar(gap, bar_ns):
        return text.gap(gap, guessed)
    return f"≤{text.lap_time(-(-bar_ns // GAME_NS_PER_MS))}"


def _time(cell: TimeCell) -> Cell:
    return Cell(text.lap_time(cell.ms), cell.mark, not cell.fresh, cell.source)


CHIPS: Final = {
    "INV": ChipKind.PROGRESS,
    "GRID": ChipKind.GIVEN,
    "DT": ChipKind.GIVEN,
    "S&G": ChipKind.GIVEN,
    "B/W": ChipKind.AMBER,
    "OWES": ChipKind.AMBER,
    "photo": ChipKind.AMBER,
}


def chip_kind(word: str) -> ChipKind:
    """The form of a status word: a penalty not yet served is white, a case is blue."""
    if word.startswith("+"):
        return ChipKind.GIVEN
    return CHIPS.get(word.split()[0], ChipKind.PLAIN)


def _sentence(row: TowerRow, old: str) -> str:
    entry = row.entry
    spelled = " ".join(entry.code)
    parts = [
        tr(
            "Place {place}, car {entry}, {spelled}, {nation}, rig {rig}",
            place=row.place,
            entry=entry.number,
            spelled=spelled,
            nation=entry.nation,
            rig=entry.rig,
        )
    ]
    if row.gap.laps:
        parts.append(tr("{laps} behind", laps=text.laps(row.gap.laps)))
    elif row.gap.ms is not None:
        parts.append(tr("gap {ms} seconds", ms=text.lap_time(row.gap.ms)))
    if in_the_bar(row.interval, row.interval_bar_ns):
        parts.append(tr("closer to the car ahead than the clocks can tell"))
    parts += [_spoken(word) for word in row.status]
    if old:
        parts.append(old.lower())
    return ", ".join(parts)


def spoken(ticks: Ticks) -> str:
    """`. Mini-sectors 1 to 14: 1 session best, 5 personal bests`; nothing before the first."""
    driven = [index for index, mark in enumerate(ticks.marks, 1) if mark is not None]
    if not driven:
        return ""
    worth = []
    best, own = ticks.marks.count(Mark.SESSION_BEST), ticks.marks.count(Mark.PERSONAL_BEST)
    if best:
        worth.append(counted("%n session best", "%n session bests", best))
    if own:
        worth.append(counted("%n personal best", "%n personal bests", own))
    span = (
        tr("{first} to {last}", first=driven[0], last=driven[-1])
        if len(driven) > 1
        else f"{driven[0]}"
    )
    return tr(". Mini-sectors {span}: {bests}", span=span, bests=", ".join(worth) or tr("no best"))


def _spoken(word: str) -> str:
    if word.startswith("INV "):
        return tr("under investigation, case {word}", word=word[4:])
    if word.startswith("OWES "):
        return owing_words(word)
    return tr("{word} penalty", word=word[1:]) if word.startswith("+") else word


OWING: Final = {
    "LATE": later("too late for what the rules still ask"),
    "NOW": later("no lap to spare for what the rules still ask"),
}


def owing_words(word: str) -> str:
    """The chip of a car that owes a stop, a compound or a driver, in words."""
    when = word.removeprefix("OWES ")
    if when in OWING:
        return worded(OWING[when])
    spare = int(when.removeprefix("in "))
    return counted(
        "%n lap to spare for what the rules still ask",
        "%n laps to spare for what the rules still ask",
        spare,
    )


def head_words(session: Session | None, live: LiveView = NOTHING, guessed: bool = False) -> str:
    """What the order of the tower is, for the panel's head; `guessed`: of some car by its pace."""
    if session is None:
        return ""
    if session.phase in (Phase.SCHEDULED, Phase.GRID):
        return tr("Order is the grid") if session.grid else tr("By number, before a grid is formed")
    if session.phase in (Phase.ENDED, Phase.PROVISIONAL, Phase.FINAL):
        return tr("As classified, {phase}", phase=noun(session.phase))
    if not any(run.laps for run in session.runs.values()) and not _moving(live):
        return tr("No lap yet. Order is the grid.")
    if not session.plan.laps:
        return tr("Order of the best laps")
    if session.flow.taken:
        return tr("Order as counted back")
    if guessed:
        return tr("Order at the last timing line, hatched: by the last pace")
    return (
        tr("Order at the last mini-sector") if live.places else tr("Order at the last timing line")
    )


def legend_words(lines: Iterable[Line]) -> str:
    """What the letters and signs beside the figures mean; what comes and goes stands first."""
    used = {cell.source for line in lines for cell in line.cells.values()}
    words = [f"{source.value} {words}" for source, words in SOURCES.items() if source in used]
    return "     ".join([*words, worded(LEGEND)])


def _moving(live: LiveView) -> bool:
    """Whether any car has passed a mini-sector."""
    return live.places is not None and any(live.places.marks.values())


def changed_columns(was: Line, now: Line) -> frozenset[str] | None:
    """Keys of the columns that look different; None: the whole row does."""
    if was.number != now.number or bool(was.stale_words) != bool(now.stale_words):
        return None
    changed = {key for key, cell in now.cells.items() if cell != was.cells.get(key)}
    changed |= {"place"} if was.place != now.place else set()
    changed |= {"change"} if was.change != now.change else set()
    changed |= {"status"} if was.chips != now.chips else set()
    changed |= {"minis"} if was.ticks != now.ticks else set()
    return frozenset(changed)


def held_under_pointer(lines: tuple[Line, ...], number: int, index: int) -> tuple[Line, ...]:
    """The same lines, the one of this car kept where it was; the rest move around it."""
    kept = next((line for line in lines if line.number == number), None)
    if kept is None or not 0 <= index < len(lines):
        return lines
    others = [line for line in lines if line.number != number]
    return (*others[:index], kept, *others[index:])
