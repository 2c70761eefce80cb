"""Qualification of nations: the points of their best drivers together, and who drives for them."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from racecontrol.meeting.online import QualificationRule, TeamSelection
from racecontrol.season.desk import Desk
from racecontrol.season.qualifying import NOBODY, Board, Candidate, Cutoff, Filling, Place, why_not


class Nation(Struct, frozen=True):
    """A nation that can send a whole team; `drivers` are its best, the best first."""

    country: str
    region: str
    points: int
    drivers: tuple[Candidate, ...]


def qualify_teams(
    rule: QualificationRule,
    teams: TeamSelection,
    regions: Mapping[str, Sequence[Candidate]],
    desk: Desk,
) -> Board:
    """The places, team by team: seeded nations first, then the quota of each region."""
    filling = Filling()
    nations = {
        region: list(_nations(rule, teams, listed, desk, filling))
        for region, listed in regions.items()
    }
    every = {nation.country: nation for listed in nations.values() for nation in listed}
    places: list[Place] = []
    for number, country in enumerate(desk.seeded_nations[: rule.seeds], 1):
        route = f"seed {number}/{rule.seeds}"
        places += _drive(every.get(country), f"{route}, {country}", f"{country} is seeded", teams)
    cutoffs = []
    for quota in rule.quotas:
        left = [n for n in nations.get(quota.region, []) if n.country not in desk.seeded_nations]
        first_out = left[quota.places] if len(left) > quota.places else None
        for number in range(1, quota.places + 1):
            nation = left[number - 1] if number <= len(left) else None
            route = f"{quota.region} {number}/{quota.places}"
            places += _drive(nation, route, _reason(route, nation, first_out), teams)
        last = left[min(quota.places, len(left)) - 1] if left and quota.places else None
        cutoffs.append(Cutoff(quota.region, quota.places, _best(last), _best(first_out)))
        if last and first_out and last.points == first_out.points:
            filling.ties.append(
                f"{quota.region}: {last.country} and {first_out.country} have {last.points} points "
                "each for the last place. The organiser decides."
            )
    return Board(tuple(places), tuple(filling.passed), tuple(cutoffs), tuple(filling.ties))


def _nations(
    rule: QualificationRule,
    teams: TeamSelection,
    listed: Sequence[Candidate],
    desk: Desk,
    filling: Filling,
) -> Iterator[Nation]:
    """The nations of a region that have enough drivers, the best first; equal ones by country."""
    best: dict[str, list[Candidate]] = {}
    for one in listed:
        chosen = best.setdefault(one.country, [])
        if len(chosen) < teams.drivers and not why_not(rule, one, desk, filling):
            chosen.append(one)
    whole = [
        Nation(country, chosen[0].region, sum(one.points for one in chosen), tuple(chosen))
        for country, chosen in best.items()
        if len(chosen) == teams.drivers
    ]
    yield from sorted(whole, key=lambda nation: (-nation.points, nation.country))


def _reason(route: str, nation: Nation | None, first_out: Nation | None) -> str:
    if nation is None:
        return NOBODY
    if first_out is None:
        return f"{route}, {nation.country} with {nation.points} points, no nation behind"
    margin = nation.points - first_out.points
    points = "1 point" if margin == 1 else f"{margin} points"
    return f"{route}, {nation.country} {points} ahead of {first_out.country}, the first not in"


def _drive(nation: Nation | None, route: str, reason: str, teams: TeamSelection) -> Iterator[Place]:
    if nation is None:
        yield Place(route, NOBODY, None)
        return
    for number, one in enumerate(nation.drivers, 1):
        said = f"{reason}; driver {number} of {teams.drivers}, {one.points} points"
        yield Place(route, said, one, nation.region)


def _best(nation: Nation | None) -> Candidate | None:
    return nation.drivers[0] if nation else None
