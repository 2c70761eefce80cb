"""A season from its files: what is taken, what is set aside, and what comes out."""

import csv
import json
from pathlib import Path

import msgspec
import pytest

from racecontrol.meeting.eventfile import load_event
from racecontrol.rulebooks.reading import find, load
from racecontrol.season.announcement import announcement
from racecontrol.season.board import board
from racecontrol.season.desk import Desk, Plate, Seed, load_desk
from racecontrol.season.driven import Cut
from racecontrol.season.engine import open_engine
from racecontrol.season.entry_list import entry_list, into_event
from racecontrol.season.errors import SeasonError
from racecontrol.season.publishing import as_html, write_all
from racecontrol.season.season import Files, Season
from racecontrol.season.simulate import simulate
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

BOOK = load(find("nations-cup-2025"), FORMATS, PENALTIES)
assert BOOK.online is not None
ONLINE = BOOK.online
R1 = 1745427600  # 2025-04-23 19:00 in UTC+02:00
HEAD = "account,race,round,slot,started_s,lobby_dr,position"
DRIVERS = '''account,name,country,region,main_area,secondary_area,born,dr
1,"Ünal, ""Ace""",FRA,EMEA,north,,1999-01-01,A+
2,Kylian,FRA,EMEA,north,east,1999-01-01,A
3,Kylian,ESP,EMEA,,,1999-01-01,B
4,Nobody,ESP,Atlantis,,,1999-01-01,A
5,Unrated,ESP,EMEA,,,1999-01-01,Z
6,Twice,ESP,EMEA,,,1999-01-01,A
6,Twice,ITA,EMEA,,,1999-01-01,A
7,Young,ITA,EMEA,,,soon,A
'''


@pytest.fixture(scope="module")
def engine():
    with open_engine("duckdb", threads=1) as opened:
        yield opened


def files(folder: Path, results: str, drivers: str = DRIVERS) -> Files:
    who, what = folder / "drivers.csv", folder / "results.csv"
    who.write_text(drivers, encoding="utf-8")
    what.write_text(results, encoding="utf-8")
    return Files((str(who),), (str(what),))


def rejected(folder: Path) -> list[tuple[str, str]]:
    with (folder / "rejects.csv").open(encoding="utf-8") as file:
        return sorted((row["account"], row["reason"]) for row in csv.DictReader(file))


def test_the_last_race_of_a_round_counts_even_when_it_was_not_finished(engine, tmp_path) -> None:
    results = f"{HEAD}\n1,10,1,1,{R1},50000,1\n1,11,1,2,{R1 + 7200},50000,\n2,10,1,1,{R1},50000,2\n"
    season = Season(engine, ONLINE, files(tmp_path, results))
    rows = engine.rows(season.rank(Cut(1)).ordered())
    assert [(row["account"], row["points"], row["rank_regional"]) for row in rows] == [
        (2, 190, 1),
        (1, 0, 2),
    ]
    first = engine.rows(season.rank(Cut(1, until_s=R1 + 60)).ordered())  # live, after one slot
    assert [(row["account"], row["points"]) for row in first] == [(1, 200), (2, 190)]


def test_a_round_is_held_when_its_first_race_has_begun(engine, tmp_path) -> None:
    second = R1 + 3 * 86_400
    results = f"{HEAD}\n1,10,1,1,{R1},50000,1\n1,20,2,1,{second},50000,2\n"
    season = Season(engine, ONLINE, files(tmp_path, results))
    assert [season.held(), season.held(second), season.held(second - 1)] == [2, 2, 1]
    with pytest.raises(SeasonError, match="by that moment"):
        season.held(R1 - 1)


