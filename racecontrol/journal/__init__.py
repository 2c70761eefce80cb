"""The journal: every fact, numbered, hash-chained, durable before it is shown.

Decision: SQLite through APSW on one machine (WAL, synchronous FULL, one writer). A PostgreSQL
journal for several machines can stand behind the same interface, `Journal`.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from racecontrol.meeting.facts import AnyFact
from racecontrol.meeting.model import Person


class Entry(Struct, frozen=True):
    """A fact on its way into the journal."""

    fact: AnyFact
    who: Person


class Recorded(Struct, frozen=True):
    """A fact in the journal."""

    seq: int  # gapless, from 1
    fact: AnyFact
    who: Person
    utc_ns: int
    monotonic_ns: int
    hash: bytes  # SHA-256 of this row and of the hash before it


class JournalError(Exception):
    """Something about the journal, in one sentence that says what to do.

    JournalError
    ├── JournalUnusable   cannot be opened: not a journal, of a newer version, no permission
    ├── JournalBroken     the chain does not hold: somebody or something changed a row
    ├── JournalMoved      another program wrote to it since we last looked
    └── JournalFailed     cannot write now (disk full, unplugged); nothing was written
    """


class JournalUnusable(JournalError):
    """It cannot be opened."""


class JournalBroken(JournalError):
    """A row is not what it was when it was written."""


class JournalMoved(JournalError):
    """Another writer was there."""


class JournalFailed(JournalError):
    """It cannot write now. Nothing of the batch was written."""


class Journal(Protocol):
    """What every journal offers."""

    @property
    def head(self) -> int:
        """The number of the last fact; 0 when it is empty."""

    def append(self, expected: int, entries: Sequence[Entry]) -> tuple[Recorded, ...]:
        """Write the entries after fact number `expected`, all or none; durable on return.

        Raises JournalMoved when the head is another one, JournalFailed when it cannot write.
        """

    def read(self, after: int = 0) -> Iterator[Recorded]:
        """Facts after number `after`, in order, each checked against the chain."""

    def follow(self, after: int = 0) -> Iterator[Recorded]:
        """As `read`, and then each new fact as it comes, until the journal is closed."""

    def close(self) -> None:
        """Finish; `follow` ends. Safe to call twice."""
