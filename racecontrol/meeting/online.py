"""The nouns of an online season: its leagues, rounds, points, rewards and who qualifies.

They stand in the table `[online]` of a rulebook. What is not known is None or empty.
`racecontrol/season` applies them; nothing here does anything.
"""

import datetime
from enum import StrEnum

from racecontrol.meeting.cited import Cited, Rounding


class Tier(StrEnum):
    """Among whom a driver is ranked, always inside one league and one region."""

    REGIONAL = "regional"
    DOMESTIC = "domestic"  # the country
    MAIN = "main area"  # of the country
    SECONDARY = "secondary area"  # of the main area


class Level(StrEnum):
    """A reward of the season's end, the highest first."""

    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"


class OnlineTie(StrEnum):
    """What parts two drivers with equal points."""

    ALL_ROUNDS = "points of all rounds"
    BEST_ROUND = "best single round"
    LAST_ROUND = "points of the last round"


class VacantSeed(StrEnum):
    """Who gets the place of a seed that withdraws."""

    NOBODY = "nobody"
    NEXT_SEED = "next seed"
    REGION = "region"  # the next of the seed's own region


class RegionRule(Cited, frozen=True):
    """A region; `utc` is the offset in which its slots are published, such as "+02:00"."""

    name: str
    utc: str = ""


class LeagueRule(Cited, frozen=True):
    """A league: whom it takes by Driver Rating at registration, and its slots in a round."""

    key: str
    ratings: tuple[str, ...]
    slots: int
    opens: tuple[str, ...] = ()  # when each slot starts, in the region's time: "19:00"


class CalendarRule(Cited, frozen=True):
    """The day of a round."""

    round: int
    date: datetime.date
    name: str = ""


class RatingRule(Cited, frozen=True):
    """The scale of Driver Rating points, for the average of a lobby."""

    least: int = 0
    most: int = 100_000


class PointsBand(Cited, frozen=True):
    """Points by place in a lobby whose average is `from_dr` or more."""

    from_dr: int
    places: tuple[int, ...]


class LobbyPoints(Cited, frozen=True):
    """What a race gives: a table by bands of the lobby's average, or a formula.

    Formula: a win is `win_base` and `win_permille` thousandths of the average, rounded down; a
    place gives its share of that, in thousandths, rounded down.
    """

    most_cars: int  # a place beyond it cannot be
    bands: tuple[PointsBand, ...] = ()
    win_base: int = 0
    win_permille: int = 0
    shares_permille: tuple[int, ...] = ()
    unfinished: int = 0


class CountingStep(Cited, frozen=True):
    """From so many rounds held on, so many count."""

    held: int
    best: int


class CountingRule(Cited, frozen=True):
    """How many rounds count: a number, steps, or a share of the rounds held."""

    best: int | None = None
    share: str = ""  # "1/2"
    rounding: Rounding = Rounding.DOWN
    least: int = 1
    steps: tuple[CountingStep, ...] = ()


class OnlineTies(Cited, frozen=True):
    """The chain of the final order; what it leaves equal is put before the organiser."""

    chain: tuple[OnlineTie, ...] = ()


class RewardLevel(Cited, frozen=True):
    """A level and the share of the ranking that it reaches down to."""

    level: Level
    top_percent: int


class RewardAmount(Cited, frozen=True):
    """Credits of a tier, one for each level in their order."""

    tier: Tier
    credits: tuple[int, ...]


class LeagueFactor(Cited, frozen=True):
    """A league whose rewards are multiplied."""

    league: str
    times: int


class RewardRule(Cited, frozen=True):
    """Rewards by rank in each tier; a driver gets those of all tiers.

    The last rank of a level is its share of the drivers in that ranking, rounded.
    """

    rounding: Rounding
    levels: tuple[RewardLevel, ...]
    amounts: tuple[RewardAmount, ...] = ()
    factors: tuple[LeagueFactor, ...] = ()


class Quota(Cited, frozen=True):
    """Places of a region."""

    region: str
    places: int


class CountryAge(Cited, frozen=True):
    """Where another age than the general one is needed."""

    country: str
    years: int


class TeamSelection(Cited, frozen=True):
    """Nations qualify: by the points of their best drivers together."""

    drivers: int


class QualificationRule(Cited, frozen=True):
    """Who goes to the live event. With `teams` the places and quotas are those of nations."""

    league: str
    places: int
    seeds: int = 0
    quotas: tuple[Quota, ...] = ()
    country_cap: int | None = None
    cap_counts_seeds: bool = True
    years: int | None = None  # the least age on the day `on`
    ages: tuple[CountryAge, ...] = ()
    on: datetime.date | None = None  # None: the day is given when the places are allotted
    vacant_seed: VacantSeed = VacantSeed.NOBODY
    teams: TeamSelection | None = None


class OnlineSeason(Cited, frozen=True):
    """An online season, from registration to the entry list of the live event."""

    rounds: int
    regions: tuple[RegionRule, ...]
    leagues: tuple[LeagueRule, ...]
    points: LobbyPoints
    counting: CountingRule
    rating: RatingRule = RatingRule()
    calendar: tuple[CalendarRule, ...] = ()
    slot_window_s: int = 900  # a race of a slot starts within it
    ties: OnlineTies = OnlineTies()
    rewards: RewardRule | None = None
    qualification: QualificationRule | None = None
