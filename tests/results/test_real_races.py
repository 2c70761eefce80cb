"""Formula One of 2021, from laps and grid alone, held to the official classifications.

The lap file numbers a lap by the lap of the leader, so that lapped cars skip numbers and may have
one twice: here a car's laps are counted as they come. Left out are the races that were suspended
(Imola, Baku, Silverstone, Hungary with its disqualification, Spa, Jeddah).
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from racecontrol.meeting.rulebook import Rulebook
from racecontrol.results.brought_laps import Result, bring, classify
from racecontrol.results.classification import ClassifiedRow
from racecontrol.rulebooks.reading import find, load
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES
from tests.results.real import ms_of, needs_data, rows

SUSPENDED = {2, 6, 10, 11, 12, 21}
CLEAN = [number for number in range(1, 23) if number not in SUSPENDED]

# Seconds that were added after the flag, as the stewards' decisions had them.
ADDED = {
    (9, "sergio_perez"): 10,  # forced another car off the track, twice 5
    (9, "kimi_raikkonen"): 20,  # collision on the last lap
    (9, "nicholas_latifi"): 30,  # double yellow: stop-and-go, converted
    (9, "nikita_mazepin"): 30,  # the same
    (14, "sergio_perez"): 5,  # left the track and gained an advantage
}

pytestmark = needs_data


@cache
def laps_2021() -> dict[int, dict[str, list[int]]]:
    cars: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("f1/lap_times_2021.csv"):
        cars[int(row["round"])][row["driver_id"]].append(ms_of(row["lap_time"]))
    return cars


@cache
def official_2021() -> dict[int, list[str]]:
    order: dict[int, list[str]] = defaultdict(list)
    for row in rows("f1/race_results_2021.csv"):
        order[int(row["round"])].append(row["driver_id"])
    return order


def book() -> Rulebook:
    return load(find("fia-style"), FORMATS, PENALTIES)


def classified(race: int, folder: Path, *, with_penalties: bool) -> Result:
    """Through the files that a person would hand in."""
    grid = [row for row in rows("f1/race_grid_2021.csv") if row["round"] == str(race)]
    lines = {
        "laps.csv": ["driver,lap,lap_ms"]
        + [
            f"{driver},{lap},{ms}"
            for driver, laps in laps_2021()[race].items()
            for lap, ms in enumerate(laps, 1)
        ],
        "grid.csv": ["driver,position"]
        + [f"{driver},{slot}" for slot, driver in enumerate(official_starters(race, grid), 1)],
        "penalties.csv": ["driver,penalty,value"]
        + [f"{d},time,{s}" for (n, d), s in ADDED.items() if n == race and with_penalties],
    }
    for name, text in lines.items():
        (folder / name).write_text("\n".join(text), encoding="utf-8")
    rules = book()
    brought = bring(*(folder / name for name in lines), rules)
    assert brought.rejected == ()
    return classify(brought, rules, None)


def official_starters(race: int, grid: list[dict[str, str]]) -> list[str]:
    """By grid position; who has none in the file (a pit-lane start) stands behind."""
    placed = {
        row["driver_id"]: int(row["grid_position"])
        for row in grid
        if row["grid_position"].isdigit()
    }
    ran = sorted(set(laps_2021()[race]) | set(placed) & set(official_2021()[race]))
    return sorted(ran, key=lambda driver: (placed.get(driver) or 99, driver))


def names(result: Result) -> list[str]:
    return [result.drivers[row.entry] for row in result.rows]


@pytest.mark.parametrize("race", CLEAN)
def test_the_order_of_every_race_that_was_not_suspended_is_the_official_one(
    race: int, tmp_path: Path
) -> None:
    result = classified(race, tmp_path, with_penalties=True)
    drove = [name for name in names(result) if laps_2021()[race].get(name)]
    assert drove == [name for name in official_2021()[race] if name in drove]
    assert not result.estimated


@pytest.mark.parametrize("race", sorted({number for number, _ in ADDED}))
def test_without_the_added_time_the_order_is_another_one(race: int, tmp_path: Path) -> None:
    order = names(classified(race, tmp_path, with_penalties=False))
    assert order != names(classified(race, tmp_path, with_penalties=True))
    official = [name for name in official_2021()[race] if name in order]
    assert [name for name in order if name in official] != official


def test_the_added_time_is_found_as_the_difference_of_our_times_and_the_official_ones(
    tmp_path: Path,
) -> None:
    """In every race of the season exactly 5 or 10 s; all others agree to a millisecond."""
    found, compared = {}, 0
    for race in range(1, 23):
        result = classified(race, tmp_path, with_penalties=False)
        ours_ms = {result.drivers[row.entry]: row.total_ms for row in result.rows}
        for place, row in enumerate(official_times(race)):
            if row["official_ms"] and row["laps"] == row["laps_in_lapfile"]:
                compared += 1
                difference_ms = int(row["official_ms"]) - ours_ms[official_2021()[race][place]]
                if abs(difference_ms) > 1:
                    found[race, row["code"]] = difference_ms
    assert found == {(9, "PER"): 10_000, (12, "STR"): 10_000, (14, "PER"): 5_000}
    assert compared == 147


def official_times(race: int) -> list[dict[str, str]]:
    """The rows of the race, in the official order."""
    table = rows("f1/laps_sum_vs_official_2021.csv")
    of_race = [row for row in table if row["round"] == str(race)]
    return sorted(of_race, key=lambda row: int(row["position_order"]))


def test_the_laps_added_give_the_official_time_of_the_winner_and_the_gaps(tmp_path: Path) -> None:
    official = {
        row["code"]: row
        for row in rows("f1/laps_sum_vs_official_2021.csv")
        if row["round"] == "1" and row["official_ms"]
    }
    result = classified(1, tmp_path, with_penalties=True)
    totals = [row.total_ms for row in result.rows[: len(official)]]
    assert totals == [int(row["official_ms"]) for row in official.values()]
    gaps = [row.gap.ms for row in result.rows[1:3]]
    assert gaps == [745, 37_383]


def test_france_2022_forty_seven_of_fifty_three_laps_are_classified(tmp_path: Path) -> None:
    """The official laps and times of the race; the laps of each car are made equal."""
    lines = ["driver,lap,lap_ms"]
    table = rows("f1/2022_french_gp_results.csv")
    for row in table:
        lines += [f"{row['code']},{lap},{ms}" for lap, ms in enumerate(equal_laps(row), 1)]
    (tmp_path / "laps.csv").write_text("\n".join(lines), encoding="utf-8")
    rules = book()
    brought = bring(tmp_path / "laps.csv", None, None, rules)
    result = classify(brought, rules, None)
    by_name = {result.drivers[row.entry]: row for row in result.rows}
    assert (by_name["ZHO"].laps, by_name["ZHO"].place) == (47, 16)
    for row in table:
        assert is_classified(by_name[row["code"]]) == row["positionText"].isdigit(), row["code"]
    order = [r["code"] for r in table if r["milliseconds"].isdigit()]
    assert [name for name in names(result) if name in order] == order


def equal_laps(row: dict[str, str]) -> list[int]:
    """They add up to the official time; a car without one is a little slower than the winner."""
    laps = int(row["laps"])
    whole = int(row["milliseconds"]) if row["milliseconds"].isdigit() else 102_500 * laps
    each, rest = divmod(whole, laps)
    return [each + (lap < rest) for lap in range(laps)]


def is_classified(row: ClassifiedRow) -> bool:
    return row.place > 0
