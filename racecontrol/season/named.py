"""A line of the standings as a driver, whichever engine it comes from."""

from typing import Any

from msgspec import Struct

from racecontrol.season.what_if import Rounds


class Named(Struct, frozen=True):
    """A ranked driver."""

    account: int
    name: str
    country: str
    league: str
    region: str
    points: int
    rank: int  # in the region
    rounds: Rounds
    counted: int

    def counts(self, number: int) -> bool:
        """Whether the round of this number is one of those that count."""
        return bool(self.counted >> (number - 1) & 1)


def as_named(row: dict[str, Any], rounds: int) -> Named:
    """A line of `Standings.named` after so many rounds."""
    return Named(
        row["account"], row["name"], row["country"], row["league"], row["region"], row["points"],
        row["rank_regional"], tuple(row[f"p{n}"] for n in range(1, rounds + 1)), row["counted"],
    )  # fmt: skip
