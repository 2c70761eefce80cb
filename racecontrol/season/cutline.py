"""Where the last place of each region was after each round, for a picture of the season."""

from typing import Any

import ibis
import ibis.expr.types as ir

from racecontrol.meeting.online import QualificationRule
from racecontrol.season import ranking
from racecontrol.season.board import DEPTH, board, seeds
from racecontrol.season.desk import Desk
from racecontrol.season.qualifying import Board, Candidate, qualify
from racecontrol.season.ranking import Cut
from racecontrol.season.season import Standings

Bars = dict[str, int | None]  # by region; None: nobody had the last place


def bars_after(standings: Standings, number: int, desk: Desk) -> Bars:
    """The points of the last who would have been in; {} where the rulebook has no such cut."""
    rule = standings.season.online.qualification
    if rule is None or rule.teams:
        return {}
    if number == standings.cut.rounds:
        return bars_of(board(standings, desk))
    listed = _listed(standings, rule, number, DEPTH + len(desk.withdrawn) + len(desk.ineligible))
    return bars_of(qualify(rule, listed, desk, seeds(standings, desk)))


def bars_of(found: Board) -> Bars:
    """Of a board."""
    return {cut.region: cut.last.points if cut.last else None for cut in found.cutoffs}


def _listed(
    standings: Standings, rule: QualificationRule, number: int, depth: int
) -> dict[str, list[Candidate]]:
    """The best of each region after an earlier round; only the league that qualifies is summed."""
    season, engine = standings.season, standings.season.engine
    code = [league.key for league in season.online.leagues].index(rule.league)
    placed = season.placed.filter(season.placed.league == code)
    totals = ranking.totals(standings.driven, placed, season.struck, season.online, Cut(number))
    some = totals.select("account", "region", "points", "place_key")
    window = ibis.window(group_by=some.region, order_by=ibis.desc(some.place_key))
    ranked = some.mutate(rank=(ibis.rank().over(window) + 1).cast("int32"))
    return _by_region(engine.rows(_named(season.drivers, ranked.filter(ranked["rank"] <= depth))))


def _named(drivers: ir.Table, ranked: ir.Table) -> ir.Table:
    who = drivers.select("account", "name", "country", "born", where="region")
    return ranked.join(who, "account").order_by("where", "rank", "account")


def _by_region(rows: list[dict[str, Any]]) -> dict[str, list[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for row in rows:
        one = Candidate(
            row["account"], row["name"], row["country"], row["where"], row["rank"], row["points"],
            row["place_key"], row["born"],
        )  # fmt: skip
        found.setdefault(one.region, []).append(one)
    return found
