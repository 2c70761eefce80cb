"""The ranking of a season: one Ibis expression, whatever engine works it out.

From rows of results: those that stand, the last race of each driver in each round, its points, the
best rounds, and ranks in four tiers. It is cut into steps only where an engine should keep what it
has; each step is an expression over the one before. Whole numbers throughout: a driver's place is
decided by one number, the points and every step of the chain of ties packed side by side.
"""

from functools import reduce
from operator import add
from typing import Final

import ibis
import ibis.expr.types as ir
from msgspec import Struct

from racecontrol.meeting.online import LobbyPoints, OnlineSeason, OnlineTie
from racecontrol.rulebooks.online import step_bits
from racecontrol.season.counting import effective_rounds
from racecontrol.season.registration import WORD, rows
from racecontrol.season.slots import masks, slots

POINTS_BITS: Final = 20
MOST: Final = (1 << POINTS_BITS) - 1


@ibis.udf.agg.builtin  # type: ignore[untyped-decorator]
def bit_or(bits: int) -> int:  # type: ignore[empty-body]
    """The engine's own; Ibis knows one for DuckDB, but none for Spark."""


class Cut(Struct, frozen=True):
    """Up to where a season is ranked: after so many rounds, and of these up to a moment.

    `final` orders by the chain of ties; otherwise equal points share a rank.
    """

    rounds: int
    until_s: int | None = None
    final: bool = False


def place_rows(rule: LobbyPoints) -> ir.Table:
    """What a place gives: `share` thousandths of a win and `flat` points; place 0: not finished.

    Places that no race can have are not there.
    """
    values: list[tuple[int, ...]] = []
    for band in range(max(len(rule.bands), 1)):
        listed = rule.bands[band].places if rule.bands else rule.shares_permille
        values.append((band, 0, 0, rule.unfinished))
        for place in range(1, rule.most_cars + 1):
            value = listed[place - 1] if place <= len(listed) else 0
            values.append((band, place, 0, value) if rule.bands else (band, place, value, 0))
    return rows({"band": "int16", "place": "int16", "share": "int32", "flat": "int32"}, values)


