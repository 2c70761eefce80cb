"""Published tables of the Gran Turismo World Series, and the ties of Formula One."""

from itertools import groupby, product
from pathlib import Path

import pytest

from racecontrol.meeting.rulebook import TieBy, TieRule, TieStep
from racecontrol.results.brought_laps import bring, classify
from racecontrol.results.brought_scores import Season, season_of
from racecontrol.results.ties import ranked, standing
from racecontrol.rulebooks.reading import find, load
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES
from tests.results.real import needs_data, rows

pytestmark = needs_data

HEAD = "season,event,session,position,driver,nation"

SERIES_2021 = """
key = "world-series-2021"
name = "World Series 2021"
season = "2021"
penalties = []
""" + "".join(
    f"""
[[events]]
key = "{key}"
name = "{key}"
[[events.sessions]]
key = "race"
name = "Race"
format = "race"
points = {{ places = {places} }}
"""
    for key, places in (
        ("rd1", "[3, 2, 1]"),
        ("rd2", "[3, 2, 1]"),
        ("showdown", "[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]"),
        ("rd3", "[3, 2, 1]"),
        ("rd4", "[3, 2, 1]"),
    )
)


def season(folder: Path, book: str, *lines: str) -> Season:
    """Through the file that a person would hand in; no line of it is rejected."""
    path = folder / "results.csv"
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    made = season_of(path, load(find(book, folder), FORMATS, PENALTIES))
    assert made.rejected == ()
    return made


def points_of(made: Season) -> list[tuple[str, int, float]]:
    return [(made.competitors[row.entry].name, row.rank, row.points) for row in made.rows]


def test_the_manufacturers_table_of_2021_comes_out_with_its_totals_and_ranks(
    tmp_path: Path,
) -> None:
    (tmp_path / "series.toml").write_text(SERIES_2021, encoding="utf-8")
    table = rows("gtws/manufacturers_2021_world_series_points_before_finals.csv")
    lines = []
    for row in table:
        for event in ("rd1", "rd2", "showdown", "rd3", "rd4"):
            best = 10 if event == "showdown" else 3
            if row[event] != "-":
                place = best + 1 - int(row[event]) if row[event] != "0" else "NC"
                lines.append(f"2021,{event},race,{place},{row['team']},")
    made = points_of(season(tmp_path, "series.toml", *lines))
    assert [points for _, _, points in made] == [13, 13, 10, 9, 7, 7, 6, 4, 4, 3, 3, 0]
    assert [rank for _, rank, _ in made] == [1, 1, 3, 4, 5, 5, 7, 8, 8, 10, 10, 12]
    assert {name: points for name, _, points in made} == {
        row["team"]: int(row["total"]) for row in table
    }


def test_semi_final_a_of_2021_ten_cars_get_twelve_to_one(tmp_path: Path) -> None:
    """Gaps as published, on eight equal laps; the points are the table of the World Finals."""
    table = [r for r in rows("gtws/race_results.csv") if r["session"].startswith("Semi-final A")]
    lines = ["driver,lap,lap_ms"]
    for row in reversed(table):
        gap = row["gap_or_time"].split()[0]
        gap_ms = round(float(gap) * 1000) if gap.startswith("+") else 0
        laps = [125_000] * 7 + [125_000 + gap_ms]
        lines += [f"{row['driver']},{lap},{ms}" for lap, ms in enumerate(laps, 1)]
    (tmp_path / "laps.csv").write_text("\n".join(lines), encoding="utf-8")
    rules = load(find("nations-cup-2024"), FORMATS, PENALTIES)
    finals = rules.event("world-finals")
    assert finals is not None
    brought = bring(tmp_path / "laps.csv", None, None, rules)
    result = classify(brought, rules, finals.session("race-1"), 8)
    assert [result.drivers[row.entry] for row in result.rows] == [row["driver"] for row in table]
    assert [row.points for row in result.rows] == [int(row["points"]) for row in table]
    assert [row.points for row in result.rows] == [12, 10, 8, 7, 6, 5, 4, 3, 2, 1]


def test_the_rounds_of_2025_add_up_to_the_published_standings(tmp_path: Path) -> None:
    snapshots = [r for r in rows("gtws/standings_snapshots.csv") if r["season"] == "2025"]
    before = [
        f"2025,,points_before,{row['points']},{row['competitor']},{row['nation']}"
        for row in snapshots
        if row["when"].startswith("after Round 2")
    ]
    third = [
        f"2025,{row['event']},{row['session']},{row['pos']},{row['driver']},{row['nation']}"
        for row in rows("gtws/race_results.csv")
        if row["season"] == "2025"
        and row["event"].startswith("Round 3")
        and row["session"] == "Grand Final"
    ]
    made = points_of(season(tmp_path, "nations-cup-2025", *before, *third))
    after = [row for row in snapshots if row["when"].startswith("after Round 3")]
    assert made == [(r["competitor"], int(r["rank_shown"]), int(r["points"])) for r in after]


def test_two_wins_of_2025_are_twelve_and_the_sprint_gives_nothing(tmp_path: Path) -> None:
    lines = [
        f"2025,{row['event']},{row['session']},{row['pos']},{row['driver']},{row['nation']}"
        for row in rows("gtws/race_results.csv")
        if row["season"] == "2025" and row["event"][:7] in ("Round 1", "Round 2")
    ]
    made = {
        name: points for name, _, points in points_of(season(tmp_path, "nations-cup-2025", *lines))
    }
    assert made["Jose Serrano"] == 12
    assert made["Kylian Drumont"] == 0  # won the Sprint


