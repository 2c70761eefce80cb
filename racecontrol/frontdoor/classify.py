"""`racecontrol classify` and `racecontrol standings`: laps and results from elsewhere, as CSV."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from msgspec import Struct
from rich.console import Console
from rich.table import Table

from racecontrol.frontdoor.tables import titled
from racecontrol.meeting.rulebook import EventRule, Rulebook, SessionRule
from racecontrol.results.brought import BroughtError, Reject, slug, unknown
from racecontrol.results.brought_laps import Result, bring
from racecontrol.results.brought_laps import classify as classified
from racecontrol.results.brought_scores import Season, season_of
from racecontrol.results.classification import ClassifiedRow, Status
from racecontrol.results.points import Points, points_text
from racecontrol.results.standings import TeamStanding
from racecontrol.results.ties import Score
from racecontrol.results.times import gap_text, lap_time, race_time
from racecontrol.rulebooks.reading import find, load
from racecontrol.sessions import FORMATS
from racecontrol.stewarding.penalties import PENALTIES

FILE = click.Path(path_type=Path, dir_okay=False)


def _book(name: str) -> Rulebook:
    return load(find(name), FORMATS, PENALTIES)


@click.command()
@click.argument("laps", type=FILE)
@click.option("--rulebook", "book", required=True, help="Key of one that ships, or a TOML file.")
@click.option("--grid", type=FILE, help="CSV of driver,position: it names who did not start.")
@click.option("--penalties", type=FILE, help="CSV of driver,penalty,value.")
@click.option("--session", help="Session of the rulebook, for its format and points.")
@click.option("--event", help="Event of the rulebook that has this session.")
@click.option("--laps", "distance", type=click.IntRange(1), help="Distance of the race.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--strict", is_flag=True, help="Status 1 when a line was rejected.")
def classify(
    laps: Path,
    book: str,
    grid: Path | None,
    penalties: Path | None,
    session: str | None,
    event: str | None,
    distance: int | None,
    as_json: bool,
    strict: bool,
) -> None:
    """Classify a session from its laps, by the same rules as the live timing.

    LAPS is a CSV with the columns driver,lap,lap_ms: whole milliseconds, laps from 1. Without
    --session it is a race without points. A line that cannot be used is named and left out.

    \b
    Penalties are driver,penalty,value:
        A. Driver,time,5              5 s added
        A. Driver,time-5,             the penalty of that code; "served" as value: nothing added
        A. Driver,lap-deletion,12     the time of lap 12 does not count
        A. Driver,disqualification,

    \b
    Examples:
        racecontrol classify laps.csv --rulebook fia-style --grid grid.csv
        racecontrol classify laps.csv --rulebook nations-cup-2025 --event world-finals \\
            --session race-1 --penalties penalties.csv --json
    """
    rules = _book(book)
    rule = _rule(rules, event, session)
    brought = bring(laps, grid, penalties, rules, rule)
    if not brought.laps and not brought.grid:
        _say_rejected(brought.rejected, strict=False)
        raise BroughtError(f"{laps.name} has no lap that can be used.")
    result = classified(brought, rules, rule, distance or 0)
    if as_json:
        _print_json(_classification(rules, rule, result, brought.rejected))
    else:
        Console(highlight=False, markup=False).print(_classification_table(rules, rule, result))
    _say_estimated(result)
    _say_rejected(brought.rejected, strict)


def _rule(rulebook: Rulebook, event: str | None, session: str | None) -> SessionRule | None:
    """The session that is meant; None where none was named."""
    if session is None:
        if event is not None:
            raise BroughtError("--event alone says too little: name a --session of it, too.")
        return None
    events = [e for e in rulebook.events if event is None or slug(event) in _slugs(e)]
    if not events:
        raise BroughtError(unknown("event", event or "", [e.key for e in rulebook.events]))
    found = [(e, rule) for e in events for rule in e.sessions if slug(session) in _slugs(rule)]
    if not found:
        keys = {rule.key for e in events for rule in e.sessions}
        raise BroughtError(unknown("session", session, keys))
    if len(found) > 1:
        keys_of_events = ", ".join(e.key for e, _ in found)
        raise BroughtError(f"{session!r} is in several events: say --event, {keys_of_events}.")
    return found[0][1]


def _slugs(rule: EventRule | SessionRule) -> tuple[str, str]:
    return slug(rule.key), slug(rule.name)


class PlacedDriver(Struct, frozen=True):
    """A line of a classification, with the driver's name."""

    place: int | None
    driver: str
    status: Status
    laps: int
    total_ms: int | None
    penalty_ms: int
    gap_ms: int | None
    gap_laps: int
    interval_ms: int | None
    interval_laps: int
    best_ms: int | None
    best_lap: int | None
    points: Points
    estimated: bool


