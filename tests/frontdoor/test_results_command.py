"""`racecontrol results`: documents into a folder, a list of them, and a printed hash."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from racecontrol.frontdoor.cli import main
from racecontrol.journal import Entry
from racecontrol.journal.sqlite import SqliteJournal
from racecontrol.meeting.model import TIMING
from tests.results.an_event import an_event
from tests.story import Story


def journal_of(story: Story, folder: Path) -> Path:
    path = folder / "event.journal"
    with closing(SqliteJournal(path)) as journal:
        journal.append(0, [Entry(fact, TIMING) for fact in story.facts])
    return path


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield journal_of(an_event(), tmp_path_factory.mktemp("event"))


def results(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["results", *map(str, arguments)], env={"COLUMNS": "160"})


def sentence(*arguments: object) -> str:
    """What is said where it fails; never a traceback."""
    done = results(*arguments)
    assert done.exit_code in (1, 2), done.output
    assert "Traceback" not in done.output
    return done.output.strip().splitlines()[-1]


def test_every_document_is_written_in_every_format(journal: Path, tmp_path: Path) -> None:
    done = results(journal, "--documents", tmp_path / "papers", "--format", "csv,json,html")
    assert done.exit_code == 0, done.output
    names = {path.name for path in (tmp_path / "papers").iterdir()}
    assert {"entry-list.csv", "standings.json", "race-1-lap-chart.html"} <= names
    index = (tmp_path / "papers" / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]+)"', index)) <= names
    assert index.count("<tr>") == 31 + 4  # and a head for the event and each session
    assert "31 documents, " in done.output


def test_one_document_of_one_session_in_one_format(journal: Path, tmp_path: Path) -> None:
    asked = ("--session", "race-1", "--document", "lap-chart", "--format", "pdf")
    done = results(journal, "--out", tmp_path, *asked)
    assert done.exit_code == 0, done.output
    assert [path.name for path in tmp_path.iterdir()] == ["race-1-lap-chart.pdf"]
    assert f"1 document, 1 file: {tmp_path}" in done.output


def test_the_same_journal_gives_the_same_bytes(journal: Path, tmp_path: Path) -> None:
    asked = ("--session", "race-2", "--document", "classification")
    for name in ("one", "two"):
        assert results(journal, "--documents", tmp_path / name, *asked).exit_code == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_the_list_says_what_each_document_is_worth(journal: Path) -> None:
    shown = results(journal, "--list").output
    assert "202" in shown
    assert "Lap chart" in shown
    assert "Qualifying is no race: it has no starting grid." in shown


def test_a_folder_stands_for_the_journal_in_it(journal: Path, tmp_path: Path) -> None:
    assert results(journal.parent, "--list").output == results(journal, "--list").output
    assert f"There is no journal in {tmp_path}." in sentence(tmp_path, "--list")
    for name in ("a.journal", "b.journal"):
        (tmp_path / name).write_bytes(b"")
    assert "a.journal, b.journal. Name one of them." in sentence(tmp_path)


def test_a_printed_hash_is_found_again(journal: Path, tmp_path: Path) -> None:
    asked = ("--session", "race-1", "--document", "classification", "--format", "json")
    results(journal, "--documents", tmp_path, *asked)
    digest = json.loads((tmp_path / "race-1-classification.json").read_text())["digest"]
    shown = results(journal, "--check", digest[:12])
    assert shown.exit_code == 0
    assert "Document 202: Classification of Race 1, Test weekend." in shown.output
    assert "Revision 1, final, issued with fact " in shown.output
    assert "still what the facts give." in shown.output


def test_mistakes_are_one_sentence(journal: Path, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("no folder")
    assert "No document of this journal has that hash." in sentence(journal, "--check", "f" * 16)
    assert "is no hash. Type at least" in sentence(journal, "--check", "race 1")
    assert "'doc' is none of pdf, csv, json, html." in sentence(journal, "--format", "pdf,doc")
    assert "an empty list is none of" in sentence(journal, "--format", ",")
    assert "There is no session 'race-9'" in sentence(journal, "--session", "race-9")
    assert "choose another folder." in sentence(
        journal, "--documents", folder, "--document", "entry-list"
    )
    asked = ("--session", "qualifying", "--document", "lap-chart", "--documents", tmp_path)
    assert "are not won on the track" in sentence(journal, *asked)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux device")
def test_a_full_disk_is_one_sentence(journal: Path, tmp_path: Path) -> None:
    (tmp_path / "entry-list.csv.part").symlink_to("/dev/full")
    asked = ("--document", "entry-list", "--format", "csv")
    assert "No space left on device" in sentence(journal, "--documents", tmp_path, *asked)


def test_before_the_first_session_there_is_an_entry_list_but_no_result(tmp_path: Path) -> None:
    path = journal_of(Story(7, 12), tmp_path)
    assert "No session of this event has started yet." in sentence(path)
    asked = ("--documents", tmp_path / "papers", "--format", "csv")
    assert results(path, *asked).exit_code == 0
    names = {found.name for found in (tmp_path / "papers").iterdir()}
    assert {"entry-list.csv", "timetable.csv", "race-1-starting-grid.csv"} <= names
