"""The journal: a real SQLite file, changed, cut, filled and killed."""

import contextlib
import signal
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest

from racecontrol.journal import (
    Entry,
    JournalBroken,
    JournalFailed,
    JournalMoved,
    JournalUnusable,
)
from racecontrol.journal.sqlite import FORMAT, SqliteJournal
from racecontrol.meeting.facts import AnyFact, RigFellSilent, RigHeardAgain
from racecontrol.meeting.model import TIMING


def entries(*facts: AnyFact) -> list[Entry]:
    return [Entry(fact, TIMING) for fact in facts]


def silent(rig: int) -> RigFellSilent:
    return RigFellSilent(rig, 1000 + rig)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.journal"


def test_what_was_appended_is_read_again_in_order_and_chained(path: Path) -> None:
    journal = SqliteJournal(path, "test")
    first = journal.append(0, entries(silent(1), silent(2)))
    second = journal.append(2, entries(RigHeardAgain(1, 5, 6)))
    journal.close()
    again = SqliteJournal(path)
    assert again.head == 3
    assert list(again.read()) == [*first, *second]
    assert [r.seq for r in again.read(after=2)] == [3]
    again.close()


def test_an_append_on_an_old_head_writes_nothing(path: Path) -> None:
    with contextlib.closing(SqliteJournal(path, "test")) as journal:
        journal.append(0, entries(silent(1)))
        with pytest.raises(JournalMoved):
            journal.append(0, entries(silent(2)))
        assert [r.fact for r in journal.read()] == [silent(1)]


def test_a_second_writer_is_found_out_and_nothing_is_written_twice(path: Path) -> None:
    with (
        contextlib.closing(SqliteJournal(path, "test")) as one,
        contextlib.closing(SqliteJournal(path, "test")) as other,
    ):
        one.append(0, entries(silent(1)))
        with pytest.raises(JournalMoved):
            other.append(0, entries(silent(2)))
        assert [r.fact for r in one.read()] == [silent(1)]


def test_facts_are_never_changed_nor_deleted_even_by_another_connection(path: Path) -> None:
    with contextlib.closing(SqliteJournal(path, "test")) as journal:
        journal.append(0, entries(silent(1)))
        with contextlib.closing(apsw.Connection(str(path))) as db:
            for statement in ("UPDATE fact SET seq = 9", "DELETE FROM fact"):
                with pytest.raises(apsw.ConstraintError):
                    db.execute(statement)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE fact SET body = CAST(replace(CAST(body AS TEXT), '1002', '1003') AS BLOB)",
        "UPDATE fact SET actor = 'somebody' WHERE seq = 2",
        "UPDATE fact SET utc_ns = utc_ns + 1 WHERE seq = 3",
        "UPDATE fact SET meeting = 'zandvoort' WHERE seq = 2",
        "UPDATE fact SET meeting = 'zandvoort' WHERE seq = 3",
        "DELETE FROM fact WHERE seq = 2",
    ],
)
def test_the_chain_proves_tampering(path: Path, tampering: str) -> None:
    with contextlib.closing(SqliteJournal(path, "test")) as journal:
        journal.append(0, entries(silent(1), silent(2), silent(3)))
    with contextlib.closing(apsw.Connection(str(path))) as db:
        db.execute("DROP TRIGGER fact_is_never_changed; DROP TRIGGER fact_is_never_deleted;")
        db.execute(tampering)
    with (
        contextlib.closing(SqliteJournal(path, read_only=True)) as journal,
        pytest.raises(JournalBroken, match=r"event\.journal: fact [23]"),
    ):
        list(journal.read())


def test_a_file_that_is_no_journal_is_refused_in_one_sentence(path: Path) -> None:
    path.write_text("not a database at all, but long enough to be read as one" * 20)
    with pytest.raises(JournalUnusable, match="cannot be opened"):
        SqliteJournal(path, "test")
    with pytest.raises(JournalUnusable, match="There is no journal"):
        SqliteJournal(path.with_name("none.journal"), read_only=True)


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with contextlib.closing(apsw.Connection(str(path))) as db:
        db.execute("CREATE TABLE other (x)")
    with pytest.raises(JournalUnusable, match="is not a racecontrol journal"):
        SqliteJournal(path, "test")


def test_a_journal_of_a_newer_version_is_refused(path: Path) -> None:
    SqliteJournal(path, "test").close()
    with contextlib.closing(apsw.Connection(str(path))) as db:
        db.pragma("user_version", FORMAT + 1)
    with pytest.raises(JournalUnusable, match=r"newer racecontrol.*Update racecontrol"):
        SqliteJournal(path, "test")


def test_a_full_disk_loses_nothing_that_was_acknowledged(path: Path) -> None:
    with contextlib.closing(SqliteJournal(path, "test")) as journal:
        journal.append(0, entries(silent(1)))
        pages = journal._db.pragma("page_count")
        journal._db.pragma("max_page_count", pages)
        with pytest.raises(JournalFailed, match="cannot write"):
            journal.append(1, entries(*(silent(rig) for rig in range(2, 200))))
        assert journal.head == 1
        journal._db.pragma("max_page_count", 1_000_000)
        journal.append(1, entries(silent(2)))
        assert [r.fact for r in journal.read()] == [silent(1), silent(2)]


def test_follow_sees_what_is_there_and_what_comes_and_ends_with_the_journal(path: Path) -> None:
    journal = SqliteJournal(path, "test")
    journal.append(0, entries(silent(1)))
    seen: list[int] = []
    two = threading.Event()

    def reader() -> None:
        for recorded in journal.follow():
            seen.append(recorded.seq)
            if recorded.seq == 2:
                two.set()

    thread = threading.Thread(target=reader)
    thread.start()
    journal.append(1, entries(silent(2)))
    assert two.wait(10)
    journal.close()
    thread.join(10)
    assert seen == [1, 2]
    assert not thread.is_alive()


WRITER = """
import sys
from pathlib import Path
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.facts import RigFellSilent
from racecontrol.meeting.model import TIMING
journal = SqliteJournal(Path(sys.argv[1]), "test")
while True:
    head = journal.head
    journal.append(head, [Entry(RigFellSilent(head, 0), TIMING)])
    print(journal.head, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_killed_at_any_moment_nothing_acknowledged_is_lost(path: Path, acknowledged: int) -> None:
    last = 0
    for _ in range(3):  # each one starts where the one before was killed
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(acknowledged):
                last = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
        with contextlib.closing(SqliteJournal(path)) as journal:
            facts = list(journal.read())
            assert len(facts) >= last
            assert [r.seq for r in facts] == list(range(1, len(facts) + 1))
            assert [r.fact.rig for r in facts] == list(range(len(facts)))  # type: ignore[union-attr]