class BroughtClassification(Struct, frozen=True):
    """What `racecontrol classify --json` prints."""

    rulebook: str
    session: str
    rows: tuple[PlacedDriver, ...]
    rejected: tuple[Reject, ...]


def _classification(
    rulebook: Rulebook, rule: SessionRule | None, result: Result, rejected: tuple[Reject, ...]
) -> BroughtClassification:
    rows = tuple(_placed(row, result.drivers[row.entry]) for row in result.rows)
    return BroughtClassification(rulebook.key, rule.key if rule else "", rows, rejected)


def _placed(row: ClassifiedRow, driver: str) -> PlacedDriver:
    return PlacedDriver(
        row.place or None,
        driver,
        row.status,
        row.laps,
        row.total_ms,
        row.penalty_ms,
        row.gap.ms,
        row.gap.laps,
        row.interval.ms,
        row.interval.laps,
        row.best_ms,
        row.best_lap or None,
        row.points,
        row.estimated,
    )


def _table(title: str, right: Sequence[str], left: Sequence[str], last: Sequence[str]) -> Table:
    table = titled(title)
    for heads, justify in ((right, "right"), (left, "left"), (last, "right")):
        for head in heads:
            table.add_column(head, justify="left" if justify == "left" else "right", no_wrap=True)
    return table


def _classification_table(rulebook: Rulebook, rule: SessionRule | None, result: Result) -> Table:
    title = f"{rule.name if rule else 'Race'}, {rulebook.name}"
    table = _table(title, ["Pos"], ["Driver"], ["Laps", "Time", "Gap", "Best", "Pen", "Pts"])
    for row in result.rows:
        table.add_row(
            str(row.place or row.status.value),
            result.drivers[row.entry],
            str(row.laps),
            f"{race_time(row.total_ms)}{'*' if row.estimated else ''}",
            gap_text(row.gap),
            lap_time(row.best_ms),
            f"+{row.penalty_ms / 1000:g} s" if row.penalty_ms else "",
            points_text(row.points) if row.points else "",
        )
    return table


@click.command()
@click.argument("results", type=FILE)
@click.option("--rulebook", "book", required=True, help="Key of one that ships, or a TOML file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--strict", is_flag=True, help="Status 1 when a line was rejected.")
def standings(results: Path, book: str, as_json: bool, strict: bool) -> None:
    """Add up a season from its results, by the same rules as the live standings.

    RESULTS is a CSV with the columns season,event,session,position,driver,nation, and team where
    there are teams. Event and session are keys or names of the rulebook. A score that is carried
    in has points_before as its session, and the points as its position.

    Equal points share a rank; the final order is by the rulebook's chain, and what that leaves
    open is said.

    \b
    Examples:
        racecontrol standings season.csv --rulebook nations-cup-2025
        racecontrol standings season.csv --rulebook my-season.toml --json

    \b
    A file:
        season,event,session,position,driver,nation
        2025,,points_before,12,A. Driver,ESP
        2025,Round 3,Grand Final,2,A. Driver,ESP
    """
    rules = _book(book)
    season = season_of(results, rules)
    if not season.competitors:
        _say_rejected(season.rejected, strict=False)
        raise BroughtError(f"{results.name} has no result that can be used.")
    if as_json:
        _print_json(_season(rules, season))
    else:
        _print_season(rules, season)
    _say_rejected(season.rejected, strict)


