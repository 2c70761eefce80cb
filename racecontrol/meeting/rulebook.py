"""The nouns of a rulebook: what one season's rules say, as data.

Nothing here does anything; what is not known is None or empty, and the program then leaves the
matter to a person. Every table that holds a number is `Cited`: it says where its numbers come
from. `racecontrol/rulebooks` reads, checks and explains a rulebook; `assets/rulebooks` has them.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import field

from racecontrol.meeting.cited import Basis as Basis
from racecontrol.meeting.cited import Cited as Cited
from racecontrol.meeting.cited import Rounding as Rounding
from racecontrol.meeting.noun import Noun
from racecontrol.meeting.online import OnlineSeason
from racecontrol.meeting.procedures import Procedures


class PointsTable(Cited, frozen=True):
    """What a session gives, from the first place on; all zero or empty: it does not score."""

    places: tuple[int, ...]


class GridBy(StrEnum):
    """Where a grid comes from."""

    RESULT = "result"  # the classification of an earlier session
    POINTS = "points"  # the standings before the session
    DRAW = "draw"  # by lot, from a seed that is published first
    NUMBER = "number"  # the numbers of the entries
    MANUAL = "manual"  # as the race director sets it


class GridRule(Cited, frozen=True):
    """The grid of a session."""

    by: GridBy
    session: str = ""  # key of the earlier session, for RESULT
    reversed_top: int = 0  # the first so many places are turned round; 0: none
    seed: str = ""  # of the draw; "": announced at the event


class TyreRule(Cited, frozen=True):
    """What a car has to do with its tyres in a session."""

    mandatory: tuple[str, ...] = ()  # compounds each of which has to be driven
    different: int | None = None  # at least so many different compounds
    laps_each: int | None = None  # laps on each mandatory compound, at least
    stops: int | None = None  # pit stops, at least


class CrewRule(Cited, frozen=True):
    """Who of a team drives a session."""

    drivers: int  # how many of the team take part
    laps_each: int | None = None  # laps that each of them has to drive
    not_before: bool = False  # one who has not driven in the event yet


class SessionRule(Cited, frozen=True):
    """One session of an event. `laps` and `duration_s` are those published; the event has its own.

    `format` is a file in `racecontrol/sessions/`.
    """

    key: str
    name: str
    format: str
    laps: int | None = None
    duration_s: int | None = None
    points: PointsTable | None = None  # None: does not score
    grid: GridRule | None = None  # None: not known
    tyres: TyreRule | None = None
    crew: CrewRule | None = None


class EventRule(Cited, frozen=True):
    """One event of the season, and its sessions in their order."""

    key: str
    name: str
    sessions: tuple[SessionRule, ...]
    counts: bool = True  # whether its points are carried into the season's total

    def session(self, key: str) -> SessionRule | None:
        """The rule of the session with this key."""
        return next((rule for rule in self.sessions if rule.key == key), None)


class TieBy(StrEnum):
    """What decides between equal points."""

    COUNTBACK = "countback"  # more first places, then more second places, ...
    PLACE = "place"  # the better place in one session
    POINTS = "points"  # more points in one session


class TieStep(Noun, frozen=True):
    """One link of the chain; `event` and `session` for PLACE and POINTS."""

    by: TieBy
    session: str = ""
    event: str = ""  # "": the last event in which that session was held


class TieRule(Cited, frozen=True):
    """How equal points are ordered at the end; what the chain leaves open is for a person."""

    chain: tuple[TieStep, ...] = ()


class DeadHeat(StrEnum):
    """Two cars with the same laps and the same time."""

    CROSSING = "order of crossing"  # the event clock decides
    SHARED = "shared"  # one place for both, points added and divided, next place skipped


class ClassificationRule(Cited, frozen=True):
    """Who is classified: the share of the winner's laps, and how it is made whole."""

    share: float = 0.9
    rounding: Rounding = Rounding.DOWN
    dead_heat: DeadHeat = DeadHeat.CROSSING

    def least_laps(self, winner_laps: int) -> int:
        """Laps that a car needs at least to be classified."""
        how = ROUND_FLOOR if self.rounding is Rounding.DOWN else ROUND_CEILING
        return int((Decimal(str(self.share)) * winner_laps).to_integral_value(how))


class InfringementRule(Cited, frozen=True):
    """What may be given for one kind of infringement."""

    reason: str  # as a message says it: CAUSING A COLLISION
    penalties: tuple[str, ...]  # codes of `stewarding.penalties`, lightest first
    usual: str = ""  # the one that is given without further circumstances


