"""A rulebook as prose: what a race director would read, each number with where it comes from.

What the rulebook does not say is said to be not known: the program then asks a person.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from racecontrol.meeting.rulebook import (
    Cited,
    CrewRule,
    EventRule,
    GridBy,
    GridRule,
    Ladder,
    PointsTable,
    RestartStep,
    Rulebook,
    SessionRule,
    TieBy,
    TieStep,
    TyreRule,
    UnservedRule,
)
from racecontrol.rulebooks.numbers import Notes, duration_text, listed, nth, seconds_text
from racecontrol.rulebooks.online_prose import online_lines

RACE: Final = "race"
NOT_KNOWN: Final = "not known"
OWN: Final = " [the program's own value]"


def explain(rulebook: Rulebook, penalty_names: Mapping[str, str]) -> str:
    """The whole rulebook as paragraphs, with its sources at the end. Ends with a newline.

    `penalty_names` has the name of each penalty code.
    """
    prose = _Prose(rulebook, penalty_names)
    return "\n".join([*prose.lines(), ""])


class _Prose:
    def __init__(self, rulebook: Rulebook, penalty_names: Mapping[str, str]) -> None:
        self.book = rulebook
        self.names = penalty_names
        self.notes = Notes(rulebook.sources)

    def lines(self) -> Iterator[str]:
        season = f", season {self.book.season}" if self.book.season else ""
        yield f"{self.book.name} ({self.book.key}{season})"
        for event in self.book.events:
            yield from self._event(event)
        if self.book.online:
            yield from ("", "THE ONLINE SEASON", "")
            yield from online_lines(self.book.online, self.cite)
        yield from ("", "THE RULES", "")
        yield from self._results()
        yield from self._penalties()
        yield from self._conduct()
        yield from self._stops()
        if self.book.notes:
            yield from ("", "REMARKS", "")
            yield from (f"- {note}" for note in self.book.notes)
        yield from ("", "SOURCES", "")
        yield "Stated: the source says so. Derived: it follows from the source, or is taken over."
        yield from self.notes.lines()

    def say(self, topic: str, *sentences: str) -> Iterator[str]:
        said = " ".join(sentence for sentence in sentences if sentence)
        yield f"{topic}: {said or NOT_KNOWN + '.'}"

    def cite(self, rule: Cited) -> str:
        return self.notes.mark(rule)

    def penalty(self, code: str) -> str:
        return self.names.get(code, code).lower()

    # sessions

    def _event(self, event: EventRule) -> Iterator[str]:
        yield from ("", event.name.upper(), "")
        if not event.counts:
            yield "Its points do not count for the total of the season."
        for number, rule in enumerate(event.sessions, 1):
            yield f"{number}. {rule.name}: {' '.join(self._session(rule, event))}"

    def _session(self, rule: SessionRule, event: EventRule) -> Iterator[str]:
        yield self._length(rule)
        if rule.points or rule.format == RACE:
            yield self._points(rule.points)
        if rule.grid:
            yield f"Grid: {self._grid(rule.grid, event)}{self.cite(rule.grid)}."
        elif rule.format == RACE:
            yield f"Grid: {NOT_KNOWN}."
        if rule.tyres:
            yield f"Tyres: {_tyres(rule.tyres)}{self.cite(rule.tyres)}."
        if rule.crew:
            yield f"Drivers: {_crew(rule.crew)}{self.cite(rule.crew)}."

    def _length(self, rule: SessionRule) -> str:
        kind = rule.format.replace("_", " ")
        if rule.laps:
            return f"{kind}, {rule.laps} laps{self.cite(rule)}."
        if rule.duration_s:
            return f"{kind}, {duration_text(rule.duration_s)}{self.cite(rule)}."
        return f"{kind}."

    def _points(self, table: PointsTable | None) -> str:
        if table is None:
            return f"Points: {NOT_KNOWN}."
        if not any(table.places):
            return f"No points{self.cite(table)}."
        return f"Points {'-'.join(map(str, table.places))}{self.cite(table)}."

    def _grid(self, rule: GridRule, event: EventRule) -> str:
        source = event.session(rule.session)
        text = {
            GridBy.RESULT: f"the result of {source.name if source else rule.session}",
            GridBy.POINTS: "the standings before the session",
            GridBy.DRAW: f"by lot, seed {rule.seed!r}" if rule.seed else "by lot, seed published",
            GridBy.NUMBER: "by number",
            GridBy.MANUAL: "as the race director sets it",
        }[rule.by]
        return f"{text}, the first {rule.reversed_top} reversed" if rule.reversed_top else text

    # results

    def _results(self) -> Iterator[str]:
        rule = self.book.classification
        share = f"{rule.share * 100:g} % of the winner's laps, rounded {rule.rounding.value}"
        heat = f"Equal laps and time: {rule.dead_heat.value}."
        yield from self.say("Classified", f"from {share}{self.cite(rule)}.", heat)
        ties = self.book.ties
        chain = ", then ".join(map(_tie, ties.chain))
        left = "What stays equal is put before a person."
        known = f"by {chain}{self.cite(ties)}. {left}" if chain else ""
        yield from self.say("Equal points at the end", known)
        team = self.book.team
        if team:
            counting = f"the best {team.counting}" if team.counting else "all"
            drivers = f"{team.drivers} drivers each{self.cite(team)}" if team.drivers else "formed"
            yield from self.say("Teams", f"{drivers}; {counting} of their cars score.")
        drops = self.book.grid_drops
        yield from self.say(
            "Grid drops",
            f"beyond {drops.back_beyond} places behind all other cars{self.cite(drops) or OWN}.",
        )

    # penalties

    def _penalties(self) -> Iterator[str]:
        yield from self.say("Penalties", f"{listed(map(self.penalty, self.book.penalties))}.")
        for rule in self.book.infringements:
            usual = f" Usual: {self.penalty(rule.usual)}." if rule.usual else ""
            codes = listed(map(self.penalty, rule.penalties))
            yield from self.say(
                f"  {rule.reason.capitalize()}", f"{codes}{self.cite(rule)}.{usual}"
            )
        yield from self.say("Not served", *map(self._unserved, self.book.unserved))
        yield from self.say("To be served", self._serving())

    def _serving(self) -> str:
        rule = self.book.serving
        parts = [f"within {rule.crossings} crossings of the line"] if rule.crossings else []
        if rule.last_laps:
            parts.append(f"in the last {rule.last_laps} laps time is added instead")
        if rule.suspended_ms is not None:
            added = seconds_text(rule.suspended_ms)
            parts.append(f"open when a race is stopped for good, it adds {added}")
        return f"{'; '.join(parts)}{self.cite(rule)}." if parts else ""

    def _unserved(self, rule: UnservedRule) -> str:
        added = seconds_text(rule.added_ms)
        return f"{self.penalty(rule.penalty)} becomes {added} added to the race{self.cite(rule)}."

    def _ladder(self, ladder: Ladder) -> str:
        steps = [f"the {nth(step.count)} time {self.penalty(step.gives)}" for step in ladder.steps]
        lap = "the lap time is deleted" if ladder.lap_deleted else ""
        said = "; ".join(part for part in (lap, *steps) if part)
        return f"{said}{self.cite(ladder)}." if said else ""

    def _conduct(self) -> Iterator[str]:
        yield from self.say("Track limits", self._ladder(self.book.track_limits))
        yield from self.say("Warnings", self._ladder(self.book.warnings))
        yield from self.say("Reprimands", self._ladder(self.book.reprimands))
        windows = self.book.windows
        named = (
            ("protest", windows.protest_s),
            ("intention to appeal", windows.appeal_s),
            ("appeal lodged", windows.appeal_lodged_s),
            ("review", windows.review_s),
        )
        said = [f"{name} within {duration_text(s)}" for name, s in named if s is not None]
        yield from self.say("Substitutes and parc ferme", self._participation())
        yield from self.say("Windows", f"{', '.join(said)}{self.cite(windows)}." if said else "")

    # start, neutralisation, stops

    def _stops(self) -> Iterator[str]:
        yield from self.say("Start", self._start())
        yield from self.say("Neutralisation", self._neutralisation())
        yield from self.say("Blue flag", self._blue())
        yield from self.say("Red flag", *self._red_flag())
        policy = self.book.restarts
        order = "the first that holds of" if policy.steps else ""
        most = policy.most_restarts
        limit = f"at most {most} restarts{self.cite(policy)};" if most is not None else ""
        yield from self.say("Rigs that die", limit, order)
        for step in policy.steps:
            yield f"  {_restart(step)}{self.cite(step)}."

    def _start(self) -> str:
        rule = self.book.start
        least, most = rule.hold_least_ms, rule.hold_most_ms
        parts = [f"{rule.lights} lights"] if rule.lights else []
        if rule.light_interval_ms is not None:
            parts.append(f"{seconds_text(rule.light_interval_ms)} apart")
        if least is not None and most is not None:
            parts.append(f"held {seconds_text(least)} to {seconds_text(most)}")
        if rule.false_start_mm is not None:
            parts.append(f"a car may move {rule.false_start_mm} mm before they go out")
        if rule.stationary_ms is not None:
            parts.append(f"alarm for a car that stands after {seconds_text(rule.stationary_ms)}")
        if rule.laps_per_abort is not None:
            parts.append(f"the distance {rule.laps_per_abort} laps shorter for an aborted start")
        return f"{', '.join(parts)}{self.cite(rule)}." if parts else ""

    def _neutralisation(self) -> str:
        rule = self.book.neutralisation
        slower = rule.vsc_slower_percent
        parts = [
            f"virtual safety car {rule.vsc_kmh} km/h" if rule.vsc_kmh is not None else "",
            f"virtual safety car {slower} % slower" if slower is not None else "",
            f"full-course yellow {rule.fcy_kmh} km/h" if rule.fcy_kmh is not None else "",
            f"{rule.tolerance_kmh} km/h tolerated" if rule.tolerance_kmh is not None else "",
            f"{rule.tolerance_ms} ms tolerated" if rule.tolerance_ms is not None else "",
            f"{seconds_text(rule.grace_ms)} to slow down in" if rule.grace_ms is not None else "",
        ]
        said = ", ".join(part for part in parts if part)
        return f"{said}{self.cite(rule)}." if said else ""

    def _blue(self) -> str:
        rule = self.book.neutralisation
        if rule.blue_within_ms is None:
            return ""
        shown = "shown" if rule.blue_automatic else "suggested"
        return f"{shown} from {seconds_text(rule.blue_within_ms)} behind{self.cite(rule)}."

    def _participation(self) -> str:
        rule = self.book.participation
        until = f" until {rule.substitutes_until}" if rule.substitutes_until else ""
        parts = (
            [f"{rule.substitutes} for each entry{until}"] if rule.substitutes is not None else []
        )
        if rule.parc_ferme_from:
            parts.append(f"parc ferme from {rule.parc_ferme_from} on")
        return f"{', '.join(parts)}{self.cite(rule)}." if parts else ""

    def _red_flag(self) -> Iterator[str]:
        rule = self.book.red_flag
        if rule.order:
            yield f"the order is that of {rule.order.value}{self.cite(rule)}."
        if rule.green_laps is not None:
            yield f"Fewer than {rule.green_laps} laps of the leader under green: no points."
        for column in rule.columns:
            share = f"From {column.from_percent} % and below {column.below_percent} % driven"
            yield f"{share}: {'-'.join(map(str, column.places))}{self.cite(column)}."


def _tie(step: TieStep) -> str:
    if step.by is TieBy.COUNTBACK:
        return "more first places, more second places and so on"
    what = "the better place in" if step.by is TieBy.PLACE else "more points in"
    where = f" of {step.event}" if step.event else ""
    return f"{what} {step.session}{where}"


def _tyres(rule: TyreRule) -> str:
    parts = [
        f"{listed(rule.mandatory)} mandatory" if rule.mandatory else "",
        f"at least {rule.different} different compounds" if rule.different else "",
        f"at least {rule.laps_each} laps on each" if rule.laps_each else "",
        f"at least {rule.stops} stops" if rule.stops else "",
    ]
    return ", ".join(part for part in parts if part) or NOT_KNOWN


def _crew(rule: CrewRule) -> str:
    who = "one" if rule.drivers == 1 else f"{rule.drivers} of the team"
    new = " who has not driven in the event yet" if rule.not_before else ""
    laps = f", at least {rule.laps_each} laps each" if rule.laps_each else ""
    return f"{who}{new}{laps}"


def _restart(step: RestartStep) -> str:
    many = "a rig" if step.dead_rigs == 1 else f"{step.dead_rigs} rigs"
    if step.dead_over:
        many = f"more than {step.dead_over} of the field"
    when = step.part.value.capitalize()
    if step.from_percent:
        when += f", from {step.from_percent} % of the distance"
    if step.below_percent is not None:
        when += f", below {step.below_percent} % of the distance"
    return f"{when}, {many}: {step.action.value}"
