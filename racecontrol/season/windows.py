"""The ranked drivers in windows: so many rows from a place on, however many there are.

The ranking is written once, in its order, to a DuckDB file in the engine's folder. What a person
filters, searches or sorts becomes a listing, a table of seats in that file; rows are then read from
a place on. Each reader has a cursor of its own, so that rows come while another question is worked
out.
"""

import threading
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any, Final

import duckdb
from msgspec import Struct

from racecontrol.meeting.online import Tier
from racecontrol.season.engine import BATCH
from racecontrol.season.errors import SeasonError
from racecontrol.season.registration import TIERS, WORD
from racecontrol.season.season import WHO, Standings
from racecontrol.season.sheet import write_batches

WORDS: Final = tuple(WORD.values())
AREAS: Final = {"country": "country", "main_area": "main area", "secondary_area": "secondary area"}


class Ranked(Struct, frozen=True, gc=False):
    """A driver as the ranking has it; ranks, sizes and levels stand in the order of the tiers."""

    seat: int  # place in the whole season's order, from 0
    account: int
    name: str
    country: str
    region: str
    main_area: str
    secondary_area: str
    league: str
    points: int
    all_points: int
    best_round: int
    counted: int  # a bit a round that counts, the first round lowest
    place_key: int
    credits: int
    ranks: tuple[int | None, ...]
    sizes: tuple[int | None, ...]
    levels: tuple[int, ...]  # 1: the highest; 0: none
    rounds: tuple[int | None, ...]  # points; None: not entered

    def counts(self, number: int) -> bool:
        """Whether the round of this number is one of those that count."""
        return bool(self.counted >> (number - 1) & 1)


class Order(StrEnum):
    """By what the rows are listed."""

    RANKING = "ranking"
    POINTS = "points"
    NAME = "name"
    COUNTRY = "country"
    CREDITS = "credits"
    ROUND = "round"  # the one that `Wanted.round` says


class Wanted(Struct, frozen=True):
    """Which drivers, ranked in which tier, in which order; "": all of them."""

    league: str = ""
    region: str = ""
    country: str = ""
    main_area: str = ""
    secondary_area: str = ""
    tier: Tier = Tier.REGIONAL
    search: str = ""  # words of the name, a country, or the first digits of an account
    order: Order = Order.RANKING
    round: int = 0
    turned: bool = False  # the last first

    @property
    def is_all(self) -> bool:
        """Whether it is every driver in the order of the whole season."""
        return self == Wanted()


class Listing(Struct, frozen=True):
    """An answer to what was wanted: `table` has its seats, "": every seat is in it."""

    wanted: Wanted
    rows: int
    table: str = ""


class Windows:
    """The rankings of a season as rows that can be read from any place."""

    def __init__(self, standings: Standings) -> None:
        """Write the ranked drivers in their order; takes a while. Raises SeasonError."""
        engine = standings.season.engine
        if engine.name != "duckdb":
            raise SeasonError("Rows in windows need the engine duckdb.")
        self.rounds = standings.cut.rounds
        self.leagues = tuple(league.key for league in standings.season.online.leagues)
        self.regions = tuple(region.name for region in standings.season.online.regions)
        self._rewards = standings.season.online.rewards is not None
        self._numbers = count(1)
        path = engine.folder / "windows.duckdb"
        self._connection = engine.connection.con
        self._write(standings, path)
        self.drivers: int = self._one(self._connection, "SELECT count(*) FROM windows.ranked")[0]

    def _write(self, standings: Standings, path: Path) -> None:
        """Sorted by seat, so that the rows of a window lie side by side in the file."""
        connection = standings.season.engine.connection
        connection.create_view("ranking_in_no_order", standings.named)
        regions, leagues = _texts(self.regions), _texts(self.leagues)
        number = f"list_position({leagues}, league) * 32768 + list_position({regions}, region)"
        order = f"{number}, rank_regional, account"
        made = f"{number} AS ranking_no, {_folded('name')} AS found"
        born = standings.season.drivers.select("account", "born")
        connection.create_view("days_of_birth", born)
        for statement in (
            f"ATTACH {_text(str(path))} AS windows",
            "CREATE TABLE windows.ranked AS "
            f"SELECT row_number() OVER (ORDER BY {order}) - 1 AS seat, {made}, ranking.*, born "
            "FROM ranking_in_no_order AS ranking JOIN days_of_birth USING (account) ORDER BY seat",
            "DROP VIEW ranking_in_no_order",
            "DROP VIEW days_of_birth",
            "CHECKPOINT windows",
        ):
            self._connection.execute(statement)

    def reader(self) -> "Reader":
        """A reader for one thread."""
        return Reader(self, self._connection.cursor())

    def new_table(self) -> str:
        """A name for a listing."""
        return f"windows.listing_{next(self._numbers)}"

    @property
    def columns(self) -> str:
        """The columns of `Ranked`, in SQL."""
        credits = "credits" if self._rewards else "0"
        plain = ("seat", *WHO, "points", "all_points", "best_round", "counted", "place_key")
        levels = [f"level_{word}" if self._rewards else "0" for word in WORDS]
        rounds = [f"p{n}" for n in range(1, self.rounds + 1)]
        ranks = [f"rank_{word}" for word in WORDS]
        sizes = [f"of_{word}" for word in WORDS]
        return ", ".join((*plain, credits, *ranks, *sizes, *levels, *rounds))

    def ranked(self, row: Sequence[Any]) -> Ranked:
        """A row of `columns`."""
        tiers = len(WORDS)
        texts = (value or "" for value in row[2:7])
        rest = row[14:]
        levels = tuple(level or 0 for level in rest[2 * tiers : 3 * tiers])
        of_tiers = (rest[:tiers], rest[tiers : 2 * tiers], levels)
        values: list[Any] = [*row[:2], *texts, *row[7:14], *of_tiers, rest[3 * tiers :]]
        return Ranked(*values)

    @staticmethod
    def _one(cursor: Any, query: str, values: Sequence[Any] = ()) -> tuple[Any, ...]:
        found: tuple[Any, ...] = cursor.execute(query, list(values)).fetchall()[0]
        return found


