"""A plausible season of any size: drivers of a skill, lobbies of equals, results by chance.

Made slot by slot and written as it is made, so that a hundred million rows need no more memory
than the drivers of one slot. The same seed gives the same rows.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
from msgspec import Struct

from racecontrol.meeting.online import OnlineSeason
from racecontrol.season.schema import DRIVERS, RESULTS, FileSchema, Kind
from racecontrol.season.slots import DAY_S, offset_s

FIRST_ACCOUNT: Final = 1_000_000_000_000
LOBBY: Final = 16  # cars
ROW_GROUP: Final = 1 << 19
NOISE: Final = 0.35  # of a race, where drivers differ by one
UNFINISHED: Final = 0.04
COUNTRIES: Final = {  # a region of the shipped rulebooks -> share of the drivers, countries
    "EMEA": (0.45, "FRA ESP ITA GER GBR NED POR HUN POL BEL SWE SUI"),
    "Asia": (0.22, "JPN KOR TPE HKG SGP MAS THA IND"),
    "North America": (0.17, "USA CAN MEX"),
    "Central & South America": (0.11, "BRA CHI ARG COL PER URU"),
    "Oceania": (0.05, "AUS NZL"),
}
OTHER: Final = (0.1, "AAA BBB CCC DDD")
GIVEN: Final = "Ada Bruno Chen Dara Emil Fumi Gael Hana Igor Juno Kaito Lena Marek Nils Oona Pia"
FAMILY: Final = "Arvid Brandt Castell Dorn Ekholm Farkas Galli Hayes Ito Jansen Kovac Lund Mori"
FLOORS: Final = {"E": 0, "D": 0, "C": 4_000, "B": 10_000, "A": 30_000, "A+": 50_000, "S": 90_000}

Told = Callable[[int, int], None]  # rows written, rows expected
Whole = npt.NDArray[np.int64]


class Field(Struct, frozen=True):
    """The drivers of a simulated season; arrays of equal length, one element a driver."""

    account: Whole
    region: npt.NDArray[np.int8]  # position in the rulebook
    league: npt.NDArray[np.int8]
    dr: npt.NDArray[np.int32]
    skill: npt.NDArray[np.float32]
    seed: int


def simulate(
    online: OnlineSeason, folder: Path, *, drivers: int, seed: int, told: Told = lambda *_: None
) -> tuple[Path, Path, int]:
    """Write `drivers.parquet` and `results.parquet`; their paths and the number of results."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    field = _field(online, drivers, rng, seed)
    who, what = folder / "drivers.parquet", folder / "results.parquet"
    _write(who, DRIVERS, _registrations(online, field))
    expected = int(sum(_entering(online, field.league).sum() for _ in range(online.rounds)))
    rows = 0
    with pq.ParquetWriter(what, _arrow(RESULTS), compression="zstd") as writer:
        for table in _gathered(_rounds(online, field, rng)):
            writer.write_table(table, row_group_size=ROW_GROUP)
            rows += table.num_rows
            told(min(rows, expected), expected)
    return who, what, rows


