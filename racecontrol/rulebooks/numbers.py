"""Words for the numbers of a rulebook, and the list of its sources."""

from collections.abc import Iterable, Iterator, Mapping

from racecontrol.meeting.rulebook import Cited


class Notes:
    """Sources numbered in the order in which they are named."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources
        self.numbers: dict[str, int] = {}

    def mark(self, rule: Cited) -> str:
        """` [2, stated]`; without a source only how the number is known, or nothing."""
        words = []
        if rule.source:
            words.append(str(self.numbers.setdefault(rule.source, len(self.numbers) + 1)))
        if rule.basis:
            words.append(rule.basis.value)
        return f" [{', '.join(words)}]" if words else ""

    def lines(self) -> Iterator[str]:
        if not self.numbers:
            yield "None is named."
        for key, number in self.numbers.items():
            yield f"[{number}] {self.sources.get(key, key)}"


def seconds_text(ms: int) -> str:
    """1500 -> 1.5 s"""
    return f"{ms / 1000:g} s"


def duration_text(seconds: int) -> str:
    """In the largest unit that leaves it whole."""
    if seconds and seconds % 3600 == 0:
        return f"{seconds // 3600} h"
    return f"{seconds // 60} min" if seconds and seconds % 60 == 0 else f"{seconds} s"


def nth(number: int) -> str:
    """1st, 2nd, 3rd, 11th"""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"


def listed(words: Iterable[str]) -> str:
    """one, two and three"""
    all_words = list(words)
    if len(all_words) < 2:
        return "".join(all_words)
    return f"{', '.join(all_words[:-1])} and {all_words[-1]}"
