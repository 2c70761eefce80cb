"""Who qualifies: the twelve of 2025, seeds, quotas, caps, ages, withdrawals, nations."""

import csv
import datetime
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from racecontrol.meeting.online import (
    CountryAge,
    QualificationRule,
    Quota,
    TeamSelection,
    VacantSeed,
)
from racecontrol.rulebooks.reading import find, load
from racecontrol.season.desk import Desk, Out, Seed
from racecontrol.season.qualifying import Candidate, qualify
from racecontrol.season.teams import qualify_teams
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

GTWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "gtws"
AHEAD = "10 points ahead of driver 3, the first who is not in"
REGIONS = ("EMEA", "Asia", "Oceania")


def driver(account: int, country: str, points: int, region: str = "EMEA", **more) -> Candidate:
    return Candidate(account, f"driver {account}", country, region, 1, points, points, **more)


def rule(**more) -> QualificationRule:
    given = {"league": "GT1", "places": 2, "quotas": (Quota(region="EMEA", places=2),)}
    return QualificationRule(**(given | more))


def names(board) -> list[int | None]:
    return [place.candidate.account if place.candidate else None for place in board.places]


EMEA = [driver(1, "FRA", 90), driver(2, "FRA", 80), driver(3, "FRA", 80), driver(4, "ESP", 70)]
SEEDED = rule(places=3, seeds=1)
FIRST = Desk(seeds=(Seed(account=1, why="2024 P1"),))


def test_the_quota_is_filled_from_the_top_and_the_margin_is_said() -> None:
    board = qualify(rule(), {"EMEA": EMEA}, Desk(), {})
    assert names(board) == [1, 2]
    assert board.places[0].reason == "EMEA 1/2, " + AHEAD
    assert board.places[1].margin == 0
    assert board.open_ties == (
        "EMEA: driver 2 and driver 3 are equal at the last place by every step of the rulebook. "
        "The organiser decides.",
    )


def test_a_seed_takes_no_place_of_its_region() -> None:
    board = qualify(SEEDED, {"EMEA": EMEA}, FIRST, {1: EMEA[0]})
    assert names(board) == [1, 2, 3]
    assert [place.route for place in board.places] == ["seed, 2024 P1", "EMEA 1/2", "EMEA 2/2"]
    assert board.cutoffs[0].first_out == EMEA[3]


def test_the_cap_of_a_country_counts_its_seeds_where_the_rulebook_says_so() -> None:
    capped = rule(places=3, seeds=1, country_cap=2)
    assert names(qualify(capped, {"EMEA": EMEA}, FIRST, {1: EMEA[0]})) == [1, 2, 4]
    free = rule(places=3, seeds=1, country_cap=2, cap_counts_seeds=False)
    board = qualify(free, {"EMEA": EMEA}, FIRST, {1: EMEA[0]})
    assert names(board) == [1, 2, 3]


def test_the_next_stands_in_for_one_who_withdraws() -> None:
    out = Desk(withdrawn=(Out(account=1, why="injured"),))
    board = qualify(rule(), {"EMEA": EMEA}, out, {})
    assert names(board) == [2, 3]
    assert board.places[1].reason.endswith("stands in for driver 1")
    assert board.passed[0].reason == "withdrawn: injured"


@pytest.mark.parametrize(
    ("vacant", "expected"),
    [
        (VacantSeed.NOBODY, [None, 2, 3]),
        (VacantSeed.NEXT_SEED, [9, 2, 3]),
        (VacantSeed.REGION, [2, 3, 4]),
    ],
)
def test_the_place_of_a_seed_that_withdraws_goes_where_the_rulebook_says(vacant, expected) -> None:
    desk = Desk(
        seeds=(Seed(account=1, why="2024 P1"), Seed(account=9, why="2024 P2")),
        withdrawn=(Out(account=1, why="retired"),),
    )
    known = {1: EMEA[0], 9: driver(9, "JPN", 0, "Asia")}
    board = qualify(rule(places=3, seeds=1, vacant_seed=vacant), {"EMEA": EMEA}, desk, known)
    assert names(board) == expected


def test_the_age_of_the_country_counts_on_the_day() -> None:
    day = datetime.date(2025, 6, 7)
    ages = rule(years=18, ages=(CountryAge(country="UAE", years=21),), on=day)
    listed = [
        driver(1, "FRA", 9, born=datetime.date(2007, 6, 8)),
        driver(2, "FRA", 8, born=datetime.date(2007, 6, 7)),
        driver(3, "UAE", 7, born=datetime.date(2005, 1, 1)),
        driver(4, "UAE", 6),
        driver(5, "UAE", 5, born=datetime.date(2004, 6, 7)),
    ]
    board = qualify(ages, {"EMEA": listed}, Desk(), {})
    assert names(board) == [2, 5]
    assert [passed.reason for passed in board.passed] == [
        "not eligible: 17 years old on 2025-06-07, needs 18",
        "not eligible: 20 years old on 2025-06-07, needs 21",
        "not eligible: no date of birth",
    ]


