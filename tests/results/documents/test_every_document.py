"""Every document of an event: in all formats, by the schema, the same bytes for the same facts."""

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib import resources
from xml.etree import ElementTree

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from racecontrol.meeting import acts
from racecontrol.meeting.flow_facts import EntryWithdrawn, SubstituteNamed
from racecontrol.meeting.parity_facts import EntryMoved
from racecontrol.meeting.state import State
from racecontrol.results.documents import DOCUMENTS, DocumentError, editions, sheet_of
from racecontrol.results.printing.files import Format, contents, write
from racecontrol.results.printing.grid_plan import grid_svg
from racecontrol.results.printing.page import as_pdf, as_pictures
from racecontrol.results.printing.plots import svg
from racecontrol.results.printing.record import Record, as_json, schema
from racecontrol.results.printing.sheet import Sheet
from racecontrol.results.printing.spreadsheet import as_csv
from racecontrol.results.printing.web import as_html
from tests.meeting.test_flow_properties import STEPS, told
from tests.results.an_event import an_event, with_name
from tests.story import GAME_MS, START_NS, STEWARD, Story


@pytest.fixture(scope="module")
def event() -> Story:
    return an_event()


def sheets(state: State) -> dict[str, Sheet]:
    """By the name of the file."""
    made = [sheet_of(state, edition) for edition in editions(state) if not edition.why_not]
    return {sheet.stem: sheet for sheet in made}


@pytest.fixture(scope="module")
def printed(event) -> dict[str, Sheet]:
    return sheets(event.state)


@pytest.fixture(scope="module")
def again() -> dict[str, Sheet]:
    """The same facts, told once more."""
    return sheets(an_event().state)


STEMS = (
    "entry-list", "timetable", "standings", "all-messages",
    *(f"race-1-{key}" for key in (
        "starting-grid", "classification", "lap-analysis", "best-sectors", "fastest-laps",
        "lap-chart", "history-chart", "pit-and-stints", "messages", "decisions",
    )),
)  # fmt: skip


def test_the_folder_is_the_list_and_no_two_documents_have_a_number(event):
    numbers = [edition.number for edition in editions(event.state)]
    assert len(set(numbers)) == len(numbers) == 6 + 3 * 10
    assert len({kind.key for kind in DOCUMENTS}) == len(DOCUMENTS)


def test_an_event_has_all_of_them(printed):
    assert set(STEMS) <= set(printed)


@pytest.mark.parametrize("stem", STEMS)
def test_json_keeps_to_the_schema_that_is_shipped(printed, stem):
    shipped = json.loads((resources.files("assets") / "documents/document.schema.json").read_text())
    content = as_json(printed[stem])
    jsonschema.validate(json.loads(content), shipped, cls=jsonschema.Draft202012Validator)
    read = msgspec.json.decode(content, type=Record)
    for table in read.tables:
        assert all({column.key for column in table.columns} <= set(row) for row in table.rows)


def test_the_schema_that_is_shipped_is_that_of_the_program():
    shipped = json.loads((resources.files("assets") / "documents/document.schema.json").read_text())
    assert shipped == schema()


@pytest.mark.parametrize("stem", STEMS)
def test_csv_has_the_rows_of_the_json(printed, stem):
    sheet = printed[stem]
    record = json.loads(as_json(sheet))
    files = list(as_csv(sheet).values())
    assert len(files) == len(record["tables"])
    for content, table in zip(files, record["tables"], strict=True):
        rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
        assert len(rows) == len(table["rows"])
        for line, row in zip(rows, table["rows"], strict=True):
            assert list(line) == list(row)
            assert line == {key: words_of(value) for key, value in row.items()}


def words_of(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


class Reader(HTMLParser):
    """Words, and that every element is closed in its turn."""

    VOID = ("meta", "br")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append(tag)
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("stem", STEMS)
def test_html_stands_alone_and_says_what_it_is(printed, stem):
    sheet = printed[stem]
    reader = Reader()
    text = as_html(sheet).decode()
    reader.feed(text)
    words = " ".join(reader.words)
    assert (reader.open, reader.sources) == ([], [])
    assert "url(" not in text
    for said in (sheet.title, sheet.number_text, sheet.result.upper(), sheet.digest):
        assert said in words


@pytest.mark.parametrize("stem", STEMS)
def test_equal_facts_give_equal_bytes(printed, again, stem):
    assert contents(printed[stem]) == contents(again[stem])


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("stem", STEMS)
def test_pdf_says_what_it_is_and_is_dated_by_the_facts(printed, stem, tmp_path):
    sheet, path = printed[stem], tmp_path / "read.pdf"
    path.write_bytes(as_pdf(sheet))
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True
    ).stdout.decode()
    for said in (sheet.title, sheet.number_text, sheet.result.upper(), sheet.digest[:16]):
        assert said in text
    dated = re.search(rb"/CreationDate\(D:(\d{14})", path.read_bytes())
    assert dated is not None
    assert dated[1].startswith(b"20270115")


