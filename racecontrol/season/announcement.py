"""What is announced of a season: rankings, the entry list, rewards and where the rows went."""

from collections.abc import Sequence
from typing import Any, Final

import ibis
import ibis.expr.types as ir
import msgspec
from msgspec import Struct

from racecontrol.meeting.online import QualificationRule, Tier
from racecontrol.season.board import board
from racecontrol.season.chances import Chance, Chances, Fate
from racecontrol.season.desk import Desk
from racecontrol.season.named import as_named
from racecontrol.season.plots import Line
from racecontrol.season.qualifying import Board
from racecontrol.season.registration import WORD
from racecontrol.season.rewards import worth
from racecontrol.season.season import Rejects, Standings

PLOTTED: Final = 8


NO_CHANCE: Final = Chance(Fate.NO_PLACES)


class Row(Struct, frozen=True):
    """A line of a ranking."""

    rank: int
    account: int
    name: str
    country: str
    points: int
    all_points: int
    best_round: int
    rounds: tuple[int | None, ...]  # points of each round, None: not entered
    counted: tuple[bool, ...]
    chance: Chance = NO_CHANCE  # of a place at the live event

    @property
    def gap(self) -> int | None:
        """Points to the last place that qualifies; None: no cut here."""
        return self.chance.to_last


class Ranking(Struct, frozen=True):
    """The top of a region's ranking in a league."""

    league: str
    region: str
    drivers: int
    rows: tuple[Row, ...]
    lines: tuple[Line, ...] = ()
    cut: tuple[int | None, ...] = ()  # points of the last place after each round


class RewardTotal(Struct, frozen=True):
    """How many drivers of a league get a level in a tier, and the credits of all of them."""

    league: str
    tier: Tier
    level: str
    drivers: int
    credits: int


class Announcement(Struct, frozen=True):
    """Everything that the printed forms show."""

    title: str
    rulebook: str
    rounds: int
    of_rounds: int
    final: bool
    drivers: int
    rankings: tuple[Ranking, ...]
    board: Board | None
    rewards: tuple[RewardTotal, ...]
    rejects: Rejects


def announcement(
    standings: Standings,
    desk: Desk,
    rejects: Rejects,
    *,
    title: str,
    rulebook: str,
    top: int,
    plots: bool = True,
) -> Announcement:
    """The announcement with the first `top` of each ranking."""
    season = standings.season
    rule = season.online.qualification
    found = board(standings, desk) if rule else None
    chances = Chances.of_board(season.online, standings.cut, found)
    rankings = tuple(_rankings(standings, chances, top))
    if plots and rule and found and not rule.teams:
        rankings = _with_cut(standings, rankings, rule, desk)
    return Announcement(
        title,
        rulebook,
        standings.cut.rounds,
        season.online.rounds,
        standings.cut.final,
        standings.drivers,
        rankings,
        found,
        reward_totals(standings),
        rejects,
    )


def _rankings(standings: Standings, chances: Chances, top: int) -> list[Ranking]:
    season = standings.season
    named = standings.named
    best = named.filter(named.rank_regional <= top)
    ordered = best.order_by("league", "region", "rank_regional", "account")
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in season.engine.rows(ordered):
        groups.setdefault((row["league"], row["region"]), []).append(row)
    rankings = []
    for league in season.online.leagues:
        for region in season.online.regions:
            rows = groups.get((league.key, region.name), [])
            if not rows:
                continue
            listed = tuple(as_row(row, standings.cut.rounds, chances) for row in rows[: top + 20])
            rankings.append(Ranking(league.key, region.name, rows[0]["of_regional"], listed))
    return rankings


def as_row(row: dict[str, Any], rounds: int, chances: Chances) -> Row:
    """A line of `Standings.named`."""
    one = as_named(row, rounds)
    return Row(
        row["rank_regional"],
        row["account"],
        row["name"],
        row["country"],
        row["points"],
        row["all_points"],
        row["best_round"],
        one.rounds,
        tuple(one.counts(n) for n in range(1, rounds + 1)),
        chances.of(one),
    )


def _with_cut(
    standings: Standings, rankings: Sequence[Ranking], rule: QualificationRule, desk: Desk
) -> tuple[Ranking, ...]:
    """The rankings of the qualifying league with the points after each round."""
    season = standings.season
    mine = [ranking for ranking in rankings if ranking.league == rule.league]
    accounts = [row.account for ranking in mine for row in ranking.rows[:PLOTTED]]
    points: dict[int, list[int]] = {account: [] for account in accounts}
    cuts: dict[str, list[int | None]] = {ranking.region: [] for ranking in mine}
    for number in range(1, standings.cut.rounds + 1):
        last = number == standings.cut.rounds
        then = standings if last else season.after(standings, number)
        for account, value in _points_of(then, accounts).items():
            points[account].append(value)
        held = board(then, desk)
        for region, values in cuts.items():
            cut = held.cutoff(region)
            values.append(cut.last.points if cut and cut.last else None)
        if not last:
            then.forget()
    found = board(standings, desk)
    inside = {place.candidate.account for place in found.places if place.candidate}
    return tuple(
        msgspec.structs.replace(
            ranking,
            lines=tuple(
                Line(row.name, tuple(points[row.account]), row.account in inside)
                for row in ranking.rows[:PLOTTED]
            ),
            cut=tuple(cuts[ranking.region]),
        )
        if ranking.league == rule.league
        else ranking
        for ranking in rankings
    )


def _points_of(standings: Standings, accounts: Sequence[int]) -> dict[int, int]:
    """The points of these accounts; 0 where one had not driven yet."""
    table = standings.ranked
    some = table.filter(table.account.isin(accounts)).select("account", "points")
    found = {row["account"]: row["points"] for row in standings.season.engine.rows(some)}
    return {account: found.get(account, 0) for account in accounts}


def reward_totals(standings: Standings) -> tuple[RewardTotal, ...]:
    """Drivers and credits by league, tier and level; () where the rulebook gives no rewards."""
    online, engine = standings.season.online, standings.season.engine
    rule = online.rewards
    if rule is None:
        return ()
    times = {factor.league: factor.times for factor in rule.factors}
    table = standings.ranked
    found = []
    for tier, word in WORD.items():
        counted = _levels(table, f"level_{word}")
        for row in engine.rows(counted):
            league = online.leagues[row["league"]].key
            level = rule.levels[row["level"] - 1].level.value
            worth_one = worth(rule, tier, row["level"], times.get(league, 1))
            found.append(RewardTotal(league, tier, level, row["n"], row["n"] * worth_one))
    return tuple(sorted(found, key=lambda total: (total.league, list(Tier).index(total.tier))))


def _levels(table: ir.Table, column: str) -> ir.Table:
    some = table.filter(table[column] > 0)
    counted = some.group_by("league", level=some[column]).agg(n=ibis._.count())
    return counted.order_by("league", "level")
