"""The online season of a rulebook as prose."""

from collections.abc import Callable, Iterator

from racecontrol.meeting.cited import Cited
from racecontrol.meeting.online import (
    CountingRule,
    LobbyPoints,
    OnlineSeason,
    QualificationRule,
    RewardRule,
)
from racecontrol.rulebooks.numbers import duration_text, listed

Cite = Callable[[Cited], str]


def online_lines(online: OnlineSeason, cite: Cite) -> Iterator[str]:
    """One paragraph a topic; `cite` gives the mark of a table's source."""
    yield f"Rounds: {online.rounds}{cite(online)}, each on one day; of a round only the last race"
    yield "  that a driver entered counts, even when it is worse or was not finished."
    for day in online.calendar:
        yield f"  Round {day.round}: {day.date}{f', {day.name}' if day.name else ''}{cite(day)}."
    for region in online.regions:
        time = f", its times in UTC{region.utc}" if region.utc else ""
        yield f"Region: {region.name}{time}{cite(region)}; its rankings are its own."
    for league in online.leagues:
        opens = f", at {listed(league.opens)}" if league.opens else ""
        slots = f"{league.slots} slots in a round{opens}{cite(league)}"
        yield f"League {league.key}: Driver Rating {listed(league.ratings)}; {slots}."
    rating = online.rating
    yield (
        f"Average of a lobby: {rating.least} to {rating.most}{cite(rating)}; a race starts within "
        f"{duration_text(online.slot_window_s)} of its slot."
    )
    yield from _points(online.points, cite)
    yield f"Rounds that count: {counting_text(online.counting)}{cite(online.counting)}."
    chain = ", then ".join(step.value for step in online.ties.chain)
    known = f"by {chain}{cite(online.ties)}" if chain else "not known"
    yield f"Equal points at the end: {known}. What stays equal is put before the organiser."
    if online.rewards:
        yield from _rewards(online.rewards, cite)
    if online.qualification:
        yield from _qualification(online.qualification, cite)


def counting_text(rule: CountingRule) -> str:
    """the best 5; 1/4 of those held, rounded up"""
    if rule.best is not None:
        return f"the best {rule.best}"
    if rule.share:
        return f"{rule.share} of those held, rounded {rule.rounding.value}, at least {rule.least}"
    return "; ".join(f"from {step.held} held the best {step.best}" for step in rule.steps)


def _points(rule: LobbyPoints, cite: Cite) -> Iterator[str]:
    if rule.bands:
        cars = f"at most {rule.most_cars} cars{cite(rule)}"
        yield f"Points of a race, {cars}, by the average of the lobby:"
        for band in rule.bands:
            places = "-".join(map(str, band.places))
            yield f"  from {band.from_dr}: {places}{cite(band)}."
    else:
        yield (
            f"Points of a race: a win is {rule.win_base} and {rule.win_permille} for each 1,000 of "
            f"the lobby's average; the places give "
            f"{'-'.join(map(str, rule.shares_permille))} thousandths of it{cite(rule)}."
        )
    yield f"  Not finished: {rule.unfinished}. Points struck off are not given to others."


def _rewards(rule: RewardRule, cite: Cite) -> Iterator[str]:
    for level in rule.levels:
        share = f"the first {level.top_percent} % of a ranking, rounded {rule.rounding.value}"
        yield f"Reward {level.level.value}: {share}{cite(level)}."
    for amount in rule.amounts:
        credits = ", ".join(f"{credit:,}" for credit in amount.credits)
        yield f"  {amount.tier.value.capitalize()}: {credits} credits{cite(amount)}."
    for factor in rule.factors:
        yield f"  {factor.league}: {factor.times} times that{cite(factor)}."


def _qualification(rule: QualificationRule, cite: Cite) -> Iterator[str]:
    who = f"nations, {rule.teams.drivers} drivers each" if rule.teams else "drivers"
    seeds = f"{rule.seeds} of them seeds{cite(rule)}"
    yield f"Live event: {rule.places} {who} of {rule.league}, {seeds}."
    for quota in rule.quotas:
        yield f"  {quota.region}: {quota.places}{cite(quota)}."
    if rule.country_cap is not None:
        seeds = "seeds among them" if rule.cap_counts_seeds else "seeds not counted"
        yield f"  At most {rule.country_cap} of one country, {seeds}{cite(rule)}."
    if rule.years is not None:
        yield f"  At least {rule.years} years old{f' on {rule.on}' if rule.on else ''}{cite(rule)}."
    for age in rule.ages:
        yield f"  In {age.country} {age.years} years{cite(age)}."
    yield f"  The place of a seed that withdraws: {rule.vacant_seed.value}."
