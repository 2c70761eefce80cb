"""The sentence that helps where a word is not known."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is meant, or all of them."""
    words = sorted(known)
    if close := get_close_matches(word, words, n=1):
        return f"Did you mean {close[0]!r}?"
    return f"Known: {', '.join(words) or 'none'}."
