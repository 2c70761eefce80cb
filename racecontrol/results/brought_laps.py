"""A classification from laps, grid and penalties in CSV, by the rules that the live path follows.

Laps are added from a common start. The flag falls when the first car has covered the distance
(without a distance: the most laps that any car drove), and a lap begun after that does not count.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from itertools import accumulate
from pathlib import Path
from statistics import median_low
from typing import Final

from msgspec import Struct

from racecontrol.meeting.rulebook import Rulebook, SessionRule
from racecontrol.results.brought import Reject, Table, positive, unknown
from racecontrol.results.classification import Classification, Status
from racecontrol.results.finish import Driven, classified
from racecontrol.results.points import shortened
from racecontrol.results.timed import Timed, classified_by_time
from racecontrol.stewarding.penalties import PENALTIES

MS: Final = 1_000  # of a second
MOST_LAPS: Final = 5_000
MOST_MS: Final = 86_400_000  # of a lap: a day
RACE: Final = "race"


class Charge(Struct):
    """What the penalties do to one driver."""

    added_ms: int = 0
    deleted: set[int] = set()
    disqualified: bool = False

    def and_(self, other: "Charge") -> "Charge":
        """Both together."""
        return Charge(
            self.added_ms + other.added_ms,
            self.deleted | other.deleted,
            self.disqualified or other.disqualified,
        )


class Brought(Struct, frozen=True):
    """What the files say: names are the drivers', `laps` lap number -> ms."""

    laps: dict[str, dict[int, int]]
    grid: dict[str, int]
    charges: dict[str, Charge]
    rejected: tuple[Reject, ...]


class Result(Struct, frozen=True):
    """A classification of drivers: `rows[i].entry` is an index of `drivers`."""

    drivers: tuple[str, ...]
    rows: Classification
    estimated: dict[str, tuple[int, ...]]  # driver -> laps that are missing


def bring(
    laps: Path,
    grid: Path | None,
    penalties: Path | None,
    rulebook: Rulebook,
    rule: SessionRule | None = None,
) -> Brought:
    """Read the files, for a session of the rulebook; None: a race. Raises BroughtError."""
    found, rejected = _laps(Table(laps, ("driver", "lap", "lap_ms")))
    slots: dict[str, int] = {}
    if grid:
        slots, more = _grid(Table(grid, ("driver", "position")))
        rejected += more
    charges: dict[str, Charge] = {}
    if penalties:
        known = sorted({*found, *slots})
        table = Table(penalties, ("driver", "penalty", "value"))
        charges, more = _penalties(table, known, found, rulebook, rule)
        rejected += more
    return Brought(found, slots, charges, tuple(rejected))


