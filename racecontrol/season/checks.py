"""What is wrong with rows: each one that is not counted has a reason, and none is dropped silently.

The ranking takes the rows that stand (`ranking.standing`) without looking for the others; only
where their number is not that of all rows is it asked here which are left out, and why.
"""

from enum import StrEnum
from typing import Final

import ibis
import ibis.expr.types as ir

from racecontrol.meeting.online import OnlineSeason
from racecontrol.season.driven import Cut, cell_of, entered, slot_rows, with_points
from racecontrol.season.registration import leagues, once, regions
from racecontrol.season.schema import RESULTS


class Reason(StrEnum):
    """Why a row is not counted."""

    MISSING = "a needed value is missing"
    UNKNOWN_DRIVER = "unknown driver"
    NO_ROUND = "the season has no such round"
    NO_SLOT = "the driver's league has no such slot"
    OUTSIDE = "race outside its slot"
    OFF_SCALE = "average Driver Rating off the scale"
    NO_PLACE = "no race has such a place"
    SECOND = "a second result of the driver in one slot: the one with fewer points stands"
    TWICE = "registered more than once"
    NO_RATING = "no league takes this Driver Rating"
    NO_REGION = "the rulebook has no such region"
    UNREADABLE = "the line cannot be read"


REJECTED: Final = ("file", "reason", *RESULTS.names(), "text")


def within(results: ir.Table, online: OnlineSeason, cut: Cut) -> ir.BooleanValue:
    """The rows that belong to a cut, right or wrong; those without a true round always do."""
    odd = results["round"].isnull() | (results["round"] > online.rounds)
    belongs = results["round"] <= cut.rounds
    if cut.until_s is not None:
        belongs &= results.started_s.isnull() | (results.started_s <= cut.until_s)
    either: ir.BooleanValue = ibis.coalesce(belongs, False) | odd
    return either


def rejected_results(
    results: ir.Table, drivers: ir.Table, driven: ir.Table, online: OnlineSeason, cut: Cut
) -> ir.Table:
    """The rows that are not counted, in the columns `REJECTED`.

    `drivers` is `registration.placed`, `driven` is that of the same cut's standings.
    """
    judged = _judged(results.filter(within(results, online, cut)), drivers, online)
    good = judged.filter(judged.reason.isnull())
    good = good.semi_join(_doubled(good, driven, online), "account")
    wrong = judged.filter(judged.reason.notnull())
    return _columns(wrong).union(_columns(_seconds(good, online)))


def _doubled(good: ir.Table, driven: ir.Table, online: OnlineSeason) -> ir.Table:
    """The accounts with more results than slots."""
    counted = good.group_by("account").agg(rows=good.count())
    slots = driven.select("account", slots=entered(driven, online))
    both = counted.join(slots, "account")
    return both.filter(both.rows > both.slots).select("account")


def _judged(results: ir.Table, drivers: ir.Table, online: OnlineSeason) -> ir.Table:
    """All rows with `reason`, null where there is none."""
    table = results.left_join(drivers.select("account", "cell"), "account").drop("account_right")
    known = table.cell.notnull()
    table = table.mutate(known=known, cell=ibis.coalesce(cell_of(table), -1))
    table = table.left_join(slot_rows(online), "cell").drop("cell_right")
    missing = ibis.or_(*(table[c.name].isnull() for c in RESULTS.columns if c.needed))
    rating, place = online.rating, table.position
    reason = ibis.cases(
        (missing, Reason.MISSING.value),
        (~table.known, Reason.UNKNOWN_DRIVER.value),
        (~table["round"].between(1, online.rounds), Reason.NO_ROUND.value),
        (table.opens_s.isnull(), Reason.NO_SLOT.value),
        (~table.started_s.between(table.opens_s, table.closes_s), Reason.OUTSIDE.value),
        (~table.lobby_dr.between(rating.least, rating.most), Reason.OFF_SCALE.value),
        (
            place.notnull() & ~place.between(1, online.points.most_cars),
            Reason.NO_PLACE.value,
        ),
    )
    return table.mutate(reason=reason)


def _seconds(good: ir.Table, online: OnlineSeason) -> ir.Table:
    """Of the results of a driver in one slot all but the one with the fewest points."""
    given = with_points(good, online.points)
    place = ibis.coalesce(given.position, 0)
    order = [given.given, place, given.lobby_dr, given.race, given.started_s]
    window = ibis.window(group_by=["account", "round", "slot"], order_by=order)
    counted = given.mutate(nth=ibis.row_number().over(window))
    return counted.filter(counted.nth > 0).mutate(reason=ibis.literal(Reason.SECOND.value))


def _columns(rows: ir.Table) -> ir.Table:
    named = rows.mutate(file=ibis.literal("results"), text=ibis.null("string"))
    return named.select(*REJECTED)


def rejected_drivers(drivers: ir.Table, online: OnlineSeason) -> ir.Table:
    """The registrations that cannot be ranked, in the columns `REJECTED`."""
    table = drivers.left_join(leagues(online), "dr").drop("dr_right")
    areas = regions(online).rename(region_code="region")
    table = table.left_join(areas, table.region == areas.region_name)
    again = once(drivers).mutate(again=True)
    table = table.left_join(again, "account").drop("account_right")
    reason = ibis.cases(
        (table.account.isnull() | table.country.isnull(), Reason.MISSING.value),
        (table.again.notnull(), Reason.TWICE.value),
        (table.league.isnull(), Reason.NO_RATING.value),
        (table.region_code.isnull(), Reason.NO_REGION.value),
    )
    table = table.mutate(reason=reason)
    table = table.filter(table.reason.notnull())
    text = [ibis.coalesce(table[name], "") for name in ("name", "country", "region", "dr")]
    shown = text[0] + "; " + text[1] + "; " + text[2] + "; " + text[3]
    empty = {c.name: ibis.null(f"int{c.bits}") for c in RESULTS.columns if c.name != "account"}
    named = table.mutate(file=ibis.literal("drivers"), text=shown, **empty)
    return named.select(*REJECTED)
