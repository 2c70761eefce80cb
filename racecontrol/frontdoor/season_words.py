"""A season's figures as the command line says them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from racecontrol.season.chances import Chance
    from racecontrol.season.what_if import Need


def points(number: int) -> str:
    """`1 point`, `2,000 points`."""
    return "1 point" if number == 1 else f"{number:,} points"


def finish(position: int | None) -> str:
    """`P3`, `not finished`."""
    return "not finished" if position is None else f"P{position}"


def needs(chance: "Chance") -> str:
    """As a cell: `in`, `12 points in R6`, `out of reach`; "": nothing to be needed."""
    from racecontrol.season.chances import Fate

    if chance.fate is Fate.OPEN and chance.need:
        first, last = chance.need.rounds[0], chance.need.rounds[-1]
        return f"{chance.need.points} in R{first}" + (f" to R{last} each" if last > first else "")
    if chance.fate is Fate.OUT:
        return "out of reach" if chance.need else "out"
    return "in" if chance.fate is Fate.IN else ""


def chance_said(chance: "Chance") -> str:
    """As a sentence."""
    from racecontrol.season.chances import Fate

    match chance.fate:
        case Fate.IN:
            return f"In: {chance.route}."
        case Fate.OPEN if chance.need:
            return f"Needs {_need(chance.need)}, if the others gain nothing."
        case Fate.OUT if chance.passed:
            return f"Out: {chance.passed}."
        case Fate.OUT if chance.need:
            return "Out of reach: no result of the rounds left is enough."
        case Fate.OUT:
            return "Out."
        case _:
            return "No place of the live event goes to this league and region."


def _need(need: "Need") -> str:
    first, last = need.rounds[0], need.rounds[-1]
    if first == last:
        return f"{points(need.points)} in round {first}"
    return f"{points(need.points)} in each of rounds {first} to {last}"
