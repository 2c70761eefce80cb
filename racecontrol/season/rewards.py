"""Rewards of a season: levels by rank in each tier, and what they are worth."""

from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from racecontrol.meeting.cited import Rounding
from racecontrol.meeting.online import OnlineSeason, RewardRule, Tier
from racecontrol.season.registration import WORD


def rewarded(ranked: ir.Table, sums: ir.Table, online: OnlineSeason) -> ir.Table:
    """`ranking.ranks` with the size of each tier's group, the level in it (0: none) and credits.

    A level counts from 1 for the highest. Equal ranks get the same, even where that makes more
    drivers than the share is.
    """
    table, rule = ranked, online.rewards
    for word in WORD.values():
        group = f"g_{word}"
        table = table.left_join(_group(sums, word, rule), group).drop(f"{group}_right", group)
    if rule is None:
        return table
    levels = {f"level_{word}": _level(table, word, rule) for word in WORD.values()}
    table = table.mutate(**levels)
    table = table.mutate(credits=_credits(table, online, rule))
    return table.drop(*(_last(n, word) for word in WORD.values() for n in range(len(rule.levels))))


def _last(number: int, word: str) -> str:
    return f"last_{number}_{word}"


def _group(sums: ir.Table, word: str, rule: RewardRule | None) -> ir.Table:
    """The groups of a tier: how many are in it, and the last rank of each level."""
    found = sums.filter(sums[f"g_{word}"].notnull()).group_by(f"g_{word}").agg(n=ibis._.count())
    lasts = {}
    for number, level in enumerate(rule.levels if rule else ()):
        up = 99 if rule and rule.rounding is Rounding.UP else 0
        lasts[_last(number, word)] = ((found.n * level.top_percent + up) // 100).cast("int32")
    return found.select(f"g_{word}", **{f"of_{word}": found.n.cast("int32")}, **lasts)


def _level(table: ir.Table, word: str, rule: RewardRule) -> ir.Value:
    """As every level reaches further down than the one before: one less for each that is missed."""
    rank = table[f"rank_{word}"]
    reached = [(rank <= table[_last(n, word)]).cast("int8") for n in range(len(rule.levels))]
    most = len(rule.levels) + 1
    level = (most - reduce(add, reached)) % most
    return ibis.coalesce(level, 0).cast("int8")


def _credits(table: ir.Table, online: OnlineSeason, rule: RewardRule) -> ir.Value:
    """The sum of all tiers, times the factor of the league."""
    amounts = [
        (table[f"level_{WORD[amount.tier]}"] == number).cast("int64") * credits
        for amount in rule.amounts
        for number, credits in enumerate(amount.credits, 1)
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
