"""Texts of a rulebook that would do harm where they are printed, or name a file."""

import re
from collections.abc import Iterator
from typing import Any, Final

from racecontrol.meeting.noun import Noun
from racecontrol.meeting.rulebook import Rulebook
from racecontrol.rulebooks.lines import Place

KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # it names files and OSC addresses
LONGEST: Final = 500  # letters of one text
Mistake = tuple[Place, str]


def text_mistakes(rulebook: Rulebook) -> Iterator[Mistake]:
    """Keys that cannot name anything, names that say nothing, texts that are no line of text."""
    yield from _named((), rulebook)
    for at, event in enumerate(rulebook.events):
        yield from _named(("events", at), event)
        for nth, session in enumerate(event.sessions):
            yield from _named(("events", at, "sessions", nth), session)
    yield from _lines(rulebook, ())


def _named(place: Place, noun: Any) -> Iterator[Mistake]:
    if not KEY.fullmatch(noun.key):
        yield (*place, "key"), f"{noun.key!r} is no key: letters, digits, - and _ make one."
    if not noun.name.strip():
        yield (*place, "name"), "a name belongs here."


def _lines(value: Any, place: Place) -> Iterator[Mistake]:
    if isinstance(value, str):
        if not value.isprintable():
            yield place, "a line break or a control character stands in this text."
        elif len(value) > LONGEST:
            yield place, f"{len(value)} letters are too many: {LONGEST} at most."
    elif isinstance(value, Noun):
        for name in value.__struct_fields__:
            yield from _lines(getattr(value, name), (*place, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _lines(part, (*place, key))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _lines(part, (*place, index))
