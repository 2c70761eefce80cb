"""What a target would get of all that goes out, and patterns that nothing ever matches."""

from collections.abc import Iterator
from difflib import get_close_matches

from racecontrol.cues.addresses import ADDRESSES, PREFIX, Address
from racecontrol.cues.saying import deepest
from racecontrol.meeting.address_pattern import matches
from racecontrol.meeting.model import CueTarget
from racecontrol.rulebooks.lines import Place


def received(target: CueTarget, event: str) -> tuple[Address, ...]:
    """The addresses of the list that a target gets; `event` is its part of the address."""
    return tuple(
        address
        for address in ADDRESSES
        if (not target.only or _any(target.only, address, event))
        and not _any(target.never, address, event)
    )


def idle_patterns(target: CueTarget, event: str) -> Iterator[tuple[Place, str]]:
    """What of a target never has an effect: a place and a sentence each."""
    yield from _idle_sayings(target, event)
    for name, patterns in (("only", target.only), ("never", target.never)):
        for index, pattern in enumerate(patterns):
            if not any(_any((pattern,), address, event) for address in ADDRESSES):
                yield (name, index), f"nothing is ever sent to {pattern!r}. {_hint(pattern, event)}"


def _idle_sayings(target: CueTarget, event: str) -> Iterator[tuple[Place, str]]:
    for index, saying in enumerate(target.say):
        heard = [one for one in ADDRESSES if _any((saying.when,), one, event)]
        most = max((len(one.arguments) for one in heard), default=0)
        if not heard:
            said = f"nothing is ever sent to {saying.when!r}. {_hint(saying.when, event)}"
            yield ("say", index, "when"), said
        elif deepest(saying) > most:
            said = f"no cue at {saying.when!r} has more than {most} arguments."
            yield ("say", index), said


def _any(patterns: tuple[str, ...], address: Address, event: str) -> bool:
    """Numbers up to 99 may stand where the list leaves one open."""
    full = f"{PREFIX}/{event}/{address.path}"
    if "<" not in full:
        return any(matches(pattern, full) for pattern in patterns)
    head, _, tail = full.partition("<")
    rest = tail.partition(">")[2]
    return any(
        matches(pattern, f"{head}{number}{rest}") for pattern in patterns for number in range(100)
    )


def _hint(pattern: str, event: str) -> str:
    known = [address.full(event) for address in ADDRESSES]
    close = get_close_matches(pattern, known, n=1, cutoff=0.5)
    return f"Did you mean {close[0]!r}?" if close else "`racecontrol cues list` has all addresses."
