"""The boxes of the ready board: what each says before a start, and what was measured at it."""

from collections.abc import Collection
from enum import Enum
from typing import Final

from msgspec import Struct

from racecontrol.meeting.flow import Start
from racecontrol.meeting.starting import Box, board
from racecontrol.meeting.state import Session, State


class BoxKind(Enum):
    """How a box looks."""

    READY = "ready"
    MISSING = "missing"  # rig or driver is not ready
    SILENT = "silent"  # its rig sends nothing
    ABSENT = "absent"
    GONE = "gone"  # reaction measured
    AWAITED = "awaited"  # the lights are out, nothing measured yet
    EARLY = "early"
    STANDS = "stands"


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
        return f"Place {self.place}, car {self.number}: {self.words}{more}"


def boxes(state: State, session: Session, silent: Collection[int]) -> tuple[BoxRow, ...]:
    """By place. `silent`: rigs that send nothing now."""
    assert state.meeting is not None
    rigs = {entry.number: entry.rig for entry in state.meeting.entries}
    known = {box.entry: box for box in board(session)}
    order = session.flow.taken.slots if session.flow.taken else session.grid
    start, rows = session.flow.start, []
    for place, number in enumerate(order, 1):
        box = known.get(number)
        if box is None:
            rows.append(BoxRow(place, number, BoxKind.ABSENT, "absent"))
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
        return BoxRow(place, box.entry, BoxKind.SILENT, "silent", ready=both)
    if both:
        return BoxRow(place, box.entry, BoxKind.READY, "Ready", ready=True)
    missing = [word for word, there in (("rig?", box.rig), ("driver?", box.driver)) if not there]
    second = missing[1] if len(missing) > 1 else ""
    return BoxRow(place, box.entry, BoxKind.MISSING, missing[0], second)


def _measured(place: int, box: Box, start: Start) -> BoxRow:
    early = start.early.get(box.entry)
    if early is not None:
        words = f"−{early.before_ms / 1000:.3f}"
        detail = f"{early.moved_mm / 1000:.2f} m, {early.tolerance_mm / 1000:.2f} m are tolerated"
        return BoxRow(place, box.entry, BoxKind.EARLY, words, "early", detail=detail)
    if box.stands:
        seconds = start.stationary[box.entry].still_ms / 1000
        return BoxRow(place, box.entry, BoxKind.STANDS, "STANDS", f"after {seconds:.1f} s")
    if box.reaction_ms is None:
        return BoxRow(place, box.entry, BoxKind.AWAITED, "–")
    return BoxRow(place, box.entry, BoxKind.GONE, f"{box.reaction_ms / 1000:.3f}")


def counted(rows: Collection[BoxRow]) -> tuple[int, str]:
    """The figure under the board and the words after it: `11`, `of 12 ready`."""
    cars = [row for row in rows if row.kind is not BoxKind.ABSENT]
    kinds = [row.kind for row in cars]
    before = (BoxKind.READY, BoxKind.MISSING, BoxKind.SILENT)
    if any(kind in before for kind in kinds):
        silent = kinds.count(BoxKind.SILENT)
        more = f", {silent} silent" if silent else ""
        return sum(row.ready for row in cars), f"of {len(cars)} ready{more}"
    gone = kinds.count(BoxKind.GONE) + kinds.count(BoxKind.EARLY)
    words = [f"of {len(cars)} moved"]
    for kind, word in ((BoxKind.EARLY, "too early"), (BoxKind.STANDS, "stands")):
        if kind in kinds:
            words.append(f"{kinds.count(kind)} {word}")
    return gone, ", ".join(words)