def classify(
    brought: Brought, rulebook: Rulebook, rule: SessionRule | None, laps: int = 0
) -> Result:
    """The classification. `rule` gives format and points (None: a race without points).

    `laps` is the distance; 0: as the rule has it, or the most that any car drove.
    """
    drivers = tuple(sorted({*brought.laps, *brought.grid}))
    places = rule.points.places if rule and rule.points else ()
    if rule and rule.format != RACE:
        timed = [_timed(brought, index, name) for index, name in enumerate(drivers)]
        return Result(drivers, classified_by_time(timed, places), {})
    distance = laps or (rule.laps if rule and rule.laps else 0)
    filled = {name: _filled(brought.laps.get(name, {}), distance) for name in drivers}
    flag_ms = _flag_ms(filled)
    cars = [
        _driven(brought, index, name, filled[name], flag_ms) for index, name in enumerate(drivers)
    ]
    missing = {
        name: tuple(lap for lap in range(1, car.laps + 1) if lap not in brought.laps[name])
        for name, car in zip(drivers, cars, strict=True)
        if car.estimated
    }
    most = max((car.laps for car in cars), default=0)
    if most < distance:
        places = shortened(rulebook, places, most * 100 // distance)
    return Result(drivers, classified(cars, rulebook, places), missing)


def _filled(laps: Mapping[int, int], distance: int) -> list[int]:
    """Lap times from lap 1 on; a lap that is missing takes the car's median, and is estimated."""
    last = max(laps, default=0)
    if not last:
        return []
    usual = median_low(laps.values())
    return [laps.get(lap, usual) for lap in range(1, min(last, distance or last) + 1)]


def _flag_ms(laps: Mapping[str, list[int]]) -> int:
    """When the first car covered the most laps; 0 where nobody drove one."""
    most = max((len(times) for times in laps.values()), default=0)
    return min((sum(times) for times in laps.values() if len(times) == most), default=0)


def _driven(brought: Brought, index: int, name: str, times: list[int], flag_ms: int) -> Driven:
    charge = brought.charges.get(name, Charge())
    begins = [0, *accumulate(times)]
    counted = [ms for ms, begun in zip(times, begins, strict=False) if begun < flag_ms]
    total = sum(counted)
    status = Status.FINISHED if counted and total >= flag_ms else Status.DNF
    if not counted:
        status = Status.DNS
    known = brought.laps.get(name, {})
    flying = {
        lap: known[lap]
        for lap in range(2, len(counted) + 1)
        if lap in known and lap not in charge.deleted
    }
    best = min(flying, key=lambda lap: (flying[lap], lap), default=0)
    return Driven(
        index,
        Status.DSQ if charge.disqualified else status,
        len(counted),
        total if counted else None,
        total,
        brought.grid.get(name, len(brought.grid) + 1),
        charge.added_ms,
        flying.get(best),
        best,
        estimated=any(lap not in known for lap in range(1, len(counted) + 1)),
    )


def _timed(brought: Brought, index: int, name: str) -> Timed:
    charge = brought.charges.get(name, Charge())
    laps = brought.laps.get(name, {})
    left = {lap: ms for lap, ms in laps.items() if lap not in charge.deleted}
    best = min(left, key=lambda lap: (left[lap], lap), default=0)
    status = Status.FINISHED if best else Status.NC if laps else Status.DNS
    if charge.disqualified:
        status = Status.DSQ
    slot = brought.grid.get(name, len(brought.grid) + 1)
    return Timed(index, status, len(laps), left.get(best), best, best, slot)


def _laps(table: Table) -> tuple[dict[str, dict[int, int]], list[Reject]]:
    laps: dict[str, dict[int, int]] = {}
    for line in table.lines():
        name, lap, ms = line["driver"], positive(line["lap"]), positive(line["lap_ms"])
        if not name:
            table.reject(line.number, "the driver is missing.")
        elif lap is None or lap > MOST_LAPS:
            table.reject(
                line.number, f"lap {line['lap']!r} is not a whole number from 1 to {MOST_LAPS}."
            )
        elif ms is None or ms > MOST_MS:
            said = (
                f"lap_ms {line['lap_ms']!r} is not a whole number of milliseconds, a day at most."
            )
            table.reject(line.number, said)
        elif lap in laps.get(name, {}):
            table.reject(line.number, f"lap {lap} of {name} stands there already.")
        else:
            laps.setdefault(name, {})[lap] = ms
    return laps, table.rejected


def _grid(table: Table) -> tuple[dict[str, int], list[Reject]]:
    slots: dict[str, int] = {}
    for line in table.lines():
        name, position = line["driver"], positive(line["position"])
        if not name:
            table.reject(line.number, "the driver is missing.")
        elif position is None:
            said = f"position {line['position']!r} is not a whole number from 1 on."
            table.reject(line.number, said)
        elif name in slots:
            table.reject(line.number, f"{name} stands on the grid already.")
        elif position in slots.values():
            table.reject(line.number, f"position {position} is taken already.")
        else:
            slots[name] = position
    return slots, table.rejected


def _penalties(
    table: Table,
    drivers: list[str],
    laps: Mapping[str, Mapping[int, int]],
    rulebook: Rulebook,
    rule: SessionRule | None,
) -> tuple[dict[str, Charge], list[Reject]]:
    charges: dict[str, Charge] = {}
    for line in table.lines():
        name = line["driver"]
        if name not in drivers:
            table.reject(line.number, unknown("driver", name, drivers))
            continue
        charge = Charge()
        refused = _charge(charge, line["penalty"], line["value"], rulebook)
        if not refused and charge.added_ms and rule and rule.format != RACE:
            refused = f"time is added to no result of {rule.name}: there the best lap counts."
        for lap in charge.deleted - set(laps.get(name, {})):
            refused = f"{name} has no lap {lap}."
        if refused:
            table.reject(line.number, refused)
        else:
            charges[name] = charges.get(name, Charge()).and_(charge)
    return charges, table.rejected


def _charge(charge: Charge, code: str, value: str, rulebook: Rulebook) -> str:
    """Adds one penalty; the reason where it cannot be."""
    if code == "time":
        ms = _milliseconds(value)
        if ms is None:
            return f"value {value!r} is no time in seconds, such as 5 or 2.5."
        charge.added_ms += ms
        return ""
    if code not in PENALTIES:
        return unknown("penalty", code, (*PENALTIES, "time"))
    if code not in rulebook.penalties:
        return f"{rulebook.name} does not allow {code!r}."
    penalty = PENALTIES[code]
    if penalty.deletes_lap:
        lap = positive(value)
        if lap is None:
            return f"value {value!r} is not the number of the lap that is deleted."
        charge.deleted.add(lap)
    elif value not in ("", "served"):
        return f"value {value!r} says nothing here: leave it empty, or say served."
    if value != "served":
        unserved = rulebook.unserved_ms(code)
        charge.added_ms += penalty.added_ms if unserved is None else unserved
    charge.disqualified |= penalty.disqualifies
    return ""


def _milliseconds(text: str) -> int | None:
    """Seconds with at most three decimals, above 0."""
    try:
        ms = Decimal(text) * MS
    except InvalidOperation:
        return None
    if not ms.is_finite() or not 0 < ms < MS * MS * MS or ms != ms.to_integral_value():
        return None
    return int(ms)
