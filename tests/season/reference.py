"""The ranking said again in plain Python: slow, short, and what the engines must agree with."""

from collections import Counter, defaultdict
from fractions import Fraction
from math import ceil, floor

AREAS = ("region", "country", "main_area", "secondary_area")
TIERS = {2: "regional", 3: "domestic", 4: "main", 5: "secondary"}  # how many parts a group has
STEPS = ("points of all rounds", "best single round", "points of the last round")
WHOLE = {"up": ceil, "down": floor}


def given(rule, dr, place):
    listed = [b.places for b in rule.bands if b.from_dr <= dr] or [rule.shares_permille]
    value = dict(enumerate(listed[-1], 1)).get(place, 0)
    win = 1000 if rule.bands else rule.win_base + dr * rule.win_permille // 1000
    return rule.unfinished if place is None else win * value // 1000


def effective(rule, held):
    if rule.share:
        return max(rule.least, WHOLE[rule.rounding](Fraction(rule.share) * held))
    return rule.best or max([s.best for s in rule.steps if s.held <= held], default=rule.least)


def rank(online, drivers, results, struck, held, final):
    """account -> its sums, its rank and level in each tier, its credits."""
    leagues = {dr: league for league in online.leagues for dr in league.ratings}
    times = Counter(row["account"] for row in drivers)
    known = [row for row in drivers if times[row["account"]] == 1 and row["dr"] in leagues]
    groups = {r["account"]: (leagues[r["dr"]], *(r[area] for area in AREAS)) for r in known}
    last = defaultdict(dict)  # account -> round -> slot and points of the last race entered
    for row in (row for row in results if row["account"] in groups):
        account, n, dr, place = (row[k] for k in ("account", "round", "lobby_dr", "position"))
        in_slot = 1 <= n <= held and 1 <= row["slot"] <= groups[account][0].slots
        can_be = place is None or 1 <= place <= online.points.most_cars
        if in_slot and can_be and online.rating.least <= dr <= online.rating.most:
            race = (row["slot"], -given(online.points, dr, place))  # twice in a slot: the worse
            last[account][n] = max(race, last[account].get(n, race))
    found, scores = {}, defaultdict(dict)  # group -> account -> what decides its place
    for account, races in last.items():
        got = {n: 0 if (account, n) in struck else -race[1] for n, race in races.items()}
        best = sorted(got, key=lambda n: (-got[n], n))[: effective(online.counting, held)]
        points, counted = sum(got[n] for n in best), sum(1 << (n - 1) for n in best)
        found[account] = {"points": points, "counted": counted, "credits": 0}
        decisive = (sum(got.values()), max(got.values()), got.get(held, 0))
        chain = [decisive[STEPS.index(step)] for step in online.ties.chain if final]
        for size in TIERS:
            scores[groups[account][:size]][account] = (points, *chain)
    rule, factors = online.rewards, {one.league: one.times for one in online.rewards.factors}
    for group, rivals in scores.items():
        tier, amount = TIERS[len(group)], rule.amounts[len(group) - 2]
        shares = [Fraction(len(rivals) * one.top_percent, 100) for one in rule.levels]
        ends = [WHOLE[rule.rounding](share) for share in shares]
        for account, score in rivals.items():
            place = None if "" in group else 1 + sum(other > score for other in rivals.values())
            level = next((n for n, end in enumerate(ends, 1) if place and place <= end), 0)
            found[account] |= {f"rank_{tier}": place, f"level_{tier}": level}
            found[account]["credits"] += (0, *amount.credits)[level] * factors.get(group[0].key, 1)
    return found