class Reader:
    """Reads on a cursor of its own: for one thread at a time."""

    def __init__(self, windows: Windows, cursor: Any) -> None:
        self.windows = windows
        self._cursor = cursor
        self._lock = threading.Lock()
        self._closed = False

    def list(self, wanted: Wanted) -> Listing:
        """The drivers that are wanted, in their order."""
        if wanted.is_all:
            return Listing(wanted, self.windows.drivers)
        table = self.windows.new_table()
        where, values = _conditions(wanted)
        self._cursor.execute(
            f"CREATE TABLE {table} AS SELECT row_number() OVER (ORDER BY {_order(wanted)}) - 1 "
            f"AS place, seat FROM windows.ranked WHERE {where} ORDER BY place",
            values,
        )
        ((rows,),) = self._cursor.execute(f"SELECT count(*) FROM {table}").fetchall()
        return Listing(wanted, rows, table)

    def drop(self, listing: Listing) -> None:
        """A listing that nobody looks at any more."""
        if listing.table:
            self._cursor.execute(f"DROP TABLE IF EXISTS {listing.table}")

    def rows(self, listing: Listing, first: int, rows: int) -> tuple[Ranked, ...]:
        """The rows of a listing from a place on; fewer at its end, none of one that was dropped."""
        columns = self.windows.columns
        if not listing.table:
            query = f"SELECT {columns} FROM windows.ranked WHERE seat >= ? AND seat < ?"
            found = self._cursor.execute(f"{query} ORDER BY seat", [first, first + rows])
            return tuple(map(self.windows.ranked, found.fetchall()))
        query = f"SELECT seat FROM {listing.table} WHERE place >= ? AND place < ? ORDER BY place"
        return self._seated([seat for (seat,) in self._of_listing(query, [first, first + rows])])

    def _of_listing(self, query: str, values: Sequence[int]) -> Sequence[tuple[Any, ...]]:
        """A listing may be dropped while rows of it are on the way: then nobody wants them."""
        try:
            found: list[tuple[Any, ...]] = self._cursor.execute(query, list(values)).fetchall()
        except duckdb.CatalogException:
            return ()
        return found

    def _seated(self, seats: Sequence[int]) -> tuple[Ranked, ...]:
        """The drivers of these seats, in this order."""
        if not seats:
            return ()
        where = f"seat IN ({', '.join(map(str, seats))})"
        query = f"SELECT {self.windows.columns} FROM windows.ranked WHERE {where}"
        by_seat = {row[0]: row for row in self._cursor.execute(query).fetchall()}
        return tuple(self.windows.ranked(by_seat[seat]) for seat in seats)

    def driver(self, account: int) -> Ranked | None:
        """The driver of an account; None: not ranked."""
        query = f"SELECT {self.windows.columns} FROM windows.ranked WHERE account = ?"
        found = self._cursor.execute(query, [account]).fetchall()
        return self.windows.ranked(found[0]) if found else None

    def place(self, listing: Listing, seat: int) -> int | None:
        """Where a seat stands in a listing; None: it is not in it."""
        if not listing.table:
            return seat if seat < listing.rows else None
        found = self._of_listing(f"SELECT place FROM {listing.table} WHERE seat = ?", [seat])
        return int(found[0][0]) if found else None

    def values(self, column: str, wanted: Wanted) -> tuple[tuple[str, int], ...]:
        """What stands in a column of `AREAS` among the drivers that are wanted, and how often."""
        if column not in AREAS:
            raise KeyError(column)
        where, values = _conditions(wanted)
        query = (
            f"SELECT {column}, count(*) FROM windows.ranked "
            f"WHERE {where} AND {column} <> '' GROUP BY 1 ORDER BY 1"
        )
        return tuple(self._cursor.execute(query, values).fetchall())

    def better_than(self, one: Ranked, keys: Sequence[int]) -> tuple[int, ...]:
        """For each key, how many others of the driver's regional ranking have a larger one."""
        counts = ", ".join(f"count(*) FILTER (place_key > {int(key)})" for key in keys)
        query = f"SELECT {counts} FROM windows.ranked WHERE league = ? AND region = ?"
        query += " AND account <> ?"
        found = self._cursor.execute(query, [one.league, one.region, one.account])
        return tuple(found.fetchall()[0])

    def best_after(
        self, league: str, number: int, best: int, depth: int
    ) -> Sequence[tuple[Any, ...]]:
        """The first of each region after an earlier round, by their `best` rounds until then.

        account, name, country, region, rank, points, born; equal points share a rank.
        """
        rounds = ", ".join(f"p{n}" for n in range(1, number + 1))
        entered = f"coalesce({rounds}) IS NOT NULL"
        points = f"coalesce(list_sum(list_sort([{rounds}], 'DESC', 'NULLS LAST')[1:{best}]), 0)"
        found: list[tuple[Any, ...]] = self._cursor.execute(
            f"WITH driven AS (SELECT *, {points}::BIGINT AS summed FROM windows.ranked "
            f"WHERE league = ? AND {entered}) "
            "SELECT account, name, country, region, "
            "rank() OVER (PARTITION BY region ORDER BY summed DESC) AS place, summed, born "
            f"FROM driven QUALIFY place <= {int(depth)} ORDER BY region, place, account",
            [league],
        ).fetchall()
        return found

    def next_of(self, league: str, region: str, rank: int) -> Iterator[tuple[Ranked, Any]]:
        """The drivers of a regional ranking from a rank on, with the day of birth; in portions."""
        columns, start = self.windows.columns, 0
        while True:
            found = self._cursor.execute(
                f"SELECT {columns}, born FROM windows.ranked WHERE league = ? AND region = ? "
                f"AND rank_regional >= ? ORDER BY seat LIMIT 50 OFFSET {start}",
                [league, region, rank],
            ).fetchall()
            yield from ((self.windows.ranked(row[:-1]), row[-1]) for row in found)
            if len(found) < 50:
                return
            start += 50

    def write_csv(self, listing: Listing, path: Path) -> None:
        """A whole listing as CSV, in its order, straight from the engine."""
        source = "windows.ranked ORDER BY seat"
        if listing.table:
            source = f"{listing.table} JOIN windows.ranked USING (seat) ORDER BY place"
        query = f"SELECT {self.windows.columns} FROM {source}"
        found = self._cursor.sql(query)
        write_batches(path, found.columns, found.to_arrow_reader(BATCH))

    def interrupt(self) -> None:
        """From another thread: end what this reader is working on."""
        with self._lock:
            if not self._closed:
                self._cursor.interrupt()

    def close(self) -> None:
        """No more questions."""
        with self._lock:
            self._closed = True
            self._cursor.close()


