"""Who qualifies for the live event, from the rankings of each region; each with the reason.

Pure functions over candidates: a region's drivers in the order of its final ranking. Seeds come
first and take no place of their region; then each region fills its quota from the top, leaving out
who is a seed, not eligible, withdrawn or over the cap of the country.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field

from racecontrol.meeting.online import QualificationRule, VacantSeed
from racecontrol.season.desk import Desk, Out


class Candidate(Struct, frozen=True):
    """A driver of the qualifying league; `key` decides between them, see `ranking.place_key`."""

    account: int
    name: str
    country: str
    region: str
    rank: int
    points: int
    key: int
    born: datetime.date | None = None


class Place(Struct, frozen=True):
    """A place of the live event. `candidate` is None where nobody is left for it."""

    route: str  # "seed, 2024 P1", "EMEA 4/4"
    reason: str
    candidate: Candidate | None
    region: str = ""  # "": a seed
    margin: int | None = None  # points ahead of the first who is not in


class Passed(Struct, frozen=True):
    """A driver who was passed over, and why."""

    candidate: Candidate
    reason: str


class Cutoff(Struct, frozen=True):
    """Where a region's places end."""

    region: str
    places: int
    last: Candidate | None  # the last who is in
    first_out: Candidate | None


class Board(Struct, frozen=True):
    """The whole qualification."""

    places: tuple[Place, ...]
    passed: tuple[Passed, ...]
    cutoffs: tuple[Cutoff, ...]
    open_ties: tuple[str, ...]  # what the rulebook leaves open: a person decides

    def cutoff(self, region: str) -> Cutoff | None:
        """The cut of a region; None where it has no places."""
        return next((cut for cut in self.cutoffs if cut.region == region), None)


class Filling(Struct):
    """What is known while places are filled."""

    taken: dict[str, int] = field(default_factory=dict)  # country -> drivers under the cap
    seated: set[int] = field(default_factory=set)
    passed: list[Passed] = field(default_factory=list)
    ties: list[str] = field(default_factory=list)


NOBODY: Final = "no eligible driver is left: the organiser decides"


def qualify(
    rule: QualificationRule,
    regions: Mapping[str, Sequence[Candidate]],
    desk: Desk,
    known: Mapping[int, Candidate],
) -> Board:
    """The places, in the order seeds, then regions as the rulebook lists them.

    `known` has the drivers behind the accounts of the seeds, ranked or not.
    """
    filling = Filling()
    seeds = list(_seeds(rule, desk, known, filling))
    for place in seeds:
        if place.candidate:
            _seat(rule, place.candidate, filling, seed=True)
    extra = _vacated(rule, desk, known) if rule.vacant_seed is VacantSeed.REGION else {}
    places, cutoffs = list(seeds), []
    for quota in rule.quotas:
        wanted = quota.places + extra.get(quota.region, 0)
        listed = regions.get(quota.region, ())
        filled, cut = _region(rule, quota.region, wanted, listed, desk, filling)
        places += filled
        cutoffs.append(cut)
    return Board(tuple(places), tuple(filling.passed), tuple(cutoffs), tuple(filling.ties))


def _seeds(
    rule: QualificationRule, desk: Desk, known: Mapping[int, Candidate], filling: Filling
) -> Iterator[Place]:
    gone = {out.account: out for out in (*desk.withdrawn, *desk.ineligible)}
    follow = rule.vacant_seed is VacantSeed.NEXT_SEED
    left: list[str] = []
    count = 0
    for number, seed in enumerate(desk.seeds, 1):
        if count == rule.seeds:
            return
        who = known.get(seed.account)
        count += 1
        if seed.account not in gone and who is not None:
            instead = f", in place of {left.pop(0)}" if number > rule.seeds and left else ""
            yield Place(f"seed, {seed.why}", f"seed: {seed.why}{instead}", who)
            continue
        name = who.name if who else f"account {seed.account}"
        why = gone[seed.account].why if seed.account in gone else "not registered"
        if who:
            filling.passed.append(Passed(who, f"seed {seed.why}, but {why}"))
        if follow:
            left.append(name)
            count -= 1
        elif rule.vacant_seed is VacantSeed.NOBODY:
            said = f"reserved for {name}, who is out ({why}): the organiser decides"
            yield Place(f"seed, {seed.why}", said, None)
    if rule.vacant_seed is not VacantSeed.REGION:
        named = len(desk.seeds[: rule.seeds])
        for number in range(max(count, named) + 1, rule.seeds + 1):
            said = "no seed is named for this place: the organiser decides"
            yield Place(f"seed {number}/{rule.seeds}", said, None)


