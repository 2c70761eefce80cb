"""`python -m tests.benchmarks.season_peers ENGINE FOLDER`: one season ranked, in its own process.

ENGINE is ours, pandas or polars. All three read the same Parquet, leave out what cannot be
counted, rank in four tiers, give levels and credits, and write them as Parquet. Printed is one
line of JSON: seconds without imports, peak memory in MB, and sums by which they are seen to agree.
The peers do not look for two results in one slot; ours does.
"""

import json
import resource
import sys
import time
from pathlib import Path

from racecontrol.meeting.online import OnlineSeason
from racecontrol.rulebooks.reading import find, load
from racecontrol.season.slots import first_cell, slots
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

TIERS = {
    "regional": ["region"],
    "domestic": ["region", "country"],
    "main": ["region", "country", "main_area"],
    "secondary": ["region", "country", "main_area", "secondary_area"],
}
MOST = (1 << 20) - 1
STEP = 12  # bits of the points of a season


def rules() -> OnlineSeason:
    online = load(find("nations-cup-2025"), FORMATS, PENALTIES).online
    assert online is not None
    return online


def ours(folder: Path, online: OnlineSeason, out: Path) -> float:
    import duckdb  # noqa: F401 - not part of the time, as the imports of the others are not
    import ibis

    from racecontrol.season.engine import open_engine
    from racecontrol.season.ranking import Cut
    from racecontrol.season.season import Files, Season

    ibis.duckdb.connect().disconnect()
    since = time.perf_counter()
    names = [str(folder / f"{name}.parquet") for name in ("drivers", "results")]
    with open_engine() as engine:
        season = Season(engine, online, Files((names[0],), (names[1],)))
        standings = season.rank(Cut(online.rounds, final=True))
        rejects = season.write_rejects(standings, out.with_suffix(".csv"))
        assert rejects.total == 0
        columns = ["account", "points", "credits"]
        columns += [f"{part}_{tier}" for tier in TIERS for part in ("rank", "level")]
        engine.connection.to_parquet(standings.table.select(*columns), out)
    return time.perf_counter() - since


