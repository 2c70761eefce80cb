"""The ranking of a season: one Ibis expression, whatever engine works it out.

From a row a driver (`driven`) to the best rounds, and ranks in four tiers. It is cut into steps
only where an engine should keep what it has; each step is an expression over the one before. Whole
numbers throughout: a driver's place is decided by one number, the points and every step of the
chain of ties packed side by side.
"""

from functools import reduce
from operator import add

import ibis
import ibis.expr.types as ir

from racecontrol.meeting.online import OnlineSeason, OnlineTie
from racecontrol.rulebooks.online import step_bits
from racecontrol.season.counting import effective_rounds
from racecontrol.season.driven import Cut as Cut
from racecontrol.season.driven import entered, odd, points_of
from racecontrol.season.registration import GROUPS, WORD


def totals(
    driven: ir.Table, drivers: ir.Table, struck: ir.Table | None, online: OnlineSeason, cut: Cut
) -> ir.Table:
    """A row a known driver: `drivers` and p1 ... (null: not entered), points and all that decides.

    These are all_points, best_round, counted, place_key; `counted` has the bit 2^(n-1) set for a
    round n that counts. `drivers` is `registration.placed`. `struck` has account and `gone`, the
    same bits for the rounds whose points were struck off. An `odd` row has to be worked out
    again, see `driven.odd`; `entered` is in how many slots there is a result.
    """
    numbers = range(1, cut.rounds + 1)
    table = driven.join(drivers, "account")
    gone: ir.Value | None = None
    if struck is not None:
        table = table.left_join(struck, "account").drop("account_right")
        gone = ibis.coalesce(table.gone, 0)
    points = {f"p{n}": _left(points_of(table, n, online), n, gone) for n in numbers}
    known = ("account", "league", "region", *GROUPS)
    slots = entered(table, online).cast("int32")
    table = table.select(*known, **points, odd=odd(table, online), entered=slots)
    some = ibis.or_(table.odd, *(table[f"p{n}"].notnull() for n in numbers))
    return _ordered(table.filter(some), online, cut)


def _left(points: ir.Value, number: int, gone: ir.Value | None) -> ir.Value:
    """The points, none where the round was struck off."""
    if gone is None:
        return points
    off = points.notnull() & ((gone & (1 << (number - 1))) != 0)
    return off.ifelse(0, points)


def _ordered(table: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    numbers = range(1, cut.rounds + 1)
    best = effective_rounds(online.counting, cut.rounds)
    got = {n: ibis.coalesce(table[f"p{n}"], -1) for n in numbers}
    table = table.mutate(**{f"got{n}": value for n, value in got.items()})
    got = {n: table[f"got{n}"] for n in numbers}
    table = table.mutate(**{f"counts{n}": _is_counted(got, n, best) for n in numbers})
    some = {n: ibis.greatest(table[f"got{n}"], 0) for n in numbers}
    counts = {n: table[f"counts{n}"].cast("int32") for n in numbers}
    sums = table.mutate(
        points=_sum([some[n] * counts[n] for n in numbers]).cast("int32"),
        all_points=_sum(list(some.values())).cast("int32"),
        best_round=ibis.greatest(*some.values(), 0).cast("int32"),
        counted=_sum([counts[n].cast("int64") * (1 << (n - 1)) for n in numbers]),
    )
    sums = sums.drop(*(f"{name}{n}" for name in ("got", "counts") for n in numbers))
    return sums.mutate(place_key=place_key(sums, online, cut))


def _is_counted(given: dict[int, ir.Value], number: int, best: int) -> ir.BooleanValue:
    """Whether fewer than `best` rounds are before this one: more points, or as many and earlier."""
    mine = given[number]
    before = [
        ((other >= mine) if n < number else (other > mine)).cast("int8")
        for n, other in given.items()
        if n != number
    ]
    entered: ir.BooleanValue = mine >= 0
    return entered & (_sum(before) < best) if before else entered & (best > 0)


def _sum(values: list[ir.Value]) -> ir.Value:
    return reduce(add, values)


def place_key(sums: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Value:
    """The number that decides: points alone in a running season, else with the chain of ties."""
    key = sums.points.cast("int64")
    for step in online.ties.chain if cut.final else ():
        value = {
            OnlineTie.ALL_ROUNDS: sums.all_points,
            OnlineTie.BEST_ROUND: sums.best_round,
            OnlineTie.LAST_ROUND: ibis.coalesce(sums[f"p{cut.rounds}"], 0),
        }[step]
        key = key * (1 << step_bits(online)) + value
    return key


def ranks(sums: ir.Table) -> ir.Table:
    """account, league, points, place_key, the group and the rank in each tier; null: in none.

    Equal keys share a rank: 1, 1, 3. Little is carried through the windows: they sort every driver
    four times.
    """
    table = sums.select("account", "league", "points", "place_key", *GROUPS)
    found = {}
    for word in WORD.values():
        group = table[f"g_{word}"]
        window = ibis.window(group_by=group, order_by=ibis.desc(table.place_key))
        rank = (ibis.rank().over(window) + 1).cast("int32")
        found[f"rank_{word}"] = group.isnull().ifelse(ibis.null("int32"), rank)
    return table.mutate(**found)