def _vacated(rule: QualificationRule, desk: Desk, known: Mapping[int, Candidate]) -> dict[str, int]:
    """How many seeds are out, by region."""
    gone = {out.account for out in (*desk.withdrawn, *desk.ineligible)}
    found: dict[str, int] = {}
    for seed in desk.seeds[: rule.seeds]:
        who = known.get(seed.account)
        if seed.account in gone and who:
            found[who.region] = found.get(who.region, 0) + 1
    return found


def _region(
    rule: QualificationRule,
    region: str,
    wanted: int,
    listed: Sequence[Candidate],
    desk: Desk,
    filling: Filling,
) -> tuple[list[Place], Cutoff]:
    taken: list[Candidate] = []
    first_out: Candidate | None = None
    missed: list[str] = []  # who withdrew above: the next one stands in
    for one in listed:
        why = why_not(rule, one, desk, filling)
        if why and first_out is None and len(taken) < wanted:
            filling.passed.append(Passed(one, why))
            if any(out.account == one.account for out in desk.withdrawn):
                missed.append(one.name)
        if why:
            continue
        if len(taken) == wanted:
            first_out = one
            break
        taken.append(one)
        _seat(rule, one, filling)
    places = list(_told(region, wanted, taken, missed, first_out))
    last = taken[-1] if taken else None
    if last and first_out and last.key == first_out.key:
        filling.ties.append(
            f"{region}: {last.name} and {first_out.name} are equal at the last place by every step "
            "of the rulebook. The organiser decides."
        )
    return places, Cutoff(region, wanted, last, first_out)


def _told(
    region: str,
    wanted: int,
    taken: Sequence[Candidate],
    missed: Sequence[str],
    first_out: Candidate | None,
) -> Iterator[Place]:
    for number, one in enumerate(taken, 1):
        # the last of those who are in only by a withdrawal stand in for those who withdrew
        nth = number - (len(taken) - len(missed)) - 1
        margin = one.points - first_out.points if first_out else None
        route = f"{region} {number}/{wanted}"
        reason = _ahead(route, one, first_out)
        if 0 <= nth < len(missed):
            reason = f"{reason}, stands in for {missed[nth]}"
        yield Place(route, reason, one, region, margin)
    for number in range(len(taken) + 1, wanted + 1):
        yield Place(f"{region} {number}/{wanted}", NOBODY, None, region)


def _ahead(route: str, one: Candidate, first_out: Candidate | None) -> str:
    """Whole phrases, as the screens look them up in their language."""
    if first_out is None:
        return f"{route}, {_points(one.points)}, nobody behind"
    margin, name = one.points - first_out.points, first_out.name
    if margin:
        return f"{route}, {_points(margin)} ahead of {name}, the first who is not in"
    if one.key == first_out.key:
        return f"{route}, {_points(one.points)}, equal with {name}"
    return f"{route}, {_points(one.points)}, ahead by the tie-break of {name}"


def _points(number: int) -> str:
    return "1 point" if number == 1 else f"{number} points"


def why_not(rule: QualificationRule, one: Candidate, desk: Desk, filling: Filling) -> str:
    """Why a driver cannot have a place; "": he or she can."""
    if one.account in filling.seated:
        return "has a reserved place, which takes none of the region"
    if out := _out(desk.withdrawn, one):
        return f"withdrawn: {out.why}"
    if out := _out(desk.ineligible, one):
        return f"not eligible: {out.why}"
    if said := too_young(rule, one, desk.on or rule.on):
        return said
    if rule.country_cap is not None and filling.taken.get(one.country, 0) >= rule.country_cap:
        return f"{one.country} has its {rule.country_cap} already"
    return ""


def _out(listed: Iterable[Out], one: Candidate) -> Out | None:
    return next((out for out in listed if out.account == one.account), None)


def _seat(rule: QualificationRule, one: Candidate, filling: Filling, *, seed: bool = False) -> None:
    filling.seated.add(one.account)
    if not seed or rule.cap_counts_seeds:
        filling.taken[one.country] = filling.taken.get(one.country, 0) + 1


def too_young(rule: QualificationRule, one: Candidate, on: datetime.date | None) -> str:
    """Why the age is not enough, on a day; "": it is, or the rulebook asks for none."""
    years = next((age.years for age in rule.ages if age.country == one.country), rule.years)
    if years is None or on is None:
        return ""
    if one.born is None:
        return "not eligible: no date of birth"
    had_birthday = (on.month, on.day) >= (one.born.month, one.born.day)
    age = on.year - one.born.year - (0 if had_birthday else 1)
    return "" if age >= years else f"not eligible: {age} years old on {on}, needs {years}"