def pandas(folder: Path, online: OnlineSeason, out: Path) -> float:
    import numpy as np
    import pandas as pd

    since = time.perf_counter()
    needed = ["account", "round", "slot", "started_s", "lobby_dr", "position"]
    results = pd.read_parquet(folder / "results.parquet", columns=needed)
    drivers = pd.read_parquet(folder / "drivers.parquet").drop(columns=["name", "born"])
    codes = {rating: n for n, rule in enumerate(online.leagues) for rating in rule.ratings}
    drivers["league"] = drivers["dr"].map(codes)
    areas = {rule.name: n for n, rule in enumerate(online.regions)}
    code = drivers["region"].map(areas)
    drivers["cell"] = drivers["league"] * first_cell(1, 0) + code * 4096
    table = results.merge(drivers[["account", "cell"]], on="account")
    table["cell"] += table["round"].astype("int64") * 64 + table["slot"]
    times = pd.DataFrame([(s.cell, s.opens_s, s.closes_s) for s in slots(online)])
    times.columns = ["cell", "opens_s", "closes_s"]
    table = table.merge(times, on="cell")
    place = table["position"].fillna(0).astype("int64")
    good = table["started_s"].between(table["opens_s"], table["closes_s"])
    good &= table["lobby_dr"].between(online.rating.least, online.rating.most)
    good &= place.between(0, online.points.most_cars)
    table, place = table[good], place[good]
    shares = np.zeros(online.points.most_cars + 1, np.int64)
    shares[1 : len(online.points.shares_permille) + 1] = online.points.shares_permille
    win = table["lobby_dr"].astype("int64") * online.points.win_permille // 1000
    given = win * shares[place] // 1000
    table = table.assign(k=table["slot"] * (MOST + 1) + MOST - given)
    last = table.groupby(["account", "round"], sort=False)["k"].max()
    got = (MOST - last % (MOST + 1)).unstack().fillna(0).astype("int64")
    best = online.counting.best or 0
    ordered = np.sort(got.to_numpy(), axis=1)[:, ::-1]
    sums = pd.DataFrame({"points": ordered[:, :best].sum(axis=1)}, index=got.index)
    sums["key"] = (sums["points"] << 2 * STEP) + (ordered.sum(axis=1) << STEP) + ordered[:, 0]
    ranked = sums.reset_index().merge(drivers, on="account")
    assert online.rewards is not None
    ranked["credits"] = 0
    tops = [level.top_percent for level in online.rewards.levels]
    for number, (tier, columns) in enumerate(TIERS.items()):
        groups = ranked.groupby(["league", *columns], sort=False)["key"]
        rank = groups.rank(method="min", ascending=False).astype("int32")
        size = groups.transform("size")
        levels = [rank <= (size * top + 99) // 100 for top in tops]
        ranked[f"rank_{tier}"] = rank
        ranked[f"level_{tier}"] = np.select(levels, [1, 2, 3], 0).astype("int8")
        ranked["credits"] += np.select(levels, online.rewards.amounts[number].credits, 0)
    ranked["credits"] *= np.where(ranked["league"] == 0, 2, 1)
    ranked.drop(columns=["key", "cell", "dr", *TIERS["secondary"]]).to_parquet(out)
    return time.perf_counter() - since


def polars(folder: Path, online: OnlineSeason, out: Path) -> float:
    import polars as pl

    since = time.perf_counter()
    codes = {rating: n for n, rule in enumerate(online.leagues) for rating in rule.ratings}
    areas = {rule.name: n for n, rule in enumerate(online.regions)}
    drivers = pl.scan_parquet(folder / "drivers.parquet").with_columns(
        league=pl.col("dr").replace_strict(codes, return_dtype=pl.Int64),
        code=pl.col("region").replace_strict(areas, return_dtype=pl.Int64),
    )
    cell = pl.col("league") * first_cell(1, 0) + pl.col("code") * 4096
    times = pl.LazyFrame(
        [(s.cell, s.opens_s, s.closes_s) for s in slots(online)],
        schema={"cell": pl.Int64, "opens_s": pl.Int64, "closes_s": pl.Int64},
        orient="row",
    )
    listed = online.points.shares_permille
    shares = pl.LazyFrame(
        {"place": range(online.points.most_cars + 1), "share": [0, *listed]},
        schema={"place": pl.Int16, "share": pl.Int64},
    )
    table = (
        pl.scan_parquet(folder / "results.parquet")
        .filter(pl.col("lobby_dr").is_between(online.rating.least, online.rating.most))
        .join(drivers.select("account", cell=cell), on="account")
        .with_columns(
            cell=pl.col("cell") + pl.col("round").cast(pl.Int64) * 64 + pl.col("slot"),
            place=pl.col("position").fill_null(0),
        )
        .join(times, on="cell")
        .filter(pl.col("started_s").is_between(pl.col("opens_s"), pl.col("closes_s")))
        .join(shares, on="place")
    )
    win = pl.col("lobby_dr").cast(pl.Int64) * online.points.win_permille // 1000
    given = win * pl.col("share") // 1000
    keyed = table.with_columns(k=pl.col("slot").cast(pl.Int64) * (MOST + 1) + MOST - given)
    rounds = range(1, online.rounds + 1)
    last = keyed.group_by("account").agg(
        pl.col("k").filter(pl.col("round") == n).max().alias(f"k{n}") for n in rounds
    )
    got = [(MOST - pl.col(f"k{n}") % (MOST + 1)).fill_null(0) for n in rounds]
    best = online.counting.best
    assert best == online.rounds - 1, "the sum without the least is the best five of six"
    every = pl.sum_horizontal(got)
    sums = last.with_columns(points=every - pl.min_horizontal(got), every=every)
    key = pl.col("points") * (1 << 2 * STEP) + pl.col("every") * (1 << STEP)
    ranked = sums.with_columns(key=key + pl.max_horizontal(got)).join(drivers, on="account")
    assert online.rewards is not None
    tops = [level.top_percent for level in online.rewards.levels]
    columns: list[pl.Expr] = []
    credits = []
    for number, (tier, names) in enumerate(TIERS.items()):
        rank = pl.col("key").rank("min", descending=True).over("league", *names).cast(pl.Int64)
        size = pl.len().over("league", *names).cast(pl.Int64)
        columns += [rank.alias(f"rank_{tier}"), size.alias(f"of_{tier}")]
        reached = [pl.col(f"rank_{tier}") <= (pl.col(f"of_{tier}") * t + 99) // 100 for t in tops]
        worth = online.rewards.amounts[number].credits
        level = pl.when(reached[0]).then(1).when(reached[1]).then(2).when(reached[2]).then(3)
        money = pl.when(reached[0]).then(worth[0]).when(reached[1]).then(worth[1])
        credits.append(money.when(reached[2]).then(worth[2]).otherwise(0))
        columns.append(level.otherwise(0).alias(f"level_{tier}"))
    levels = [column for n, column in enumerate(columns) if n % 3 == 2]
    ranked = ranked.with_columns([c for n, c in enumerate(columns) if n % 3 != 2])
    factor = pl.when(pl.col("league") == 0).then(2).otherwise(1)
    ranked = ranked.with_columns(*levels, credits=pl.sum_horizontal(credits) * factor)
    kept = ["account", "points", "credits"]
    kept += [f"{part}_{tier}" for tier in TIERS for part in ("rank", "level")]
    ranked.select(kept).collect(engine="streaming").write_parquet(out)
    return time.perf_counter() - since


def sums_of(path: Path) -> dict[str, int]:
    """What must be equal for all."""
    import pyarrow.compute as compute
    import pyarrow.parquet as parquet

    table = parquet.read_table(path)
    found = {"drivers": table.num_rows}
    for name in ("points", "credits", *(f"rank_{tier}" for tier in TIERS)):
        found[name] = int(compute.sum(table[name]).as_py())
    return found


ENGINES = {"ours": ours, "pandas": pandas, "polars": polars}


def main(engine: str, folder: str) -> None:
    online = rules()
    out = Path(folder) / f"ranked-{engine}.parquet"
    took = ENGINES[engine](Path(folder), online, out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": took, "peak_mb": peak, "sums": sums_of(out)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