def test_every_row_that_is_not_counted_is_written_down_with_its_reason(engine, tmp_path) -> None:
    wrong = {
        f"99,10,1,1,{R1},50000,1": ("99", "unknown driver"),
        f"1,11,7,1,{R1},50000,1": ("1", "the season has no such round"),
        f"1,12,1,4,{R1},50000,1": ("1", "the driver's league has no such slot"),
        f"1,13,1,2,{R1},50000,1": ("1", "race outside its slot"),
        f"1,14,1,1,{R1},100001,1": ("1", "average Driver Rating off the scale"),
        f"1,15,1,1,{R1},50000,21": ("1", "no race has such a place"),
        f"1,16,1,,{R1},50000,1": ("1", "a needed value is missing"),
        f"1,17,1,1,{R1},fast,1": ("", "the line cannot be read"),
        f"1,18,1,1,{R1},500,1,2,3": ("", "the line cannot be read"),
        f"2,20,1,1,{R1},50000,1": (
            "2",
            "a second result of the driver in one slot: the one with fewer points stands",
        ),
    }
    good = [f"1,10,1,1,{R1},50000,1", f"2,10,1,1,{R1},50000,2"]
    season = Season(engine, ONLINE, files(tmp_path, "\n".join([HEAD, *good, *wrong, ""])))
    standings = season.rank(Cut(6))
    rejects = season.write_rejects(standings, tmp_path / "rejects.csv")
    of_drivers = [
        ("4", "the rulebook has no such region"),
        ("5", "no league takes this Driver Rating"),
        ("6", "registered more than once"),
        ("6", "registered more than once"),
        ("", "the line cannot be read"),
    ]
    assert rejected(tmp_path) == sorted([*wrong.values(), *of_drivers])
    assert rejects.total == len(wrong) + len(of_drivers)
    rows = engine.rows(standings.ordered())
    assert [(row["account"], row["points"]) for row in rows] == [(1, 200), (2, 190)]


def test_where_nothing_is_wrong_there_is_no_file_of_rejects(engine, tmp_path) -> None:
    path = tmp_path / "rejects.csv"
    path.write_text("of yesterday")
    drivers = DRIVERS.splitlines()[:3]
    season = Season(
        engine, ONLINE, files(tmp_path, f"{HEAD}\n1,10,1,1,{R1},5,1\n", "\n".join(drivers))
    )
    assert season.write_rejects(season.rank(Cut(1)), path).total == 0
    assert not path.exists()


def test_csv_json_lines_and_parquet_say_the_same(engine, tmp_path) -> None:
    who, what, _ = simulate(ONLINE, tmp_path, drivers=100, seed=3)
    for path in (who, what):
        rows = engine.rows(engine.parquet([str(path)]))
        with path.with_suffix(".csv").open("w", newline="", encoding="utf-8") as file:
            sheet = csv.DictWriter(file, rows[0])
            sheet.writeheader()
            sheet.writerows(rows)
        lines = [json.dumps(row, default=str) for row in rows]
        path.with_suffix(".jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = []
    for ending in (".parquet", ".csv", ".jsonl"):
        asked = Files((str(who.with_suffix(ending)),), (str(what.with_suffix(ending)),))
        season = Season(engine, ONLINE, asked)
        standings = season.rank(Cut(6, final=True))
        assert season.write_rejects(standings, tmp_path / "rejects.csv").total == 0
        found.append(engine.rows(standings.ordered()))
    assert found[0] == found[1] == found[2]
    assert found[0]


def test_a_broken_line_of_json_is_set_aside(engine, tmp_path) -> None:
    path = tmp_path / "results.jsonl"
    row = {"account": 1, "race": 1, "round": 1, "slot": 1, "started_s": R1, "lobby_dr": 9}
    path.write_text(json.dumps(row) + "\n{oops\n", encoding="utf-8")
    drivers = files(tmp_path, HEAD).drivers
    season = Season(engine, ONLINE, Files(drivers, (str(path),)))
    assert season.held() == 1
    assert [line.text for line in season.unread if line.file == path.name] == ["{oops"]


def test_points_struck_off_are_given_to_nobody(engine, tmp_path) -> None:
    results = f"{HEAD}\n1,10,1,1,{R1},50000,1\n2,10,1,1,{R1},50000,2\n"
    asked = files(tmp_path, results)
    struck = tmp_path / "struck.csv"
    struck.write_text("account,round,reason\n1,1,contact\n1,1,again\n")
    season = Season(engine, ONLINE, msgspec.structs.replace(asked, struck=(str(struck),)))
    rows = engine.rows(season.rank(Cut(1)).ordered())
    assert [(row["account"], row["points"], row["p1"]) for row in rows] == [
        (2, 190, 190),
        (1, 0, 0),
    ]


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ("account,race\n1,2\n", "results.csv has no column 'round'"),
        ("", "results.csv has no column 'account'"),
    ],
)
def test_a_file_without_a_column_is_named(engine, tmp_path, results, said) -> None:
    with pytest.raises(SeasonError, match=said):
        Season(engine, ONLINE, files(tmp_path, results))