class UnservedRule(Cited, frozen=True):
    """What becomes of a penalty that was not served: time added to the race."""

    penalty: str
    added_ms: int


class ServingRule(Cited, frozen=True):
    """When a penalty has to be served on the track."""

    crossings: int | None = None  # of the line, within which it has to be served
    last_laps: int | None = None  # given in so many last laps, time is added instead
    suspended_ms: int | None = None  # added when the race is stopped for good before it was served


class LadderStep(Noun, frozen=True):
    """From the nth time on."""

    count: int  # 1: the first
    gives: str  # code of `stewarding.penalties`


class Ladder(Cited, frozen=True):
    """What the nth of a kind brings: of track limits, of warnings, of reprimands."""

    steps: tuple[LadderStep, ...] = ()
    lap_deleted: bool = False  # the lap time goes as well, where laps count by their time

    def step(self, count: int) -> LadderStep | None:
        """The step for the nth time: the last one that is reached; None below the first."""
        reached = [step for step in self.steps if step.count <= count]
        return max(reached, key=lambda step: step.count, default=None)


class Windows(Cited, frozen=True):
    """How long one may protest or appeal. None: not known."""

    protest_s: int | None = None  # after the provisional classification was published
    appeal_s: int | None = None  # to say that one will appeal, after the decision
    appeal_lodged_s: int | None = None  # to lodge it
    review_s: int | None = None  # to ask for a review, after the end of the event


class TeamRule(Cited, frozen=True):
    """Teams: how many drivers, and how their points are added."""

    drivers: int | None = None  # of a team
    counting: int = 0  # so many best cars of a team score in a session; 0: all of them


class RacePart(StrEnum):
    """A point of a race, for the restart policy."""

    BEFORE_START = "before the start"
    FIRST_LAP = "first lap"
    LATER = "later"


class Restart(StrEnum):
    """What is done when rigs die."""

    SWAP = "delay and swap the rig"
    RESTART = "abort and restart"
    CONTINUE = "continue"
    SUSPEND = "suspend, and run the remaining distance"
    STANDS = "the result stands"


class RestartStep(Cited, frozen=True):
    """One row of the policy: it holds when all that it says is so."""

    action: Restart
    part: RacePart
    dead_rigs: int = 1  # at least so many
    dead_over: str = ""  # and more than this share of the field, as a fraction: 1/3
    from_percent: int = 0  # of the leader's distance, at least
    below_percent: int | None = None  # of the leader's distance

    def holds(self, part: RacePart, dead_rigs: int, field: int, driven_percent: int) -> bool:
        """Whether all that the step says is so."""
        over = Fraction(self.dead_over) if self.dead_over else Fraction(0)
        return (
            part is self.part
            and dead_rigs >= self.dead_rigs
            and dead_rigs > over * field
            and driven_percent >= self.from_percent
            and (self.below_percent is None or driven_percent < self.below_percent)
        )


class RestartPolicy(Cited, frozen=True):
    """What happens for dead rigs: the first step that holds. No step: the race director."""

    steps: tuple[RestartStep, ...] = ()
    most_restarts: int | None = None

    def step(
        self, part: RacePart, dead_rigs: int, field: int, driven_percent: int
    ) -> RestartStep | None:
        """The first step that holds; None: the race director decides alone.

        `field` are the rigs that were alive at the start, `driven_percent` the leader's distance.
        """
        return next(
            (step for step in self.steps if step.holds(part, dead_rigs, field, driven_percent)),
            None,
        )


class RedFlagOrder(StrEnum):
    """Which order counts when a race is suspended and not resumed."""

    LEADER_LAST_CROSSING = "when the leader last crossed the line before the signal"
    PENULTIMATE_LAP = "the end of the penultimate lap before the lap of the signal"
    AT_SIGNAL = "the last timing line before the signal"


class PointsColumn(Cited, frozen=True):
    """Points of a race that was cut short, by the leader's share of the distance."""

    from_percent: int
    below_percent: int
    places: tuple[int, ...]


class RedFlagRule(Cited, frozen=True):
    """Countback of a suspended race, and its points."""

    order: RedFlagOrder | None = None
    green_laps: int | None = None  # the leader's laps without a neutralisation; fewer: no points
    columns: tuple[PointsColumn, ...] = ()  # a share that none of them has: full points


