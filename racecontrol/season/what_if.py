"""What a driver's rounds are worth, and what they would be worth if one went otherwise.

The twin in plain Python of `ranking.totals` and of its points, for one driver at a time.
"""

from collections.abc import Sequence

from msgspec import Struct

from racecontrol.meeting.online import LobbyPoints, OnlineSeason, OnlineTie
from racecontrol.rulebooks.online import most_points, step_bits
from racecontrol.season.counting import effective_rounds
from racecontrol.season.driven import Cut

Rounds = tuple[int | None, ...]  # points of each round from the first; None: not entered


class Sums(Struct, frozen=True):
    """As the ranking has them."""

    points: int
    all_points: int
    best_round: int
    last_round: int
    counted: int  # a bit a round that counts, the first round lowest


def given(rule: LobbyPoints, lobby_dr: int, position: int | None) -> int:
    """The points of a race; None: not finished. ValueError for a place that no race has."""
    if position is not None and not 1 <= position <= rule.most_cars:
        raise ValueError(position)
    if rule.bands:
        band = max((b for b in rule.bands if lobby_dr >= b.from_dr), key=lambda b: b.from_dr,
                   default=rule.bands[0])  # fmt: skip
        return _listed(band.places, position, rule.unfinished)
    if position is None:
        return rule.unfinished
    win = rule.win_base + lobby_dr * rule.win_permille // 1000
    return win * _listed(rule.shares_permille, position, 0) // 1000


def _listed(values: Sequence[int], position: int | None, unfinished: int) -> int:
    if position is None:
        return unfinished
    return values[position - 1] if position <= len(values) else 0


def sums(rounds: Rounds, online: OnlineSeason) -> Sums:
    """The sums after these rounds."""
    best = effective_rounds(online.counting, len(rounds))
    entered = [(points, -n) for n, points in enumerate(rounds) if points is not None]
    counted = sorted(entered, reverse=True)[:best]
    every = [points for points, _ in entered]
    return Sums(
        sum(points for points, _ in counted),
        sum(every),
        max((*every, 0)),
        (rounds[-1] or 0) if rounds else 0,
        sum(1 << -n for _, n in counted),
    )


def place_key(found: Sums, online: OnlineSeason, cut: Cut) -> int:
    """The number that decides, as `ranking.place_key` packs it."""
    key = found.points
    for step in online.ties.chain if cut.final else ():
        value = {
            OnlineTie.ALL_ROUNDS: found.all_points,
            OnlineTie.BEST_ROUND: found.best_round,
            OnlineTie.LAST_ROUND: found.last_round,
        }[step]
        key = key * (1 << step_bits(online)) + value
    return key


def with_round(rounds: Rounds, number: int, points: int) -> Rounds:
    """The rounds with other points in one; rounds up to it that were not driven stay empty."""
    longer = rounds + (None,) * (number - len(rounds))
    return (*longer[: number - 1], points, *longer[number:])


def after_each(rounds: Rounds, online: OnlineSeason) -> tuple[int, ...]:
    """The points that counted after each round."""
    return tuple(sums(rounds[:n], online).points for n in range(1, len(rounds) + 1))


class Need(Struct, frozen=True):
    """So many points, in each of these rounds; no rounds: out of reach, or nothing is open."""

    points: int
    rounds: tuple[int, ...]


def open_rounds(online: OnlineSeason, cut: Cut) -> tuple[int, ...]:
    """The rounds that can still change: those not held, and one that is running."""
    first = cut.rounds if cut.until_s is not None else cut.rounds + 1
    return tuple(range(first, online.rounds + 1))


def need(rounds: Rounds, bar: int, online: OnlineSeason, cut: Cut) -> Need:
    """The least that brings a driver to `bar` points, in as few rounds as it can be done.

    Others may gain as well: it is the least, not what will be enough.
    """
    left, most = open_rounds(online, cut), most_points(online.points, online.rating.most)
    for number in range(1, len(left) + 1):
        chosen = left[:number]
        if _reached(rounds, chosen, most, online) >= bar:
            low, high = 0, most
            while low < high:
                middle = (low + high) // 2
                if _reached(rounds, chosen, middle, online) >= bar:
                    high = middle
                else:
                    low = middle + 1
            return Need(low, chosen)
    return Need(0, ())


def _reached(rounds: Rounds, chosen: Sequence[int], points: int, online: OnlineSeason) -> int:
    for number in chosen:
        rounds = with_round(rounds, number, points)
    return sums(rounds, online).points