def _conditions(wanted: Wanted) -> tuple[str, list[Any]]:
    """What a driver must be, in SQL."""
    parts: list[str] = ["true"]
    values: list[Any] = []
    for column in ("league", "region", *AREAS):
        if value := getattr(wanted, column):
            parts.append(f"{column} = ?")
            values.append(value)
    if wanted.tier is not Tier.REGIONAL:
        parts.append(f"rank_{WORD[wanted.tier]} IS NOT NULL")
    for word in wanted.search.split():
        parts.append(f"(contains(found, {_folded('?')}) OR country = upper(?)")
        values += [word, word]
        if word.isdecimal():
            parts[-1] += " OR starts_with(account::VARCHAR, ?)"
            values.append(word)
        parts[-1] += ")"
    return " AND ".join(parts), values


def _order(wanted: Wanted) -> str:
    """Every order ends in the seat, so that it is one order."""
    down = "ASC" if wanted.turned else "DESC"
    up = "DESC" if wanted.turned else "ASC"
    match wanted.order:
        case Order.RANKING:
            return _by_rank(wanted.tier, up)
        case Order.NAME:
            return f"found {up}, seat"
        case Order.COUNTRY:
            return f"country {up}, seat"
        case Order.ROUND:
            return f"p{int(wanted.round)} {down} NULLS LAST, seat"
        case _:
            return f"{wanted.order.value} {down}, seat"


def _by_rank(tier: Tier, up: str) -> str:
    """Group by group as the tier has them, and in each by rank.

    Inside one league and region the seats are in the order of rank, in every tier.
    """
    inner = [f"{column} {up}" for column in TIERS[tier] if column not in ("league", "region")]
    if not inner:
        return f"seat {up}"
    return ", ".join((f"ranking_no {up}", *inner, f"seat {up}"))


def _folded(value: str) -> str:
    """Without case and accents."""
    return f"lower(strip_accents({value}))"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _texts(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"
