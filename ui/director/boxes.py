"""The boxes of the ready board: what each says before a start, and what was measured at it."""

from collections.abc import Collection
from enum import Enum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.deciding.starting import Box, board, places_to_start
from racecontrol.meeting.flow import Start
from racecontrol.meeting.state import Session, State
from ui.tr import later, tr


class BoxKind(Enum):
    """How a box looks."""

    READY = "ready"
    MISSING = "missing"  # rig or driver is not ready
    SILENT = later("silent")  # its rig sends nothing
    ABSENT = later("absent")
    GONE = "gone"  # reaction measured
    AWAITED = "awaited"  # the lights are out, nothing measured yet
    EARLY = later("early")
    STANDS = later("stands")


LOUD: Final = (BoxKind.EARLY, BoxKind.STANDS)


class BoxRow(Struct, frozen=True):
    """One box: its place on the grid, its car, and what it says in two lines."""

    place: int
    number: int
    kind: BoxKind
    words: str
    second: str = ""
    ready: bool = False  # rig and driver were said to be
    detail: str = ""  # what has no room in the box

    @property
    def sentence(self) -> str:
        more = "".join(f", {words}" for words in (self.second, self.detail) if words)
        return tr(
            "Place {place}, car {number}: {words}{more}",
            place=self.place,
            number=self.number,
            words=self.words,
            more=more,
        )


def boxes(state: State, session: Session, silent: Collection[int]) -> tuple[BoxRow, ...]:
    """By place. `silent`: rigs that send nothing now."""
    assert state.meeting is not None
    rigs = {entry.number: entry.rig for entry in state.meeting.entries}
    known = {box.entry: box for box in board(session)}
    start, rows = session.flow.start, []
    for place, number in enumerate(places_to_start(session), 1):
        box = known.get(number)
        if box is None:
            rows.append(BoxRow(place, number, BoxKind.ABSENT, tr("absent")))
        elif start.lights or went(session):
            rows.append(_measured(place, box, start))
        else:
            rows.append(_waiting(place, box, rigs.get(number) in silent))
    return tuple(rows)


def went(session: Session) -> bool:
    """Whether its cars were sent off and nothing has stopped them since."""
    return session.running and not session.flow.suspension


def _waiting(place: int, box: Box, silent: bool) -> BoxRow:
    both = box.rig and box.driver
    if silent:
        return BoxRow(place, box.entry, BoxKind.SILENT, tr("silent"), ready=both)
    if both:
        return BoxRow(place, box.entry, BoxKind.READY, tr("Ready"), ready=True)
    missing = [
        word for word, there in ((tr("rig?"), box.rig), (tr("driver?"), box.driver)) if not there
    ]
    second = missing[1] if len(missing) > 1 else ""
    return BoxRow(place, box.entry, BoxKind.MISSING, missing[0], second)


def _measured(place: int, box: Box, start: Start) -> BoxRow:
    early = start.early.get(box.entry)
    if early is not None:
        words = f"−{early.before_ms / 1000:.3f}"
        detail = tr(
            "{moved} m, {tolerance} m are tolerated",
            moved=f"{early.moved_mm / 1000:.2f}",
            tolerance=f"{early.tolerance_mm / 1000:.2f}",
        )
        return BoxRow(place, box.entry, BoxKind.EARLY, words, tr("early"), detail=detail)
    if box.stands:
        seconds = start.stationary[box.entry].still_ms / 1000
        return BoxRow(
            place,
            box.entry,
            BoxKind.STANDS,
            tr("STANDS"),
            tr("after {seconds} s", seconds=f"{seconds:.1f}"),
        )
    if box.reaction_ms is None:
        return BoxRow(place, box.entry, BoxKind.AWAITED, "–")
    return BoxRow(place, box.entry, BoxKind.GONE, f"{box.reaction_ms / 1000:.3f}")


def count_of(rows: Collection[BoxRow]) -> tuple[int, str]:
    """The figure under the board and the words after it: `11`, `of 12 ready`."""
    cars = [row for row in rows if row.kind is not BoxKind.ABSENT]
    kinds = [row.kind for row in cars]
    before = (BoxKind.READY, BoxKind.MISSING, BoxKind.SILENT)
    if any(kind in before for kind in kinds):
        silent = kinds.count(BoxKind.SILENT)
        more = tr(", {silent} silent", silent=silent) if silent else ""
        return sum(row.ready for row in cars), tr(
            "of {cars} ready{more}", cars=len(cars), more=more
        )
    gone = kinds.count(BoxKind.GONE) + kinds.count(BoxKind.EARLY)
    words = [tr("of {cars} moved", cars=len(cars))]
    for kind, word in ((BoxKind.EARLY, tr("too early")), (BoxKind.STANDS, tr("stands"))):
        if kind in kinds:
            words.append(f"{kinds.count(kind)} {word}")
    return gone, ", ".join(words)
