"""One driver: ranks and rewards, counted and dropped rounds, gaps, and what is needed."""

from collections.abc import Sequence
from typing import Any, Final

import ibis
from msgspec import Struct

from racecontrol.meeting.online import Tier
from racecontrol.season.board import board
from racecontrol.season.chances import Chance, Chances
from racecontrol.season.desk import Desk
from racecontrol.season.drives import Drive, drives
from racecontrol.season.named import Named, as_named
from racecontrol.season.outcomes import Outcome, outcomes
from racecontrol.season.qualifying import Cutoff
from racecontrol.season.registration import WORD
from racecontrol.season.season import Standings
from racecontrol.season.what_if import open_rounds

NAMESAKES: Final = 20


class TierRank(Struct, frozen=True):
    """A rank among so many; `level` as the rulebook names it, "": none."""

    tier: Tier
    rank: int
    of: int
    level: str


class RoundOf(Struct, frozen=True):
    """A round of a driver: `points` None: not entered; `last` is the race that counts for it."""

    number: int
    points: int | None
    counts: bool
    struck: bool
    races: int
    last: Drive | None


class Outlook(Struct, frozen=True):
    """Everything about one driver."""

    driver: Named
    tiers: tuple[TierRank, ...]
    rounds: tuple[RoundOf, ...]
    chance: Chance
    cutoff: Cutoff | None
    next_round: int | None  # the first that is open, with what each finish of it would be worth
    lobby_dr: int
    outcomes: tuple[Outcome, ...]


def find_drivers(standings: Standings, words: str) -> list[Named]:
    """Those with this account, or with these words in their names; the best ranked first."""
    table = standings.named
    if words.isdecimal():
        found = table.filter(table.account == int(words))
    else:
        parts = [table.name.lower().contains(word.lower()) for word in words.split()]
        found = table.filter(ibis.and_(*parts))
    ordered = found.order_by("rank_regional", "league", "account").limit(NAMESAKES)
    return [as_named(row, standings.cut.rounds) for row in standings.season.engine.rows(ordered)]


def outlook(standings: Standings, desk: Desk, one: Named) -> Outlook:
    """Of a driver of `find_drivers`."""
    season, cut = standings.season, standings.cut
    table = standings.named
    (row,) = season.engine.rows(table.filter(table.account == one.account))
    found = board(standings, desk) if season.online.qualification else None
    chances = Chances.of_board(season.online, cut, found)
    driven = drives(standings, one.account)
    left = open_rounds(season.online, cut)
    lobby = driven.races[-1].lobby_dr if driven.races else season.online.rating.most // 2
    worth: tuple[Outcome, ...] = ()
    if left:
        worth = outcomes(
            one.rounds,
            left[0],
            lobby,
            season.online,
            cut,
            lambda keys: _better(standings, one, keys),
        )
    return Outlook(
        one,
        tuple(_tiers(row, standings)),
        tuple(
            RoundOf(
                n, points, one.counts(n), n in driven.struck, driven.tried(n), driven.last_of(n)
            )
            for n, points in enumerate(one.rounds, 1)
        ),
        chances.of(one),
        chances.cutoffs.get(one.region),
        left[0] if left else None,
        lobby,
        worth,
    )


def _tiers(row: dict[str, Any], standings: Standings) -> list[TierRank]:
    rule = standings.season.online.rewards
    found = []
    for tier, word in WORD.items():
        level = row[f"level_{word}"] if rule else 0
        if row[f"rank_{word}"] is not None:
            name = rule.levels[level - 1].level.value if rule and level else ""
            found.append(TierRank(tier, row[f"rank_{word}"], row[f"of_{word}"], name))
    return found


def _better(standings: Standings, one: Named, keys: Sequence[int]) -> Sequence[int]:
    """For each key, how many others of the regional ranking have a larger one."""
    table = standings.named
    others = (table.league == one.league) & (table.region == one.region)
    rivals = table.filter(others & (table.account != one.account))
    counts = {
        f"n{number}": ibis.coalesce((rivals.place_key > key).cast("int64").sum(), 0)
        for number, key in enumerate(keys)
    }
    found = standings.season.engine.one(rivals.aggregate(**counts))
    return [int(found[name]) for name in counts]