def test_a_place_that_nobody_can_have_stays_open() -> None:
    board = qualify(rule(), {"EMEA": EMEA[:1]}, Desk(), {})
    assert names(board) == [1, None]
    assert "organiser decides" in board.places[1].reason


@given(seed=st.integers(0, 2**32))
def test_no_region_loses_a_place_to_a_seed(seed: int) -> None:
    draw = random.Random(seed)
    quotas = tuple(Quota(region=region, places=draw.randint(0, 3)) for region in REGIONS)
    seeds = draw.randint(0, 4)
    asked = rule(places=seeds + sum(q.places for q in quotas), seeds=seeds, quotas=quotas)
    regions, account = {}, 0
    for region in REGIONS:
        points = sorted((draw.randint(0, 9) for _ in range(draw.randint(6, 12))), reverse=True)
        regions[region] = [driver(account := account + 1, "FRA", p, region) for p in points]
    every = {one.account: one for listed in regions.values() for one in listed}
    chosen = draw.sample(sorted(every), seeds)
    desk = Desk(seeds=tuple(Seed(account=one, why="last season") for one in chosen))
    board = qualify(asked, regions, desk, every)
    assert names(board)[:seeds] == chosen
    for quota in quotas:
        mine = [p.candidate.account for p in board.places if p.region == quota.region]
        free = [one.account for one in regions[quota.region] if one.account not in chosen]
        assert mine == free[: quota.places]


def test_a_nation_goes_with_its_best_three() -> None:
    listed = [
        *(driver(10 + n, "ESP", points) for n, points in enumerate((90, 80, 10, 5))),
        *(driver(20 + n, "FRA", points) for n, points in enumerate((70, 60, 55))),
        *(driver(30 + n, "ITA", points) for n, points in enumerate((99, 98))),
        *(driver(40 + n, "GER", points) for n, points in enumerate((60, 60, 59))),
    ]
    listed.sort(key=lambda one: -one.points)
    asked = rule(places=2, quotas=(Quota(region="EMEA", places=2),))
    teams = TeamSelection(drivers=3)
    out = Desk(withdrawn=(Out(account=12, why="studies"),))
    board = qualify_teams(asked, teams, {"EMEA": listed}, out)
    assert names(board) == [20, 21, 22, 40, 41, 42]
    assert "FRA 6 points ahead" not in board.places[0].reason
    assert board.places[0].reason == (
        "EMEA 1/2, FRA 10 points ahead of ESP, the first not in; driver 1 of 3, 70 points"
    )


def _rows(name: str) -> list[dict[str, str]]:
    path = GTWS / name
    if not path.is_file():
        pytest.skip("no data of the series beside this checkout (../shared/data/gtws)")
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_seeds_and_quotas_of_2025_give_the_twelve_who_went() -> None:
    entries = _rows("entry_list_2025.csv")
    book = load(find("nations-cup-2025"), FORMATS, PENALTIES)
    assert book.online is not None and book.online.qualification is not None
    asked = book.online.qualification
    words = {"Europe/Middle East/Africa": "EMEA"}
    quota = {
        words.get(row["region"], row["region"]): int(row["places"])
        for row in _rows("quota_2025.csv")
    }
    assert {q.region: q.places for q in asked.quotas}.items() <= quota.items()
    assert (asked.seeds, asked.places) == (quota["Top 3 of 2024 (seeds)"], quota["TOTAL"])
    born, desk, known, regions = datetime.date(1995, 1, 1), [], {}, {}
    for account, row in enumerate(entries, 1):
        one = Candidate(account, row["driver"], row["nation"], row["region"], 0, 0, 0, born)
        if row["route"].startswith("seed"):
            desk.append(Seed(account=account, why=row["route"].removeprefix("seed ")))
            known[account] = one
        regions.setdefault(row["region"], []).append(one)
    for region, listed in regions.items():  # seeds lead their regions; two more follow the last
        listed += [Candidate(900, f"next of {region}", "XXX", region, 0, 0, 0, born)]
        regions[region] = [
            Candidate(c.account, c.name, c.country, region, n, 999 - n, 999 - n, born)
            for n, c in enumerate(listed, 1)
        ]
    board = qualify(asked, regions, Desk(seeds=tuple(desk)), known)
    found = {place.candidate.name: place.route for place in board.places if place.candidate}
    assert len(found) == len(entries) == 12
    for row in entries:
        route = found[row["driver"]]
        if row["route"].startswith("seed"):
            assert route == row["route"].replace("seed ", "seed, ")
        else:
            nth, _, of = row["route"].removeprefix("online qualifier ").partition("/")
            said, _, places = route.removeprefix(f"{row['region']} ").partition("/")
            assert places == of
            assert nth in ("?", said)
