"""Windows onto a ranking: whatever is wanted, the rows are those of the whole table."""

import random
from itertools import groupby, pairwise

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from racecontrol.meeting.online import Tier
from racecontrol.season import registration, what_if
from racecontrol.season.announcement import announcement
from racecontrol.season.cutline import bars_after, bars_of
from racecontrol.season.desk import Desk, Out
from racecontrol.season.driven import Cut
from racecontrol.season.drives import drives
from racecontrol.season.opening import Opened, open_season
from racecontrol.season.registration import WORD
from racecontrol.season.windows import Order, Wanted
from tests.season import a_season

TIERS = list(Tier)


class Whole:
    """A season, and all of its rows at once."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.reader = opened.windows.reader()
        self.rows: list[dict] = opened.engine.rows(opened.standings.named)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("season")
    asked = a_season.request(folder, a_season.files(folder))
    opened = open_season(asked, lambda _: None, lambda _: None)
    made = Whole(opened)
    yield made
    made.reader.close()
    opened.close()


def in_order(whole, rows):
    leagues, regions = whole.opened.windows.leagues, whole.opened.windows.regions

    def key(row):
        group = (leagues.index(row["league"]), regions.index(row["region"]))
        return (*group, row["rank_regional"], row["account"])

    return sorted(rows, key=key)


def accounts(whole, listing):
    return [row.account for row in whole.reader.rows(listing, 0, listing.rows)]


def test_every_driver_stands_in_the_order_of_the_rankings(whole) -> None:
    listing = whole.reader.list(Wanted())
    assert listing.rows == len(whole.rows) == whole.opened.windows.drivers
    assert accounts(whole, listing) == [r["account"] for r in in_order(whole, whole.rows)]


def test_a_row_says_what_the_engine_says(whole) -> None:
    row = whole.reader.rows(whole.reader.list(Wanted()), 7, 1)[0]
    theirs = next(r for r in whole.rows if r["account"] == row.account)
    for name in ("name", "country", "region", "league", "points", "all_points", "place_key"):
        assert getattr(row, name) == theirs[name]
    assert row.rounds == tuple(theirs[f"p{n}"] for n in range(1, 7))
    assert row.ranks == tuple(theirs[f"rank_{word}"] for word in WORD.values())
    assert row.sizes == tuple(theirs[f"of_{word}"] for word in WORD.values())


@settings(max_examples=25, deadline=None)
@given_by(seed=st.integers(0, 10**6))
def test_any_window_of_any_listing_is_a_slice_of_the_whole(whole, seed: int) -> None:
    draw = random.Random(seed)
    one = draw.choice(whole.rows)
    wanted = Wanted(
        league=draw.choice(["", one["league"]]),
        region=draw.choice(["", one["region"]]),
        country=draw.choice(["", "", one["country"]]),
        tier=draw.choice(TIERS),
        search=draw.choice(["", one["name"].split()[-1], one["name"][:3].upper()]),
    )
    word = WORD[wanted.tier]
    chosen = [
        row
        for row in whole.rows
        if all(getattr(wanted, k) in ("", row[k]) for k in ("league", "region", "country"))
        and row[f"rank_{word}"] is not None
        and wanted.search.lower() in row["name"].lower()
    ]
    listing = whole.reader.list(wanted)
    every = whole.reader.rows(listing, 0, listing.rows)
    assert {row.account for row in every} == {row["account"] for row in chosen}
    first, rows = draw.randint(0, listing.rows), draw.randint(0, 200)
    assert whole.reader.rows(listing, first, rows) == every[first : first + rows]
    tier = TIERS.index(wanted.tier)
    groups = [tuple(getattr(row, k) for k in registration.TIERS[wanted.tier]) for row in every]
    assert len([*groupby(groups)]) == len(set(groups))  # each group stands together
    for (group, above), (next_group, below) in pairwise(zip(groups, every, strict=True)):
        assert group != next_group or above.ranks[tier] <= below.ranks[tier]
    whole.reader.drop(listing)


def test_a_search_needs_neither_case_nor_accents_and_takes_digits_as_an_account(whole) -> None:
    row = whole.rows[17]
    found = whole.reader.list(Wanted(search=str(row["account"])))
    assert accounts(whole, found) == [row["account"]]
    last = row["name"].split()[-1]
    both = whole.reader.list(Wanted(search=f"{last.swapcase()} {row['country'].lower()}"))
    assert row["account"] in accounts(whole, both)
    assert whole.reader.list(Wanted(search="q%_'")).rows == 0


def test_drivers_are_sorted_by_points_and_by_a_round_both_ways(whole) -> None:
    for turned in (False, True):
        listing = whole.reader.list(Wanted(order=Order.POINTS, turned=turned))
        points = [row.points for row in whole.reader.rows(listing, 0, listing.rows)]
        assert points == sorted(points, reverse=not turned)
        listing = whole.reader.list(Wanted(order=Order.ROUND, round=2, turned=turned))
        seconds = [row.rounds[1] for row in whole.reader.rows(listing, 0, listing.rows)]
        driven = [points for points in seconds if points is not None]
        assert driven == sorted(driven, reverse=not turned)
        assert seconds == driven + [None] * (len(seconds) - len(driven))


def test_a_seat_is_found_again_in_a_listing(whole) -> None:
    listing = whole.reader.list(Wanted(league="GT1", region="EMEA"))
    for place in (0, 5, listing.rows - 1):
        row = whole.reader.rows(listing, place, 1)[0]
        assert whole.reader.place(listing, row.seat) == place
        assert whole.reader.driver(row.account) == row
    other = whole.reader.rows(whole.reader.list(Wanted(league="GT2")), 0, 1)[0]
    assert whole.reader.place(listing, other.seat) is None
    assert whole.reader.driver(-1) is None


def test_countries_come_with_their_drivers(whole) -> None:
    found = dict(whole.reader.values("country", Wanted(region="EMEA")))
    assert sum(found.values()) == sum(row["region"] == "EMEA" for row in whole.rows)


def test_a_listing_is_written_whole_as_csv(whole, tmp_path) -> None:
    listing = whole.reader.list(Wanted(league="GT1", order=Order.NAME))
    whole.reader.write_csv(listing, tmp_path / "listed.csv")
    lines = (tmp_path / "listed.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == listing.rows + 1
    assert [int(line.split(",")[1]) for line in lines[1:]] == accounts(whole, listing)


def test_the_sums_of_one_driver_are_those_of_the_expression(whole) -> None:
    online, cut = whole.opened.online, whole.opened.cut
    for row in whole.reader.rows(whole.reader.list(Wanted()), 0, 500):
        found = what_if.sums(row.rounds, online)
        assert (found.points, found.all_points, found.best_round, found.counted) == (
            row.points, row.all_points, row.best_round, row.counted,
        )  # fmt: skip
        assert what_if.place_key(found, online, cut) == row.place_key


def test_the_points_of_a_race_are_those_of_the_expression(whole) -> None:
    listing = whole.reader.list(Wanted())
    for row in whole.reader.rows(listing, 40, 5):
        driven = drives(whole.opened.standings, row.account)
        for number, points in enumerate(row.rounds, 1):
            last = driven.last_of(number)
            assert (last is None) == (points is None)
            if last is not None:
                rule = whole.opened.online.points
                assert what_if.given(rule, last.lobby_dr, last.position) == points


def test_the_rank_of_other_points_is_counted_among_the_others(whole) -> None:
    rows = [r for r in whole.rows if r["league"] == "GT1" and r["region"] == "EMEA"]
    one = next(r for r in rows if r["rank_regional"] == 9)
    me = whole.reader.driver(one["account"])
    keys = (me.place_key, me.place_key + 10**12, 0)
    others = [r["place_key"] for r in rows if r["account"] != one["account"]]
    assert whole.reader.better_than(me, keys) == tuple(
        sum(other > key for other in others) for key in keys
    )
    assert whole.reader.better_than(me, keys)[0] + 1 == one["rank_regional"]


def test_the_cut_after_each_round_is_that_of_the_announcement(whole) -> None:
    opened = whole.opened
    about = announcement(opened.standings, Desk(), opened.rejects, title="", rulebook="", top=5)
    rounds = range(1, opened.cut.rounds)
    bars = [bars_after(opened.standings, whole.reader, n, Desk()) for n in rounds]
    bars.append(bars_of(opened.board))
    drawn = [ranking for ranking in about.rankings if ranking.cut]
    assert len(drawn) == 5
    for ranking in drawn:
        assert ranking.cut == tuple(bar[ranking.region] for bar in bars)


def test_reserves_take_the_places_of_those_who_withdraw(whole) -> None:
    opened = whole.opened
    emea = [r.candidate.account for r in opened.reserves if r.candidate.region == "EMEA"]
    assert len(emea) == 3
    seated = [p.candidate.account for p in opened.board.places if p.region == "EMEA"]
    found, _ = opened.allotted(Desk(withdrawn=(Out(account=seated[0], why="injured"),)))
    now = [p.candidate.account for p in found.places if p.region == "EMEA"]
    assert now == [*seated[1:], emea[0]]


def test_what_a_driver_needs_is_the_least_that_reaches_the_bar() -> None:
    online = a_season.online()  # the best five of six
    after = Cut(5)
    rounds = (100, 90, None, 80, 70)
    need = what_if.need(rounds, 401, online, after)
    assert need.rounds == (6,)
    assert what_if.sums(what_if.with_round(rounds, 6, need.points), online).points == 401
    assert what_if.need(rounds, 340, online, after) == what_if.Need(0, (6,))
    assert what_if.need(rounds, 5000, online, after) == what_if.Need(0, ())
    early = what_if.need((100, 90), 900, online, Cut(2))
    assert early.rounds == (3, 4)
    assert what_if.open_rounds(online, Cut(6, final=True)) == ()
    assert what_if.open_rounds(online, Cut(6, until_s=1)) == (6,)
