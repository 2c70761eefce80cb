"""The bookmarks of an event as rows: for a print, a spreadsheet or another program."""

from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from racecontrol.meeting.bookmarks import NO_CAR, Bookmark
from racecontrol.meeting.deciding.bookmarking import cases_from
from racecontrol.meeting.state import State
from racecontrol.meeting.units import NS_PER_S
from racecontrol.results.csv_line import csv_line

NS_PER_MS = 1_000_000


class BookmarkRow(Struct, frozen=True):
    """One bookmark. `utc` is the event clock; `after_start_ms` None before the session's start."""

    bookmark: int
    utc: str  # ISO 8601, to the millisecond
    session: str
    after_start_ms: int | None
    car: int | None
    code: str
    words: str
    by: str
    role: str
    cases: tuple[int, ...]  # made from it


def bookmark_rows(state: State) -> tuple[BookmarkRow, ...]:
    """Those that were not struck, oldest first."""
    return tuple(_row(state, mark) for mark in state.bookmarks.kept.values())


def as_csv(rows: tuple[BookmarkRow, ...]) -> str:
    """A heading and a line for each; numbers of cases with spaces between."""
    lines = [csv_line(BookmarkRow.__struct_fields__, "\n")]
    for row in rows:
        cells = msgspec.structs.asdict(row) | {"cases": " ".join(map(str, row.cases))}
        lines.append(csv_line(cells.values(), "\n"))
    return "".join(lines)


def as_json(rows: tuple[BookmarkRow, ...]) -> str:
    """An array of objects with the fields of `BookmarkRow`."""
    return msgspec.json.format(msgspec.json.encode(rows)).decode()


def _row(state: State, mark: Bookmark) -> BookmarkRow:
    session = state.sessions.get(mark.session)
    started_ns = session.started_ns if session else 0
    after_ms = (mark.at_ns - started_ns) // NS_PER_MS if 0 < started_ns <= mark.at_ns else None
    entries = state.meeting.entries if state.meeting else ()
    code = next((entry.code for entry in entries if entry.number == mark.entry), "")
    return BookmarkRow(
        mark.bookmark,
        _utc(mark.at_ns),
        session.plan.name if session else "",
        after_ms,
        None if mark.entry == NO_CAR else mark.entry,
        code,
        mark.words,
        mark.by,
        mark.role.value,
        tuple(incident.incident for incident in cases_from(state, mark)),
    )


def _utc(at_ns: int) -> str:
    whole_s, rest_ns = divmod(at_ns, NS_PER_S)
    at = datetime.fromtimestamp(whole_s, UTC).replace(microsecond=rest_ns // 1000)
    return at.isoformat(timespec="milliseconds")
