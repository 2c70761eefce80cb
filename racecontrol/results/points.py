"""Points: whole where they can be, exact where a dead heat divides them.

Points are divided among cars that share a place (FIA F1 2026 sporting regulations, A2.2.3), so a
score may be a fraction. It is kept as an int where it is whole, else as the nearest float, and
added up as the fraction that it stands for: nothing is lost, whatever the order of the sum.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from racecontrol.meeting.rulebook import Rulebook

Points = int | float

SHARES: Final = 5_040  # more cars than this never divide a place


def exact(points: Points) -> Fraction:
    """The fraction that these points stand for."""
    return Fraction(points).limit_denominator(SHARES)


def whole(points: Fraction) -> Points:
    """As an int where it is one."""
    return points.numerator if points.denominator == 1 else float(points)


def total(points: Iterable[Points]) -> Points:
    """The sum, without an error of rounding."""
    return whole(sum(map(exact, points), Fraction(0)))


def shared(points: Sequence[Points], place: int, cars: int) -> Points:
    """What each of `cars` that share a place gets: those places' points, divided equally."""
    taken = points[place - 1 : place - 1 + cars]
    return whole(sum(map(exact, taken), Fraction(0)) / cars)


def points_text(points: Points) -> str:
    """As a document prints it: 12, 6.5, 8.33."""
    return str(points) if isinstance(points, int) else f"{points:.2f}".rstrip("0")


def shortened(
    rulebook: Rulebook, full: Sequence[int], driven_percent: int, green_laps: int | None = None
) -> tuple[int, ...]:
    """What a race gives that was stopped for good, by the leader's share of its distance.

    `green_laps` are the leader's laps without a neutralisation; None: all that are needed.
    """
    rule = rulebook.red_flag
    if rule.green_laps is not None and green_laps is not None and green_laps < rule.green_laps:
        return ()
    for column in rule.columns:
        if column.from_percent <= driven_percent < column.below_percent:
            return column.places
    return tuple(full)