def with_points(results: ir.Table, rule: LobbyPoints) -> ir.Table:
    """The rows with `given`, their points; those with an impossible place are left out."""
    floors = [(results.lobby_dr >= b.from_dr, n) for n, b in enumerate(rule.bands)]
    band = ibis.cases(*reversed(floors), else_=0) if floors else ibis.literal(0)
    placed = results.mutate(
        band=band.cast("int16"), place=ibis.coalesce(results.position, 0).cast("int16")
    )
    placed = placed.join(place_rows(rule), ["band", "place"])
    win = rule.win_base + (placed.lobby_dr.cast("int64") * rule.win_permille) // 1000
    return placed.mutate(given=((win * placed.share) // 1000 + placed.flat).cast("int64"))


def slot_rows(online: OnlineSeason) -> ir.Table:
    """The slots of `slots.slots` as a table."""
    schema = {"cell": "int64", "opens_s": "int64", "closes_s": "int64"}
    schema |= {"mask": "int16", "bit": "int64"}
    return rows(schema, [tuple(getattr(slot, name) for name in schema) for slot in slots(online)])


def fits(results: ir.Table, online: OnlineSeason) -> ir.BooleanValue:
    """Whether a row can be true by itself."""
    rating, most = online.rating, online.points.most_cars
    return results.lobby_dr.between(rating.least, rating.most) & (
        results.position.isnull() | results.position.between(1, most)
    )


def standing(results: ir.Table, drivers: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    """The rows of known drivers, in slots of their league, with possible values.

    `drivers` is `registration.placed`. Adds `mask` and `bit` of the slot.
    """
    within = results["round"] <= cut.rounds
    if cut.until_s is not None:
        within &= results.started_s <= cut.until_s
    known = results.filter(within & fits(results, online))
    known = known.join(drivers.select("account", "cell"), "account")
    known = known.mutate(cell=cell_of(known))
    known = known.join(slot_rows(online), "cell")
    return known.filter(known.started_s.between(known.opens_s, known.closes_s))


def cell_of(known: ir.Table) -> ir.Value:
    """The number of a slot of a driver's league and region: see `slots.CELL`.

    One number, as an engine that may join by round and slot first makes billions of rows.
    """
    within = known["round"].between(0, 63) & known.slot.between(0, 63)
    cell = known.cell + known["round"].cast("int64") * 64 + known.slot
    return within.ifelse(cell, -1)


def by_driver(accepted: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    """A row a driver: `k1` ... the last race of each round, `rows`, and `m0` ... the slots entered.

    A `k` is the slot above the points turned round, so that the largest is the last race, and of
    two results in one slot the one with fewer points.
    """
    keyed = with_points(accepted, online.points)
    keyed = keyed.mutate(k=keyed.slot.cast("int64") * (MOST + 1) + (MOST - keyed.given))
    last = {f"k{n}": keyed.k.max(where=keyed["round"] == n) for n in range(1, cut.rounds + 1)}
    entered = {
        f"m{mask}": bit_or((keyed.mask == mask).ifelse(keyed.bit, 0))
        for mask in range(masks(online))
    }
    return keyed.group_by("account").agg(rows=keyed.count(), **last, **entered)


def twice(driven: ir.Table, online: OnlineSeason) -> ir.BooleanValue:
    """Whether a driver has more rows than slots entered."""
    return driven.rows > reduce(add, (_ones(driven[f"m{mask}"]) for mask in range(masks(online))))


def _ones(number: ir.IntegerValue) -> ir.IntegerValue:
    """How many bits are set; engines name that function differently."""
    for shift, mask in (
        (1, 0x5555555555555555),
        (2, 0x3333333333333333),
        (4, 0x0F0F0F0F0F0F0F0F),
        (8, 0x00FF00FF00FF00FF),
        (16, 0x0000FFFF0000FFFF),
        (32, 0x00000000FFFFFFFF),
    ):
        low = number & mask
        number = low + ((number >> shift) & mask)
    return number


def totals(driven: ir.Table, struck: ir.Table | None, online: OnlineSeason, cut: Cut) -> ir.Table:
    """account, `p1` ... (None: not entered), points, all_points, best_round, counted, place_key.

    `counted` has the bit 2^(n-1) set for a round n that counts. `struck` has account and `gone`,
    the same bits for the rounds whose points were struck off.
    """
    numbers = range(1, cut.rounds + 1)
    table = driven
    gone: ir.Value = ibis.literal(0, "int64")
    if struck is not None:
        table = driven.left_join(struck, "account")
        gone = ibis.coalesce(table.gone, 0)
    points = {}
    for n in numbers:
        kept = (MOST - table[f"k{n}"] % (MOST + 1)).cast("int32")
        off = (table[f"k{n}"].notnull()) & ((gone & (1 << (n - 1))) != 0)
        points[f"p{n}"] = off.ifelse(0, kept) if struck is not None else kept
    table = table.select("account", **points)
    entered = ibis.or_(*(table[f"p{n}"].notnull() for n in numbers))
    return _ordered(table.filter(entered), online, cut)


def _ordered(table: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    numbers = range(1, cut.rounds + 1)
    best = effective_rounds(online.counting, cut.rounds)
    given = {n: ibis.coalesce(table[f"p{n}"], -1) for n in numbers}
    counts = {n: _is_counted(given, n, best) for n in numbers}
    got = {n: ibis.coalesce(table[f"p{n}"], 0) for n in numbers}
    sums = table.mutate(
        points=_sum([counts[n].ifelse(got[n], 0) for n in numbers]).cast("int32"),
        all_points=_sum(list(got.values())).cast("int32"),
        best_round=ibis.greatest(*got.values(), 0).cast("int32"),
        counted=_sum([counts[n].ifelse(1 << (n - 1), 0) for n in numbers]).cast("int64"),
    )
    return sums.mutate(place_key=place_key(sums, online, cut))


def _is_counted(given: dict[int, ir.Value], number: int, best: int) -> ir.BooleanValue:
    """Whether fewer than `best` rounds are before this one: more points, or as many and earlier."""
    mine = given[number]
    before = [
        ((other >= mine) if n < number else (other > mine)).ifelse(1, 0)
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


def ranks(sums: ir.Table, drivers: ir.Table) -> ir.Table:
    """account and the rank in each tier; equal keys share a rank: 1, 1, 3.

    Only what decides is carried through the windows: they sort every driver four times.
    """
    table = sums.select("account", "place_key").join(drivers, "account")
    found = {}
    for word in WORD.values():
        group = table[f"g_{word}"]
        window = ibis.window(group_by=group, order_by=ibis.desc(table.place_key))
        rank = (ibis.rank().over(window) + 1).cast("int32")
        found[f"rank_{word}"] = group.isnull().ifelse(ibis.null("int32"), rank)
    return table.mutate(**found).drop("place_key", "cell")


def sizes(ranked: ir.Table) -> dict[str, ir.Table]:
    """The size of each group of each tier, by word of the tier."""
    return {
        word: ranked.filter(ranked[f"g_{word}"].notnull())
        .group_by(f"g_{word}")
        .agg(**{f"of_{word}": ibis._.count().cast("int32")})
        for word in WORD.values()
    }
