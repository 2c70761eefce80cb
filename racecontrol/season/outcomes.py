"""What each finish of one round would be worth, as the others stand."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from racecontrol.meeting.online import OnlineSeason
from racecontrol.season import what_if
from racecontrol.season.driven import Cut

Better = Callable[[Sequence[int]], Sequence[int]]  # keys -> how many others have a larger one


class Outcome(Struct, frozen=True):
    """A finish of a round; `position` None: not finished."""

    position: int | None
    given: int
    points: int
    rank: int
    change: int  # of the total, against what it is now
    now: bool  # it is what happened


def outcomes(
    rounds: what_if.Rounds,
    number: int,
    lobby_dr: int,
    online: OnlineSeason,
    cut: Cut,
    better: Better,
    now: int | None = None,
) -> tuple[Outcome, ...]:
    """All finishes of a round in a lobby, the best first; the others stay as they stand.

    `now`: where the driver did finish. Ranks are those of the regional tier.
    """
    rule = online.points
    positions: list[int | None] = [*range(1, rule.most_cars + 1), None]
    given = [what_if.given(rule, lobby_dr, position) for position in positions]
    sums = [what_if.sums(what_if.with_round(rounds, number, g), online) for g in given]
    ahead = better([what_if.place_key(found, online, cut) for found in sums])
    points = what_if.sums(rounds, online).points
    return tuple(
        Outcome(position, g, found.points, many + 1, found.points - points, position == now)
        for position, g, found, many in zip(positions, given, sums, ahead, strict=True)
    )
