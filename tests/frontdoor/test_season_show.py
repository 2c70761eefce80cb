"""`racecontrol season show`: what it refuses before a window stands there for nothing."""

from click.testing import CliRunner

from racecontrol.frontdoor.cli import main


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
