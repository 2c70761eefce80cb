"""Every text that a person reads passes here. English stands in the code; other languages in
assets/words, one file each.

    tr("Case {case} reopened: {why}.", case=3, why=reason)   named: words may change places
    counted("%n lap", "%n laps", left)                       a language has the plurals it has
    TITLE: Final = later("Tower")   ...   worded(TITLE)      made at import, translated at use

The text of `tr`, `counted` and `later` is a literal at the call: `make words` reads it there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication

CONTEXT: Final = "racecontrol"  # one for all texts: the same words are the same everywhere
MOST: Final = 8192  # texts that are remembered; there are some 1500

_PLACE: Final = re.compile(r"\\\{\d\\\}")  # a place for a value, escaped
_templates: Final[list[tuple[re.Pattern[str], str]]] = []


@dataclass(frozen=True, slots=True)
class Words:
    """English words that are translated where they are used, not where they stand."""

    english: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return tr(self.english, **dict(self.values))

    def __bool__(self) -> bool:
        return bool(self.english)


Label = Words | str  # what stands on a button; a plain string is shown as it is
NO_WORDS: Final = Words("")


def tr(english: str, /, **values: object) -> str:
    """The text in the language of the screens, its `{names}` filled with the values."""
    found = _found(english)
    return _filled(found, english, values) if values else found


def counted(one: str, many: str, count: int, /, **values: object) -> str:
    """The text for so many: `%n` is the count. Both English forms stand at the call."""
    english = (one if count == 1 else many).replace("%n", str(count))
    found = _counted(many, count) or english
    return _filled(found, english, values) if values else found


def later(english: str, /, **values: object) -> Words:
    """Words of a constant, for `worded`: at import no language is chosen yet."""
    return Words(english, tuple(values.items()))


def worded(words: Label, /, **values: object) -> str:
    """Words that were made before, in the language of the screens; a plain string is a name."""
    if isinstance(words, str):
        return words
    return tr(words.english, **dict(words.values), **values)


def in_english(words: Label) -> str:
    """Whatever the language: for names in files, which stay the same."""
    if isinstance(words, str):
        return words
    plain = {name: getattr(value, "english", value) for name, value in words.values}
    return words.english.format(**plain) if plain else words.english


def ruled(english: str) -> str:
    """What the rules say, who know no Qt: a sentence of theirs, whole or with values in it.

    A sentence that they put together out of parts is not known here and stays English.
    """
    found = _found(english)
    return _carried(english) if found == english and _templates else found


def learn(sentences: Iterable[str]) -> None:
    """Sentences of the rules with places for values, `{0} has started already.`

    By these a sentence that carries values is known again, in any language but English.
    """
    longest = sorted(sentences, key=lambda text: -sum(map(str.isalpha, text)))
    _templates[:] = [(re.compile(_PLACE.sub("(.+?)", re.escape(one))), one) for one in longest]


def first_up(words: str) -> str:
    """As it stands at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def forget() -> None:
    """Another language was chosen."""
    _found.cache_clear()
    _carried.cache_clear()
    _templates.clear()
    _counted.cache_clear()


def _filled(found: str, english: str, values: dict[str, object]) -> str:
    """A translation with a wrong name in braces must not stop a screen: English, then."""
    try:
        return found.format(**values)
    except (KeyError, IndexError, ValueError):
        return english.format(**values)


@lru_cache(MOST)
def _carried(english: str) -> str:
    """A value may be a noun, or a sentence, itself."""
    for pattern, template in _templates:
        match = pattern.fullmatch(english)
        if match:
            values = [ruled(value) for value in match.groups()]
            try:
                return _found(template).format(*values)
            except (KeyError, IndexError, ValueError):
                return english
    return english


@lru_cache(MOST)
def _found(english: str) -> str:
    return QCoreApplication.translate(CONTEXT, english) or english if english else ""


@lru_cache(MOST)
def _counted(many: str, count: int) -> str:
    """Nothing when the language does not know it: Qt answers with the text it was asked."""
    found = QCoreApplication.translate(CONTEXT, many, "", count)
    return "" if found == many.replace("%n", str(count)) else found