class Ranked(Struct, frozen=True):
    """A line of the standings, with the driver's name."""

    rank: int
    final_rank: int
    driver: str
    nation: str
    team: str
    points: Points
    points_before: Points
    countback: tuple[int, ...]
    scores: tuple[Score, ...]
    tied_with: tuple[str, ...]


class RankedTeam(Struct, frozen=True):
    """A line of the team standings; its drivers are the rows with this team."""

    rank: int
    final_rank: int
    team: str
    points: Points
    tied_with: tuple[str, ...]


class BroughtStandings(Struct, frozen=True):
    """What `racecontrol standings --json` prints."""

    rulebook: str
    rows: tuple[Ranked, ...]
    teams: tuple[RankedTeam, ...]
    rejected: tuple[Reject, ...]


def _season(rulebook: Rulebook, season: Season) -> BroughtStandings:
    people = season.competitors
    rows = []
    for row in season.rows:
        one = people[row.entry]
        rows.append(
            Ranked(
                row.rank,
                row.final_rank,
                one.name,
                one.nation,
                one.team,
                row.points,
                row.points_before,
                row.countback,
                row.scores,
                tuple(people[other].name for other in row.tied_with),
            )
        )
    return BroughtStandings(
        rulebook.key, tuple(rows), tuple(map(_team, season.teams)), season.rejected
    )


def _team(team: TeamStanding) -> RankedTeam:
    return RankedTeam(team.rank, team.final_rank, team.team, team.points, team.tied_with)


def _print_season(rulebook: Rulebook, season: Season) -> None:
    console = Console(highlight=False, markup=False)
    people = season.competitors
    table = _table(rulebook.name, ["Rank"], ["Driver", "Nat"], ["Points", "Carried in"])
    for row in season.rows:
        one = people[row.entry]
        carried = points_text(row.points_before) if row.points_before else ""
        table.add_row(str(row.rank), one.name, one.nation, points_text(row.points), carried)
    console.print(table)
    if season.teams:
        table = _table("Teams", ["Rank"], ["Team"], ["Points"])
        for team in season.teams:
            table.add_row(str(team.rank), team.team, points_text(team.points))
        console.print(table)
    for names, points in _open_ties(season):
        console.print(
            f"Open: {', '.join(names)} have {points_text(points)} points each, and the chain of "
            "the rulebook does not separate them. A person has to.",
            soft_wrap=True,
        )


def _open_ties(season: Season) -> list[tuple[list[str], Points]]:
    """Groups that the chain leaves open, as long as they have points."""
    groups: dict[frozenset[int], Points] = {}
    for row in season.rows:
        if row.tied_with and row.points:
            groups[frozenset((row.entry, *row.tied_with))] = row.points
    people = season.competitors
    return [(sorted(people[i].name for i in group), points) for group, points in groups.items()]


def _print_json(value: Struct) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _say_estimated(result: Result) -> None:
    for name, laps in result.estimated.items():
        numbers = ", ".join(map(str, laps))
        word = "lap" if len(laps) == 1 else "laps"
        click.echo(
            f"{name}: {word} {numbers} not in the file; the total (*) has the driver's median "
            "lap in its place.",
            err=True,
        )


def _say_rejected(rejected: Sequence[Reject], strict: bool) -> None:
    for reject in rejected:
        click.echo(str(reject), err=True)
    if rejected and strict:
        count = len(rejected)
        raise click.ClickException(f"{count} {'line' if count == 1 else 'lines'} rejected.")
