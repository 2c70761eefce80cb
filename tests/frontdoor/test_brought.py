"""`racecontrol rulebook`, `classify` and `standings`: what they print, and what they refuse."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from racecontrol.frontdoor.cli import main

LAPS = """\
driver,lap,lap_ms
A. Ahead,1,90000
A. Ahead,2,80000
A. Ahead,3,80000
B. Behind,1,91000
B. Behind,2,79000
B. Behind,3,80500
C. Slow,1,130000
C. Slow,2,129000
"""


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [a if "." not in a else str(folder / a) for a in arguments])


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")


def rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    table: list[dict[str, object]] = json.loads(result.stdout)["rows"]
    return table


@pytest.mark.parametrize("command", ["rulebook", "classify", "standings"])
def test_each_command_explains_itself_with_an_example(command: str) -> None:
    shown = CliRunner().invoke(main, [command, "--help"])
    assert shown.exit_code == 0
    assert "Example" in shown.output
    assert f"    racecontrol {command}" in shown.output


def test_laps_from_elsewhere_are_classified_with_grid_points_and_penalties(tmp_path: Path) -> None:
    write(
        tmp_path,
        laps=LAPS,
        grid="driver,position\nB. Behind,1\nA. Ahead,2\nD. Absent,3\n",
        penalties="driver,penalty,value\nA. Ahead,time,5\n",
    )
    done = run(
        tmp_path, "classify", "laps.csv", "--rulebook", "nations-cup-2025", "--event",
        "World Finals", "--session", "Race 1", "--laps", "3", "--grid", "grid.csv",
        "--penalties", "penalties.csv", "--json",
    )  # fmt: skip
    found = [(r["place"], r["driver"], r["status"], r["total_ms"], r["points"]) for r in rows(done)]
    assert found == [
        (1, "B. Behind", "finished", 250_500, 12),
        (2, "A. Ahead", "finished", 255_000, 10),
        (3, "C. Slow", "finished", 259_000, 8),
        (None, "D. Absent", "DNS", None, 0),
    ]
    assert rows(done)[1]["gap_ms"] == 4_500
    assert rows(done)[2]["gap_laps"] == 1


def test_what_cannot_be_used_is_named_by_its_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    bad = "D,x,1\nA. Ahead,3,1\n,1,1\nE,1\nF,1,1:20.0\n"
    write(
        tmp_path,
        laps=LAPS + bad,
        penalties="driver,penalty,value\nNobody,time,5\nA. Ahead,tim-5,\nA. Ahead,time,soon\n"
        "A. Ahead,lap-deletion,\nA. Ahead,time-5,again\n",
    )
    files = ("laps.csv", "--penalties", "penalties.csv")
    arguments = ("classify", *files, "--rulebook", "nations-cup-2025")
    done = run(tmp_path, *arguments, "--json")
    rejected = json.loads(done.stdout)["rejected"]
    assert [(r["file"], r["line"]) for r in rejected] == [
        *(("laps.csv", line) for line in range(10, 15)),
        *(("penalties.csv", line) for line in range(2, 7)),
    ]
    assert "laps.csv, line 11: lap 3 of A. Ahead stands there already." in done.stderr
    assert "there is no penalty 'tim-5'. Did you mean 'time-5'?" in done.stderr
    assert rows(done)[0]["driver"] == "A. Ahead"
    strict = run(tmp_path, *arguments, "--strict")
    assert strict.exit_code == 1
    assert "Error: 10 lines rejected." in strict.stderr


def test_a_race_cut_short_gives_the_points_of_its_share_and_a_wild_lap_is_refused(
    tmp_path: Path,
) -> None:
    write(tmp_path, laps=LAPS + "A. Ahead,99999999999,80000\n")
    arguments = ("classify", "laps.csv", "--rulebook", "fia-style", "--session", "race")
    done = run(tmp_path, *arguments, "--laps", "5", "--json")  # 3 of 5 laps: 60 %
    assert [row["points"] for row in rows(done)] == [19, 14, 12]
    assert "line 10: lap '99999999999' is not a whole number from 1 to 5000." in done.stderr


def test_a_lap_that_is_missing_makes_the_total_an_estimate_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, laps=LAPS.replace("B. Behind,2,79000\n", ""))
    done = run(tmp_path, "classify", "laps.csv", "--rulebook", "fia-style", "--json")
    estimated = {r["driver"]: (r["laps"], r["estimated"]) for r in rows(done)}
    assert estimated["B. Behind"] == (3, True)
    assert estimated["A. Ahead"] == (3, False)
    assert "B. Behind: lap 2 not in the file" in done.stderr


def test_a_session_by_time_goes_by_the_best_lap_that_was_not_deleted(tmp_path: Path) -> None:
    write(tmp_path, laps=LAPS, penalties="driver,penalty,value\nB. Behind,lap-deletion,2\n")
    arguments = ("classify", "laps.csv", "--rulebook", "fia-style", "--session", "qualifying")
    assert rows(run(tmp_path, *arguments, "--json"))[0]["driver"] == "B. Behind"
    deleted = rows(run(tmp_path, *arguments, "--penalties", "penalties.csv", "--json"))
    assert [(r["driver"], r["best_ms"]) for r in deleted][:2] == [
        ("A. Ahead", 80_000),
        ("B. Behind", 80_500),
    ]


def test_time_is_not_added_where_the_best_lap_counts(tmp_path: Path) -> None:
    write(tmp_path, laps=LAPS, penalties="driver,penalty,value\nB. Behind,time,5\n")
    done = run(
        tmp_path, "classify", "laps.csv", "--rulebook", "fia-style", "--session", "qualifying",
        "--penalties", "penalties.csv",
    )  # fmt: skip
    assert "line 2: time is added to no result of Qualifying" in done.stderr


def test_a_disqualified_winner_and_a_served_drive_through(tmp_path: Path) -> None:
    write(
        tmp_path,
        laps=LAPS,
        penalties="driver,penalty,value\nA. Ahead,disqualification,\n"
        "B. Behind,drive-through,served\nC. Slow,drive-through,\n",
    )
    done = run(
        tmp_path, "classify", "laps.csv", "--rulebook", "fia-style", "--penalties",
        "penalties.csv", "--json",
    )  # fmt: skip
    assert [(r["driver"], r["place"], r["penalty_ms"]) for r in rows(done)] == [
        ("B. Behind", 1, 0),
        ("C. Slow", 2, 20_000),
        ("A. Ahead", None, 0),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rulebook", "nations-cup-25"), "There is no rulebook 'nations-cup-25'. Known: fia-"),
        (("--rulebook", "fia-style", "--session", "rase"), "no session 'rase'. Did you mean"),
        (("--rulebook", "nations-cup-2025", "--session", "sprint"), "say --event, round-1, round"),
        (("--rulebook", "nations-cup-2025", "--session", "x", "--event", "y"), "no event 'y'"),
        (("--rulebook", "fia-style", "--event", "grand-prix"), "name a --session of it, too."),
        (("--rulebook", "fia-style", "--grid", "none.csv"), "There is no file"),
        (("--rulebook", "fia-style", "--grid", "laps.csv"), "laps.csv has no column 'position'."),
    ],
)
def test_a_mistake_of_the_user_is_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    write(tmp_path, laps=LAPS)
    done = run(tmp_path, "classify", "laps.csv", *arguments)
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.startswith("Error: ")


def test_names_with_brackets_are_printed_as_they_are_and_control_characters_refused(
    tmp_path: Path,
) -> None:
    laps = 'driver,lap,lap_ms\n[r8g] K,1,60000\n[/b] J,1,61000\n\x1b[31mX,1,1\n"A\nB",1,62000\n'
    write(tmp_path, laps=laps)
    done = run(tmp_path, "classify", "laps.csv", "--rulebook", "fia-style")
    assert done.exit_code == 0
    assert "[r8g] K" in done.stdout
    assert "[/b] J" in done.stdout
    assert "\x1b[31m" not in done.output
    assert "laps.csv, line 4: a line break or a control character stands in a cell." in done.stderr
    assert "laps.csv, line 6: a line break" in done.stderr


def test_a_lap_that_was_never_driven_cannot_be_deleted_and_none_lasts_a_day(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        laps=LAPS + "D. Dawdle,1,86400001\n",
        penalties="driver,penalty,value\nA. Ahead,lap-deletion,99\n",
    )
    files = ("laps.csv", "--penalties", "penalties.csv")
    done = run(tmp_path, "classify", *files, "--rulebook", "nations-cup-2025")
    assert "penalties.csv, line 2: A. Ahead has no lap 99." in done.stderr
    assert "lap_ms '86400001' is not a whole number of milliseconds, a day at most" in done.stderr


def test_a_file_of_which_no_line_can_be_used_says_so(tmp_path: Path) -> None:
    write(tmp_path, laps="driver,lap,lap_ms\nA,0,1\n")
    done = run(tmp_path, "classify", "laps.csv", "--rulebook", "fia-style")
    assert done.exit_code == 1
    assert "laps.csv, line 2: lap '0' is not" in done.stderr
    assert "Error: laps.csv has no lap that can be used." in done.stderr
    write(tmp_path, season="season,event,session,position,driver,nation\n")
    done = run(tmp_path, "standings", "season.csv", "--rulebook", "fia-style")
    assert "Error: season.csv has no result that can be used." in done.stderr


def test_an_empty_file_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00\x81")
    done = run(tmp_path, "standings", "empty.csv", "--rulebook", "fia-style")
    assert "empty.csv is empty: it needs the columns 'season' and 'event'" in done.stderr
    done = run(tmp_path, "standings", "binary.csv", "--rulebook", "fia-style")
    assert "binary.csv is not a text file in UTF-8." in done.stderr


SEASON = """\
season;event;session;position;driver;nation;team
2026;;points_before;7;A;ITA;Red
2026;Grand Prix;Race;1;B;FRA;Blue
2026;grand-prix;race;2=;C;ESP;Red
2026;grand-prix;race;2=;D;JPN;Blue
2026;grand-prix;race;DNF;A;ITA;Red
"""


def test_a_season_from_elsewhere_with_teams_and_a_shared_place(tmp_path: Path) -> None:
    write(tmp_path, season=SEASON)
    done = run(tmp_path, "standings", "season.csv", "--rulebook", "fia-style", "--json")
    assert [(r["rank"], r["driver"], r["points"]) for r in rows(done)] == [
        (1, "B", 25),
        (2, "C", 16.5),
        (2, "D", 16.5),
        (4, "A", 7),
    ]
    assert rows(done)[1]["tied_with"] == ["D"]
    teams = json.loads(done.stdout)["teams"]
    assert [(t["team"], t["points"]) for t in teams] == [("Blue", 41.5), ("Red", 23.5)]
    shown = run(tmp_path, "standings", "season.csv", "--rulebook", "fia-style")
    assert "Open: C, D have 16.5 points each" in shown.stdout


def test_results_that_cannot_be_are_rejected_by_line(tmp_path: Path) -> None:
    head = "season,event,session,position,driver,nation\n"
    lines = [
        "2025,Round 1,Grand Final,1,A,ITA",
        "2025,Round 1,Grand Final,1,B,ITA",
        "2025,Round 1,Grand Final,2,A,ITA",
        "2024,Round 1,Grand Final,3,C,ITA",
        "2025,Round 9,Grand Final,3,C,ITA",
        "2025,Round 1,Grand,3,C,ITA",
        "2025,Round 1,Grand Final,2/3,C,ITA",
        "2025,,points_before,many,C,ITA",
        "2025,Round 1,Grand Final,2,,ITA",
    ]
    write(tmp_path, season=head + "\n".join(lines))
    done = run(tmp_path, "standings", "season.csv", "--rulebook", "nations-cup-2025", "--json")
    assert [(r["driver"], r["points"]) for r in rows(done)] == [("A", 6)]
    reasons = {r["line"]: r["reason"] for r in json.loads(done.stdout)["rejected"]}
    assert sorted(reasons) == list(range(3, 11))
    assert reasons[3] == "place 1 in Grand Final of Round 1 London is A's already."
    assert reasons[6] == (
        "there is no event 'Round 9'. Known: round-1, round-2, round-3, world-finals."
    )
    assert "neither a place nor DNF" in reasons[8]


def test_rulebooks_are_listed_explained_and_checked(tmp_path: Path) -> None:
    listed = run(tmp_path, "rulebook", "list")
    assert "nations-cup-2024" in listed.stdout
    assert "POINTS" not in run(tmp_path, "rulebook", "explain", "fia-style").stdout
    told = run(tmp_path, "rulebook", "explain", "fia-style").stdout
    assert "Points 25-18-15-12-10-8-6-4-2-1 [1, stated]." in told
    checked = run(tmp_path, "rulebook", "check", "nations-cup-2022", "fia-style")
    assert checked.exit_code == 0
    assert checked.stdout.count("nothing is wrong.") == 2
    (tmp_path / "mine.toml").write_text('key = "m"\nnam = "M"\npenalties = []\n')
    wrong = run(tmp_path, "rulebook", "check", "mine.toml", "fia-style")
    assert wrong.exit_code == 1
    assert "mine.toml, line 2: nam: there is no such key. Did you mean 'name'?" in wrong.stdout
    assert wrong.stderr == "Error: 1 mistake found.\n"
