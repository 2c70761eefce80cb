"""A season that is worked out: files in, rankings with rewards and a list of rejects out."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import ibis
import ibis.expr.types as ir
from msgspec import Struct

from racecontrol.meeting.online import OnlineSeason
from racecontrol.results.csv_line import csv_line
from racecontrol.season import checks, driven, ranking, registration
from racecontrol.season.driven import Cut
from racecontrol.season.engine import Engine
from racecontrol.season.errors import SeasonError
from racecontrol.season.intake import Taken, Unread, take
from racecontrol.season.registration import WORD, rows
from racecontrol.season.rewards import rewarded
from racecontrol.season.schema import DRIVERS, RESULTS, STRIKES
from racecontrol.season.steps import Step

ORDER: Final = ("league", "region", "rank_regional", "account")
Told = Callable[[str], None]  # what is being done now, for a person who waits
WHO: Final = ("account", "name", "country", "region", "main_area", "secondary_area", "league")


class Files(Struct, frozen=True):
    """Where a season is: paths with or without wildcards."""

    drivers: tuple[str, ...]
    results: tuple[str, ...]
    struck: tuple[str, ...] = ()


class Rejects(Struct, frozen=True):
    """How many rows are not counted, by reason; (): none."""

    counts: tuple[tuple[str, str, int], ...]  # file, reason, rows

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count for _, _, count in self.counts)


class Standings:
    """A ranking that is worked out, a row a driver. `named` adds who it is."""

    def __init__(
        self, season: "Season", cut: Cut, driven: ir.Table, sums: ir.Table, ranked: ir.Table
    ) -> None:
        self.season = season
        self.cut = cut
        self.driven = driven
        self.sums = sums  # see `ranking.totals`
        self.ranked = ranked  # see `rewards.rewarded`

    @cached_property
    def table(self) -> ir.Table:
        """`ranked` with the rounds and all that decides: joined when somebody asks for it."""
        sums = self.sums.drop("league", "points", "place_key")
        return self.season.engine.keep(self.ranked.join(sums, "account"))

    @cached_property
    def results(self) -> int:
        """How many results stand, two in one slot as one."""
        found = self.season.engine.one(self.sums.aggregate(n=self.sums.entered.sum()))["n"]
        return int(found or 0)

    def forget(self) -> None:
        """What was kept of it, but for `driven`, gives its memory back."""
        for table in (self.sums, self.ranked, self.__dict__.pop("table", None)):
            if table is not None:
                self.season.engine.drop(table)

    @cached_property
    def drivers(self) -> int:
        """How many are ranked."""
        found: int = self.season.engine.one(self.ranked.aggregate(n=self.ranked.count()))["n"]
        return found

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of `named`, in order."""
        rounds = tuple(f"p{n}" for n in range(1, self.cut.rounds + 1))
        tiers = tuple(f"{part}_{word}" for word in WORD.values() for part in self._parts)
        money = ("credits",) if self.season.online.rewards else ()
        sums = ("points", "all_points", "best_round", "counted", "place_key")
        return (*WHO, *sums, *rounds, *tiers, *money)

    @property
    def _parts(self) -> tuple[str, ...]:
        return ("rank", "of", "level") if self.season.online.rewards else ("rank", "of")

    @property
    def named(self) -> ir.Table:
        """Rows with name, country, region, areas and league as text, in no order."""
        online = self.season.online
        keys = rows(
            {"league": "int8", "key": "string"},
            [(code, league.key) for code, league in enumerate(online.leagues)],
        )
        who = self.season.drivers.select(*(name for name in WHO if name != "league"))
        table = self.table.drop("region", *(f"g_{word}" for word in WORD.values()))
        table = table.join(who, "account").join(keys, "league")
        return table.drop("league").rename(league="key").select(*self.columns)

    def ordered(self) -> ir.Table:
        """`named` in the one order that all engines agree on."""
        return self.named.order_by(*ORDER)


