"""The journal of one machine: an SQLite file in WAL mode, synced at every commit.

Triggers refuse UPDATE and DELETE; the chain proves it where another program went round them. APSW
brings its own current SQLite: the system's may have the WAL-reset bug that 3.51.3 mended.
"""

import contextlib
import os
import threading
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import apsw
import msgspec

from racecontrol.journal import (
    Entry,
    JournalBroken,
    JournalFailed,
    JournalMoved,
    JournalUnusable,
    Recorded,
)
from racecontrol.journal.chain import GENESIS, Row, link
from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.model import Person, Role

APPLICATION_ID: Final = 0x52434A31  # "RCJ1": says what the file is
FORMAT: Final = 1  # PRAGMA user_version; a higher one is from a newer program
KIND_VERSION: Final = 1

SCHEMA: Final = f"""
CREATE TABLE fact (
    meeting TEXT NOT NULL, seq INTEGER NOT NULL, id BLOB NOT NULL UNIQUE,
    actor TEXT NOT NULL, role TEXT NOT NULL,
    utc_ns INTEGER NOT NULL, monotonic_ns INTEGER NOT NULL,
    kind TEXT NOT NULL, version INTEGER NOT NULL, body BLOB NOT NULL,
    previous BLOB NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (meeting, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER fact_is_never_changed BEFORE UPDATE ON fact
    BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;
CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact
    BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {FORMAT};
"""

_FACT: Final = msgspec.json.Decoder(AnyFact)  # made once: the union of all kinds is costly
_INSERT: Final = "INSERT INTO fact VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
_SELECT: Final = (
    "SELECT meeting, seq, id, actor, role, utc_ns, monotonic_ns, kind, version, body, hash"
    " FROM fact WHERE seq > ? ORDER BY meeting, seq"  # as the rows lie: a file has one meeting
)
_POLL_S: Final = 0.5  # how soon `follow` sees what another process wrote


class SqliteJournal:
    """A journal file. One thread writes; any may read."""

    def __init__(self, path: Path, meeting: str = "", *, read_only: bool = False) -> None:
        """Open or create the file; `meeting` names the event of a new one.

        Raises JournalUnusable, and JournalBroken when the last rows do not hold.
        """
        self.path = path
        self._db = _open(path, read_only=read_only)
        self._meeting = meeting
        self._written = threading.Condition()
        self._closed = False
        try:
            self._prepare(path, read_only=read_only)
        except BaseException:
            self._db.close()
            raise

    def _prepare(self, path: Path, *, read_only: bool) -> None:
        try:
            _recognise(self._db, path, read_only=read_only)
            if not read_only:
                self._db.pragma("journal_mode", "wal")
                self._db.pragma("synchronous", "full")
                self._db.pragma("recursive_triggers", True)
            last = self._db.execute(
                "SELECT meeting, seq, hash FROM fact ORDER BY seq DESC LIMIT 1"
            ).get
        except apsw.Error as error:
            raise JournalUnusable(f"{path} cannot be opened as a journal: {error}.") from None
        if last:
            self._meeting = last[0]
        self._head: int = last[1] if last else 0
        self._hash: bytes = last[2] if last else GENESIS

    @property
    def head(self) -> int:
        """The number of the last fact; 0 when it is empty."""
        return self._head

    def append(self, expected: int, entries: Sequence[Entry]) -> tuple[Recorded, ...]:
        """Write all entries in one commit, or none. See `Journal.append`."""
        if expected != self._head:
            raise JournalMoved(f"The journal stands at {self._head}, not at {expected}.")
        rows = [self._row(expected + 1 + index, entry) for index, entry in enumerate(entries)]
        previous, chained = self._hash, []
        for row in rows:
            current = link(previous, row)
            chained.append((*msgspec.structs.astuple(row), previous, current))
            previous = current
        self._commit(chained)
        with self._written:
            self._head += len(rows)
            self._hash = previous
            self._written.notify_all()
        return tuple(
            Recorded(row.seq, entry.fact, entry.who, row.utc_ns, row.monotonic_ns, values[-1])
            for row, entry, values in zip(rows, entries, chained, strict=True)
        )

    def _row(self, seq: int, entry: Entry) -> Row:
        return Row(
            self._meeting,
            seq,
            os.urandom(16),
            entry.who.name,
            entry.who.role.value,
            time.time_ns(),
            time.monotonic_ns(),
            type(entry.fact).__name__,
            KIND_VERSION,
            msgspec.json.encode(entry.fact),
        )

    def _commit(self, rows: list[tuple[Any, ...]]) -> None:
        try:
            with self._db:
                self._db.executemany(_INSERT, rows)
        except apsw.ConstraintError:
            raise JournalMoved("Another program wrote to this journal. Close it first.") from None
        except apsw.Error as error:
            raise JournalFailed(
                f"The journal cannot write ({error}). No act is taken until it can."
            ) from None

    def read(self, after: int = 0) -> Iterator[Recorded]:
        """Facts after number `after`, each checked against the chain. Raises JournalBroken."""
        with contextlib.closing(_open(self.path, read_only=True)) as db:
            previous = _hash_of(db, self.path, after)
            for values in db.execute(_SELECT, (after,)):
                row = Row(*values[:-1])
                if row.seq != after + 1:
                    raise JournalBroken(f"{self.path.name}: fact {after + 1} is missing.")
                after = row.seq
                previous = link(previous, row)
                if previous != values[-1]:
                    raise JournalBroken(
                        f"{self.path.name}: fact {row.seq} was changed after it was written."
                    )
                yield _decode(self.path, row, previous)

    def follow(self, after: int = 0) -> Iterator[Recorded]:
        """As `read`, then each new fact as it comes, until `close`."""
        while not self._closed:
            for recorded in self.read(after):
                after = recorded.seq
                yield recorded
            with self._written:
                if not self._closed and self._head <= after:
                    self._written.wait(_POLL_S)

    def close(self) -> None:
        """Finish; `follow` ends. Safe to call twice."""
        with self._written:
            if self._closed:
                return
            self._closed = True
            self._written.notify_all()
        self._db.close()


