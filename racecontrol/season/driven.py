"""What each driver drove: from rows of results to one row a driver, whatever engine works it out.

Rows are added up before they are joined with drivers, as there are many times more of them. What a
row may be depends on its driver all the same: a league has its slots, a region its hours. So each
row brings along a bit for every kind of drivers of whom it would be wrong, and the few drivers who
have such a row are worked out again row by row (`exactly`).
"""

from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Final

import ibis
import ibis.expr.types as ir
from msgspec import Struct

from racecontrol.meeting.online import LobbyPoints, OnlineSeason
from racecontrol.rulebooks.online import most_points
from racecontrol.season.registration import rows
from racecontrol.season.slots import Window, masks, slot_bits, slots, windows

BAND: Final = 1 << 17  # between the places of two bands of points: more than 16 bits
UNPLACED: Final = -40_000  # not finished: no place of 16 bits
SIGN: Final = 1
THOUSANDTH_BITS: Final = 38
THOUSANDTH: Final = -(-(1 << THOUSANDTH_BITS) // 1000)


class Cut(Struct, frozen=True):
    """Up to where a season is ranked: after so many rounds, and of these up to a moment.

    `final` orders by the chain of ties; otherwise equal points share a rank.
    """

    rounds: int
    until_s: int | None = None
    final: bool = False


@ibis.udf.agg.builtin  # type: ignore[untyped-decorator]
def bit_or(bits: int) -> int:  # type: ignore[empty-body]
    """The engine's own; Ibis knows one for DuckDB, but none for Spark."""


def place_rows(rule: LobbyPoints) -> ir.Table:
    """What a place gives: `share` thousandths of a win and `flat` points.

    `box` is the band and the place in one number. Places that no race can have are not there.
    """
    values: list[tuple[int, ...]] = []
    for band in range(max(len(rule.bands), 1)):
        listed = rule.bands[band].places if rule.bands else rule.shares_permille
        values.append((band * BAND + UNPLACED, 0, rule.unfinished))
        for place in range(1, rule.most_cars + 1):
            value = listed[place - 1] if place <= len(listed) else 0
            box = band * BAND + place
            values.append((box, 0, value) if rule.bands else (box, value, 0))
    return rows({"box": "int32", "share": "int32", "flat": "int32"}, values)


def _box(results: ir.Table, rule: LobbyPoints) -> ir.Value:
    place = results.position
    if place.type().nbytes > 2:  # wide columns may hold what no race has
        place = (place.isnull() | place.between(1, rule.most_cars)).ifelse(place, 0)
    box = ibis.coalesce(place.cast("int32"), UNPLACED)
    floors = [(results.lobby_dr >= b.from_dr, n * BAND) for n, b in enumerate(rule.bands)]
    return box + ibis.cases(*reversed(floors), else_=0).cast("int32") if floors else box


def with_points(results: ir.Table, rule: LobbyPoints) -> ir.Table:
    """The rows with `given`, their points; those with an impossible place are left out."""
    placed = results.mutate(box=_box(results, rule)).join(place_rows(rule), "box")
    win = rule.win_base + _thousandth(placed.lobby_dr.cast("int64") * rule.win_permille)
    return placed.mutate(given=_thousandth(win * placed.share) + placed.flat)


def _thousandth(number: ir.Value) -> ir.Value:
    """Rounded down; right up to 2^32, which a rulebook is checked for.

    Engines divide whole numbers as floats, which takes longer.
    """
    return (number * THOUSANDTH) >> THOUSANDTH_BITS


def _point_bits(online: OnlineSeason) -> int:
    return most_points(online.points, online.rating.most).bit_length()


def _key_type(online: OnlineSeason) -> str:
    """The narrowest whole number that holds a slot above its points: there are very many."""
    widest = max(league.slots for league in online.leagues)
    bits = SIGN + widest.bit_length() + _point_bits(online)
    return next(f"int{size}" for size in (16, 32, 64) if bits <= size)


def _within(results: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    """The rows of a cut, in lobbies as there can be; what place there is `with_points` looks at."""
    rating = online.rating
    within = results["round"] <= cut.rounds
    within &= results.lobby_dr.between(rating.least, rating.most)
    if cut.until_s is not None:
        within &= results.started_s <= cut.until_s
    return results.filter(within)


def moments(results: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    """When races of a slot were: round, slot, started_s and the masks `m0` ...

    They have the bit of the slot, and of the kinds of drivers to whom it was not open then. There
    are few moments, however many results there are.
    """
    found = results.filter(results["round"] <= cut.rounds)
    found = found.select("round", "slot", "started_s").distinct()
    table = found.join(_window_rows(online), ["round", "slot"])
    shut = ~table.started_s.between(table.opens_s, table.closes_s)
    bits = {
        f"m{n}": bit_or(
            (table["mask"] == n).ifelse(table.bit, 0)
            + (shut & (table.who_mask == n)).ifelse(table.who_bit, 0)
        )
        for n in range(masks(online))
    }
    return table.group_by("round", "slot", "started_s").agg(**bits)


def _window_rows(online: OnlineSeason) -> ir.Table:
    schema = {"round": "int16", "slot": "int16", "opens_s": "int64", "closes_s": "int64"}
    schema |= {"mask": "int16", "bit": "int64", "who_mask": "int16", "who_bit": "int64"}
    return rows(schema, list(_cells(schema, windows(online))))


def _cells(names: dict[str, str], found: Iterator[Window]) -> Iterator[tuple[int, ...]]:
    for window in found:
        yield tuple(getattr(window, name) for name in names)


def by_driver(results: ir.Table, when: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    """A row an account: `k1` ... the last race of each round, `m0` ... what its moments have.

    `when` is `moments`. Right for all who are not `odd`.
    """
    table = _within(results, online, cut).join(when, ["round", "slot", "started_s"])
    return _added_up(table, online, cut)


def exactly(results: ir.Table, drivers: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    """As `by_driver`, from the rows that stand, for the accounts of `drivers`; none is odd."""
    table = standing(_within(results, online, cut), drivers, online)
    bits = {f"m{n}": (table["mask"] == n).ifelse(table.bit, 0) for n in range(masks(online))}
    return _added_up(table.mutate(**bits), online, cut)


def _added_up(table: ir.Table, online: OnlineSeason, cut: Cut) -> ir.Table:
    """A `k` is the slot above the points turned round.

    So the largest is the last race, and of two results in one slot the one with fewer points.
    """
    keyed = with_points(table, online.points)
    most = (1 << _point_bits(online)) - 1
    k = keyed.slot.cast("int64") * (most + 1) + (most - keyed.given)
    keyed = keyed.mutate(k=k.cast(_key_type(online)))
    last = {f"k{n}": keyed.k.max(where=keyed["round"] == n) for n in range(1, cut.rounds + 1)}
    bits = {f"m{n}": bit_or(keyed[f"m{n}"]) for n in range(masks(online))}
    return keyed.group_by("account").agg(**last, **bits)


def odd(table: ir.Table, online: OnlineSeason) -> ir.BooleanValue:
    """Whether a driver has rows outside his or her slots, by `m0` ..., `who_mask`, `who_bit`."""
    found = [
        (table.who_mask == n) & ((table[f"m{n}"] & table.who_bit) != 0)
        for n in range(masks(online))
    ]
    return ibis.or_(*found)


def points_of(driven: ir.Table, number: int, online: OnlineSeason) -> ir.Value:
    """The points of the last race of a round; null: not entered."""
    most = (1 << _point_bits(online)) - 1
    return (most - driven[f"k{number}"] % (most + 1)).cast("int32")


def entered(driven: ir.Table, online: OnlineSeason) -> ir.IntegerValue:
    """In how many slots a driver has a result."""
    ones = (_ones(driven[f"m{n}"] & slot_bits(online, n)) for n in range(masks(online)))
    return reduce(add, ones)


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


def slot_rows(online: OnlineSeason) -> ir.Table:
    """The slots of `slots.slots` as a table."""
    schema = {"cell": "int64", "opens_s": "int64", "closes_s": "int64"}
    schema |= {"mask": "int16", "bit": "int64"}
    return rows(schema, [tuple(getattr(slot, name) for name in schema) for slot in slots(online)])


def standing(results: ir.Table, drivers: ir.Table, online: OnlineSeason) -> ir.Table:
    """The rows of `drivers` that are in slots of their league. Adds `mask` and `bit` of the slot.

    `drivers` has account and cell, as `registration.placed`.
    """
    known = results.join(drivers.select("account", "cell"), "account")
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
