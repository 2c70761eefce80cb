"""Event files: the one that ships, and what is said of wrong ones."""

from importlib.resources import files
from pathlib import Path

import pytest

from racecontrol.meeting.eventfile import EventFileError, load_event, load_rulebook
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
    assert len(meeting.entries) == len(meeting.rigs) == 12
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
        ('format = "race"', 'format = "rally"', "there is no format 'rally'. Known: one_lap"),
        ("laps = 5", 'laps = 5\ngrid_from = "x"', "'x' is not a session before this one."),
        ('"127.0.1.1"', '"127.0.1"', "rigs[0].address: '127.0.1' is not an IPv4 address."),
        ("rig = 1", "rig = 2", "entries[0].rig: there is no rig 2."),
        ("number = 7", "number = 107", "a car number has at most two digits."),
        ("nations-cup-2025", "cup-1999", "There is no rulebook 'cup-1999'. Known: nations-cup"),
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
    with pytest.raises(EventFileError, match="'time-5' is not a penalty"):
        load_rulebook("nations-cup-2025", ["warning", "reprimand", "time-1", "time-2", "time-3"])
