"""`racecontrol season rank --driver`: one driver, and what he or she needs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from racecontrol.frontdoor.season_tables import TERMINAL, print_json, table_of
from racecontrol.frontdoor.season_words import chance_said, finish, points
from racecontrol.season.errors import SeasonError

if TYPE_CHECKING:
    from racecontrol.season.desk import Desk
    from racecontrol.season.named import Named
    from racecontrol.season.outlook import Outlook
    from racecontrol.season.season import Standings


def print_driver(standings: "Standings", desk: "Desk", words: str, *, as_json: bool) -> None:
    """The driver of an account, or of a name; where several have it, all of them.

    Raises SeasonError where nobody is found.
    """
    from racecontrol.season.outlook import NAMESAKES, find_drivers, outlook

    found = find_drivers(standings, words)
    if not found:
        raise SeasonError(f"No ranked driver has the account or the name {words!r}.")
    if len(found) > 1:
        if as_json:
            print_json(found)
            return
        many = f"the first {NAMESAKES}" if len(found) == NAMESAKES else str(len(found))
        TERMINAL.print(f"Several drivers are called like that ({many}). Say the account:")
        _print_namesakes(found)
        return
    looked = outlook(standings, desk, found[0])
    if as_json:
        print_json(looked)
    else:
        _print(standings, looked)


def _print_namesakes(found: list["Named"]) -> None:
    table = table_of("Account", "Driver", "Nat", "League", "Region", "Rank", "Points",
                     left=(1, 2, 3, 4))  # fmt: skip
    for one in found:
        cells = (one.name, one.country, one.league, one.region)
        table.add_row(str(one.account), *cells, f"{one.rank:,}", f"{one.points:,}")
    TERMINAL.print(table)


def _print(standings: "Standings", looked: "Outlook") -> None:
    one, cut, online = looked.driver, standings.cut, standings.season.online
    who = f"{one.name} ({one.country}), {one.league}, {one.region}, account {one.account}"
    state = "final order" if cut.final else "running"
    TERMINAL.print(who, soft_wrap=True)
    TERMINAL.print(f"{points(one.points)} after round {cut.rounds} of {online.rounds}, {state}")
    tiers = table_of("Tier", "Rank", "of", "Reward", left=(0, 3))
    for tier in looked.tiers:
        tiers.add_row(tier.tier.value, f"{tier.rank:,}", f"{tier.of:,}", tier.level)
    TERMINAL.print(tiers)
    rounds = table_of("Round", "Races", "Finish", "Lobby", "Points", "", left=(5,))
    for held in looked.rounds:
        race = held.last
        cells = (
            (str(held.races), finish(race.position), f"{race.lobby_dr:,}") if race else ("",) * 3
        )
        got = "" if held.points is None else f"{held.points:,}"
        word = (
            "not entered" if held.points is None
            else "struck off" if held.struck
            else "counts" if held.counts else "dropped"
        )  # fmt: skip
        rounds.add_row(str(held.number), *cells, Text(got), word)
    TERMINAL.print(rounds)
    for sentence in _sentences(looked):
        TERMINAL.print(sentence, soft_wrap=True)


def _sentences(looked: "Outlook") -> Iterator[str]:
    """How far it is to the places, what is needed, and what the next round would be worth."""
    chance, cut = looked.chance, looked.cutoff
    last, first = (cut.last, cut.first_out) if cut else (None, None)
    for gap, who, place in (
        (chance.to_last, last, "the last who is in"),
        (chance.to_first_out, first, "the first who is not"),
    ):
        if gap is not None and who is not None:
            side = "behind" if gap < 0 else "ahead of"
            apart = f"{points(abs(gap))} {side}" if gap else "Level with"
            mine = who.account == looked.driver.account
            yield f"{place[0].upper()}{place[1:]}." if mine else f"{apart} {who.name}, {place}."
    yield chance_said(chance)
    if looked.outcomes:
        win = looked.outcomes[0]
        yield (
            f"A win in round {looked.next_round} in a lobby of {looked.lobby_dr:,} gives rank "
            f"{win.rank:,} with {points(win.points)}, as the others stand now."
        )
        inside = [o for o in looked.outcomes if cut and o.rank <= cut.places]
        if inside and chance.to_last is not None:
            yield f"{finish(inside[-1].position)} or better there is among the places."
