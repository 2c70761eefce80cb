"""One driver's outlook is what the whole ranking says of him or her."""

import pytest

from racecontrol.season.chances import Chances, Fate
from racecontrol.season.desk import Desk
from racecontrol.season.driven import Cut
from racecontrol.season.engine import open_engine
from racecontrol.season.outlook import find_drivers, outlook
from racecontrol.season.season import Season
from racecontrol.season.what_if import sums, with_round
from tests.season import a_season


@pytest.fixture(scope="module")
def standings(tmp_path_factory):
    files = a_season.files(tmp_path_factory.mktemp("outlook"), 1_000)
    with open_engine("duckdb", threads=1) as engine:
        yield Season(engine, a_season.online(), files).rank(Cut(4))


def of_rank(standings, rank: int):
    engine, named = standings.season.engine, standings.named
    mine = named.filter((named.league == "GT1") & (named.region == "EMEA"))
    (row,) = engine.rows(mine.filter(mine.rank_regional == rank).limit(1))
    (one,) = find_drivers(standings, str(row["account"]))
    return outlook(standings, Desk(), one)


def test_what_is_needed_passes_the_last_who_is_in_and_one_point_less_does_not(standings) -> None:
    looked = of_rank(standings, 6)
    online, chance, bar = a_season.online(), looked.chance, looked.cutoff.last.points
    assert chance.fate is Fate.OPEN
    assert chance.to_last == looked.driver.points - bar
    (number,) = chance.need.rounds
    for less, passes in ((0, True), (1, False)):
        rounds = with_round(looked.driver.rounds, number, chance.need.points - less)
        assert (sums(rounds, online).points > bar) is passes


def test_the_finishes_of_the_next_round_are_worth_less_and_less(standings) -> None:
    looked = of_rank(standings, 6)
    assert looked.next_round == 5
    assert [o.position for o in looked.outcomes][:2] == [1, 2]
    ranks = [o.rank for o in looked.outcomes]
    assert ranks == sorted(ranks)
    assert looked.outcomes[-1].rank == 6 and looked.outcomes[-1].change == 0


def test_who_is_in_has_a_route_and_who_is_of_another_league_no_places(standings) -> None:
    assert of_rank(standings, 1).chance.route == "EMEA 1/4"
    other = next(one for one in find_drivers(standings, "a") if one.league != "GT1")
    assert outlook(standings, Desk(), other).chance.fate is Fate.NO_PLACES


def test_where_no_rule_says_who_qualifies_nobody_has_a_chance(standings) -> None:
    online, cut = a_season.online(), Cut(4)
    one = of_rank(standings, 6).driver
    assert Chances.of_board(online, cut, None).of(one).fate is Fate.NO_PLACES
