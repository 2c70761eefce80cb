"""The closed list of infringements, in the words of the sport, and who did what how often.

The list is that of the messages of race control in FIA championships. A decision names its
infringement; where it does not, as in older journals, its reason says it.
"""

from typing import Final

from racecontrol.meeting.model import Decision
from racecontrol.meeting.state import State
from racecontrol.stewarding.penalties import PENALTIES

TRACK_LIMITS: Final = "Track limits"
INFRINGEMENTS: Final = (
    "Causing a collision",
    "Forcing another driver off the track",
    "Leaving the track and gaining an advantage",
    TRACK_LIMITS,
    "False start",
    "Starting procedure infringement",
    "Speeding in the pit lane",
    "Unsafe release",
    "Unsafe condition",
    "Impeding",
    "Moving under braking",
    "Driving unnecessarily slowly",
    "Yellow flag infringement",
    "Leaving pit exit on red light",
    "Failing to follow race director's instructions",
)
_KNOWN: Final = {name.casefold(): name for name in INFRINGEMENTS}


def known(words: str) -> str:
    """The infringement that these words begin with, as the list has it; else the words."""
    plain = words.strip().rstrip(".").casefold()
    return next((name for key, name in _KNOWN.items() if plain.startswith(key)), words.strip())


def same(one: str, other: str) -> bool:
    """Whether two ways of writing it mean the same infringement."""
    return known(one).casefold() == known(other).casefold()


def choices(state: State) -> tuple[str, ...]:
    """The closed list, then what the rulebook of the meeting has besides."""
    rules = state.meeting.rulebook.infringements if state.meeting else ()
    own = [rule.reason.capitalize() for rule in rules if rule.reason.casefold() not in _KNOWN]
    return (*INFRINGEMENTS, *own)


def infringement_of(decision: Decision) -> str:
    """What was broken."""
    return known(decision.infringement or decision.reason)


def offences(state: State, entry: int, infringement: str) -> tuple[Decision, ...]:
    """Decisions in force against a car for this infringement in the meeting, oldest first."""
    return tuple(
        decision
        for number, decision in state.decisions.items()
        if number not in state.rescinded
        and decision.entry == entry
        and same(infringement_of(decision), infringement)
    )


def offence_number(state: State, decision: Decision) -> int:
    """1 for the first, 2 for the second ...: of the same car, for the same thing."""
    same = offences(state, decision.entry, infringement_of(decision))
    return 1 + sum(other.decision < decision.decision for other in same)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th ..."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def allowed(state: State, infringement: str) -> tuple[str, ...]:
    """Codes of the penalties that may be given for it, lightest first as the rulebook has them.

    Where the rulebook does not say: all that it has.
    """
    if state.meeting is None:
        return ()
    book = state.meeting.rulebook
    rule = book.infringement(known(infringement))
    codes = rule.penalties if rule else book.penalties
    return tuple(code for code in codes if code in PENALTIES)
