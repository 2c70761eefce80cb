"""What a driver's chance of a place is, in words."""

from racecontrol.season.chances import Chance, Fate
from racecontrol.season.what_if import Need
from ui.tr import counted, ruled, tr


def points(number: int) -> str:
    """`1 point`, `2,000 points`."""
    return counted("{number} point", "{number} points", number, number=f"{number:,}")


def chance_words(chance: Chance) -> str:
    """`in: EMEA 4/4`, `12 points in round 6`, `3 points short`; "": no places there."""
    match chance.fate:
        case Fate.IN:
            return tr("in: {route}", route=ruled(chance.route))
        case Fate.OPEN if chance.need:
            return need_words(chance.need)
        case Fate.OUT:
            return ruled(chance.passed) if chance.passed else _why_out(chance)
        case _:
            return ""


def need_words(need: Need) -> str:
    """The least that is needed, and in which rounds."""
    first, last = need.rounds[0], need.rounds[-1]
    if first == last:
        return tr("{points} in round {round}", points=points(need.points), round=first)
    return tr(
        "{points} in each of rounds {first} to {last}",
        points=points(need.points),
        first=first,
        last=last,
    )


def _why_out(chance: Chance) -> str:
    if chance.need is not None:
        return tr("out of reach")
    short = -(chance.to_last or 0)
    return tr("{points} short", points=points(short)) if short else tr("behind by the tie-break")
