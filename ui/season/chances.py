"""How far a driver is from the places of his or her region, and what is needed, in words."""

from dataclasses import dataclass, field
from enum import Enum

from racecontrol.meeting.online import OnlineSeason
from racecontrol.season.driven import Cut
from racecontrol.season.opening import Opened
from racecontrol.season.qualifying import Board, Cutoff
from racecontrol.season.what_if import need
from racecontrol.season.windows import Ranked


class Fate(Enum):
    """Where a driver stands."""

    IN = "in"
    OPEN = "open"
    OUT = "out"
    NO_PLACES = "no places"  # another league, or a region without places


@dataclass(frozen=True, slots=True)
class Chance:
    """Points to the last who is in and to the first who is not; what is needed."""

    fate: Fate
    words: str = ""
    to_last: int | None = None
    to_first_out: int | None = None


@dataclass(frozen=True)
class Chances:
    """Made once for a board; asked for each row."""

    online: OnlineSeason
    cut: Cut
    cutoffs: dict[str, Cutoff] = field(default_factory=dict)
    seated: dict[int, str] = field(default_factory=dict)  # account -> route
    passed: dict[int, str] = field(default_factory=dict)  # account -> why not

    @classmethod
    def of_season(cls, opened: Opened) -> "Chances":
        """By the board as the season has it."""
        return cls.of_board(opened.online, opened.cut, opened.board)

    @classmethod
    def of_board(cls, online: OnlineSeason, cut: Cut, board: Board | None) -> "Chances":
        """By this board; None: nobody qualifies."""
        if board is None:
            return cls(online, cut)
        teams = online.qualification is not None and online.qualification.teams is not None
        return cls(
            online,
            cut,
            {} if teams else {one.region: one for one in board.cutoffs},
            {p.candidate.account: p.route for p in board.places if p.candidate},
            {p.candidate.account: p.reason for p in board.passed},
        )

    def of(self, row: Ranked) -> Chance:
        """Of one driver."""
        if row.account in self.seated:
            return self._between(row, Fate.IN, f"in: {self.seated[row.account]}")
        if row.account in self.passed:
            return self._between(row, Fate.OUT, self.passed[row.account])
        rule = self.online.qualification
        cut = self.cutoffs.get(row.region)
        if rule is None or row.league != rule.league or cut is None or cut.last is None:
            return Chance(Fate.NO_PLACES)
        return self._between(row, *self._needs(row, cut.last.points))

    def _between(self, row: Ranked, fate: Fate, words: str) -> Chance:
        cut = self.cutoffs.get(row.region)
        rule = self.online.qualification
        if cut is None or rule is None or row.league != rule.league:
            return Chance(fate, words)
        last = row.points - cut.last.points if cut.last else None
        first = row.points - cut.first_out.points if cut.first_out else None
        return Chance(fate, words, last, first)

    def _needs(self, row: Ranked, bar: int) -> tuple[Fate, str]:
        if not self._is_open:
            short = bar - row.points
            return Fate.OUT, f"{points(short)} short" if short > 0 else "behind by the tie-break"
        found = need(row.rounds, bar + 1, self.online, self.cut)
        if not found.rounds:
            return Fate.OUT, "out of reach"
        first, last = found.rounds[0], found.rounds[-1]
        if first == last:
            return Fate.OPEN, f"{points(found.points)} in round {first}"
        return Fate.OPEN, f"{points(found.points)} in each of rounds {first} to {last}"

    @property
    def _is_open(self) -> bool:
        return self.cut.rounds < self.online.rounds or self.cut.until_s is not None


def points(number: int) -> str:
    """`1 point`, `2 points`."""
    return "1 point" if number == 1 else f"{number:,} points"