def _open(path: Path, *, read_only: bool) -> apsw.Connection:
    if read_only and not path.is_file():
        raise JournalUnusable(f"There is no journal {path}.")
    flags = (
        apsw.SQLITE_OPEN_READONLY
        if read_only
        else (apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    )
    try:
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = apsw.Connection(str(path), flags=flags)
        connection.set_busy_timeout(2000)
        return connection
    except OSError as error:
        raise JournalUnusable(f"{path} cannot be made: {error.strerror}.") from None
    except apsw.Error as error:
        raise JournalUnusable(f"{path} cannot be opened: {error}.") from None


def _recognise(db: apsw.Connection, path: Path, *, read_only: bool) -> None:
    """An empty file becomes a journal; a journal of ours stays one; anything else is refused."""
    tables = db.execute("SELECT count(*) FROM sqlite_schema").get
    if not tables and not read_only:
        db.pragma("journal_mode", "wal")
        db.execute("BEGIN IMMEDIATE;" + SCHEMA + "COMMIT;")
        return
    if db.pragma("application_id") != APPLICATION_ID:
        raise JournalUnusable(f"{path} is not a racecontrol journal.")
    version = db.pragma("user_version")
    if version > FORMAT:
        raise JournalUnusable(
            f"{path} was written by a newer racecontrol (format {version}, this one reads"
            f" {FORMAT}). Update racecontrol to open it."
        )


def _hash_of(db: apsw.Connection, path: Path, seq: int) -> bytes:
    if seq == 0:
        return GENESIS
    found: bytes | None = db.execute("SELECT hash FROM fact WHERE seq = ?", (seq,)).get
    if found is None:
        raise JournalBroken(f"{path.name}: fact {seq} is missing.")
    return found


@lru_cache(maxsize=64)
def _person(actor: str, role: str) -> Person:
    return Person(actor, Role(role))


def _decode(path: Path, row: Row, hash_: bytes) -> Recorded:
    if row.version > KIND_VERSION:
        raise JournalUnusable(
            f"{path}: fact {row.seq} ({row.kind}) is from a newer racecontrol. Update to open it."
        )
    try:
        fact = _FACT.decode(row.body)
        who = _person(row.actor, row.role)
    except (msgspec.DecodeError, ValueError):
        raise JournalUnusable(
            f"{path}: fact {row.seq} ({row.kind}) is of a kind this racecontrol does not know."
            " Update racecontrol to open it."
        ) from None
    return Recorded(row.seq, fact, who, row.utc_ns, row.monotonic_ns, hash_)
