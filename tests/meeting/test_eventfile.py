"""Event files: the one that ships, and what is said of wrong ones."""

from importlib.resources import files
from pathlib import Path

import pytest

from racecontrol.meeting.eventfile import EventFileError, load_event, load_rulebook
from racecontrol.meeting.model import Meeting
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

GOOD = """
key = "cup"
name = "Cup"
rulebook = "nations-cup-2025"
[[rigs]]
number = 1
address = "127.0.1.1"
[[entries]]
number = 7
driver = "A. Driver"
code = "DRV"
nation = "ITA"
rig = 1
[[sessions]]
key = "race"
name = "Race"
format = "race"
track = "saltmere"
laps = 5
"""


def load(text: str, tmp_path: Path) -> None:
    path = tmp_path / "cup.toml"
    path.write_text(text, encoding="utf-8")
    load_event(path, FORMATS, PENALTIES)


def test_the_event_of_the_demo_loads() -> None:
    meeting = load_event(files("assets.events") / "demo.toml", FORMATS, PENALTIES)
    assert len(meeting.entries) == 12
    assert {rig.number for rig in meeting.rigs} - {entry.rig for entry in meeting.entries} == {13}
    assert [plan.format for plan in meeting.sessions] == ["qualifying", "race", "race"]
    assert [plan.grid_from for plan in meeting.sessions] == ["", "qualifying", "race-1"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("laps = 5", "lapz = 5", "cup.toml: sessions[0]: Object contains unknown field `lapz`."),
        ("laps = 5", 'laps = "5"', "cup.toml: sessions[0].laps: Expected `int`, got `str`."),
        ("laps = 5", "", "cup.toml: sessions[0]: say either laps or duration_s."),
        ("laps = 5", "laps = 5\nspeed_traps_m = [-4.0]", "sessions[0].speed_traps_m: a distance"),
        ("laps = 5", "laps = 5\nduration_s = 60", "say either laps or duration_s."),
        ("laps = 5", "laps = 5\ncar_code = -1", "sessions[0].car_code: a car of the game has"),
        ("rig = 1", "rig = 1\ncar_code = -1", "entries[0].car_code: a car of the game has"),
        ('format = "race"', 'format = "rally"', "there is no format 'rally'. Known: one_lap"),
        ("laps = 5", 'laps = 5\ngrid_from = "x"', "'x' is not a session before this one."),
        ('"127.0.1.1"', '"127.0.1"', "rigs[0].address: '127.0.1' is not an IPv4 address."),
        ("rig = 1", "rig = 2", "entries[0].rig: there is no rig 2."),
        ("number = 7", "number = 107", "a car number has at most two digits."),
        (
            "nations-cup-2025",
            "cup-1999",
            "There is no rulebook 'cup-1999'. Known: fia-style, nations-cup",
        ),
        ('name = "Cup"', 'name = "Cup', "cup.toml is not valid TOML:"),
        ("[[rigs]]", "[[rigs]]\nnumber = 1\naddress = '127.0.1.9'\n[[rigs]]", "stands there twice"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_with_file_and_key(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    load(GOOD, tmp_path)
    with pytest.raises(EventFileError) as error:
        load(GOOD.replace(old, new, 1), tmp_path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(EventFileError, match="There is no file"):
        load_event(tmp_path / "none.toml", FORMATS, PENALTIES)
    (tmp_path / "cup.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EventFileError, match="is not a text file"):
        load_event(tmp_path / "cup.toml", FORMATS, PENALTIES)
    with pytest.raises(EventFileError, match="cannot be read"):
        load_event(tmp_path, FORMATS, PENALTIES)


def test_a_rulebook_names_only_penalties_that_exist() -> None:
    with pytest.raises(EventFileError, match=r"line [0-9]+: penalties.*'time-2' is not a penalty"):
        load_rulebook("nations-cup-2025", ["warning", "reprimand", "time-1"], FORMATS)


ROUND = GOOD.replace('key = "race"\nname = "Race"', 'key = "grand-final"\nname = "Grand Final"')


def loaded(text: str, tmp_path: Path) -> Meeting:
    path = tmp_path / "cup.toml"
    path.write_text(text, encoding="utf-8")
    return load_event(path, FORMATS, PENALTIES)


def test_the_event_of_the_demo_is_the_one_that_has_its_sessions() -> None:
    meeting = load_event(files("assets.events") / "demo.toml", FORMATS, PENALTIES)
    assert meeting.event == "world-finals"
    assert meeting.points("race-1")[:3] == (12, 10, 8)
    assert meeting.points("qualifying") == ()


def test_where_several_events_fit_one_has_to_be_said(tmp_path: Path) -> None:
    with pytest.raises(EventFileError, match="say event, which is one of round-1, round-2"):
        loaded(ROUND, tmp_path)
    meeting = loaded('event = "round-2"\n' + ROUND, tmp_path)
    assert meeting.points("grand-final") == (6, 5, 4, 3, 2, 1)
    meeting = loaded('event = "world-finals"\n' + ROUND, tmp_path)
    assert meeting.points("grand-final")[0] == 24


def test_an_event_that_the_rulebook_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EventFileError, match=r"has no event 'round-4'\. Did you mean 'round-"):
        loaded('event = "round-4"\n' + ROUND, tmp_path)


def test_a_rulebook_of_ones_own_stands_beside_the_event(tmp_path: Path) -> None:
    (tmp_path / "club.toml").write_text(
        'key = "club"\nname = "Club"\npenalties = ["time-5"]\n[points]\nrace = [3, 2, 1]\n',
        encoding="utf-8",
    )
    meeting = loaded(GOOD.replace("nations-cup-2025", "club.toml"), tmp_path)
    assert meeting.rulebook.name == "Club"
    assert meeting.points("race") == (3, 2, 1)
    (tmp_path / "club.toml").write_text('key = "club"\nnam = "Club"\n', encoding="utf-8")
    with pytest.raises(EventFileError, match=r"club\.toml, line 2: nam: there is no such key"):
        loaded(GOOD.replace("nations-cup-2025", "club.toml"), tmp_path)


def test_points_carried_in_are_not_below_nothing(tmp_path: Path) -> None:
    carried = GOOD.replace("rig = 1", "rig = 1\npoints_before = 17")
    assert loaded(carried, tmp_path).entries[0].points_before == 17
    with pytest.raises(EventFileError, match=r"entries\[0\].points_before: points are not below"):
        loaded(carried.replace("17", "-1"), tmp_path)


TESTS = """
[[sessions]]
key = "test-1"
name = "Test 1"
format = "one_lap"
track = "saltmere"
[[sessions]]
key = "sum"
name = "Sum"
format = "sum_of_tests"
track = "saltmere"
sum_of = ["test-1"]
"""


def test_tests_and_their_sum_need_no_length(tmp_path: Path) -> None:
    meeting = loaded(GOOD + TESTS, tmp_path)
    assert meeting.plan("sum").sum_of == ("test-1",)
    with pytest.raises(EventFileError, match=r"sum_of\[0\]: 'test-2' is not a session before"):
        loaded((GOOD + TESTS).replace('sum_of = ["test-1"]', 'sum_of = ["test-2"]'), tmp_path)
    with pytest.raises(
        EventFileError, match="sum_of and the format 'sum_of_tests' belong together"
    ):
        loaded((GOOD + TESTS).replace('sum_of = ["test-1"]', ""), tmp_path)
    with pytest.raises(EventFileError, match="this format has no distance in laps"):
        loaded(GOOD + TESTS.replace('"one_lap"', '"one_lap"\nlaps = 3'), tmp_path)
