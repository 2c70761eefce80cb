"""Standings from results in CSV, by the rules that the live path follows.

One line for each place: season, event, session, position, driver, nation; `team` where there are
teams. Event and session are keys or names of the rulebook. A line whose session is
`points_before` carries a score in: its position is the points. A position that is no number (DNF,
DNS, DSQ, NC, -) or empty is a start without a place.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from racecontrol.meeting.rulebook import DeadHeat, EventRule, Rulebook, SessionRule
from racecontrol.results.brought import Line, Reject, Table, positive, slug, unknown
from racecontrol.results.points import shared
from racecontrol.results.standings import TeamStanding, teams_of
from racecontrol.results.ties import Score, Standing, ranked, standing

CARRIED: Final = "points_before"
WITHOUT_PLACE: Final = ("", "-", "nc", "n/c", "dnf", "dns", "dsq", "r", "ret")
COLUMNS: Final = ("season", "event", "session", "position", "driver", "nation")


class Competitor(Struct):
    """A driver of the file."""

    name: str
    nation: str
    team: str = ""
    before: int = 0
    places: dict[tuple[str, str], int] = field(default_factory=dict)  # (event, session) -> place


class Season(Struct, frozen=True):
    """The standings that a file gives. A `Standing.entry` is an index of `competitors`."""

    competitors: tuple[Competitor, ...]
    rows: tuple[Standing, ...]
    teams: tuple[TeamStanding, ...]
    rejected: tuple[Reject, ...]


def season_of(path: Path, rulebook: Rulebook) -> Season:
    """Reads results and adds them up. Raises BroughtError."""
    table = Table(path, COLUMNS)
    reading = _Reading(table, rulebook)
    for line in table.lines():
        if refused := reading.take(line):
            table.reject(line.number, refused)
    people = tuple(reading.people.values())
    shares = _shares(people)
    rows = [
        standing(index, list(_scores(one, rulebook, shares)), one.before)
        for index, one in enumerate(people)
    ]
    made = ranked(rows, rulebook.ties)
    return Season(people, made, _teams(people, made, rulebook), tuple(table.rejected))


class _Reading:
    def __init__(self, table: Table, rulebook: Rulebook) -> None:
        self.table = table
        self.book = rulebook
        self.people: dict[str, Competitor] = {}
        self.taken: dict[tuple[str, str, int], str] = {}

    def take(self, line: Line) -> str:
        """One line; the reason where it is refused."""
        if not line["driver"]:
            return "the driver is missing."
        if self.book.season and line["season"] != self.book.season:
            return f"season {line['season']!r} is not that of {self.book.name}."
        if slug(line["session"]) == slug(CARRIED):
            return self._carried(line)
        event = _event(self.book, line["event"])
        if event is None:
            return unknown("event", line["event"], [event.key for event in self.book.events])
        rule = _session(event, line["session"])
        if rule is None:
            return unknown("session", line["session"], [rule.key for rule in event.sessions])
        return self._place(line, event, rule)

    def _carried(self, line: Line) -> str:
        points = positive(line["position"])
        if points is None and line["position"] != "0":
            return f"position {line['position']!r} is no number of points."
        self._person(line).before += points or 0
        return ""

    def _place(self, line: Line, event: EventRule, rule: SessionRule) -> str:
        text = line["position"].removesuffix("=").strip()
        place = positive(text)
        if place is None and text.casefold() not in WITHOUT_PLACE:
            return f"position {line['position']!r} is neither a place nor DNF, DNS, DSQ or NC."
        key = (event.key, rule.key)
        person = self.people.get(line["driver"])
        if person and key in person.places:
            return f"{line['driver']} stands in {rule.name} of {event.name} already."
        if place and self.book.classification.dead_heat is not DeadHeat.SHARED:
            holder = self.taken.get((*key, place))
            if holder:
                return f"place {place} in {rule.name} of {event.name} is {holder}'s already."
        self._person(line).places[key] = place or 0
        if place:
            self.taken[(*key, place)] = line["driver"]
        return ""

    def _person(self, line: Line) -> Competitor:
        name = line["driver"]
        person = self.people.setdefault(name, Competitor(name, line["nation"]))
        person.nation = person.nation or line["nation"]
        person.team = person.team or line["team"]
        return person


def _event(rulebook: Rulebook, name: str) -> EventRule | None:
    wanted = slug(name)
    return next((e for e in rulebook.events if wanted in (slug(e.key), slug(e.name))), None)


def _session(event: EventRule, name: str) -> SessionRule | None:
    wanted = slug(name)
    return next((r for r in event.sessions if wanted in (slug(r.key), slug(r.name))), None)


def _shares(people: Sequence[Competitor]) -> Mapping[tuple[str, str, int], int]:
    """How many share each place."""
    count: dict[tuple[str, str, int], int] = {}
    for person in people:
        for (event, session), place in person.places.items():
            count[event, session, place] = count.get((event, session, place), 0) + 1
    return count


def _scores(
    person: Competitor, rulebook: Rulebook, shares: Mapping[tuple[str, str, int], int]
) -> Iterator[Score]:
    """Of every session with points, in the order of the rulebook."""
    for event in rulebook.events:
        for rule in event.sessions:
            place = person.places.get((event.key, rule.key))
            places = rule.points.places if rule.points else ()
            if place is None or not event.counts or not any(places):
                continue
            cars = shares[event.key, rule.key, place]
            points = shared(places, place, cars) if place else 0
            yield Score(rule.key, place, points, event.key)


def _teams(
    people: Sequence[Competitor], rows: Sequence[Standing], rulebook: Rulebook
) -> tuple[TeamStanding, ...]:
    teams: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        if person.team:
            teams.setdefault(person.team, []).append(index)
    counting = rulebook.team.counting if rulebook.team else 0
    return teams_of(teams, {row.entry: row for row in rows}, rulebook.ties, counting)
