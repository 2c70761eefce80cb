"""`racecontrol season` as it is typed."""

import json

import pytest
from click.testing import CliRunner

from racecontrol.frontdoor.season import season


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = tmp_path_factory.mktemp("season")
    done = CliRunner().invoke(season, ["simulate", "--drivers", "300", "--out", str(made)])
    assert done.exit_code == 0, done.output
    assert "300 drivers" in done.output
    return str(made)


def asked(*words: str) -> str:
    done = CliRunner().invoke(season, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_ranking_is_printed_and_given_to_programs(folder: str) -> None:
    words = ("rank", folder, "--league", "GT3", "--region", "EMEA", "--top", "3")
    assert "GT3, EMEA" in asked(*words)
    (ranking,) = json.loads(asked(*words, "--json"))
    assert [row["rank"] for row in ranking["rows"]] == [1, 2, 3]


def test_rewards_add_up(folder: str) -> None:
    totals = json.loads(asked("rewards", folder, "--json"))
    assert f"All together {sum(one['credits'] for one in totals):,} credits." in asked(
        "rewards", folder
    )


def test_the_board_has_a_reason_for_each_place(folder: str) -> None:
    found = json.loads(asked("qualify", folder, "--json"))
    assert len(found["places"]) == 12
    assert all(place["reason"] for place in found["places"])


def test_the_schema_names_every_column_in_eighty_columns() -> None:
    assert {file["name"] for file in json.loads(asked("schema", "--json"))} == {
        "drivers", "results", "struck",
    }  # fmt: skip
    assert "secondary_area" in asked("schema")
