"""What is wrong in the table `[online]` of a rulebook, one sentence for each mistake."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from racecontrol.meeting.online import (
    LeagueRule,
    LobbyPoints,
    OnlineSeason,
    QualificationRule,
    RewardRule,
    Tier,
)
from racecontrol.rulebooks.lines import Place
from racecontrol.rulebooks.words import nearest

Mistake = tuple[Place, str]
KEY_BITS = 62  # of the number by which drivers are ordered: points and the chain of ties, packed
MOST_PRODUCT = (1 << 32) - 1  # of thousandths: see season/driven.py
MOST_ROUNDS, MOST_SLOTS, MOST_CARS = 60, 60, 255


def online_mistakes(online: OnlineSeason) -> Iterator[Mistake]:
    """All of them."""
    at: Place = ("online",)
    regions = [rule.name for rule in online.regions]
    leagues = [rule.key for rule in online.leagues]
    for name, values in (("regions", regions), ("leagues", leagues)):
        if not values or len(set(values)) < len(values):
            yield (*at, name), "each one stands here once, and there is at least one."
    if not 1 <= online.rounds <= MOST_ROUNDS:
        yield (*at, "rounds"), f"a season has 1 to {MOST_ROUNDS} rounds."
    yield from _leagues(online)
    yield from _moments(online)
    yield from _points((*at, "points"), online.points)
    yield from _formula(online)
    yield from _counting(online)
    if key_bits(online) > KEY_BITS:
        yield (*at, "ties"), "the chain is too long for points as large as these."
    if online.rewards:
        yield from _rewards((*at, "rewards"), online.rewards, leagues)
    if online.qualification:
        yield from _qualification((*at, "qualification"), online.qualification, regions, leagues)


def most_points(rule: LobbyPoints, most_dr: int) -> int:
    """What the best race can give."""
    win = rule.win_base + most_dr * rule.win_permille // 1000
    by_formula = [win * share // 1000 for share in rule.shares_permille]
    return max([*by_formula, *(p for band in rule.bands for p in band.places), rule.unfinished, 1])


def key_bits(online: OnlineSeason) -> int:
    """How many bits the points and every step of the chain need side by side."""
    return (1 + len(online.ties.chain)) * step_bits(online)


def step_bits(online: OnlineSeason) -> int:
    """How many bits the points of a whole season need."""
    return (online.rounds * most_points(online.points, online.rating.most)).bit_length()


def _leagues(online: OnlineSeason) -> Iterator[Mistake]:
    seen: dict[str, str] = {}
    for index, league in enumerate(online.leagues):
        here: Place = ("online", "leagues", index)
        if not 1 <= league.slots <= MOST_SLOTS:
            yield (*here, "slots"), f"a league has 1 to {MOST_SLOTS} slots in a round."
        if league.opens and len(league.opens) != league.slots:
            yield (*here, "opens"), f"these are {len(league.opens)} times for {league.slots} slots."
        yield from _clock(here, league)
        for rating in league.ratings:
            if rating in seen:
                said = f"{rating!r} belongs to {seen[rating]} already."
                yield (*here, "ratings"), said
            seen[rating] = league.key


def _clock(place: Place, league: LeagueRule) -> Iterator[Mistake]:
    for index, text in enumerate(league.opens):
        try:
            datetime.strptime(text, "%H:%M").replace(tzinfo=UTC)
        except ValueError:
            yield (*place, "opens", index), f"{text!r} is no time of day such as 19:00."


def _moments(online: OnlineSeason) -> Iterator[Mistake]:
    for index, region in enumerate(online.regions):
        try:
            datetime.strptime(region.utc or "+00:00", "%z")
        except ValueError:
            said = f"{region.utc!r} is no offset such as +02:00."
            yield ("online", "regions", index, "utc"), said
    seen = []
    for index, day in enumerate(online.calendar):
        if not 1 <= day.round <= online.rounds or day.round in seen:
            said = "each round of the season stands in the calendar once at most."
            yield ("online", "calendar", index, "round"), said
        seen.append(day.round)


def _points(place: Place, rule: LobbyPoints) -> Iterator[Mistake]:
    if bool(rule.bands) == bool(rule.shares_permille):
        yield place, "say either bands or shares_permille."
    if not 1 <= rule.most_cars <= MOST_CARS:
        yield (*place, "most_cars"), f"a race has 1 to {MOST_CARS} cars."
    floors = [band.from_dr for band in rule.bands]
    if floors != sorted(set(floors)) or (floors and floors[0] != 0):
        yield (*place, "bands"), "from_dr has to rise from band to band, and to begin with 0."
    lists = [(("bands", i, "places"), band.places) for i, band in enumerate(rule.bands)]
    for where, values in (*lists, (("shares_permille",), rule.shares_permille)):
        if list(values) != sorted(values, reverse=True):
            yield (*place, *where), "a better place never gives less: the highest comes first."
        if len(values) > rule.most_cars:
            yield (*place, *where), f"more places than cars ({rule.most_cars})."


def _formula(online: OnlineSeason) -> Iterator[Mistake]:
    """Engines work with whole numbers from 0 to `MOST_PRODUCT`."""
    rule, rating = online.points, online.rating
    if not 0 <= rating.least <= rating.most:
        yield ("online", "rating"), "the scale goes from least, not below 0, up to most."
    if min(rule.win_base, rule.win_permille, *rule.shares_permille, 0) < 0:
        yield ("online", "points"), "no number here is below 0."
    win = rule.win_base + rating.most * rule.win_permille // 1000
    largest = max(rating.most * rule.win_permille, win * max((*rule.shares_permille, 0)))
    if largest > MOST_PRODUCT:
        yield ("online", "points"), "a win gives more points than a season is made for."


def _counting(online: OnlineSeason) -> Iterator[Mistake]:
    rule, place = online.counting, ("online", "counting")
    said = (rule.best is not None) + bool(rule.share) + bool(rule.steps)
    if said != 1:
        yield place, "say one of best, share and steps."
    if rule.best is not None and not 1 <= rule.best <= online.rounds:
        yield (*place, "best"), f"1 to {online.rounds} rounds can count."
    if rule.share and not _is_share(rule.share):
        yield (*place, "share"), f"{rule.share!r} is no fraction up to one, such as 1/2."
    for name in ("held", "best"):
        values = [getattr(step, name) for step in rule.steps]
        if values != sorted(values) or (values and values[0] < 1):
            yield (*place, "steps"), f"{name} has to rise from step to step, from 1."


def _is_share(text: str) -> bool:
    above, _, below = text.partition("/")
    plain = all(part.isascii() and part.isdigit() and len(part) < 4 for part in (above, below))
    return plain and 0 < int(above) <= int(below)


def _rewards(place: Place, rule: RewardRule, leagues: Sequence[str]) -> Iterator[Mistake]:
    shares = [level.top_percent for level in rule.levels]
    if shares != sorted(set(shares)):
        yield (*place, "levels"), "top_percent has to rise from level to level."
    tiers = [amount.tier for amount in rule.amounts]
    if tiers and sorted(tiers) != sorted(Tier):
        yield (*place, "amounts"), f"each tier stands here once: {', '.join(Tier)}."
    for index, amount in enumerate(rule.amounts):
        here = (*place, "amounts", index, "credits")
        if len(amount.credits) != len(rule.levels):
            yield here, f"these are {len(amount.credits)} amounts for {len(rule.levels)} levels."
        if list(amount.credits) != sorted(amount.credits, reverse=True):
            yield here, "a higher level never gives less."
    for index, factor in enumerate(rule.factors):
        if factor.league not in leagues:
            said = f"there is no league {factor.league!r}. {nearest(factor.league, leagues)}"
            yield (*place, "factors", index, "league"), said


def _qualification(
    place: Place, rule: QualificationRule, regions: Sequence[str], leagues: Sequence[str]
) -> Iterator[Mistake]:
    if rule.league not in leagues:
        said = f"there is no league {rule.league!r}. {nearest(rule.league, leagues)}"
        yield (*place, "league"), said
    for index, quota in enumerate(rule.quotas):
        if quota.region not in regions:
            said = f"there is no region {quota.region!r}. {nearest(quota.region, regions)}"
            yield (*place, "quotas", index, "region"), said
        if quota.region in [other.region for other in rule.quotas[:index]]:
            yield (*place, "quotas", index, "region"), f"{quota.region!r} stands here twice."
    given = rule.seeds + sum(quota.places for quota in rule.quotas)
    if given != rule.places:
        said = f"seeds and quotas make {given}, not {rule.places} places."
        yield (*place, "places"), said
    if rule.country_cap is not None and rule.country_cap < 1:
        yield (*place, "country_cap"), "at least one driver of a country has to be possible."
    if rule.teams and rule.teams.drivers < 1:
        yield (*place, "teams", "drivers"), "a team has at least one driver."
