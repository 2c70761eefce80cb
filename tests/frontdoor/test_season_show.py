"""`racecontrol season show`: what it refuses before a window stands there for nothing."""

from importlib.resources import files

from click.testing import CliRunner

from racecontrol.frontdoor.cli import main
from racecontrol.frontdoor.real_event import season_page


def said(*words: str) -> str:
    result = CliRunner().invoke(main, ["season", "show", *words])
    assert result.exit_code == 1
    return result.output


def test_a_folder_without_a_season_is_one_sentence(tmp_path) -> None:
    assert f"{tmp_path} has no drivers.parquet" in said(str(tmp_path)).replace("\n", " ")


def test_a_file_that_is_not_there_is_named(tmp_path) -> None:
    missing = str(tmp_path / "none.csv")
    assert "There is no file" in said("--drivers", missing, "--results", missing)


def test_another_engine_and_another_rulebook_are_refused(tmp_path) -> None:
    assert "needs the engine duckdb" in said(str(tmp_path), "--engine", "spark")
    assert "no online season" in said(str(tmp_path), "--rulebook", "fia-style")


def test_the_help_has_examples() -> None:
    result = CliRunner().invoke(main, ["season", "show", "--help"])
    assert "racecontrol season show try --after 4" in result.output


def event_file(tmp_path, table: str):
    demo = (files("assets") / "events" / "demo.toml").read_text(encoding="utf-8")
    path = tmp_path / "cup.toml"
    path.write_text(f"{demo}\n{table}", encoding="utf-8")
    return path


def test_an_event_opens_its_own_season_or_says_that_it_names_none(tmp_path) -> None:
    none = event_file(tmp_path, "")
    assert "cup.toml names no season" in said("--event", str(none))
    assert season_page(none, tmp_path / "r.csv") == ()
    named = event_file(tmp_path, '[season]\nfolder = "online"\n')
    flat = said("--event", str(named)).replace("\n", " ")
    assert f"{tmp_path / 'online'} has no drivers.parquet" in flat
    command = season_page(named, tmp_path / "r.csv")
    assert command[2:5] == ("racecontrol", "season", "show")
    assert command[5:] == ("--event", str(named), "--rejects", str(tmp_path / "r.csv"))
