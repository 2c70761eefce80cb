"""Files as they should not be: one sentence each, or every row in the file of rejects."""

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from racecontrol.rulebooks.reading import find, load
from racecontrol.season.driven import Cut
from racecontrol.season.engine import open_engine
from racecontrol.season.errors import SeasonError
from racecontrol.season.publishing import write_csv
from racecontrol.season.season import Files, Season
from racecontrol.season.simulate import simulate
from racecontrol.season.windows import Wanted, Windows
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

ONLINE = load(find("nations-cup-2025"), FORMATS, PENALTIES).online
assert ONLINE is not None
MANY = 50  # of the first round


@pytest.fixture(scope="module")
def engine():
    with open_engine("duckdb", threads=1) as opened:
        yield opened


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, pa.Table]:
    assert ONLINE is not None
    who, what, _ = simulate(ONLINE, tmp_path_factory.mktemp("made"), drivers=60, seed=8)
    return str(who), what, pq.read_table(what).slice(0, MANY)


def column(table: pa.Table, name: str, value: object, kind: pa.DataType | None = None) -> pa.Table:
    at = table.column_names.index(name)
    return table.set_column(at, name, pa.array([value] * table.num_rows, kind))


def opened(engine, folder: Path, made, table: pa.Table) -> Season:
    path = folder / "results.parquet"
    pq.write_table(table, path)
    return Season(engine, ONLINE, Files((made[0],), (str(path),)))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.parquet", b"", "r.parquet cannot be read as Parquet"),
        ("r.parquet", b"PAR1 and no more", "r.parquet cannot be read as Parquet"),
        ("r.csv", b"\xff\xfe\x00\x81" * 500, "r.csv"),
        ("r.xlsx", b"PK", "ends in .parquet, .csv, .jsonl"),
        ("r.jsonl", b"[1]\n3\nnull\n", "There is no result of any round"),
        ("r.jsonl", b"", "There is no result of any round"),
    ],
)
def test_a_file_that_is_none_is_said_in_a_sentence(engine, tmp_path, made, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SeasonError, match=said) as caught:
        Season(engine, ONLINE, Files((made[0],), (str(path),))).held()
    assert "\n" not in str(caught.value)


def test_half_a_parquet_file_is_said_in_a_sentence(engine, tmp_path, made) -> None:
    path = tmp_path / "half.parquet"
    content = made[1].read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(SeasonError, match=r"half\.parquet cannot be read as Parquet"):
        Season(engine, ONLINE, Files((made[0],), (str(path),)))


@pytest.mark.parametrize(
    ("name", "value", "kind", "said"),
    [
        ("lobby_dr", float("nan"), pa.float64(), "holds float64; a whole number belongs there"),
        ("round", "one", pa.string(), "holds string; a whole number belongs there"),
        ("slot", [1], None, "holds array<int64>; a whole number belongs there"),
    ],
)
def test_a_column_of_another_kind_is_said(engine, tmp_path, made, name, value, kind, said) -> None:
    with pytest.raises(SeasonError, match=said):
        opened(engine, tmp_path, made, column(made[2], name, value, kind))


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("position", 2**62, "no race has such a place"),
        ("position", -40_000, "no race has such a place"),
        ("position", 0, "no race has such a place"),
        ("slot", -5, "the driver's league has no such slot"),
        ("started_s", 2**63 - 1, "race outside its slot"),
        ("lobby_dr", -(2**63), "average Driver Rating off the scale"),
        ("account", None, "a needed value is missing"),
        ("account", 5, "unknown driver"),
    ],
)
def test_numbers_that_cannot_be_are_rejected_row_by_row(
    engine, tmp_path, made, name, value, reason
) -> None:
    season = opened(engine, tmp_path, made, column(made[2], name, value, pa.int64()))
    standings = season.rank(Cut(1))
    assert standings.drivers == 0
    rejects = season.write_rejects(standings, tmp_path / "rejects.csv")
    assert rejects.counts == (("results", reason, MANY),)


def test_a_file_given_twice_counts_once_and_every_second_row_is_rejected(
    engine, tmp_path, made
) -> None:
    once = opened(engine, tmp_path, made, made[2])
    expected = engine.rows(once.rank(Cut(1)).ordered())
    again = opened(engine, tmp_path, made, pa.concat_tables([made[2], made[2]]))
    standings = again.rank(Cut(1))
    assert engine.rows(standings.ordered()) == expected
    assert again.write_rejects(standings, tmp_path / "rejects.csv").total == MANY


def test_an_engine_whose_packages_are_missing_says_which() -> None:
    with pytest.raises(SeasonError, match=r"pip install 'ibis-framework\[clickhouse\]'"):
        open_engine("clickhouse://localhost/season")


def test_no_sheet_of_a_season_has_a_name_that_is_a_formula(engine, tmp_path) -> None:
    who, what, sheets = tmp_path / "who.csv", tmp_path / "what.csv", tmp_path / "sheets"
    name = '=HYPERLINK("http://x")'
    quoted = name.replace('"', '""')
    head = "account,name,country,region,main_area,secondary_area,born,dr"
    rows = [f'1,"{quoted}",FRA,EMEA,@north,,1999-01-01,A', f'2,"{quoted}",FRA,@EMEA,,,,A']
    who.write_text("\n".join([head, *rows]), encoding="utf-8")
    what.write_text(
        "account,race,round,slot,started_s,lobby_dr,position\n1,1,1,1,1745427600,5,1\n=2,,,,,,\n"
    )
    sheets.mkdir()
    season = Season(engine, ONLINE, Files((str(who),), (str(what),)))
    standings = season.rank(Cut(1))
    season.write_rejects(standings, sheets / "rejects.csv")
    write_csv(standings, sheets / "standings.csv")
    reader = Windows(standings).reader()
    reader.write_csv(reader.list(Wanted()), sheets / "list.csv")
    for path in sheets.iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for line in csv.reader(file) for cell in line]
        assert any("=" in cell for cell in cells), path
        assert not any(cell.startswith(("=", "@")) for cell in cells), path
