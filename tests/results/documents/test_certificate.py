"""The parity certificate as a document: what it says, and how far it has come."""

import pytest
from msgspec.structs import replace

from racecontrol.meeting.facts import MeetingOpened
from racecontrol.meeting.model import Person, Rig, Role
from racecontrol.meeting.parity import Value
from racecontrol.meeting.parity_acts import (
    IssueCertificate,
    MoveDriver,
    RecordCheck,
    SealEqual,
    SignCertificate,
    TakeGolden,
)
from racecontrol.meeting.parity_facts import RigRead
from racecontrol.meeting.rig_checks import CHECKS
from racecontrol.meeting.state import State
from racecontrol.results.checking import find
from racecontrol.results.documents import editions, sheet_of
from racecontrol.results.printing.files import ALL, contents
from racecontrol.results.printing.sheet import Sheet
from racecontrol.results.result_state import Result
from tests.story import START_NS, STEWARD, Story, meeting

TECHNICIAN = Person("S. Ibarra", Role.TECHNICIAN)
FF, RIM = Value("tuning.FF", "70 %", 70.0), Value("rim", "GT Extreme")
CENTRES = {1: 0.10, 2: 0.25, 13: 0.15}


def edition(state: State):
    return next(one for one in editions(state) if one.kind.key == "parity-certificate")


def sheet(story: Story) -> Sheet:
    return sheet_of(story.state, edition(story.state))


def rows(printed: Sheet, key: str) -> list[dict[str, object]]:
    table = next(table for table in printed.tables if table.key == key)
    names = [column.key for column in table.columns]
    return [dict(zip(names, row.cells, strict=True)) for row in table.rows]


def read(story: Story, rig: int, *values: Value) -> None:
    story.add(RigRead(rig, values, START_NS))


@pytest.fixture
def story() -> Story:
    """Two rigs with drivers and a spare one, read, tested, certified."""
    story = Story(7, 12)
    plain = meeting(7, 12)
    story.add(MeetingOpened(replace(plain, rigs=(*plain.rigs, Rig(13, "127.0.2.13")))))
    for rig, centre in CENTRES.items():
        read(story, rig, FF, RIM, Value("centre", f"{centre:.2f}°", centre))
    story.act(TakeGolden(1), TECHNICIAN)
    for rig in (1, 2):
        for check in CHECKS:
            story.act(RecordCheck(rig, check.key, True, f"figures of {rig}"), TECHNICIAN, rig)
    story.act(IssueCertificate(), TECHNICIAN, 1000)
    return story


def seal(story: Story) -> None:
    story.act(SignCertificate(), TECHNICIAN, 2000)
    story.act(SignCertificate(), STEWARD, 3000)
    story.act(SealEqual(), TECHNICIAN, 4000)


def test_there_is_none_before_it_is_issued() -> None:
    before = edition(Story(7, 12).state)
    assert before.why_not == "No certificate of the rigs is issued yet."


def test_it_is_provisional_until_it_is_sealed_and_amended_when_the_seal_breaks(
    story: Story,
) -> None:
    assert (edition(story.state).result, edition(story.state).revision) == (Result.PROVISIONAL, 1)
    assert "2 of 2 signatures are missing." in sheet(story).notes
    seal(story)
    assert edition(story.state).result is Result.FINAL
    read(story, 2, Value("tuning.FF", "65 %", 65.0))
    assert edition(story.state).result is Result.AMENDED
    (broken,) = rows(sheet(story), "seal-broken")
    assert (broken["rig"], broken["sealed"], broken["found"]) == (2, "70 %", "65 %")


def test_it_has_a_hash_for_each_rig_and_says_who_sat_there(story: Story) -> None:
    seal(story)
    first, second = rows(sheet(story), "rigs")
    assert first["hash"] == second["hash"] and str(first["hash"]).startswith(
        str(first["hash_begin"])
    )
    assert (first["number"], first["tests"], first["equal"]) == (7, "20/20", True)
    assert first["seal"] == second["seal"] == "holds"
    assert "Spare rig 13: hash " + str(first["letters"]) + ", equal." in sheet(story).notes


def test_values_say_how_far_the_rigs_lie_apart(story: Story) -> None:
    found = {row["key"]: row for row in rows(sheet(story), "values")}
    assert (found["rim"]["found"], found["rim"]["rigs"]) == ("GT Extreme", "2/2")
    assert (found["centre"]["found"], found["centre"]["tolerance"]) == ("0.10° to 0.25°", "± 0.5 °")


def test_it_has_every_test_with_its_figures_and_a_name(story: Story) -> None:
    tests = rows(sheet(story), "tests")
    assert len(tests) == 2 * len(CHECKS)
    assert {row["by"] for row in tests} == {TECHNICIAN.name}
    assert {row["figures"] for row in tests if row["rig"] == 2} == {"figures of 2"}


def test_signatures_seal_and_golden_values_have_names_and_moments(story: Story) -> None:
    seal(story)
    what = [(row["what"], row["by"]) for row in rows(sheet(story), "signatures")]
    assert what == [
        ("Golden values chosen", "S. Ibarra"),
        ("Issued", "S. Ibarra"),
        ("Signed", "S. Ibarra"),
        ("Signed", STEWARD.name),
        ("Sealed", "S. Ibarra"),
    ]
    assert sheet(story).signatures == ("S. Ibarra, rig technician", "Steward A, steward")


def test_it_says_what_was_certified_whatever_is_read_and_tested_later(story: Story) -> None:
    before = sheet(story)
    read(story, 13, Value("tuning.FF", "10 %", 10.0))
    story.act(RecordCheck(1, "heat", False, "fan loud"), TECHNICIAN, 9000)
    assert sheet(story).digest == before.digest


def test_a_driver_who_moved_later_stands_at_the_certified_rig_and_the_move_is_noted(
    story: Story,
) -> None:
    seal(story)
    story.act(MoveDriver(12, 13, "base dead"), TECHNICIAN, 60_000)
    assert [row["number"] for row in rows(sheet(story), "rigs")] == [7, 12]
    assert any(note.startswith("Car 12 moved from rig 2 to rig 13") for note in sheet(story).notes)


def test_the_hash_of_an_earlier_certificate_is_found_in_the_journal(story: Story) -> None:
    first = sheet(story)
    seal(story)
    (found,) = find(story.facts, first.digest)
    assert (found.sheet.title, found.in_force) == ("Parity certificate", False)
    (sealed,) = find(story.facts, sheet(story).digest[:12])
    assert sealed.in_force


def test_it_can_be_printed_in_all_formats(story: Story) -> None:
    seal(story)
    made = contents(sheet(story), ALL)
    assert {"parity-certificate.pdf", "parity-certificate.html", "parity-certificate.json"} <= set(
        made
    )
    assert {"parity-certificate-tests.csv", "parity-certificate-values.csv"} <= set(made)
    assert made["parity-certificate.pdf"].startswith(b"%PDF")