def test_an_unknown_engine_and_a_missing_file_are_said_in_a_sentence(engine, tmp_path) -> None:
    with pytest.raises(SeasonError, match="There is no engine 'abacus'"):
        open_engine("abacus")
    with pytest.raises(SeasonError, match=r"There is no file nowhere\.parquet"):
        Season(engine, ONLINE, Files(("nowhere.parquet",), ("nowhere.parquet",)))
    wrong = tmp_path / "desk.toml"
    wrong.write_text("[[seeds]]\nacount = 1\n")
    with pytest.raises(SeasonError, match=r"desk\.toml: seeds\[0\]: Object contains unknown field"):
        load_desk(wrong)


def test_a_season_goes_from_results_to_an_event_that_can_be_run(engine, tmp_path) -> None:
    who, what, _ = simulate(ONLINE, tmp_path, drivers=2000, seed=5)
    season = Season(engine, ONLINE, Files((str(who),), (str(what),)))
    standings = season.rank(Cut(6, final=True))
    best = [row["account"] for row in engine.rows(standings.ordered()) if row["rank_regional"] == 1]
    desk = Desk(
        seeds=tuple(Seed(account=account, why="last season") for account in best[:3]),
        plates=(Plate(account=best[1], number=77, code="ACE"),),
    )
    found = board(standings, desk)
    text = entry_list(found, desk, BOOK.key)
    demo = find_demo()
    path = tmp_path / "live.toml"
    path.write_text(into_event(demo, text, "demo.toml"), encoding="utf-8")
    meeting = load_event(path, FORMATS, PENALTIES)
    assert len(meeting.entries) == 12
    assert (meeting.entries[1].number, meeting.entries[1].code) == (77, "ACE")
    assert [entry.rig for entry in meeting.entries] == list(range(1, 13))
    assert text.count("# EMEA ") == 4
    about = announcement(
        standings, desk, season.write_rejects(standings, tmp_path / "r.csv"),
        title="Trial <season>", rulebook=BOOK.key, top=5,
    )  # fmt: skip
    made = write_all(standings, about, tmp_path / "out")
    assert [path.stat().st_size > 1000 for path in made] == [True] * 4
    assert made[3].read_bytes().startswith(b"%PDF")
    assert made[0].read_text(encoding="utf-8").count("\n") == standings.drivers + 1
    page = as_html(about).decode()
    assert "Trial &lt;season&gt;" in page
    assert page.count("<svg") == 5
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def find_demo() -> str:
    from importlib.resources import files as assets

    return (assets("assets") / "events" / "demo.toml").read_text(encoding="utf-8")


def test_an_event_with_too_few_rigs_is_said() -> None:
    with pytest.raises(SeasonError, match="too few for Extra"):
        into_event(
            find_demo(),
            '[[entries]]\nnumber = 1\ndriver = "Extra"\ncode = "EXT"\nnation = "FRA"\nrig = 99\n',
            "demo.toml",
        )
