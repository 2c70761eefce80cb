"""The ranking of the engine and of sixty lines of plain Python are the same."""

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from racecontrol.season.driven import Cut
from racecontrol.season.engine import Engine, open_engine
from racecontrol.season.season import Season
from tests.season import reference, seasons

TOGETHER = 500  # seasons in one question to the engine


@pytest.fixture(scope="module")
def duckdb_engine():
    with open_engine("duckdb", threads=1) as engine:
        yield engine


def compare(engine: Engine, folder: Path, seed: int, many: int) -> None:
    draw = random.Random(seed)
    online = seasons.rulebook(draw, many)
    held, final = draw.randint(1, online.rounds), draw.random() < 0.7
    drivers, results, struck = [], [], []
    for region in range(many):
        for rows, more in zip(
            (drivers, results, struck), seasons.season(draw, region), strict=True
        ):
            rows.extend(more)
    if not results:
        return
    files = seasons.write_all(folder, drivers, results, struck)
    standings = Season(engine, online, files).rank(Cut(held, None, final))
    off = {(row["account"], row["round"]) for row in struck}
    expected = reference.rank(online, drivers, results, off, held, final)
    found = {row["account"]: row for row in engine.rows(standings.ordered())}
    assert found.keys() == expected.keys()
    for account, row in expected.items():
        assert {name: found[account][name] for name in row} == row, account


def test_the_reference_is_read_in_a_minute() -> None:
    assert len(Path(reference.__file__).read_text(encoding="utf-8").splitlines()) <= 60


@settings(max_examples=2, phases=[Phase.generate])  # a smaller seed is no smaller season
@given(seed=st.integers(0, 2**32))
def test_a_thousand_random_seasons_are_ranked_as_plain_python_ranks_them(
    seed: int, duckdb_engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    compare(duckdb_engine, tmp_path_factory.mktemp("season"), seed, TOGETHER)


@pytest.mark.timeout(900)  # Java starts slowly where much else runs
@pytest.mark.filterwarnings("ignore")  # its own, of pandas and of open sockets
def test_spark_ranks_them_in_the_same_way(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the package pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine")
    with open_engine("spark:local[1]") as engine:
        compare(engine, tmp_path, 20250512, 1000)
