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


@pytest.fixture(scope="module")
def running(folder: str) -> list[dict]:
    words = ("rank", folder, "--after", "4", "--league", "GT1", "--region", "EMEA", "--json")
    (ranking,) = json.loads(asked(*words))
    return ranking["rows"]


def test_a_running_ranking_says_what_is_needed(folder: str, running: list[dict]) -> None:
    assert [row["chance"]["fate"] for row in running[:5]] == [*["in"] * 4, "open"]
    fifth = running[4]["chance"]
    assert fifth["need"]["rounds"][0] == 5
    assert fifth["to_last"] < 0 == fifth["to_first_out"]
    printed = asked("rank", folder, "--after", "4", "--league", "GT1")
    assert "To out" in printed and f"{fifth['need']['points']} in R5" in printed


def test_one_driver_is_found_by_account_and_by_name(folder: str, running: list[dict]) -> None:
    row = running[6]
    words = ("rank", folder, "--after", "4", "--driver")
    said = asked(*words, str(row["account"]))
    assert f"{-row['chance']['to_last']} points behind" in said
    assert f"Needs {row['chance']['need']['points']} points in round 5" in said
    assert str(row["account"]) in asked(*words, row["name"].upper())


def test_a_seed_of_the_desk_leaves_the_place_to_the_next(
    folder: str, running: list[dict], tmp_path
) -> None:
    desk = tmp_path / "desk.toml"
    desk.write_text(f'[[seeds]]\naccount = {running[0]["account"]}\nwhy = "last season"\n')
    words = ("rank", folder, "--after", "4", "--league", "GT1", "--region", "EMEA", "--json")
    (seeded,) = json.loads(asked(*words, "--desk", str(desk)))
    fifth = seeded["rows"][4]
    assert (fifth["account"], fifth["chance"]["fate"]) == (running[4]["account"], "in")
    assert fifth["chance"]["to_last"] == 0
    assert fifth["chance"]["to_first_out"] == fifth["points"] - seeded["rows"][5]["points"]


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
