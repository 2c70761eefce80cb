"""Random small seasons, many in one: each region of a rulebook is a season of its own."""

import random

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from racecontrol.meeting.cited import Rounding
from racecontrol.meeting.online import (
    CountingRule,
    CountingStep,
    LeagueFactor,
    LeagueRule,
    Level,
    LobbyPoints,
    OnlineSeason,
    OnlineTie,
    OnlineTies,
    PointsBand,
    RegionRule,
    RewardAmount,
    RewardLevel,
    RewardRule,
    Tier,
)
from racecontrol.season.schema import DRIVERS, RESULTS, STRIKES, FileSchema, Kind

RATINGS = ("E", "D", "C", "B", "A", "A+", "S")
COUNTINGS = (
    CountingRule(best=3),
    CountingRule(best=1),
    CountingRule(share="1/4", rounding=Rounding.UP),
    CountingRule(share="1/2", least=1),
    CountingRule(steps=(CountingStep(held=1, best=1), CountingStep(held=3, best=2))),
)
POINTS = (
    LobbyPoints(most_cars=4, win_permille=4, shares_permille=(1000, 700, 333)),
    LobbyPoints(
        most_cars=4,
        bands=(PointsBand(from_dr=0, places=(3, 1)), PointsBand(from_dr=50, places=(6, 4, 2, 1))),
        unfinished=1,
    ),
)
ARROW = {Kind.TEXT: pa.string(), Kind.DAY: pa.date32()}
WHOLE = {16: pa.int16(), 32: pa.int32(), 64: pa.int64()}


def rulebook(draw: random.Random, regions: int) -> OnlineSeason:
    """Rules as they could be, with small numbers so that much is equal."""
    chain = draw.sample(list(OnlineTie), draw.randint(0, 3))
    amounts = tuple(
        RewardAmount(tier=tier, credits=(40 - 9 * n, 20 - 4 * n, 5 - n))
        for n, tier in enumerate(Tier)
    )
    shares = sorted(draw.sample(range(1, 100), 3))
    levels = tuple(map(lambda kind, top: RewardLevel(level=kind, top_percent=top), Level, shares))
    return OnlineSeason(
        rounds=4,
        regions=tuple(RegionRule(name=f"region {n}") for n in range(regions)),
        leagues=(
            LeagueRule(key="GT1", ratings=("A", "A+", "S"), slots=2),
            LeagueRule(key="GT2", ratings=("B", "C", "D"), slots=3),
        ),
        points=draw.choice(POINTS),
        counting=draw.choice(COUNTINGS),
        ties=OnlineTies(chain=tuple(chain)),
        rewards=RewardRule(
            rounding=draw.choice(list(Rounding)),
            levels=levels,
            amounts=amounts,
            factors=(LeagueFactor(league="GT1", times=2),),
        ),
    )


def season(draw: random.Random, region: int) -> tuple[list[dict], list[dict], list[dict]]:
    """Drivers, results and struck rounds of one region, right and wrong ones."""
    accounts = [region * 1000 + n for n in range(draw.randint(1, 9))]
    drivers = [_driver(draw, account, region) for account in accounts]
    if draw.random() < 0.1:
        drivers.append(_driver(draw, accounts[0], region))
    results = [_result(draw, draw.choice(accounts)) for _ in range(draw.randint(0, 40))]
    if draw.random() < 0.1:
        results.append(_result(draw, region * 1000 + 999))
    struck = [
        {"account": draw.choice(accounts), "round": draw.randint(1, 4), "reason": "contact"}
        for _ in range(draw.randint(0, 2))
    ]
    return drivers, results, struck


def _driver(draw: random.Random, account: int, region: int) -> dict:
    return {
        "account": account,
        "name": draw.choice(("Takuma", "Kylian", "Jose")),
        "country": draw.choice(("FRA", "ESP")),
        "region": f"region {region}",
        "main_area": draw.choice(("north", "south", "")),
        "secondary_area": draw.choice(("east", "west", "")),
        "born": None,
        "dr": draw.choice((*RATINGS, "A", "A+")),
    }


def _result(draw: random.Random, account: int) -> dict:
    odd = draw.random() < 0.05
    return {
        "account": account,
        "race": draw.randint(1, 10**9),
        "round": draw.randint(0, 5) if odd else draw.randint(1, 4),
        "slot": draw.randint(0, 70) if odd else draw.randint(1, 3),
        "started_s": 0,
        "lobby_dr": draw.choice((-1, 100_001))
        if odd and draw.random() < 0.5
        else draw.randint(0, 99),
        "position": draw.choice((0, 5, None)) if odd else draw.choice((1, 2, 3, 4, None)),
    }


def write(path, schema: FileSchema, rows: list[dict]) -> str:
    """Rows as a Parquet file in the documented schema."""
    fields = [(c.name, WHOLE[c.bits] if c.bits else ARROW[c.kind]) for c in schema.columns]
    pq.write_table(pa.Table.from_pylist(rows, schema=pa.schema(fields)), path)
    return str(path)


def write_all(folder, drivers, results, struck):
    """The three files of a season, as `season.Files`."""
    from racecontrol.season.season import Files

    return Files(
        (write(folder / "drivers.parquet", DRIVERS, drivers),),
        (write(folder / "results.parquet", RESULTS, results),),
        (write(folder / "struck.parquet", STRIKES, struck),),
    )


def replaced(online: OnlineSeason, **more) -> OnlineSeason:
    return msgspec.structs.replace(online, **more)