def _gathered(tables: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Enough of them together for a group of rows: small groups are slow to read."""
    held: list[pa.Table] = []
    rows = 0
    for table in tables:
        held.append(table)
        rows += table.num_rows
        if rows >= ROW_GROUP:
            yield pa.concat_tables(held)
            held, rows = [], 0
    if held:
        yield pa.concat_tables(held)


def _field(online: OnlineSeason, drivers: int, rng: np.random.Generator, seed: int) -> Field:
    shares = np.array([COUNTRIES.get(rule.name, OTHER)[0] for rule in online.regions])
    region = rng.choice(len(shares), drivers, p=shares / shares.sum()).astype(np.int8)
    skill = rng.standard_normal(drivers, dtype=np.float32)
    dr = np.clip(22_000 + 14_000 * skill, 0, 99_999).astype(np.int32)
    account = FIRST_ACCOUNT + rng.permutation(drivers).astype(np.int64) * 7
    return Field(account, region, _leagues(online, dr), dr, skill, seed)


def _rating(dr: npt.NDArray[np.int32]) -> npt.NDArray[np.str_]:
    names = np.array(["D", "C", "B", "A", "A+"])
    floors = [FLOORS[name] for name in names[1:]]
    found: npt.NDArray[np.str_] = names[np.searchsorted(floors, dr, side="right")]
    return found


def _leagues(online: OnlineSeason, dr: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    codes = {rating: code for code, rule in enumerate(online.leagues) for rating in rule.ratings}
    ratings = _rating(dr)
    league = np.zeros(len(dr), np.int8)
    for rating in np.unique(ratings):
        league[ratings == rating] = codes.get(str(rating), len(online.leagues) - 1)
    return league


def _registrations(online: OnlineSeason, field: Field) -> Iterator[pa.Table]:
    for start in range(0, len(field.account), ROW_GROUP):
        part = slice(start, start + ROW_GROUP)
        rng = np.random.default_rng((field.seed, start))
        yield _registered(online, field, part, rng)


def _registered(
    online: OnlineSeason, field: Field, part: slice, rng: np.random.Generator
) -> pa.Table:
    region, count = field.region[part], len(field.account[part])
    country = np.empty(count, "<U3")
    for code, rule in enumerate(online.regions):
        mine = region == code
        country[mine] = rng.choice(COUNTRIES.get(rule.name, OTHER)[1].split(), int(mine.sum()))
    names = np.array([f"{given} {family}" for given in GIVEN.split() for family in FAMILY.split()])
    days = rng.integers(0, 365 * 30, count)
    columns = {
        "account": field.account[part],
        "name": names[rng.integers(0, len(names), count)],
        "country": country,
        "region": np.array([rule.name for rule in online.regions])[region],
        "main_area": np.array([f"area {n}" for n in range(1, 9)])[rng.integers(0, 8, count)],
        "secondary_area": np.array([f"town {n}" for n in range(1, 10)])[rng.integers(0, 9, count)],
        "born": (np.datetime64("2009-12-31") - days).astype("datetime64[D]"),
        "dr": _rating(field.dr[part]),
    }
    return pa.table(columns).cast(_arrow(DRIVERS))


def _entering(online: OnlineSeason, league: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
    """How many races of a round a driver enters on average: one and a half, whatever the slots."""
    slots = np.array([rule.slots for rule in online.leagues])
    mean: npt.NDArray[np.float64] = np.minimum(slots, 1.5)[league]
    return mean


def _rounds(online: OnlineSeason, field: Field, rng: np.random.Generator) -> Iterator[pa.Table]:
    for number in range(1, online.rounds + 1):
        for league, rule in enumerate(online.leagues):
            for slot in range(1, rule.slots + 1):
                chance = min(1.5, rule.slots) / rule.slots
                for region in range(len(online.regions)):
                    mine = np.flatnonzero((field.league == league) & (field.region == region))
                    here = mine[rng.random(len(mine), dtype=np.float32) < chance]
                    starts = start_s(online, league, region, number, slot)
                    race = ((number * 64 + slot) * 8 + league) * 128 + region
                    if len(here):
                        yield _races(field, here, rng, (number, slot, starts, race))


def _races(
    field: Field, here: Whole, rng: np.random.Generator, where: tuple[int, int, int, int]
) -> pa.Table:
    """The lobbies of a slot: drivers of like rating together, and how they finished."""
    number, slot, starts, race = where
    here = here[np.argsort(field.dr[here], kind="stable")]
    lobby = np.arange(len(here)) // LOBBY
    cars = np.bincount(lobby)
    average = np.bincount(lobby, field.dr[here]) // cars
    form = field.skill[here] + NOISE * rng.standard_normal(len(here), dtype=np.float32)
    order = np.lexsort((-form, lobby))
    position = np.empty(len(here), np.int16)
    position[order] = np.arange(len(here)) % LOBBY + 1
    out = rng.random(len(here), dtype=np.float32) < UNFINISHED
    columns: dict[str, Any] = {
        "account": field.account[here],
        "race": race * 10_000_000 + lobby,
        "round": np.full(len(here), number, np.int16),
        "slot": np.full(len(here), slot, np.int16),
        "started_s": np.full(len(here), starts, np.int64),
        "lobby_dr": average[lobby].astype(np.int32),
        "position": pa.array(position, mask=out),
    }
    return pa.table(columns).cast(_arrow(RESULTS))


def start_s(online: OnlineSeason, league: int, region: int, number: int, slot: int) -> int:
    """When the races of a slot start: as the rulebook says, or at noon and every half hour."""
    opens = online.leagues[league].opens
    hour, minute = map(int, opens[slot - 1].split(":")) if opens else divmod(720 + 30 * slot, 60)
    known = {day.round: day.date for day in online.calendar}
    day = known.get(number, date(2025, 1, 1) + timedelta(days=7 * number))
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return midnight + (hour * 3600 + minute * 60) % DAY_S - offset_s(online.regions[region])


def _arrow(schema: FileSchema) -> pa.Schema:
    whole = {16: pa.int16(), 32: pa.int32(), 64: pa.int64()}
    kinds = {Kind.TEXT: pa.string(), Kind.DAY: pa.date32()}
    return pa.schema([(c.name, whole[c.bits] if c.bits else kinds[c.kind]) for c in schema.columns])


def _write(path: Path, schema: FileSchema, tables: Iterator[pa.Table]) -> None:
    with pq.ParquetWriter(path, _arrow(schema), compression="zstd") as writer:
        for table in tables:
            writer.write_table(table)
