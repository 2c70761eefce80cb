"""Who takes part: the league by Driver Rating at registration, and the groups of each tier."""

from typing import Any, Final

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from racecontrol.meeting.online import OnlineSeason, Tier
from racecontrol.season.slots import first_cell, hours_of, kinds, who

TIERS: Final = {  # tier -> the columns that make its groups, always inside league and region
    Tier.REGIONAL: ("league", "region"),
    Tier.DOMESTIC: ("league", "region", "country"),
    Tier.MAIN: ("league", "region", "country", "main_area"),
    Tier.SECONDARY: ("league", "region", "country", "main_area", "secondary_area"),
}
AREA: Final = {Tier.MAIN: "main_area", Tier.SECONDARY: "secondary_area"}  # "": not ranked there
WORD: Final = {tier: tier.value.split()[0] for tier in Tier}  # as it stands in column names
GROUPS: Final = tuple(f"g_{word}" for word in WORD.values())  # codes of groups; null: in none
PLACED: Final = ("account", "league", "region", "cell", "who_mask", "who_bit", *GROUPS)


def leagues(online: OnlineSeason) -> ir.Table:
    """dr -> code of the league."""
    pairs = [(rating, code) for code, rule in enumerate(online.leagues) for rating in rule.ratings]
    return rows({"dr": "string", "league": "int8"}, pairs)


def regions(online: OnlineSeason) -> ir.Table:
    """region_name -> code of the region."""
    pairs = [(rule.name, code) for code, rule in enumerate(online.regions)]
    return rows({"region_name": "string", "region": "int16"}, pairs)


def rows(schema: dict[str, str], values: list[tuple[Any, ...]]) -> ir.Table:
    """A small table of this program's own."""
    kinds = ibis.schema(schema)
    columns = zip(*values, strict=True) if values else ([] for _ in schema)
    arrays = [
        pa.array(column, kind)
        for column, kind in zip(columns, kinds.to_pyarrow().types, strict=True)
    ]
    return ibis.memtable(pa.table(arrays, names=list(schema)))


def once(drivers: ir.Table) -> ir.Table:
    """The accounts that are registered more than once: nobody can know which one holds."""
    counted = drivers.group_by("account").agg(times=drivers.count())
    return counted.filter(counted.times > 1).select("account")


def registered(drivers: ir.Table, online: OnlineSeason) -> ir.Table:
    """account, league, region, country, main_area, secondary_area of the drivers who can be ranked.

    `drivers` has each account once.
    """
    known = drivers.join(leagues(online), "dr")
    known = known.rename(region_name="region").join(regions(online), "region_name")
    areas = {name: ibis.coalesce(known[name], "") for name in AREA.values()}
    known = known.filter(known.account.notnull() & known.country.notnull()).mutate(**areas)
    return known.select("account", *TIERS[Tier.SECONDARY])


def groups(registration: ir.Table, online: OnlineSeason) -> ir.Table:
    """The groups of all tiers: their columns, and a code for each tier (null: not ranked there).

    Adds the first cell, and the mask and bit of such drivers: see `slots.Slot` and `slots.Window`.
    """
    finest = TIERS[Tier.SECONDARY]
    found = registration.select(*finest).distinct().join(_places(online), ["league", "region"])
    codes = {
        f"g_{WORD[tier]}": ibis.dense_rank()
        .over(ibis.window(order_by=[found[name] for name in columns]))
        .cast("int32")
        for tier, columns in TIERS.items()
    }
    found = found.mutate(**codes)
    for tier in AREA:
        name = f"g_{WORD[tier]}"
        silent = ibis.or_(*(found[a] == "" for a in TIERS[tier] if a in AREA.values()))
        found = found.mutate(**{name: silent.ifelse(ibis.null("int32"), found[name])})
    return found


def _places(online: OnlineSeason) -> ir.Table:
    """league, region, cell, who_mask and who_bit."""
    found = kinds(online)
    places = [
        (
            league,
            region,
            first_cell(league, region),
            *who(online, found[hours_of(online, league, region)]),
        )
        for league in range(len(online.leagues))
        for region in range(len(online.regions))
    ]
    schema = {"league": "int8", "region": "int16", "cell": "int64"}
    return rows(schema | {"who_mask": "int16", "who_bit": "int64"}, places)


def placed(registration: ir.Table, found: ir.Table) -> ir.Table:
    """A row a driver: the columns `PLACED`."""
    joined = registration.join(found, list(TIERS[Tier.SECONDARY]))
    return joined.select(*PLACED)
