"""The races of one driver, and which of them counted for a round."""

from msgspec import Struct

from racecontrol.season.season import Standings


class Drive(Struct, frozen=True):
    """A race as it was handed in."""

    round: int
    slot: int
    race: int
    started_s: int
    lobby_dr: int
    position: int | None  # None: not finished


class Drives(Struct, frozen=True):
    """All races of a driver, oldest first, and the rounds whose points were struck off."""

    races: tuple[Drive, ...]
    struck: tuple[int, ...] = ()

    def last_of(self, number: int) -> Drive | None:
        """The last race entered in a round: the one that counts."""
        return max((d for d in self.races if d.round == number), key=lambda d: d.slot, default=None)

    def tried(self, number: int) -> int:
        """How many races of a round were entered."""
        return sum(drive.round == number for drive in self.races)


def drives(standings: Standings, account: int) -> Drives:
    """The races of an account, up to the cut of these standings."""
    season, cut = standings.season, standings.cut
    results = season.results
    mine = results.filter(results.account == account)
    mine = mine.filter(mine["round"] <= cut.rounds)
    if cut.until_s is not None:
        mine = mine.filter(mine.started_s <= cut.until_s)
    mine = mine.order_by("round", "slot", "race").limit(1000)
    races = tuple(
        Drive(
            row["round"], row["slot"], row["race"], row["started_s"], row["lobby_dr"],
            row["position"],
        )
        for row in season.engine.rows(mine)
    )  # fmt: skip
    if season.struck is None:
        return Drives(races)
    gone = season.engine.rows(season.struck.filter(season.struck.account == account))
    bits = gone[0]["gone"] if gone else 0
    rounds = range(1, season.online.rounds + 1)
    return Drives(races, tuple(n for n in rounds if bits >> (n - 1) & 1))
