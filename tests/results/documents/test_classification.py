"""The classification: what it says, and that names are only names on it."""

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from racecontrol.meeting.judged import ServedBy, Service
from racecontrol.meeting.justice_facts import PenaltyServed
from racecontrol.meeting.model import SessionPlan
from racecontrol.results.classification import digest
from racecontrol.results.documents import DocumentError, editions, sheet_of
from racecontrol.results.printing.files import Format, write
from racecontrol.results.printing.page import PrintedTable, as_pdf, page
from racecontrol.results.printing.record import as_json
from racecontrol.results.printing.sheet import Sheet
from racecontrol.results.printing.spreadsheet import as_csv
from racecontrol.sessions import classify

POINTS = {"race-1": (12, 10, 8)}
AWKWARD = '#read("/etc/passwd") *b* _i_ $x$ <l> @r \\ // "q" `c` = + - ~ [ ] { }'


@pytest.fixture
def raced(story):
    """Race 1: car 1 wins with 5 s added and is second, 5 did not start, 4 is disqualified."""
    meeting = story(cars=5, points=POINTS)
    meeting.run("race-1", [1, 2, 3, 4])
    meeting.decide("race-1", 1, "time-5")
    meeting.decide("race-1", 4, "disqualification", reason="Ignoring the red flag")
    return meeting


def sheet(meeting, key: str = "race-1") -> Sheet:
    """The classification of a session."""
    for edition in editions(meeting.state):
        if (edition.kind.key, edition.session) == ("classification", key):
            return sheet_of(meeting.state, edition)
    raise AssertionError(f"no classification of {key}")


def tables(meeting, key: str = "race-1"):
    """Rows of the classification, and of the decisions, as the JSON has them."""
    read = json.loads(as_json(sheet(meeting, key)))
    rows = [table["rows"] for table in read["tables"]]
    return (*rows, [])[:2]


def shown(meeting, key: str = "race-1", at: int = 0) -> PrintedTable:
    """A table as it is printed."""
    return page(sheet(meeting, key)).tables[at]


def effects(meeting, key: str = "race-1") -> list[str]:
    table = shown(meeting, key, 1)
    return [row.cells[table.heads.index("Effect")][0] for row in table.blocks[0].rows]


