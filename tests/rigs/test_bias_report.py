"""The report in words, and as a document in every format."""

import json
from importlib import resources

import jsonschema
import numpy as np
import pytest

from racecontrol.results.printing.files import contents
from racecontrol.rigs.bias import Comparison, RigBias, compare
from racecontrol.rigs.bias_report import bias_sheet
from racecontrol.rigs.bias_words import rotation, verdict
from racecontrol.rigs.practice_laps import Gathered
from tests.rigs.practice import START_NS, Practice


def a_rig(rig, ms, reach=50.0):
    return RigBias(rig, 24, 3, ms, reach / 3, ms - reach, ms + reach, 0.01)


def found(*rigs, apart=(), spell_ms=40.0):
    return Comparison(rigs, apart, 288, 12, 36, 13, 400.0, spell_ms, 200.0, 13.0)


def test_a_slow_rig_is_named_with_its_interval():
    said = verdict(found(a_rig(7, 84), a_rig(1, -30), a_rig(2, -54)))
    assert said[0] == "Rig 7 is 84 ms a lap slower than the mean of the rigs (34 to 134 ms)."
    assert said[1] == "Rig 2 is 54 ms a lap faster than the mean of the rigs (4 to 104 ms)."


def test_the_largest_difference_comes_first_and_fast_rigs_are_named_too():
    said = verdict(found(a_rig(1, 60), a_rig(2, -80), a_rig(3, 20)))
    assert said == (
        "Rig 2 is 80 ms a lap faster than the mean of the rigs (30 to 130 ms).",
        "Rig 1 is 60 ms a lap slower than the mean of the rigs (10 to 110 ms).",
        "No other rig is slower than the mean of the rigs by more than 70 ms a lap, with 95 % "
        "confidence for all together.",
    )


def test_equal_rigs_are_said_to_be_equal_within_what_can_be_seen():
    assert verdict(found(a_rig(1, 10), a_rig(2, -10))) == (
        "No rig is slower than the mean of the rigs by more than 60 ms a lap, with 95 % "
        "confidence for all together.",
    )


def test_it_says_which_rigs_it_cannot_compare_and_when_it_is_only_a_hint():
    said = verdict(found(a_rig(1, 10), a_rig(2, -10), apart=(5, 6), spell_ms=None))
    assert said[1].startswith("Rigs 5 and 6 cannot be compared with the others")
    assert said[2].startswith("Take this as a hint")


def test_rigs_that_stand_alone_are_not_compared_and_a_rotation_is_named():
    said = verdict(Comparison((), tuple(range(1, 13)), 96, 12, 12, 0, 0.0, None, 0.0, 0.0))
    assert said[0].startswith("These laps cannot tell a rig from its driver")
    assert "moves one seat on, then three seats further" in said[1]


def test_no_laps_are_said_to_be_none():
    assert verdict(compare(()))[0].startswith("There are no laps to compare")


@pytest.mark.parametrize("rigs", range(2, 14))
def test_the_rotation_puts_every_driver_on_other_rigs_and_two_never_on_one(rigs):
    numbers = tuple(range(1, rigs + 1))
    planned = rotation(numbers)
    for turn in zip(*planned, strict=True):
        assert sorted(turn) == list(numbers)
    if rigs > 3:
        assert all(len(set(of_driver)) == 3 for of_driver in planned)


@pytest.fixture(scope="module")
def sheets():
    made = []
    for seats in ((0, 1, 3), (0,)):
        practice = Practice()
        practice.drive(np.random.default_rng(3), {7: 300.0}, seats)
        laps = Gathered().with_session("Practice", practice.state, practice.session)
        meeting = practice.state.meeting
        made.append(bias_sheet(meeting, laps, compare(laps.laps), START_NS, 3600))
    return made


def test_every_format_is_made(sheets):
    for sheet in sheets:
        names = contents(sheet)
        assert {"rig-bias.pdf", "rig-bias.html", "rig-bias.json", "rig-bias.csv"} <= set(names)
        assert names["rig-bias.pdf"].startswith(b"%PDF")


def test_the_json_keeps_to_the_schema_of_all_documents(sheets):
    schema = json.loads((resources.files("assets") / "documents/document.schema.json").read_text())
    for sheet in sheets:
        document = json.loads(contents(sheet)["rig-bias.json"])
        jsonschema.validate(document, schema)
    lines = json.loads(contents(sheets[0])["rig-bias.json"])["plots"][0]["traces"]
    assert [line["label"] for line in lines] == [f"Rig {n}" for n in range(1, 13)]


def test_the_laps_that_it_rests_on_are_in_its_files(sheets):
    rows = contents(sheets[0])["rig-bias-laps.csv"].decode().splitlines()
    assert len(rows) == 1 + 288
    assert rows[0] == "session,rig,driver,spell,driven,lap_of_stint,lap_ms,lap"


def test_the_page_shows_the_picture_where_there_is_one(sheets):
    compared, alone = (contents(sheet)["rig-bias.html"].decode() for sheet in sheets)
    assert "<svg" in compared and "Rig 7 is" in compared
    assert "<svg" not in alone and "A rotation that would tell" in alone
