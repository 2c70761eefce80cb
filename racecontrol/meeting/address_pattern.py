"""OSC address patterns (OSC 1.0, and `//` of OSC 1.1): which addresses a pattern stands for.

?        one character, never a slash        [a-c] [!a-c]   one of, one of all others
*        any number of them, never a slash   {red,green}    one of these words
//       any number of whole parts
"""

import re
from functools import lru_cache
from typing import Final

LONGEST: Final = 200
PLAIN: Final = re.compile(r"[!-~]+")  # printable ASCII without the space
NOT_IN_WORDS: Final = frozenset("/?*[]{}# ")


class PatternError(ValueError):
    """The pattern cannot be used; the text says why."""


def matches(pattern: str, address: str) -> bool:
    """Whether the pattern stands for this whole address. Raises PatternError."""
    return compiled(pattern).fullmatch(address) is not None


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression. Raises PatternError."""
    if not pattern.startswith("/"):
        raise PatternError("a pattern begins with a slash")
    if len(pattern) > LONGEST:
        raise PatternError(f"a pattern has at most {LONGEST} characters")
    if not PLAIN.fullmatch(pattern):
        raise PatternError("a pattern has neither spaces nor letters beyond ASCII")
    written, at = "", 0
    while at < len(pattern):
        part, at = _part(pattern, at)
        written += part
    return re.compile(written)


def _part(pattern: str, at: int) -> tuple[str, int]:
    """The regular expression of what begins there, and where the next part begins."""
    letter = pattern[at]
    if pattern.startswith("//", at):
        last = at + 2 == len(pattern)
        return ("/(?:[^/]+/)*[^/]+" if last else "/(?:[^/]+/)*"), at + 2
    if letter == "*":
        while pattern[at : at + 1] == "*":  # several are one: else it could take very long
            at += 1
        return "[^/]*", at
    if letter == "?":
        return "[^/]", at + 1
    if letter == "[":
        return _set(pattern, at)
    if letter == "{":
        return _words(pattern, at)
    if letter in "]}#,":
        raise PatternError(f"{letter!r} has nothing that it belongs to")
    return re.escape(letter), at + 1


def _set(pattern: str, at: int) -> tuple[str, int]:
    end = pattern.find("]", at)
    if end < 0:
        raise PatternError("a [ is not closed")
    inside = pattern[at + 1 : end]
    turned = inside.startswith("!")
    inside = inside[turned:]
    if not inside or NOT_IN_WORDS & set(inside):
        raise PatternError("between [ and ] stand the characters that are meant")
    for first, last in re.findall(r"(.)-(.)", inside):
        if first > last:
            raise PatternError(f"{first}-{last} runs backwards")
    members = re.sub(r"([\\^&~|\[])", r"\\\1", inside)
    return f"[{'^/' if turned else ''}{members}]", end + 1


def _words(pattern: str, at: int) -> tuple[str, int]:
    end = pattern.find("}", at)
    if end < 0:
        raise PatternError("a { is not closed")
    words = pattern[at + 1 : end].split(",")
    if not all(words) or any(NOT_IN_WORDS & set(word) for word in words):
        raise PatternError("between { and } stand words with commas between them")
    return f"(?:{'|'.join(map(re.escape, words))})", end + 1
