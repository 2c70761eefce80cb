"""The qualification board of a season: candidates from its ranking, allotted by the rulebook."""

from typing import Any, Final

import ibis

from racecontrol.meeting.online import QualificationRule
from racecontrol.season.desk import Desk
from racecontrol.season.errors import SeasonError
from racecontrol.season.qualifying import Board, Candidate, qualify
from racecontrol.season.season import Standings
from racecontrol.season.teams import qualify_teams

DEPTH: Final = 200  # how many of a region are looked at beyond its places and those who are out


def board(standings: Standings, desk: Desk) -> Board:
    """Who is in, by the ranking as it stands. Raises SeasonError where no rule says it."""
    rule = standings.season.online.qualification
    if rule is None:
        raise SeasonError("The rulebook does not say who qualifies: it has no qualification.")
    known = seeds(standings, desk)
    if rule.teams:
        return qualify_teams(rule, rule.teams, _regions(standings, rule, 20_000), desk)
    depth = DEPTH + len(desk.seeds) + len(desk.withdrawn) + len(desk.ineligible)
    while True:
        listed = _regions(standings, rule, depth)
        found = qualify(rule, listed, desk, known)
        more = [cut for cut in found.cutoffs if cut.first_out is None]
        if not any(len(listed.get(cut.region, [])) >= depth for cut in more):
            return found
        depth *= 10  # so many were passed over that the list was too short


def _regions(
    standings: Standings, rule: QualificationRule, depth: int
) -> dict[str, list[Candidate]]:
    season = standings.season
    code = [league.key for league in season.online.leagues].index(rule.league)
    table = standings.ranked
    best = table.filter((table.league == code) & (table.rank_regional <= depth))
    who = season.drivers.select("account", "name", "country", "region", "born")
    named = best.select("account", "rank_regional", "points", "place_key").join(who, "account")
    ordered = named.order_by("region", "rank_regional", "account")
    found: dict[str, list[Candidate]] = {}
    for row in season.engine.rows(ordered):
        found.setdefault(row["region"], []).append(_candidate(row))
    return found


def seeds(standings: Standings, desk: Desk) -> dict[int, Candidate]:
    """The drivers behind the seeds; they need not have driven."""
    accounts = [seed.account for seed in desk.seeds]
    if not accounts:
        return {}
    season = standings.season
    drivers = season.drivers
    who = drivers.filter(drivers.account.isin(accounts))
    who = who.select("account", "name", "country", "region", "born")
    table = standings.ranked
    ranked = table.filter(table.account.isin(accounts))
    ranked = ranked.select("account", "rank_regional", "points", "place_key")
    joined = who.left_join(ranked, "account").drop("account_right")
    numbers = {
        name: ibis.coalesce(joined[name], 0) for name in ("rank_regional", "points", "place_key")
    }
    rows = season.engine.rows(joined.mutate(**numbers))
    return {row["account"]: _candidate(row) for row in rows}


def _candidate(row: dict[str, Any]) -> Candidate:
    return Candidate(
        row["account"],
        row["name"],
        row["country"],
        row["region"],
        row["rank_regional"],
        row["points"],
        row["place_key"],
        row["born"],
    )