def test_a_final_print_carries_its_hash_as_a_code_and_a_provisional_one_does_not(printed):
    def codes(stem: str) -> int:
        return as_html(printed[stem]).count(b"QR code of the hash")

    assert codes("race-1-classification") == 1
    assert codes("race-2-classification") == 0
    assert printed["race-1-classification"].stamp.startswith(
        "RACECONTROL:TEST:RACE-1-CLASSIFICATION:202:R1:SHA256:"
    )


def test_the_hash_of_a_classification_is_the_one_in_the_journal(event, printed):
    shown = event.state.sessions["race-1"].published[-1]
    assert printed["race-1-classification"].digest == shown.digest


def test_anybody_can_check_the_hash_of_a_classification_without_the_program(printed):
    read = json.loads(as_json(printed["race-1-classification"]))
    assert hashlib.sha256(read["sealed"].encode()).hexdigest() == read["digest"]
    assert [row["entry"] for row in json.loads(read["sealed"])] == [
        row["number"] for row in read["tables"][0]["rows"]
    ]


@pytest.mark.parametrize("stem", ["race-1-lap-chart", "race-1-history-chart"])
def test_a_plot_is_sound_xml_with_every_car_at_its_ends(printed, stem):
    (plot,) = printed[stem].plots
    drawing = ElementTree.fromstring(svg(plot))
    words = [text.text for text in drawing.iter() if text.tag.endswith("text")]
    assert {"07 D07", "12 D12", "31 D31", "44 D44", "SC"} <= set(words)
    lines = [line for line in drawing.iter() if line.tag.endswith("polyline")]
    assert len(lines) == 4


def test_the_lap_chart_knows_the_place_of_each_car_at_each_lap(printed):
    places = printed["race-1-lap-chart"].tables[0]
    told = {(row.cells[0], row.cells[4]): row.cells[5] for row in places.rows}
    assert told[7, 0] == told[7, 4] == 1
    assert (44, 3) not in told
    assert told[44, 2] == 4


def test_the_grid_is_drawn_with_a_box_to_the_car_and_says_who_was_dropped(story_with_drop):
    sheet = sheets(story_with_drop.state)["race-1-starting-grid"]
    drawing = ElementTree.fromstring(grid_svg(sheet.plan))
    words = [text.text for text in drawing.iter() if text.tag.endswith("text")]
    assert words[:3] == ["1", "12 D12", "Driver 12"]
    assert words[-4:] == ["4", "07 D07", "Driver 7", "3 places"]
    (row,) = [row for row in sheet.tables[0].rows if row.cells[1] == 7]
    assert row.cells[-1] == "3 places"


@pytest.fixture
def story_with_drop() -> Story:
    """Car 7 was first and has three places to lose."""
    story = Story(7, 12, 31, 44)
    story.start("qualifying", 7, 12, 31, 44)
    for number, ms in ((7, 80_000), (12, 80_100), (31, 80_200), (44, 80_300)):
        story.lap(number, ms)
    story.chequered(90_000)
    story.end(100_000)
    story.act(acts.GiveDecision("qualifying", 7, "grid-3", "Impeding"), STEWARD, 110_000)
    return story


def test_the_ideal_lap_adds_up_the_best_sectors(printed):
    record = json.loads(as_json(printed["qualifying-best-sectors"]))
    first = record["tables"][0]["rows"][0]
    assert first["ideal_ms"] == first["s1_ms"] + first["s2_ms"] + first["s3_ms"] == 79_990


def test_stints_end_where_a_car_came_in(printed):
    stints, stops = json.loads(as_json(printed["race-1-pit-and-stints"]))["tables"]
    mine = [(r["from_lap"], r["to_lap"]) for r in stints["rows"] if r["number"] == 12]
    assert mine == [(1, 2), (3, 4)]
    assert [(r["number"], r["lap"], r["lane_ms"]) for r in stops["rows"]] == [(12, 2, 19_000)]


def test_a_rescinded_decision_stays_on_the_list_struck_through(printed):
    decisions = printed["race-1-decisions"].tables[0]
    struck = [row for row in decisions.rows if row.marks.get("penalty") == "struck"]
    assert [row.cells[2] for row in struck] == [7]
    assert "Rescinded: He was pushed" in str(struck[0].cells)