class StartRule(Cited, frozen=True):
    """The start procedure. None: not known, the program's own value holds."""

    lights: int | None = None
    light_interval_ms: int | None = None
    hold_least_ms: int | None = None  # all lights on until they go out: at random between these
    hold_most_ms: int | None = None
    false_start_mm: int | None = None  # a car may move so far before the lights go out
    stationary_ms: int | None = None  # a car that has not moved so long after the start: alarm
    stationary_mm: int | None = None  # a car that moved less has not moved
    laps_per_abort: int | None = None  # the distance gets shorter by so many for an aborted start


class NeutralisationRule(Cited, frozen=True):
    """Limits under virtual safety car and full-course yellow. None: not known."""

    vsc_kmh: int | None = None
    vsc_slower_percent: int | None = None  # than a reference lap, by the delta
    fcy_kmh: int | None = None
    tolerance_kmh: int | None = None  # over the limit, before it is suggested as a violation
    tolerance_ms: int | None = None  # a violation shorter than this is none
    grace_ms: int | None = None  # to slow down in, after the signal
    blue_within_ms: int | None = None  # blue flag when the car that laps is so near
    blue_automatic: bool = False  # else it is only suggested


class AdvanceRule(Cited, frozen=True):
    """How long each step waits where the event advances by itself. None: the program's value."""

    grid_s: int | None = None  # from a result to the grid of the next session
    start_s: int | None = None  # from the grid to the start of a session that is no race
    end_s: int | None = None  # from the chequered flag
    publish_s: int | None = None  # from the end
    final_s: int | None = None  # from the publication


class ParticipationRule(Cited, frozen=True):
    """Who may take part, and from when nothing on rig and car may be changed."""

    substitutes: int | None = None  # of each entry
    substitutes_until: str = ""  # key of the last session at which one may come in; "": any
    parc_ferme_from: str = ""  # key of a session; "": not known


class GridDropRule(Cited, frozen=True):
    """Grid drops: a longer one than this puts the car behind all others."""

    back_beyond: int = 15


class Rulebook(Noun, frozen=True):
    """What one season's rules say, as far as this program applies them."""

    key: str
    name: str
    penalties: tuple[str, ...]  # codes of `stewarding.penalties` that the stewards may give
    points: dict[str, tuple[int, ...]] = field(default_factory=dict)  # session key: without events
    classified_share: float | None = None  # as journals of version 0.1 have it
    season: str = ""
    notes: tuple[str, ...] = ()  # what a reader should know and no key can say
    sources: dict[str, str] = field(default_factory=dict)  # key -> where it can be read
    events: tuple[EventRule, ...] = ()
    classification: ClassificationRule = ClassificationRule()
    ties: TieRule = TieRule()
    infringements: tuple[InfringementRule, ...] = ()
    unserved: tuple[UnservedRule, ...] = ()
    serving: ServingRule = ServingRule()
    track_limits: Ladder = Ladder()
    warnings: Ladder = Ladder()
    reprimands: Ladder = Ladder()
    windows: Windows = Windows()
    team: TeamRule | None = None  # None: everybody drives alone
    restarts: RestartPolicy = RestartPolicy()
    red_flag: RedFlagRule = RedFlagRule()
    start: StartRule = StartRule()
    neutralisation: NeutralisationRule = NeutralisationRule()
    grid_drops: GridDropRule = GridDropRule()
    advance: AdvanceRule = AdvanceRule()
    participation: ParticipationRule = ParticipationRule()
    online: OnlineSeason | None = None  # the season before the events: who qualifies for them
    procedures: Procedures = Procedures()  # what the tables amount to: `rulebooks.procedures`

    def event(self, key: str) -> EventRule | None:
        """The event with this key."""
        return next((event for event in self.events if event.key == key), None)

    def infringement(self, reason: str) -> InfringementRule | None:
        """What may be given for this reason; None where the rulebook does not say."""
        wanted = reason.casefold()
        return next((r for r in self.infringements if r.reason.casefold() == wanted), None)

    def unserved_ms(self, penalty: str) -> int | None:
        """What this penalty adds when it is not served; None where the rulebook does not say."""
        return next((rule.added_ms for rule in self.unserved if rule.penalty == penalty), None)

    def least_laps(self, winner_laps: int) -> int:
        """Laps that a car needs at least to be classified."""
        if self.classified_share is None:
            return self.classification.least_laps(winner_laps)
        return ClassificationRule(self.classified_share).least_laps(winner_laps)