class Season:
    """The files of a season on an engine. Raises SeasonError for files that cannot be used."""

    def __init__(
        self, engine: Engine, online: OnlineSeason, files: Files, told: Told = lambda _: None
    ) -> None:
        self.engine = engine
        self.online = online
        self.told = told
        told(Step.READING)
        taken = [take(engine, DRIVERS, files.drivers), take(engine, RESULTS, files.results)]
        self.drivers, self.results = taken[0].table, taken[1].table
        self.struck = self._struck(taken, files.struck)
        self.unread: tuple[Unread, ...] = tuple(line for one in taken for line in one.unread)
        told(Step.REGISTERING)
        self.placed = self._placed()

    def _struck(self, taken: list[Taken], names: Sequence[str]) -> ir.Table | None:
        """account and a bit for each round whose points were struck off."""
        if not names:
            return None
        taken.append(take(self.engine, STRIKES, names))
        table = taken[-1].table
        held = table.filter(table["round"].between(1, self.online.rounds))
        once = held.select("account", "round").distinct()
        bits = [(n, 1 << (n - 1)) for n in range(1, self.online.rounds + 1)]
        bit = rows({"round": "int16", "bit": "int64"}, bits)
        joined = once.join(bit, "round")
        return self.engine.keep(joined.group_by("account").agg(gone=joined.bit.sum()))

    def _placed(self) -> ir.Table:
        """Who can be ranked; an account that is registered twice is not."""
        drivers, engine = self.drivers, self.engine
        seen = engine.one(drivers.aggregate(n=drivers.count(), once=drivers.account.nunique()))
        if seen["n"] != seen["once"]:
            drivers = drivers.anti_join(registration.once(drivers), "account")
        known = engine.keep(registration.registered(drivers, self.online))
        groups = engine.keep(registration.groups(known, self.online))
        placed = engine.keep(registration.placed(known, groups))
        engine.drop(known)
        engine.drop(groups)
        self.registrations: int = seen["n"]
        return placed

    def held(self, until_s: int | None = None) -> int:
        """The last round that has a result, of those by a moment where one is said."""
        rounds = self.results.filter(self.results["round"] <= self.online.rounds)
        if until_s is not None:
            rounds = rounds.filter(rounds.started_s <= until_s)
        found = self.engine.one(rounds.aggregate(last=rounds["round"].max()))["last"]
        if found is None:
            by_then = "" if until_s is None else " by that moment"
            raise SeasonError(f"There is no result of any round in the file of results{by_then}.")
        return int(found)

    def rank(self, cut: Cut) -> Standings:
        """The rankings after so many rounds, with rewards."""
        engine, online = self.engine, self.online
        if not 1 <= cut.rounds <= online.rounds:
            raise SeasonError(
                f"There is no round {cut.rounds}: the season has rounds 1 to {online.rounds}."
            )
        self.told(Step.LAST_RACES)
        when = engine.keep(driven.moments(self.results, online, cut))
        found = engine.keep(driven.by_driver(self.results, when, online, cut))
        engine.drop(when)
        sums = self._totals(found, cut)
        odd = engine.one(sums.aggregate(n=sums.odd.cast("int64").sum()))["n"]
        if odd:
            found = self._put_right(found, sums, cut)
            engine.drop(sums)
            sums = self._totals(found, cut)
        return self._from(found, sums, cut)

    def _put_right(self, found: ir.Table, sums: ir.Table, cut: Cut) -> ir.Table:
        """The odd drivers row by row, as their leagues and regions have other slots."""
        engine = self.engine
        odd = self.placed.semi_join(sums.filter(sums.odd), "account")
        again = driven.exactly(self.results, odd, self.online, cut)
        right = engine.keep(found.anti_join(odd, "account").union(again))
        engine.drop(found)
        return right

    def after(self, standings: Standings, rounds: int) -> Standings:
        """The running ranking as it was after an earlier round, from what is known of a later."""
        cut = Cut(rounds)
        return self._from(standings.driven, self._totals(standings.driven, cut), cut)

    def _totals(self, found: ir.Table, cut: Cut) -> ir.Table:
        self.told(Step.ADDING)
        return self.engine.keep(ranking.totals(found, self.placed, self.struck, self.online, cut))

    def _from(self, found: ir.Table, sums: ir.Table, cut: Cut) -> Standings:
        self.told(Step.RANKING)
        ranked = self.engine.keep(rewarded(ranking.ranks(sums), sums, self.online))
        return Standings(self, cut, found, sums, ranked)

    def rejected(self, standings: Standings) -> ir.Table | None:
        """The rows that are not counted, in the columns `checks.REJECTED`; None: there is none."""
        online, cut = self.online, standings.cut
        parts = []
        known = self.engine.one(self.placed.aggregate(n=self.placed.count()))["n"]
        if known != self.registrations:
            parts.append(checks.rejected_drivers(self.drivers, online))
        all_rows = self.results.filter(checks.within(self.results, online, cut))
        total = self.engine.one(all_rows.aggregate(n=all_rows.count()))["n"]
        if standings.results != total:
            found = standings.driven
            parts.append(checks.rejected_results(self.results, self.placed, found, online, cut))
        return ibis.union(*parts) if len(parts) > 1 else parts[0] if parts else None

    def write_rejects(self, standings: Standings, path: Path) -> Rejects:
        """The rejects as CSV with their reasons, and their counts; no file where there is none."""
        self.told(Step.REJECTING)
        wrong = self.rejected(standings)
        if wrong is None and not self.unread:
            path.unlink(missing_ok=True)
            return Rejects(())
        counts: dict[tuple[str, str], int] = {}
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            file.write(csv_line(checks.REJECTED))
            for row in self._all_rejects(wrong):
                file.write(csv_line(row.get(name) for name in checks.REJECTED))
                key = (row["file"], row["reason"])
                counts[key] = counts.get(key, 0) + 1
        return Rejects(tuple((*key, count) for key, count in sorted(counts.items())))

    def _all_rejects(self, wrong: ir.Table | None) -> Iterator[dict[str, Any]]:
        for line in self.unread:
            yield {"file": line.file, "reason": checks.Reason.UNREADABLE.value, "text": line.text}
        if wrong is not None:
            for batch in self.engine.batches(wrong, *checks.REJECTED):
                yield from batch.to_pylist()
