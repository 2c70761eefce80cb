"""How far a driver is from the places of his or her region, and what is needed to get one."""

from collections.abc import Mapping
from enum import Enum
from typing import Protocol

from msgspec import Struct

from racecontrol.meeting.online import OnlineSeason
from racecontrol.season.driven import Cut
from racecontrol.season.qualifying import Board, Cutoff
from racecontrol.season.what_if import Need, Rounds, need, open_rounds


class Fate(Enum):
    """Where a driver stands."""

    IN = "in"
    OPEN = "open"
    OUT = "out"
    NO_PLACES = "no places"  # another league, or a region without places


class Standing(Protocol):
    """What is asked of a ranked driver: a row of the page, or of the command line."""

    @property
    def account(self) -> int: ...
    @property
    def league(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def points(self) -> int: ...
    @property
    def rounds(self) -> Rounds: ...


class Chance(Struct, frozen=True):
    """A fate, and the points to the last who is in and to the first who is not.

    `need` without rounds: out of reach; None: the season is over, or nothing is needed.
    """

    fate: Fate
    route: str = ""  # of who is in: "EMEA 4/4"
    passed: str = ""  # why a driver was passed over
    to_last: int | None = None
    to_first_out: int | None = None
    need: Need | None = None


class Chances(Struct, frozen=True):
    """Made once for a board; asked for each row."""

    online: OnlineSeason
    cut: Cut
    cutoffs: Mapping[str, Cutoff] = {}
    routes: Mapping[int, str] = {}  # account -> route of the place
    passed: Mapping[int, str] = {}  # account -> why not

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

    def of(self, row: Standing) -> Chance:
        """Of one driver."""
        last, first = self._gaps(row)
        if row.account in self.routes:
            return Chance(Fate.IN, self.routes[row.account], "", last, first)
        if row.account in self.passed:
            return Chance(Fate.OUT, "", self.passed[row.account], last, first)
        if last is None:
            return Chance(Fate.NO_PLACES)
        if not open_rounds(self.online, self.cut):
            return Chance(Fate.OUT, "", "", last, first)
        needed = need(row.rounds, row.points - last + 1, self.online, self.cut)
        fate = Fate.OPEN if needed.rounds else Fate.OUT
        return Chance(fate, "", "", last, first, needed)

    def _gaps(self, row: Standing) -> tuple[int | None, int | None]:
        """None where nobody has the place, or where the league does not qualify."""
        cut, rule = self.cutoffs.get(row.region), self.online.qualification
        if cut is None or rule is None or row.league != rule.league:
            return None, None
        last = row.points - cut.last.points if cut.last else None
        return last, row.points - cut.first_out.points if cut.first_out else None
