"""Where the last place of each region was after each round, for a picture of the season."""

from racecontrol.meeting.online import QualificationRule
from racecontrol.season.board import DEPTH, seeds
from racecontrol.season.counting import effective_rounds
from racecontrol.season.desk import Desk
from racecontrol.season.qualifying import Board, Candidate, qualify
from racecontrol.season.season import Standings
from racecontrol.season.windows import Reader

Bars = dict[str, int | None]  # by region; None: nobody had the last place


def bars_after(standings: Standings, reader: Reader, number: int, desk: Desk) -> Bars:
    """The points of the last who would have been in after an earlier round.

    {} where the rulebook has no such cut. Equal points shared a rank then, as in a running season.
    """
    rule = standings.season.online.qualification
    if rule is None or rule.teams:
        return {}
    best = effective_rounds(standings.season.online.counting, number)
    depth = DEPTH + len(desk.seeds) + len(desk.withdrawn) + len(desk.ineligible)
    listed = _listed(reader, rule, number, best, depth)
    return bars_of(qualify(rule, listed, desk, seeds(standings, desk)))


def bars_of(found: Board) -> Bars:
    """Of a board."""
    return {cut.region: cut.last.points if cut.last else None for cut in found.cutoffs}


def _listed(
    reader: Reader, rule: QualificationRule, number: int, best: int, depth: int
) -> dict[str, list[Candidate]]:
    """The best of each region, in order."""
    found: dict[str, list[Candidate]] = {}
    for row in reader.best_after(rule.league, number, best, depth):
        account, name, country, region, rank, points, born = row
        one = Candidate(account, name or "", country, region, rank, points, points, born)
        found.setdefault(region, []).append(one)
    return found