def text_of(pdf: bytes, folder: Path) -> str:
    """The words on the page, read by another program."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian package poppler-utils)")
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def pages(pdf: bytes) -> int:
    counts = re.findall(rb"/Type\s*/Pages\s*/Count (\d+)", pdf)
    return max(int(count) for count in counts)


def test_json_has_integer_times_and_their_text(raced):
    raced.publish("race-1")
    read = json.loads(as_json(sheet(raced)))
    rows, decisions = tables(raced)
    assert [(row["place"], row["number"], row["status"]) for row in rows] == [
        (1, 2, "finished"),
        (2, 3, "finished"),
        (3, 1, "finished"),
        (None, 5, "DNS"),
        (None, 4, "DSQ"),
    ]
    third = rows[2]
    assert (third["total_ms"], third["total"]) == (3 * 83_456 + 5_000, "4:15.368")
    assert (third["gap_ms"], third["gap"], third["penalty_ms"]) == (4_700, "+4.700", 5_000)
    assert (third["best_ms"], third["best"], third["best_lap"]) == (83_456, "1:23.456", 2)
    assert third["points"] == 8
    assert (read["result"], read["revision"]) == ("provisional", 1)
    assert read["as_of_ns"] == 400_000_000_000
    assert read["digest"] == digest(classify(raced.state, raced.session("race-1")))
    assert [(one["number"], one["code"], one["reason"]) for one in decisions] == [
        (1, "time-5", "Causing a collision"),
        (4, "disqualification", "Ignoring the red flag"),
    ]


def test_result_goes_from_draft_over_provisional_to_final_and_back(raced):
    def result() -> tuple[str, int]:
        read = json.loads(as_json(sheet(raced)))
        return read["result"], read["revision"]

    assert result() == ("draft", 0)
    raced.publish("race-1")
    assert result() == ("provisional", 1)
    raced.decide("race-1", 2, "time-10")
    assert result() == ("draft", 1)
    raced.publish("race-1", final=True)
    assert result() == ("final", 2)


def test_fastest_lap_is_not_that_of_a_disqualified_car(story):
    meeting = story()
    meeting.run("race-1", [3, 1, 2])
    meeting.decide("race-1", 3, "disqualification")
    assert sheet(meeting).notes[0] == "Fastest lap: 1:23.556, 01 Driver 1, in lap 2."


def test_a_rescinded_decision_is_not_on_the_document(raced):
    raced.rescind(1)
    rows, decisions = tables(raced)
    assert [given["decision"] for given in decisions] == [2]
    assert rows[0]["number"] == 1


def test_csv_has_a_line_for_each_car_and_empty_cells_for_what_is_not_there(raced):
    text = as_csv(sheet(raced))[""].decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["number"] for row in rows] == ["2", "3", "1", "5", "4"]
    assert [row["place"] for row in rows] == ["1", "2", "3", "", ""]
    assert rows[1]["gap"] == "+0.300"
    assert rows[3]["total_ms"] == rows[3]["total"] == rows[3]["best"] == ""
    assert rows[0]["estimated"] == "false"


def test_pdf_says_who_won_what_was_decided_and_which_classification_it_is(raced, tmp_path):
    raced.publish("race-1", final=True)
    text = text_of(as_pdf(sheet(raced)), tmp_path)
    for words in (
        "FINAL",
        "Race 1",
        "Revision 1",
        "As of 1 January 1970, 00:08:20 UTC",
        "Document 202",
        "Driver 2",
        "4:10.668",
        "+4.700",
        "DSQ",
        "DNS",
        "Causing a collision",
        "Ignoring the red flag",
        "RACE DIRECTOR",
        "STEWARD",
        "1/1",
        sheet(raced).digest[:16],
        sheet(raced).digest[32:],
    ):
        assert words in text.replace("1 / 1", "1/1"), words


def test_qualifying_shows_best_laps_and_no_totals(story):
    meeting = story()
    meeting.run("qualifying", [2, 1, 4])
    table = shown(meeting, "qualifying")
    rows = [[cell for cell, _ in row.cells] for row in table.blocks[0].rows]
    assert table.heads[:5] == ("Pos", "No", "Driver", "Nat", "Rig")
    assert table.heads[5:] == ("Best lap", "in lap", "Gap", "Interval", "Laps")
    assert rows[1][5:8] == ["1:23.556", "2", "+0.100"]
    assert rows[3] == ["DNS", "03", "Driver 3", "ITA", "3", "", "", "", "", "0"]
    assert [row.part for row in table.blocks[0].rows][2:] == ["", "Without a place"]


@pytest.mark.parametrize(
    ("penalty", "lap", "effect"),
    [
        ("warning", 0, "Recorded"),
        ("time-5", 0, "+5 s"),
        ("drive-through", 0, "+20 s"),
        ("grid-3", 0, "3 places on the next grid"),
        ("lap-deletion", 2, "Lap 2 deleted"),
        ("disqualification", 0, "Disqualified"),
    ],
)
def test_effect_of_a_penalty_is_said_in_words(story, penalty, lap, effect):
    meeting = story()
    meeting.run("race-1", [1, 2])
    meeting.decide("race-1", 2, penalty, lap=lap)
    assert effects(meeting) == [effect]


def test_a_penalty_that_was_served_adds_nothing_on_the_page(story):
    meeting = story()
    meeting.run("race-1", [1, 2])
    number = meeting.decide("race-1", 2, "drive-through")
    meeting.decide("race-1", 2, "time-5")
    meeting.add(PenaltyServed(number, Service(ServedBy.SEEN, 1), "Steward"))
    assert effects(meeting) == ["Served", "+5 s"]


def test_a_time_penalty_in_qualifying_is_only_recorded(story):
    meeting = story()
    meeting.run("qualifying", [1, 2])
    meeting.decide("qualifying", 2, "time-5")
    assert effects(meeting, "qualifying") == ["Recorded"]


def test_markup_in_a_name_or_a_reason_is_printed_as_it_is(story, tmp_path):
    meeting = story(names={1: AWKWARD})
    meeting.run("race-1", [1, 2])
    meeting.decide("race-1", 2, "warning", reason="#panic() *not* bold")
    text = text_of(as_pdf(sheet(meeting)), tmp_path)
    assert '#read("/etc/passwd")' in text
    assert "#panic() *not* bold" in text
    assert tables(meeting)[0][0]["driver"] == AWKWARD


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.text(max_size=60), reason=st.text(max_size=200))
@example(name="=", reason="")
def test_any_name_and_reason_can_be_printed(story, name, reason):
    meeting = story(names={1: name})
    meeting.run("race-1", [1, 2])
    meeting.decide("race-1", 1, "time-5", reason=reason)
    made = sheet(meeting)
    assert as_pdf(made).startswith(b"%PDF-")
    assert tables(meeting)[0][1]["driver"] == name
    rows = list(csv.DictReader(io.StringIO(as_csv(made)[""].decode(), newline="")))
    assert rows[1]["driver"] in (name, f"\t{name}")  # a tab before what looks like a formula


def test_twenty_cars_and_a_few_decisions_fit_on_one_page_and_many_decisions_go_on(story):
    meeting = story(cars=20)
    meeting.run("race-1", range(1, 21))
    for entry in range(1, 7):
        meeting.decide("race-1", entry, "warning")
    assert pages(as_pdf(sheet(meeting))) == 1
    for entry in range(1, 21):
        meeting.decide("race-1", entry, "reprimand", reason="Track limits at turn 4. " * 10)
    assert pages(as_pdf(sheet(meeting))) > 1


def test_files_are_written_under_the_key_of_the_session(raced, tmp_path):
    folder = tmp_path / "new" / "out"
    paths = write([sheet(raced)], folder)
    assert [path.name for path in paths] == [
        "race-1-classification.pdf",
        "race-1-classification.csv",
        "race-1-classification-decisions.csv",
        "race-1-classification.json",
        "race-1-classification.html",
    ]
    assert sorted(folder.iterdir()) == sorted(paths)
    assert paths[3].read_bytes() == as_json(sheet(raced))


def test_a_folder_that_cannot_be_made_is_one_sentence(raced, tmp_path):
    (tmp_path / "out").write_text("a file stands where the folder should be")
    with pytest.raises(DocumentError, match=r"^Cannot write .*race-1-classification\.json: .*\.$"):
        write([sheet(raced)], tmp_path / "out", (Format.JSON,))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux device")
def test_a_full_disk_is_one_sentence(raced, tmp_path):
    (tmp_path / "race-1-classification.json.part").symlink_to("/dev/full")
    with pytest.raises(DocumentError, match=r"No space left on device\. Free space or choose"):
        write([sheet(raced)], tmp_path, (Format.JSON,))


def test_a_key_that_is_a_path_writes_nothing(story, tmp_path):
    plan = SessionPlan("../race", "Race", "race", "saltmere", laps=3)
    meeting = story(plans=(plan,))
    meeting.run("../race", [1, 2])
    with pytest.raises(DocumentError, match="cannot name a file"):
        write([sheet(meeting, "../race")], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
