"""What was published, revision by revision: what changed in words, and the snapshot of a result.

A publication holds its rows as they were shown, with their hash. The classification itself is
always computed from the facts; this is what people were told, and it never changes.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from racecontrol.meeting.acts import DeclareFinal, PublishResult
from racecontrol.meeting.deciding.publishing import signatures
from racecontrol.meeting.justice_acts import SignResult
from racecontrol.meeting.justice_facts import ResultSigned
from racecontrol.meeting.model import Phase
from racecontrol.meeting.state import Publication, Session, State
from racecontrol.results.classification import (
    Classification,
    ClassifiedRow,
    Status,
    digest,
    encode,
)
from racecontrol.results.times import lap_time
from racecontrol.sessions import classify

Published = PublishResult | DeclareFinal | SignResult
BOTH_PLACES: Final = 2


def with_result(act: Published, rows: Classification) -> Published:
    """An act on a result, filled in with the result as the facts give it now."""
    if isinstance(act, PublishResult):
        return replace(act, digest=digest(rows), content=encode(rows).decode())
    return replace(act, digest=digest(rows))


def rows_of(shown: Publication) -> Classification | None:
    """The rows as they were published; None for a journal that did not keep them."""
    if not shown.content:
        return None
    return msgspec.json.decode(shown.content, type=tuple[ClassifiedRow, ...])


def is_sound(shown: Publication) -> bool:
    """Whether the rows of a publication are those that its hash was taken of."""
    return hashlib.sha256(shown.content.encode()).hexdigest() == shown.digest


class Revision(Struct, frozen=True):
    """One publication, and what it changed in words; nothing for the first."""

    revision: int
    digest: str
    at_ns: int
    changes: tuple[str, ...]


def revisions(session: Session) -> tuple[Revision, ...]:
    """Every publication of a result, oldest first."""
    made = []
    before: Classification | None = None
    for shown in session.published:
        rows = rows_of(shown)
        words = difference(before, rows) if before is not None and rows is not None else ()
        made.append(Revision(shown.revision, shown.digest, shown.at_ns, words))
        before = rows
    return tuple(made)


def pending_changes(state: State, session: Session) -> tuple[str, ...]:
    """What publishing now would change, in words; nothing where nothing was published."""
    before = rows_of(session.published[-1]) if session.published else None
    return difference(before, classify(state, session)) if before is not None else ()


def difference(before: Classification, now: Classification) -> tuple[str, ...]:
    """What changed, one line each: `P2 <-> P3: car 44 +5 s`, `car 07 disqualified, was P1`.

    Cars that did not change themselves and only gained or lost places by others are summed up.
    """
    old = {row.entry: row for row in before}
    own = [(old.get(row.entry), row) for row in now]
    lines = [_swap(old, now, row, was) for was, row in own if was and _changed(was, row)]
    lines += [f"car {row.entry:02d} added, {_place(row)}" for was, row in own if was is None]
    gone = old.keys() - {row.entry for row in now}
    lines += [f"car {number:02d} taken out, was {_place(old[number])}" for number in sorted(gone)]
    told = " ".join(lines)
    moved = [
        f"car {row.entry:02d} {_place(was)} to {_place(row)}"
        for was, row in own
        if was
        and was.place != row.place
        and f"car {row.entry:02d}" not in told
        and not _in_a_swap(old, now, row)
    ]
    return (*lines, *([f"so {', '.join(moved)}"] if moved else []))


def _changed(was: ClassifiedRow, row: ClassifiedRow) -> bool:
    """By itself: not only its place, its gaps and its points, which others change as well."""
    return _own(was) != _own(row)


def _own(row: ClassifiedRow) -> tuple[object, ...]:
    return (row.status, row.laps, row.total_ms, row.penalty_ms, row.best_ms)


def _swap(
    old: dict[int, ClassifiedRow], now: Classification, row: ClassifiedRow, was: ClassifiedRow
) -> str:
    """`P2 <-> P3` where exactly two cars changed places, else `P2 to P5`, else the place."""
    why = f"car {row.entry:02d} {_why(was, row)}"
    if was.place == row.place:
        return f"{_place(row)}: {why}"
    if _in_a_swap(old, now, row):
        first, second = sorted((was.place, row.place))
        return f"P{first} <-> P{second}: {why}"
    return f"{_place(was)} to {_place(row)}: {why}"


def _in_a_swap(old: dict[int, ClassifiedRow], now: Classification, row: ClassifiedRow) -> bool:
    """Whether this car and another one changed places, and nobody between them moved."""
    was = old[row.entry]
    other = next((o for o in now if o.place and o.place == was.place), None)
    if other is None or other.entry not in old or not row.place or other.entry == row.entry:
        return False
    return old[other.entry].place == row.place and abs(was.place - row.place) == 1


def _place(row: ClassifiedRow) -> str:
    return f"P{row.place}" if row.place else row.status.value


def _why(was: ClassifiedRow, row: ClassifiedRow) -> str:
    """The car's own change in words."""
    words = []
    if was.status is not row.status:
        words.append("disqualified" if row.status is Status.DSQ else f"now {row.status.value}")
    if was.penalty_ms != row.penalty_ms:
        more = row.penalty_ms - was.penalty_ms
        words.append(f"{'+' if more > 0 else '-'}{_seconds(abs(more))} s")
    if was.laps != row.laps:
        words.append(f"{was.laps} to {row.laps} laps")
    driven = _driven(was) != _driven(row) and was.laps == row.laps
    if driven and row.total_ms is not None:
        words.append("its time was corrected")
    if was.best_ms != row.best_ms:
        words.append(f"best lap {_lap(was)} to {_lap(row)}")
    return ", ".join(words)


def _driven(row: ClassifiedRow) -> int | None:
    return None if row.total_ms is None else row.total_ms - row.penalty_ms


def _lap(row: ClassifiedRow) -> str:
    return lap_time(row.best_ms) if row.best_ms else "none"


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


class Snapshot(Struct, frozen=True):
    """A final result that can be checked by anybody: `digest` is the SHA-256 of `content`.

    Nothing in it is computed again: it is what was published and signed.
    """

    session: str
    revision: int
    amended: bool
    published_ns: int
    signed_by: tuple[str, ...]
    content: str  # canonical JSON of the rows
    digest: str


def snapshot(state: State, session: Session) -> Snapshot | None:
    """The snapshot of a final result; None before it is final, or where no rows were kept."""
    if session.phase is not Phase.FINAL or not session.published[-1].content:
        return None
    last = session.published[-1]
    return Snapshot(
        session.plan.key,
        last.revision,
        bool(state.justice.reopened.get(session.plan.key)),
        last.at_ns,
        _names(signatures(state, session)),
        last.content,
        last.digest,
    )


def _names(signed: Sequence[ResultSigned]) -> tuple[str, ...]:
    return tuple(f"{signature.by}, {signature.role.value}" for signature in signed)
