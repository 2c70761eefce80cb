"""The table [season] of an event file: where the online season before the event is."""

from importlib.resources import files

import pytest

from racecontrol.meeting.eventfile import EventFileError, load_event, load_season
from racecontrol.meeting.season_files import SeasonFiles
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

DEMO = (files("assets") / "events" / "demo.toml").read_text(encoding="utf-8")


def written(table: str, tmp_path):
    path = tmp_path / "cup.toml"
    path.write_text(f"{DEMO}\n{table}", encoding="utf-8")
    return path


def line_of(text: str, path) -> int:
    return path.read_text(encoding="utf-8").splitlines().index(text) + 1


def test_an_event_that_names_no_season_has_none(tmp_path) -> None:
    assert load_season(written("", tmp_path)) is None


def test_paths_are_from_the_event_file_and_the_rulebook_is_that_of_the_event(tmp_path) -> None:
    path = written('[season]\nfolder = "online"\ndesk = "desk.toml"\n', tmp_path)
    found = load_season(path)
    assert found is not None
    assert found.folder == str(tmp_path / "online")
    assert found.desk == str(tmp_path / "desk.toml")
    assert f'rulebook = "{found.rulebook}"' in DEMO


def test_files_and_another_rulebook_may_be_named_one_by_one(tmp_path) -> None:
    table = '[season]\ndrivers = ["/a/d.csv"]\nresults = ["r*.csv"]\nrulebook = "mine.toml"\n'
    assert load_season(written(table, tmp_path)) == SeasonFiles(
        drivers=("/a/d.csv",), results=(str(tmp_path / "r*.csv"),), rulebook="mine.toml"
    )


@pytest.mark.parametrize(
    ("table", "line", "said"),
    [
        ("[season]\ndesk = 'd.toml'", "[season]", "season: say a folder, or drivers and results."),
        ("[season]\ndrivers = ['d.csv']", "[season]", "say a folder, or drivers and results."),
        ("[season]\nfolder = 7", "folder = 7", "season.folder: "),
        ("[season]\nfoldr = 'x'", "foldr = 'x'", "season.foldr: there is no such key."),
        (
            "[season]\nfolder = 'x'\nresults = [' ']",
            "results = [' ']",
            r"season.results[0]: a path is not empty.",
        ),
    ],
)
def test_a_mistake_is_said_with_file_key_and_line(tmp_path, table, line, said) -> None:
    path = written(table, tmp_path)
    with pytest.raises(EventFileError) as caught:
        load_event(path, FORMATS, PENALTIES)
    assert str(caught.value).startswith(f"cup.toml, line {line_of(line, path)}: ")
    assert said in str(caught.value)
