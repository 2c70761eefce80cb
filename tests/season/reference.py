"""The ranking said again in plain Python: slow, short, and what the engines must agree with."""

from collections import defaultdict
from fractions import Fraction
from math import ceil, floor

from racecontrol.meeting.online import OnlineSeason

TIERS = {"regional": 2, "domestic": 3, "main": 4, "secondary": 5}  # how much of the group counts


def league_of(online: OnlineSeason, dr: str):
    return next((i for i, rule in enumerate(online.leagues) if dr in rule.ratings), None)


def points_of(online: OnlineSeason, dr: int, place: int | None) -> int:
    rule = online.points
    if place is None:
        return rule.unfinished
    if rule.bands:
        band = [band for band in rule.bands if band.from_dr <= dr][-1]
        return band.places[place - 1] if place <= len(band.places) else 0
    share = rule.shares_permille[place - 1] if place <= len(rule.shares_permille) else 0
    return floor(
        Fraction((rule.win_base + floor(Fraction(dr * rule.win_permille, 1000))) * share, 1000)
    )


def effective(online: OnlineSeason, held: int) -> int:
    rule = online.counting
    if rule.best is not None:
        return rule.best
    if rule.share:
        exact = Fraction(rule.share) * held
        return max(rule.least, ceil(exact) if rule.rounding == "up" else floor(exact))
    return max([step.best for step in rule.steps if step.held <= held], default=rule.least)


def rank(online: OnlineSeason, drivers: list, results: list, struck: set, held: int, final: bool):
    """account -> points, ranks and levels by tier, credits; the rows that stand by themselves."""
    groups = {}
    seen = defaultdict(int)
    for row in drivers:
        seen[row["account"]] += 1
    for row in drivers:
        league = league_of(online, row["dr"])
        if seen[row["account"]] == 1 and league is not None:
            groups[row["account"]] = (
                league,
                row["region"],
                row["country"],
                row["main_area"],
                row["secondary_area"],
            )
    raced = defaultdict(lambda: defaultdict(list))
    for row in results:
        known = row["account"] in groups
        if (
            known
            and 1 <= row["round"] <= held
            and 1 <= row["slot"] <= online.leagues[groups[row["account"]][0]].slots
            and online.rating.least <= row["lobby_dr"] <= online.rating.most
            and (row["position"] is None or 1 <= row["position"] <= online.points.most_cars)
        ):
            got = points_of(online, row["lobby_dr"], row["position"])
            raced[row["account"]][row["round"]].append((row["slot"], -got))
    scores = {}
    for account, rounds in raced.items():
        got = {n: -max(races)[1] * ((account, n) not in struck) for n, races in rounds.items()}
        counted = sorted(got.values(), reverse=True)[: effective(online, held)]
        values = {
            "points of all rounds": sum(got.values()),
            "best single round": max(got.values()),
            "points of the last round": got.get(held, 0),
        }
        chain = [values[step] for step in online.ties.chain] if final else []
        scores[account] = (sum(counted), *chain)
    found = {account: {"points": score[0], "credits": 0} for account, score in scores.items()}
    for number, (word, depth) in enumerate(TIERS.items()):
        members = defaultdict(list)
        for account, score in scores.items():
            if "" not in groups[account][:depth]:
                members[groups[account][:depth]].append(score)
        for account, score in scores.items():
            rivals = members.get(groups[account][:depth], [])
            better = sum(other > score for other in rivals)
            in_it = "" not in groups[account][:depth]
            found[account][f"rank_{word}"] = better + 1 if in_it else None
            level = _level(online, better + 1, len(rivals)) if in_it else 0
            found[account][f"level_{word}"] = level
            amount = online.rewards.amounts[number].credits[level - 1] if level else 0
            times = {factor.league: factor.times for factor in online.rewards.factors}
            key = online.leagues[groups[account][0]].key
            found[account]["credits"] += amount * times.get(key, 1)
    return found


def _level(online: OnlineSeason, place: int, size: int) -> int:
    whole = ceil if online.rewards.rounding == "up" else floor
    for number, level in enumerate(online.rewards.levels, 1):
        if place <= whole(Fraction(size * level.top_percent, 100)):
            return number
    return 0