def test_a_deleted_lap_is_struck_and_is_nobodys_best(printed):
    laps = printed["qualifying-lap-analysis"].tables[0]
    deleted = [row for row in laps.rows if row.marks.get("lap_ms") == "struck"]
    assert [(row.cells[0], row.cells[4]) for row in deleted] == [(7, 3)]
    best = [row for row in laps.rows if row.marks.get("lap_ms") == "S"]
    assert [(row.cells[0], row.cells[4]) for row in best] == [(7, 2)]


def test_what_cannot_be_printed_yet_says_why(event):
    reasons = {e.session + e.kind.key: e.why_not for e in editions(an_event().state)}
    assert reasons["qualifyingstarting-grid"] == "Qualifying is no race: it has no starting grid."
    fresh = Story(7, 12)
    waiting = {e.session + e.kind.key: e.why_not for e in editions(fresh.state)}
    assert waiting["race-1classification"] == "Race 1 has not started."
    assert waiting["entry-list"] == waiting["race-1starting-grid"] == ""
    with pytest.raises(DocumentError, match=r"No lap chart: .* not won on the track"):
        sheet_of(event.state, next(e for e in editions(event.state) if e.number == 106))


def test_an_entry_list_is_final_with_the_first_start_and_amended_after():
    fresh = Story(7, 12, 31)

    def standing() -> tuple[str, int]:
        first = editions(fresh.state)[0]
        return first.result.value, first.revision

    assert standing() == ("provisional", 1)
    fresh.add(SubstituteNamed("race-1", 12, "New One", "NEW", "SWE", "ill", START_NS))
    assert standing() == ("provisional", 2)
    fresh.start("qualifying", 7, 12, 31)
    assert standing() == ("final", 2)
    fresh.add(EntryWithdrawn(31, "rig", START_NS + 1))
    assert standing() == ("amended", 3)
    rows = sheets(fresh.state)["entry-list"].tables[0].rows
    assert "Withdrawn: rig" in rows[2].cells
    assert "Substitute from Race 1" in rows[1].cells


def test_a_document_of_a_session_keeps_the_driver_who_drove_it():
    named = SubstituteNamed("race-2", 12, "New One", "NEW", "SWE", "ill", START_NS * 2)
    later = an_event()
    later.add(named)
    made = sheets(later.state)
    assert "Driver 12" in str(made["race-1-lap-analysis"].tables)
    assert "New One" in str(made["race-2-lap-analysis"].tables)


def test_a_final_document_keeps_its_bytes_when_the_driver_moves_to_another_rig():
    """A swap before race 2 leaves the paper of race 1 as it was issued, hash and all."""
    story = an_event()
    before = sheets(story.state)
    at_ns = START_NS + 3_900_000 * GAME_MS
    story.add(EntryMoved(12, 2, 13, "", 0, "dead wheelbase", at_ns, "Tess"))
    after = sheets(story.state)
    assert after["race-1-classification"] == before["race-1-classification"]
    assert after["race-1-starting-grid"] == before["race-1-starting-grid"]
    assert after["race-2-classification"] != before["race-2-classification"]


@settings(max_examples=6)
@given(name=st.text(max_size=60))
def test_any_name_can_be_printed(name):
    state = with_name(EVENT, 7, name)
    for edition in editions(state):
        if edition.session == "race-1" and not edition.why_not:
            made = contents(sheet_of(state, edition), (Format.JSON, Format.CSV, Format.HTML))
            Reader().feed(made[next(n for n in made if n.endswith("html"))].decode())
    first = sheets(state)["entry-list"]
    assert as_pdf(first).startswith(b"%PDF-")


EVENT = an_event(laps=2)


@settings(max_examples=25)
@given(STEPS)
def test_whatever_happens_every_document_that_is_ready_can_be_made(steps):
    _, state = told(steps)
    schema_keys = {field.name for field in msgspec.structs.fields(Record)}
    for edition in editions(state):
        if edition.why_not:
            assert edition.why_not.endswith(".")
            continue
        sheet = sheet_of(state, edition)
        assert set(json.loads(as_json(sheet))) == schema_keys
        assert as_csv(sheet)[""]
        Reader().feed(as_html(sheet).decode())


def test_pages_can_be_looked_at(printed):
    (picture,) = as_pictures(printed["entry-list"], 40)
    assert picture.startswith(b"\x89PNG")


def test_files_are_named_by_session_and_document(printed, tmp_path):
    paths = write([printed["race-1-decisions"]], tmp_path / "new" / "folder", (Format.CSV,))
    assert [path.name for path in paths] == ["race-1-decisions.csv", "race-1-decisions-cases.csv"]
    assert sorted(p.name for p in (tmp_path / "new" / "folder").iterdir()) == sorted(
        path.name for path in paths
    )
