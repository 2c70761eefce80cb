"""How many rounds count, after so many were held."""

from racecontrol.meeting.cited import Rounding
from racecontrol.meeting.online import CountingRule


def effective_rounds(rule: CountingRule, held: int) -> int:
    """How many of the `held` rounds count; never more than were held."""
    if held <= 0:
        return 0
    if rule.best is not None:
        return min(rule.best, held)
    if rule.share:
        above, _, below = rule.share.partition("/")
        return min(max(share_of(held, int(above), int(below), rule.rounding), rule.least), held)
    best = max((step.best for step in rule.steps if step.held <= held), default=rule.least)
    return min(best, held)


def share_of(number: int, above: int, below: int, rounding: Rounding) -> int:
    """`above`/`below` of a number as a whole number."""
    up = below - 1 if rounding is Rounding.UP else 0
    return (number * above + up) // below
