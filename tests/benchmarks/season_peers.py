"""`python -m tests.benchmarks.season_peers ENGINE FOLDER`: one season ranked, in its own process.

ENGINE is ours, pandas or polars. All three read the same Parquet, look for rows that cannot be
counted and for two results in one slot, rank in four tiers, give levels and credits, and write
them as Parquet. The peers are written in the way of their own documentation, with number codes
where text would be slower. Printed is one line of JSON: seconds without imports, of the clock and
of the processor, peak memory in MB, and sums by which they are seen to agree.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from racecontrol.meeting.online import OnlineSeason
from racecontrol.rulebooks.reading import find, load
from racecontrol.season.slots import slots
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

TIERS = {
    "regional": ["region"],
    "domestic": ["region", "country"],
    "main": ["region", "country", "main_area"],
    "secondary": ["region", "country", "main_area", "secondary_area"],
}
STEP = 12  # bits of the points of a season


Times = tuple[float, float]  # seconds of the clock, and of the processor


def now() -> Times:
    return time.perf_counter(), time.process_time()


def passed(since: Times) -> Times:
    clock, processor = now()
    return clock - since[0], processor - since[1]


def rules() -> OnlineSeason:
    online = load(find("nations-cup-2025"), FORMATS, PENALTIES).online
    assert online is not None
    return online


def ours(folder: Path, online: OnlineSeason, out: Path) -> Times:
    import duckdb  # noqa: F401 - not part of the time, as the imports of the others are not
    import ibis

    from racecontrol.season.driven import Cut
    from racecontrol.season.engine import open_engine
    from racecontrol.season.season import Files, Season

    ibis.duckdb.connect().to_pyarrow(ibis.memtable({"warm": [1]}))
    since = now()
    names = [str(folder / f"{name}.parquet") for name in ("drivers", "results")]
    with open_engine() as engine:
        season = Season(engine, online, Files((names[0],), (names[1],)))
        standings = season.rank(Cut(online.rounds, final=True))
        rejects = season.write_rejects(standings, out.with_suffix(".csv"))
        assert rejects.total == 0
        columns = ["account", "points", "credits"]
        columns += [f"{part}_{tier}" for tier in TIERS for part in ("rank", "level")]
        engine.connection.to_parquet(standings.ranked.select(*columns), out)
    return passed(since)


def pandas(folder: Path, online: OnlineSeason, out: Path) -> Times:
    import numpy as np
    import pandas as pd

    since = now()
    needed = ["account", "round", "slot", "started_s", "lobby_dr", "position"]
    results = pd.read_parquet(folder / "results.parquet", columns=needed)
    drivers = pd.read_parquet(folder / "drivers.parquet").drop(columns=["name", "born"])
    drivers["league"] = drivers["dr"].map(ratings(online)).astype("int8")
    areas = {rule.name: n for n, rule in enumerate(online.regions)}
    drivers["code"] = drivers["region"].map(areas).astype("int8")
    table = results.merge(drivers[["account", "league", "code"]], on="account")
    times = pd.DataFrame(hours(online), columns=HOURS).astype({"league": "int8", "code": "int8"})
    table = table.merge(times, on=["league", "code", "round", "slot"])
    place = table["position"].fillna(0).astype("int64")
    good = table["started_s"].between(table["opens_s"], table["closes_s"])
    good &= table["lobby_dr"].between(online.rating.least, online.rating.most)
    good &= place.between(0, online.points.most_cars)
    table, place = table[good], place[good]
    win = table["lobby_dr"].astype("int64") * online.points.win_permille // 1000
    table = table.assign(given=win * np.array(shares(online))[place] // 1000)
    assert len(table) == len(results), "a row is rejected"
    assert not table.duplicated(["account", "round", "slot"]).any(), "two results in one slot"
    last = table.sort_values("slot").drop_duplicates(["account", "round"], keep="last")
    got = last.pivot(index="account", columns="round", values="given").fillna(0).astype("int64")
    ordered = np.sort(got.to_numpy(), axis=1)[:, ::-1]
    sums = pd.DataFrame({"points": ordered[:, : online.counting.best].sum(axis=1)}, index=got.index)
    key = sums["points"] * (1 << 2 * STEP) + ordered.sum(axis=1) * (1 << STEP)
    sums["key"] = key + ordered[:, 0]
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
    ranked.drop(columns=["key", "code", "dr", *TIERS["secondary"]]).to_parquet(out)
    return passed(since)


def polars(folder: Path, online: OnlineSeason, out: Path) -> Times:
    import polars as pl

    since = now()
    areas = {rule.name: n for n, rule in enumerate(online.regions)}
    drivers = pl.scan_parquet(folder / "drivers.parquet").select(
        *("account", "region", "country", "main_area", "secondary_area"),
        league=pl.col("dr").replace_strict(ratings(online), return_dtype=pl.Int8),
        code=pl.col("region").replace_strict(areas, return_dtype=pl.Int8),
    )
    kinds = (pl.Int8, pl.Int8, pl.Int16, pl.Int16, pl.Int64, pl.Int64)
    times = pl.LazyFrame(hours(online), schema=dict(zip(HOURS, kinds, strict=True)), orient="row")
    listed = shares(online)
    share = pl.LazyFrame(
        {"position": [None, *range(1, len(listed))], "share": listed},
        schema={"position": pl.Int16, "share": pl.Int64},
    )
    results = pl.scan_parquet(folder / "results.parquet").drop("race")
    table = (
        results.join(drivers.select("account", "league", "code"), on="account")
        .join(times, on=["league", "code", "round", "slot"])
        .filter(
            pl.col("started_s").is_between(pl.col("opens_s"), pl.col("closes_s")),
            pl.col("lobby_dr").is_between(online.rating.least, online.rating.most),
        )
        .join(share, on="position", nulls_equal=True)
    )
    win = pl.col("lobby_dr").cast(pl.Int64) * online.points.win_permille // 1000
    given = table.with_columns(given=win * pl.col("share") // 1000)
    last = given.group_by("account", "round").agg(
        pl.col("given").max_by("slot"), rows=pl.len(), slots=pl.col("slot").n_unique()
    )
    best = pl.col("given").sort(descending=True).head(online.counting.best).sum()
    sums = last.group_by("account").agg(
        points=best,
        every=pl.col("given").sum(),
        most=pl.col("given").max(),
        rows=pl.col("rows").sum(),
        slots=pl.col("slots").sum(),
    )
    key = pl.col("points") * (1 << 2 * STEP) + pl.col("every") * (1 << STEP) + pl.col("most")
    ranked = _rewarded(sums.with_columns(key=key).join(drivers, on="account"), online)
    kept = ["account", "points", "credits", "rows", "slots"]
    kept += [f"{part}_{tier}" for tier in TIERS for part in ("rank", "level")]
    found = ranked.select(kept).collect(engine="streaming")
    rows, slots = found.select(pl.col("rows").sum(), pl.col("slots").sum()).row(0)
    assert rows == slots == results.select(pl.len()).collect().item(), "a row is rejected"
    found.drop("rows", "slots").write_parquet(out)
    return passed(since)


def _rewarded(ranked: Any, online: OnlineSeason) -> Any:
    """A lazy frame with ranks, levels and credits."""
    import polars as pl

    assert online.rewards is not None
    tops = [level.top_percent for level in online.rewards.levels]
    columns: list[pl.Expr] = []
    levels: list[pl.Expr] = []
    credits = []
    for number, (tier, names) in enumerate(TIERS.items()):
        rank = pl.col("key").rank("min", descending=True).over("league", *names).cast(pl.Int64)
        size = pl.len().over("league", *names).cast(pl.Int64)
        columns += [rank.alias(f"rank_{tier}"), size.alias(f"of_{tier}")]
        reached = [pl.col(f"rank_{tier}") <= (pl.col(f"of_{tier}") * t + 99) // 100 for t in tops]
        worth = [pl.lit(amount, pl.Int64) for amount in online.rewards.amounts[number].credits]
        level = pl.when(reached[0]).then(1).when(reached[1]).then(2).when(reached[2]).then(3)
        money = pl.when(reached[0]).then(worth[0]).when(reached[1]).then(worth[1])
        credits.append(money.when(reached[2]).then(worth[2]).otherwise(0))
        levels.append(level.otherwise(0).alias(f"level_{tier}"))
    factor = pl.when(pl.col("league") == 0).then(2).otherwise(1)
    return ranked.with_columns(columns).with_columns(
        *levels, credits=pl.sum_horizontal(credits) * factor
    )


HOURS = ("league", "code", "round", "slot", "opens_s", "closes_s")


def hours(online: OnlineSeason) -> list[tuple[int, ...]]:
    """When each slot is open, by league and region, in the columns `HOURS`."""
    return [(s.league, s.region, s.round, s.slot, s.opens_s, s.closes_s) for s in slots(online)]


def ratings(online: OnlineSeason) -> dict[str, int]:
    """Driver Rating -> league."""
    return {rating: n for n, rule in enumerate(online.leagues) for rating in rule.ratings}


def shares(online: OnlineSeason) -> list[int]:
    """What each place gives, thousandths of a win; place 0: not finished."""
    listed = online.points.shares_permille
    return [0, *listed, *[0] * (online.points.most_cars - len(listed))]


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
    took, worked = ENGINES[engine](Path(folder), online, out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"seconds": took, "cpu_s": worked, "peak_mb": peak, "sums": sums_of(out)}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