def test_before_the_grand_final_of_2022_two_share_the_third_rank(tmp_path: Path) -> None:
    carried = {"Igor Fraga": 7, "Angel Inostroza": 4, "Ryota Kokubun": 9, "Valerio Gallo": 9}
    lines = [f"2022,,points_before,{points},{name}," for name, points in carried.items()]
    lines += [
        f"2022,{row['event']},{row['session']},{row['pos']},{row['driver']},{row['nation']}"
        for row in rows("gtws/race_results.csv")
        if row["session"] == "Regional Final Americas"
    ]
    made = points_of(season(tmp_path, "nations-cup-2022", *lines))
    snapshot = [
        (row["competitor"], int(row["rank_shown"].rstrip("=")), int(row["points"]))
        for row in rows("gtws/standings_snapshots.csv")
        if row["when"] == "before Grand Final"
    ]
    assert made == snapshot


def test_after_tokyo_2024_three_share_the_second_rank(tmp_path: Path) -> None:
    table = [
        r for r in rows("gtws/standings_snapshots.csv") if r["when"] == "after Round 3 (Tokyo)"
    ]
    lines = [f"2024,,points_before,{r['points']},{r['competitor']},{r['nation']}" for r in table]
    made = season(tmp_path, "nations-cup-2024", *lines)
    assert [(rank, points) for _, rank, points in points_of(made)] == [
        (1, 11),
        (2, 10),
        (2, 10),
        (2, 10),
        (5, 0),
    ]
    open_ties = {made.competitors[row.entry].name: len(row.tied_with) for row in made.rows}
    assert open_ties["Jose Serrano"] == 2  # no chain of 2024 is known: a person has to


def test_the_totals_of_the_teams_of_2023_can_be_made_of_its_table(tmp_path: Path) -> None:
    """Race 1 is known (Spain 1st, Japan 3rd): some places of the other races give all totals."""
    totals = {
        row["nation"]: int(row["points"])
        for row in rows("gtws/standings_snapshots.csv")
        if row["season"] == "2023"
    }
    assert totals == {"ESP": 53, "JPN": 46, "BRA": 44}
    rules = load(find("nations-cup-2023"), FORMATS, PENALTIES)
    finals = rules.event("world-finals")
    assert finals is not None
    tables = [rule.points.places for rule in finals.sessions if rule.points]
    first = {"ESP": [1], "JPN": [3], "BRA": range(4, 11)}
    fitting = {
        nation: [
            places
            for places in product(first[nation], range(1, 11), range(1, 11), range(1, 11))
            if sum(table[place - 1] for table, place in zip(tables, places, strict=True)) == total
        ]
        for nation, total in totals.items()
    }
    found = next(
        (spain, japan, brazil)
        for spain, japan, brazil in product(*fitting.values())
        if all(len(set(places)) == 3 for places in zip(spain, japan, brazil, strict=True))
    )
    keys = [rule.key for rule in finals.sessions]
    lines = [
        f"2023,World Finals,{key},{place},Team {nation},{nation}"
        for nation, places in zip(totals, found, strict=True)
        for key, place in zip(keys, places, strict=True)
    ]
    made = points_of(season(tmp_path, "nations-cup-2023", *lines))
    assert made == [("Team ESP", 1, 53), ("Team JPN", 2, 46), ("Team BRA", 3, 44)]


def test_the_showdown_of_2023_did_not_carry_over(tmp_path: Path) -> None:
    made = season(tmp_path, "nations-cup-2023", "2023,Showdown,Grand Final,1,Team Spain,ESP")
    assert points_of(made) == [("Team Spain", 1, 0)]


COUNTBACK = TieRule((TieStep(TieBy.COUNTBACK),))

# The best place of each of the two, from the race results of the seasons: what separated them.
BEST_PLACES = {
    (2010, "47"): (("Barrichello", 4), ("Sutil", 5)),
    (2010, "6"): (("de la Rosa", 7), ("Heidfeld", 8)),
    (2014, "55"): (("Magnussen", 2), ("Räikkönen", 4)),
    (2014, "8"): (("Grosjean", 8), ("Kvyat", 9)),
    (2015, "27"): (("Nasr", 5), ("Maldonado", 7)),
    (2017, "5"): (("Wehrlein", 8), ("Kvyat", 9)),
}


def ties() -> list[tuple[int, str, list[dict[str, str]]]]:
    """Groups of equal points, each in the official order."""
    table = sorted(rows("f1/final_driver_standings_2010_2017.csv"), key=lambda r: int(r["year"]))
    groups = groupby(table, key=lambda row: (int(row["year"]), row["points"]))
    listed = [(year, points, list(group)) for (year, points), group in groups]
    return [one for one in listed if len(one[2]) > 1]


def test_the_file_marks_exactly_the_ties_that_the_ranking_finds() -> None:
    for year, points, group in ties():
        marked = {row["driver"] for row in group if row["tied_on_points"] == "1"}
        made = ranked(
            [standing(i, (), int(row["points"])) for i, row in enumerate(group)], COUNTBACK
        )
        assert len(marked) == len(group), (year, points)
        assert {row.rank for row in made} == {1}
        assert all(len(row.tied_with) == len(group) - 1 for row in made)  # wins alone: all open


@pytest.mark.parametrize("tie", BEST_PLACES)
def test_countback_orders_ties_as_the_official_standings_do(tie: tuple[int, str]) -> None:
    group = next(g for year, points, g in ties() if (year, points) == tie)
    best = dict(BEST_PLACES[tie])
    made = []
    for index, row in enumerate(reversed(group)):
        place = best[row["driver"]]
        counts = (int(row["wins"]), *[0] * (place - 2), 1)
        plain = standing(index, (), int(row["points"]))
        made.append(type(plain)(0, index, plain.points, counts, ()))
    order = [list(reversed(group))[row.entry]["driver"] for row in ranked(made, COUNTBACK)]
    assert order == [row["driver"] for row in group]
