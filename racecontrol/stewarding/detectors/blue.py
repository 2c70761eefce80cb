"""Who is about to be lapped: from the passings of every line, mini-sectors included."""

from msgspec import Struct


class Blue(Struct, frozen=True):
    """A car that another one is about to lap."""

    entry: int
    lapped_by: int
    gap_ms: int  # between the two, where the faster car passed last
    at_ns: int


class _Seen(Struct, frozen=True):
    lap: int
    at_ns: int


class BlueWatch:
    """Remembers who passed each line last."""

    def __init__(self, within_ms: int) -> None:
        self._within_ns = within_ms * 1_000_000
        self._passed: dict[int, dict[int, _Seen]] = {}  # line -> entry -> its last passing
        self._told: set[tuple[int, int, int]] = set()  # lapped, by whom, on which of its laps

    def passed(self, entry: int, line: int, lap: int, at_ns: int) -> tuple[Blue, ...]:
        """Take in a passing; the cars that shall see blue because of it, each once a lap.

        A car that passed this line at most `within_ms` before, on an earlier lap, is ahead on the
        road and behind in the race.
        """
        here = self._passed.setdefault(line, {})
        here[entry] = _Seen(lap, at_ns)
        due = []
        for other, seen in here.items():
            behind_ns = at_ns - seen.at_ns
            mark = (other, entry, seen.lap)
            if other == entry or seen.lap >= lap or mark in self._told:
                continue
            if 0 <= behind_ns <= self._within_ns:
                self._told.add(mark)
                due.append(Blue(other, entry, round(behind_ns / 1_000_000), at_ns))
        return tuple(due)
