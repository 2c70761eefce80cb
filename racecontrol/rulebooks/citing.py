"""Where each number of a rulebook comes from: a number without a source is found here."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from racecontrol.meeting.noun import Noun
from racecontrol.meeting.rulebook import Cited, InfringementRule, RestartStep, Rulebook
from racecontrol.rulebooks.lines import Place

Cites = tuple[str, bool]  # source, and whether it says stated or derived


def uncited(table: Mapping[str, Any], rulebook: Rulebook) -> list[tuple[Place, str]]:
    """Every number of the file whose table does not say where it comes from.

    `table` is the file as it was read: what the program adds by itself is not asked for.
    """
    return list(_walk(table, rulebook, (), ("", False)))


def _walk(table: Any, noun: Any, place: Place, cites: Cites) -> Iterator[tuple[Place, str]]:
    if isinstance(noun, Cited):
        cites = (noun.source, noun.basis is not None)
    if isinstance(noun, InfringementRule):  # the sizes are in the codes of its penalties
        yield from _missing((*place, "penalties"), cites)
    if isinstance(noun, RestartStep) and noun.dead_over:  # a fraction stands in quotes
        yield from _missing((*place, "dead_over"), cites)
    if isinstance(noun, Noun):
        for key, value in table.items():
            yield from _walk(value, getattr(noun, key), (*place, key), cites)
    elif isinstance(noun, Mapping):
        for key, value in table.items():
            yield from _walk(value, noun[key], (*place, key), cites)
    elif isinstance(noun, tuple) and all(isinstance(part, Noun) for part in noun):
        for index, (value, part) in enumerate(zip(table, noun, strict=True)):
            yield from _walk(value, part, (*place, index), cites)
    elif _is_number(noun):
        yield from _missing(place, cites)


def _is_number(value: Any) -> bool:
    values = value if isinstance(value, tuple) else (value,)
    return any(isinstance(v, int | float) and not isinstance(v, bool) for v in values)


ELSEWHERE: Final = {  # keys of version 0.1, which have no table of their own
    "classified_share": "share in [classification]",
    "points": "points of a session in [[events.sessions]]",
}


def _missing(place: Place, cites: Cites) -> Iterator[tuple[Place, str]]:
    source, basis = cites
    if place[0] in ELSEWHERE:
        yield place, f"it cannot say where it comes from: use {ELSEWHERE[str(place[0])]}."
        return
    if not source and not basis:
        yield place, "a number has to say where it comes from: give its table a source and a basis."
    elif not source:
        yield place, "the source of this number is missing."
    elif not basis:
        yield place, 'say basis = "stated" or "derived".'
