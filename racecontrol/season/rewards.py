"""Rewards of a season: levels by rank in each tier, and what they are worth."""

from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from racecontrol.meeting.cited import Rounding
from racecontrol.meeting.online import OnlineSeason, RewardRule, Tier
from racecontrol.season.ranking import sizes
from racecontrol.season.registration import WORD


def rewarded(ranked: ir.Table, online: OnlineSeason) -> ir.Table:
    """`ranking.ranks` with the size of each tier's group, the level in it (0: none) and credits.

    A level counts from 1 for the highest. Equal ranks get the same, even where that makes more
    drivers than the share is.
    """
    table = ranked
    for word, of_group in sizes(ranked).items():
        table = table.left_join(of_group, f"g_{word}").drop(f"g_{word}_right")
    rule = online.rewards
    if rule is None:
        return table
    levels = {f"level_{word}": _level(table, word, rule) for word in WORD.values()}
    table = table.mutate(**levels)
    return table.mutate(credits=_credits(table, online, rule))


def _level(table: ir.Table, word: str, rule: RewardRule) -> ir.Value:
    rank, size = table[f"rank_{word}"], table[f"of_{word}"]
    up = 99 if rule.rounding is Rounding.UP else 0
    steps = [
        (rank <= (size.cast("int64") * level.top_percent + up) // 100, number)
        for number, level in enumerate(rule.levels, 1)
    ]
    return ibis.cases(*steps, else_=0).cast("int8")


def _credits(table: ir.Table, online: OnlineSeason, rule: RewardRule) -> ir.Value:
    """The sum of all tiers, times the factor of the league."""
    amounts = [
        ibis.cases(
            *((table[f"level_{WORD[a.tier]}"] == n, c) for n, c in enumerate(a.credits, 1)),
            else_=0,
        ).cast("int64")
        for a in rule.amounts
    ]
    times = {factor.league: factor.times for factor in rule.factors}
    factors = [
        (table.league == code, times[league.key])
        for code, league in enumerate(online.leagues)
        if league.key in times
    ]
    one = ibis.literal(1, "int64")
    factor = ibis.cases(*factors, else_=1).cast("int64") if factors else one
    total = reduce(add, amounts) if amounts else ibis.literal(0, "int64")
    return (total * factor).cast("int64")


def worth(rule: RewardRule, tier: Tier, level: int, times: int = 1) -> int:
    """Credits of one level of a tier; 0 where there is none."""
    for amount in rule.amounts:
        if amount.tier is tier and 1 <= level <= len(amount.credits):
            return amount.credits[level - 1] * times
    return 0
